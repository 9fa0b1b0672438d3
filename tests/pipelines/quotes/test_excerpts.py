"""Block quotations that are lines of the report itself, without a speaker, and those that somebody wrote or said."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.posts import shipped_facts


def speakers(title: str, lines: list[str], language: str) -> list[str | None]:
    facts = shipped_facts(title, lines, language, date(2024, 6, 14))
    return [quote.speaker for quote in facts.quotes]


LEAD = "In the article, Ada Berg, our field director, describes how the samples were taken. “We drank it ourselves,” Berg told The Guardian on 3 June."
TOLD = "> Of the 212 wells in the survey, 61 exceeded the limit, some of them by a factor of nine."


@pytest.mark.parametrize(
    "label",
    ["The piece sets out the limits. From the article:", "Excerpt:", "An extract from the report (our translation):"],
)
def test_lines_of_a_report_have_no_speaker(label: str) -> None:
    """A label announces them, and no speaker says "we" in them."""
    assert speakers("The Guardian on our wells", [LEAD, label, TOLD], "en") == ["Ada Berg", None]


def test_words_of_the_first_person_are_somebodys() -> None:
    """An excerpt may be a quotation in the report."""
    lines = [LEAD, "From the article:", "> We had asked the ministry for years before anybody came to look."]
    assert speakers("The Guardian on our wells", lines, "en") == ["Ada Berg", "Ada Berg"]


def test_the_lines_of_a_piece_are_its_authors() -> None:
    """Every line of an op-ed, a letter or a column is its author's."""
    lines = ["On 3 June The Guardian published an op-ed by our field director, Ada Berg.", "From the piece:", TOLD]
    assert speakers("Op-ed on our wells", lines, "en") == ["Ada Berg"]
    lines = ["On 3 June The Guardian printed a letter from our field director, Ada Berg.", "From the piece:", TOLD]
    assert speakers("In the news: our wells", lines, "en") == ["Ada Berg"]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("zh", ["《联合早报》6月3日刊出专题。研究员陈志安受访时表示：“楼顶不是空地，是公共空间。”", "报道摘录：", "> 清晨六点半，林阿姨已经提着水壶上了十二楼。"]),
        ("fr", ["Dans Le Monde du 3 juin, notre directrice Ada Berg explique : « Nous comptons les puits. »", "Extrait :", "> Dans douze communes, soixante puits dépassent la limite."]),
        ("ko", ["한겨레가 6월 3일 보도했습니다. 양도현 책임연구원은 “같은 자리를 서른 번 내려갔다”고 말했습니다.", "기사 중 일부", "> 조사 지점 마흔 곳 가운데 스무 곳에서 감태가 자취를 감췄다."]),
    ],
)  # fmt: skip
def test_in_other_languages(language: str, lines: list[str]) -> None:
    """报道摘录, extrait, 기사 중."""
    assert speakers("Media coverage", lines, language)[1:] == [None]


def test_a_block_below_somebodys_words_goes_on_with_the_report() -> None:
    """The sentence before it has a quotation of its own; without one it introduces the block."""
    block = "> 조사 지점 마흔 곳 가운데 스무 곳에서 감태가 자취를 감췄다. 해녀들은 더 깊은 곳으로 내려간다."
    before = "한겨레가 6월 3일 보도했습니다. 양도현 책임연구원은 “같은 자리를 서른 번 내려갔다”며 관측의 필요성을 설명했습니다."
    assert speakers("한겨레 보도", [before, block], "ko") == ["양도현", None]
    before = "한겨레가 6월 3일 보도했습니다. 양도현 책임연구원은 관측의 필요성을 이렇게 설명했습니다."
    assert speakers("한겨레 보도", [before, block], "ko") == ["양도현"]
