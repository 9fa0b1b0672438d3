"""The domain of an outlet: the catalogue's, or that of the link that leads to its piece."""

# ruff: noqa: E501 - patterns read better as long lines than as hundreds of short ones
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import CAPITAL_RUN, NameHit, OutletMention, name_hit
from pipelines.coverage.outlet_names import CHANNEL
from pipelines.outlets.outlet import Outlet
from pipelines.text.ascii import bare_letters, in_ascii, squash, without_article
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import READ_ON
from presswatch.urls.canonical import host_of
from scraper.pages.text.media_words import MEDIA_SIGNS

_OF_AREA = re.compile(
    r"(?:областная|районная|городская|краевая|местная|сельская) газета|(?:kreis|stadt|lokal|regional|bezirks)(?:zeitung|anzeiger|blatt)|amtsblatt|gazeta (?:lokalna|miejska|powiatowa|regionalna)",
    re.IGNORECASE,
)
"""Names that only say what area a paper serves: many bear them, and no site follows from one."""


def domain_of(outlet_mention: OutletMention | None, link: ArticleLink | None) -> str | None:
    """The outlet's domain, the one of its link where it has several; of an unknown outlet the link's site.

    Of one that has a part of a house's site the host ("fachblatt.verlag.de"); of a channel the site that carries it.
    """
    outlet = outlet_mention.outlet if outlet_mention is not None else None
    if outlet is None and outlet_mention is not None and link is not None and not link.short:
        if outlet_mention.cue == CHANNEL:
            return link.site
        if not link.video and (host := _named_host(outlet_mention, link)) is not None:
            return host
    return outlet_domain(outlet, link)


def outlet_domain(outlet: Outlet | None, link: ArticleLink | None) -> str | None:
    """The domain of a known outlet, the one of its link where it has several; of an unknown one the link's site."""
    if outlet is not None and link is None and _OF_AREA.fullmatch(outlet.shown):
        return None
    if outlet is not None:
        host = host_of(link.url) if link else ""
        return next((d for d in outlet.domains if host == d or host.endswith("." + d)), outlet.domain)
    if link is None or link.short or (link.outlet is not None and link.outlet.aggregator) or link.video:
        return None
    return link.site


def _named_host(outlet_mention: OutletMention, link: ArticleLink) -> str | None:
    """The host of a link whose first label is a word of the outlet's name, below a site that is not."""
    host = host_of(link.url).removeprefix("www.")
    label = host.partition(".")[0]
    named = len(label) >= _LABEL and label in "".join(filter(str.isalnum, outlet_mention.name.casefold()))
    return host if named and host != link.site and not label.startswith(link.site.partition(".")[0]) else None


_LABEL = 5
"""Letters of a host's first label from which it tells the name."""


_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


_UMLAUT = re.compile("[äöüßÄÖÜ]")


def in_german_ascii(text: str) -> str:
    """A text with umlauts spelled out, as German hosts print them."""
    return text.translate(_GERMAN) if _UMLAUT.search(text) else text


_LABEL_ARTICLE = re.compile(r"(?:the|les?|la|el|los|las|der|die|das|il)(?=[a-z]{6})")


@lru_cache(maxsize=1024)
def bare_label(label: str) -> str:
    """A label without the article it begins with: French prints "au Phare" for Le Phare."""
    return _LABEL_ARTICLE.sub("", label, count=1) if _LABEL_ARTICLE.match(label) else label


def label_of(link: ArticleLink) -> str:
    """The first label of a link's site as bare letters."""
    return label_of_site(link.site)


@lru_cache(maxsize=1024)
def label_of_site(site: str) -> str:
    """The first label of a site as bare letters."""
    return re.sub(r"[^a-z0-9]", "", site.partition(".")[0].lower())


def labelled_names(text: str, segment: Segment, label: str) -> Iterator[NameHit]:
    """Names that read like the host of a link: a capitalised run, or letters of another script that romanize to it."""
    for match in CAPITAL_RUN.finditer(text, segment.start, segment.end):
        hit = name_hit(text, match.start("name"), match.end("name"), "domain", 2)
        if hit is not None and spells(hit.name, label):
            yield hit
        elif hit is not None and (end := _spelled_on(text, hit, segment.end, label)):
            yield NameHit(hit.start, end, text[hit.start : end], 2, "domain")
        elif (start := _spelled_from(match, label)) is not None:
            yield NameHit(start, match.end("name"), text[start : match.end("name")], 2, "domain")
    for match in _UNSPACED.finditer(text, segment.start, segment.end):
        span = _romanized(match.group(), label)
        if span is not None:
            more = MEDIA_SIGNS.match(text, match.start() + span[1])
            end = more.end() if more else match.start() + span[1]
            hit = name_hit(text, match.start() + span[0], end, "domain", 2)
            if hit is not None:
                yield hit


MORE_WORDS = re.compile(r"[ \u00a0](?=[^\W_])[\w'’-]+")
"""A further word of a name; a dash between blanks is none."""
_MOST_WORDS = 3


def _spelled_on(text: str, hit: NameHit, end: int, label: str) -> int | None:
    """Where a name ends whose last words are in small letters ("La Gazette du port"), if they spell the label."""
    at = hit.end
    for _ in range(_MOST_WORDS):
        more = MORE_WORDS.match(text, at, end)
        if more is None:
            return None
        at = more.end()
        name = text[hit.start : at]
        if spells(name, label):
            return at
        spelled = (squash(name), bare_letters(name), bare_letters(in_german_ascii(name)))
        if not any(form.startswith(spelled) for form in (label, bare_label(label))):
            return None
    return None


def _spelled_from(run: re.Match[str], label: str) -> int | None:
    """Where a name begins inside a run of capitals: behind a day, or behind a word and an article or preposition.

    "On 1 November The Lantern ran", "eine Reporterin des Hafen-Kuriers", "Besuch vom Hafen-Kurier".
    """
    name = run["name"]
    day = _DAY_AHEAD.match(name)
    if day and spells(name[day.end() :], label):
        return run.start("name") + day.end()
    inner = [match.end() for match in _SMALL_WORD.finditer(name)]
    inner += [kind.end() for at in (0, *inner) if (kind := _GERMAN_KIND.match(name, at))]
    return next((run.start("name") + at for at in inner if spells(name[at:], label)), None)


_GERMAN_KIND = re.compile(
    r"(?:\w*(?:zeitung|blatt(?:e?s)?|magazins?|senders?|portals?|zeitschrift|anzeigers?)|Sendung|Podcasts?)[ \u00a0]"
)
"""A German noun for a kind of outlet, which has a capital as the name behind it: "das Anzeigenblatt Hafen-Kurier"."""
_SMALL_WORD = re.compile(r"[ \u00a0](?:[a-zà-ÿ]{1,4}[ \u00a0]){1,2}(?:[dl]['’])?(?=\w)")


_DAY_AHEAD = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)[ \u00a0]"
)


def nominative(name: str, link: ArticleLink) -> str:
    """A name without the ending of its case, where the host of its link is the same name without it.

    "des Hafen-Kuriers" at hafen-kurier.de is the Hafen-Kurier, "im Talboten" at talbote.de the Talbote, and
    "der Fränkischen Warte" the Fränkische Warte.
    """
    label = label_of(link)
    if label in {bare_letters(name), bare_letters(in_german_ascii(name))}:
        return name
    first, blank, rest = name.partition(" ")
    bent = [name[: -len(end)] for end in ("es", "s", "n") if name.endswith(end)]
    bent += [f"{first[:-1]}{blank}{rest}"] if blank and first.endswith(("en", "er", "em", "es")) else []
    spelled = (form for form in bent if label in {bare_letters(form), bare_letters(in_german_ascii(form))})
    return next(spelled, name)


_UNSPACED = re.compile(r"[가-힣一-龯]{2,40}")


_LONG_LABEL = 8
"""Letters: a label this long that begins a name is its short form ("marrowstreet" for Marrow Street Messenger)."""


_ENDS_OF_SITES = ("info", "news", "press", "media", "tv", "fm", "radio", "live", "online", "plus", "net", "com")
"""What a name may have behind its site's label: the end of the host ("Harbour Info" at harbour.info) or a word."""


def spells(name: str, label: str) -> bool:
    """Whether a name, with or without its article, is a label, or begins with a long one."""
    return is_label_of(name, label) or (
        len(label) >= _LONG_LABEL and any(form.startswith(label) for form in _spellings(name))
    )


def is_label_of(name: str, label: str) -> bool:
    """Whether a name, with or without its article, is a label, but for the end that hosts have."""
    forms = _spellings(name)
    forms |= {form.removesuffix(end) for form in forms for end in _ENDS_OF_SITES if form == label + end}
    return label in forms or bare_label(label) in forms


def _spellings(name: str) -> set[str]:
    """A name as bare letters: with and without its article, umlauts spelled out, each word for its "&"."""
    forms = {bare_letters(form) for form in (without_article(name), name)}
    forms |= {bare_letters(name.replace("&", word)) for word in ("and", "und", "et", "y")} if "&" in name else set()
    if (german := in_german_ascii(name)) != name:
        forms |= {bare_letters(form) for form in (without_article(german), german)}
    return forms


def _romanized(run: str, label: str) -> tuple[int, int] | None:
    """Where letters of a run, each romanized, spell a label; a media word after it belongs to the name."""
    parts = [bare_letters(char) for char in run]
    for start in range(len(parts)):
        spelled = ""
        for end in range(start, len(parts)):
            spelled += parts[end]
            if spelled == label:
                return start, end + 1
            if not label.startswith(spelled):
                break
    return None


_LABEL_LENGTH = 5
"""Letters: shorter labels meet ordinary words by chance."""


def letters_of(text: str) -> str:
    """The bare letters of a text, and again with umlauts and each sign for "and" spelled out."""
    german = in_german_ascii(text)
    spelled = (text,) if german is text else (text, german)
    if "&" not in text:
        return " ".join(map(bare_letters, spelled))
    words = ("", "and", "und", "et", "y")
    return " ".join(bare_letters(form.replace("&", word)) for form in spelled for word in words)


def labels_in(text: str, links: Sequence[ArticleLink]) -> list[str]:
    """The hosts of unknown links whose letters a text holds somewhere, in Latin script or romanized."""
    labels = {label_of(link) for link in links if link.outlet is None and not link.short and not link.video}
    long = sorted(label for label in labels if len(label) >= _LABEL_LENGTH)
    return labels_of(long, letters_of(text)) if long else []


def labels_of(labels: Sequence[str], letters: str) -> list[str]:
    """Those of the labels that stand somewhere in bare letters, with their article or without."""
    return [label for label in labels if label in letters or bare_label(label) in letters]


_LABEL_SIMILAR = 0.72
"""Share of an outlet's squashed name that its domain label must match:
above the best chance match between unrelated names in our tests."""


@lru_cache(maxsize=1024)
def resembles(name: str, link: ArticleLink) -> bool:
    """Whether a name and the host of a link are the same words: contained, initials, or nearly equal."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - start-up of the command line

    label = label_of(link)
    squashed = squash(name)
    if len(label) < 2 or len(squashed) < 2:
        return False
    initials = _initials(name)
    if len(initials) >= 3 and label.startswith(initials):
        return True
    if min(len(label), len(squashed)) >= 4 and (squashed in label or label in squashed):
        return True
    return max(len(label), len(squashed)) >= 5 and fuzz.ratio(squashed, label) >= 100 * _LABEL_SIMILAR


@lru_cache(maxsize=1024)
def _initials(name: str) -> str:
    words = [w for w in re.split(r"[\s'’-]+", in_ascii(name).lower()) if w]
    return "".join(w[0] for w in words if w not in {"the", "of", "and", "&"})


_OWNS = re.compile(r"['’]s[ \u00a0]")


def without_programme(hit: NameHit, links: Sequence[ArticleLink]) -> NameHit:
    """A name without what it owns, where a link's host is the owner: of "Moorland Sound's Sunday" the station alone."""
    owns = _OWNS.search(hit.name)
    if owns is None or not any(squash(hit.name[: owns.start()]) == label_of(link) for link in links):
        return hit
    name = hit.name[: owns.start()]
    return NameHit(hit.start, hit.start + len(name), name, hit.strength, hit.cue)


def behind_link(text: str, hit: NameHit, links: Sequence[ArticleLink]) -> NameHit | None:
    """A name that begins inside a link's words and goes on behind them, without these: they are a headline."""
    ends = (
        link.end for link in links if link.start <= hit.start < link.end < hit.end and not resembles(link.text, link)
    )
    cut = next(ends, None)
    return hit if cut is None else name_hit(text, cut, hit.end, hit.cue, hit.strength)


_OVER = re.compile(r"\s*[▼▽■●◆◇□★☆◎○▶►▷→⇒・•*※]\s*(?P<name>[^\n、。：:,.!?！？「」『』()（）|\d]{2,24})[：:]?\s*")
_ASKS = re.compile("[をに]|ください|下さい|세요")


def name_over_link(text: str, segment: Segment, below: Segment | None, links: Sequence[ArticleLink]) -> NameHit | None:
    """The name behind a bullet before or above a link that ends its line: "▼ Harbour Gazette", its headline below."""
    last = next((link for link in links if segment.start < link.start and link.end in _ends(segment)), None)
    over = below is not None and below.block == segment.block
    if last is None and over and below is not None:
        led = (link for link in links if link.start in (below.start, below.start + 1) and link.end in _ends(below))
        last = next(led, None)
    if last is None or not last.deep:
        return None
    match = _OVER.fullmatch(text, segment.start, min(segment.end, last.start))
    if match is None or _ASKS.search(match["name"]) or READ_ON.match(match["name"]):
        return None
    return name_hit(text, match.start("name"), match.end("name"), "over a link", 2)


def _ends(segment: Segment) -> tuple[int, int]:
    """Where a link ends that fills a sentence to its end, or to its full stop."""
    return segment.end - 1, segment.end


def label_of_house(outlet: Outlet) -> str:
    """The first label of an outlet's domain, its name where it has none: editions for two countries share it."""
    return (outlet.domain or outlet.name).partition(".")[0]
