"""Log lines that contain text from outside."""

from __future__ import annotations

import io
import logging

from scraper.run.lifecycle import Harmless


def test_no_log_line_steers_a_terminal_or_begins_another():
    """Control characters in a message and its exception are shown as numbers; the exception is indented below it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    handler.addFilter(Harmless())
    logger = logging.getLogger("strangers")
    logger.propagate = False
    logger.addHandler(handler)
    logger.error("%s gave %r", "http://a.example/\x1b[2J\nERROR: forged\u202e", b"\x07")
    logger.error("odd", exc_info=ValueError("\x1b]0;owned\nERROR: forged"))
    first, second, *rest = stream.getvalue().splitlines()
    assert first == "ERROR: http://a.example/\\x1b[2J\\x0aERROR: forged\\u202e gave b'\\x07'"
    assert second == "ERROR: odd"
    assert rest == ["    ValueError: \\x1b]0;owned", "    ERROR: forged"]
