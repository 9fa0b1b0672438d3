"""Authors named in plain lines: next to the title or a date, below a label, at the end of the text."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice, pairwise
from operator import attrgetter

from presswatch.languages.packs import alternation, any_word, words
from presswatch.languages.patterns import compiled_later
from scraper.pages.article.blocks import Layout, Unit
from scraper.pages.article.places import AWAY_BITS, COMMENT_BIT, away_bits, distance, lines_of_others, outside, title_of
from scraper.pages.html_tree.hints import TAG_BITS
from scraper.pages.person_names import signatures
from scraper.pages.person_names.names import clean_name, is_desk, looks_like_a_person, people_of
from scraper.pages.person_names.signatures import WRITTEN_OR_PUBLISHED
from scraper.pages.text.known_lines import remembered

MAX_LINE_CHARS = 120
LINES_BELOW = 12
LINES_ABOVE = 3
AUTHOR_PATH = compiled_later(rf"/(?:{any_word('author_path_words')})/[^/]+|[?&_]author=[^&]+", re.IGNORECASE)
_FORM_BIT = TAG_BITS["form"]
"""In a form "Author" is a field to fill in: a comment's."""
_LIST_BIT = TAG_BITS["ul"]
FIGURE_BIT = TAG_BITS["figure"]
"""Below a picture or a recording is the name of who made it."""
_QUOTED_BIT = TAG_BITS["blockquote"]
"""A post of somebody else's that is shown within this one is in a quotation."""
_RIGHT_BELOW = 3
ABOVE_COSTS = 4
"""How many lines below the title are as far as one above it: the last line of another post may be there."""
_MAX_NAME_LINE = 60
_MAX_FOOT_CHARS = 600
_MAX_LABEL = 40
"""Characters of the longest label, blanks and colon included, and more."""
_MAX_LABELLED = 6
_SMALL_CHARS = 400
_DAY_CHARS = 24
_SHORT_LINE = 40
"""What is longer may be a headline: "By Growing Rice in Towers, Farmers Save Water"."""
_MAX_TOWN_WORDS = 3
_LAST_LINES = 5
_LEAD_LINES = 3
_BELOW_TEXT = 2
_PARAGRAPH_CHARS = 60
_SENTENCE_CHARS = 30

_BY, _AND = any_word("by_words"), any_word("and_words")
_BARS = compiled_later(r"\||\s[·•]\s")
_PARTS = compiled_later(rf"\s{{0,60}}[|•·–—,/&]\s{{0,60}}|\s-\s|\s(?:{_AND})\s")
_LABEL = compiled_later(
    rf"^(?:{alternation('author_box_headings')}|(?:{WRITTEN_OR_PUBLISHED})\s+(?:{_BY})|{_BY})\s*[:：]?$", re.IGNORECASE
)
_LIFE = compiled_later(
    r"^(?P<name>[^\W\d_][\w.'’-]+(?: [\w.'’-]+){1,3}?),?"
    rf" (?:{any_word('life_verbs')}) (?:{alternation('life_openings')})\b"
)
"""The sentence that an author's biography begins with."""
_STRICT = compiled_later(
    rf"^(?:by|{'|'.join(form for by in sorted(words('by_words')) for form in (by.capitalize(), by.upper()))}"
    rf"|(?:{'|'.join(sorted(map(str.capitalize, words('writing_participles'))))}) (?:{_BY})"
    rf"|{'|'.join(sorted(map(str.capitalize, words('author_labels')), key=len, reverse=True))})"
    r"\s{0,60}:?\s{1,60}(?=[^\W\d_a-z])"
)
_BEFORE_DAY = compiled_later(
    r"(?P<name>[^\W\d_][\w.'’-]{1,60}(?: [^\W\d_][\w.'’-]{0,60}){1,3}?),? (?:on )?"
    rf"(?:(?:{any_word('month_abbreviations')})[a-z]{{0,60}}\.? \d{{1,2}}, ?(?:19|20)\d\d|"
    r"\d{1,2}\.? [^\W\d_]{3,9}\.? (?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
)
"""A line that begins with a name and a date: "Mina Park May 3, 2024 12 shares"."""
_YEAR = compiled_later(r"(?:19|20)\d\d(?!\d{3})|\d{1,2}[./]\d{1,2}[./]\d\d")
_AFTER_POSTER = any_word("after_posters")
_POSTED_BY = compiled_later(
    rf"^(?:{WRITTEN_OR_PUBLISHED})\s+(?:in\s[^|]{{2,60}}?\s)?(?:(?:{any_word('words_before_dates')})\s[^|]{{4,40}}?\s)?"
    rf"(?:{_BY}|da|di)\s+(?P<name>[^\W\d_][^|•·—–,;(@]{{1,50}}?)"
    rf"(?=\s*$|\s*[|•·—–,;(@]|\s+(?:{_AFTER_POSTER}|\d))",
    re.IGNORECASE,
)
"""A line that begins with "Posted by NAME", "Posted in SECTION by NAME" and goes on with anything."""
_REPORTED = compiled_later(rf"^\(?(?:{alternation('reporting_credits')})\s(?P<names>[^;.]{{3,120}})", re.IGNORECASE)
_MORE_REPORTING = compiled_later(rf",?\s(?:{alternation('more_reporting')})\b", re.IGNORECASE)
_SIGNED = compiled_later(
    r"^(?P<mark>[-–—―*~]+\s*|(?:©|\(c\))\s?(?:19|20)\d\d\s)?[(\[]?(?P<name>[^\W\d_][^()\[\],]{3,44}?)"
    r"(?:,\s(?=[a-zа-яё])[^()\[\],]{3,40})?[)\]]?\.?$"
)
_CLOSING = compiled_later(rf"^(?:{alternation('letter_closings')})\b.{{0,20}}$", re.IGNORECASE)
"""The last words of a letter, above the name."""
_NOTE = compiled_later(r"[(\[]?(?:\d{1,2}|\*{1,3})[)\]]\s|\[?\*\]?\s")
"""The beginning of a note at the foot of a text: (1), [2], 3), *."""
Texts = Iterator[tuple[bool, list[str]]]
"""Author texts of a place; the flag: the line says in words that they are authors."""
_SAYING = (signatures.states_author, signatures.is_labelled, signatures.signature)
"""Whether a line names the author in words."""


def line_texts(layout: Layout, title_index: int) -> Iterator[tuple[bool, bool, list[str]]]:
    """Author texts of lines, by falling trust; flags: names the author in words, is right below the title."""
    for index, declared, raws in _from_lines(layout, title_index):
        yield declared, title_index >= 0 and 0 < index - title_index <= _RIGHT_BELOW, raws
    for place in (_below_labels, _from_only_line, _next_to_dates, _above_lives):
        yield from ((declared, False, raws) for declared, raws in place(layout, title_index))


def near_units(layout: Layout, title_index: int) -> list[Unit]:
    """The short lines near the title that are no others', nearest first."""
    near = layout.units[max(0, title_index - LINES_ABOVE) : max(0, title_index) + LINES_BELOW]
    others = lines_of_others(near, title_index)
    own = (unit for unit in near if unit.index not in others and len(unit.text) <= MAX_LINE_CHARS)
    return sorted(own, key=lambda unit: distance(unit.index, title_index, ABOVE_COSTS))


def _from_lines(layout: Layout, title_index: int) -> Iterator[tuple[int, bool, list[str]]]:
    """Short lines close to the title that begin with "By", "Von", "기자" and the like."""
    for unit in outside(near_units(layout, title_index), _QUOTED_BIT):
        if signatures.is_signed(unit.text):
            yield unit.index, any(says(unit.text) for says in _SAYING), [unit.text]
        elif _BARS.search(unit.text):
            signed = filter(signatures.is_signed, map(str.strip, _BARS.split(unit.text)))
            yield from ((unit.index, False, [part]) for part in islice(signed, 1))


@remembered
def _is_label(line: str) -> bool:
    """True if a line is "Von:" or "Written by" and nothing else."""
    return _LABEL.match(line) is not None


def _below_labels(layout: Layout, title_index: int) -> Texts:
    """The line after one that is "Von:" or "Written by" alone, and the similar ones below it.

    In an aside it counts too, if label and name are in one small element of their own.
    """
    away, units = away_bits(layout, title_index) | _FORM_BIT, layout.units
    for label, unit in pairwise(units[max(0, title_index) :]):
        if len(label.text) > _MAX_LABEL or not _is_label(label.text):
            continue
        if life := _LIFE.match(unit.text):
            yield False, [life["name"]]
        if len(unit.text) > MAX_LINE_CHARS or unit.frame.tag == "th":
            continue
        around = next(frame for frame in unit.frame.chain() if frame.holds(label.index))
        if not unit.frame.above & away or around.chars <= _SMALL_CHARS:
            following = units[unit.index : unit.index + _MAX_LABELLED]
            _, alike = next(groupby(following, key=attrgetter("frame.signature")))
            yield False, list(map(attrgetter("text"), alike))


def _next_to_dates(layout: Layout, title_index: int) -> Texts:
    """Lines right below the title with only a date and a person's name, or a name above or below such a date."""
    away = away_bits(layout, title_index)
    first, end = max(0, title_index), max(0, title_index) + LINES_BELOW // 2
    # The points of a summary are not counted.
    end += sum(bool(unit.frame.above & _LIST_BIT) for unit in layout.units[first:end])
    near = layout.units[max(0, title_index - LINES_ABOVE) : end]
    others = lines_of_others(near, title_index)
    near = [unit for unit in near if unit.index not in others]
    for at, unit in enumerate(near):
        if len(unit.text) > _MAX_NAME_LINE or unit.index == title_index or unit.frame.above & (away | FIGURE_BIT):
            continue
        around = near[max(0, at - 1) : at + 2]
        yield from ((False, names) for names in _names_with_date(unit, around, title_of(layout, title_index)))


def _names_with_date(unit: Unit, around: list[Unit], title: str) -> Iterator[list[str]]:
    """The names of a short line that begins with name and date, or has only names next to a date."""
    if (before := _BEFORE_DAY.match(unit.text)) and looks_like_a_person(before["name"]):
        yield [before["name"]]
    if not any(_YEAR.search(near.text) and len(near.text) <= _MAX_NAME_LINE for near in around):
        return
    names = [name for name in _names_alone(unit.text) if name not in title]
    if all(AUTHOR_PATH.search(href) or href.startswith(("#", "javascript:")) for href in unit.hrefs):
        yield names


def _names_alone(line: str) -> list[str]:
    """The names in a line of names only, or of a town or a paper and a name: "Harbor City - Mina Park"."""
    lettered = (part for part in _PARTS.split(line) if any(map(str.isalpha, part)) and not is_desk(part))
    parts = [part for part in lettered if not (part[:1].isdigit() and len(part) <= _DAY_CHARS)]
    names = [name for name in map(clean_name, parts) if looks_like_a_person(name) or signatures.is_korean_person(name)]
    has_place = len(parts) == 2 and "(" not in line and all(len(part.split()) <= _MAX_TOWN_WORDS for part in parts)
    return names if has_place or len(names) == len(parts) else []


def _above_lives(layout: Layout, title_index: int) -> Texts:
    """The one name alone above "NAME is ...": an author's box at the end of a post."""
    pairs = pairwise(layout.units[max(0, title_index) :])
    begun = (unit for unit, below in pairs if below.text.startswith(unit.text + " ") and looks_like_a_person(unit.text))
    names = {unit.text for unit in outside(begun, COMMENT_BIT)}
    if len(names) == 1:
        yield False, list(names)


def _from_only_line(layout: Layout, title_index: int) -> Texts:
    """The page's only line that names the author, wherever it is; several are of teasers."""
    away = away_bits(layout, title_index) | _FORM_BIT | _QUOTED_BIT
    units = [unit for unit in outside(layout.units, away) if len(unit.text) <= MAX_LINE_CHARS]
    for declared, author_line in _AUTHOR_LINES:
        found = [(unit.index, line) for unit in units if (line := author_line(unit))]
        others = lines_of_others(layout.units, title_index) if found else ()
        lines = {line for index, line in found if index not in others}
        if len(lines) == 1:
            yield declared, list(lines)


def _strict_line(unit: Unit) -> str:
    """A line that begins with "By" and names people, unless it is a menu's; else empty."""
    line = unit.text
    if len(line) > MAX_LINE_CHARS or not _STRICT.match(line) or _is_menu(unit):
        return ""
    people = people_of([line], declared=False)
    is_short = len(line) <= _SHORT_LINE and line[0].isupper()
    return line if people and (is_short or all(map(looks_like_a_person, people))) else ""


_AUTHOR_LINES: tuple[tuple[bool, Callable[[Unit], str]], ...] = (
    (False, _strict_line),
    (True, lambda unit: unit.text if signatures.is_labelled(unit.text) else ""),
    (True, lambda unit: unit.text if signatures.states_author(unit.text) else ""),
    (False, lambda unit: "" if _is_menu(unit) else signatures.signature(unit.text)),
)
"""Kinds of lines that name the author; the flag: in words."""


def _is_menu(unit: Unit) -> bool:
    """True if a line is links to other places and hardly more."""
    return 2 * unit.link_chars > len(unit.text) and not all(map(AUTHOR_PATH.search, unit.hrefs))


def end_texts(layout: Layout, title_index: int, chosen: Sequence[Unit]) -> Texts:
    """Author texts by falling trust from sentences about the post, the ends of the text (`chosen`), a bare name."""
    lines = _text_lines(layout, chosen)
    yield from _posters(layout, title_index)
    for lead in lines[:_LEAD_LINES]:
        if signed := signatures.signature_of_lead(lead):
            yield False, [signed]
    for names in (*_last(lines), *_bare(layout, title_index, lines)):
        yield False, names


def _text_lines(layout: Layout, chosen: Sequence[Unit]) -> list[str]:
    """The lines of a text without its notes, and the few after it: a name below it may not be part of it."""
    if not chosen:
        return []
    notes = next((at for at, unit in enumerate(chosen) if at and _NOTE.match(unit.text)), len(chosen))
    if looks_like_a_person(chosen[notes - 1].text) or all(_NOTE.match(unit.text) for unit in chosen[notes:]):
        chosen = chosen[:notes]
    end, own = chosen[-1].index + 1, {unit.index for unit in chosen}
    last = layout.units[chosen[-_BELOW_TEXT:][0].index : end + _BELOW_TEXT]
    kept = [unit for unit in last if unit.index in own or not (unit.links or unit.frame.above & AWAY_BITS)]
    return [unit.text for unit in (*chosen[:-_BELOW_TEXT], *kept)]


def _posters(layout: Layout, title_index: int) -> Texts:
    """The name in the page's only line that begins with "Posted by NAME" and may be long."""
    away = away_bits(layout, title_index) & ~TAG_BITS["footer"] | COMMENT_BIT | _FORM_BIT | _QUOTED_BIT
    lines = (unit.text for unit in layout.units if len(unit.text) <= _MAX_FOOT_CHARS and not unit.frame.above & away)
    names = {name for line in lines if line[:1].isalpha() and (name := _poster(line))}
    if len(names) == 1:
        yield True, list(names)


@remembered
def _poster(line: str) -> str:
    """The name in a line that begins with "Posted by NAME"; empty if it does not."""
    match = _POSTED_BY.match(line)
    return match["name"] if match else ""


def _last(lines: list[str]) -> Iterator[list[str]]:
    """The names at the end of a text: after "Reporting by", in brackets, alone below it, or in a biography."""
    places = range(max(1, len(lines) - _LAST_LINES), len(lines))
    for at in reversed(places):
        if match := _REPORTED.match(lines[at]):
            yield people_of([_MORE_REPORTING.split(match["names"])[0]], declared=False)
        elif name := signatures.bracketed(lines[at]):
            yield [name]
    signed = {at: name for at in places if (name := _signed_name(lines, at))}
    if len(set(signed.values())) == 1:
        yield [name for at, name in signed.items() if not _is_mentioned(name, lines[:at])][:1]


def _signed_name(lines: list[str], at: int) -> str:
    """The person named by a line below a paragraph that is a name, or that begins a biography."""
    before = lines[at - 1]
    is_prose = len(before) >= _PARAGRAPH_CHARS or (len(before) >= _SENTENCE_CHARS and before[-1] in ".!?。")
    match = _SIGNED.match(lines[at]) if is_prose or _CLOSING.match(before) else None
    match = match or _LIFE.match(lines[at])
    name = clean_name(match["name"]) if match else ""
    return name if looks_like_a_person(name) else ""


def _bare(layout: Layout, title_index: int, lines: list[str]) -> Iterator[list[str]]:
    """A line right below the title that is the name of a person not in the text."""
    away = away_bits(layout, title_index) | FIGURE_BIT
    below = layout.units[title_index + 1 : title_index + 1 + _RIGHT_BELOW] if title_index >= 0 else ()
    for unit in outside(below, away):
        name = unit.text
        is_name = len(name) <= _MAX_NAME_LINE and looks_like_a_person(name) and clean_name(name) == name
        if is_name and all(map(AUTHOR_PATH.search, unit.hrefs)) and not _is_mentioned(name, lines):
            yield [name]


def _is_mentioned(name: str, lines: list[str]) -> bool:
    """True if a text is about somebody (the surname is in a line that is more than the name), or lists people."""
    surname = name.rsplit(" ", 1)[-1]
    others = (line for line in lines if line != name)
    return any(surname in line if len(line) > _MAX_NAME_LINE else looks_like_a_person(line) for line in others)
