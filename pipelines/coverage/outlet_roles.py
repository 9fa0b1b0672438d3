"""What a sentence makes a catalogued outlet: the one addressed, the source, an employer, the label of a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipelines.coverage.dated_names import FORM_LABEL
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.spokespersons import PeopleContext
from pipelines.coverage.weekdays import is_weekday
from pipelines.outlets.catalogue import OutletHit
from pipelines.outlets.outlet import Outlet
from pipelines.people.names_latin import Named
from pipelines.people.person import Person, Role, places_of
from pipelines.people.roles import ROLE_MODIFIER, is_head
from pipelines.quotes.find import find_quotes
from pipelines.text.fold import squash
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import tells_words
from presswatch.languages.packs import alternation, any_word, attached_words, spaced_words
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block
from scraper.pages.dates.read import DateSpan
from scraper.pages.text.outlet_names import MEDIA_NOUN

_MARK = r"[《「『«“\"„]?"
_LABEL_LEAD = 4
"""Characters before the day at the beginning of a line, and between an outlet and its day."""
_AFTER_DAY = compiled_later(rf"(?:\s*(?:{alternation('year_words_after_days')}))?[\s|｜–—,،、/·-]+[《「『«“\"]?")


def follows_day(text: str, segment: Segment, hit: OutletHit, days: Iterable[DateSpan]) -> bool:
    """True if a line is a day, a separator and an outlet: "14 May 2026 | The Guardian"."""
    ends = not text[hit.end : segment.end].strip(' 》」』»”"')
    return ends and any(
        day.start - segment.start <= _LABEL_LEAD and _AFTER_DAY.fullmatch(text, day.end, max(day.end, hit.start))
        for day in days
    )


_TO = compiled_later(rf"(?:(?<!\w)(?:{any_word('to_words')})[ ]|{attached_words('to_prefixes')}){_MARK}\Z")
_TO_AFTER = compiled_later(rf"(?:{alternation('to_suffixes')})")
_IN = compiled_later(rf"(?<!\w)(?:{alternation('in_words')})[ ][«“„\"]?\Z", re.IGNORECASE)
_SOURCE = compiled_later(
    rf"(?:(?<!\w)(?:{spaced_words('source_openings')})[ ]|(?:{attached_words('source_openings')})[ ]?)[«“„\"]?\Z",
    re.IGNORECASE,
)
_REACH = 40
_HEAD = 16
"""Characters of the head of a sentence: "Dans Les Échos, …", "In der taz vom 3. Mai …"."""
_OPENING = 160
"""Characters in which a post that reports coverage names its source; an article names other press later."""


def is_addressed(text: str, segment: Segment, hit: OutletHit) -> bool:
    """True if somebody said something to an outlet: "sagte … der taz", "declaró … a El País", "연합뉴스에 … 밝혔다"."""
    if is_weekday(text[hit.start : hit.end]):
        return False  # "für den Freitag" is a day
    low = max(segment.start, hit.start - _REACH)
    if low < _OPENING and _SOURCE.search(text, low, hit.start):
        return True
    if _IN.search(text, low, hit.start) and (hit.start - segment.start <= _HEAD or tells_words(text, low, hit.start)):
        return tells_words(text, segment.start, segment.end)
    to = _TO.search(text, low, hit.start) or _TO_AFTER.match(text, hit.end, segment.end)
    return to is not None and tells_words(text, segment.start, segment.end)


_APPEARS = compiled_later(alternation("appearances"))


def appears_on(text: str, segment: Segment, hit: OutletHit) -> bool:
    """True if somebody was seen or heard on an outlet, or it came to see them, without a word for a report."""
    return _APPEARS.match(text, hit.end, segment.end) is not None


_FORM_END = compiled_later(r"[»”\"》」]?\s{0,60}(?:[(（][^()（）]{1,40}[)）])?\s{0,60}\Z")


def in_form(text: str, segment: Segment, hit: OutletHit) -> bool:
    """True if a line is a label and an outlet, as in a form: "Medio: Diario El Comercio (Perú)"."""
    ends = _FORM_END.fullmatch(text, hit.end, segment.end)
    return ends is not None and FORM_LABEL.fullmatch(text, segment.start, hit.start) is not None


_EMPLOYED = compiled_later(
    rf"(?<!\w)(?:{alternation('press_occupations')})[ ](?:{alternation('employer_prepositions')})?[«“„\"]?\Z",
    re.IGNORECASE,
)


def employs(text: str, segment: Segment, hit: OutletHit) -> bool:
    """True if an outlet is only somebody's employer: "Ada Berg, journaliste au Monde"."""
    return _EMPLOYED.search(text, max(segment.start, hit.start - _REACH), hit.start) is not None


_CLASS_NOUN = compiled_later(alternation("class_nouns"), re.IGNORECASE)


def is_class_of(text: str, hit: OutletHit, following: OutletHit) -> bool:
    """True if one word that is the name of an outlet says what kind the next is: "der Wochenzeitung DIE ZEIT"."""
    between = text[hit.end : following.start].strip(' \u00a0«“„"')
    alike = following.outlet is hit.outlet
    return not alike and not between and _CLASS_NOUN.fullmatch(text, hit.start, hit.end) is not None


_MATERIAL = compiled_later(
    rf"(?<!\w)(?:{alternation('study_verbs')})(?!\w)[^.!?;\n]{{0,80}}(?<!\w)(?:{alternation('study_materials')})(?!\w)"
    r"(?: [^.!?;\n]{0,60})?\Z",
    re.IGNORECASE,
)
_MATERIAL_REACH = 220


def is_material(text: str, segment: Segment, hit: OutletHit) -> bool:
    """True if an outlet is what a study read: "we analysed 4,000 articles in the Guardian and the Times"."""
    return _MATERIAL.search(text, max(segment.start, hit.start - _MATERIAL_REACH), hit.start) is not None


_HOST_AFTER = compiled_later(rf"[ \u00a0](?:{alternation('host_prepositions')})[ \u00a0]\w{{2,12}}(?! \w)")


def end_with_host(text: str, hit: OutletHit) -> int:
    """Where an outlet ends with the host after it: "Canadian Press via MSN"."""
    host = _HOST_AFTER.match(text, hit.end)
    return host.end() if host else hit.end


_OF_STATION = compiled_later(rf"(?: [a-zà-ÿ]+){{1,4}},? (?:{alternation('of_station_words')}) ?")


def airs_on(text: str, hit: OutletHit, other: OutletHit) -> bool:
    """True if one word begins a programme's name that continues in lower case: "Hoy por hoy, de la Cadena SER"."""
    begins = " " not in text[hit.start : hit.end] and other.start > hit.end and other.outlet is not hit.outlet
    return begins and _OF_STATION.fullmatch(text, hit.end, other.start) is not None


_OF_TOWN = compiled_later(rf"[ \u00a0](?:{any_word('of_town_words')})[ \u00a0][A-ZÀ-Þ]")


def continues_as_other(text: str, hit: OutletHit) -> bool:
    """True if one word for a paper begins another's name: "Folha de Pernambuco" is not the Folha of São Paulo."""
    one = MEDIA_NOUN.fullmatch(text, hit.start, hit.end) is not None
    return one and _OF_TOWN.match(text, hit.end) is not None


def leads_to(outlet: Outlet, links: Sequence[ArticleLink]) -> bool:
    """True if a post links to an article of an outlet."""
    own = set(outlet.domains)
    return any(link.deep and link.outlet is not None and own & set(link.outlet.domains) for link in links)


_OWN_PERIODICAL = compiled_later(
    rf"(?:{attached_words('own_periodicals')}|(?<!\w)(?:{spaced_words('own_periodicals')}))\s?[「『《〈«“„\"]?\Z",
    re.IGNORECASE,
)
_STUDY = compiled_later(
    rf"(?<!\w)(?:{alternation('studies_and_books')})[ ][«“„\"][^«»“”„\"\n]{{0,80}}\Z", re.IGNORECASE
)
_MARK_BEFORE = compiled_later(r"[«“„\"]\Z")
"""The marks open right before the name, which is that of a paper: "im Bericht „Harbour Post“"."""


def is_own_print(before: str) -> bool:
    """True if the words before a name make it the poster's own periodical, or a part of the title of a study."""
    in_title = _STUDY.search(before) is not None and _MARK_BEFORE.search(before) is None
    return in_title or _OWN_PERIODICAL.search(before) is not None


_OPENS_BRACKET = compiled_later(r"[(（][«“„\"「『]?\Z")


def with_day_in_brackets(text: str, hit: OutletHit, dated: Iterable[DateSpan]) -> bool:
    """True if brackets enclose only an outlet and its day: "„…“ (Freie Presse, 28. Februar)"."""
    days = (day for day in dated if 0 < day.start - hit.end <= _LABEL_LEAD)
    opens = _OPENS_BRACKET.search(text, max(0, hit.start - 2), hit.start) is not None
    return opens and any(text[day.end : day.end + 1] in tuple(")）") for day in days)


def taken_for_people(said: PeopleContext, outlets: AbstractSet[str]) -> bool:
    """True if an outlet (squashed names) was read as a speaker, as the head of a person's name or in a role."""
    if not outlets:
        return False
    names = {name for person in said.people for name in _beginnings(person.name)}
    names |= {quote.speaker for quote in said.quotes if quote.speaker}
    if not outlets.isdisjoint(map(squash, names)):
        return True
    roles = " ".join({squash(role.text) for person in said.people for role in person.roles})
    return any(outlet in roles for outlet in outlets)


def without_outlets(
    said: PeopleContext, blocks: Sequence[Block], outlets: AbstractSet[str], named: Named
) -> PeopleContext:
    """The people and quotes of a text without the outlets that were read as people."""
    people = tuple(
        replace(
            _without_outlet(person, outlets),
            roles=tuple(_after_outlet(role, outlets) for role in person.roles if squash(role.text) not in outlets),
        )
        for person in said.people
        if squash(person.name) not in outlets
    )
    places = places_of(said.text, people)
    quotes = find_quotes(said.text, blocks, people, places, outlets, named=named)
    return replace(said, people=people, places=places, quotes=quotes)


def _beginnings(name: str) -> Iterator[str]:
    """The beginnings of a long name that leave two words of it."""
    parts = name.split(" ")
    return (" ".join(parts[:number]) for number in range(1, len(parts) - 1))


def _without_outlet(person: Person, outlets: AbstractSet[str]) -> Person:
    """A person without the outlet right before the name: "zitiert die Velmora Rundschau Ada Berg"."""
    parts = person.name.split(" ")
    cut = next((n for n in range(len(parts) - 2, 0, -1) if squash(" ".join(parts[:n])) in outlets), 0)
    return replace(person, name=" ".join(parts[cut:]), start=person.start + len(" ".join([*parts[:cut], ""])))


def _after_outlet(role: Role, outlets: AbstractSet[str]) -> Role:
    """A role without the outlet before it and what it does there: "Velmora Post intervjuade ordförande"."""
    parts = role.text.split(" ")
    places = ((low, high) for high in range(len(parts) - 1, 0, -1) for low in range(high))
    cut = next((high for low, high in places if squash(" ".join(parts[low:high])) in outlets), 0)
    while 0 < cut < len(parts) - 1 and parts[cut].islower() and not _of_a_role(parts[cut]):
        cut += 1
    return Role(" ".join(parts[cut:]), role.start + len(" ".join([*parts[:cut], ""]))) if cut else role


def _of_a_role(word: str) -> bool:
    return word in ROLE_MODIFIER or is_head(word)
