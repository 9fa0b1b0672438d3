"""Domains of outlets, and names of outlets and titles of articles as links print or spell them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, takewhile

from rapidfuzz import fuzz

from pipelines.common.fold import bare_letters, in_ascii, squash, without_article
from pipelines.coverage.channels import CHANNEL
from pipelines.coverage.links import ArticleLink, house_of
from pipelines.coverage.name_candidates import CAPITAL_RUN, NameHit, OutletMention, name_hit, names_media
from pipelines.outlets.outlet import Outlet
from pipelines.text.literal_filter import Caseless
from pipelines.text.segments import Segment
from presswatch.languages.packs import affixes, alternation, any_word, ordered_words, whole_words, words
from presswatch.languages.patterns import compiled_later
from presswatch.text.strings import holds
from presswatch.urls.canonical import host_of
from scraper.pages.text.outlet_names import MEDIA_STEMS, SOURCE_WORDS, in_german_ascii


def domain_of(mention: OutletMention | None, link: ArticleLink | None) -> str | None:
    """The registrable domain of an outlet, the one of its link where it has several; of an unknown one the link's.

    Of a channel it is the site that carries it.
    """
    if mention is not None and mention.cue == CHANNEL and link is not None and not link.short:
        return link.site
    return outlet_domain(mention.outlet if mention is not None else None, link)


def outlet_domain(outlet: Outlet | None, link: ArticleLink | None) -> str | None:
    """The registrable domain of a known outlet, the link's of an unknown one; one of the watchlist keeps its own."""
    if outlet is None:
        return None if link is None or link.is_anybodys or link.publisher is not link.outlet else link.site
    host = host_of(link.url) if link is not None else ""
    domain = next((d for d in outlet.domains if host == d or host.endswith("." + d)), outlet.domain)
    return house_of(f"https://{domain}") if domain and not outlet.own else domain


_LABEL_ARTICLE = compiled_later(rf"(?:{any_word('articles_before_labels')})(?=[a-z]{{6}})")


@lru_cache(maxsize=1024)
def bare_label(label: str) -> str:
    """A label without the article at its beginning: French has "au Phare" for Le Phare."""
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
        elif (start := _spelled_from(match, label)) is not None and (
            part := name_hit(text, start, match.end("name"), "domain", 2)
        ):
            yield part
    yield from _romanized_names(text, segment, label)


_UNSPACED = compiled_later(r"[가-힣一-龯]{2,40}")


def _romanized_names(text: str, segment: Segment, label: str) -> Iterator[NameHit]:
    for match in _UNSPACED.finditer(text, segment.start, segment.end):
        span = _romanized(match.group(), label)
        if span is not None:
            start, end = match.start() + span[0], match.start() + span[1]
            more = MEDIA_STEMS.match(text, end)
            end = more.end() if more else end
            yield NameHit(start, end, text[start:end], 2, "domain")


def _romanized(run: str, label: str) -> tuple[int, int] | None:
    """Where letters of a run, each romanized, spell a label; a media word after it belongs to the name."""
    parts = [bare_letters(char) for char in run]
    for start in range(len(parts)):
        spelled = list(takewhile(label.startswith, accumulate(parts[start:])))
        if label in spelled:
            return start, start + spelled.index(label) + 1
    return None


MORE_WORDS = compiled_later(r"[ \u00a0](?=[^\W_])[\w'’-]+")
"""A further word of a name; a dash between blanks is none."""
_MOST_WORDS = 3


def _spelled_on(text: str, hit: NameHit, end: int, label: str) -> int | None:
    """Where a name ends whose last words are in lower case ("La Gazette du port"), if they spell the label."""
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
    """Where a name begins inside a run of capitals: after a day, or after a word and an article or preposition.

    "On 1 November The Lantern ran", "eine Reporterin des Hafen-Kuriers", "Besuch vom Hafen-Kurier".
    """
    name = run["name"]
    day = _DAY_AHEAD.match(name)
    if day and spells(name[day.end() :], label):
        return run.start("name") + day.end()
    inner = [match.end() for match in _SMALL_WORD.finditer(name)]
    inner += [kind.end() for at in (0, *inner) if (kind := _KIND.match(name, at))]
    return next((run.start("name") + at for at in inner if spells(name[at:], label)), None)


_KIND = compiled_later(rf"(?:{alternation('kinds_before_names')})[ \u00a0]")
"""A noun for a kind of outlet that has a capital as the name after it: "das Anzeigenblatt Hafen-Kurier"."""
_SMALL_WORD = compiled_later(r"[ \u00a0](?:[a-zà-ÿ]{1,4}[ \u00a0]){1,2}(?:[dl]['’])?(?=\w)")
_DAY_AHEAD = compiled_later(rf"(?:{alternation('calendar_words')})[ \u00a0]", re.IGNORECASE)


def nominative(name: str, link: ArticleLink) -> str:
    """A name without the ending of its case, where the host of its link is the same name without it.

    "des Hafen-Kuriers" at hafen-kurier.de is the Hafen-Kurier, "im Talboten" at talbote.de the Talbote, and
    "der Fränkischen Warte" the Fränkische Warte.
    """
    label = label_of(link)
    if label in {bare_letters(name), bare_letters(in_german_ascii(name))}:
        return name
    first, blank, rest = name.partition(" ")
    uninflected = [name[: -len(end)] for end in ordered_words("noun_case_endings") if name.endswith(end)]
    uninflected += [f"{first[:-1]}{blank}{rest}"] if blank and first.endswith(affixes("adjective_case_endings")) else []
    spelled = (form for form in uninflected if label in {bare_letters(form), bare_letters(in_german_ascii(form))})
    return next(spelled, name)


_LONG_LABEL = 8
"""Letters: a label this long that begins a name is its short form ("marrowstreet" for Marrow Street Messenger)."""
_ENDS_OF_SITES = words("ends_of_sites")
"""What a name may have after the label of its site: the end of the host ("Harbour Info" at harbour.info) or a word."""


def spells(name: str, label: str) -> bool:
    """True if a name, with or without its article, is a label, or begins with a long one."""
    return is_label_of(name, label) or (
        len(label) >= _LONG_LABEL and any(form.startswith(label) for form in _spellings(name))
    )


def is_label_of(name: str, label: str) -> bool:
    """True if a name, with or without its article, is a label, apart from the end that hosts have."""
    forms = _spellings(name)
    forms |= {form.removesuffix(end) for form in forms for end in _ENDS_OF_SITES if form == label + end}
    return label in forms or bare_label(label) in forms


def _spellings(name: str) -> set[str]:
    """A name as bare letters: with and without its article, umlauts spelled out, each word for its "&"."""
    forms = {bare_letters(form) for one in {name, in_german_ascii(name)} for form in (without_article(one), one)}
    forms |= {bare_letters(name.replace("&", word)) for word in words("and_between_names")} if "&" in name else set()
    return forms


_LABEL_LENGTH = 5
"""Letters: shorter labels meet ordinary words by chance."""


def letters_of(text: str) -> str:
    """The bare letters of a text, and again with umlauts and "&" spelled out."""
    german = in_german_ascii(text)
    spelled = (text,) if german is text else (text, german)
    if "&" not in text:
        return " ".join(map(bare_letters, spelled))
    spelled_out = ("", *ordered_words("and_between_names"))
    return " ".join(bare_letters(form.replace("&", word)) for form in spelled for word in spelled_out)


def labels_in(text: str, links: Sequence[ArticleLink]) -> list[str]:
    """The hosts of unknown links whose letters are somewhere in a text, in Latin script or romanized."""
    labels = {label_of(link) for link in links if link.outlet is None and not link.is_anybodys}
    long = sorted(label for label in labels if len(label) >= _LABEL_LENGTH)
    return labels_of(long, letters_of(text)) if long else []


def labels_of(labels: Sequence[str], letters: str) -> list[str]:
    """The labels that are somewhere in bare letters, with their article or without."""
    return [label for label in labels if label in letters or bare_label(label) in letters]


_LABEL_SIMILAR = 0.72
"""Share of an outlet's squashed name that its domain label must match:
above the best chance match between unrelated names in our tests."""


@lru_cache(maxsize=1024)
def resembles(name: str, link: ArticleLink) -> bool:
    """True if a name and the host of a link are the same words: contained, initials, or nearly equal."""
    label = label_of(link)
    squashed = squash(name)
    initials = _initials(name)
    if len(initials) >= 3 and label.startswith(initials):
        return True
    if min(len(label), len(squashed)) >= 4 and (squashed in label or label in squashed):
        return True
    return max(len(label), len(squashed)) >= 5 and fuzz.ratio(squashed, label) >= 100 * _LABEL_SIMILAR


def is_branch(name: str, link: ArticleLink) -> bool:
    """True if a name longer than a known outlet's, at a part of its site, is another of the house's papers.

    "Ufer Bote" at ufer.bote.example is not the Bote.
    """
    outlet, printed = link.publisher, squash(name)
    if outlet is None or host_of(link.url).removeprefix("www.") in outlet.domains:
        return False
    return any(squash(known) in printed and squash(known) != printed for known in (outlet.name, outlet.shown))


@lru_cache(maxsize=1024)
def _initials(name: str) -> str:
    parts = filter(None, re.split(r"[\s'’-]+", in_ascii(name).lower()))
    return "".join(part[0] for part in parts if part not in {"the", "of", "and", "&"})


_OWNS = compiled_later(r"['’]s[ \u00a0]")


def without_programme(hit: NameHit, links: Sequence[ArticleLink]) -> NameHit:
    """A name without what it owns, where a link's host is the owner: of "Moorland Sound's Sunday" the station alone."""
    owns = _OWNS.search(hit.name)
    if owns is None or not any(squash(hit.name[: owns.start()]) == label_of(link) for link in links):
        return hit
    return replace(hit, end=hit.start + owns.start(), name=hit.name[: owns.start()])


_SITE_WORD = compiled_later(r"(?<![\w./@])[^\W_]+(?:[.'’&-][^\W_]+)*")
_SITE_WORDS = 5
"""Words of a name that spells a site, at most."""
_SHORT_LABEL = 4
"""Letters of a site's label that are a name without the end of the site."""


def site_name(text: str, low: int, high: int, link: ArticleLink) -> NameHit | None:
    """The longest words between two offsets that spell the site of a link: "Le Port", "leport.example"; None if none.

    A part of the host next to them belongs to them: "Le Port Lyon" at lyon.leport.example.
    """
    label, *ends = link.site.split(".")
    host = host_of(link.url).removeprefix("www.")
    spelled = {bare_letters(name) for name in (link.site, host, *([label] if len(label) >= _SHORT_LABEL else []))}
    parts = set(host.split(".")) - {label, *ends}
    words = [(one, bare_letters(one.group())) for one in _SITE_WORD.finditer(text, low, high)]
    found = [
        (first, last)
        for first in range(len(words))
        for last in range(first, min(first + _SITE_WORDS, len(words)))
        if "".join(letters for _, letters in words[first : last + 1]) in spelled
    ]
    if not found:
        return None
    first, last = max(found, key=lambda one: one[1] - one[0])
    last += last + 1 < len(words) and words[last + 1][1] in parts
    start, end = words[first][0].start(), words[last][0].end()
    return NameHit(start, end, text[start:end], 2, "domain")


_INVITES = compiled_later(
    rf"\A\W*(?:(?:{alternation('inviting_verbs')})[ \u00a0](?:to )?"
    rf"(?:(?:{alternation('words_before_article')})[ \u00a0])*"
    rf"(?:{alternation('here_words')}|{alternation('article_nouns')})|{alternation('invitations')})(?!\w)"
    rf"|\A\W*(?:{alternation('invitation_openings')})|(?:{alternation('invitation_endings')})\W*\Z",
    re.IGNORECASE,
)
"""Link words that invite to the article and are not its title: "Read it on Yahoo News", 네이버에서 기사 읽기."""
_TITLED = compiled_later(
    rf"(?:{whole_words('title_cues')})\s{{0,60}}:?\s{{0,60}}[“„«「『\"‘《](?P<title>[^”“»」』\"’》\n]{{4,160}})",
    re.IGNORECASE,
)
_TITLE_WORDS = 3
"""Words of a link that can be the title of an article; one that begins in lower case continues a sentence."""


def headline_of(link: ArticleLink | None, words: str) -> str | None:
    """The title printed for the article, in its sentence or as the words of its link; None if none is."""
    if match := _TITLED.search(words):
        return match["title"].strip()
    if link is None or link.says_read or len(link.text.split()) < _TITLE_WORDS:
        return None
    return None if link.text[:1].islower() or _INVITES.search(link.text) else link.text


_HEADLINE = 5
"""Words of a link next to a day that are a headline."""
_SHORT_HEADLINE = 3
"""Words that are one on the site of a known outlet, if the first alone has a capital and none is for a medium."""


def is_headline(hit: NameHit, link: ArticleLink) -> bool:
    """True if words next to a day are the title that leads to the article of another outlet."""
    words = link.text.strip(" .\"'“”«»„")
    if not holds(link, hit) or not words.endswith(hit.name):
        return False
    if hit.name == words and words.count(" ") + 1 >= _HEADLINE:
        return True
    sentence = words.count(" ") + 1 >= _SHORT_HEADLINE and words[1:] == words[1:].lower()
    return sentence and link.outlet is not None and not names_media(words) and not resembles(words, link)


def after_link(text: str, hit: NameHit, links: Sequence[ArticleLink]) -> NameHit | None:
    """A name that begins inside a link's words and ends after them, without these words: they are a headline."""
    ends = (
        link.end for link in links if link.start <= hit.start < link.end < hit.end and not resembles(link.text, link)
    )
    cut = next(ends, None)
    return hit if cut is None else name_hit(text, cut, hit.end, hit.cue, hit.strength)


_LINE_CHARS = 40
"""Characters of the longest line that names an outlet over a link."""


def name_in_box(text: str, segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]) -> NameHit | None:
    """The name of a medium or the link's site that fills a line above one that only sends the reader on."""
    part, link = segments[number], led_below(segments, number, links)
    if link is None or part.kind == "heading":
        return None
    hit = name_hit(text, part.start, part.end, "over-a-link", 2)
    return hit if hit is not None and (names_media(hit.name) or resembles(hit.name, link)) else None


_CREDIT_LINE = Caseless(rf"\s{{0,60}}(?:original )?(?:{SOURCE_WORDS})\s?[:：]\s?")
_CREDIT_CHARS = 80


def name_of_source(text: str, segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]) -> NameHit | None:
    """The link words of a source line, unless they only send the reader on ("Source: The Tide. Read on")."""
    link = source_led_to(text, segments, number, links)
    if link is None or link.says_read:
        return None
    return name_hit(text, link.start, link.end, "source-line", 2)


def source_led_to(
    text: str, segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]
) -> ArticleLink | None:
    """The article linked from a source line ("Source: The Harbour Gazette"), as above a reprint."""
    part = segments[number]
    if part.end - part.start > _CREDIT_CHARS or not is_alone(segments, number):
        return None
    inside = [link for link in links if part.start <= link.start < part.end]
    if len(inside) != 1 or not inside[0].deep or inside[0].is_address or inside[0].end < part.end - 1:
        return None
    return inside[0] if _CREDIT_LINE.inside(text, part.start, inside[0].start) else None


def led_below(segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]) -> ArticleLink | None:
    """The article to which the line below a short line sends the reader, if it does nothing else."""
    if number + 1 >= len(segments):
        return None
    part, below = segments[number], segments[number + 1]
    if part.end - part.start > _LINE_CHARS or not is_alone(segments, number) or not is_alone(segments, number + 1):
        return None
    filling = (link for link in links if 0 <= link.start <= below.start + 1 and below.end <= link.end + 1)
    return next((link for link in filling if link.says_read), None)


def is_alone(segments: Sequence[Segment], number: int) -> bool:
    """True if a sentence is a block of its own."""
    around = (segments[at].block for at in (number - 1, number + 1) if 0 <= at < len(segments))
    return segments[number].block not in around
