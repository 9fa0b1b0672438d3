"""Speakers without a name next to the quotation: given by occupation, as the only person, or on a line of their own."""

from __future__ import annotations

import pytest

from pipelines.people.find import find_people
from pipelines.quotes.find import find_quotes
from pipelines.text.segments import segments, text_blocks


def speakers(text: str) -> list[str | None]:
    blocks = text_blocks(text, ())
    return [quote.speaker for quote in find_quotes(text, blocks, find_people(text, segments(text, blocks)))]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Kritisch äußerte sich unsere Leiterin Wiebke Harms zu den Plänen. „Wer den Deich verkauft, hat das Meer "
            "noch nie gesehen und wird es kennenlernen.“ Der Beitrag ist nachzuhören.",
            "Wiebke Harms",
        ),
        (
            "A coordenadora Inês Prado falou ao jornal. “O mar escreve todos os dias”, disse a pesquisadora ao jornal.",
            "Inês Prado",
        ),
        (
            "Экскурсию провела хранитель Вера Лунина. И добавляет: «Половину записей нам принесли соседи».",
            "Вера Лунина",
        ),
        (
            "El País publicó un reportaje. En él, la vecina Nerea Lagos, de Ribera, explica: “El río baja más limpio”.",
            "Nerea Lagos",
        ),
        ("“The tide keeps no diary, so we do.”\n\nNora Sung, CEO, to Quay Weekly", "Nora Sung"),
        ("昨日，我院主任魏东平接受了采访。\n\n魏主任提醒家长：“不是每一次涨潮都要撤离，注意观察更重要”。", "魏东平"),
    ],
)
def test_the_person_the_text_is_about_speaks(text: str, speaker: str) -> None:
    """The speaker is the occupation, the only person of the paragraph, the subject of the verb before, or the line
    below.
    """
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "我院主任魏东平介绍了情况。评审专家评价说：“这项工作为沿海地区提供了可靠的依据。”",
    ],
)  # fmt: skip
def test_others_words_are_not_given_to_the_person_the_text_is_about(text: str) -> None:
    """Nobody gets the words of an unnamed speaker, or those of one of two named people."""
    assert speakers(text)[-1] is None


def test_answers_of_an_interview_belong_to_the_interviewee() -> None:
    """In an interview the answers and pull quotations belong to the person interviewed, named in the text."""
    turns = [
        "Nora Sung, one of the best known keepers of tides, has counted waves for thirty years.",
        "Quay Weekly: Why do you count them?",
        "Sung: Because nobody else does, and because the sea writes only once what it has to say to us.",
        "“Whoever stops counting has begun to forget.”",
        "Quay Weekly: And what do you hope for?",
        "Sung: For a gauge in every harbour and for children who can read it without being told to.",
    ]
    assert speakers("\n\n".join(turns)) == ["Nora Sung"] * 3
