"""Answers of interviews without quotation marks: by a label or a dash after a question, and of nobody else."""

from __future__ import annotations

import pytest

from tests.pipelines.quotes.test_quotes import quotes_of

ENGLISH = "The Tide interviewed Ngozi Okafor, director of the Harbour Trust."
SHE_SAID = [("We started with two old boats.", "Ngozi Okafor")]


@pytest.mark.parametrize(
    ("lead", "lines", "expected"),
    [
        (ENGLISH, ["Tide: How did it begin?", "Okafor: We started with two old boats."], SHE_SAID),
        (ENGLISH, ["Q: How did it begin?", "Ngozi Okafor: We started with two old boats."], SHE_SAID),
        (ENGLISH, ["How did it begin?", "Dr. Okafor: We started with two old boats."], SHE_SAID),
        (ENGLISH, ["How did it begin?", "NO: We started with two old boats."], SHE_SAID),
        (ENGLISH, ["How did it begin?", "N.O.: We started with two old boats."], SHE_SAID),
        (ENGLISH, ["How did it begin?\nOkafor: We started with two old boats."], SHE_SAID),
        (ENGLISH, ["How did it begin?", "– We started with two old boats."], SHE_SAID),
        (ENGLISH, ["How did it begin? – We started with two old boats."], SHE_SAID),
        (
            ENGLISH,
            ["How did it begin?", "Okafor: We started with two old boats.", "Okafor: Nobody had measured it."],
            [*SHE_SAID, ("Nobody had measured it.", "Ngozi Okafor")],
        ),
        (
            "Le Phare a interrogé Claire Vasseur, directrice de la fondation.",
            ["Le Phare : Comment cela a-t-il commencé ?", "C. V. : Nous avons commencé avec deux bateaux."],
            [("Nous avons commencé avec deux bateaux.", "Claire Vasseur")],
        ),
        (
            "해양신문은 해안연구소 장하나 국장을 인터뷰했습니다.",
            ["기자: 어떻게 시작했습니까?", "장하나 국장： 우리는 배 두 척으로 시작했습니다."],
            [("우리는 배 두 척으로 시작했습니다.", "장하나")],
        ),
        (
            "灯台新聞は海岸研究所の所長・水谷あかりさんのインタビューを掲載しました。",
            ["記者：どのように始まりましたか。", "水谷：二隻の船で測量を始めました。"],
            [("二隻の船で測量を始めました。", "水谷あかり")],
        ),
        (
            "Avisa intervjuet Kari Moe, leder i Fjordstiftelsen.",
            ["Hvordan begynte det?", "– Vi startet med to gamle båter."],
            [("Vi startet med to gamle båter.", "Kari Moe")],
        ),
    ],
)
def test_answers(lead: str, lines: list[str], expected: list[tuple[str, str]]) -> None:
    """An answer is a quotation of the person whose name, surname or initials are its label, or who alone is named."""
    found = quotes_of("\n\n".join([lead, *lines]))
    assert [(quote.text, quote.speaker) for quote in found if quote.rule == "interview-answer"] == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["Okafor: Harbours will silt up by 2030."],  # a headline: nobody asks
        ["How did it begin?", "Note: The interview was shortened by us."],
        ["How did it begin?", "Photo: The old boats in the harbour."],
        ["How did it begin?", "A: We started with two old boats."],
        ["How did it begin?", "Harbour Trust: We started with two old boats."],
        ["How did it begin?", "OK: We started with two old boats."],
        ["How did it begin?", "Okafor: Why do you ask me that?"],
        ["How did it begin?", "Okafor: Very slowly."],
        ["How did it begin?", "Okafor, Ngozi: We started with two old boats."],
        ["Mina Park came too. How did it begin?", "– We started with two old boats."],
    ],
)
def test_no_answers(lines: list[str]) -> None:
    """Labels, organizations and headlines are no speakers; where two may answer nobody is given."""
    found = quotes_of("\n\n".join([ENGLISH, *lines]))
    assert [(quote.text, quote.speaker) for quote in found if quote.rule == "interview-answer"] == []


def test_a_given_name_that_a_greeting_precedes() -> None:
    """ "Hallo Anna" is nobody else: the label "Anna" is the person with a surname."""
    text = (
        "Die Gezeit sprach mit Anna Berg, Leiterin der Hafenstiftung.\n\nHallo Anna, wie hat es angefangen?\n\n"
        "Anna Berg: Wir haben mit zwei alten Booten angefangen.\n\nUnd dann?\n\nAnna: Dann haben wir alles vermessen."
    )
    found = [(quote.text, quote.speaker) for quote in quotes_of(text)]
    assert found == [
        ("Wir haben mit zwei alten Booten angefangen.", "Anna Berg"),
        ("Dann haben wir alles vermessen.", "Anna Berg"),
    ]
