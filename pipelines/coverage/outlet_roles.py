"""What a sentence makes of the name of an outlet: a reporter, an employer, a partner, or no outlet at all."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import islice

from pipelines.common.fold import squash
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import ARTICLES
from pipelines.coverage.person_evidence import PeopleContext
from pipelines.coverage.relative_days import is_weekday, means_day
from pipelines.names.words import is_first_name, languages_of_word
from pipelines.outlets.catalogue import OutletHit
from pipelines.people.person import Person, Role, places_of
from pipelines.people.roles import is_head
from pipelines.quotes.find import find_quotes
from pipelines.text.literal_filter import Caseless, Sieved
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import CONTACT_LINE, PAST_CAREER, reports_coverage, reports_speech
from presswatch.languages.packs import alternation, any_of, any_word, attached_words, spaced_words, whole_words
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block

_MARK = r"[《「『«“\"„]?"
_TO = compiled_later(rf"(?:(?<!\w)(?:{any_word('to_words')})[ ]|{attached_words('to_prefixes')}){_MARK}\Z")
_TO_AFTER = compiled_later(rf"(?:{alternation('to_suffixes')})")
_SOURCE = compiled_later(
    rf"(?:(?<!\w)(?:{spaced_words('source_openings')})[ ]|(?:{attached_words('source_openings')})[ ]?)[«“„\"]?\Z",
    re.IGNORECASE,
)
_REACH = 40
_OPENING = 160
"""Characters in which a post that reports coverage names its source; an article names other press later."""


def is_addressed(text: str, segment: Segment, hit: OutletHit) -> bool:
    """True if somebody said something to an outlet: "sagte … der taz", "declaró … a El País", "연합뉴스에 … 밝혔다"."""
    if is_weekday(text[hit.start : hit.end]):
        return False  # "für den Freitag" is a day
    low = max(segment.start, hit.start - _REACH)
    if low < _OPENING and _SOURCE.search(text, low, hit.start):
        return True
    to = _TO.search(text, low, hit.start) or _TO_AFTER.match(text, hit.end, segment.end)
    return to is not None and reports_speech(text, segment.start, segment.end)


_CLASS_NOUN = compiled_later(alternation("class_nouns"), re.IGNORECASE)


def is_class_of(text: str, hit: OutletHit, following: OutletHit) -> bool:
    """True if one word that is the name of an outlet says what kind the next is: "der Wochenzeitung DIE ZEIT"."""
    between = text[hit.end : following.start].strip(' \u00a0«“„"')
    alike = following.outlet is hit.outlet
    return not alike and not between and _CLASS_NOUN.fullmatch(text, hit.start, hit.end) is not None


_HOST_AFTER = compiled_later(rf"[ \u00a0](?:{alternation('host_prepositions')})[ \u00a0]\w{{2,12}}(?! \w)")


def end_with_host(text: str, hit: OutletHit) -> int:
    """Where an outlet ends with the host after it: "Canadian Press via MSN"."""
    host = _HOST_AFTER.match(text, hit.end)
    return host.end() if host else hit.end


def taken_for_people(said: PeopleContext, outlets: AbstractSet[str]) -> bool:
    """True if an outlet (squashed names) was read as a speaker, as the head of a person's name or in a role."""
    if not outlets:
        return False
    # Of a long name each beginning that leaves two words of it.
    parts = [person.name.split(" ") for person in said.people]
    names = {" ".join(words[:number]) for words in parts for number in range(1, len(words) - 1)}
    if not outlets.isdisjoint(map(squash, names | said.speakers)):
        return True
    roles = " ".join({squash(role.text) for person in said.people for role in person.roles})
    return any(outlet in roles for outlet in outlets)


def without_outlets(said: PeopleContext, blocks: Sequence[Block], outlets: AbstractSet[str]) -> PeopleContext:
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
    quotes = find_quotes(said.text, blocks, people, places, outlets, named=said.named, parts=said.parts)
    return replace(said, people=people, places=places, quotes=quotes)


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
    while 0 < cut < len(parts) - 1 and parts[cut].islower() and not is_head(parts[cut]):
        cut += 1
    return Role(" ".join(parts[cut:]), role.start + len(" ".join([*parts[:cut], ""]))) if cut else role


MARKS_BEFORE = compiled_later(r"[\[【［《『「«“„<〈‘\"]\s*$")
_MARKS_AFTER = compiled_later(r"^\s*[\]】］》』」»”“>〉’\"]")
_CUE_BEFORE = compiled_later(
    rf"(?:{whole_words('cues_before_outlets')}|{whole_words('outlet_classes_before')})\s+[\"«“„]?$", re.IGNORECASE
)
_ROW_EDGE = compiled_later(r"(?:^|[|/·•,–—:：\t(\[-])\s{0,60}$")
_ROW_END = compiled_later(r"^\s*(?:$|[|/·•,–—:：\t)\](（「«“]|\d|-)")
_DAY_AFTER = compiled_later(r"\s{0,60}[,،、，]?\s{0,60}(?:$|[|·(（\[]|[^\W\d_]{0,10}\.?,? ?\d)")
"""The end of a row, what parts its cells, or a day with its weekday."""
_ISSUE_AFTER = compiled_later(
    rf"[»”\"]?,? (?:(?:{any_of('issue_prepositions')}) |d['’])"
    rf"(?:(?:{any_of('issue_days')})|(?:el |le |the )?[0-3]?\d(?!\d)|(?P<day>[^\W\d_]+))",
    re.IGNORECASE,
)
"""The day of an issue right after a paper's name: "La Stampa di martedì"."""
_ON_AIR = compiled_later(rf"[ \u00a0]?(?:{any_of('programme_after_station')}|[<〈《‘「『])")
"""A programme right after a broadcaster's short name: "KNN 뉴스아이", "BSN「水と土」"."""
_OF_HOUSE = compiled_later(rf"[»”\"][ \u00a0](?:{any_of('of_a_station')})[ \u00a0]?\Z")
"""Before a broadcaster whose programme is in quotation marks: "«Il Faro» della RSI"."""
_ARTICLE_WITHIN = compiled_later(r"(?:[^\W\d_]|\d|[,;»”)])[ \u00a0]\Z")
"""Inside a sentence: an article with a capital there is part of a name."""
_SURNAME_NEXT = compiled_later(r"[ \u00a0][A-ZÀ-ÞА-ЯЁ][a-zà-ÿа-яё]")
_BEFORE, _AFTER = 24, 12
"""Characters around a name that are looked at."""


def supported(text: str, hit: OutletHit, links: Sequence[ArticleLink]) -> bool:
    """True if a weak form is meant as an outlet: a link to it, quotation marks or a cue around it, a row's edge.

    A word for a day ("Hoy", "Heute") needs its quotation marks, and an everyday word at the head of a line a day after
    it: a sentence begins with it as well ("Hoy, en La Voz").
    """
    printed = text[hit.start : hit.end]
    before, after = text[max(0, hit.start - _BEFORE) : hit.start], text[hit.end : hit.end + _AFTER]
    if MARKS_BEFORE.search(before) and _MARKS_AFTER.match(after):
        return True
    if means_day(printed):
        return False
    if hit.outlet.name in (link.outlet.name for link in links if link.outlet is not None):
        return True
    if is_weekday(printed):
        return False
    return _CUE_BEFORE.search(before) is not None or any(check(text, hit, before, after) for check in _CHECKS)


def is_issue(text: str, hit: OutletHit, *_: str) -> bool:
    """True if a name is that of the issue of a day: "La Stampa di martedì"."""
    match = _ISSUE_AFTER.match(text, hit.end)
    return match is not None and (match["day"] is None or is_weekday(match["day"]))


def _is_on_air(text: str, hit: OutletHit, before: str, after: str) -> bool:
    capitals = text[hit.start : hit.end].isupper()
    return capitals and bool(_ON_AIR.match(after) or _OF_HOUSE.search(before))


def _has_article_within(text: str, hit: OutletHit, before: str, _: str) -> bool:
    """True for a name with a capitalized article inside a sentence."""
    first, blank, _rest = text[hit.start : hit.end].partition(" ")
    return bool(blank) and first in ARTICLES and _ARTICLE_WITHIN.search(before) is not None


def _is_row_cell(text: str, hit: OutletHit, before: str, after: str) -> bool:
    """True for a name at a row's edge; an everyday word before a comma needs a day after it."""
    if _ROW_EDGE.search(before) is None or _ROW_END.match(after) is None:
        return False
    listed = after.lstrip()[:1] in tuple(",،，、")
    return not listed or not languages_of_word(text[hit.start : hit.end].lower()) or _DAY_AFTER.match(after) is not None


_CHECKS = (is_issue, _is_on_air, _has_article_within, _is_row_cell)


def is_first_name_of(text: str, hit: OutletHit) -> bool:
    """True if a name that is an outlet's too is somebody's first name: "told Anna Hill"."""
    name = text[hit.start : hit.end]
    return hit.weak and is_first_name(name.lower()) and _SURNAME_NEXT.match(text, hit.end) is not None


_RIDDLE = rf"\A\W{{0,300}}(?:{any_word('asking_words')})(?!\w)[^.!\n]{{0,300}}[?？؟]\W{{0,300}}\Z"
OTHER_ROLES = {
    "visited": Sieved(compiled_later(alternation("visits_to_outlets"), re.IGNORECASE)),
    "subscribed": Sieved(compiled_later(whole_words("subscriptions"), re.IGNORECASE)),
    "not-read": Sieved(compiled_later(rf"{whole_words('papers_not_read')}|{_RIDDLE}", re.IGNORECASE)),
    "career": Sieved(compiled_later(alternation("careers_at_outlets"))),
    "taught": Sieved(compiled_later(alternation("taught_by_journalists"), re.IGNORECASE)),
}
"""What outlets do in a sentence other than report, by the id of the rule; a word for reporting outweighs it."""
_GIVEN = Sieved(compiled_later(whole_words("gifts"), re.IGNORECASE))
_PARTNERED = Sieved(compiled_later(whole_words("media_partners"), re.IGNORECASE))
_IMPERSONATED = Sieved(compiled_later(whole_words("impersonation"), re.IGNORECASE))
_REPORTS = compiled_later(whole_words("reporting_nouns_and_verbs"), re.IGNORECASE)
_LISTED_NAMES = compiled_later(r"(?<=[,:;(–—-] )(?:[A-ZÀ-Þ][\w'’]{0,60}[ \u00a0]?){1,40}")
_THANKS = compiled_later(whole_words("thanks"), re.IGNORECASE)


def _names_partners(text: str, start: int, end: int) -> bool:
    """True if the sentence between two offsets only lists media partners: "Partenaires médias : Radio Harbour"."""
    if not _PARTNERED.inside(text, start, end):
        return False
    return not reports_coverage(_LISTED_NAMES.sub(" ", _PARTNERED.pattern.sub(" ", text[start:end])))


def other_role(text: str, start: int, end: int) -> str:
    """The rule by which the outlets of the sentence between two offsets do something other than report, or ""."""
    if _IMPERSONATED.inside(text, start, end):
        return "impersonated"
    if _names_partners(text, start, end):
        return "partner"
    role = next((rule for rule, words in OTHER_ROLES.items() if words.inside(text, start, end)), "")
    if role:
        return role if _REPORTS.search(text, start, end) is None else ""
    # Many reports are about gifts, so that any word of coverage outweighs a gift of the outlet's own.
    return "gift" if _GIVEN.inside(text, start, end) and not reports_coverage(text[start:end]) else ""


def non_reporting(text: str, segment: Segment, linked: Sequence[ArticleLink]) -> str:
    """The rule by which the outlets of a sentence report nothing, or ""; links to articles outweigh it."""
    if CONTACT_LINE.inside(text, segment.start, segment.end):
        return "contact-line"
    if not linked:
        return other_role(text, segment.start, segment.end)
    linked_deep = any(link.deep for link in linked)
    return "partner" if not linked_deep and _names_partners(text, segment.start, segment.end) else ""


def only_mentioned(text: str, segment: Segment, linked: Sequence[ArticleLink], *, dated: bool) -> str:
    """The rule by which the catalogued outlets of a sentence report nothing, or ""."""
    if (rule := non_reporting(text, segment, linked)) or linked:
        return rule
    if not dated and _THANKS.search(text[segment.start : segment.end]) is not None:
        return "thanked"
    return "past-career" if PAST_CAREER.inside(text, segment.start, segment.end) else ""


_VACANCY = tuple(Caseless(whole_words(one)) for one in ("application_words", "pay_words", "duty_words"))
_VACANCY_KINDS = 2
"""Kinds of words, of the three that a vacancy has, that make a post one."""


def offers_work(title: str, text: str) -> bool:
    """True if a post is a vacancy: it has two of how to apply, pay and hours, and duties."""
    kinds = (kind for kind in _VACANCY if any(kind.inside(words) for words in (title, text)))
    return len(list(islice(kinds, _VACANCY_KINDS))) == _VACANCY_KINDS
