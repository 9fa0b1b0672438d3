"""Page numbers in addresses: of one listing, and digits that are no numbers."""

import pytest

from scraper.pages.listing.next_page import page_step


@pytest.mark.parametrize(
    ("other", "step"),
    [
        ("https://harbour.example/news?page=2", 1),
        ("https://harbour.example/news?page=²", None),
        ("https://harbour.example/events?page=2", None),
        ("https://harbour.example/news", None),
    ],
)
def test_how_far_a_page_is_from_the_first(other: str, step: int | None):
    """A superscript two is a digit but no number: it is no page, and raises no error."""
    assert page_step("https://harbour.example/news", other) == step
