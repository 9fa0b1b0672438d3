"""Quotation marks around titles and names next to quotations, and nouns that announce somebody's words."""

from __future__ import annotations

import pytest

from pipelines.people.find import find_people
from pipelines.quotes.find import find_quotes
from pipelines.text.segments import segments, text_blocks


def said(text: str) -> list[tuple[str, str | None]]:
    blocks = text_blocks(text, ())
    people = find_people(text, segments(text, blocks))
    return [(quote.text, quote.speaker) for quote in find_quotes(text, blocks, people)]


@pytest.mark.parametrize(
    "text",
    [
        "L’Écho du Marais, 15 septembre : « La rivière en deuil, les riverains comptent les poissons » (édition papier)",
        "Uferbote, 3. Mai 2024: „Warum das Moor nicht warten kann und wer dafür bezahlen soll“",
        "El Eco del Delta, 8 de abril — «El humedal que nadie quiso mirar hasta que ardió del todo»",
        "Harbour Gazette, 12 May: “Why nobody in this town wants to pay for the last of its ferries”",
        "Вестник причала, 4 марта: «Почему никто не хочет платить за последний паром в нашем городе»",
        "南港報 5月3日：「誰來替最後一班渡輪付錢而城市又為何不肯」",
    ],
)
def test_the_title_in_a_row_is_not_said(text: str) -> None:
    """An outlet, a date and marks are a row of a press list, and the marks hold a title."""
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Наш директор Ада Берг рассказала об акции «Письмо на подушке».",
        "Our director Ada Berg told the paper about the campaign “Letters on a pillow”.",
        "Unsere Leiterin Ada Berg erzählte von der Aktion „Briefe auf dem Kissen“.",
        "Notre directrice Ada Berg a parlé de l’opération « Lettres sur un oreiller ».",
        "基金会负责人林晓棠说,“伴读员”项目始于九月。",
        "강은솔 팀장은 ‘베개 위의 편지’ 캠페인을 말했다.",
    ],
)
def test_the_name_of_a_campaign_is_not_said(text: str) -> None:
    """A few words in quotation marks next to a noun for something that has a name are that name."""
    assert said(text) == []


def test_the_next_paragraph_says_whose_words_they_are() -> None:
    """In Japanese the next paragraph may continue with "という … の言葉", which names the speaker."""
    text = "代表の千葉由美子が出演しました。\n\n「食べられない子だけの場所にはしません」\n\nという千葉の言葉に、みなさんうなずきました。"
    assert said(text) == [("食べられない子だけの場所にはしません", "千葉由美子")]


def test_an_outlet_is_no_speaker() -> None:
    """A name that the caller knows as an outlet's is no speaker."""
    text = "The Marlow Quendrith saw our chair Ada Berg. “We wait for the tide,” Marlow Quendrith adds."
    blocks = text_blocks(text, ())
    people = find_people("Our chair Ada Berg.", segments("Our chair Ada Berg.", text_blocks("Our chair Ada Berg.", ())))
    (quote,) = find_quotes(text, blocks, people, (), frozenset({"marlowquendrith"}))
    assert quote.speaker != "Ada Berg"


def test_a_papers_name_and_a_colon_open_a_title() -> None:
    """The colon is followed by a title, without a verb or with a headline's verb."""
    assert said("En la nota de El Eco: “Un centímetro de suelo tarda un siglo”.") == []
    assert said("La nota de La Voz titula: “Un centímetro de suelo tarda un siglo”.") == []
