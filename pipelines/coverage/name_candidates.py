"""Names that the wording makes outlets: printed with a day, an issue or a label, and trimmed to the name itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.common.fold import squash
from pipelines.outlets.forms import in_nominative
from pipelines.outlets.outlet import Outlet
from pipelines.people.roles import UPPER
from pipelines.text.literal_filter import Sieve, WordSieved
from pipelines.text.segments import Segment
from presswatch.languages.packs import alternation, any_numbered, any_of, any_word, packs_with, words
from presswatch.languages.patterns import compiled_later
from scraper.pages.text.outlet_names import MEDIA_NOUN

_MEDIA_NOUN_IN = WordSieved(MEDIA_NOUN)


def names_media(name: str) -> bool:
    """True if a word of a name is one for a paper, a station or the like."""
    return _MEDIA_NOUN_IN.search(name) is not None


ARTICLE = rf"(?:{any_word('articles')}|l’|{any_word('indefinite')})"
"""Source of an article in lower case."""
AND = rf"(?:{any_word('and_between_names')}|&)"
"""Source of "and"."""
_DOMAIN = r"[a-z]{1,60}\.(?:org|com|net|info|media|news|de|fr|es|ru)"
_PAPER = rf"(?:(?:{alternation('papers_after_adjectives')})(?!\w))?"
"""A noun in lower case that ends a name whose adjective has the capital: "Deltský deník"."""
_TOKEN = rf"(?:(?!\w{{1,60}}-based)[{UPPER}][\w'’.&/-]{{0,60}}{_PAPER}|&|{_DOMAIN})"
_LINKERS = rf"(?:(?:{any_word('words_inside_names')})[ ]){{0,2}}"
NAME = rf"(?:(?:{any_word('articles_of_names')})[ ]?)?{_TOKEN}(?:[ ]{_LINKERS}(?:{_TOKEN}|\d{{1,2}}(?![\w.]))){{0,5}}"
"""Source of a name in a script with capitals: words with a capital, joined by a few in lower case."""
CAPITAL_RUN = compiled_later(rf"(?<![\w.@/-])(?P<name>{NAME})")
ARTICLES = frozenset(word for word in words("articles_of_names") if word.isalpha())
OPENERS = words("openers")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name that the wording makes an outlet: offsets, the printed name, and what indicates it (`cue`).

    `strength`: 1 for wording alone, 2 for wording and a word for media.
    """

    start: int
    end: int
    name: str
    strength: int
    cue: str

    def mention(
        self, segment: int | None = None, outlet: Outlet | None = None, *, in_title: bool = False
    ) -> "OutletMention":
        """The name as the mention of an outlet in a segment of the text, or in the title."""
        strength, number = self.strength if outlet is None else 3, -1 if segment is None else segment
        return OutletMention(
            self.start, self.end, self.name, strength, self.cue, outlet=outlet, segment=number, in_title=in_title
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletMention(NameHit):
    """One place that names an outlet, in the text, or in the title if `in_title`.

    `outlet` is None for a name that is not in the catalogue. `strength`: 3 catalogued, 2 wording and a word for media
    or a matching link, 1 wording alone, 0 to be believed only with further evidence.
    """

    outlet: Outlet | None
    segment: int = -1
    in_title: bool = False
    weak: bool = False

    @property
    def key(self) -> str:
        """One key for all mentions of an outlet."""
        return self.outlet.name if self.outlet else squash(self.name)


# What surrounds a name and is not part of it.
_MONTH = any_numbered("months")
_MONTH_DAY = rf"\d{{1,2}}(?:\.|[a-z]{{2}})?[ ](?:[a-z]{{2}}[ ])?(?:{_MONTH})|(?:{_MONTH})[ ]\d{{1,2}}(?:[a-z]{{2}})?"
_DAY_BEFORE = compiled_later(
    rf"(?:(?:{alternation('day_adverbs')}),?|(?:{_MONTH_DAY})(?:,?[ ](?:19|20)\d\d)?,?|(?:{_MONTH})(?=[ ]{ARTICLE}[ ]))"
    rf"[ \u00a0](?:{ARTICLE}[ \u00a0])?(?=\S)",
    re.IGNORECASE,
)
"""A day that opens a sentence: "yesterday", "4 June the", "June 4, 2026, the"."""
_AND_LEAD = compiled_later(rf"(?!&){AND}[ \u00a0](?:{ARTICLE}[ \u00a0])?(?=[A-ZÀ-ÞА-ЯЁ])")
_OPENER = compiled_later(r"[\w'’]+[ ]")
_SMALL_ARTICLE = compiled_later(rf"{ARTICLE}[ ](?=[{UPPER}])")
_SENTENCE_END = compiled_later(r"(?P<word>[^\W\d_]{4,64})\.[ \u00a0]")
_TRAILING_MONTH = compiled_later(rf"[ ](?:{alternation('trailing_days')}).{{0,300}}$", re.IGNORECASE)
_TRAILING_NUMBER = compiled_later(rf"[ ](?:(?:{any_word('prepositions_of_days')})(?:[ ]\d.{{0,300}})?|\d{{1,2}})$")
_NUMBERED_STATION = compiled_later(rf"(?:{any_word('numbered_stations')}) ?\d+$")
_VIA = compiled_later(rf"[ \u00a0](?:{alternation('via_words')})[ \u00a0](?=[A-ZÀ-ÞА-ЯЁ]).{{0,300}}\Z")
_HERE = compiled_later(rf"[ ](?:{any_word('here_in_capitals')})$")
_IN_BRACKETS = compiled_later(r"\s?[(（][^()（）]{1,40}[)）]\Z")
_CASE_ENDING = compiled_later(rf"['’](?:{alternation('case_endings_after_apostrophe')})\Z")


def _without_opening(text: str, start: int, end: int) -> int:
    """Where a name begins after blanks, a day, "and" and the words that open sentences."""
    while start < end and text[start].isspace():
        start += 1
    start = _past((_DAY_BEFORE, _AND_LEAD), text, start, end)
    while (first := _OPENER.match(text, start, end)) is not None:
        word = first.group().strip()
        if word in ARTICLES or word.lower() not in OPENERS:
            break
        start = _past((_DAY_BEFORE, _SMALL_ARTICLE), text, first.end(), end)
    return start


def _without_day(text: str, start: int, end: int) -> int:
    """Where a name ends before a day; the number of a station ("Radio 4") or in quotation marks belongs to it."""
    end = _before((_TRAILING_MONTH,), text, start, end)
    trailing = _TRAILING_NUMBER.search(text, start, end)
    if trailing is None or _NUMBERED_STATION.match(text, start, end) or text[end : end + 1] in tuple('»”"“'):
        return end
    return trailing.start()


def _without_ending(text: str, start: int, end: int) -> int:
    """Where a name ends before a full stop, a day, brackets, punctuation and the endings of cases."""
    stop = _SENTENCE_END.search(text, start, end)
    end = _without_day(text, start, stop.end("word") if stop else end)
    end = _before((_VIA, _HERE, _IN_BRACKETS), text, start, end)
    while start < end and text[end - 1] in " .,;:'’\"”»/-\u00a0":
        end -= 1
    if text[max(start, end - 2) : end] in ("'s", "’s"):
        end -= 2
    return _before((_CASE_ENDING,), text, start, end)


_UNSPACED_LEADS = tuple(
    map(
        compiled_later,
        (
            alternation("days_before_names"),
            rf"(?:{alternation('day_words_before_names')})(?:{alternation('of_after_day_words')})?",
            rf"(?<=[日)）])(?:{alternation('of_the_day')})",
            *map(alternation, ("in_or_by_outlets", "going_to_outlets", "verbs_leading_to_outlets")),
        ),
    )
)
"""What is written together with a name after it, as in Chinese: a day, a preposition, a verb."""


def _past(leads: Sequence[re.Pattern[str]], text: str, start: int, end: int) -> int:
    """The offset after what the patterns find at `start`, each once and in their order."""
    for lead in leads:
        found = lead.match(text, start, end)
        start = found.end() if found else start
    return start


def _before(tails: Sequence[re.Pattern[str]], text: str, start: int, end: int) -> int:
    """The offset before what the patterns find up to `end`, each once and in their order."""
    for tail in tails:
        found = tail.search(text, start, end)
        end = found.start() if found else end
    return end


_OF_OUTLET = compiled_later(rf"[ ](?:{any_word('outlet_of_words')})[ ](?:the[ ])?(?P<rest>{NAME})$")
_ON_STATION = compiled_later(rf"[ ](?:{any_word('on_words')})[ ](?:the[ ])?(?P<rest>{NAME})$")
_IN_OUTLET = compiled_later(rf"(?<=\w[ ])\w{{1,60}}[ ]in[ ](?P<rest>(?P<article>The[ ])?{NAME})$")
_OF_PIECE = compiled_later(
    rf"(?:{any_word('pieces_of_outlets')})[ ](?:{any_word('outlet_of_words')}|{any_word('on_words')}"
    rf"|{any_word('in_or_of_station_words')})[ ](?:{ARTICLE}[ ])?(?=[{UPPER}])",
    re.IGNORECASE,
)
"""A piece and the preposition before its outlet: "Artikel op Harbour.nl", "Interview on Wavelength FM"."""


def _without_author(text: str, start: int, end: int) -> int:
    """Where the outlet begins after its piece, programme or author: "Breakfast Show on Wavelength FM"."""
    start = _past((_OF_PIECE,), text, start, end)
    owner = _OF_OUTLET.search(text[start:end])
    if owner and _is_piece_or_person(text[start : start + owner.start()].split()):
        start += owner.start("rest")
    shown = _ON_STATION.search(text, start, end)
    if shown and (names_media(shown["rest"]) or shown["rest"].isupper()):
        start = shown.start("rest")
    authored = _IN_OUTLET.search(text, start, end)
    return authored.start("rest") if authored and (authored["article"] or names_media(authored["rest"])) else start


def _is_piece_or_person(head: Sequence[str]) -> bool:
    if len(head) == 1:
        return head[0].lower() in words("pieces_of_outlets")
    return len(head) > 1 and head[0] not in ARTICLES and not names_media(" ".join(head))


_LABEL = compiled_later(
    rf"(?:{alternation('calendar_words')})"
    rf"|(?:{alternation('labels_instead_of_names')}|(?:{any_word('abbreviated_months')})\.?)$",
    re.IGNORECASE,
)
_LABEL_PARTS = compiled_later(
    "|".join(rf"(?:{alternation('label_parts', pack)}|[・·／/&＆ ])+" for pack in packs_with("label_parts"))
)
"""A label made of several words: "【ラジオ出演】", "[방송 인터뷰]"."""


def is_generic(name: str) -> bool:
    """True for a label, a date, a pointer ("HERE") or an empty word where the name of an outlet could be printed."""
    bare = name.strip(" []【】()（）:：-–—|")
    if len(bare) < 2 or bare.lower() in OPENERS or bare in words("here_in_capitals"):
        return True
    return bool(_LABEL.match(bare) or _LABEL_PARTS.fullmatch(bare))


_GRAMMAR = compiled_later(alternation("grammar_in_names"))
_DAY_OR_CLAUSE = compiled_later(rf"\d\s?[年月日년월일]|\A(?:{alternation('clauses_on_media_words')})")
_BODY = compiled_later(
    rf"(?<!\w)(?:{alternation('bodies_and_places')}|{any_word('unmistakable_platforms')})(?!\w)", re.IGNORECASE
)
_NO_OUTLET = compiled_later(rf"{alternation('nouns_that_are_no_outlets')}|{alternation('groups_in_genitive')}")
_CASED = compiled_later("[\u00c0-\u052f]")
_LONGEST_NAME = 60


def _is_impossible(name: str) -> bool:
    """True if no outlet can have such a name, in spite of any cue."""
    if is_generic(name) or len(name) > _LONGEST_NAME or _DAY_OR_CLAUSE.search(name):
        return True
    return _BODY.search(name) is not None and not names_media(name)


def _is_phrase(name: str, cue: str, strength: int) -> bool:
    """True if a name known by its wording alone is a phrase of the sentence."""
    if cue == "wording" and strength == 1 and _NO_OUTLET.search(name):
        return True
    return cue in ("wording", "book-marks", "cue", "verb") and _GRAMMAR.search(name) is not None


def name_hit(text: str, start: int, end: int, cue: str, strength: int) -> NameHit | None:
    """The name at these offsets without articles, dates and words around it; None for what no outlet is called."""
    start = _without_opening(text, start, end)
    end = _without_ending(text, start, end)
    start = _without_author(text, _past(_UNSPACED_LEADS, text, start, end), end)
    name = text[start:end]
    cased = name.isascii() or _CASED.search(name) is not None
    lowercase = cased and name == name.lower() and "." not in name
    if lowercase or _is_impossible(name) or _is_phrase(name, cue, strength):
        return None
    return NameHit(start, end, in_nominative(name), strength, cue)


def match_hit(text: str, match: re.Match[str] | None, cue: str, strength: int) -> NameHit | None:
    """The name that the group "name" of a match holds, as `name_hit` gives it."""
    return name_hit(text, *match.span("name"), cue, strength) if match else None


_AND_ANOTHER = compiled_later(rf"[ \u00a0]{AND}[ \u00a0](?:(?i:{ARTICLE}) )?(?P<name>\S.*)\Z")
_ANOTHER_AND = compiled_later(rf"(?P<name>.*\S)[ \u00a0]{AND}[ \u00a0](?:\w{{2,3}} )?\Z")


def apart_from(text: str, hit: NameHit, known: Sequence[tuple[int, int]]) -> NameHit | None:
    """Of two joined names, one of them known ("ZEIT ONLINE und die Harburger Welle"), the other; else `hit` itself."""
    inside = next((span for span in known if hit.start <= span[0] and span[1] <= hit.end), None)
    if inside is None:
        return hit
    other = _AND_ANOTHER.match(text, inside[1], hit.end) or _ANOTHER_AND.match(text, hit.start, inside[0])
    return name_hit(text, *other.span("name"), hit.cue, hit.strength) if other else hit


_SMALL, _MAX_WORDS = 3, 5
"""Letters of a small word; words of a name, where one is for media without the small ones that join them ("of the")."""


def is_label(head: str) -> bool:
    """True for few words that can be a name: no verb, no opener, first a capital or a letter of a caseless script."""
    if not 2 <= len(head) <= 40 or not head[0].isalpha() or head[0].islower() or _is_long(head):
        return False
    first, *others = head.split()
    words = {word.lower() for word in ((*others[-1:],) if others and first in ARTICLES else (first, *others[-1:]))}
    return words.isdisjoint(OPENERS) and not re.search(r"[.!?。，;]", head)


def _is_long(head: str) -> bool:
    parts = head.split()
    large = [word for word in parts if len(word) > _SMALL or word[0].isupper()]
    joined = len(parts) > len(large) and names_media(head) and not any(c.isdigit() for c in head)
    return len(large if joined else parts) > _MAX_WORDS


# Names with their day.

_YEAR_WORD = compiled_later(rf"\A(?:{any_of('year_words')})(?!\w)")
"""The word for "year" that Russian, and sometimes Arabic, prints after the number."""
_PLACE_AFTER = compiled_later(r"\s?[(（][^()（）]{2,30}[)）]\Z")
"""A town in brackets after the name of a paper: "El Tiempo (Bogotá)"."""
_FIRST_CELL = compiled_later(r"\s[/|–—]\s")
"""What parts the cells of a row: the outlet is in the first."""
_LABEL_END = compiled_later(r"[,،、，(|–—:：/·\[-]\s*$")
_BEFORE_PAREN = compiled_later(rf"(?P<name>{NAME})[ ]\($")
_AFTER_DAY = compiled_later(
    r"(?:\s{0,60}(?:года|г\.))?\]?\s{0,60}[|｜–—-]\s{0,60}[«“„\"]?(?P<name>[^|｜–—:：\n»”\"]{2,40}?)"
    r"[»”\"]?\s{0,60}(?:$|[|｜:：]|(?<=\s)[–—]\s)"
)
"""After a day: what parts it from a name that ends its line or has a colon after it: "14 May | Harbour Gazette"."""


def dated_names(text: str, segment: Segment, dates: Sequence[tuple[int, int]]) -> Iterator[NameHit | None]:
    """Names printed with their date: "Harbour Gazette, 3 May 2024", "the Delta Dispatch (3 May)"."""
    return (_name_at_day(text, segment, *day, first=number == 0) for number, day in enumerate(dates))


def _name_at_day(text: str, segment: Segment, start: int, end: int, *, first: bool) -> NameHit | None:
    """The name before a day, or, where the day begins its line, after it."""
    stop = end - (text[end - 1] in ")）")
    before, after = text[segment.start : start], text[stop : segment.end].lstrip()
    after = _YEAR_WORD.sub("", after).lstrip() if after[:1] in ("г", "м", "م") else after
    head = _label_before(before) if first and after[:1] in ("", *"),.:：–—-|]/[") else ""
    if head:
        begin = segment.start + before.find(head)
        return name_hit(text, begin, begin + len(_PLACE_AFTER.sub("", head)), "dateline", 1)
    if before.rstrip().endswith("("):
        return match_hit(text, _BEFORE_PAREN.search(text, segment.start, start), "dated", 2)
    named = _AFTER_DAY.match(text, stop, segment.end) if first and not before.strip(" ([|") else None
    return match_hit(text, named, "dateline", 1) if named and is_label(named["name"]) else None


def _label_before(before: str) -> str:
    """The words before a day and what parts them, if they can be a name alone; "" for anything else."""
    if _LABEL_END.search(before) is None:
        return ""
    first_cell = _FIRST_CELL.split(before.strip(" ,،、，(|–—-:：/·\u00a0["), maxsplit=1)[0]
    head = first_cell.rpartition("(")[2] if first_cell.count("(") > first_cell.count(")") else first_cell
    head = head.strip("«» ")
    return head if is_label(head) else ""


# Names after the label of a form.

_FORM = compiled_later(
    rf"[\s•*■◆●□◇○・▶-]*(?:{any_of('outlet_form_and_head_labels')}|{any_of('outlet_form_labels')})"
    r"(?:\s?[:：]\s*|[\u3000 ]+(?=[ぁ-ヶ一-龯A-Z]))[«“„\"《「]?",
    re.IGNORECASE,
)
_FORM_NAME = compiled_later(
    r"(?P<name>[^\n,;:|()（）«»“”\"《》「」]{2,40}?)[»”\"》」]?\s{0,60}(?:[(（][^()（）\n]{1,40}[)）])?"
    r"\s{0,60}(?:[「『《][^「」『』《》\n]{1,30}[」』》])?\s{0,60}\Z"
)


def form_name(text: str, segment: Segment) -> NameHit | None:
    """The name after the label of a form: "Outlet: Harbour Gazette (print)"."""
    label = _FORM.match(text, segment.start, segment.end)
    name = _FORM_NAME.match(text, label.end(), segment.end) if label else None
    return match_hit(text, name, "form", 2) if name and is_label(name["name"]) else None


# Names with their issue.

ISSUE = compiled_later(
    rf"(?:(?<!\w)(?:{any_of('issue_labels')})|№|#|第|제|통권)"
    r"[ \u00a0]?\d{1,5}(?:[ \u00a0]?[/.-][ \u00a0]?\d{1,4})?[ ]?(?:[号號期호]|(?![\w%]))"
    r"|\d{1,4}[ ]?(?:月号|월호|[号號期]|호)",
    re.IGNORECASE,
)
"""The issue of a periodical: "n° 88", "Heft 2/2020", "第12期", "7月号"."""


def _issues_of_months() -> Iterator[str]:
    """For each language the issue of a month or season: "April issue", "Märzausgabe", "numéro de mars"."""
    for pack in packs_with("issue_before_month"):
        yield rf"(?:{any_of('issue_before_month', pack)})(?:{_month_or_season(pack)})"
    for pack in packs_with("issue_after_month"):
        yield rf"(?:{_month_or_season(pack)})(?: (?:19|20)\d\d)?(?:{any_of('issue_after_month', pack)})"
    yield any_of("issue_of_month")


def _month_or_season(pack: str) -> str:
    return "|".join(filter(None, [any_numbered("months", pack), any_word("seasons", pack)]))


_OF_MONTH = "|".join(_issues_of_months())
_ISSUED = compiled_later(
    r"[\s•*·▪–—-]{0,60}[«“„\"《「『]?(?P<name>[^\n,;:|(（«»“”„\"《》「」『』–—]{2,50}?)[»”\"》」』]?\s?"
    rf"[,，、(（|–—]?\s?(?:\d{{4}}[年년]?\s?)?(?:(?:{ISSUE.pattern})[^\n]{{0,24}}?"
    rf"|(?<!\w)(?:{_OF_MONTH})(?!\w)[^\n]{{0,36}}?)[)）]?\s?"
    rf"(?:[:：「『«“„\"《]|(?=[ ](?:{any_of('outlet_day_prepositions')})[ ]\d)|$|\n)",
    re.IGNORECASE | re.MULTILINE,
)
_DIGIT, _MONTHLY = compiled_later(r"\d"), Sieve(_OF_MONTH)


def issue_name(text: str, segment: Segment) -> NameHit | None:
    """The periodical at the head of a line with its issue and no day: "Feld und Garten, Heft 2/2020:"."""
    may = _DIGIT.search(text, segment.start, segment.end) or _MONTHLY.may(text, segment.start, segment.end)
    match = _ISSUED.match(text, segment.start, segment.end) if may else None  # most lines hold neither
    return match_hit(text, match, "issue", 2) if match and is_label(match["name"].strip()) else None
