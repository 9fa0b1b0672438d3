"""What every process that reads pages needs, loaded once: imported by the fork server, which forks them from itself.

Reading a first page costs 1.3 s of the processor and 60 MB (libraries, tables of words, the model of languages); read
here before the fork, the processes share both (docs/decisions/workers.md).
"""

from __future__ import annotations

import gc
from datetime import UTC, datetime

import lxml.html

from scraper.pages.article_extractor import extracted_letters
from scraper.pages.dates import DateContext
from scraper.reader import Body
from scraper.reading import read_listing_body, read_post_body

_PAGE = """<!doctype html><html><head><title>A note</title></head><body><main><article><h1>A note</h1>
<p>By Ada Filling</p><time>31 January 2026</time><p>This note is here to be read once, so that all who read later need
not load what reading takes.</p><p>“It has two paragraphs,” said Ada Filling, “and a link.”
<a href="/news/2">Another</a></p></article></main></body></html>"""


def warm_up() -> None:
    """Reads a small page of our own as a post, by the extractor and as a list; what that leaves is never collected."""
    context = DateContext(now=datetime.now(UTC))
    body = Body(content=_PAGE.encode(), url="https://example.org/news/1", content_type="text/html", context=context)
    read_post_body(body)
    extracted_letters(lxml.html.fromstring(_PAGE))
    read_listing_body(body, None, None, discover=True)
    gc.collect()
    gc.freeze()  # a collection in a forked process would touch, and so copy, all of it


warm_up()
