"""The rules about a found name: one table with ids, their order, what they decide and the sentence a user reads.

A rule that refuses a name may have a sense: what the name means there instead. Where one place of a text shows a sense,
the other places of the name are read in the light of it (`pipelines.mentions.step`). Rules of one ladder of checks are
tried in the order of their stages.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias


class Sense(Enum):
    """What a name means where it is refused."""

    PERSON = "person"
    SURNAME = "surname"
    THING = "thing"
    PLACE = "place"
    NOUN = "noun"
    INFLECTED_NOUN = "inflected-noun"
    LONGER_NAME = "longer-name"
    OTHER_COUNTRY = "other-country"
    LAW = "law"
    OTHER_LANGUAGE = "other-language"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named reason for a decision.

    `summary` is its sentence by language; {name} is the name of the watchlist, {detail} the word that decided.
    `languages` are those of the texts in which it is tried, all if empty.
    """

    id: str
    stage: int
    counts: bool
    summary: dict[str, str]
    sense: Sense | None = None
    languages: tuple[str, ...] = ()

    def explain(self, *, name: str = "", detail: str = "", language: str = "en") -> str:
        """The sentence in a language, in English if it has none in that one."""
        return self.summary.get(language, self.summary["en"]).format(name=name, detail=detail)


RULES: Final[dict[str, Rule]] = {}
"""All rules by id."""


def _add(rule: Rule) -> Rule:
    if rule.id in RULES:
        raise ValueError(f"rule {rule.id}: there twice")
    RULES[rule.id] = rule
    return rule


_Languages: TypeAlias = tuple[str, ...]


def _refuses(
    identifier: str, stage: int, english: str, korean: str, sense: Sense | None = None, *, languages: _Languages = ()
) -> Rule:
    return _add(Rule(identifier, stage, False, {"en": english, "ko": korean}, sense, languages))  # noqa: FBT003


def _counts(identifier: str, stage: int, english: str, korean: str, *, languages: _Languages = ()) -> Rule:
    return _add(Rule(identifier, stage, True, {"en": english, "ko": korean}, None, languages))  # noqa: FBT003


# Any name: the watchlist's conditions, addresses, longer names, other countries, what is named after it.
CASE_DIFFERS = _refuses("case-differs", 10, "case differs", "대소문자가 다름")
EXCLUDED = _refuses("excluded-by-not", 20, "excluded by `not`", "`not` 조건으로 제외됨")
NEEDS_MISSING = _refuses("needs-missing", 30, "none of `needs` in the text", "`needs`의 낱말이 글에 없음")
IN_ADDRESS = _refuses("in-an-address", 40, "part of an address", "주소의 일부")
SURNAME_AFTER = _refuses(
    "surname-after", 50, "a person's surname after {detail}", "{detail} 뒤에 온 사람의 성", Sense.SURNAME
)
LONGER_NAME = _refuses("longer-name", 60, "part of a longer name ({detail})", "더 긴 이름의 일부({detail})")
PLACE_IN_LONGER_NAME = _refuses(
    "longer-name-of-a-place",
    61,
    "part of a longer name ({detail})",
    "더 긴 지명의 일부({detail})",
    Sense.LONGER_NAME,
)
OTHER_COUNTRY = _refuses(
    "other-country", 70, "of another country ({detail})", "다른 나라의 것({detail})", Sense.OTHER_COUNTRY
)
OTHER_COUNTRYS_PAPER = _refuses(
    "other-countrys-paper", 80, "of another country ({detail})", "다른 나라의 매체({detail})", Sense.OTHER_COUNTRY
)
READERS_COUNTRY = _refuses(
    "readers-country",
    90,
    "of another country (where the text's language is spoken)",
    "다른 나라의 것(글의 언어를 쓰는 나라)",
    Sense.OTHER_COUNTRY,
)
EPONYM = _refuses("eponym", 100, "the name of another thing ({detail})", "다른 것의 이름({detail})", Sense.THING)
TOWN_OR_CLUB = _refuses(
    "town-or-club", 110, "a town or club of that name ({detail})", "같은 이름의 도시나 구단({detail})", Sense.PLACE
)
WITH_NEEDS = _counts("alias-with-needs", 120, "alias {name} with {detail}", "별칭 {name}, {detail}와(과) 함께")

# The name itself.
FORMER_NAME = _counts("former-name", 990, "former name {name}", "옛 이름 {name}")
NAME = _counts("name-as-listed", 991, "name {name}", "목록의 이름 {name}")
FORM_OF_NAME = _counts("form-of-name", 992, "form of {name}", "{name}의 변형")
EXPRESSION = _counts("expression", 993, "expression {detail}", "정규식 {detail}")
TOO_COSTLY = _counts(
    "as-listed-only",
    994,
    "as listed; the text was too costly to weigh",
    "목록 그대로임; 글이 너무 무거워 따지지 않음",
)

# Names of one word, first checks.
NOUN_IN_GENITIVE = _refuses("noun-in-genitive", 200, "a noun in the genitive", "소유격으로 쓰인 일반 명사")
NAME_IN_GENITIVE = _counts(
    "name-in-genitive", 201, "genitive of {name}, without an article", "관사 없는 {name}의 소유격"
)
EVERYDAY_PAIR = _refuses(
    "everyday-pair",
    210,
    "looks like another thing: an everyday pair of words ({detail})",
    "다른 것으로 보임: 흔히 함께 쓰는 두 낱말({detail})",
    Sense.THING,
)
OTHERS_ACRONYM = _refuses(
    "others-acronym",
    220,
    "without the full name another's acronym ({detail})",
    "전체 이름이 없으면 다른 곳의 약어({detail})",
)
ACRONYM_OF_OTHER_LANGUAGE = _refuses(
    "acronym-of-other-language", 221, "an acronym of another language", "다른 언어의 약어", Sense.OTHER_LANGUAGE
)
ONE_OF_MANY = _refuses("one-of-many", 222, "one of many after {detail}", "{detail} 뒤에 온, 여럿 가운데 하나")
ACRONYM_OF_A_THING = _refuses("acronym-of-a-thing", 223, "the name of another thing", "다른 것의 이름", Sense.THING)
DOTTED_I = _refuses("dotted-i", 224, "another acronym: İ is no I", "다른 약어: İ는 I가 아님", languages=("tr",))
INITIALS = _refuses("initials", 225, "initials of {detail}", "{detail}의 머리글자")
OTHER_BODYS_ACRONYM = _refuses(
    "other-bodys-acronym", 226, "stands for another body ({detail})", "다른 단체의 약어({detail})"
)
CALLED_SO = _refuses(
    "called-so",
    230,
    "looks like another thing: what is called so ({detail})",
    "다른 것으로 보임: 그렇게 불리는 것({detail})",
    Sense.THING,
)
INSCRIPTION = _refuses(
    "inscription",
    240,
    "looks like another thing: letters after {detail}",
    "다른 것으로 보임: {detail} 뒤의 글자",
    Sense.THING,
)
CALLED_OUT = _refuses(
    "called-out",
    250,
    "looks like another thing: a word that is called out",
    "다른 것으로 보임: 외치는 말",
    Sense.THING,
)
QUESTION = _refuses("question", 251, "looks like another thing: a question", "다른 것으로 보임: 묻는 말", Sense.THING)
BEGINNING_OF_WORD = _refuses(
    "beginning-of-word",
    252,
    "looks like another thing: the beginning of a word",
    "다른 것으로 보임: 낱말의 앞부분",
    Sense.THING,
    languages=("en",),
)
ONE_OF_SEVERAL = _refuses(
    "one-of-several",
    253,
    "looks like another thing: one of several ({detail})",
    "다른 것으로 보임: 여럿 가운데 하나({detail})",
    Sense.THING,
)
OTHER_KIND = _refuses(
    "other-kind",
    254,
    "looks like another thing: another kind of body ({detail})",
    "다른 것으로 보임: 다른 종류의 단체({detail})",
    Sense.THING,
)
NAMED_THING = _refuses(
    "named-thing",
    255,
    "looks like another thing: a thing of that name ({detail})",
    "다른 것으로 보임: 같은 이름의 것({detail})",
    Sense.THING,
)
DATELINE = _refuses(
    "dateline",
    256,
    "looks like another thing: a town in a dateline",
    "다른 것으로 보임: 기사 첫머리의 도시",
    Sense.PLACE,
)
ACRONYM_OF_A_PLACE = _refuses(
    "acronym-of-a-place",
    257,
    "looks like another thing: a place ({detail})",
    "다른 것으로 보임: 장소({detail})",
    Sense.THING,
    languages=("en",),
)
EXCHANGE = _refuses(
    "exchange",
    258,
    "looks like another thing: an exchange",
    "다른 것으로 보임: 거래소",
    Sense.THING,
    languages=("en",),
)

# Names that are well known as something else.
PAPERS_OWN_WORDS = _counts(
    "papers-own-words", 300, "alias {name} with what papers have", "별칭 {name}, 신문에 딸린 말과 함께"
)
NOUN_WITH_ARTICLE = _refuses(
    "noun-with-article", 310, "a noun with its article: {detail}", "관사가 붙은 명사: {detail}"
)
HOMOGRAPH = _refuses("homograph", 320, "looks like another thing: {detail}", "다른 것으로 보임: {detail}", Sense.THING)
HOMOGRAPH_OF_LANGUAGE = _refuses(
    "homograph-of-language", 330, "in this language another thing: {detail}", "이 언어에서는 다른 것: {detail}"
)
SUBJECT_NEARBY = _counts(
    "subject-nearby", 340, "alias {name}, its subject spoken of nearby", "별칭 {name}, 가까이에 그 분야의 말이 있음"
)
HOMOGRAPH_WITHOUT_FULL_NAME = _refuses(
    "homograph-without-full-name",
    350,
    "without the full name another thing: {detail}",
    "전체 이름이 없으면 다른 것: {detail}",
)
HOMOGRAPH_WITHOUT_CUE = _refuses(
    "homograph-without-cue", 360, "without a hint another thing: {detail}", "단서가 없으면 다른 것: {detail}"
)

# Names of one word that are no words of the text's language.
END_OF_TITLE = _refuses("end-of-title", 400, "the end of a longer title", "더 긴 제목의 끝부분")
ACRONYM_AS_WORD = _refuses(
    "acronym-as-word", 410, "a word with a capital, not the acronym", "약어가 아니라 대문자로 시작하는 낱말"
)
PERSONS_NAME = _refuses("persons-name", 411, "a person's name", "사람의 이름")
GRADE = _refuses("grade", 420, "a grade", "등급")
INSIDE_LONGER_NAME = _refuses("inside-longer-name", 430, "inside a longer name", "더 긴 이름의 안", Sense.LONGER_NAME)
GIVEN_NAME = _refuses("given-name", 440, "a person's given name before {detail}", "{detail} 앞에 온 사람의 이름")
NOUN_AFTER = _refuses("noun-after", 450, "a common noun after {detail}", "{detail} 뒤의 일반 명사")
NOUN_AND_ARTICLE = _refuses("noun-and-article", 460, "a common noun with its article", "관사가 붙은 일반 명사")
PLACE_AFTER = _refuses("place-after", 470, "a place, as told behind it", "뒤에 온 말로 보아 장소", Sense.PLACE)
THING_AFTER = _refuses(
    "thing-after", 480, "the name of another thing (told behind it)", "뒤에 온 말로 보아 다른 것의 이름", Sense.THING
)
OTHER_OUTLET = _refuses("other-outlet", 490, "the kind of another outlet ({detail})", "다른 매체의 종류({detail})")
THING_BEFORE = _refuses(
    "thing-before", 491, "the name of another thing ({detail})", "다른 것의 이름({detail})", Sense.THING
)
NAMESAKE = _refuses(
    "namesake", 500, "another person of that name ({detail})", "이름이 같은 다른 사람({detail})", Sense.PERSON
)
NAMED_WITH_PARTICLE = _refuses("named-with-particle", 510, "somebody named {detail}", "{detail}(이)라는 사람")

# Surnames.
SURNAME_IN_SMALL_LETTERS = _refuses("surname-in-small-letters", 600, "a surname in small letters", "소문자로 쓴 성")
WORD_IN_CAPITALS = _refuses(
    "word-in-capitals", 610, "an everyday word in a headline in capitals", "대문자 제목 속의 일상어"
)
OPENING_NOUN = _refuses(
    "opening-noun",
    620,
    "an everyday word, in small letters elsewhere in the text",
    "글의 다른 곳에서는 소문자인 일상어",
)
SYLLABLE = _refuses("syllable", 630, "a syllable of another name", "다른 이름의 음절")
ABOUT_A_SURNAME = _refuses("about-a-surname", 640, "spoken of as a surname", "성 자체를 가리키는 말")
PLACE_OF_NAME = _refuses("place-of-name", 650, "a place ({detail})", "장소({detail})")
PLACE_AFTER_SURNAME = _refuses("place-after-surname", 651, "a place (told behind it)", "뒤에 온 말로 보아 장소")
ADJECTIVE_PART = _refuses("adjective-part", 660, "the first part of an adjective", "형용사의 앞부분", languages=("en",))
ANOTHER_PERSON = _refuses("another-person", 670, "another person ({detail})", "다른 사람({detail})", Sense.PERSON)
TITLE = _refuses("title", 680, "a title", "호칭이나 직함")
CAPITAL_WITHOUT_MEANING = _refuses(
    "capital-without-meaning",
    690,
    "an everyday word whose capital tells nothing",
    "대문자라도 뜻이 없는 일상어",
)
SURNAME_AS_LISTED = _counts("surname-as-listed", 699, "surname {name} as listed", "목록의 성 {name}")
SURNAME_AFTER_FULL_NAME = _counts(
    "surname-after-full-name", 698, "surname {name} after {detail}", "{detail} 뒤의 성 {name}"
)

# Names of several words.
PLACE_IN_LAW = _refuses("place-in-law", 700, "a place in a law or treaty", "법이나 조약의 조항", Sense.LAW)
LAST_WORD_OF_PAIR = _refuses(
    "last-word-of-pair",
    710,
    "its last word belongs to the next ({detail})",
    "마지막 낱말이 다음 낱말과 한 짝({detail})",
)
TWO_PERSONS = _refuses("two-persons", 720, "two persons in a list", "목록 속의 두 사람")
TWO_NAMES = _refuses(
    "two-names", 730, "the end of one name and the beginning of another", "한 이름의 끝과 다른 이름의 시작"
)
TURNED_NAMES = _refuses(
    "turned-names",
    740,
    "the two names of somebody else, in their own order",
    "순서가 다른, 다른 사람의 이름",
)
NOUN_BEFORE_GIVEN_NAME = _refuses(
    "noun-before-given-name",
    750,
    "a common noun with its article, before a given name",
    "이름 앞에 온, 관사가 붙은 일반 명사",
)
KIND_IN_SMALL_LETTERS = _refuses(
    "kind-in-small-letters", 760, "words of that kind in small letters", "소문자로 쓴 일반적인 말"
)
SMALL_FIRST_LETTER = _refuses("small-first-letter", 770, "begins with a small letter", "소문자로 시작함")
WITHOUT_CAPITALS = _counts(
    "text-without-capitals", 780, "name {name} in a text without capitals", "대문자가 없는 글 속의 이름 {name}"
)
ONE_CAPITAL = _counts(
    "one-capital",
    781,
    "name {name}, one capital as the language has it",
    "그 언어의 방식대로 첫 글자만 대문자인 이름 {name}",
)
WORDS_IN_SMALL_LETTERS = _refuses(
    "words-in-small-letters", 790, "everyday words in small letters", "소문자로 쓴 일상어들"
)
ADJECTIVE_AND_NOUN = _refuses(
    "adjective-and-noun", 800, "a common noun with its adjective", "형용사가 붙은 일반 명사", languages=("de",)
)
WORDS_OPEN_SENTENCE = _refuses(
    "words-open-sentence", 810, "everyday words that open a sentence", "문장을 여는 일상어들"
)
ANOTHER_BODY = _refuses("another-body", 820, "another body ({detail})", "다른 단체({detail})")

# Names in small letters.
ALIAS = _counts("alias", 850, "alias {name}", "별칭 {name}")
WORD_IN_SMALL_LETTERS = _refuses(
    "word-in-small-letters", 860, "an everyday word in small letters", "소문자로 쓴 일상어"
)
SMALL_LETTER_NOUN = _refuses(
    "small-letter-noun",
    870,
    "a noun in small letters, as told by {detail}",
    "소문자로 쓴 명사({detail})",
    Sense.NOUN,
)
SMALL_LETTER_ACRONYM = _refuses(
    "small-letter-acronym",
    871,
    "a word in small letters, not the acronym",
    "약어가 아니라 소문자로 쓴 낱말",
)
INFLECTED_WORD = _refuses("inflected-word", 872, "an everyday word in another form", "형태가 바뀐 일상어")
SMALL_LETTER_CASE = _refuses(
    "small-letter-case",
    873,
    "a noun in small letters and another case",
    "소문자이고 격이 다른 명사",
    Sense.INFLECTED_NOUN,
)
NOUN_WITHOUT_ARTICLE = _refuses(
    "noun-without-article",
    874,
    "a common noun without the article of the name",
    "이름에 딸린 관사가 없는 일반 명사",
)
OUTLET_IN_SMALL_LETTERS = _refuses(
    "outlet-in-small-letters", 875, "an outlet's name in small letters", "소문자로 쓴 매체 이름"
)
SHORT_WORD_IN_SMALL_LETTERS = _refuses(
    "short-word-in-small-letters", 876, "a short word in small letters", "소문자로 쓴 짧은 낱말"
)
NAME_IN_SMALL_LETTERS = _counts("name-in-small-letters", 877, "name {name} in small letters", "소문자로 쓴 이름 {name}")

# Names that are words, and names without their article.
ARTICLE_IN_OTHER_FORM = _counts(
    "article-in-other-form", 900, "{name} with its article in another form, cited", "관사의 형태가 다른 {name}, 인용됨"
)
QUOTED_WITHOUT_ARTICLE = _counts(
    "quoted-without-article", 901, "{name} without its article, quoted", "관사 없이 따옴표 안에 든 {name}"
)
WITHOUT_ARTICLE = _refuses("without-article", 902, "without its article", "관사가 없음")
OWN_CAPITALS = _counts("own-capitals", 910, "alias {name} with its own capitals", "고유한 대문자로 쓴 별칭 {name}")
PRINTED_AS_WORD = _counts("printed-as-word", 911, "alias {name} printed as a word", "낱말처럼 쓴 별칭 {name}")
NOT_IN_CAPITALS = _refuses("not-in-capitals", 912, "an everyday word, not in capitals", "대문자로 쓰지 않은 일상어")
IN_CAPITALS = _counts("in-capitals", 913, "alias {name} in capitals", "대문자로 쓴 별칭 {name}")
FULL_NAME_IN_TEXT = _counts(
    "full-name-in-text", 914, "alias {name}, its full name in the text", "별칭 {name}, 전체 이름이 글에 있음"
)
PARTY_OR_BODY = _refuses("party-or-body", 920, "a party or body ({detail})", "정당이나 단체({detail})")
IN_QUOTATION_MARKS = _counts("in-quotation-marks", 921, "alias {name} in quotation marks", "따옴표 안의 별칭 {name}")
BEGINNING_OF_TITLE = _refuses("beginning-of-title", 922, "the beginning of a longer title", "더 긴 제목의 앞부분")
END_OF_NAME = _refuses("end-of-longer-name", 923, "the end of a longer name", "더 긴 이름의 끝부분", Sense.LONGER_NAME)
NOUN_AFTER_OFFICE = _refuses("noun-after-office", 924, "a common noun after an office", "직함 뒤의 일반 명사")
IN_TABLE = _counts("in-table-of-names", 925, "alias {name} in a table of names", "이름 표 속의 별칭 {name}")
BEGINNING_OF_NAME = _refuses("beginning-of-longer-name", 926, "the beginning of a longer name", "더 긴 이름의 앞부분")
AFTER_CUE = _counts("after-cue", 927, "alias {name} after {detail}", "{detail} 뒤의 별칭 {name}")
WITH_APOSTROPHE = _counts(
    "with-apostrophe",
    928,
    "alias {name} with an apostrophe before its ending",
    "어미 앞에 아포스트로피가 있는 별칭 {name}",
    languages=("tr",),
)
ACTS = _counts("acts", 929, "alias {name}, acting as an organization", "단체로서 행동하는 별칭 {name}")
ARTICLE_AFTER_PREPOSITION = _counts(
    "article-after-preposition",
    930,
    "name {name}, its article whole after a preposition",
    "전치사 뒤에서 관사가 온전한 이름 {name}",
)
CAPITAL_ARTICLE = _counts("capital-article", 931, "name {name} with a capital article", "관사가 대문자인 이름 {name}")
IN_ROW = _counts("in-row-of-names", 932, "alias {name} in a row of names", "이름을 늘어놓은 가운데의 별칭 {name}")
BARE_SUBJECT = _counts(
    "bare-subject", 933, "alias {name} without an article at the beginning", "문장 앞에 관사 없이 온 별칭 {name}"
)
NOT_CITED = _refuses(
    "not-cited", 934, "a noun with a capital, neither quoted nor cited", "인용되지 않은, 대문자 명사", languages=("pl",)
)
WITH_CAPITAL = _counts("with-capital", 935, "alias {name} with a capital", "대문자로 시작하는 별칭 {name}")

# Names in headlines in capitals.
PAIR_IN_CAPITALS = _refuses(
    "pair-in-capitals",
    940,
    "an everyday pair of words in capitals",
    "대문자로 쓴, 흔히 함께 쓰는 두 낱말",
)
CAPITALS_JOINED = _counts(
    "capitals-joined",
    941,
    "alias {name} in a headline in capitals, beside {detail}",
    "대문자 제목 속, {detail} 옆의 별칭 {name}",
)
CAPITALS_ACTS = _counts(
    "capitals-acts",
    942,
    "alias {name} in a headline in capitals, acting as an organization",
    "대문자 제목 속, 단체로서 행동하는 별칭 {name}",
)
CAPITALS_APOSTROPHE = _counts(
    "capitals-apostrophe",
    943,
    "alias {name} in a headline in capitals, with an apostrophe before its ending",
    "대문자 제목 속, 어미 앞에 아포스트로피가 있는 별칭 {name}",
)
CAPITALS_AFTER = _counts(
    "capitals-after",
    944,
    "alias {name} in a headline in capitals, after {detail}",
    "대문자 제목 속, {detail} 뒤의 별칭 {name}",
)
CAPITALS_KNOWN = _counts(
    "capitals-full-name-in-text",
    945,
    "alias {name} in a headline in capitals, its full name in the text",
    "대문자 제목 속의 별칭 {name}, 전체 이름이 글에 있음",
)

# Names in scripts without capitals.
ABOUT_A_WORD = _refuses("about-a-word", 950, "spoken of as a word", "낱말 자체를 가리키는 말")
CALLED_BY_NAME = _refuses("called-by-name", 951, "what something is called", "무엇을 부르는 이름")
ADJECTIVE_OF_NOUN = _refuses(
    "adjective-of-noun", 952, "an adjective of the noun before ({detail})", "앞 명사의 형용사({detail})"
)
NOUN_IN_CONSTRUCT = _refuses(
    "noun-in-construct",
    953,
    "looks like another thing: a noun of time or place ({detail})",
    "다른 것으로 보임: 시간이나 장소의 명사({detail})",
    Sense.THING,
)
NAME_AFTER_CALLING = _refuses(
    "name-after-calling", 954, "a person's name after {detail}", "{detail} 뒤에 온 사람의 이름"
)
WORD_BY_GRAMMAR = _refuses(
    "word-by-grammar", 960, "an everyday word, as told by {detail}", "{detail}(으)로 보아 일상어"
)
NAME_IN_QUOTATION_MARKS = _counts(
    "name-in-quotation-marks", 961, "name {name} in quotation marks", "따옴표 안의 이름 {name}"
)
DEFINITE_NOUN = _refuses(
    "definite-noun",
    962,
    "a noun with its article and nothing that speaks for the outlet",
    "관사가 붙은 명사로, 매체를 가리키는 단서가 없음",
)
SHORT_WORD = _refuses(
    "short-word",
    963,
    "an everyday word with nothing that speaks for the name",
    "일상어로, 이름을 가리키는 단서가 없음",
)
WORD_WITHOUT_TITLE = _refuses(
    "word-without-title", 964, "an everyday word without a title or verb", "직함이나 동사가 없는 일상어"
)

# The text as a whole.
AS_ELSEWHERE = _refuses("as-elsewhere", 1000, "as elsewhere in the text: {detail}", "글의 다른 곳과 같음: {detail}")
SOMEBODY_ELSES_SURNAME = _refuses(
    "somebody-elses-surname", 1010, "a surname that somebody else bears in the text", "글에 나오는 다른 사람의 성"
)
NAMESAKE_BEFORE = _refuses(
    "namesake-before", 1020, "another person of that name before", "앞에 나온, 이름이 같은 다른 사람", Sense.PERSON
)
