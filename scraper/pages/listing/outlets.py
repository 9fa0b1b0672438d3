"""The news organizations that a list of press coverage prints next to its titles, and headlines next to links.

The place is learned from all entries: it holds names that the addresses of the links spell, or that have a word for a
paper or a station, and no sections, places, languages or authors, which are the same for links to different sites.
Where links only name an outlet or say "here", the headline next to them is the title.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import fmean as mean

from presswatch.languages.packs import any_of, any_word
from presswatch.languages.patterns import compiled_later
from presswatch.text.strings import grouped
from presswatch.urls.canonical import site_of
from scraper.pages.html_tree.tree import Tree, weight
from scraper.pages.listing.entry_lines import ABOVE, LONGEST_NAME, PICTURE, Field, Pieces, marked_days
from scraper.pages.listing.titles import COMMENTS_COUNTED, GENERIC_WORDS, is_day
from scraper.pages.person_names.names import looks_like_a_person
from scraper.pages.person_names.signatures import is_korean_person, is_signed
from scraper.pages.text.outlet_names import KINDS, MEDIA_NOUN, MEDIA_STEMS, names_site

BEFORE_OUTLET = compiled_later(
    rf"^(?:(?:{any_of('outlet_labels')})(?:\s+(?:{any_of('published_in_prepositions')}))?(?:\s*[:：]\s*|\s+)(?=\S)"
    rf"|(?:{any_of('reading_words')})\b.{{0,20}}?\s(?:{any_of('read_in_prepositions')})\s+"
    rf"|(?:{any_of('outlet_prepositions')})\s+(?=[^\Wa-z_]))",
    re.IGNORECASE,
)
"""Words before the name of an outlet: "Source: ", "Read on ", "in "."""

AFTER_OUTLET = compiled_later(
    rf"\s{{1,60}}(?:{any_of('day_prepositions')})$|\s{{1,60}}logo$"
    rf"|\s{{1,60}}(?:{any_of('after_site_names')})(?:\s.{{0,300}})?$",
    re.IGNORECASE,
)
"""Words after a name that lead to a day, or show that it is the name of a site or the text of a picture."""

WITH_AUTHOR = compiled_later(
    rf"(?P<author>\S+(?: \S+){{1,3}}) (?:{any_of('writing_for_prepositions')})"
    rf" (?:(?:{any_of('outlet_articles')}) )?(?P<name>\S.*)"
)
"""An author and the outlet: "Ada Berg in The Courier"."""

PLAIN_KINDS = compiled_later(
    rf"(?:{any_of('plain_piece_prefixes')})?[- ]?(?:{any_of('plain_piece_kinds')})", re.IGNORECASE
)
"""A kind that says only that it is an article."""

NOT_NAMES = compiled_later(
    rf"{any_of('reading_times')}|{any_of('link_remarks')}|.{{0,24}}\.(?:pdf|jpe?g)|\d[\d.,]* ?[kmg]i?b"
    rf"|(?:(?:{any_of('in_a_language')}) )?(?:{any_of('language_names')})(?: (?:{any_of('language_remarks')}))?"
    rf"|{any_word('language_codes_in_links')}"
    rf"|(?:in )?(?:{any_of('section_names')})",
    re.IGNORECASE,
)
"""The whole text next to a title that names a language, a file, a section or the time of reading, and no outlet."""

NAME_PLACES = (
    ("head", compiled_later(r"^\W{0,2}[\[【(（［〔](?P<name>[^\])】）］〕]{2,40})[\])】）］〕]"), True),
    ("tail", compiled_later(r"[\[【(（［〔](?P<name>[^\[\](){}【】（）［］〔〕]{2,40})[\])】）］〕]\W{0,2}$"), False),
    ("last", compiled_later(r"\s[|–—-]\s(?P<name>[^|–—]{2,40})$"), False),
    ("first", compiled_later(r"^(?P<name>[^:：|–—]{2,40}?)(?:[:：]|\s[|–—-])\s"), False),
    (
        "featured",
        compiled_later(rf"^(?P<name>[^\s「『]{{2,16}})に.{{0,300}}[」』].{{0,300}}(?:{any_of('in_outlet_verbs')})"),
        True,
    ),
    ("bullet", compiled_later(r"^[◆◇■□●○▶▷►★☆※・]\s{0,60}(?P<name>[^\d「『\s]{2,24})[\s\d「『]"), True),
)
"""Places of a title that may hold an outlet, and True for one that needs no other evidence."""


_LEAST_EVIDENCE = 0.2
"""Share of a place's texts that address or wording show to be outlets', from which on all of them are."""
_LEAST_EVIDENCE_ABOVE = 0.3
"""The same where the texts are above groups of entries, as much else does."""
_PEOPLE = 0.3
_SHARED = 0.3
"""Shares of a place's texts that are people's names, or are at links to several sites, from which on none is."""
_MOST_WORDS = 7
_CLOSING = "»“”"
_BY_WORD = 0.6


@dataclass(frozen=True, slots=True)
class _Name:
    """A text that may be an outlet's name, the evidence for it (0 to 1), and what the list calls the piece (`kind`)."""

    text: str
    place: str
    url: str
    evidence: float
    kind: str = ""


def outlets_of(entries: Sequence[tuple[str, str, Sequence[Field]]]) -> list[str | None]:
    """The outlet of each entry, given address, title and the pieces next to it; None where the list prints none."""
    names = [_names(url, title, fields) for url, title, fields in entries]
    by_place = grouped(place for own in names for place in {name.place: name for name in reversed(own)}.items())
    worth = {place: _worth(place, found, len(entries)) for place, found in by_place.items()}
    return [_chosen(own, worth) for own in names]


def _chosen(names: Sequence[_Name], worth: dict[str, float]) -> str | None:
    """The name that the address spells, before that in the best place of the list."""
    ranked = sorted(names, key=lambda name: (name.evidence < 1, -worth[name.place]))
    best = next((name for name in ranked if name.evidence == 1 or worth[name.place] > 0), None)
    if best is None:
        return None
    return f"{best.text}, {best.kind}" if best.kind else best.text


def _worth(place: str, names: Sequence[_Name], entries: int) -> float:
    """How likely a place holds the outlets; 0 where its texts are something else."""
    evidence = mean(name.evidence for name in names)
    if place.startswith(ABOVE):
        # Countries and campaigns head groups too: only addresses and words for media show a paper's heading.
        return evidence if evidence >= _LEAST_EVIDENCE_ABOVE and _shared(names, _BY_WORD) < _SHARED else 0.0
    evidence += _paired(names) / 2
    people = mean(name.evidence == 0 and _is_person(name.text) for name in names)
    shared = _shared(names, 0)
    # Addresses would spell outlets' names: hosts are in Latin letters; pictures mostly show no name.
    spelled = place.startswith(PICTURE) or mean(_is_latin(name.text) for name in names) > 1 / 2
    if people >= _PEOPLE or shared >= _SHARED or (evidence < _LEAST_EVIDENCE and spelled):
        return 0.0
    return 0.1 + len(names) / entries + 2 * evidence - people - shared


def _shared(names: Sequence[_Name], most: float) -> float:
    """The share of texts that are at links to several sites, of those with at most so much evidence."""
    sites = Counter(text for text, _ in {(name.text, site_of(name.url)) for name in names})
    return mean(name.evidence <= most and sites[name.text] > 1 for name in names)


def _paired(names: Sequence[_Name]) -> float:
    """The share of texts that are at one site's links alone, more than once, where that site has no other."""
    pairs = Counter((name.text, site_of(name.url)) for name in names)
    texts, sites = Counter(text for text, _ in pairs), Counter(site for _, site in pairs)
    alone = (times for (text, site), times in pairs.items() if times > 1 and texts[text] == sites[site] == 1)
    return sum(alone) / len(names)


def _names(url: str, title: str, fields: Sequence[Field]) -> list[_Name]:
    """The pieces of an entry that may be an outlet's name, first those next to the title, then those within it."""
    found: list[_Name] = []
    counts: Counter[str] = Counter()
    for at, field in enumerate(fields):
        if name := _name(field.text, url):
            # Places count names only: one entry of many has an author before its outlet.
            box = field.place.rpartition(" ")[0]
            found.append(_Name(name, f"{box} {counts[box]}", url, _evidence(name, url), _kind(fields, at)))
            counts[box] += 1
    return [*found, *_in_title(url, title)]


def _kind(fields: Sequence[Field], at: int) -> str:
    """What the piece next to one on its side calls the article: "Op-ed", "Interview"; empty for a plain one."""
    box = fields[at].place.rpartition(" ")[0]
    near = (one for one in fields[max(0, at - 1) : at + 2] if one.place.rpartition(" ")[0] == box)
    return next((one.text for one in near if KINDS.fullmatch(one.text) and not PLAIN_KINDS.fullmatch(one.text)), "")


def _in_title(url: str, title: str) -> Iterator[_Name]:
    """Names at the ends of a title: "[Courier] ...", "... | Courier"; a word before a colon only with evidence."""
    for place, pattern, alone in NAME_PLACES:
        match = pattern.search(title)
        name = _name(match["name"], url) if match else ""
        if name and ((evidence := _evidence(name, url)) or alone):
            yield _Name(name, f"title {place}", url, evidence)


def _name(text: str, url: str) -> str:
    """A piece of text as a name, without "Source:" before it; empty for what is none, as "Read more" or "PDF"."""
    text = AFTER_OUTLET.sub("", BEFORE_OUTLET.sub("", text)).strip()
    author = WITH_AUTHOR.fullmatch(text)
    if author and _is_person(author["author"]):
        text = author["name"]
    if not 2 <= weight(text) <= LONGEST_NAME or len(text.split()) > _MOST_WORDS:
        return ""
    return text if names_site(text, url) or not _is_no_name(text) else ""


def _is_no_name(text: str) -> bool:
    first = next((letter for letter in text if letter.isalpha()), "a")
    if first.islower() and text[-1] not in _CLOSING:  # "газета «Берег»"
        return True
    tests = (GENERIC_WORDS.fullmatch, COMMENTS_COUNTED.fullmatch, NOT_NAMES.fullmatch, KINDS.fullmatch, is_day)
    return any(test(text) for test in tests) or is_signed(text)


def _evidence(name: str, url: str) -> float:
    """1 where the address spells a name, less where a word in it is one for a paper or a station, else 0."""
    if names_site(name, url):
        return 1.0
    return _BY_WORD if has_media_word(name) else 0.0


def has_media_word(name: str) -> bool:
    """True if a word in a name is one for a paper or a station, next to others."""
    noun = MEDIA_NOUN.search(name)
    return bool(MEDIA_STEMS.search(name)) or (noun is not None and noun.group() != name)


def _is_person(name: str) -> bool:
    return looks_like_a_person(name) or is_korean_person(name)


def _is_latin(text: str) -> bool:
    return bool(re.search(r"[A-Za-zÀ-ɏ]", text)) and not re.search(r"[^\W\d_A-Za-zÀ-ɏ]", text)


_FEWEST = 2
_NAMED = 0.5
"""Share of links whose words the address spells, from which on all of them are names of outlets."""
_MOSTLY = 0.8
"""Share of entries that print their titles in one way, and of titles that differ."""
_LONGER = 1.3
"""How much longer than the words of the links the titles are at least."""
_LONGEST_LINK = 40
_LEAST_TITLE = 10
_MOST_LEFT = 12
"""Weight of what may be in a line next to day, quotation and link, where nothing else says what the link names."""
_EDGES = " \t\u00a0,.;:：–—-|/·•،、，"
_QUOTED = compiled_later(
    '“([^“”]+)”|„([^„“”]+)[“”]|"([^"]+)"|«([^«»]+)»|‹([^‹›]+)›|「([^「」]+)」|『([^『』]+)』|《([^《》]+)》|〈([^〈〉]+)〉|<([^<>]+)>|'
    "(?<![^\\W_])‘([^‘]+)’(?![^\\W_])"
)
_PARTS = compiled_later(r"\x00|\s[–—-]\s|\s?\|\s?|\s/{1,2}\s")


@dataclass(frozen=True, slots=True)
class Linked:
    """An entry of which only the link is known: its lines, the link's element, address and words, its usual title."""

    lines: Sequence[Pieces]
    link: int
    url: str
    words: str
    title: str


def headlines_next_to_links(tree: Tree, entries: Sequence[Linked]) -> list[str]:
    """The title of each entry that is next to its link; empty for an entry whose usual title is better.

    All are empty in a list whose links say what they lead to.
    """
    names = [_name_in(entry.words) for entry in entries]
    if len(entries) < _FEWEST or max(map(weight, names)) > _LONGEST_LINK:
        return [""] * len(entries)
    named = mean(names_site(name, entry.url) for name, entry in zip(names, entries, strict=True)) >= _NAMED
    calling = _are_calls(entries)
    ways = (_quoted, _next_to_link) if named or calling else (_quoted,)
    found = ([way(tree, entry) for entry in entries] for way in ways)
    fitting = filter(lambda titles: _are_titles(titles, entries), found)
    # The usual titles of most entries may be replaced; one that is good already, as a heading, stays.
    may_go = _is_within if calling else partial(_is_alone, tree)
    better = (titles for titles in fitting if named or mean(map(may_go, titles, entries)) >= _MOSTLY)
    return next(better, [""] * len(entries))


def _are_calls(entries: Sequence[Linked]) -> bool:
    """True if most links say "here" or the like, or the same words."""
    said = [entry.words for entry in entries]
    only = [not words or bool(GENERIC_WORDS.fullmatch(words) or NOT_NAMES.fullmatch(words)) for words in said]
    return Counter(said).most_common(1)[0][1] >= _MOSTLY * len(entries) or mean(only) >= _MOSTLY


def _are_titles(titles: Sequence[str], entries: Sequence[Linked]) -> bool:
    """True if most entries have such a title, most titles differ, and they are longer than the words of the links."""
    found = list(filter(None, titles))
    if not found:
        return False
    longer = mean(map(weight, found)) >= _LONGER * mean(weight(_name_in(entry.words)) for entry in entries)
    return longer and len(found) >= _MOSTLY * len(entries) and len(set(found)) >= _MOSTLY * len(found)


def _name_in(words: str) -> str:
    """The words of a link without a call before the name: "Read the article in The Courier →"."""
    return BEFORE_OUTLET.sub("", words.strip(_EDGES + "→›»>")).strip()


def _is_within(title: str, entry: Linked) -> bool:
    """True if the usual title is the words of the link, or a line that holds this one and more."""
    return bool(title) and (entry.title == entry.words or (title in entry.title and len(title) + 1 < len(entry.title)))


def _is_alone(tree: Tree, title: str, entry: Linked) -> bool:
    """True if a line holds little more than day, title and link."""
    line = _own_line(tree, entry)
    rest = marked_days(line.replace(title, " ").replace(entry.words, " ", 1), " ") if title in line else line
    return entry.title == entry.words and weight("".join(filter(str.isalnum, rest))) <= _MOST_LEFT


def _quoted(tree: Tree, entry: Linked) -> str:
    """The longest words between quotation marks in the line of the link, else in the first that has any."""
    for line in (_own_line(tree, entry), *(tree.parted_line(*line) for line in entry.lines)):
        words = (next(filter(None, match.groups())).strip(_EDGES[:3]) for match in _QUOTED.finditer(line))
        best = max((text for text in words if text != entry.words), key=weight, default="")
        if weight(best) >= _LEAST_TITLE:
            return best.rstrip(",")
    return ""


def _next_to_link(tree: Tree, entry: Linked) -> str:
    """The longest part of the link's line next to it, between day, dashes and link; else the first line that may be."""
    parts = _PARTS.split(marked_days(_own_line(tree, entry).replace(entry.words, "\x00", 1), "\x00"))
    best = max(map(_bare, parts), key=weight, default="")
    if not _may_be_title(best, entry):
        lines = (_bare(marked_days(tree.parted_line(*line), " ")) for line in entry.lines)
        best = next((line for line in lines if _may_be_title(line, entry) and entry.words not in line), "")
    return "" if is_day(best) else best


def _may_be_title(text: str, entry: Linked) -> bool:
    return weight(text) >= _LEAST_TITLE and not names_site(text, entry.url)


def _bare(part: str) -> str:
    """A part of a line without separators and empty brackets at its ends."""
    return re.sub(r"^(?:\W{0,60}[)\]）])?\s{0,60}|\s{0,60}[(\[（]\W{0,60}$", "", part.strip(_EDGES)).strip(_EDGES)


def _own_line(tree: Tree, entry: Linked) -> str:
    """The line in which the link is; empty if it holds lines itself."""
    start = tree.piece_starts[entry.link]
    return next((tree.parted_line(*line) for line in entry.lines if line[0] <= start < line[1]), "")
