"""How a byline begins, in many languages; Chinese, Japanese and Korean bylines, where no blank separates the name."""

import re

from presswatch.languages.packs import alternation, any_word, ordered_words, words
from presswatch.languages.patterns import compiled_later

SURNAMES = words("common_surnames", "zh")
"""Of one character: what begins with one in running text may be a name."""
COMPOUND_SURNAMES = ordered_words("compound_surnames", "zh")
"""Of two characters."""
_ALL_SURNAMES = SURNAMES | words("rare_surnames", "zh")
_ONLY_HAN = compiled_later("[\u3400-\u9fff]+")
_LONGEST = 3
"""Characters of the longest name with a surname of one character; one with a longer surname has one more."""

_HANGUL = "[가-힣]{2,4}"
_HAN = "[\u3400-\u9fff々]{2,4}"
_JAPANESE = "[\u3040-\u30ff\u3400-\u9fff々ー]{1,8}"
_LATIN = r"[A-Z][\w.'’-]{0,60}(?: [A-Z][\w.'’-]{0,60}){1,3}"
_HELPERS = any_word("assistant_reporters", "zh")
_RANKS = any_word("reporter_ranks", "zh")
_AFTER = any_word("after_reporters", "zh")
_PAPER = any_word("paper_name_endings", "zh")
_KOREAN_TITLE = any_word("reporter_titles", "ko")
_KOREAN_NAME = compiled_later(
    rf"[{''.join(ordered_words('common_surnames', 'ko'))}][가-힣](?![팀국부실회단처과청님글권문평식뷰당])[가-힣]"
)
_COMMON_WORDS = words("not_names_of_three", "ko")
_BRACKETED = compiled_later(r"^[（(]\s*(?P<name>[\u3400-\u9fff々]{2,3}[ 　]?[\u3400-\u9fff々]{1,2})\s*[)）]$")
_NOT_BRACKETED = compiled_later(alternation("not_in_brackets", "ja"))


def is_chinese_name(name: str) -> bool:
    """True if two to four Chinese characters begin with a surname."""
    if not 1 < len(name) <= _LONGEST + 1:
        return False
    return name.startswith(COMPOUND_SURNAMES) if len(name) > _LONGEST else name[0] in _ALL_SURNAMES


def is_account(name: str) -> bool:
    """True if a name in Chinese characters alone is no person's: an outlet's, an account's, a button's."""
    return _ONLY_HAN.fullmatch(name) is not None and not is_chinese_name(name)


_CHINESE_LIST = compiled_later(rf"^(?:.{{0,4}}[记記]者|{_HELPERS})")
_CHINESE = compiled_later(
    rf"^[【（(\[]?\s{{0,60}}(?:[\u3400-\u9fff]{{1,8}}(?:{_PAPER})|{_RANKS})?\s{{0,60}}(?:{_RANKS})?"
    rf"(?:{any_word('byline_labels', 'zh')})\s{{0,60}}[:：/／｜|丨︱\s]\s{{0,60}}"
    rf"(?P<names>{_HAN}(?:\s{{0,60}}[、,，\s]\s{{0,60}}(?:(?:{_HELPERS})\s{{0,60}})?(?!{_AFTER}){_HAN}(?![:：])){{0,40}}"
    rf"|{_LATIN})(?=$|\s{{0,60}}[】）)\]]|\s{{0,60}}[|｜/／]|\s{{1,60}}\d|\s{{0,60}}(?:{_AFTER}))"
)
_TAIWANESE = compiled_later(
    rf"^[【〔（(\[]?(?:[\u3400-\u9fff]{{2,8}}\s)?(?:{_RANKS})?記者\s?(?P<names>{_HAN}(?:[、,，]{_HAN})*)"
    r"\s?[/／]\s?[\u3400-\u9fff]{1,8}報[導道]"
)
"""記者王大明／台北報導: the place of the report follows the name."""
_KOREAN = compiled_later(
    r"^(?:기자명\s{1,60})?(?:\[[^\]]{1,20}\]\s{0,60}|\([^)]{1,20}\)\s{0,60}|[가-힣]{2,6}\s{0,60}=\s{0,60}"
    rf"|(?:{any_word('text_and_picture_words', 'ko')})\s{{1,60}}){{0,40}}"
    rf"(?P<names>{_HANGUL}(?:\s{{0,60}}[·,、]\s{{0,60}}{_HANGUL}|\s{{1,60}}(?=[가-힣]{{3}}\s){_HANGUL}){{0,40}})"
    rf"\s{{0,60}}(?:{any_word('reporter_ranks', 'ko')})?\s?(?:{_KOREAN_TITLE})(?![가-힣])"
)
"""홍길동 기자, [서울=통신] 홍길동 기자 =, 글·사진 홍길동·김민수 기자: the title follows the names."""
_FORMS = (
    # 来源：某某晚报 作者：王大明 2022-10-09: one label after the other
    compiled_later(
        rf"^.{{2,60}}?(?:{any_word('byline_labels_in_lines', 'zh')})\s*[:：]\s*(?:文字?\s?[/／:：]\s?)?"
        rf"(?P<names>[\u3400-\u9fff々]{{2,4}}?)(?=$|[\s|　]|{any_word('after_author_labels', 'zh')})"
    ),
    _KOREAN,
    # 글쓴이홍길동, 글 홍길동; but 글쓰기 is the button that writes a post: after 글 alone the name is apart
    compiled_later(
        rf"^(?:(?:{any_word('byline_labels', 'ko')})\s{{0,60}}[:：]?\s{{0,60}}"
        rf"|글(?:\s{{0,60}}[:：]\s{{0,60}}|\s{{1,60}}))(?P<names>{_HANGUL})(?=$|[\s|(])"
    ),
    compiled_later(
        rf"^(?P<names>{_JAPANESE}(?:[ 　]{_JAPANESE})?)[ 　]?(?:{any_word('reporter_titles', 'ja')})(?=$|[\s　（(])"
    ),
    compiled_later(
        rf"^[（(]?(?:{any_word('byline_labels', 'ja')})\s{{0,60}}[・:：／/＝=　 ]\s{{0,60}}"
        rf"(?P<names>{_JAPANESE}(?:[ 　]{_JAPANESE})?|{_LATIN})(?=$|[\s　（(|/／）)])"
    ),
    _CHINESE,
    _TAIWANESE,
)
_LISTING = (_KOREAN, _TAIWANESE)
"""Forms of which each lists names."""
_LEADS = (
    _TAIWANESE,
    # 某社北京3月5日电（记者王大明、李红）: the place, date and reporters before the first sentence
    compiled_later(
        rf"^.{{0,24}}[电電讯訊]\s?[（(]?(?:{_RANKS})?[记記]者\s?"
        rf"(?P<names>{_HAN}(?:[、,，\s]{{1,2}}(?:(?:{_HELPERS})\s?)?(?!通讯员){_HAN})*)(?=[）)\s])"
    ),
    compiled_later(
        rf"^[(\[][^)\]]{{2,30}}[)\]]\s?(?P<names>{_HANGUL}(?:[·,、\s]{{1,2}}{_HANGUL})*)\s?(?:{_KOREAN_TITLE})\s?="
    ),
)
_NOT_NAMES = compiled_later(alternation("not_in_signatures"))
_DAY_BEFORE = compiled_later(
    r"^[\[（(【]?(?:19|20)\d\d[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}日?[.\]）)】]?(?:\s+\d{1,2}:\d\d)?\s+(?=\D)"
)
"""A date that old pages print before the author: [2022/08/03] 文責：..."""
_WITH_HELPERS = compiled_later(_HELPERS)
_LEAD_CHARS = 80


def signature(line: str) -> str:
    """The names of a Korean, Japanese or Chinese byline, "、" between them; empty if the line is none."""
    if line.isascii():
        return ""
    signed = _signed(line)
    undated = _DAY_BEFORE.sub("", line)
    return signed if signed or undated == line else _signed(undated)


def _signed(line: str) -> str:
    return next(filter(None, (_names_in(form, line) for form in _FORMS)), "")


def _names_in(form: re.Pattern[str], line: str) -> str:
    match = form.match(line)
    if not match or not _are_names(match["names"]):
        return ""
    is_list = form in _LISTING or _CHINESE_LIST.match(line)
    return _listed(match["names"]) if is_list and not match["names"].isascii() else match["names"]


def _are_names(names: str) -> bool:
    return not _NOT_NAMES.search(_WITH_HELPERS.sub("", names))


def signature_of_lead(paragraph: str) -> str:
    """The names before the first sentence of a report, "、" between them; empty if it begins without any."""
    lead = paragraph[:_LEAD_CHARS]
    matches = (pattern.match(lead) for pattern in (() if lead.isascii() else _LEADS))
    return next((_listed(match["names"]) for match in matches if match and _are_names(match["names"])), "")


def _listed(names: str) -> str:
    return re.sub(r"\s{0,60}[·,，、\s]\s{0,60}", "、", _WITH_HELPERS.sub("、", names)).replace("、、", "、")


def is_korean_person(word: str) -> bool:
    """True if three syllables look like a Korean's name: a common surname first, and no word of a board."""
    return _KOREAN_NAME.fullmatch(word) is not None and word not in _COMMON_WORDS


def bracketed(line: str) -> str:
    """The name in a last line that is a Japanese or Chinese name in brackets and nothing else; empty if it is none."""
    match = _BRACKETED.match(line)
    return match["name"] if match and not _NOT_BRACKETED.search(line) else ""


_BY = any_word("by_words")
BY = f"{_BY}|{any_word('of_or_by_words')}"
_WRITTEN = any_word("writing_participles")
_A = rf"(?:the|{any_word('indefinite_articles')})\s+"
_INTERVIEW_NAMES = any_word("interview_names")
_CAPITAL = r"(?-i:(?=[^\W\d_a-z]))"
WRITTEN_OR_PUBLISHED = f"{_WRITTEN}|{any_word('publishing_participles')}"
"""Sources of patterns: participles before "by", and every word for "by"."""

LEAD = compiled_later(
    # "ByMina Park", "Byليلى": run together in the markup; "Byron" is a name
    rf"^(?:(?:{WRITTEN_OR_PUBLISHED})\s+)?(?-i:[Bb]y(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]|[А-ЯЁ]|[\u0590-\uffdc]))"
    rf"|^(?:(?:{WRITTEN_OR_PUBLISHED}|{alternation('written_things')})\s+(?:{BY})|{BY}"
    rf"|{any_word('author_labels')}|{any_word('board_author_labels')})\s*[:：|]?\s+"
    rf"|^(?:{any_word('text_labels')})\s*[:：]\s*"
    rf"|^(?:{any_word('interviewer_openings')})\s+"
    rf"|^(?:{any_word('bare_author_labels')})\s*[:：｜丨︱]\s*",
    re.IGNORECASE,
)
"""The words before the name of who wrote."""
_DATED_BY = compiled_later(
    rf"^(?:\w{{1,60}}\s{{1,60}}){{0,3}}[^a-z]{{0,300}}\d[^|]{{0,40}}?\s(?:{_BY})\s{{1,60}}(?=[^\W\d_a-z])",
)
"""The words before the name in "Posted on May 2, 2024 by Mina Park": a date, then "by"."""
_PIECE = compiled_later(
    rf"^(?:{_A})?(?:{alternation('piece_names')}|{_INTERVIEW_NAMES})\s+(?:{BY})\s+{_CAPITAL}"
    rf"|^(?:{alternation('reporting_openings')})\s+{_CAPITAL}",
    re.IGNORECASE,
)
"""The words before the name in "A column by Mina Park"."""
_GENITIVE = compiled_later(rf"^(?:{any_word('byline_articles')})\s+(?=[Α-ΩΆ-Ώ][α-ωά-ώ]+\s[Α-ΩΆ-Ώ][α-ωά-ώ-]+$)")
"""A Greek byline is the article and the name, with nothing after it."""
_BOARD_DAY = compiled_later(r"\s»\s.{0,300}\d{4}.{0,300}")
"""The date that boards print after the author: "Post by mina » 3 May 2024, 10:12"."""
_ONE_AUTHOR = compiled_later(
    rf"^(?:(?:{_WRITTEN})\s{{1,60}}(?:{BY})\s{{0,60}}:?|{any_word('board_author_labels')}"
    rf"|(?:{any_word('author_labels')})\s{{0,60}}[:：])\s{{0,60}}"
    rf"\w[\w.-]{{0,60}}(?=$|\s{{0,60}}[|,•·–»-]|\s{{1,60}}(?:{any_word('words_before_dates')})\b)",
    re.IGNORECASE,
)


def without_lead(line: str) -> str:
    """A line of a byline without "By" and, if it comes first, the date."""
    line = _BOARD_DAY.sub("", line)
    return signature(line) or _DATED_BY.sub("", LEAD.sub("", _GENITIVE.sub("", _PIECE.sub("", line))))


def states_author(line: str) -> bool:
    """True if a line says in words that one word is its author: "Posted by mina | May 2", "Autor: anton"."""
    return bool(_ONE_AUTHOR.match(line))


def is_signed(line: str) -> bool:
    """True if a line begins with "By", "Von", "기자" and the like, after the date if one comes first."""
    return any(opening.match(line) for opening in (LEAD, _DATED_BY, _PIECE, _GENITIVE)) or bool(signature(line))


def is_labelled(line: str) -> bool:
    """True if a line begins with a word for the author and a colon: "Text: Mina Park", "Автор: ..."."""
    match = LEAD.match(line)
    return match is not None and match.group().rstrip()[-1:] in (":", "：")
