"""Authors named in plain lines: next to the title or a date, below a label, at the end of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from scraper.pages.article.blocks import Frame, Layout, Unit
from scraper.pages.article.hints import HINT_NAMES, TAG_BITS
from scraper.pages.article.other_lines import lines_of_others
from scraper.pages.article.places import AWAY_BITS, away_bits
from scraper.pages.person_names.byline_openings import is_labelled, is_signed, states_author
from scraper.pages.person_names.names import clean_name, is_desk, is_role, looks_like_a_person, people_of
from scraper.pages.person_names.signatures import bracketed, is_korean_person, signature, signature_of_lead, signed_off
from scraper.pages.text.known_lines import remembered

COMMENT_BIT = 1 << HINT_NAMES.index("comment")
FORM_BIT = TAG_BITS["form"]
"""In a form "Author" is a field to fill in: a comment's."""

MAX_LINE_CHARS = 120
LINES_BELOW = 12
LINES_ABOVE = 3
AUTHOR_PATH = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|autore|people|person|profiles?|staff|writers?|contributors?|reporters?|journalists?|by|users?|u)/[^/]+|[?&_]author=[^&]+",
    re.IGNORECASE,
)


def line_texts(layout: Layout, title_index: int) -> Iterator[tuple[bool, bool, list[str]]]:
    """Author texts of lines, by falling trust; flags: tells the author in words, stands right below the title."""
    for index, declared, raws in _from_lines(layout, title_index):
        yield declared, title_index >= 0 and 0 < index - title_index <= _RIGHT_BELOW, raws
    for places in (_below_labels, _from_only_line, _beside_dates, _with_mail, _above_lives):
        yield from ((declared, False, raws) for declared, raws in places(layout, title_index))


_RIGHT_BELOW = 3


def distance(index: int, title_index: int) -> int:
    """How far a line is from the title; above it each counts more: the last line of another post may stand there."""
    steps = index - max(0, title_index)
    return steps if steps >= 0 else -_ABOVE_COSTS * steps


_ABOVE_COSTS = 4


def near_units(layout: Layout, title_index: int, below: int) -> list[Unit]:
    """The lines near the title, nearest first."""
    near = layout.units[max(0, title_index - LINES_ABOVE) : max(0, title_index) + below]
    others = lines_of_others(layout, title_index, near)
    return sorted(
        (unit for unit in near if unit.index not in others), key=lambda unit: distance(unit.index, title_index)
    )


def _from_lines(layout: Layout, title_index: int) -> Iterator[tuple[int, bool, list[str]]]:
    """Short lines close to the title that begin with "By", "Von", "기자" and the like."""
    for unit in near_units(layout, title_index, LINES_BELOW):
        if unit.frame.above & _QUOTED_BIT:
            continue
        if len(unit.text) <= MAX_LINE_CHARS and is_signed(unit.text):
            declared = states_author(unit.text) or is_labelled(unit.text) or bool(signature(unit.text))
            yield unit.index, declared, [unit.text]
        elif len(unit.text) <= MAX_LINE_CHARS and _BARS.search(unit.text):
            signed = [part for part in map(str.strip, _BARS.split(unit.text)) if is_signed(part)]
            if signed:
                yield unit.index, False, signed[:1]


_BARS = re.compile(r"\||\s[·•]\s")
_LABEL = re.compile(
    r"^(?:about the (?:authors?|writers?)|(?:über|zu) (?:den|dem|die|der) autor(?:in|en)?|zum autor|zur autorin|"
    r"à propos de l['’]aute(?:ur|ure|rice)|sobre (?:el|o|la|a) autora?|sull['’]aut(?:ore|rice)|"
    r"об авторе|o autor(?:ze|ce)|この記事を書いた人|この記事の著者|著者(?:紹介|プロフィール)?|執筆者(?:紹介)?|筆者紹介|"
    r"作者简介|作者簡介|글쓴이 소개|필자 소개|"
    r"(?:written|posted|published|words)\s+by|by|von|par|por|door|auth?ors?(?:\(s\))?|autorin|autoren|auteurs?|"
    r"autore|автор|作者|글쓴이|작성자|"
    r"geschrieben von|verfasst von|escrito por|publicado por|écrit par|publié par)\s*[:：]?$",
    re.IGNORECASE,
)
_MAX_LABEL = 40
"""Letters of the longest label, blanks and colon included, and more."""


@remembered
def _is_label(line: str) -> bool:
    """Whether a line says "Von:" or "Written by" and nothing else."""
    return _LABEL.match(line) is not None


LIFE = re.compile(
    r"^(?P<name>[^\W\d_][\w.'’-]+(?: [\w.'’-]+){1,3}?),? (?:is|was|ist|est|es|è|é) (?:an?|the|one|our|currently|"
    r"ein|eine|der|die|freie[rs]?|Autor\w*|Redakteur\w*|Journalist\w*|un|une|el|la|le|autora?|periodista|profesora?|"
    r"uma?|una|il|lo|professor|author|editor|senior|chief|founder|head|director)\b"
)
"""The sentence that an author's life begins with."""


def _below_labels(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """The line after one that says "Von:" or "Written by" and nothing else, and the like ones below it.

    In an aside it counts too, if label and name stand in one small element of their own.
    """
    away, units = away_bits(layout, title_index) | FORM_BIT, layout.units
    for label, unit in pairwise(units[max(0, title_index) :]):
        if len(label.text) > _MAX_LABEL or not _is_label(label.text):
            continue
        if (life := LIFE.match(unit.text)) and looks_like_a_person(life["name"]):
            yield False, [life["name"]]
        if len(unit.text) > MAX_LINE_CHARS or unit.frame.tag == "th":
            continue
        if not unit.frame.above & away or _is_small(_around(label, unit)):
            yield False, [other.text for other in _alike(units, unit) if len(other.text) <= _MAX_NAME_LINE]


_MAX_NAME_LINE = 60
_MAX_LABELLED = 6
_SMALL_CHARS = 400


def _alike(units: list[Unit], first: Unit) -> list[Unit]:
    """A unit and those that follow it in elements of the same shape, as in a list of names."""
    following = units[first.index : first.index + _MAX_LABELLED]
    return list(takewhile(lambda other: other.frame.signature == first.frame.signature, following))


def _around(one: Unit, other: Unit) -> Frame:
    """The smallest element that holds both units."""
    known = {frame.order for frame in one.frame.chain()}
    return next(frame for frame in other.frame.chain() if frame.order in known)


def _is_small(frame: Frame) -> bool:
    return frame.chars <= _SMALL_CHARS and not frame.above & (COMMENT_BIT | FORM_BIT)


def _beside_dates(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """Lines right below the title of nothing but a day and a person's name, or a name above or below such a day."""
    away = away_bits(layout, title_index)
    near = layout.units[max(0, title_index - LINES_ABOVE) : _end_of_head(layout, title_index)]
    others = lines_of_others(layout, title_index, near)
    near = [unit for unit in near if unit.index not in others]
    title = layout.units[title_index].text if title_index >= 0 else ""
    for at, unit in enumerate(near):
        around = near[max(0, at - 1) : at + 2]
        if is_korean_person(unit.text) and not unit.frame.above & away and _is_dated(near[max(0, at - 3) : at + 4]):
            yield False, [unit.text]
        if len(unit.text) > _MAX_NAME_LINE or unit.index == title_index or unit.frame.above & (away | _FIGURE_BIT):
            continue
        if (before := _BEFORE_DAY.match(unit.text)) and looks_like_a_person(before["name"]):
            yield False, [before["name"]]
        if not _is_dated(around):
            continue
        parts = [part for part in _PARTS.split(unit.text) if any(map(str.isalpha, part)) and not _is_day(part)]
        parts = [part for part in parts if not is_desk(part)]
        names = [name for name in map(clean_name, parts) if _is_person(name) and name not in title]
        is_all = len(names) == len(parts) or (len(parts) == 2 and "(" not in unit.text and all(map(_is_short, parts)))
        if names and is_all and not any(_leads_elsewhere(href) for *_, href in unit.links):
            yield False, names


def _end_of_head(layout: Layout, title_index: int) -> int:
    """The index behind the lines below the title where a day may stand; the points of a summary are not counted."""
    end = max(0, title_index) + LINES_BELOW // 2
    points = sum(bool(unit.frame.above & _LIST_BIT) for unit in layout.units[max(0, title_index) : end])
    return end + points


_LIST_BIT = TAG_BITS["ul"]
_FIGURE_BIT = TAG_BITS["figure"]
"""Below a picture stands who made it."""
_BEFORE_DAY = re.compile(
    r"(?P<name>[^\W\d_][\w.'’-]{1,60}(?: [^\W\d_][\w.'’-]{0,60}){1,3}?),? (?:on )?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,60}\.? \d{1,2}, ?(?:19|20)\d\d|"
    r"\d{1,2}\.? [^\W\d_]{3,9}\.? (?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
)
"""A line that begins with a name and a day, whatever follows: "Mina Park May 3, 2024 12 shares"."""


def _is_person(name: str) -> bool:
    return looks_like_a_person(name) or is_korean_person(name)


def _is_dated(units: list[Unit]) -> bool:
    """Whether one of these lines is short and shows a day with its year."""
    return any(_YEAR.search(unit.text) and len(unit.text) <= _MAX_NAME_LINE for unit in units)


_YEAR = re.compile(r"(?:19|20)\d\d(?!\d{3})|\d{1,2}[./]\d{1,2}[./]\d\d")


def _is_day(part: str) -> bool:
    """Whether a part of a line may be a day: it begins with a figure and is short."""
    return part[0].isdigit() and len(part) <= _DAY_CHARS


_DAY_CHARS = 24


def _is_short(part: str) -> bool:
    """Whether a part of a line may be a town or a paper beside a name: "Harbor City - Mina Park"."""
    return len(part.split()) <= _MAX_TOWN_WORDS


_MAX_TOWN_WORDS = 3
_PARTS = re.compile(r"\s{0,60}[|•·–—,/&]\s{0,60}|\s-\s|\s(?:and|und|et|y|e|i|и)\s")
_MAILED = re.compile(
    r"^(?P<name>[^\W\d_][^@|,:]{3,44}?)\s{0,60}[,|·/–-]?\s{0,60}<?[a-z\d][\w.+-]{0,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,40}>?$"
)
"""A name and its mail address, alone in a line."""


def _with_mail(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """The name in a line near the title that holds it and a mail address and nothing else."""
    away = away_bits(layout, title_index)
    for unit in near_units(layout, title_index, LINES_BELOW // 2):
        match = _MAILED.match(unit.text) if "@" in unit.text and not unit.frame.above & away else None
        if match and looks_like_a_person(clean_name(match["name"])):
            yield False, [match["name"]]


def _leads_elsewhere(href: str) -> bool:
    return not AUTHOR_PATH.search(href) and not href.startswith(("#", "javascript:"))


def _above_lives(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """The one name that stands alone above "NAME is ...": what an author's box at the end of a post says of a life."""
    names = {
        unit.text
        for unit, below in pairwise(layout.units[max(0, title_index) :])
        if len(unit.text) <= _MAX_NAME_LINE
        and below.text.startswith(unit.text + " ")
        and looks_like_a_person(unit.text)
        and clean_name(unit.text)
        and not unit.frame.above & COMMENT_BIT
    }
    if len(names) == 1:
        yield False, list(names)


def _from_only_line(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """The page's only line that says who wrote it, wherever it stands; where there are several they are teasers'."""
    away = away_bits(layout, title_index) | FORM_BIT | _QUOTED_BIT
    units = [unit for unit in layout.units if len(unit.text) <= MAX_LINE_CHARS and not unit.frame.above & away]
    places = (
        (False, [(unit, unit.text) for unit in units if _is_strict(unit.text) and not _is_menu(unit)]),
        (True, [(unit, unit.text) for unit in units if is_labelled(unit.text)]),
        (True, [(unit, unit.text) for unit in units if states_author(unit.text)]),
        (False, [(unit, names) for unit in units if (names := _signature_alone(unit))]),
    )
    if not any(found for _, found in places):  # most pages
        return
    others = lines_of_others(layout, title_index)
    for declared, found in places:
        lines = {line for unit, line in found if unit.index not in others}
        if len(lines) == 1:
            yield declared, list(lines)


def _signature_alone(unit: Unit) -> str:
    """The names of a line of another script that signs a post; empty if it is none, or leads elsewhere."""
    names = signature(unit.text)
    return "" if names and _is_menu(unit) else names


_QUOTED_BIT = TAG_BITS["blockquote"]
"""A post of somebody else's that is shown within this one stands in a quotation."""


def _is_menu(unit: Unit) -> bool:
    """Whether a line is links to other places and hardly more."""
    return 2 * unit.link_chars > len(unit.text) and any(not AUTHOR_PATH.search(href) for *_, href in unit.links)


_STRICT = re.compile(
    r"^(?:[Bb]y|BY|Von|VON|Par|Por|Door|Posted by|Written by|Autor|Autorin|Autoren|Authors?|Auteurs?|Contributors?)"
    r"\s{0,60}:?\s{1,60}(?=[^\W\d_a-z])"
)


def _is_strict(line: str) -> bool:
    if len(line) > MAX_LINE_CHARS or not _STRICT.match(line):
        return False
    people = people_of([line], declared=False)
    is_short = len(line) <= _SHORT_LINE and line[0].isupper()
    return bool(people) and (is_short or all(map(looks_like_a_person, people)))


_SHORT_LINE = 40
"""What is longer may be a headline: "By Growing Rice in Towers, Farmers Save Water"."""


_TOLD_BY = re.compile(
    r"^(?:posted|written|published|submitted|gepostet|geschrieben|verfasst|veröffentlicht|eingestellt|erstellt|publié|"
    r"écrit|rédigé|publicado|escrito|pubblicato|scritto|geplaatst)\s+(?:in\s[^|]{2,60}?\s)?(?:(?:on|am|le|el|il|op)\s[^|]{4,40}?\s)?"
    r"(?:by|von|par|por|da|di|door)\s+(?P<name>[^\W\d_][^|•·—–,;(@]{1,50}?)"
    r"(?=\s*$|\s*[|•·—–,;(@]|\s+(?:on|at|in|under|am|um|le|el|il|em|op|tagged|filed|published|and is|leave|\d))",
    re.IGNORECASE,
)
"""A line that begins with "Posted by NAME", "Posted in SECTION by NAME" and goes on with anything."""
_ENTRY_BY = re.compile(
    r"^(?:this (?:entry|post|article|item) was|dieser (?:beitrag|artikel|eintrag) wurde|"
    r"cet(?:te)? (?:article|entrée|billet) a été|est[ea] (?:artículo|entrada|artigo|post|texto) (?:fue|foi)|"
    r"quest[oa] (?:articolo|voce) è stat[oa]|dit bericht (?:is|werd))\b"
    r"(?:[^.]|(?<=\d)\.){0,120}?\s(?:by|von|par|por|da|door)\s+(?P<name>[^\W\d_][^|•·—–,;(@.]{1,50}?)"
    r"(?=\s*$|\s*[|•·—–,;(@.]|\s+(?:on|at|in|under|and|am|um|unter|le|dans|el|en|il|em|n[ao]|op|tagged|filed|published|"
    r"veröffentlicht|\d))",
    re.IGNORECASE,
)
"""The sentence with which programs for blogs tell who posted: "This entry was posted in SECTION by NAME." """
_MAX_FOOT_CHARS = 600
_REPORTED = re.compile(r"^\(?reporting (?:and writing )?by\s(?P<names>[^;.]{3,120})", re.IGNORECASE)
_SIGNED = re.compile(
    r"^(?P<mark>[-–—―*~]+\s*|(?:©|\(c\))\s?(?:19|20)\d\d\s)?[(\[]?(?P<name>[^\W\d_][^()\[\],]{3,44}?)(?:,\s(?=[a-zа-яё])[^()\[\],]{3,40})?[)\]]?\.?$"
)
_CLOSING = re.compile(
    r"^(?:(?:yours )?(?:sincerely|faithfully|truly|respectfully)|(?:best |kind |warm )?(?:regards|wishes)|"
    r"in solidarity|"
    r"mit (?:freundlichen|herzlichen|solidarischen) grüßen|herzlichst?|cordialement|bien à vous|atentamente|saludos|"
    r"cordiali saluti|com os melhores cumprimentos|с уважением|saygılarımızla)\b.{0,20}$",
    re.IGNORECASE,
)
"""The last words of a letter, after which it is signed."""
_OTHERS = re.compile(r",?\s(?:(?:with |additional |and )?(?:reporting|writing)|editing|edited)\b", re.IGNORECASE)
_LAST_LINES = 5
_LEAD_LINES = 3
_MAX_NAMES_LINE = 160
_PROSE_CHARS = 60


def end_texts(layout: Layout, title_index: int, chosen: Sequence[Unit]) -> Iterator[tuple[bool, list[str]]]:
    """Author texts by falling trust, `chosen` being the text; the flag says that words tell it."""
    lines = _lines(layout, chosen)
    yield from _told(layout, title_index)
    for lead in lines[:_LEAD_LINES]:
        if signed := signature_of_lead(lead):
            yield False, [signed]
    for names in _last(lines):
        yield False, names
    for names in _bare(layout, title_index, lines):
        yield False, names


def _lines(layout: Layout, chosen: Sequence[Unit]) -> list[str]:
    """The lines of a text without its notes, and the few after it: a signature may be none of it."""
    notes = next((at for at, unit in enumerate(chosen) if at and _NOTE.match(unit.text)), len(chosen))
    is_signed = 0 < notes < len(chosen) and looks_like_a_person(chosen[notes - 1].text)
    if is_signed or all(_NOTE.match(unit.text) for unit in chosen[notes:]):
        chosen = chosen[:notes]
    if not chosen:
        return []
    end, own = chosen[-1].index + 1, {unit.index for unit in chosen}
    last = layout.units[chosen[-_SIGNED_BELOW:][0].index : end + _SIGNED_BELOW]
    kept = [unit for unit in last if unit.index in own or not (unit.links or unit.frame.above & AWAY_BITS)]
    return [unit.text for unit in (*chosen[:-_SIGNED_BELOW], *kept)]


_NOTE = re.compile(r"[(\[]?(?:\d{1,2}|\*{1,3})[)\]]\s|\[?\*\]?\s")
"""What a note at the foot of a text begins with: (1), [2], 3), *."""
_SIGNED_BELOW = 2


def _told(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """The name in the page's only line that begins with "Posted by NAME" and may be long."""
    away = away_bits(layout, title_index) & ~TAG_BITS["footer"] | COMMENT_BIT | FORM_BIT | TAG_BITS["blockquote"]
    names = {
        name
        for unit in layout.units
        if unit.text[:1].isalpha() and len(unit.text) <= _MAX_FOOT_CHARS and not unit.frame.above & away
        if (name := _poster(unit.text))
    }
    if len(names) == 1:
        yield True, list(names)


@remembered
def _poster(line: str) -> str:
    """The name in a line that begins with "Posted by NAME"; empty if it does not."""
    match = _TOLD_BY.match(line) or _ENTRY_BY.match(line)
    return match["name"] if match else ""


def _last(lines: list[str]) -> Iterator[list[str]]:
    """The names at the end of a text: after "Reporting by", in brackets, signed below it, or told of in a sentence."""
    places = range(max(1, len(lines) - _LAST_LINES), len(lines))
    for at in reversed(places):
        if match := _REPORTED.match(lines[at]):
            yield people_of([_OTHERS.split(match["names"])[0]], declared=False)
        elif name := bracketed(lines[at]) or signed_off(lines[at]):
            yield [name]
    signed = {at: name for at in places if (name := _signed_name(lines, at))}
    if len(set(signed.values())) == 1:
        yield [name for at, name in signed.items() if not _is_told_of(name, lines[:at])][:1]


def _signed_name(lines: list[str], at: int) -> str:
    """The person named by a line below a paragraph that is a name, or that begins to tell of a life."""
    match = _SIGNED.match(lines[at])
    if match is None or not (_is_prose(lines[at - 1]) or _CLOSING.match(lines[at - 1])):
        match = LIFE.match(lines[at])
    name = clean_name(match["name"]) if match else ""
    if match and (initial := _INITIALS.match(match["name"].rstrip("."))):
        return initial.group().title()
    is_dashed = match and match.groupdict().get("mark") and name.count(" ") == 1
    return name if looks_like_a_person(name) or (is_dashed and is_role("".join(lines[at + 1 : at + 2]))) else ""


def _is_prose(line: str) -> bool:
    """Whether a line is a paragraph: long, or a sentence."""
    return len(line) >= _PROSE_CHARS or (len(line) >= _SENTENCE_CHARS and line[-1] in ".!?。")


_SENTENCE_CHARS = 30
_INITIALS = re.compile(r"(?:[А-ЯІЇЄ]\.\s?){1,2}[А-ЯЁІЇЄ][а-яёіїє-]{2,20}$|(?:[А-ЯІЇЄ]\.\s?){1,2}[А-ЯЁІЇЄ-]{3,20}$")
"""Russian papers sign with initials and a surname: "Н. СОБОЛЕВА."."""


def _bare(layout: Layout, title_index: int, lines: list[str]) -> Iterator[list[str]]:
    """A line right below the title that is a person's name, of whom the text does not tell, or a list of such names."""
    if title_index < 0:
        return
    away = away_bits(layout, title_index) | TAG_BITS["figure"]
    for unit in layout.units[title_index + 1 : title_index + 1 + _RIGHT_BELOW]:
        if len(unit.text) > _MAX_NAMES_LINE or unit.frame.above & away:
            continue
        if len(names := _list_of_names(unit.text)) > 1:
            yield names
        if len(unit.text) > _MAX_NAME_LINE:
            continue
        name = clean_name(unit.text)
        leads = all(AUTHOR_PATH.search(href) for *_, href in unit.links)
        told = name in layout.units[title_index].text or _is_told_of(name, lines)
        if name == unit.text and looks_like_a_person(name) and leads and not told:
            yield [name]


def _list_of_names(line: str) -> list[str]:
    """The names of a line that is full names and nothing else, most of whom are plainly people; empty if it is not."""
    parts = [part for part in _BETWEEN.split(line) if part]
    names = [name for part in parts if (name := clean_name(part)) == part]
    known = sum(map(looks_like_a_person, names))
    is_plain = 2 * known >= len(names) or (known > 1 and 3 * known > len(names))
    return names if len(names) == len(parts) and is_plain else []


_BETWEEN = re.compile(r"\s{0,60}[,;/&·]\s{0,60}|\s(?:and|und|et|y|e|och|og|en|i)\s")


def _is_told_of(name: str, lines: list[str]) -> bool:
    """Whether a text tells of somebody (a surname stands in a line that is more than the name), or lists people."""
    surname = name.rsplit(" ", 1)[-1]
    others = (line for line in lines if line != name)
    return any(surname in line if len(line) > _MAX_NAME_LINE else looks_like_a_person(line) for line in others)
