"""Sentences and posts in which an outlet does not report: it is visited, read, a partner, an employer, a donor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import OutletMention
from pipelines.outlets.catalogue import Catalogue
from pipelines.text.literal_filter import Caseless, Sieved
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import AWARDED, CONTACT_LINE, PAST_CAREER, tells_coverage
from presswatch.languages.packs import alternation, any_word, whole_words
from presswatch.languages.patterns import compiled_later

_VISITED = Sieved(compiled_later(alternation("visits_to_outlets"), re.IGNORECASE))
_SUBSCRIBED = Sieved(compiled_later(whole_words("subscriptions"), re.IGNORECASE))
_RIDDLE = rf"\A\W{{0,300}}(?:{any_word('asking_words')})(?!\w)[^.!\n]{{0,300}}[?？؟]\W{{0,300}}\Z"
_NOT_READ = Sieved(compiled_later(rf"{whole_words('papers_not_read')}|{_RIDDLE}", re.IGNORECASE))
_CAREER = Sieved(compiled_later(alternation("careers_at_outlets")))
_GIVEN = Sieved(compiled_later(whole_words("gifts"), re.IGNORECASE))
_TAUGHT = Sieved(compiled_later(alternation("taught_by_journalists"), re.IGNORECASE))
_PARTNERED = Sieved(compiled_later(whole_words("media_partners"), re.IGNORECASE))
_IMPERSONATED = Sieved(compiled_later(whole_words("impersonation"), re.IGNORECASE))
_REPORTS = compiled_later(whole_words("reporting_nouns_and_verbs"), re.IGNORECASE)
_THANKS = compiled_later(whole_words("thanks"), re.IGNORECASE)
_LISTED_NAMES = compiled_later(r"(?<=[,:;(–—-] )(?:[A-ZÀ-Þ][\w'’]{0,60}[ \u00a0]?){1,40}")


def names_partners(text: str, start: int, end: int) -> bool:
    """True if the sentence between two offsets only lists media partners: "Partenaires médias : Radio Harbour"."""
    if not _PARTNERED.inside(text, start, end):
        return False
    return not tells_coverage(_LISTED_NAMES.sub(" ", _PARTNERED.pattern.sub(" ", text[start:end])))


def has_other_role(text: str, start: int, end: int) -> bool:
    """True if the outlets of the sentence between two offsets do something other than report."""
    if _IMPERSONATED.inside(text, start, end) or names_partners(text, start, end):
        return True
    if any(role.inside(text, start, end) for role in (_VISITED, _SUBSCRIBED, _NOT_READ, _CAREER, _TAUGHT)):
        return _REPORTS.search(text, start, end) is None
    # Many reports are about gifts, so that any word of coverage outweighs a gift of the outlet's own.
    return _GIVEN.inside(text, start, end) and not tells_coverage(text[start:end])


def is_non_reporting(text: str, segment: Segment, linked: Sequence[ArticleLink]) -> bool:
    """True if the outlets of a sentence do something other than report; links to articles outweigh that."""
    if not linked:
        return has_other_role(text, segment.start, segment.end)
    return not any(link.deep for link in linked) and names_partners(text, segment.start, segment.end)


def only_mentions(text: str, segment: Segment, linked: Sequence[ArticleLink], *, dated: bool) -> bool:
    """True if the outlets of a sentence report nothing: a contact line, a career, a prize, thanks."""
    span = segment.start, segment.end
    if CONTACT_LINE.inside(text, *span) or is_non_reporting(text, segment, linked):
        return True
    if linked:
        return False
    thanked = not dated and (_THANKS.search(text[segment.start : segment.end]) or AWARDED.inside(text, *span))
    return bool(thanked or PAST_CAREER.inside(text, *span))


def partner_outlets(text: str, parts: Sequence[Segment], catalogue: Catalogue) -> frozenset[str]:
    """The names of the known outlets that a sentence calls media partners of the posting organization."""
    if not _PARTNERED.inside(text, 0, len(text)):
        return frozenset()
    naming = (part for part in parts if _PARTNERED.inside(text, part.start, part.end))
    return frozenset(hit.outlet.name for part in naming for hit in catalogue.find(text[part.start : part.end]))


def without_partners(
    text: str, parts: Sequence[Segment], outlet_mentions: Sequence[OutletMention], names: frozenset[str]
) -> list[OutletMention]:
    """The mentions without those of partners in sentences that report no coverage: ticket sales, discounts."""
    return [
        n
        for n in outlet_mentions
        if n.outlet is None or n.outlet.name not in names or (n.segment >= 0 and _reports(text, parts[n.segment]))
    ]


def _reports(text: str, part: Segment) -> bool:
    return tells_coverage(text[part.start : part.end]) and not names_partners(text, part.start, part.end)


_VACANCY = tuple(Caseless(whole_words(one)) for one in ("application_words", "pay_words", "duty_words"))
_VACANCY_KINDS = 2
"""Kinds of words, of the three that a vacancy has, that make a post one."""
_COURSE, _SIGN_UP = Caseless(whole_words("course_words")), Caseless(whole_words("registration_words"))


def invites_to_course(title: str, text: str) -> bool:
    """True if the title names a course or contest and the text asks people to register."""
    return _COURSE.inside(title, 0, len(title)) and _SIGN_UP.inside(text, 0, len(text))


def offers_work(title: str, text: str) -> bool:
    """True if a post is a vacancy: it has two of how to apply, pay and hours, and duties."""
    kinds = sum(any(kind.inside(words, 0, len(words)) for words in (title, text)) for kind in _VACANCY)
    return kinds >= _VACANCY_KINDS
