"""What the watchlist says of a person never costs a full name: properties over our own posts and generated sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.mentions.step import build_matcher, find_spans
from presswatch.watchlist.entries import Subject
from tests.pipelines.posts import Example, examples

_ROLES = ("singer", "portavoz", "Stürmerin", "Director of Policy", "가수", "대표", "監督", "пресс-секретарь")
_BODIES = ("", "Orilla Abierta", "FC Larkmoor", "바다지킴이", "Seenbund", "푸른 축구단")
_NAMES = {
    "en": "Ana Lago",
    "de": "Jonas Feld",
    "es": "Ana Lago",
    "ru": "Иван Волнов",
    "ko": "서하람",
    "zh": "高波澜",
    "ja": "山本由紀",
}
_TRADES = {
    "en": ("singer", "striker", "spokeswoman", "dentist"),
    "de": ("Sängerin", "Stürmer", "Sprecher", "Bäcker"),
    "es": ("cantante", "delantera", "portavoz", "panadera"),
    "ru": ("певец", "вратарь", "директор", "повар"),
    "ko": ("가수", "배우", "대표", "활동가"),
    "zh": ("歌手", "演员", "主任", "厨师"),
    "ja": ("歌手", "俳優", "代表", "学生"),
}


def full_names(text: str, language: str, name: str, organization: str, roles: tuple[str, ...]) -> set[tuple[int, int]]:
    """The offsets of all full names of a person, given what the watchlist says of that person."""
    person = Subject(name=name, kind="person", organization=organization, roles=roles)
    spans = find_spans(text, build_matcher([person]), language)
    return {(one.start, one.end) for one in spans if one.end - one.start >= len(name)}


@st.composite
def _texts(draw: st.DrawFn) -> tuple[str, str]:
    language = draw(st.sampled_from(sorted(_NAMES)))
    name, gap = _NAMES[language], "" if language in ("zh", "ja") else " "
    pieces = st.sampled_from([name, f"{gap}{name}{gap}", *_TRADES[language], ". ", ", ", "\n", gap or "、"])
    return language, "".join(draw(st.lists(pieces, min_size=1, max_size=12)))


@given(text=_texts(), organization=st.sampled_from(_BODIES), roles=st.lists(st.sampled_from(_ROLES), max_size=3))
def test_what_is_known_of_a_person_adds_places(text: tuple[str, str], organization: str, roles: list[str]) -> None:
    """Organization and roles never remove a full name, and outside Korean script they change no mention."""
    language, words = text
    bare = full_names(words, language, _NAMES[language], "", ())
    informed = full_names(words, language, _NAMES[language], organization, tuple(roles))
    assert bare <= informed
    assert language == "ko" or bare == informed


def _own_posts() -> list[Example]:
    return [one for one in examples() if one.people]


@pytest.mark.parametrize("example", _own_posts(), ids=lambda one: f"{one.language}-{one.name}")
def test_own_posts_name_the_same_people_with_any_roles(example: Example) -> None:
    """The same people are found with the roles that a post prints, with unrelated ones, with a former club and with
    none.
    """
    for name, role in example.people:
        known = [("", ()), ("", (role,)), ("FC Larkmoor", ()), ("Orilla Abierta", ("Stürmerin", "감독"))]
        bare, *others = (full_names(example.post.text, example.language, name, body, roles) for body, roles in known)
        assert all(bare <= one for one in others), name
