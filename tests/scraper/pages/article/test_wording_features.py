"""Features from the words of a line are the same in all listed languages."""

import pytest

from scraper.pages.article.features import WORDING_FEATURES, wording


def features_of(text: str) -> dict[str, float]:
    return dict(zip(WORDING_FEATURES, wording(text), strict=True))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Sign up for our newsletter and read our privacy policy.", "notice"),
        ("무단 전재 및 재배포 금지", "notice"),
        ("转载请注明，版权归原作者所有", "notice"),
        ("Все права защищены", "notice"),
        ("READ MORE: The river opens after nine years", "related"),
        ("» Lesen Sie auch: Der Fluss ist offen", "related"),
        ("관련 기사 강이 열리다", "related"),
        ("The bridge at dawn (Photo: Anton Weiss)", "credit"),
        ("Write to mina@site.example", "contact"),
        ("Tell us what you think of your river", "reader"),
        ("Unsere Redaktion hat für uns geprüft", "house"),
        ("“It is open,” she said.", "quote_first"),
        ("Mina Park is a staff reporter at the river desk.", "life"),
        ("1. Open the gates", "listed"),
    ],
)
def test_what_a_line_says(text, feature):
    """Each kind of line is recognized by its words; a plain sentence of a post is none of them."""
    assert features_of(text)[feature]
    assert not any(features_of("The survey of the river was completed in May after nine years of talks.").values())
