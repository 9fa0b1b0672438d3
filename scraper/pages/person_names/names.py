"""Names of people in the words of a byline: without "By", dates, roles, desks and buttons, in any printed form."""

import re
from collections.abc import Iterable

from presswatch.languages.given_names import is_given_in_byline
from presswatch.languages.packs import alternation, any_word, words
from presswatch.languages.patterns import compiled_later
from presswatch.records import family_first
from scraper.pages.person_names.signatures import BY, LEAD, is_korean_person, without_lead
from scraper.pages.text.letters import single_spaced


def is_given(word: str) -> bool:
    """True if a word is known as a given name, of a double name ("Anna-Lena") its first half."""
    small = word.casefold().strip(".,")
    return is_given_in_byline(small) or ("-" in small and is_given_in_byline(small.split("-")[0]))


_INVERTED = compiled_later(r"^([^\W\d_][\w'’-]+), ?([^\W\d_][\w.'’-]*(?: [^\W\d_]\.?)?)$")
"""A catalogue's form of a name: "Park, Mina J."."""


_AND, _WITH = any_word("and_words"), any_word("with_words")
_PICTURE_CREDITS, _EDITING_CREDITS = alternation("picture_credits"), alternation("editing_credits")
_MONTH = any_word("month_abbreviations")
_SPLIT = compiled_later(
    rf"\s{{0,60}}(?:[;|/•·&\n、،]|,(?!\s{{0,60}}(?:{any_word('name_suffixes')}))|\s(?:{_AND}|{_WITH})\s)\s{{0,60}}",
    re.IGNORECASE,
)
_TAIL = compiled_later(
    r"\s{0,60}(?:\.\s{1,60}[^\W\d_]{1,60}:.{0,300}"
    rf"|\b(?:The\s{{1,60}})?(?:{any_word('news_agencies')})\s{{0,60}}$"
    r"|\(.{0,300}|\[.{0,300}|:.{0,300}"
    rf"|\b(?:{_MONTH})[a-z]{{0,60}}\.?\s{{1,60}}\d.{{0,300}}"
    r"|\s[-–—|»]\s.{0,300}|\b(?:for|in)\s[A-Z].{0,300}"
    rf"|\b(?:{any_word('words_before_dates')})\s{{1,60}}(?:[^\W\d_]{{1,60}},?\s{{1,60}})?\S{{0,300}}\d.{{0,300}}"
    r"|\b(?:on|at)\s.{0,300}"
    rf"|\b(?:{any_word('publication_marks')})\b.{{0,300}}"
    r"|\s[a-z\d]\S{0,300}@.{0,300}|\d.{0,300}|[@].{0,300}|,(?!\s{0,60}(?:Jr|Sr)\b\.?\s{0,60}$).{0,300}"
    rf"|(?<=[a-z])(?:{any_word('month_names')})\b.{{0,300}}|(?<=[a-z])(?:{_MONTH})\.?\s{{1,60}}\d.{{0,300}}"
    rf"|(?:{any_word('roles_after_names')})\s{{0,60}}$|\s[一二三四五六七八九十]{{1,3}}月\s{{0,60}}$)",
    re.DOTALL,
)
"""The rest of a line after a name: agency, place, date, role, address."""
_CREDIT_TAIL = compiled_later(
    rf"\b(?:{_PICTURE_CREDITS}|{_EDITING_CREDITS})\s{{0,60}}:.{{0,300}}", re.IGNORECASE | re.DOTALL
)
_NOT_PEOPLE = compiled_later(
    rf"(?:\b|_)admin\b|\b(?:{any_word('not_people')}|{alternation('not_people_forms')})\b|{alternation('not_people_parts')}",
    re.IGNORECASE,
)
_DESK = compiled_later(rf"\b(?:{alternation('desk_words')})\b", re.IGNORECASE)
_OTHER_WORK = compiled_later(rf"(?:{_PICTURE_CREDITS}|{_EDITING_CREDITS})\b(?=\s|:)", re.IGNORECASE)
"""The beginning of a part of a byline that names somebody who did not write: "фотограф Степан Ветров"."""
_COMPANY = compiled_later(rf"[\w)],? (?:{any_word('company_suffixes')})\s*$")
_CREDIT = compiled_later(
    rf"^(?:{_PICTURE_CREDITS})\s*(?:(?:{BY})\b|[:：/／]|\s(?=[^\W\d_a-z]))\s*(?P<names>[^|]{{2,80}})$", re.IGNORECASE
)
"""A line that names who made pictures or a translation and nobody else."""
_MAX_CREDIT_CHARS = 120
_WORD = compiled_later(r"[^\W\d_]")
_PARTICLES = words("byline_name_particles")
_ROLES = words("newsroom_roles")
"""What somebody is, cut where it is glued to a name: "Mina Park Editor", "Rechtsanwalt Anton Weiss"."""
_BEATS = words("reporters_fields")
"""What a correspondent's role may begin with."""
_CJK = compiled_later("^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・ ]{2,12}$")
_PSEUDONYM = compiled_later(r"^(?![A-Z]{1,6}$|red$)(?!.*\.[a-z]{2,4}$)[^\W\d_][\w.]{2,24}$")
"""One word that a page declares to be the author: no abbreviation in capitals (agencies, offices), no address."""
_ABBREVIATION = compiled_later(r"^[A-Z]{3,5}$")
"""The beginning of a broadcaster's or an office's name ("ABC Arts"), not a person's unless all of it is in capitals."""
_NEVER_IN_NAMES = compiled_later(r"[#?…]|\.\.\.|[^\W\d_]{6}\. ")
"""Characters of no name; a full stop after a word too long to be shortened: two sentences."""
_SHORTENED = compiled_later(r"(?:\.[^\W\d_]{1,4}|\b(?:Jr|Sr))\Z")
"""The end of a name whose full stop belongs to it: "B.Sc.", "M.A.", "Jr."."""
_OUTER = " \"'“”.,:-–—|"
_GLUE = compiled_later(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-Ý][^\W\d_]+ )")
_MAX_NAME_CHARS = 45
_MAX_NAME_WORDS = 5
_MAX_USUAL_WORDS = 4
_LONGEST_TITLED = 6
"""Shorter names in capitals may be initials: they stay as printed."""


def people_of(raws: Iterable[str], *, declared: bool) -> list[str]:
    """The people's names in raw author texts: split at commas and "and", without "By", roles and addresses.

    One word is a name only where the page declares it and it is alone: next to others it is a town or a paper.
    """
    people: dict[str, None] = {}
    for raw in raws:
        if declared and _COMPANY.search(raw):
            continue
        parts = [part for piece in _pieces(raw, declared=declared) for part in _unglued(piece)]
        names = (clean_name(part, single=declared and len(parts) == 1, small=declared) for part in parts)
        people.update(dict.fromkeys(filter(None, names)))
    return list(people)


def _pieces(raw: str, *, declared: bool) -> list[str]:
    """A raw author text split at commas and "and", without dates and those who did other work than writing."""
    line = without_lead(single_spaced(raw))
    inverted = _INVERTED.match(line) if declared else None
    if inverted and is_given(inverted[2].split()[0]) and not is_given(inverted[1]):
        line = f"{inverted[2]} {inverted[1]}"
    return [piece for piece in _SPLIT.split(line) if piece and not (piece[0].isdigit() or _OTHER_WORK.match(piece))]


def _unglued(part: str) -> list[str]:
    """Two names that run together ("Mina ParkAnton Weiss") apart, anything else as it is."""
    halves = _GLUE.split(part, maxsplit=1)
    return halves if all(map(looks_like_a_person, halves)) else [part]


def credited_in(line: str) -> list[str]:
    """The people whom a line credits for the pictures or the translation of a post, not for its words."""
    match = _CREDIT.match(line) if len(line) <= _MAX_CREDIT_CHARS else None
    return people_of([match["names"]], declared=True) if match else []


def is_desk(part: str) -> bool:
    """True if a part of a byline names a desk, an office or (in quotation marks) a paper."""
    return bool(_DESK.search(part)) or part[0] in '«„“"》《「『'


def is_full(name: str) -> bool:
    """True if a name has more than one word, or is in a script that writes names without blanks."""
    return " " in name or not name.isascii()


def looks_like_a_person(name: str) -> bool:
    """True if all words of a name but the last are given names; "Dr.", initials and "von" do not count."""
    parts = [word for word in name.split() if not word.endswith(".") and len(word) > 1]
    if not 1 < len(parts) <= _MAX_USUAL_WORDS:
        return False
    return is_given(parts[0]) and all(word.casefold() in _PARTICLES or is_given(word) for word in parts[1:-1])


def clean_name(text: str, *, single: bool = False, small: bool = False) -> str:
    """A person's name out of a part of a byline, empty if it is no name.

    `single` accepts one word (a pseudonym), `small` a lowercase name if its first word is a given name.
    """
    dotted = text.rstrip(" \"'“”:-–—&|,").endswith(".")
    text = _without_roles(text.strip(" \"'“”.:-–—&|").rstrip("*"))
    raw = text.strip(_OUTER)
    name = _TAIL.sub("", _CREDIT_TAIL.sub("", LEAD.sub("", text))).strip(_OUTER)
    if dotted and name == raw and _SHORTENED.search(name):
        name += "."
    for word in (raw, name) if single else ():
        if _PSEUDONYM.match(word) and not _NOT_PEOPLE.search(word):
            return word
    if not 0 < len(name) <= _MAX_NAME_CHARS or _NOT_PEOPLE.search(name) or _NEVER_IN_NAMES.search(name):
        return ""
    if not _CJK.match(name):
        return _full_name(name, small=small)
    # A Korean name goes without the role printed after it: "한소리 두루미 조사원".
    first, *rest = name.split()
    return first if rest and is_korean_person(first) else name


def _full_name(name: str, *, small: bool) -> str:
    """A name of two words or more as a person writes it; empty if its words are no person's."""
    parts = name.split()
    if not 1 < len(parts) <= _MAX_NAME_WORDS or not all(map(_WORD.search, parts)):
        return ""
    if name.isupper():
        return name.title() if len(name) > _LONGEST_TITLED else name
    if _ABBREVIATION.match(parts[0]):
        return ""
    if any(word[0].islower() and word.lower() not in _PARTICLES for word in parts):
        return name.title() if small and looks_like_a_person(name) and name.replace(" ", "").isalpha() else ""
    return name


def _without_roles(text: str) -> str:
    """A part of a byline without the words for a role before or after the two words of a name."""
    parts = text.split()
    if len(parts) > 2 and parts[0].casefold() in _ROLES and is_given(parts[1]):
        parts = parts[1:]
    if len(parts) > 2 and is_given(parts[0]):
        end = next((at for at, word in enumerate(parts[2:], 2) if word.casefold().strip(",") in _ROLES), len(parts))
        has_field = 2 < end < len(parts) and parts[end - 1].casefold() in _BEATS
        parts = parts[: end - has_field]
    return " ".join(parts)


_TURNED_BREAK = compiled_later(r"\s{0,60};\s{0,60}|\s{1,60}(?:and|&)\s{1,60}", re.IGNORECASE)
# After a comma alone there is as often a role or an organization: "Jane Doe, Human Rights Watch".
_JOINED = compiled_later(rf"[;&/|、·・]|\s(?:{_AND}|{_WITH})\s|\sو", re.IGNORECASE)
_LONGEST_BYLINE = 300
"""What is longer is not searched for names."""


def authors_apart(text: str) -> tuple[str, ...]:
    """The authors that a text names, in its order; the text itself where they are not plainly several.

    Feeds and lists give "Jane Doe and John Roe" and "Doe, Jane; Roe, John"; but a text may as well be one author with a
    comma, or an organization with an "and" in its name.
    """
    if len(text) > _LONGEST_BYLINE:
        return (text,)
    turned = _TURNED_BREAK.split(text)
    if len(turned) > 1 and all(map(family_first, turned)):
        return tuple(turned)
    people = people_of([text], declared=True)
    known = sum(looks_like_a_person(name) or (is_full(name) and " " not in name) for name in people)
    enough = known > 0 if _JOINED.search(text) else known in (len(people), *range(2, len(people)))
    return tuple(people) if len(people) > 1 and enough else (text,)
