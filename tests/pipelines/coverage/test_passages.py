"""Which passages of a post about several articles belong to which article."""

from __future__ import annotations

import re

from pipelines.coverage.step import refine_mentions
from presswatch.records import Mention
from tests.pipelines.posts import make_post, shipped_facts

WSJ = "[on its website](https://www.wsj.com/articles/dams-1a2b3c)"
GUARDIAN = "[on its website](https://www.theguardian.com/world/2026/nov/02/forests-interview)"


def passages_of(title: str, lines: list[str]) -> dict[str | None, list[str]]:
    """The words of each outlet's passages."""
    text = make_post(title, lines, "en").text
    return {
        item.outlet: [text[start:end] for start, end in item.passages]
        for item in shipped_facts(title, lines, "en").items
    }


def test_a_paragraph_about_one_article_is_its_passage() -> None:
    """It includes the sentences before and after the one with the outlet; lead and last line belong to all articles."""
    first = f"On November 1, 2026, The Wall Street Journal covered the report on dams, which can be read {WSJ}."
    second = (
        "On November 2, 2026, The Guardian interviewed Tobias Brandauer, a hydrologist. “The forests will not grow back "
        f"in our lifetime,” said Tobias Brandauer. The interview can be read {GUARDIAN}."
    )
    found = passages_of("Media round-up", ["The week in the press.", first, second, "We thank all who wrote."])
    assert {name: [one[:24] for one in spans] for name, spans in found.items()} == {
        "The Wall Street Journal": ["On November 1, 2026, The"],
        "The Guardian": ["On November 2, 2026, The"],
    }
    assert found["The Guardian"][0].endswith("The interview can be read on its website.")


def test_two_articles_in_one_paragraph_are_separated_by_sentence() -> None:
    """Each article gets its sentence and those up to the next article's."""
    line = (
        f"On November 1, 2026, The Wall Street Journal covered the report on dams {WSJ}. It names the institute. "
        f"On November 2, 2026, The Guardian interviewed Tobias Brandauer {GUARDIAN}. He was asked for his view."
    )
    found = passages_of("Media round-up", [line])
    assert {name: spans[0].split(". ")[-1] for name, spans in found.items()} == {
        "The Wall Street Journal": "It names the institute.",
        "The Guardian": "He was asked for his view.",
    }


def test_a_post_of_one_article_has_no_passage() -> None:
    """The whole post is about its one article."""
    line = f"On November 1, 2026, The Wall Street Journal covered the report on dams, which can be read {WSJ}."
    assert passages_of("In the press", [line, "We thank the paper."]) == {"The Wall Street Journal": []}


ON_DAMS = f"On November 1, 2026, The Wall Street Journal covered the report on dams, which can be read {WSJ}."
ON_FORESTS = (
    "On November 2, 2026, The Guardian wrote about the forests, with a word from Tobias Brandauer, a hydrologist. “The "
    f"forests will not grow back in our lifetime,” said Tobias Brandauer. The piece can be read {GUARDIAN}."
)
IN_THE_LEAD = "“The rivers will not wait for us any longer,” said Tobias Brandauer, a hydrologist."


def test_a_quotation_counts_for_the_article_of_its_passage() -> None:
    """The order of articles does not matter; a quotation before all passages counts for each article."""
    alone = "On November 2, 2026, The Guardian wrote about the forests " + GUARDIAN + "."
    for lines, journal, guardian in (
        ([ON_DAMS, ON_FORESTS], "named", "quoted"),
        ([ON_FORESTS, ON_DAMS], "named", "quoted"),
        ([IN_THE_LEAD, ON_DAMS, alone], "quoted", "quoted"),
        ([ON_DAMS, alone], "named", "named"),
    ):
        items = shipped_facts("Media round-up", ["The week in the press.", *lines], "en").items
        kinds = {item.outlet: item.kind for item in items}
        assert kinds == {"The Wall Street Journal": journal, "The Guardian": guardian}


def test_every_quotation_counts_in_a_post_about_one_article() -> None:
    """This includes a quotation before the article, in a paragraph of its own."""
    (one,) = shipped_facts("In the press", [IN_THE_LEAD, ON_DAMS], "en").items
    assert one.kind == "quoted"


def test_a_mention_is_quoted_in_the_passage_where_the_subject_speaks() -> None:
    """A mention of the subject in the passage of another article is not quoted; in the title and the lead it is."""
    lines = [
        "Tobias Brandauer in the press.",
        ON_DAMS.replace("report", "report of Tobias Brandauer"),
        ON_FORESTS,
    ]
    post, facts = make_post("Tobias Brandauer", lines, "en"), shipped_facts("Tobias Brandauer", lines, "en")
    name = "Tobias Brandauer"
    places = [match.start() for match in re.finditer(name, post.text)]
    found = [
        Mention(subject=name, surface=name, start=at, end=at + len(name), where=where, rule="full name")
        for at, where in ((0, "title"), *zip(places, ("lead", "body", "body", "body"), strict=True))
    ]
    assert [item.outlet for item in facts.items] == ["The Wall Street Journal", "The Guardian"]
    kinds = [one.kind for one in refine_mentions(found, facts)]
    assert kinds == ["quoted", "quoted", "named", "quoted", "quoted"]
