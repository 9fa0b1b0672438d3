"""Where a found form begins and ends: word boundaries by script, and the endings that belong to the name."""

from __future__ import annotations

import unicodedata

from pipelines.names.cjk_boundaries import begins_compound, divided_otherwise
from pipelines.names.forms import Form
from pipelines.names.inflect import NAME_ENDINGS
from pipelines.names.slavic import SURNAME_TAILS, surname_bends
from pipelines.names.words import SURNAMES_OF_ONE, is_common, is_word_in, is_word_of, surnames_of_two
from pipelines.text.fold import Folded
from pipelines.text.scripts import SPACED, after, arabic_prefix, before, kind_of, korean_tail, particle_agrees
from presswatch.languages.packs import affixes, alternation, any_of, packs_with, words
from presswatch.languages.patterns import compiled_later

_LETTERS = compiled_later(r"[^\W\d_]*")
_LONGEST_TAIL = 64
"""Letters after a name that are looked at: no ending is longer, and without blanks they go on to the end of a text."""
_INITIAL_AHEAD = compiled_later(r" [^\W\d_]\.(?= )")
_ALPHABETIC = (*SPACED, "digit")
_SHORTEST_WITH_S = 4
_SHORTEST_SPACED = 4  # syllables of a Korean name that may be written apart
_UNIVERSITY = compiled_later("[学學](?![者生长長院])")  # 湖北大学 is no 北大; 北大学者 are people of 北大
_SHORT_NAME = 2
# A third character before an office belongs to the name (李岩松律师), if it is no word of rank (李岩副教授).
_OFFICE_BEYOND = compiled_later(f"[^{''.join(words('rank_characters'))}](?:{any_of('offices_after_given_name')})")
_HAN_CONTINUED = compiled_later(any_of("name_continued_by"))


def bounded(folded: Folded, form: Form, low: int, high: int, language: str) -> tuple[int, int] | None:
    """The source offsets of a form found at `low` to `high` of the folded text, None if it is part of another word."""
    if form.tongue and (not language or language not in form.tongue):
        return None
    if form.middle and not _INITIAL_AHEAD.match(folded.text, high):
        return None
    start = folded.start(low)
    if _inside_word(folded.text, low) or not _begins_form(folded.source, start, form):
        return None
    high = _after_tail(folded, form, high + len(" q.") if form.middle else high, language)
    if high < 0:
        return None
    end = folded.end(high)
    return (start, end) if _is_whole(folded.source, start, end, form, language) else None


def _inside_word(text: str, low: int) -> bool:
    return low > 0 and text[low - 1].isalnum() and text[low].isalnum() and _same_word(text[low - 1], text[low])


def _begins_form(source: str, start: int, form: Form) -> bool:
    return _begins(source, start) or (form.script == "han" and _after_particle(source, start))


def _is_whole(source: str, start: int, end: int, form: Form, language: str) -> bool:
    """True if neither the characters around nor the gaps inside make it a part of other words."""
    if not _ends(source, start, end, form) or _begins_inside(source, start, end):
        return False
    japanese = language in packs_with("characters_before_persons")
    if japanese and form.kind == "person" and _one_sign_before(source, start):
        return False
    if form.script == "han" and (divided_otherwise(source, start, end) or begins_compound(source, start, end)):
        return False
    return _gaps_allowed(source[start:end], form)


def _same_word(left: str, right: str) -> bool:
    """Two letters of alphabets make one word; Arabic, Hangul, kana and Han have their own rules."""
    return kind_of(left) in _ALPHABETIC and kind_of(right) in _ALPHABETIC


def _begins(source: str, start: int) -> bool:
    previous = before(source, start)
    if not previous:
        return True
    first, left = kind_of(source[start]), kind_of(previous)
    if previous in "_@":
        return False
    if first == "arabic" and left == "arabic":
        return arabic_prefix(source, start)
    if first == "hangul":
        return left not in ("hangul", "latin", "digit")
    if first == "kana":
        return not (left == "kana" and _katakana(previous) == _katakana(source[start]))
    return not (first in _ALPHABETIC and left in _ALPHABETIC)


def _after_particle(source: str, start: int) -> bool:
    """True if a Japanese name with Han characters begins with hiragana after a particle: 計画書は|みどり基金の."""
    hiragana = "ぁ" <= source[start] <= "ん"
    ahead = source[max(0, start - 2) : start]
    noun = ahead[-1:] in words("kana_particles") and not "ぁ" <= ahead[0] <= "ん"
    return hiragana and (noun or ahead in words("quoting_endings"))


def _begins_inside(source: str, start: int, end: int) -> bool:
    """True if the character before makes a word with the first ones of a Chinese or Japanese name: 大自然|之友."""
    if end - start <= _SHORT_NAME or not start or {kind_of(c) for c in source[start - 1 : start + 1]} != {"han"}:
        return False
    return any(is_common(source[start - 1 : start + taken], "zh", "ja") for taken in (2, 3))


def _katakana(char: str) -> bool:
    return char >= "\u30a0"


def _after_tail(folded: Folded, form: Form, high: int, language: str) -> int:
    """The folded end with the ending written on and the fixed rest; -1 if another word goes on there."""
    run = _LETTERS.match(folded.text, high, high + _LONGEST_TAIL)
    tail = run.group() if run else ""
    stem = form.stem
    if stem.tails == frozenset({""}) and not stem.rest:
        if tail and kind_of(folded.text[high - 1]) == "latin":
            tail = "".join(c for c in tail if kind_of(c) == "latin") if kind_of(tail[0]) == "latin" else ""
            return high + len(tail) if not tail or _latin_tail(tail, form, language) else -1
        return high
    if tail not in stem.tails:
        return -1
    high += len(tail)
    if stem.rest and not folded.text.startswith(stem.rest, high):
        return -1
    return _after_rest(folded.text, form, high + len(stem.rest), language)


def _after_rest(text: str, form: Form, high: int, language: str) -> int:
    """The folded end with the ending of a person's surname: "Donaldem Trumpem"."""
    run = _LETTERS.match(text, high, high + _LONGEST_TAIL)
    tail = run.group() if run and form.kind == "person" and form.stem.rest and form.script == "latin" else ""
    if form.tongue and form.kind == "person" and form.stem.rest:
        return high + len(tail) if surname_bends(form.alias, form.stem.rest, tail, language) else -1
    bends = tail in SURNAME_TAILS.get(language, ()) or _latin_tail(tail, form, language)
    return high + len(tail) if tail and bends else high


def _latin_tail(tail: str, form: Form, language: str) -> bool:
    """True if the letters after a name in Latin script are an ending that the language writes on to names."""
    letters = sum(c.isalpha() for c in form.stem.head)
    if letters < _SHORTEST_WITH_S:
        short = letters == _SHORTEST_WITH_S - 1 and language in packs_with("short_names_inflected")
        return short and _short_finnish(tail)
    if tail in words("weak_noun_endings", language):
        return (form.kind, form.shape) == ("outlet", "word") and form.stem.head.endswith("e")  # dem „Funken“
    if tail == "s" and form.shape != "acronym" and not form.stem.head.endswith("s"):
        return _takes_s(form, language)
    if form.shape == "word" and "-" in form.alias and tail in words("plural_endings_after_hyphen", language):
        return True  # SOS-Kinderdörfer
    if form.shape == "acronym" or is_word_of(form.common_in, language):
        return False
    return _is_ending(tail, form, language)


def _short_finnish(tail: str) -> bool:
    return tail in NAME_ENDINGS["fi"] and (tail == "n" or len(tail) == len("lle"))  # Ylen mukaan, Ylelle


def _is_ending(tail: str, form: Form, language: str) -> bool:
    if endings := words("turkish_endings", language):
        return form.shape == "phrase" and tail in endings
    changed = form.stem.head[-1] + tail in words("changed_endings", language)  # Harvardzie, Guggenheimerze
    return changed or tail in NAME_ENDINGS.get(language, frozenset())


def _takes_s(form: Form, language: str) -> bool:
    """True if an -s is the genitive or plural of a name; in German its article decides later."""
    if language in packs_with("nouns_capitalized") and (form.kind, form.shape) == ("organization", "word"):
        return True
    if form.kind == "person" and language in packs_with("genitive_with_apostrophe"):
        return False
    return not is_word_of(form.common_in, language)


_OKURIGANA = 3
_ADJECTIVE = compiled_later(alternation("adjectives_in_kana"))


def _verb_or_adjective(source: str, end: int) -> bool:
    """True if the last character and the kana after it are a Japanese word: この道|新しい店 is no 道新."""
    return _ADJECTIVE.match(source, end - 1) is not None or any(
        is_word_in(source[end - 1 : end + length], "ja")
        for length in range(2, _OKURIGANA + 1)
        if all(kind_of(char) == "kana" for char in source[end : end + length])
    )


def _ends(source: str, start: int, end: int, form: Form) -> bool:
    following = after(source, end)
    if not following:
        return True
    last, right = kind_of(source[end - 1]), kind_of(following)
    if following == "_" or (following == "@" and last in _ALPHABETIC):
        return False
    if right == "hangul" and last in ("hangul", "latin", "digit", "han", "other"):
        return _korean(source, start, end, form)
    if last == "hangul":
        return right not in ("latin", "digit")
    if last == "arabic":
        return right != "arabic"
    if right in ("han", "kana") and last in ("latin", "han", "kana"):
        return _ends_before_han(source, start, end, form)
    return not (last in _ALPHABETIC and right in _ALPHABETIC)


def _ends_before_han(source: str, start: int, end: int, form: Form) -> bool:
    """True if a name ends where Han characters or kana follow."""
    last, following = kind_of(source[end - 1]), after(source, end)
    if last == "latin":
        return not _HAN_CONTINUED.match(source, end)
    if last == "kana" and kind_of(following) == "kana":
        return _katakana(source[end - 1]) != _katakana(following)
    return _han_ends(source, start, end, form)


def _korean(source: str, start: int, end: int, form: Form) -> bool:
    """True if what follows a name in Hangul is a particle of it."""
    name, tail = (unicodedata.normalize("NFC", part) for part in (source[start:end], source[end : end + 40]))
    if not particle_agrees(name, tail) or _is_other_word(tail, source[max(0, end - 8) : end], form):
        return False
    if end - start <= _SHORT_NAME and _everyday_instead(name, tail, form):
        return False
    if form.kind == "topic" and _MADE_A_VERB.match(tail):
        return True
    noun = _TWO_NOUNS.match(tail)
    if noun and is_word_in(noun.group(), "ko"):
        return False
    if form.shape == "surname":
        return korean_tail(tail, 0, "person")
    return korean_tail(tail, 0, "outlet" if kind_of(source[end - 1]) == "latin" else form.kind)


def _is_other_word(tail: str, ahead: str, form: Form) -> bool:
    """True if a name and what follows are a word for people, a comparison or a street."""
    if form.kind != "person" and len(form.stem.head) <= _SHORT_NAME and _OF_THE_BODY.match(tail):
        return True
    than = _THAN.match(tail) is not None and unicodedata.normalize("NFC", ahead).endswith("보")
    return than or _STREET.match(tail[:12]) is not None


def _everyday_instead(name: str, tail: str, form: Form) -> bool:
    """True if a short name and what follows are an everyday word, and the name is none: 이대로, "like this"."""
    run = _LETTERS.match(tail)
    whole = name + (run.group() if run else "")
    return whole != form.alias and is_common(whole, "ko") and not is_common(form.alias, "ko")


_MADE_A_VERB = compiled_later(f"(?:{alternation('made_a_verb')})")  # 강제북송된, "forcibly repatriated"
_STREET = compiled_later(alternation("around_streets"))  # 한양대로 일대 is around a street
_OF_THE_BODY = compiled_later(alternation("people_endings"))
"""After a short noun 인 makes one for people or a kind (한국인, 빌트인), rarely a form of "to be"."""
_THAN = compiled_later(alternation("than_endings"))
"""What makes the end of 일보 a word for "than": 다 closes a sentence after a name (한밀일보다.), or is no ending."""
_TWO_NOUNS = compiled_later(alternation("chance_nouns"))
"""Nouns that two attached ones make by chance: 한솔제지 is a paper mill."""


def _han_ends(source: str, start: int, end: int, form: Form) -> bool:
    """True if a name in Han characters or kana ends where others of them follow."""
    rest = source[end : end + 4]
    if _in_longer_name(source, end, form) or _in_another_word(source, start, end, form):
        return False
    if _in_persons_name(source, start, end, form) or _in_place_name(source, end):
        return False
    if form.kind == "outlet" and end - start <= _SHORT_OUTLET and kind_of(rest[0]) == "kana" and _katakana(rest[0]):
        return kind_of(source[end - 1]) == "kana"
    return source[end - 1] != "大" or end - start > _SHORT_NAME or _after_short_university(rest)


_SHORT_OUTLET = 3


def _in_longer_name(source: str, end: int, form: Form) -> bool:
    inside = end + len("大学") if source.startswith(affixes("universities_inside"), end) else end
    return (_NAMED_AFTER if form.kind == "person" else _HAN_CONTINUED).match(source, inside) is not None


def _in_another_word(source: str, start: int, end: int, form: Form) -> bool:
    rest = source[end : end + 4]
    if form.kind == "outlet" and rest.startswith(affixes("index_words")):
        return True  # 日経平均
    if _runs_on(source[end - 1], rest) or (form.kind == "organization" and _OBSERVERS.match(rest)):
        return True
    if _across_words(source, start, end) or _between_words(source[start:end], rest[:1]):
        return True
    return end - start == _SHORT_NAME and kind_of(rest[0]) == "kana" and _verb_or_adjective(source, end)


def _in_persons_name(source: str, start: int, end: int, form: Form) -> bool:
    rest, name = source[end : end + 4], source[start:end]
    if form.kind != "person":  # 清水守さん is no 水守
        han = start > 0 and kind_of(source[start - 1]) == "han"
        return han and rest.startswith(affixes("honorifics_of_others"))
    if rest[0] not in words("one_character_words") and _GIVEN_AND_HONORIFIC.match(rest):
        return True
    if _of_longer_surname(source, start) or _after_a_surname(source, start, end):
        return True
    if rest[0] in words("last_given_characters") or rest[0] == source[end - 1]:
        return True  # 鈴木健二郎 is not 鈴木健二
    return _longer_given(name, rest) or _other_given(name, rest, form)


def _in_place_name(source: str, end: int) -> bool:
    rest = source[end : end + 4]
    if rest[0] in words("town_characters") and _HAN_CONTINUED.match(rest):
        return True
    return source.startswith(("大学", "大學"), end - 2) and _OF_STUDENTS.match(rest) is not None


def _after_short_university(rest: str) -> bool:
    """True if the short name of a university ends before `rest`: 北大和清华, but no 東大和市."""
    if rest.startswith(affixes("faculties")):
        return True
    if rest[:1] in words("characters_after_short_university") or _UNIVERSITY.match(rest) or given_goes_on(rest):
        return False
    return not (rest[:1] == "和" and rest[1:2] in words("characters_after_yamato"))


_GIVEN_AND_HONORIFIC = compiled_later(alternation("given_character_and_address"))
"""One more character of a given name before a form of address or an age: 田中由紀江さん is not 田中由紀."""
_OF_STUDENTS = compiled_later(alternation("students_after_university"))
"""北京大学生 may be students, 大学生物系 is a department."""
_NAMED_AFTER = compiled_later(any_of("named_after_people"))
_OF_A_FOREIGNER = compiled_later(any_of("named_after_foreigners"))


def thing_of_a_name(source: str, end: int) -> bool:
    """True if a place, house or law comes after a foreigner's surname: 凯勒教堂 is no Keller."""
    return any(things.match(source, end) for things in (_NAMED_AFTER, _HAN_CONTINUED, _OF_A_FOREIGNER))


_OBSERVERS = compiled_later(alternation("observers_after_name"))
"""人权观察员 are observers, 会员 members."""


def _runs_on(last: str, rest: str) -> bool:
    """True if the last character makes a word with the next one, which begins none itself: 自由之家|庭."""
    former = rest[0] == "原" and rest[1:2] not in words(
        "office_characters"
    )  # 和平原上 is a plain, 绿色和平原主任 a former head
    if former and is_word_in(last + rest[0], "zh"):
        return True
    if kind_of(rest[0]) != "han" or rest[0] in words("one_character_words") or not is_common(last + rest[0], "zh"):
        return False
    return len(rest) > 1 and not any(is_word_in(rest[:2], language) for language in ("zh", "ja"))


def _of_longer_surname(source: str, start: int) -> bool:
    """True if the character before the surname makes another one: 小林直美 is no 林直美, but 日本田中."""
    surnames = (source[start - 1 : start + 1], source[start - 1 : start + 2]) if start else ()
    return not surnames_of_two().isdisjoint(surnames) and not is_common(source[max(0, start - 2) : start], "ja")


def _after_a_surname(source: str, start: int, end: int) -> bool:
    """True if a surname that begins a run of characters is before a name of two: 王高明 is no 高明."""
    if end - start != _SHORT_NAME or source[start - 1 : start] not in SURNAMES_OF_ONE or not start:
        return False
    return start == 1 or kind_of(source[start - 2]) != "han"


def _one_sign_before(source: str, start: int) -> bool:
    """True if one character is before a Japanese name, so that the surname is longer: 小森希美 is no 森希美.

    Titles have two characters or are among those that may be alone (元, 妻, 作).
    """
    if not start or kind_of(source[start - 1]) != "han" or kind_of(source[start]) != "han":
        return False
    alone = start == 1 or kind_of(source[start - 2]) != "han"
    return alone and source[start - 1] not in words("characters_before_persons")


def _between_words(surface: str, following: str) -> bool:
    """True if the name is made of the end of one Chinese word and the beginning of the next: 统一|部署."""
    return is_common(surface[:-1], "zh") and is_word_in(surface[-1] + following, "zh")


def _longer_given(name: str, rest: str) -> bool:
    """True if a given name of one character (青木真, 欧阳雪, 李明) goes on, or its 子 begins the word for children."""
    if rest.startswith(affixes("given_name_endings")):
        return True
    if name[-1] == "子" and rest.startswith(affixes("children_endings")):
        return True
    if len(name) == _SHORT_NAME and _OFFICE_BEYOND.match(rest):
        return True
    one_sign = len(name) == _SHORT_NAME or (len(name) == _SHORT_NAME + 1 and name[:2] in surnames_of_two())
    return one_sign and given_goes_on(rest)


def _other_given(name: str, rest: str, form: Form) -> bool:
    """True if a given name follows a surname that is listed alone: 安倍晴明 is no 安倍, 安倍元首相 is."""
    alone = name in surnames_of_two() and any(len(word) > len(name) and word.startswith(name) for word in form.own)
    japanese = any(kind_of(char) == "kana" for char in rest)
    return alone and given_goes_on(rest, ("ja",) if japanese else ("zh", "ja"))


def given_goes_on(rest: str, languages: tuple[str, ...] = ("zh", "ja")) -> bool:
    """True if the next character begins no word, so that the name goes on: 李明珠 is not 李明, 北大荒 not 北大."""
    if kind_of(rest[0]) != "han" or rest[0] in words("one_character_words"):
        return False
    return not any(is_word_in(rest[:2], language) for language in languages)


def _across_words(source: str, start: int, end: int) -> bool:
    """True if a name of two characters is the end of one word and the beginning of another: 北欧|盟友 is no 欧盟."""
    if end - start != _SHORT_NAME or not start:
        return False
    left, right = source[start - 1 : start + 1], source[end - 1 : end + 1]
    region = left in words("han_regions")  # dictionaries leave them out: 関東電気 is no 東電
    return any(
        (is_common(right, language) and (region or is_word_in(left, language)))
        or (is_common(left, language) and is_word_in(right, language))
        for language in ("zh", "ja")
    )


def _gaps_allowed(surface: str, form: Form) -> bool:
    """A short Korean word must not be put together out of the ends of two words."""
    if form.script != "hangul" or " " not in surface or " " in form.alias:
        return True
    syllables = sum(kind_of(c) == "hangul" for c in unicodedata.normalize("NFC", surface))
    return syllables >= _SHORTEST_SPACED or (form.kind == "person" and syllables == 3 and surface.index(" ") == 1)
