"""Which addresses of a sitemap are similar to the posts in a list."""

import pytest

from scraper.spiders.sitemap import shape_of, shapes_of

KNOWN = frozenset({"tide.example/2026/10/20/river-opens", "tide.example/2026/03/02/board-meets"})


@pytest.mark.parametrize(
    ("key", "alike"),
    [
        ("tide.example/2026/01/09/herons", True),
        ("tide.example/2024/12/30/herons", True),
        ("tide.example/about/2024/12/herons", False),
        ("tide.example/2024/12/30", False),
        ("tide.example/shop/12/30/herons", False),
        ("other.example/2024/12/30/herons", False),
    ],
)
def test_posts_of_the_years_before_are_like_this_years(key: str, alike: bool) -> None:  # noqa: FBT001 - a table
    """A list has only this year's posts; a number in an address matches any other."""
    assert (shape_of(key) in shapes_of(KNOWN)) is alike


def test_folders_of_words_stay_apart() -> None:
    """Posts below /news/ are not like those below /jobs/, and names at the root match nothing."""
    shapes = shapes_of({"tide.example/news/river", "tide.example/river"})
    assert shape_of("tide.example/news/herons") in shapes
    assert shape_of("tide.example/jobs/herons") not in shapes
    assert shape_of("tide.example/herons") not in shapes


def test_posts_by_their_number_are_like_each_other() -> None:
    shapes = shapes_of({"tide.example/?p=12"})
    assert shape_of("tide.example/?p=3400") in shapes
    assert shape_of("tide.example/?page_id=12") not in shapes
    assert shape_of("tide.example/about") not in shapes
