"""What strangers' words may do to a log: be read. Scrapy and Twisted log addresses and errors as they come."""

from __future__ import annotations

import logging
import re

from presswatch.encoders.words import safe
from presswatch.urls.canonical import mask

_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


class Harmless(logging.Filter):
    """Shows control characters of messages and errors as numbers; a message stays one line, an error is indented.

    Addresses stand there without name, password and tokens.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _harmless(record.getMessage()), ()
        if record.exc_info:
            lines = logging.Formatter().formatException(record.exc_info).split("\n")
            record.exc_text = "\n".join(f"    {_harmless(line)}" for line in lines)
        return True


def _harmless(text: str) -> str:
    return safe(_ADDRESS.sub(lambda found: mask(found[0]), text))


def make_logs_harmless() -> None:
    """Has every handler of this process say only what steers no terminal and begins no line of its own.

    What no handler would say is not made: Scrapy words a line for each answer and each post. Scrapy makes its handler
    anew for a crawl and as that begins, so this is for a crawl under way.
    """
    root = logging.getLogger()
    for handler in root.handlers:
        if not any(isinstance(one, Harmless) for one in handler.filters):
            handler.addFilter(Harmless())
    level = min((handler.level for handler in root.handlers), default=logging.NOTSET)
    for name in (None, "scrapy"):  # Scrapy gives its own a level by itself
        logging.getLogger(name).setLevel(level)
