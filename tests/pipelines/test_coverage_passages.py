"""Which part of a post that tells of several articles speaks of which."""

from __future__ import annotations

from tests.pipelines.posts import make_post, shipped_facts

WSJ = "[on its website](https://www.wsj.com/articles/dams-1a2b3c)"
GUARDIAN = "[on its website](https://www.theguardian.com/world/2026/nov/02/forests-interview)"


def told(title: str, lines: list[str]) -> dict[str | None, list[str]]:
    """The words of each outlet's passages."""
    text = make_post(title, lines, "en").text
    return {
        item.outlet: [text[start:end] for start, end in item.passages]
        for item in shipped_facts(title, lines, "en").items
    }


def test_a_paragraph_that_tells_of_one_article_is_whole_its_own() -> None:
    """With the sentences before and after the one that names the outlet; lead and last line are of all."""
    first = f"On November 1, 2026, The Wall Street Journal covered the report on dams, which can be read {WSJ}."
    second = (
        "On November 2, 2026, The Guardian interviewed Tobias Brandauer, a hydrologist. “The forests will not grow back "
        f"in our lifetime,” said Tobias Brandauer. The interview can be read {GUARDIAN}."
    )
    found = told("Media round-up", ["The week in the press.", first, second, "We thank all who wrote."])
    assert {name: [one[:24] for one in spans] for name, spans in found.items()} == {
        "The Wall Street Journal": ["On November 1, 2026, The"],
        "The Guardian": ["On November 2, 2026, The"],
    }
    assert found["The Guardian"][0].endswith("The interview can be read on its website.")


def test_two_articles_in_one_paragraph_are_told_apart_by_sentences() -> None:
    """Each has its sentence and those up to the next one's."""
    line = (
        f"On November 1, 2026, The Wall Street Journal covered the report on dams {WSJ}. It names the institute. "
        f"On November 2, 2026, The Guardian interviewed Tobias Brandauer {GUARDIAN}. He was asked for his view."
    )
    found = told("Media round-up", [line])
    assert {name: spans[0].split(". ")[-1] for name, spans in found.items()} == {
        "The Wall Street Journal": "It names the institute.",
        "The Guardian": "He was asked for his view.",
    }


def test_a_post_of_one_article_has_no_passage() -> None:
    """All that it says is said of that one."""
    line = f"On November 1, 2026, The Wall Street Journal covered the report on dams, which can be read {WSJ}."
    assert told("In the press", [line, "We thank the paper."]) == {"The Wall Street Journal": []}
