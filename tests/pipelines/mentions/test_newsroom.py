"""Names in invented sentences: every form of a name is found, every look-alike is not."""

from __future__ import annotations

import unicodedata

import pytest

from pipelines.mentions.step import Matcher, build_matcher, find_spans
from presswatch.watchlist.entries import Subject

SUBJECTS = (
    Subject(
        name="Mira Tolvane",
        kind="person",
        aliases=("Tolvane Mira", "TOLVANE Mira", "톨미라", "Мира Толван", "ميرا تولفان"),
    ),
    Subject(
        name="Archive for Lake Rights",
        aliases=("ALRQ", "호수권리보관소", "Архив озёрных прав", "أرشيف حقوق البحيرة"),
    ),
)
BEFORE = {
    "en": "The report of the council said last year that",
    "de": "Der Bericht über die Organisation sagte Kommission",
    "ko": "지난해 보고서 발표 이후 정부",
    "ru": "отчёт статья международный центр",
    "ar": "تقرير مقال دولي مركز",
}
AFTER = {
    "en": "policy for women and aid.",
    "de": "Gericht nach Organisation Haft.",
    "ko": "자료 기록.",
    "ru": "для людей.",
    "ar": "حدود السلطات.",
}


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


def named(text: str, matcher: Matcher, language: str | None) -> list[tuple[int, str]]:
    return [(s.index, text[s.start : s.end]) for s in find_spans(text, matcher, language)]


PERSON, GROUP = 0, 1
MARKED = ("Mira Tolvane", "Mira Tolvane's", "Mira Tolvane’s", "“Mira Tolvane”", "Mira Tolvane,")
PARTICLES = ("은", "이", "를", "의", "에게", "에서", "으로", "까지", "부터", "만", "측은", "에 따르면")
PLANTED = [
    *(("en", PERSON, form, "Mira Tolvane") for form in MARKED),
    ("en", PERSON, "Mira\u00a0Tolvane", "Mira\u00a0Tolvane"),
    ("en", PERSON, "TOLVANE Mira", "TOLVANE Mira"),
    ("en", PERSON, "Tolvane, Mira", "Tolvane, Mira"),
    ("en", GROUP, "ALRQ", "ALRQ"),
    ("de", GROUP, "Archive for Lake Rights", "Archive for Lake Rights"),
    ("de", PERSON, "Mira Tolvane", "Mira Tolvane"),
    *(("ko", GROUP, "호수권리보관소" + p, "호수권리보관소") for p in PARTICLES),
    *(("ko", PERSON, "톨미라" + p, "톨미라") for p in ("는", "가", " 국장은", " 씨가", " 대표의")),
    ("ko", GROUP, unicodedata.normalize("NFD", "호수권리보관소"), unicodedata.normalize("NFD", "호수권리보관소")),
    ("ko", GROUP, "호수 권리 보관소", "호수 권리 보관소"),
    *(("ar", GROUP, p + "أرشيف حقوق البحيرة", "أرشيف حقوق البحيرة") for p in ("", "و", "ل", "ب")),
    ("ar", GROUP, "أرـشيف حقوق البحيرة", "أرـشيف حقوق البحيرة"),
    *(("ru", PERSON, "Мира Толван" + e, "Мира Толван" + e) for e in ("", "а", "у", "ом")),
    ("ru", GROUP, "Архива озерных прав", "Архива озерных прав"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "index", "form", "surface"), PLANTED)
def test_every_planted_form_is_found(matcher: Matcher, language: str, index: int, form: str, surface: str) -> None:
    """A name is found in every form, with its exact span, whether or not the language is known."""
    text = f"{BEFORE[language]} {form} {AFTER[language]}"
    assert named(text, matcher, language) == [(index, surface)]
    assert named(text, matcher, None) == [(index, surface)]


DECOYS = [
    ("en", "Mira Tolvanestead"),
    ("en", "Jomira Tolvaneian"),
    ("en", "ALRQX7"),
    ("en", "Mira Q. Tolvaneberg"),
    ("en", "Archive for Lake Rightstead"),
    ("ko", "호수권리보관소무빛길"),
    ("ko", "고호수권리보관소"),
    ("ko", "톨미라랜드파크"),
    ("ar", "أرشيف حقوق البحيرةيان"),
    ("ru", "Мира Толвановский"),
]


@pytest.mark.parametrize(("language", "form"), DECOYS)
def test_no_look_alike_is_found(matcher: Matcher, language: str, form: str) -> None:
    """A longer word that contains a name is no mention."""
    assert named(f"{BEFORE[language]} {form} {AFTER[language]}", matcher, language) == []
