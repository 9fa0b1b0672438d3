"""The fuzzer's targets, without the fuzzer: each is loaded and reads something."""

from __future__ import annotations

import contextlib

import pytest

from presswatch.errors import PageError
from tests.fuzz.__main__ import TARGETS, reader


@pytest.mark.parametrize("target", TARGETS)
def test_each_target_reads_bytes_or_says_why_not(target: str):
    """`make fuzz` is run by hand: a broken target must not go unnoticed."""
    with contextlib.suppress(PageError):
        reader(target)(b"<!doctype html><title>News</title><a href='/a'>2 May 2024</a>")
