"""Outlets that no catalogue has, found by the wording around their names, in every script that is read."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipelines.coverage.channels import CHANNEL, came, channels, named_part
from pipelines.coverage.name_candidates import (
    ARTICLE,
    CAPITAL_RUN,
    NAME,
    NameHit,
    dated_names,
    form_name,
    issue_name,
    match_hit,
    name_hit,
    names_media,
)
from pipelines.people.person import KANA
from pipelines.people.roles import UPPER
from pipelines.text.literal_filter import AnySieved, Sieve, Sieved
from pipelines.text.segments import Segment
from presswatch.languages.packs import alternation, any_word, packs_with, words
from presswatch.languages.patterns import compiled_later
from scraper.pages.text.outlet_names import MEDIA_NOUN

_IN_MARKS, _BY_ENDING, _AFTER_KINDS = "names_in_marks", "names_by_ending", "names_after_kinds"
_STRENGTHS = {
    "ko": {_IN_MARKS: 2, _BY_ENDING: 2, _AFTER_KINDS: 1, "marked_names_before_cues": 2, "names_before_cues": 1},
    "ja": {_IN_MARKS: 2, _AFTER_KINDS: 2, _BY_ENDING: 2, "names_with_kana": 2, "names_before_cues": 1},
    "zh": {_IN_MARKS: 2, _BY_ENDING: 2},
}
"""How sure the patterns of a language make a name, in the order in which they are tried."""
_UNSPACED = {
    pack: [(Sieved(compiled_later(alternation(meaning, pack))), strength) for meaning, strength in strengths.items()]
    for pack, strengths in _STRENGTHS.items()
}


def _unspaced_names(text: str, segment: Segment, pack: str) -> Iterator[NameHit | None]:
    """The names of a sentence in a language that is written without blanks, or joins particles to its words."""
    for pattern, strength in _UNSPACED[pack]:
        for match in pattern.finditer(text, segment.start, segment.end):
            yield name_hit(text, *named_part(match), "wording", strength)


_TITLE_MARKS = compiled_later(r"《(?P<name>[^《》\n]{2,20})》(?P<rest>[^。\n]{0,40})")
_ARTICLE_BEFORE = compiled_later(rf"(?:{alternation('article_titles_follow')})\Z")
_NEWSPAPER = compiled_later(rf"(?:{alternation('newspaper_endings')})\Z")
_REPORTED_AFTER = compiled_later(alternation("report_words_after_title"))
_CUE_BEFORE = compiled_later(rf"(?:{alternation('cues_before_title')})\s*$")
_MARK_REACH = 6


def _chinese_names(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """The names of a sentence in Chinese, where titles of works have the same marks as names of papers."""
    for match in _TITLE_MARKS.finditer(text, segment.start, segment.end):
        before = text[max(segment.start, match.start() - _MARK_REACH) : match.start()]
        named = _NEWSPAPER.search(match["name"]) or _REPORTED_AFTER.search(match["rest"])
        if (named or _CUE_BEFORE.search(before)) and not _ARTICLE_BEFORE.search(before):
            yield match_hit(text, match, "book-marks", 2)
    yield from _unspaced_names(text, segment, "zh")


_ARABIC_KIND = Sieved(compiled_later(alternation("names_after_kinds", "ar")))
_DESCRIBING = compiled_later(alternation("describing_adjectives"))
_NATIONAL = compiled_later(alternation("national_adjectives"))
_KIND_IN_NAME = compiled_later(alternation("kinds_in_names"))


def _arabic_names(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """The names after a word for a paper, a station or a site in Arabic."""
    for match in _ARABIC_KIND.finditer(text, segment.start, segment.end):
        if match["marked"]:
            start, end = match.span("marked")
        elif match["name"].split()[0] in words("ar_stop"):
            continue
        else:
            start, end = match.span("name")
            described = _DESCRIBING.search(text, start, end)
            end = described.start() if described else end
            if match["the"] and _NATIONAL.match(text, start, end):
                start = match.start("the")
        if start != match.start("the") and _KIND_IN_NAME.match(text, match.start("class")):
            start = match.start("class")
        yield name_hit(text, start, end, "class", 2)


# Kinds of outlets and verbs of reporting next to a name with capitals.
_ABOUT = compiled_later(rf"(?<!\w)(?:{any_word('about_words')})[ ](?:{ARTICLE}[ ])?\Z", re.IGNORECASE)
"""Before the name of the one reported on, where a German verb comes last: "über den Tideverein berichtete"."""
_AMERICAN_SIGN = (
    rf"(?!(?:{any_word('acronyms_like_call_signs')})\b)[KW][A-Z]{{3}}(?:[ -](?:{any_word('call_sign_suffixes')}))?"
)
_CALL_SIGN = compiled_later(
    rf"(?<!\w)(?:{alternation('call_sign_cues')})"
    rf"(?P<name>{_AMERICAN_SIGN}(?:[ -]\d{{1,2}}(?![\w.]))?|[2-8][A-Z]{{2,3}}(?:[ -]FM)?)(?![\w&-])"
)
"""The call sign of a station after words for an appearance: "a piece from WQTB"."""
_ANY_CALL_SIGN = compiled_later(rf"{alternation('call_signs')}|{_AMERICAN_SIGN}")


def is_call_sign(name: str) -> bool:
    """True if a name has the form of a call sign as some country gives them out ("LT8", "2GB").

    The form alone is weak evidence: it counts where the wording makes a name an outlet.
    """
    return _ANY_CALL_SIGN.fullmatch(name) is not None


_THE_SHOW = compiled_later(
    rf"(?<!\w)the[ ](?P<name>[{UPPER}][\w'’]+(?:[ ]"
    rf"(?:{any_word('small_words_in_titles')}|&|[{UPPER}][\w'’]+)){{0,5}}[ ][{UPPER}][\w'’]+)[ ]"
    rf"(?:{any_word('programme_nouns')})(?!\w)"
)
"""A programme whose name has lowercase words: "on the Lessons from Harbours podcast"."""
_KIND = rf"(?:{alternation('kinds_of_outlets')})"
_VERB = rf"(?:{alternation('reporting_verbs')})"
_A_KIND, _A_VERB = Sieve(_KIND), Sieve(_VERB)
_US = any_word("us_words")
_PRONOUN = rf"{_US}|{any_word('other_pronouns_before_verbs')}"
_BEFORE_VERB = rf"(?:(?:{_PRONOUN}) (?!are )|(?:{any_word('adverbs_before_verbs')}|{any_word('auxiliaries')}) |l['’])?"
_APPOSED_KIND = rf",[ ]{ARTICLE}[ ]?(?:[a-zà-ÿ'’-]{{1,60}}[ ]){{0,2}}{_KIND}(?!\w)"
_NAME_BEFORE_VERB = compiled_later(
    rf"[«“„\"]?(?P<name>{NAME})[»“”\"]?(?:[ ]\([^)]{{1,40}}\))?,?[ ]{_BEFORE_VERB}{_VERB}(?!\w)"
)
_MARKED_AFTER_KIND = compiled_later(rf"(?<!\w){_KIND}[ ]+[«“„\"](?P<name>[^»“”\"\n]{{2,50}})[»“”\"]", re.IGNORECASE)
_MARKED_BEFORE_KIND = compiled_later(
    rf"[«“„\"][ \u00a0\u202f]?(?P<name>[{UPPER}][^»“”\"\n]{{1,40}})[»“”\"]{_APPOSED_KIND}", re.IGNORECASE
)
"""A name in marks, then its kind between commas: "«Tierra Firme», el pódcast que conducen …"."""
_NAME_BEFORE_KIND = compiled_later(rf"(?<![\w.@/-])(?P<name>{NAME}){_APPOSED_KIND}")
_NAME_AFTER_KIND = compiled_later(rf"(?<!\w){_KIND}[ ]+(?P<name>{NAME})")
_LONG_NAME_AFTER_KIND = compiled_later(
    rf"(?<!\w)(?:{_KIND}|{any_word('capitalized_kinds')})[ ]+"
    rf"(?P<name>[{UPPER}][\w'’-]*(?:[ ](?:[a-zà-ÿа-яё]{{1,5}}[ ]){{0,2}}[{UPPER}][\w'’-]*){{1,4}})"
    rf"[ ](?:(?:{_US}|{any_word('auxiliaries')}|se) |l['’])?{_VERB}(?!\w)"
)
"""A name with any words in lower case, between its kind and a verb: "El podcast Tierra en Común nos dedica"."""
_LOWERCASE_AFTER_KIND = Sieved(
    compiled_later(rf"(?:{alternation('kinds_before_lowercase_names')}) (?P<name>[a-z][a-z0-9-]{{1,15}})(?= [–—(]|,)")
)
"""A name in lower case with which no sentence continues: "das Fachmagazin kma – …"."""
_KIND_AFTER_NAME = Sieved(
    compiled_later(rf"(?<!\w)(?P<name>{NAME})(?:['’]s)?[ ](?:{any_word('nouns_after_outlets')})s?(?![^\W\d_s])")
)
_MARKED_BEFORE_VERB = compiled_later(rf"[«„“](?P<name>[^»“”\"\n]{{2,40}})[»“”](?:[ ]\([^)]{{1,40}}\))?[ ]{_VERB}(?!\w)")
_OPENING_MARK = compiled_later('[«„“"]')
_GIVES_US = compiled_later(rf"[ ](?:{_US})(?:[ ]|$)")


def _with_capitals(text: str, segment: Segment) -> Iterator[NameHit | None]:
    body = (segment.start, segment.end)
    present = {feature for feature, may in _FEATURES.items() if may(text, *body)}
    for pattern, needed in _AT_KINDS:
        for match in pattern.finditer(text, *body) if needed <= present else ():
            yield match_hit(text, match, "class", 2)
    for match in _KIND_AFTER_NAME.finditer(text, *body):
        yield match_hit(text, match, "class", 1 + names_media(match["name"]))
    for match in _CALL_SIGN.finditer(text, *body):
        yield match_hit(text, match, "call-sign", 2)
    yield from _media_words(text, segment)
    yield from _visitors(text, segment)
    if _A_VERB.may(text, *body):
        yield from _before_verbs(text, segment)
    yield from _after_cues(text, segment)
    for match in _LOWERCASE_AFTER_KIND.finditer(text, *body):
        yield NameHit(*match.span("name"), match["name"], 2, "class")


_AT_KINDS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (_MARKED_AFTER_KIND, frozenset({"kind", "mark"})),
    (_MARKED_BEFORE_KIND, frozenset({"kind", "mark"})),
    (_NAME_BEFORE_KIND, frozenset({"kind", "comma"})),
    (_MARKED_BEFORE_VERB, frozenset({"verb", "mark"})),
    (_NAME_AFTER_KIND, frozenset({"kind"})),
    (_LONG_NAME_AFTER_KIND, frozenset({"kind", "verb"})),
    (_THE_SHOW, frozenset({"kind"})),
)
"""Patterns of names, each with what a sentence must have for it."""
_FEATURES: dict[str, Callable[[str, int, int], object]] = {
    "kind": _A_KIND.may,
    "verb": _A_VERB.may,
    "comma": lambda text, start, end: text.find(",", start, end) >= 0,
    "mark": _OPENING_MARK.search,
}


def _before_verbs(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """Names that open a sentence, have a word for a medium or several words, before a verb of reporting."""
    for match in _NAME_BEFORE_VERB.finditer(text, segment.start, segment.end):
        if _ABOUT.search(text, segment.start, match.start()):
            continue
        start, end = match.span("name")
        media, several = names_media(match["name"]), " " in match["name"]
        if media or several or _opens(text, segment, start):
            surely = media or (several and _GIVES_US.search(text, end, match.end()) is not None)
            yield name_hit(text, start, end, "verb", 1 + surely)


def _opens(text: str, segment: Segment, start: int) -> bool:
    """True if a place is the beginning of a sentence or follows something other than a word."""
    return not text[segment.start : start].strip(" «“„\"'(") or not text[:start].rstrip()[-1:].isalpha()


_NAME_LEADS = compiled_later(rf"[«“„\"]?(?P<name>{NAME})[»“”\"]?,?[ ](?:[^\W\d_]{{1,5}}[ ])?\Z")
_THEN_VERB = compiled_later(rf"(?:[ ][^\W\d_]{{1,10}}\.?)?,?[ ]{_BEFORE_VERB}{_VERB}(?!\w)")
"""After a day, with or without a word for "year" or "day": "… kovo 4 d. rašė", "… 2025 года написал"."""


def _before_day_and_verb(text: str, segment: Segment, dates: Sequence[tuple[int, int]]) -> Iterator[NameHit | None]:
    """The name that opens a sentence with a day before its verb: "Bay Herald on 4 March 2025 wrote"."""
    for start, end in dates:
        if _THEN_VERB.match(text, end, segment.end) is None:
            continue
        named = _NAME_LEADS.match(text, segment.start, start)
        if named is not None and (names_media(named["name"]) or " " in named["name"]):
            yield match_hit(text, named, "verb", 1 + names_media(named["name"]))


_NAME_WITHIN = compiled_later(rf"[ «“„\"'‘][{UPPER}&]|[a-z]\.[a-z]")
"""Something in a sentence that can be a name after another word."""
_LOOSE_CUES = frozenset(word.lower() for word in words("loose_outlet_cues"))
_DESCRIBED = (
    rf"(?:(?:{ARTICLE}|{any_word('prepositions_with_article')})[ ]{{1,60}})?"
    r"(?:(?:[\w'’]{1,60}-based|[a-zà-ÿа-яё-]{3,63}"
    rf"|[{UPPER}][a-zà-ÿ]{{1,60}}(?:{alternation('demonym_endings')}))[ ]{{1,60}}){{0,4}}?(?:{_KIND}[ ]{{1,60}})?"
)
_AFTER_CUE = compiled_later(
    rf"(?<!\w)(?P<cue>{alternation('outlet_cues')}|{any_word('loose_outlet_cues')})[ ]{{1,60}}"
    rf"(?P<desc>{_DESCRIBED})[«“„\"'‘]?(?P<name>{NAME})"
)
_ENDS_WITH_KIND = compiled_later(rf"(?<!\w){_KIND}[ ]+$", re.IGNORECASE)


def _after_cues(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """Names after words that an outlet follows: "told the", "an article by"."""
    if _NAME_WITHIN.search(text, segment.start, segment.end) is None:
        return
    at = segment.start
    while (cued := _AFTER_CUE.search(text, at, segment.end)) is not None:
        at = cued.start() + 1
        sure = names_media(cued["name"]) or is_call_sign(cued["name"]) or bool(_ENDS_WITH_KIND.search(cued["desc"]))
        if sure or cued["cue"].lower() not in _LOOSE_CUES:
            yield match_hit(text, cued, "cue", 1 + sure)


_COMPOUND = compiled_later(alternation("outlet_compounds"))
_ARTICLE_BEFORE_COMPOUND = compiled_later(rf"(?<!\w)(?:{any_word('articles_before_compounds')})[ ]\Z", re.IGNORECASE)
"""A German compound of a place and a word for papers after an article: "der Alpenrundschau"."""


def _media_words(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """Capitalized words that begin or end with a word for a paper or station, and compounds with one."""
    for match in CAPITAL_RUN.finditer(text, segment.start, segment.end):
        parts = match["name"].split()
        if len(parts) > 1:
            ends = names_media(match["name"]) and MEDIA_NOUN.fullmatch(parts[-1].strip("’'s"))
            if ends or MEDIA_NOUN.fullmatch(parts[0]):
                surely = parts[0].lower() in words("first_words_of_stations")
                yield match_hit(text, match, "media-word", 1 + surely)
        elif _COMPOUND.fullmatch(parts[0]) and _ARTICLE_BEFORE_COMPOUND.search(text, segment.start, match.start()):
            yield match_hit(text, match, "media-word", 1)


_SENT_BY = Sieved(
    compiled_later(
        rf"(?<!\w)(?:{alternation('people_of_outlets')})"
        rf"(?:(?P<mark>[«“„\"])(?P<marked>[^«»“”„\"\n]{{2,30}}?)(?<![.!?,])[»”“\"]|(?P<name>{NAME}))"
    )
)
"""Whose reporter came: "un fotógrafo de «El Sol del Valle»"."""


def _visitors(text: str, segment: Segment) -> Iterator[NameHit | None]:
    for match in _SENT_BY.finditer(text, segment.start, segment.end):
        if match["mark"] or (" " in match["name"] and names_media(match["name"])):
            yield name_hit(text, *match.span("marked" if match["mark"] else "name"), "verb", 2)


# Names in slots: of a linked website, in brackets at the head of a line.
_SITE = AnySieved(
    *(alternation("outlets_whose_site_is_linked", one) for one in packs_with("outlets_whose_site_is_linked"))
)
_TOPIC = compiled_later(alternation("topics_before_site"))
_MARKED_ADDRESS = compiled_later(
    r"[\s•*–—-]*[«„“”\"「『《<](?P<name>[^«»„“”\"「」『』《》<>\n]{2,40})[»“”\"」』》>]\s*[:：—–-]\s*(?=(?:https?://|www\.)\S)"
)
"""A line of a name in marks and an address: "«Harbour Leaf»: https://…"."""


def _site_names(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """Names in the slot of "read the full article on the … website", in any script."""
    for match in _SITE.finditer(text, segment.start, segment.end):
        group = next(g for g in match.groupdict() if match[g])
        low, high = match.span(group)
        topic = _TOPIC.match(text, low, high) if group in packs_with("topics_before_site") else None
        yield name_hit(text, topic.end() if topic else low, high, "website", 2)
    yield match_hit(text, _MARKED_ADDRESS.match(text, segment.start, segment.end), "website", 2)


_SLOT_CUES = ("dateline", "website", "form", "issue", "edition", CHANNEL)


def unknown_names(
    text: str, segment: Segment, dates: Sequence[tuple[int, int]] = (), *, reports: bool = True
) -> tuple[NameHit, ...]:
    """The names in a sentence or row that its wording makes outlets, surest first at each place, without overlaps.

    Where nothing else reports coverage (`reports` is False) only names at a date or in the slot of a website count.
    """
    slots = list(filter(None, _in_slots(text, segment, dates, reports=reports)))
    if not reports and all(hit.cue not in _SLOT_CUES for hit in slots):
        return ()
    return _apart(filter(None, (*slots, *_by_wording(text, segment, dates))))


def _in_slots(
    text: str, segment: Segment, dates: Sequence[tuple[int, int]], *, reports: bool
) -> Iterator[NameHit | None]:
    """Names of a linked website, at a date, in a form or with an issue, of a channel."""
    yield from _site_names(text, segment)
    yield from dated_names(text, segment, dates)
    yield form_name(text, segment) or issue_name(text, segment)
    if reports or came(text, segment.start, segment.end):
        yield from channels(text, segment)


_HANGUL, _HAN = compiled_later("[가-힣]"), compiled_later("[一-龯]")
_ARABIC, _SPACED = compiled_later("[\u0621-\u064a]"), compiled_later("[A-Za-zÀ-ԯḀ-ỹ]{3}")


def _by_wording(text: str, segment: Segment, dates: Sequence[tuple[int, int]] = ()) -> Iterator[NameHit | None]:
    span = segment.start, segment.end
    if _HANGUL.search(text, *span):
        yield from _unspaced_names(text, segment, "ko")
    elif KANA.search(text, *span):
        yield from _unspaced_names(text, segment, "ja")
    elif _HAN.search(text, *span):
        yield from _chinese_names(text, segment)
    if _ARABIC.search(text, *span):
        yield from _arabic_names(text, segment)
    if _SPACED.search(text, *span):
        yield from _with_capitals(text, segment)
        yield from _before_day_and_verb(text, segment, dates)


def _apart(hits: Iterable[NameHit]) -> tuple[NameHit, ...]:
    """The surest hits that do not overlap, by place."""
    kept: list[NameHit] = []
    for hit in sorted(hits, key=lambda h: (h.cue != "website", -h.strength, h.start, -(h.end - h.start))):
        if not any(hit.start < other.end and other.start < hit.end for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda h: h.start))


_BRACKET = compiled_later(
    r"^\s{0,60}[\[【［〔<〈《(（]\s{0,60}(?P<name>[^\[\]【】［］〔〕<>〈〉《》()（）]{2,40}?)"
    r"(?:\s{0,60},?\s{0,60}[\d./-]{4,10})?\s{0,60}[\]】］〕>〉》)）]"
)


def bracket_name(title: str) -> NameHit | None:
    """The name in brackets at the head of a line ("[Harbour Gazette] …"), None for a label like "[Notice]"."""
    match = _BRACKET.match(title)
    return match_hit(title, match, "bracket", 1)
