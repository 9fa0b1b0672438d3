"""Progress on standard error: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from presswatch.report import ProgressEvent

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def run_progress(*, quiet: bool) -> Iterator[Callable[[ProgressEvent], None] | None]:
    """The callback for a run's steps; None if nobody is watching."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (
        TextColumn("visiting"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=_stderr_console(), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(event: ProgressEvent) -> None:
            words = f"{event.posts} posts, {event.requests} requests"
            bar.update(task, total=event.sources_total or None, completed=event.sources_done, description=words)

        yield show


@contextmanager
def count_progress(words: str) -> Iterator[Callable[[int, int], None] | None]:
    """The callback for (done, total) of a long pass over stored posts; None if nobody is watching."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=_stderr_console(), transient=True) as bar:
        task = bar.add_task(words, total=None)

        def show(done: int, total: int) -> None:
            bar.update(task, total=total, completed=done)

        yield show


def _stderr_console() -> Console:
    from rich.console import Console  # noqa: PLC0415

    return Console(stderr=True)
