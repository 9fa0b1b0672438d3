"""English texts with their values filled in are recognized where they are printed in another language."""

import subprocess
import sys

import pytest

from presswatch.errors import WatchlistError
from presswatch.locale import speak, translated


@pytest.fixture(autouse=True)
def korean():
    """These tests read Korean."""
    speak("ko")
    yield
    speak("en")


@pytest.mark.parametrize(
    ("english", "shown"),
    [
        ("nothing is due", "지금 방문할 출처가 없습니다"),
        ("the server answers 503", "서버의 응답은 503입니다"),
        ("3 days", "3일"),
        (
            "the list shows 2 posts; it showed at least 9 before",
            "목록에 게시물이 2건 있습니다. 전에는 적어도 9건이 있었습니다",
        ),
        (
            "no new post for 40 days; usual is a post every 7 days; the longest pause was 20 days",
            "40일 동안 새 게시물이 없습니다(보통 7일마다 한 건, 가장 긴 공백 20일)",
        ),
        ("timeout: no complete response in time", "timeout: 제때 온전한 응답이 오지 않았습니다"),
        ("https://a.example/x: the server answers 404", "https://a.example/x: 서버의 응답은 404입니다"),
        (
            "--source: x: no such source (known: alpha, beta)",
            "--source: x: 이런 출처가 없습니다 (가능한 값: alpha, beta)",
        ),
        (
            'source add: --every: \'x\' is not an interval (such as "30m", "6h", "1d"; times of day go into cron); nothing was changed',
            'source add: --every: \'x\': 간격이 아닙니다 (예: "30m", "6h", "1d"; 시각은 cron에 쓰세요). 아무것도 바꾸지 않았습니다',
        ),
    ],
)
def test_a_text_is_recognized_by_its_form(english, shown):
    """Its values are put into the translation, and are translated where they are texts of ours as well."""
    assert translated(english) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ministry of Justice",
        "Five days",
        "mail: 3 of 4",
        "unknown",
        "Coverage: a title; of a page (2026)",
        "reason",
    ],
)
def test_other_texts_stay(text):
    """Names, titles and words of pages are not taken for texts of ours."""
    assert translated(text) == text


def test_an_error_of_the_watchlist_keeps_its_place():
    """File, line and key come first, then why, then what to write instead."""
    error = WatchlistError("w.toml", 7, "sources[2].kind", "unknown kind 'rss'", "did you mean 'feed'?")
    assert translated(str(error)) == "w.toml:7: sources[2].kind: 알 수 없는 종류입니다: 'rss' (혹시 'feed'?)"


def test_long_texts_are_read_in_time():
    """A text with many joints is taken apart once, not in every combination."""
    text = "; ".join(f"part {n}: of it, more" for n in range(200))
    assert translated(text) == text


def test_english_is_not_looked_up():
    """A process that speaks English does not load the forms."""
    code = (
        "import sys; from presswatch.locale import translated; translated('nothing is due');"
        "print('presswatch.locale.forms' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
