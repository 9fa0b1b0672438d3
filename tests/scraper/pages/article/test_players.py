"""Recordings in embedded players: the address of the recording is a link of the post."""

from __future__ import annotations

import pytest

from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.html_tree.links import watch_address
from scraper.pages.parsing.page import open_page


@pytest.mark.parametrize(
    ("src", "address"),
    [
        ("https://www.youtube.com/embed/b7Xw2RkQd0A?rel=0", "https://www.youtube.com/watch?v=b7Xw2RkQd0A"),
        ("//www.youtube-nocookie.com/embed/Yx0bR7kPz4E", "https://www.youtube.com/watch?v=Yx0bR7kPz4E"),
        ("https://player.vimeo.com/video/123456789?h=ab", "https://vimeo.com/123456789"),
        ("https://www.youtube.com/embed/videoseries?list=PLabc", None),
        ("https://www.youtube.com/embed/live_stream?channel=UCabc", None),
        ("https://maps.example/embed/abcdefgh", None),
        ("", None),
    ],
)
def test_players(src: str, address: str | None) -> None:
    """A list, a channel and any other frame are no recording."""
    assert watch_address(src) == address


def test_a_recording_below_its_sentence_is_a_link_there() -> None:
    """A frame in the site's footer is not the post's."""
    frame = '<div class="video"><iframe src="https://www.youtube.com/embed/b7Xw2RkQd0A"></iframe></div>'
    other = '<iframe src="https://www.youtube.com/embed/c8Yx3SlRe1B"></iframe>'
    html = f"""<html><body><main><h1>Two mentions and a podcast</h1>
<p>It has been a loud spring for a company that makes machines for darning old jumpers in a railway arch.</p>
<p>On 12 May 2022 the cameras of the local channel came to our workshop. Mind the dog.</p>{frame}
<p>We were six people in 2019; we are twenty-three now, and the arch is full of jumpers and people.</p></main>
<footer>{other}</footer></body></html>"""
    article = read_article(open_page(html.encode(), "https://loom.example/news/1"), DateContext())
    assert [link.url for link in article.links] == ["https://www.youtube.com/watch?v=b7Xw2RkQd0A"]
    place = article.links[0].start
    assert article.text[:place].endswith("Mind the dog")
