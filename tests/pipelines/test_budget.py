"""The CPU time limit for understanding one post."""

from __future__ import annotations

import signal
import threading
import time
from dataclasses import replace

import pytest

from pipelines import understand
from pipelines.common.step import COVERAGE_S, TooCostlyError, limited, untimed
from pipelines.mentions.step import build_matcher
from pipelines.names import matcher as matching
from pipelines.outlets.catalogue import load_catalogue
from presswatch.records import CoverageFacts, Post
from presswatch.watchlist.entries import Subject

SUBJECTS = [Subject(name="Larkmoor River Trust", aliases=("LRT",)), Subject(name="Yuna Seo", kind="person")]
POST = Post(
    source="s",
    url="https://example.org/1",
    url_key="example.org/1",
    title="Our director resigns",
    text="Yuna Seo leaves the Larkmoor River Trust. The alrt of the lrt is heard; the LRT goes on.",
    language="en",
)


def endless(*_: object) -> None:
    """Work that catches every exception and never ends by itself."""
    while True:
        try:
            while True:
                pass
        except Exception:  # noqa: BLE001 - what a careless step would do
            continue


def test_work_is_ended_at_its_limit_and_handlers_are_restored() -> None:
    """Work that never ends is ended; the signal handler and the timer are restored."""
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(TooCostlyError, match=r"more than 0\.02 CPU seconds"):
        limited(0.02, endless)
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_the_limit_is_of_the_processor_not_of_the_clock() -> None:
    """Work that waits longer than the limit finishes; its arguments, result and exceptions pass through."""
    assert limited(0.05, lambda a, b: (time.sleep(0.2), a + b)[1], 2, b=3) == 5
    with pytest.raises(ZeroDivisionError):
        limited(0.05, lambda: 1 / 0)


def test_the_words_of_a_language_are_not_charged_to_its_first_post(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are loaded with the beginning of the post, which is read apart; of the next post nothing is."""
    read: list[tuple[float, int]] = []

    def read_within(limit_s: float, _work: object, post: Post, *_: object) -> CoverageFacts:
        read.append((limit_s, len(post.text)))
        return CoverageFacts()

    monkeypatch.setattr(understand, "limited", read_within)
    monkeypatch.setattr(understand, "_LOADED", set())
    long = replace(POST, text=POST.text * 20)
    catalogue = load_catalogue(())
    for _ in range(2):
        assert understand.coverage_within(long, (), catalogue, SUBJECTS) == (CoverageFacts(), True)
    whole = (COVERAGE_S, len(long.text))
    assert read == [(understand.LOADING_S, 500), whole, whole]


def test_what_lasts_is_not_charged_to_the_post_that_needs_it_first() -> None:
    """A watchlist is compiled outside the first post's limit, and the post's time goes on afterwards."""

    def compiling() -> str:
        with untimed():
            used = time.process_time()
            while time.process_time() < used + 0.1:
                pass
        return "compiled"

    assert limited(0.05, compiling) == "compiled"
    with pytest.raises(TooCostlyError):
        limited(0.05, lambda: (compiling(), endless()))
    with untimed():
        pass
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_a_watchlist_may_take_longer_to_compile_than_a_post_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first post yields all its mentions though the names were not compiled when its limit started."""
    matcher = build_matcher(SUBJECTS)
    understand.mentions_within(POST, build_matcher(SUBJECTS))
    compiled = matching._Heads._compile

    def slowly(heads: matching._Heads) -> None:
        used = time.process_time()
        while time.process_time() < used + 1.0:
            pass
        compiled(heads)

    monkeypatch.setattr(matching._Heads, "_compile", slowly)
    mentions, whole = understand.mentions_within(POST, matcher)
    assert whole
    assert {one.subject for one in mentions} == {"Larkmoor River Trust", "Yuna Seo"}


def test_outside_the_main_thread_work_is_not_limited() -> None:
    """Signal timers work in the main thread only: elsewhere the work runs without a limit."""
    got: list[int] = []
    thread = threading.Thread(target=lambda: got.append(limited(0.001, sum, range(1_000_000))))
    thread.start()
    thread.join()
    assert got == [sum(range(1_000_000))]


@pytest.fixture
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MENTIONS_S", "COVERAGE_S"):
        monkeypatch.setattr(understand, name, 0.02)


@pytest.mark.usefixtures("_short")
def test_names_that_are_printed_as_listed_are_kept_where_finding_mentions_takes_too_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """At the limit, full names and acronyms printed as listed are still mentions; inside a word or in lowercase they
    are not.
    """
    monkeypatch.setattr(understand, "find_mentions", endless)
    mentions, whole = understand.mentions_within(POST, build_matcher(SUBJECTS))
    assert not whole
    assert [(m.subject, m.surface, POST.text[m.start : m.end]) for m in mentions] == [
        ("Larkmoor River Trust", "Larkmoor River Trust", "Larkmoor River Trust"),
        ("Yuna Seo", "Yuna Seo", "Yuna Seo"),
        ("Larkmoor River Trust", "LRT", "LRT"),
    ]


@pytest.mark.usefixtures("_short")
def test_coverage_that_takes_too_long_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the limit the facts are empty and marked as incomplete; an ordinary post stays within a run's limits."""
    monkeypatch.setattr(understand, "COVERAGE_S", 10)
    catalogue, mentions = load_catalogue(), understand.mentions_within(POST, build_matcher(SUBJECTS), factor=100)
    assert mentions[1]
    assert understand.coverage_within(POST, mentions[0], catalogue, SUBJECTS)[1]
    monkeypatch.setattr(understand, "COVERAGE_S", 0.02)
    monkeypatch.setattr(understand, "read_coverage", endless)
    assert understand.coverage_within(POST, (), catalogue, SUBJECTS) == (CoverageFacts(), False)
