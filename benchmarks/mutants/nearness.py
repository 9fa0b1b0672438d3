"""Which tests are near to a module: by their names, by what they import, by the words they share with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_GENERAL = ("step", "read", "find", "__init__")
"""Modules that are the way into their folder: the tests of the folder's name are their own."""
_RUNS = Path("tests/runs")


def near_tests(path: Path, root: Path) -> list[Path]:
    """The test files likely to see a change of a module, most likely first, without the whole runs."""
    everything = [test for test in sorted((root / "tests").rglob("test_*.py")) if test.parent != root / _RUNS]
    area = root / "tests" / path.parent
    own = _own(path, everything)
    named = [test for test in everything if test.name == f"test_{path.stem}.py"]
    alike = _alike(path, root, everything)
    importing = [test for test in alike if module_of(path) in imported(test)]
    near = [test for test in alike if test.is_relative_to(area)]
    of_users = [test for user in _users(path, root) for test in _own(user, everything)]
    beyond = [test for test in alike if test.parent == area.parent]
    return list(dict.fromkeys([*own, *named, *importing, *near, *of_users, *beyond]))


def whole_run(path: Path, root: Path) -> list[Path]:
    """The end-to-end test that shares most words with a module."""
    return _alike(path, root, sorted((root / _RUNS).glob("test_*.py")))[:1]


def _alike(path: Path, root: Path, tests: Iterable[Path]) -> list[Path]:
    """These tests, those that share most words with a module first; a word counts more the fewer tests have it."""
    spread = _spread(root)
    own = _words(root / path)

    def shared(test: Path) -> float:
        words = _words(test)
        return sum(1 / spread[word] for word in own & words) / len(words) ** 0.5 if words else 0.0

    return sorted(tests, key=shared, reverse=True)


@cache
def _spread(root: Path) -> Counter[str]:
    """How many tests have each word."""
    return Counter(word for test in (root / "tests").rglob("test_*.py") for word in _words(test))


@cache
def _words(file: Path) -> frozenset[str]:
    return frozenset(_WORD.findall(file.read_text(encoding="utf-8").lower()))


_WORD = re.compile(r"[^\W\d_]{3,}")


def _users(path: Path, root: Path) -> list[Path]:
    """The modules that use a module: those that import it first, then their importers."""
    found = {path: None}
    users = importers(root)
    queue = [path]
    for one in queue:
        fresh = [user for user in users.get(module_of(one), ()) if user not in found]
        found.update(dict.fromkeys(fresh))
        queue += fresh
    return list(found)[1:]


@cache
def importers(root: Path) -> dict[str, list[Path]]:
    """The modules of the product by what they import."""
    found: dict[str, list[Path]] = {}
    for package in sorted(one for one in root.iterdir() if (one / "__init__.py").exists() and one.name != "tests"):
        for one in sorted(package.rglob("*.py")):
            for module in sorted(imported(one)):
                found.setdefault(module, []).append(one.relative_to(root))
    return found


@cache
def imported(file: Path) -> frozenset[str]:
    """The imports of a file as dotted names: of `from a.b import c` both "a.b" and "a.b.c"."""
    found: set[str] = set()
    for module, names, whole in _IMPORT.findall(file.read_text(encoding="utf-8")):
        listed = [one.split()[0] for one in (names or whole).strip("()").split(",") if one.strip()]
        found.update([module, *(f"{module}.{one}" for one in listed)] if module else listed)
    return frozenset(found)


_IMPORT = re.compile(r"^\s*(?:from ([\w.]+) import (\([^)]*\)|.+)|import (.+))$", re.MULTILINE)


def _own(path: Path, everything: list[Path]) -> list[Path]:
    """The tests named for a module, then those named for its folder, in a folder of tests of the same name."""
    folder = path.parent.name
    placed = [test for test in everything if test.parent.name in (folder, path.parent.parent.name)]
    names = [f"test_{path.stem}.py", f"test_{folder}.py"]
    found = [test for name in names for test in placed if test.name == name]
    return found if path.stem in _GENERAL or len(found) > 1 else found[:1]


def module_of(path: Path) -> str:
    """The dotted name of a module."""
    return ".".join(path.with_suffix("").parts)
