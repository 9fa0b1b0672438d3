"""Roles in languages with capitals: their heads and limits, titles, and roles of those outside the organization."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.people.person import CYRILLIC, NameRun, Role
from pipelines.text.literal_filter import WordSieve, by_first_letter, lowered
from pipelines.text.segments import Segment
from presswatch.languages.packs import alternation, any_of, ordered_words, packs_with, words
from presswatch.languages.patterns import compiled_later

UPPER = "".join(chr(c) for c in (*range(0x41, 0x530), *range(0x1EA0, 0x1EFA)) if chr(c).isupper())
"""Capital letters of the Latin (with Vietnamese), Greek and Cyrillic scripts, for character classes."""


class _Lists(NamedTuple):
    """The heads of roles that are one word, with the packs that list them, and the affixes of each pack."""

    packs: dict[str, tuple[str, ...]]
    prefixes: dict[str, frozenset[str]]
    endings: dict[str, frozenset[str]]
    any_prefix: tuple[str, ...]
    lengths: tuple[int, ...]

    def has(self, word: str) -> bool:
        """True if a word in small letters is a head, with a prefix and an ending of its language or without."""
        begins = [0, *(len(prefix) for prefix in self.any_prefix if word.startswith(prefix))]
        ends = [len(word) - length for length in self.lengths]
        return any(self._fits(word, begin, end) for begin in begins for end in ends)

    def _fits(self, word: str, begin: int, end: int) -> bool:
        packs = self.packs.get(word[begin:end], ()) if begin < end else ()
        return any(word[:begin] in self.prefixes[pack] and word[end:] in self.endings[pack] for pack in packs)


def _lowered(meaning: str, pack: str) -> frozenset[str]:
    return frozenset(map(lowered, words(meaning, pack)))


@cache
def _lists() -> _Lists:
    packs: dict[str, tuple[str, ...]] = {}
    for pack in _PACKS:
        for head in filter(str.isalpha, _lowered("role_heads", pack)):
            packs[head] = (*packs.get(head, ()), pack)
    prefixes = {pack: _lowered("role_prefixes", pack) | {""} for pack in _PACKS}
    endings = {pack: _lowered("role_endings", pack) | {""} for pack in _PACKS}
    any_prefix = frozenset().union(*prefixes.values()) - {""}
    lengths = {len(ending) for listed in endings.values() for ending in listed}
    return _Lists(packs, prefixes, endings, tuple(sorted(any_prefix)), tuple(sorted(lengths)))


@lru_cache(maxsize=8192)
def _is_listed(word: str) -> bool:
    """True if a word in small letters is a head that a list has; its language is not known."""
    return _lists().has(word)


def _longer_heads(pack: str) -> str:
    """The other heads of one language: patterns, several words, the ends of compounds; with prefixes and endings."""
    several = [re.escape(word).replace(r"\ ", " ") for word in ordered_words("role_heads", pack) if not word.isalpha()]
    plain = "|".join(filter(None, [*sorted(several, key=len, reverse=True), alternation("role_heads", pack)]))
    compound = any_of("compound_role_heads", pack)
    heads = "|".join(filter(None, [by_first_letter(plain), compound and rf"\w{{0,60}}(?:{by_first_letter(compound)})"]))
    prefixes, endings = any_of("role_prefixes", pack), any_of("role_endings", pack)
    affixed = (f"(?:{prefixes})?" if prefixes else "") + f"(?:{heads})" + (f"(?:{endings})?" if endings else "")
    return affixed if heads else ""


_PACKS = sorted({*packs_with("role_heads"), *packs_with("compound_role_heads")} - {*packs_with("attached_words")})
_LONGER = "|".join(filter(None, map(_longer_heads, _PACKS)))
_HEAD = compiled_later(lowered(rf"(?<![\w-])(?:{_LONGER})(?!\w)"))
"""A word or words that can head a role phrase in a language with blanks between words; looked for in small letters."""
_MAY_HEAD = WordSieve(_LONGER)
OUR_WORD = f"(?:{by_first_letter(any_of('our_words'))})"
DETERMINER = f"(?:{OUR_WORD}|{by_first_letter(any_of('role_determiners'))})"
ARTICLES = by_first_letter(any_of("definite_articles", "de", "en", "es", "fr", "it", "pt"))
ARTICLE = rf"(?:(?:{ARTICLES})[ \u00a0]|l['’])"
"""A definite article with the blank after it; Dutch has one that is a preposition elsewhere."""
AND_WORDS = words("and_words", "de", "en", "es", "fr", "it", "pl", "pt", "ru", "tr")
CONJUNCTION = f"(?:{'|'.join(sorted(map(re.escape, AND_WORDS)))})"
""""And" where no such word is a preposition of another language, as Dutch "en" is."""
OURS = compiled_later(rf"(?<!\w){OUR_WORD}(?!\w)", re.IGNORECASE)
OWN_BODY = compiled_later(rf"[^.,;:()\"“”«»„\n]{{0,40}}?\s(?:{any_of('own_body_phrases')})")
"""A role at "the association": a press officer writes so of their own one, and names any other."""
ROLE_STOPPERS = words("stop_left")
HONORIFIC = words("honorific")
ROLE_MODIFIER = words("role_modifier")
OUTSIDE_ROLE = compiled_later(
    rf"(?<!\w)(?:{any_of('outside_roles')})(?!\w)|{any_of('outside_role_stems')}", re.IGNORECASE
)
"""Roles of journalists and office holders: people who ask, or who represent others than the posting organization."""
NOT_A_NAME = words("not_a_name")


@lru_cache(maxsize=8192)
def is_head(word: str) -> bool:
    """True if a word can head a role phrase; remembered, since the pattern is long and words come again."""
    if _is_listed(lowered(word)):
        return True
    return _MAY_HEAD.may(word) and (_HEAD.fullmatch(lowered(word)) or _ROLE_AT.fullmatch(word)) is not None


_ROLE_AT = compiled_later(
    rf"[^\W\d_][\w.&]{{0,60}}(?:-[\w.&]{{1,60}}){{0,40}}-\w{{0,60}}"
    rf"(?:{any_of('compound_role_heads', 'de')})(?:in|s|n)?",
    re.IGNORECASE,
)
"""A role and the body it is held at in one German word: "Stadtgrün-Geschäftsführerin"."""


@lru_cache(maxsize=8192)
def is_role_word(word: str) -> bool:
    """True if a word heads a role, modifies one, or is the role of somebody outside the organization."""
    return word.lower() in ROLE_MODIFIER or is_head(word) or OUTSIDE_ROLE.fullmatch(word) is not None


_ASKS_BEFORE = compiled_later(
    rf"(?<!\w)(?:{by_first_letter(any_of('interviewer_words'))})(?:\s[—–-])?(?:\s(?:[a-zà-ÿа-яё'’]+|[A-ZÀ-Þ][\w'’]+)){{0,2}}[\s:]*\Z",
    re.IGNORECASE,
)
"""Before a name: whoever asks, writes or leads through the programme."""
_REACH = 50


def is_interviewer(text: str, low: int, start: int) -> bool:
    """True if the words from `low` to the name at `start` show that its owner asks or reports."""
    return _ASKS_BEFORE.search(text, max(low, start - _REACH), start) is not None


_CUT = compiled_later(
    rf"\s{{1,60}}(?:{any_of('at_prepositions')})\s{{1,60}}(?:{DETERMINER}\s|l['’]"
    rf"|(?-i:[{UPPER}])).{{0,300}}|\s{{1,60}}(?:{any_of('of_our')})\s.{{0,300}}|\s{{1,60}}(?:of"
    rf"|for)\s{{1,60}}(?:our|this|{any_of('role_determiners', 'en')})\s.{{0,300}}"
    rf"|\s{{1,60}}(?:{any_of('of_the')})\s{{0,60}}(?:{any_of('body_kinds')})\b.{{0,300}}",
    re.IGNORECASE | re.DOTALL,
)
_CUT_PROPER = compiled_later(
    rf"\s{{1,60}}(?:(?:{any_of('of_a_name')})\s{{1,60}}(?:the\s{{1,60}}|la\s{{1,60}})?|dell['’])[{UPPER}].{{0,300}}",
    re.DOTALL,
)
JOINED = compiled_later(rf"[ \u00a0]{CONJUNCTION}[ \u00a0]")
"""What joins two people or two roles."""
_FIELDLESS = words("fieldless_heads")
"""Heads of roles that say nothing without their field."""
_WHOSE = compiled_later(rf"\s(?:{any_of('relative_possessives')})\s.{{0,300}}\Z")
"""A clause after a role about something of its holder's: "a geographer whose maps everybody knows"."""


def trimmed_role(role: str) -> str:
    """A role without the organization it is held at: "director at the Harbour Trust" is "director"."""
    role = _WHOSE.sub("", re.sub(r"\s+", " ", role)).strip(" ,")
    cut = _CUT.sub("", role)
    proper = _CUT_PROPER.sub("", cut) if cut[:1].islower() else cut
    if JOINED.search(cut, len(proper)) and head_of(cut[len(proper) :]):
        return cut  # "secretaria de Acción Sindical y portavoz": two roles, printed as one
    if proper.lower() in _FIELDLESS:
        return role  # "Head of the School of Psychology": nobody is a head of nothing
    return proper if head_of(proper) else (cut if head_of(cut) else role)


def head_of(role: str) -> tuple[int, int] | None:
    """Offsets of the first word or words that can head a role, found in small letters; None if there are none."""
    low = lowered(role)
    found = [match.span() for match in [_HEAD.search(low)] if match] if _MAY_HEAD.may(role) else []
    listed = next(filter(None, map(_listed_span, _HYPHENATED.finditer(low))), None)
    return min((span for span in (*found, _with_words_before(low, listed)) if span), default=None)


_HYPHENATED = compiled_later(r"(?<![\w-])(?P<first>\w+)(?:-\w+)?")
_BEFORE_HEAD = compiled_later(rf"(?<![\w-])(?:{alternation('role_prefixes')})\Z")
"""Words that belong to the head after them: "deputy director"."""


def _listed_span(word: re.Match[str]) -> tuple[int, int] | None:
    """The offsets of a listed head that is a word, or its part before or with a hyphen ("co-director")."""
    end = word.end("first") if _is_listed(word["first"]) else word.end() if _is_listed(word.group()) else 0
    return (word.start(), end) if end else None


def _with_words_before(low: str, span: tuple[int, int] | None) -> tuple[int, int] | None:
    before = _BEFORE_HEAD.search(low, 0, span[0]) if span else None
    return (before.start(), span[1]) if before and span else span


CLAUSE_VERB = compiled_later(rf"(?<!\w)(?:{any_of('clause_verbs')})(?!\w)", re.IGNORECASE)
NO_ROLE_NOUN = words("no_role_noun")
NO_ROLE_WORD = words("no_role_word")
MAX_ROLE_WORDS = 9
_DEGREES = words("degrees")
"""Titles of respect, which count for nothing next to an office: "el ingeniero Wilber Ccori, responsable del banco"."""

_WORD = compiled_later(r"[\w'’&/-]+")

_AFTER_WORDS = compiled_later(r"(?:,[”\"»’]|[»”\"“‘’]\s?,)\s\Z")
"""The end of quoted words, after which German has its verb: "„Wir warten“, eröffnete Leiterin Ada Berg"."""


def left_of_role(text: str, low: int, head_start: int) -> int:
    """Where a role begins: up to five words left of its head, but after articles, verbs and prepositions."""
    begin = head_start
    for word in reversed(list(_WORD.finditer(text, max(low, head_start - 80), head_start))[-5:]):
        if text[word.end() : begin].strip() or _is_no_part(word.group()):
            break
        if text[head_start].isupper() and (
            _is_german_verb(word.group(), text[max(low, word.start() - 24) : word.start()])
            or _AFTER_WORDS.search(text, max(0, word.start() - 4), word.start())
        ):
            break
        begin = word.start()
    return begin


_RUSSIAN_ADJECTIVE = compiled_later(rf"(?:{any_of('adjective_endings', 'ru')})\Z|\w{{1,60}}-\Z", re.IGNORECASE)


def _is_no_part(word: str) -> bool:
    """True if a word cannot be part of a role before its head; of Russian words only adjectives can."""
    if word.lower() in ROLE_STOPPERS or word.endswith(("'s", "’s", "s'", "s’")) or CLAUSE_VERB.fullmatch(word):
        return True
    adjective = _RUSSIAN_ADJECTIVE.search(word) is not None and word.lower() not in _RUSSIAN_TIMES
    return bool(CYRILLIC.search(word)) and not adjective


_RUSSIAN_TIMES = words("no_adjectives", "ru")
"""Words for a time, and pronouns, that end as adjectives do: "вчера вечером директор Анна Берг", "сказала ему …"."""


def _is_german_verb(word: str, before: str) -> bool:
    """True if a word is the verb of the noun that follows, and no adjective: "lässt Studienleiter Ada Berg"."""
    if not word.islower():
        return False
    if word in ("sich", "uns") or (len(word) >= _VERB_LETTERS and word.endswith("t")):
        return True
    past = (len(word) >= _VERB_LETTERS and word.endswith("te")) or word in _STRONG_VERBS
    return past and _ADJECTIVE_LEAD.search(before) is None


_VERB_LETTERS = 4

_STRONG_VERBS = words("past_verbs", "de")
"""Strong German verbs in the past, which have no ending to recognize them by."""

_ADJECTIVE_LEAD = compiled_later(
    rf"(?<!\w)(?:(?:{any_of('adjective_openers', 'de')})(?:[ \u00a0]\w+)?|neu|frisch)[ \u00a0]\Z", re.IGNORECASE
)
"""Before a German adjective: an article, another word between them at most."""


def title_end(text: str, low: int, stop: int) -> int:
    """`stop` moved left over a courtesy title ("Dr.", "Frau") before the name."""
    begin = stop
    while (match := _TITLE.search(text, low, stop)) and (match["rank"] or match["title"].lower() in HONORIFIC):
        stop = low + len(text[low : match.start()].rstrip(" ,"))
        if stop <= low:
            break
    degree = _SET_OFF_DEGREE.search(text, low, stop) if stop == begin else None
    if degree is None or degree["title"].lower() not in _DEGREES:
        return stop
    last = text[low : degree.start()].rsplit(None, 1)[-1].rpartition("-")[2]
    return degree.start() if text[degree.start()] == "," or is_head(last) else stop


_TITLE = compiled_later(
    r"(?:^|(?<=\s))(?:(?P<title>\w+(?:\.\w+)?)"
    rf"|(?P<rank>(?:{any_of('academic_ranks', 'en')}) [Pp]rof(?:essor|\.)?))\.?[\s,]*\Z"
)
"""A courtesy title, also with its feminine ending ("Mag.a"), at the end of the words before a name."""

_SET_OFF_DEGREE = compiled_later(rf"(?:,|(?<=[^\W\d_]{{5}}))[ \u00a0](?:{ARTICLES})[ \u00a0](?P<title>\w+)[ \u00a0]*\Z")
"""The article of a title that a comma sets off from the role: "nuestra fundadora, la señora Rosa Quispe"."""


def academic_title(text: str, segment: Segment, run: NameRun) -> list[Role]:
    """A professor's title before a name: the role where the text gives no other."""
    low = max(segment.start, run.start - _TITLES)
    found = list(_PROFESSOR.finditer(text, low, run.start))
    if not found or not re.fullmatch(r"[\w.  ]*", text[found[-1].end() : run.start]):
        return []
    return [Role(found[-1].group(), found[-1].start())]


_PROFESSOR = compiled_later(
    rf"(?<!\w)(?:(?:(?:{any_of('academic_ranks', 'en')}) )?Prof(?:essor(?:in|a)?|esseure?|\.)"
    r"|проф(?:ессор)?\.?)(?=[  .])",
    re.IGNORECASE,
)

_TITLES = 30
"""Characters before a name that hold its titles: "Associate professor Dr."."""


def is_academic_title(role: Role) -> bool:
    """True if a role is only a professor's title."""
    title = _PROFESSOR.match(f"{role.text} ")
    return title is not None and title.end() == len(role.text)
