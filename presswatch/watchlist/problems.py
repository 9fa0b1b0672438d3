"""A fault of a watchlist: where it stands, why it is one, what to write instead; and how several are raised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from presswatch.errors import WatchlistError

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: the path of the key, why it is wrong, and a suggestion ("" = none)."""

    path: Path
    why: str
    suggestion: str = ""


def raise_problems(problems: Sequence[Problem], text: str, path: str) -> None:
    """Raises the fault that stands first in the file, the others as its notes; nothing if there are none."""
    if not problems:
        return
    from presswatch.watchlist.lines import line_of  # noqa: PLC0415  only when something is wrong

    errors = [
        WatchlistError(path, line_of(text, problem.path), name_of(problem.path), problem.why, problem.suggestion)
        for problem in problems
    ]
    first, *others = sorted(errors, key=lambda error: error.line)
    for other in others:
        first.add_note(str(other))
    raise first from None


def name_of(path: Path) -> str:
    """A path as people read it: sources[2].every, counted from 1."""
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words


def similar(word: str, choices: Iterable[str]) -> str:
    """The suggestion for a word that is none of the choices: the nearest one, else all."""
    import difflib  # noqa: PLC0415  only when something is wrong

    plain = [choice.strip("'") for choice in choices]
    matches = difflib.get_close_matches(word, plain, n=1, cutoff=0.6)
    matches = matches or [choice for choice in plain if len(choice) > 1 and word.lower().startswith(choice)]
    return f"did you mean {matches[0]!r}?" if matches else f"known: {', '.join(plain)}" if plain else ""
