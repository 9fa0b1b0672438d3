"""Names and sites of lists in comparable form; and which names are also everyday words, people or places."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from urllib.parse import urlsplit

from pipelines.common.fold import fold
from pipelines.names.words import is_first_name, languages_of_rare_word, languages_of_word, read_data
from presswatch.languages.packs import words
from presswatch.urls.canonical import host_of

_PLATFORMS = frozenset(
    """
    about.me academia.edu amazon.com angelfire.com apple.com archive.org bandcamp.com bit.ly blogspot.com
    business.site dailymotion.com discord.com facebook.com fb.com feedburner.com flickr.com geocities.com github.com
    github.io godaddysites.com google.com homestead.com instagram.com issuu.com jimdo.com kick.com linkedin.com
    linktr.ee livejournal.com medium.com megaphone.fm mixcloud.com myspace.com naver.com netflix.com odysee.com ok.ru
    patreon.com pinterest.com plex.tv pluto.tv podbean.com radio.net reddit.com roku.com rumble.com samsung.com
    soundcloud.com spotify.com squarespace.com streema.com substack.com t.me telegram.me telegram.org tiktok.com
    tripod.com tumblr.com tunein.com twitch.tv twitter.com typepad.com ustream.tv vimeo.com vk.com webnode.com
    webs.com weebly.com weibo.com wikia.com wikidata.org wikimedia.org wikipedia.org wix.com wixsite.com
    wordpress.com x.com xumo.tv yahoo.com yola.com youtu.be youtube.com zattoo.com
    """.split()
)
_WIRES = re.compile(
    r"(?:^|\.)(?:accesswire|businesswire|cision|ein(?:news|presswire)|eurekalert|globenewswire|marketwired|news(?:file)?wire"
    r"|openpr|ots|presse(?:box|portal)|prlog|prnewswire|prweb)\."
)
"""What is published there are releases of the organizations themselves."""
_NO_MEDIA = re.compile(r"(?:^|\.)(?:gov|edu|mil|int|museum|(?:gov|edu|mil|ac|go|gob|gouv|govt|gv|sch|k12)\.[a-z]{2})$")
"""Sites of states, schools and universities: their stations are not what a link to them leads to."""
_FRONT = re.compile(r"/?(?:(?:index|default|home|portal)(?:\.\w+)?|[a-z]{2}(?:[-_][a-z]{2})?)?/?", re.IGNORECASE)
_SUBHOSTS = re.compile(r"^(?:www\d*|m|mobile|amp|old|new|rss|feeds?)\.(?=[^.]+\.)")


@lru_cache(maxsize=200_000)
def site_of(url: str) -> tuple[str, bool]:
    """The host of an address, if the address is that of a whole site; "" for platforms and no media."""
    url = url.strip()
    url = url if "//" in url else f"http://{url}"
    host = _SUBHOSTS.sub("", host_of(url))
    if "." not in host or not re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,24}", host) or _NO_MEDIA.search(host):
        return "", False
    if _WIRES.search(host) or any(host == one or host.endswith("." + one) for one in _PLATFORMS):
        return "", False
    parts = urlsplit(url)
    return host, bool(_FRONT.fullmatch(parts.path)) and not parts.query


def label_of(host: str) -> str:
    """The part of a host that names the outlet, without punctuation: "the-star.co.ke" is "thestar"."""
    labels = host.split(".")[:-1]
    if len(labels) > 1 and (len(labels[-1]) <= 3):
        labels.pop()
    return re.sub(r"\W", "", labels[-1]) if labels else ""


_TAIL = re.compile(r"\s*(?:[|:»\\]| [-–—] |\s::|,\s(?=[A-Z])|\s/\s).*$|\s*[(\[].*$|\s*[-–—|:,.]+$", re.DOTALL)
_CHANNEL = re.compile(
    r"[- ](?:DT|LD|CD|LP)\s?\d{0,2}$|\s\d{1,2}\.\d$|\s(?:HD|SD|UHD|4K|\+1)$"
    r"|(?<=^[KW][A-Z]{3})[- ]?(?:\s\d{2,4}(?:\.\d)?)?(?:[- ]?[AF]M)?$"
)
_MOST_CHARS, _MOST_WORDS, _FEWEST = 48, 6, 2
_LONG_WORD = 4


def clean(name: str) -> str:
    """A name without a list's additions (slogans, places, channel numbers); "" if nothing usable is left."""
    name = " ".join(unicodedata.normalize("NFC", html.unescape(name)).split()).strip("\"'“”«»*- ")
    if "http" in name or "@" in name or "�" in name:
        return ""
    name = _CHANNEL.sub("", _TAIL.sub("", name)).strip()
    letters = [char for char in name if char.isalpha()]
    if len(letters) < _FEWEST or len(name) > _MOST_CHARS or len(name.split()) > _MOST_WORDS:
        return ""
    loud = name.isupper() and " " in name and any(len(word) > _LONG_WORD for word in name.split())
    return name.title() if loud else name


_ARTICLES = re.compile(
    r"^(?:the|der|die|das|le|la|les|el|los|las|il|lo|gli|i|o|a|os|as|de|het|den|det|al|la\s|l['’])\s*(?=\S{3})(?<=[\s'’])"
)


@lru_cache(maxsize=200_000)
def key_of(name: str) -> str:
    """Equal for spellings of one name: without articles, accents, marks and letter case."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[\W_]", "", _ARTICLES.sub("", plain.replace("&", "and")))


def is_same(one: str, other: str) -> bool:
    """True if two names are certainly spellings of one: all words of one are in the other, or one is its initials."""
    first, second = key_of(one), key_of(other)
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    within = len(shorter) > _LONG_WORD and shorter in longer
    few, many = sorted((set(parts_of(one)), set(parts_of(other))), key=len)
    within = within or (few <= many and any(not is_medium(part) and not languages_of_word(part) for part in few))
    initials = "".join(word[0] for word in re.split(r"[\s-]", longer_of(one, other).casefold()) if word)
    return within or shorter == initials


def longer_of(one: str, other: str) -> str:
    return max(one, other, key=len)


def fits(name: str, host: str) -> bool:
    """True if the host of a site has the name, in full or most of its letters."""
    key, label = key_of(name), label_of(host)
    if not key.isascii() or not label:
        return False
    whole = re.sub(r"\W", "", host.rpartition(".")[0])
    if key in whole or (len(label) > _LONG_WORD and label in key):
        return True
    bare = re.sub(r"^(?:the|el|la|le)|(?:online|news|today|now|tv|fm|com)$", "", label)
    parts = [part for part in re.split(r"[\W_]+", fold(name).text) if len(part) > 2]
    said = sum(len(part) for part in parts if part in whole)
    initials = "".join(word[0] for word in re.split(r"[\W_]+", fold(name).text) if word)
    return key == bare or 2 * said >= len(key) or (len(initials) > 2 and initials in whole)


@cache
def places() -> frozenset[str]:
    """Folded names of countries and cities."""
    tables = (read_data("country_cities.json"), read_data("country_names.json"))
    return frozenset(word for table in tables for value in table.values() for word in str(value).split("|"))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(one).text for one in words("common_surnames"))


@cache
def media_words() -> frozenset[str]:
    """Folded words for newspapers, stations and the like, which make a name an outlet's."""
    listed = [*words("media_nouns"), *words("kinds_in_names"), *_ENGLISH.split()]
    return frozenset(fold(one).text for one in listed)


_ENGLISH = """
advertiser advocate argus banner beacon bee bulletin bugle call chronicle citizen clarion courier crier daily democrat
dispatch eagle enquirer examiner express gazette globe guardian herald independent inquirer intelligencer item journal
leader ledger mail mercury messenger mirror monitor news newspaper newspapers observer outlook packet patriot pioneer
post press progress radio record recorder register reminder reporter republic republican review sentinel shopper
signal spectator standard star statesman sun telegram telegraph times today topics transcript tribune tv union
vindicator voice weekly world blade bulletin news-press fm am television diario noticias periodico gaceta heraldo jornal
folha gazeta correio tribuna zeitung anzeiger blatt tageblatt nachrichten kurier rundschau bote presse journal courrier
depeche gazette echo hebdo giornale gazzetta corriere krant dagblad nieuws courant avis avisen blad bladet tidning
tidningen posten allehanda gazeta kurier dziennik glos noviny denik listy lehti sanomat uutiset gazette новости газета
вести правда известия телеканал радио тв gazetesi haber
"""


def parts_of(name: str) -> Iterator[str]:
    """The folded words of a name, without its article."""
    for word in re.split(r"[\s/–—-]+", name):
        folded = re.sub(r"^[\W_]+|[\W_]+$", "", fold(word).text)
        if folded and folded not in _SMALL:
            yield folded


_SMALL = frozenset(
    "the der die das le la les el los las il lo o a os as de het den of and und y e et del du di".split()
)


def is_word(part: str) -> bool:
    """True for an everyday word of some language, or a rarer one in a dictionary."""
    return bool(languages_of_word(part) or languages_of_rare_word(part))


def is_person_or_place(part: str) -> bool:
    return is_first_name(part) or part in _surnames() or part in places()


def is_medium(part: str) -> bool:
    return part in media_words() or part.endswith(("zeitung", "blatt", "anzeiger", "posten", "bladet", "news"))


def grade(name: str, shared: Container[str] = ()) -> str:
    """How distinctive a name is: "" is certain, "?" needs evidence, "!" counts only with a link to the site.

    Names with a word for a medium and another word are certain ("Wichita Eagle"). An everyday word, a person, a place,
    an acronym alone ("City", "Iraq", "ATR") prove nothing, and neither does a word of other names (`shared`).
    """
    parts = list(parts_of(name))
    own = [part for part in parts if not is_medium(part)]
    if " ".join(parts) in places() or (len(own) == len(parts) > 1 and " ".join(parts) in shared):
        return "!"
    if len(parts) > 1:
        named = [part for part in own if len(part) > 2 and not languages_of_word(part)]
        return "" if named and len(own) < len(parts) else "?"
    if not parts or parts[0] in shared or is_word(parts[0]) or is_person_or_place(parts[0]) or is_medium(parts[0]):
        return "!"
    if len(parts[0]) < _SHORTEST:
        return "?" if _CALL_SIGN.fullmatch(name) else "!"
    return "?"


_CALL_SIGN = re.compile(r"[KW][A-Z]{3}")
_SHORTEST = 5
