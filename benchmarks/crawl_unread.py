"""A run whose pages were read before: everything of `presswatch run` except reading pages and coverage.

    python -m benchmarks.crawl_unread FILE run --all ...

The first run with a FILE reads pages as usual and keeps every result there; a later one over the same world takes the
results from there, in the process of the crawl. So the later run's cost is that of fetching, normalizing,
deduplicating, matching names, archiving and recording. Coverage, which is understanding too, is skipped in both.
"""

from __future__ import annotations

import atexit
import sys
from pathlib import Path
from typing import Any

import msgspec

import scraper.settings
from presswatch.cli.app import run_command_line
from scraper.reading.reader import Reader, Task
from scraper.reading.results import Body


def keep_readings(place: Path) -> None:
    """Makes the reader of pages answer from the file, and store there at the end what was missing."""
    kept: dict[str, msgspec.Raw] = {}
    if place.exists():
        kept = msgspec.msgpack.decode(place.read_bytes(), type=dict[str, msgspec.Raw])
    before = len(kept)
    really = Reader.read

    async def read(self: Reader, function: Task[Any], body: Body, *args: Any, **kwargs: Any) -> Any:
        name = f"{function.name} {body.url}"
        if name in kept:
            return msgspec.msgpack.decode(kept[name], type=function.result)
        result = await really(self, function, body, *args, **kwargs)
        kept[name] = msgspec.Raw(msgspec.msgpack.encode(result))
        return result

    def write() -> None:
        if len(kept) > before:
            place.write_bytes(msgspec.msgpack.encode(kept))

    Reader.read = read  # type: ignore[method-assign]
    atexit.register(write)


if __name__ == "__main__":
    keep_readings(Path(sys.argv[1]))
    scraper.settings.ITEM_PIPELINES.pop("pipelines.understand.CoveragePipeline")
    sys.exit(run_command_line(sys.argv[2:]))
