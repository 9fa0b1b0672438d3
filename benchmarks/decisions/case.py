"""One input of the dump, and the tools that the workers share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.decisions.decide import Sections, Tools
from pipelines.mentions.step import build_matcher
from pipelines.outlets.catalogue import Catalogue
from presswatch.watchlist.entries import Subject

_MATCHERS = 4
"""Matchers kept at once: inputs with one watchlist follow one another."""


@dataclass
class Workshop:
    """Catalogue and matchers, each built once; `big` is the watchlist for texts that have none of their own."""

    catalogue: Catalogue
    big: Tools
    _tools: dict[tuple[Subject, ...], Tools] = field(default_factory=dict)

    def tools(self, subjects: tuple[Subject, ...]) -> Tools:
        """The tools for a watchlist."""
        if subjects not in self._tools:
            if len(self._tools) >= _MATCHERS:
                del self._tools[next(iter(self._tools))]
            self._tools[subjects] = Tools(build_matcher(subjects), self.catalogue)
        return self._tools[subjects]


@dataclass(frozen=True, slots=True)
class Case:
    """One input: its id, how it is decided, and whether its texts may be read (`kept` ones are written as hashes)."""

    id: str
    run: Callable[[Workshop], Sections]
    kept: bool = False
