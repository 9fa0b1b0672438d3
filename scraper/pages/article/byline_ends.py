"""Who wrote a post by its last lines, by a sentence at its foot, or by a name alone below the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scraper.pages.article.blocks import Layout, Unit
from scraper.pages.article.byline_lines import AUTHOR_PATH, COMMENT_BIT, FORM_BIT, LIFE
from scraper.pages.article.date_places import AWAY_BITS, away_bits
from scraper.pages.article.hints import TAG_BITS
from scraper.pages.person_names.names import clean_name, is_role, looks_like_a_person, people_of
from scraper.pages.person_names.signatures import bracketed, signature_of_lead, signed_off
from scraper.pages.text.known_lines import remembered

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
_RIGHT_BELOW = 3
_MAX_NAME_LINE = 60
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
