"""People in Arabic text: the role with its complement before the name, or after it with a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.people.person import Person, Role
from pipelines.people.roles import OUTSIDE_ROLE
from pipelines.text.literal_filter import Sieve
from pipelines.text.segments import Segment
from presswatch.languages.packs import any_of
from presswatch.languages.packs import words as table
from presswatch.languages.patterns import compiled_later

_GIVEN_NAME = "(?:" + "|".join(sorted(table("ar_given"), key=lambda name: (-len(name), name))) + ")"
_PART = r"(?:ال)?[\u0621-\u0652]{2,}"
_PARTICLE = f"(?:(?:{any_of('particles_in_names', 'ar')}) )"
_NAME = rf"{_GIVEN_NAME}(?: {_PARTICLE}?{_PART}){{1,2}}?"
_HEADS = any_of("role_heads", "ar")
_HEADS += "".join(
    f"|{head[:-1] + 'تنا' if head.endswith('ة') else head + 'نا'}" for head in _HEADS.split("|") if " " not in head
)  # "our director"
_HEAD = Sieve(_HEADS)
_SHADDA = "\u0651"
_HEADS = "|".join(dict.fromkeys(f"{_SHADDA}?".join(head.replace(_SHADDA, "")) for head in _HEADS.split("|")))
"""The same with or without the mark of a doubled letter, which is rarely printed."""
_WHOLE_HEAD = compiled_later(rf"(?:ال)?(?:{_HEADS})")


def is_arabic_head(word: str) -> bool:
    """True if an Arabic word can head a role."""
    return _WHOLE_HEAD.fullmatch(word) is not None


_HEAD_WORD = rf"(?:{_HEADS})(?![\u0621-\u0652])"
"""A whole word: the masculine form of a title is the beginning of the feminine one."""
_ROLE = rf"(?:ال)?{_HEAD_WORD}(?: باسم)?(?: (?!{_GIVEN_NAME} )[\u0621-\u0652]+){{0,6}}?"
_EDGE = r"(?=\s|[،,.:؛()\"«“\]]|$)"
_BEFORE = compiled_later(
    rf"(?<![\u0621-\u0652])[وفبك]?(?P<lam>لل|ل)?(?P<role>{_ROLE})[،,]? (?:ال"
    rf"(?:{any_of('courtesy_titles', 'ar')})ة? |د\. ?)?(?P<name>{_NAME}){_EDGE}"
)
_AFTER = compiled_later(
    rf"(?<![\u0621-\u0652])[وفبل]?(?P<name>{_NAME})[،,(]? ?[،,(] ?(?P<role>(?:ال)?{_HEAD_WORD}"
    rf"(?: [\u0621-\u0652]+){{0,6}})"
)
_TITLED = compiled_later(
    rf"(?:ال(?:{any_of('courtesy_titles', 'ar')})ة?|الأخت?|د\.|م\.|أ\.) ?"
    rf"(?P<name>[\u0621-\u0652]{{3,63}} {_PARTICLE}?[\u0621-\u0652]{{3,63}})[،,] ?(?P<role>"
    rf"(?:ال)?{_HEAD_WORD}(?: [\u0621-\u0652]{{1,60}}){{0,5}})(?=[،,.:]"
    rf"| (?:{any_of('words_after_names', 'ar')}))"
)
_TITLED_BEFORE_ROLE = compiled_later(
    rf"(?:(?:ال|لل)(?:{any_of('courtesy_titles', 'ar')})ة?|د\.) ?(?P<name>[\u0621-\u0652]{{3,63}}"
    rf"(?: {_PARTICLE}?[\u0621-\u0652]{{3,63}}){{1,2}}?) (?P<role>{_HEAD_WORD}"
    rf"(?: ال[\u0621-\u0652]{{1,60}}){{1,3}})"
)
"""A title of respect, a name and right after it a role with its body: "الدكتور … مدير المعهد"."""
_ROLE_TITLED = compiled_later(
    rf"(?<![\u0621-\u0652])[وفبك]?(?P<lam>لل|ل)?(?P<role>(?:ال)?(?:{_HEADS})(?: [\u0621-\u0652]+){{0,4}}?) "
    rf"(?:ال(?:{any_of('courtesy_titles', 'ar')})ة?|د\.) ?(?P<name>(?!ال)(?:(?:عبد|أبو"
    rf"|آل) )?[\u0621-\u0652]{{3,}} [\u0621-\u0652]{{3,}})(?=[،,.:) ]|$)"
)
"""A role, a title of respect, two words of name: the title shows where the role ends."""
_LOOSE = compiled_later(
    rf"(?<![\u0621-\u0652])[وفبك]?(?P<lam>لل|ل)?(?P<role>(?:ال)?(?:{_HEADS})) "
    rf"(?P<name>[\u0621-\u0652]{{3,}} [\u0621-\u0652]{{3,}})(?=[،,.:)]"
    rf"| (?:{any_of('words_after_names', 'ar')}))"
)
_DEFINITE = compiled_later(
    rf"(?<![\u0621-\u0652])[وفبك]?(?P<lam>لل|ل)?(?P<role>(?<=لل)(?:{_HEADS})(?: (?:ال"
    rf"|لل)[\u0621-\u0652]+){{1,4}}|ال(?:{_HEADS})(?: باسم [\u0621-\u0652]+| (?:ال|لل)[\u0621-\u0652]+"
    rf"| (?:في|لدى) (?:ال)?[\u0621-\u0652]+){{0,4}}) (?P<name>"
    rf"(?!{any_of('no_name_openers', 'ar')})[\u0621-\u0652]{{3,}} [\u0621-\u0652]{{3,}})(?=[،,.:)«\"“]"
    rf"| (?:{any_of('words_after_names', 'ar')}|[لب][\u0621-\u0652]+)|$)"
)
"""A role with the article takes no further noun: the first word without one after it begins the name."""
_WORDS_OF = compiled_later(
    rf"(?<![\u0621-\u0652])(?:عن|على لسان) (?P<role>(?:ال)?(?:{_HEADS})(?: (?:ال"
    rf"|لل)[\u0621-\u0652]+){{0,4}})[،,]? (?P<name>"
    rf"(?!{any_of('no_name_openers', 'ar')})[\u0621-\u0652]{{3,}} [\u0621-\u0652]{{3,}})(?=[،,:] | قول(?:ه"
    r"|ها|هم)\b| أن| إن)"
)
"""A paper gives the words of somebody (نقلت عن … قولها): the first word without the article begins the name."""
_SAID = compiled_later(
    rf"(?:{any_of('speech_verbs', 'ar')}) (?P<name>[\u0621-\u0652]{{3,}} [\u0621-\u0652]{{3,}})[،,] ?(?P<role>(?:ال)?"
    + _HEAD_WORD
    + r"(?: (?!في |من |لدى |إن )[\u0621-\u0652]+){0,4})"
)
_SAID_ROLE = compiled_later(
    rf"(?<![\u0621-\u0652])[وف]?(?:{any_of('speech_verbs', 'ar')}) (?P<role>(?:ال)?(?:{_HEADS})"
    rf"(?: باسم [\u0621-\u0652]+| ال[\u0621-\u0652]+| (?:في|ل)[\u0621-\u0652]+){{0,4}})[،,]? (?P<name>(?!ال"
    rf"|باسم)[\u0621-\u0652]{{3,}} [\u0621-\u0652]{{3,}})(?= ?[،,:]| (?:إن|أن|ل[\u0621-\u0652]+))"
)
_COURTESY = compiled_later(rf"(?:ال)?(?:{any_of('courtesy_titles', 'ar')})ة?")
"""A title of respect alone before a name says no role."""
_LAST_TITLE = compiled_later(rf" (?:ال(?:{any_of('courtesy_titles', 'ar')})ة?|د\.?)\Z")
_BODY = compiled_later(rf"(?:^| )(?:ل|لل|ب|ال|بال|وال)?(?:{any_of('body_kinds', 'ar')})(?: |$)")
_OURS = compiled_later(rf"(?:{any_of('our_bodies', 'ar')})")
_GIVEN = table("ar_given")
_NO_NAME = table("ar_stop")
"""Words that begin no name: "وأوضح الدكتور الكعبي خلال اللقاء" names nobody called خلال."""
_VERB_AFTER = compiled_later(rf" (?:{any_of('clause_openers', 'ar')})(?!\w)")


def without_clause(name: str) -> str:
    """A name without the words of the clause that follows: "عمر كيف" is عمر."""
    return _VERB_AFTER.split(name + " ")[0].strip()


_PATTERNS = (
    _BEFORE,
    _AFTER,
    _TITLED,
    _TITLED_BEFORE_ROLE,
    _ROLE_TITLED,
    _SAID,
    _SAID_ROLE,
    _WORDS_OF,
    _DEFINITE,
    _LOOSE,
)


def arabic_people(text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """People with roles, sentence by sentence."""
    for segment in segments:
        if not _HEAD.may(text, segment.start, segment.end) and text.find(_SHADDA, segment.start, segment.end) < 0:
            continue
        for pattern in _PATTERNS:
            for match in pattern.finditer(text, segment.start, segment.end):
                name = without_clause(match["name"])
                if _is_name(name) and not _is_in_name_of(text, name, match.start("name")):
                    yield _person(text, segment, match, name)


def _is_name(name: str) -> bool:
    """True if words are a name: not one word, a body, a role, or a word that begins no name."""
    words = name.split()
    if len(words) < _WORDS_OF_NAME or _BODY.search(name) or words[0] in _NO_NAME:
        return False
    known = words[0] in _GIVEN
    return known or not (all(word.startswith("ال") for word in words) or _ROLE_FIRST.match(name))


_WORDS_OF_NAME = 2
_ROLE_FIRST = compiled_later(rf"(?:ال)?(?:{_HEADS})(?: |$)")


_IN_NAME_OF = compiled_later(r"(?:ناطق|متحدث)ة?(?: ال[\u0621-\u0652]{1,60}){0,40} {0,60}\Z")
"""A spokesperson's title: the word after it that is also a given name means "in the name of"."""


def _is_in_name_of(text: str, name: str, start: int) -> bool:
    """True for "speaking in the name of": its first word is a given name too."""
    return name.startswith("باسم ") and _IN_NAME_OF.search(text, max(0, start - 30), start) is not None


def _person(text: str, segment: Segment, match: re.Match[str], name: str) -> Person:
    role = _LAST_TITLE.sub("", match["role"].strip())
    titled = _COURTESY.fullmatch(role) is not None
    return Person(
        name=name,
        start=match.start("name"),
        end=match.start("name") + len(name),
        roles=() if titled else (Role(role, match.start("role")),),
        ours=role.split()[0].endswith("نا") or _OURS.search(text, segment.start, segment.end) is not None,
        outside=OUTSIDE_ROLE.search(role) is not None,
    )


NAME = compiled_later(rf"(?<![\u0621-\u0652])[وفبل]?(?P<name>{_NAME}){_EDGE}")
