"""What a crawl answers to while it runs: signals, the clock, and the log."""

import logging
import os
import re
import signal
import threading
from typing import Any

from presswatch.encoders.words import safe
from presswatch.errors import PresswatchError
from presswatch.urls.canonical import mask
from scraper.run.session import Session

# From the first signal to the end at most, even if something hangs.
STOP_WITHIN_S = 10


class StopInOrder:
    """While entered, the first SIGTERM or SIGINT ends the crawl in order (noted before it runs), a second at once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.crawler: Any = None
        self._before: dict[int, Any] = {}

    def __enter__(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            self._before[number] = signal.signal(number, self._handle)

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _handle(self, number: int, _frame: object) -> None:
        if self._session.stopped_by is not None:
            os._exit(128 + number)
        self._session.stopped_by = number
        self._session.hurry()
        last_resort = threading.Timer(STOP_WITHIN_S - 1, os._exit, (128 + number,))
        last_resort.daemon = True
        last_resort.start()
        if self.crawler is not None:
            from twisted.internet import reactor  # noqa: PLC0415 - installed by the crawl

            reactor.callFromThread(self._stop)

    def _stop(self) -> None:
        from twisted.internet import reactor  # noqa: PLC0415

        if self.crawler.spider is not None:
            self.crawler.spider.stop()
        # For what does not end by itself: first without waiting for connections, so that the run is still completed;
        # then, by the timer, even if something hangs.
        loop: Any = reactor  # a module plays the object
        loop.callLater(STOP_WITHIN_S / 2, _leave, loop)


def _leave(loop: Any) -> None:
    """Leaves the reactor's loop at once: its own stop, and Scrapy's, wait for every answer that is still to come."""
    # Its threads would be waited for when the process ends; one may be resolving an address that does not exist.
    threading.Thread(target=loop.getThreadPool().stop, daemon=True).start()
    loop.crash()


class Heartbeat:
    """While entered, renews the run's lock from a thread: a busy crawl must not look dead to other machines."""

    def __init__(self, session: Session) -> None:
        self._session, self._done = session, threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join(timeout=5)

    def _beat(self) -> None:
        from presswatch.database.locks import HEARTBEAT_S  # noqa: PLC0415

        while not self._done.wait(HEARTBEAT_S):
            try:
                held = self._session.lock is None or self._session.lock.renew(self._session.clock.now())
            except PresswatchError:
                continue
            if not held:
                os.kill(os.getpid(), signal.SIGTERM)
                return


_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


class Harmless(logging.Filter):
    """Shows control characters as numbers, addresses without secrets; a message stays one line, errors indented."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Cleans a record in place; lets every record pass."""
        record.msg, record.args = _harmless(record.getMessage()), ()
        if record.exc_info:
            lines = logging.Formatter().formatException(record.exc_info).split("\n")
            record.exc_text = "\n".join(f"    {_harmless(line)}" for line in lines)
        return True


def _harmless(text: str) -> str:
    return safe(_ADDRESS.sub(lambda found: mask(found[0]), text))


def make_logs_harmless() -> None:
    """Has each handler say only what steers no terminal, once a crawl runs, and makes nothing unsent."""
    root = logging.getLogger()
    for handler in root.handlers:
        if not any(isinstance(one, Harmless) for one in handler.filters):
            handler.addFilter(Harmless())
    level = min((handler.level for handler in root.handlers), default=logging.NOTSET)
    for name in (None, "scrapy"):  # Scrapy gives its own a level by itself
        logging.getLogger(name).setLevel(level)
