"""What a source requests from the network and the browser, and which answers the reader gets."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from presswatch.records import Snapshot
from scraper.fetch.fetching import Budget, Fetched
from scraper.fetch.requests import Asking, is_page
from scraper.items import Validator
from scraper.pages.article.types import Article

URL = "https://a.example/news"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PAGE, DOCUMENT, PICTURE = b"<!doctype html><p>river</p>", b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n"


def answer(body: bytes = PAGE, **facts: Any) -> Fetched:
    snapshot = Snapshot(url=URL, status=200, headers=(), body=body, fetched_at=NOON, payload_sha256="")
    return replace(Fetched(url=URL, snapshot=snapshot, content_type=None), **facts)


SHOWN = answer(b"<!doctype html><p>after its scripts</p>", validator=Validator(body_sha256="shown"))


class Stage:
    """An `Asking` over a network that gives `fetched`, a browser that gives SHOWN, a reader that gives `articles`."""

    def __init__(self, fetched: Fetched, *articles: str, in_browser: bool = False) -> None:
        self.fetched, self.sent, self.scrolls, self.read = fetched, list[object](), list[int](), list[bytes]()
        self._left = list(articles)
        self.budget = Budget(deadline_s=100.0, max_requests=9, max_bytes=9)
        self.asking = Asking(
            "a",
            SimpleNamespace,  # type: ignore[arg-type]
            fetcher=SimpleNamespace(fetch=self._fetch, part=None, budget=self.budget),  # type: ignore[arg-type]
            reader=SimpleNamespace(read=self._read),  # type: ignore[arg-type]
            browser=SimpleNamespace(rendered=self._rendered),  # type: ignore[arg-type]
            in_browser=in_browser,
        )

    async def _fetch(self, _url: str, validator: Validator | None, accept: str) -> Fetched:
        self.sent.append((validator, accept))
        return self.fetched

    async def _rendered(self, _fetched: Fetched, _part: object, *, source: str, scrolls: int) -> tuple[Fetched, float]:
        assert source == "a"
        self.scrolls.append(scrolls)
        self.budget.spend(2.0)  # a part of the page
        return SHOWN, 7.0

    async def _read(self, _function: object, body: Any, *, source: str, spend: Any) -> Article:
        assert source == "a"
        spend(0.5)
        self.read.append(body.content)
        return Article(text=self._left.pop(0))

    def page(self, validator: Validator | None = None) -> Fetched:
        return asyncio.run(self.asking.page(URL, validator, "text/html"))

    def post(self, validator: Validator | None = None) -> tuple[Fetched, str | None]:
        fetched, article = asyncio.run(self.asking.post(self.fetched, validator))
        return fetched, article.text if article else None


OLD = Validator(etag='"1"', body_sha256="shown")


def test_a_list_is_fetched_with_what_its_last_answer_said_of_itself():
    """And the answer is used as it came."""
    stage = Stage(answer())
    assert stage.page(OLD) is stage.fetched
    assert (stage.sent, stage.scrolls) == ([(OLD, "text/html")], [])


@pytest.mark.parametrize(("known", "unchanged"), [(None, False), (OLD, True), (Validator(body_sha256="other"), False)])
def test_a_list_in_the_browser_is_requested_whole(known: Validator | None, *, unchanged: bool):
    """It is unchanged if the browser shows the same; its seconds count for the source, those of its parts once."""
    stage = Stage(answer(), in_browser=True)
    found = stage.page(known)
    assert (found.snapshot, found.unchanged) == (SHOWN.snapshot, unchanged)
    assert (stage.sent, stage.scrolls, stage.budget.used_s()) == ([(None, "text/html")], [1], 7.0)


def test_what_is_no_page_is_not_opened_in_the_browser():
    """A feed, a document."""
    stage = Stage(answer(b"<?xml version='1.0'?><rss></rss>"), in_browser=True)
    assert stage.page() is stage.fetched
    assert (is_page(answer()), is_page(answer(DOCUMENT))) == (True, False)


@pytest.mark.parametrize(
    ("fetched", "read"),
    [(answer(), ["Words."]), (answer(unchanged=True), []), (answer(PICTURE), []), (answer(DOCUMENT), ["Words."])],
)
def test_which_answers_are_read(fetched: Fetched, read: list[str]):
    """Pages and documents, unless they are unchanged."""
    stage = Stage(fetched, *read)
    assert stage.post() == (fetched, read[0] if read else None)
    assert len(stage.read) == len(read)


@pytest.mark.parametrize(
    ("texts", "known", "shown", "text"),
    [
        (["x" * 400], None, False, "x" * 400),
        (["x" * 399, "y" * 400], None, True, "y" * 400),
        (["x" * 399, "y" * 399], None, False, "x" * 399),
        (["", ""], None, False, ""),
        ([""], OLD, True, None),
        (["", "y"], Validator(body_sha256="other"), True, "y"),
    ],
)
def test_a_post_is_opened_in_the_browser_where_it_has_no_text_without_it(
    texts: list[str], known: Validator | None, text: str | None, *, shown: bool
):
    """The version with more text is used; a page that the browser shows as before is unchanged."""
    stage = Stage(answer(), *texts, in_browser=True)
    fetched, found = stage.post(known)
    assert ((fetched.snapshot is SHOWN.snapshot), found) == (shown, text)
    assert fetched.unchanged is (text is None)
    assert set(stage.scrolls) <= {0}


def test_a_document_is_read_as_it_came_though_the_browser_is_wanted():
    """A browser would not show it better."""
    stage = Stage(answer(DOCUMENT), "", in_browser=True)
    assert stage.post() == (stage.fetched, "")
    assert stage.scrolls == []
