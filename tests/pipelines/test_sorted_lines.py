"""A file of sorted lines is asked by several at once, each getting its own answers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipelines.common.sorted_lines import SortedLines

WORDS = [f"word{number:05}" for number in range(20_000)]


def test_two_at_once_get_the_answers_that_each_asked_for(tmp_path: Path):
    """What one thread or forked process reads does not move where another one reads."""
    path = tmp_path / "lines.txt"
    path.write_text("".join(f"{word}\t{word[4:]}\n" for word in WORDS), encoding="utf-8")
    lines = SortedLines(path)
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda word: lines.after(f"{word}\t".encode()), WORDS, chunksize=1))
    assert found == [word[4:].encode() for word in WORDS]


def test_a_line_that_is_not_there(tmp_path: Path):
    """A beginning that no line has gives None, before, between and after the lines; a head is none of them."""
    path = tmp_path / "lines.txt"
    path.write_text("head\nbase 1\nlion 2\nzebra 3\n", encoding="utf-8")
    lines = SortedLines(path, headed=True)
    assert [lines.after(one) for one in (b"ant ", b"cat ", b"zoo ", b"head")] == [None] * 4
    assert (lines.head, lines.after(b"lion ")) == (b"head", b"2")
