"""How many small changes of the product its tests catch: draws changes by seed, and runs the tests likely to see each.

    python -m benchmarks.mutants --seed N --count 60 [--package pipelines] [--tests 4] [--limit 180] [--jobs 1]

A change is one comparison, one `and` or `or`, one constant or one returned value of a module. It is made in a copy of
the checkout, and the tests likely to see it run there, nearest first: those of the module's own name, those that import
it, those of its area, those of the modules that use it, among equals those that share most words with it; and last one
that goes from end to end: the pinned decisions for what reads and understands pages, else the most similar whole run.
`--tests` files at most, `--limit` seconds each. A test that fails, and passes without the change, catches it; so does
one that runs out of time, if without the change it takes less than half of it. Prints a line for each change, with the
place, and the share that was caught. The same seed draws the same changes of the same code.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import copy
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from py_compile import PycInvalidationMode
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("pipelines", "presswatch", "scraper")
_IGNORED = shutil.ignore_patterns(".git", ".venv", "*.egg-info", "__pycache__", ".*_cache", ".hypothesis")
_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the module, the place of the changed expression in its source, the new expression."""

    path: Path
    line: int
    column: int
    end_line: int
    end_column: int
    old: str
    new: str

    def __str__(self) -> str:
        """The place and the change in one line."""
        return f"{self.path}:{self.line}: {_one_line(self.old)} → {_one_line(self.new)}"

    def applied(self, source: str) -> str:
        """The module's source with the change."""
        lines = source.encode().splitlines(keepends=True)
        before = b"".join(lines[: self.line - 1]) + lines[self.line - 1][: self.column]
        after = lines[self.end_line - 1][self.end_column :] + b"".join(lines[self.end_line :])
        return (before + self.new.encode() + after).decode()


def _one_line(source: str) -> str:
    return " ".join(source.split())[:100]


def mutants(path: Path, source: str) -> Iterator[Mutant]:
    """All changes of a module; annotations, docstrings and code for type checkers only have none."""
    lines = source.encode().splitlines(keepends=True)
    for node in _code(ast.parse(source)):
        for new in _changes(node):
            target = node.value if isinstance(node, ast.Return) and node.value is not None else node
            assert isinstance(target, ast.expr)
            assert target.end_lineno is not None
            assert target.end_col_offset is not None
            place = (target.lineno, target.col_offset, target.end_lineno, target.end_col_offset)
            yield Mutant(path, *place, _segment(lines, *place), f"({ast.unparse(new)})")


def _segment(lines: list[bytes], line: int, column: int, end_line: int, end_column: int) -> str:
    """The source between two places; columns count bytes, as in `ast`."""
    if line == end_line:
        return lines[line - 1][column:end_column].decode()
    inner = b"".join(lines[line : end_line - 1])
    return (lines[line - 1][column:] + inner + lines[end_line - 1][:end_column]).decode()


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of code that is executed."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_idle(child):
                yield from _code(child)


def _is_idle(node: ast.AST) -> bool:
    """True if a statement does nothing when executed: docstrings, imports, assertions, blocks for type checkers."""
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return text or isinstance(node, ast.Import | ast.ImportFrom | ast.Assert | ast.JoinedStr | ast.Raise)


def _changes(node: ast.AST) -> Iterator[ast.expr]:
    """The possible replacements of a node; of a `return`, those of its value."""
    if isinstance(node, ast.Compare):
        new = copy.deepcopy(node)
        new.ops[0] = _COMPARISONS[type(node.ops[0])]()
        yield new
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.Constant):
        yield from _constants(node.value)
    elif isinstance(node, ast.Return) and node.value is not None:
        yield from _returned(node.value)


def _constants(value: object) -> Iterator[ast.expr]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        yield ast.Constant(value + 1)


def _returned(value: ast.expr) -> Iterator[ast.expr]:
    """Another value to return: the opposite of a boolean, None for anything else that is not None."""
    if isinstance(value, ast.Compare | ast.BoolOp) or (
        isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not)
    ):
        yield ast.UnaryOp(ast.Not(), value)
    elif not (isinstance(value, ast.Constant) and isinstance(value.value, bool | None)):
        yield ast.Constant(None)


def draw(root: Path, packages: Iterable[str], seed: int, count: int) -> list[Mutant]:
    """`count` changes of the packages: every line of code is equally likely, and is drawn once."""
    found: dict[tuple[Path, int], list[Mutant]] = {}
    for package in packages:
        for path in sorted((root / package).rglob("*.py")):
            relative = path.relative_to(root)
            for one in mutants(relative, path.read_text(encoding="utf-8")):
                found.setdefault((relative, one.line), []).append(one)
    chance = random.Random(seed)
    places = chance.sample(sorted(found), min(count, len(found)))
    return [chance.choice(found[place]) for place in places]


_GENERAL = ("step", "read", "find", "__init__")
"""Modules that are the way into their folder: the tests of the folder's name are their own."""
_PINNED, _RUNS = Path("tests/test_decisions.py"), Path("tests/runs")


def likely_tests(path: Path, root: Path, most: int) -> list[Path]:
    """The test files likely to see a change of a module, most likely first, at most `most`.

    The last place is for the slow end-to-end tests: the pinned decisions for modules that read and understand pages,
    else the whole run that has most of the module's words.
    """
    everything = sorted((root / "tests").rglob("test_*.py"))
    area = root / "tests" / path.parent
    ends = [test for test in everything if test.parent == root / _RUNS or test == root / _PINNED]
    rest = [test for test in everything if test not in ends]
    own = _own(path, rest)
    named = [test for test in rest if test.name == f"test_{path.stem}.py"]
    alike = _alike(path, root, rest)
    importing = [test for test in alike if _module(path) in _imported(test)]
    near = [test for test in alike if test.is_relative_to(area)]
    of_users = [test for user in _users(path, root) for test in _own(user, rest)]
    beyond = [test for test in alike if test.parent == area.parent]
    found = list(dict.fromkeys([*own, *named, *importing, *near, *of_users, *beyond]))
    nearest = max(1, most - 1)
    return [*found[:nearest], *_end_to_end(path, root, ends), *found[nearest:]][:most]


def _end_to_end(path: Path, root: Path, ends: list[Path]) -> list[Path]:
    """The end-to-end test that sees most of what a module does."""
    reads = path.parts[0] == "pipelines" or path.parts[1] == "pages"
    able = [test for test in ends if (test == root / _PINNED) == reads]
    return _alike(path, root, able)[:1]


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
    importers = _importers(root)
    queue = [path]
    for one in queue:
        fresh = [user for user in importers.get(_module(one), ()) if user not in found]
        found.update(dict.fromkeys(fresh))
        queue += fresh
    return list(found)[1:]


@cache
def _importers(root: Path) -> dict[str, list[Path]]:
    """The modules of the product by what they import."""
    found: dict[str, list[Path]] = {}
    for package in sorted(one for one in root.iterdir() if (one / "__init__.py").exists() and one.name != "tests"):
        for one in sorted(package.rglob("*.py")):
            for module in sorted(_imported(one)):
                found.setdefault(module, []).append(one.relative_to(root))
    return found


@cache
def _imported(file: Path) -> frozenset[str]:
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


def _module(path: Path) -> str:
    return ".".join(path.with_suffix("").parts)


class Checkout:
    """A copy of the checkout to change, and the tests that fail in it unchanged."""

    def __init__(self, root: Path, folder: Path, limit_s: float) -> None:
        """Copies `root` below `folder`; each test file may take `limit_s` seconds."""
        self.tree = Path(shutil.copytree(root, folder / "checkout", ignore=_IGNORED))
        # Compiled once; by hash, as a change can have the size and the second of what it replaces.
        compileall.compile_dir(self.tree, quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
        self._limit_s = limit_s
        self._taken_s: dict[Path, float | None] = {}

    def catches(self, mutant: Mutant, tests: Iterable[Path]) -> str:
        """The first test that catches a change, "" if none does; the copy is restored."""
        target = self.tree / mutant.path
        source = target.read_text(encoding="utf-8")
        for test in tests:
            target.write_text(mutant.applied(source), encoding="utf-8")
            try:
                how = self._failure(test)
            finally:
                target.write_text(source, encoding="utf-8")
            if how and self._passes(test, again=how == _LATE):
                return f"{test}{how}"
        return ""

    def _passes(self, test: Path, *, again: bool) -> bool:
        """True if a test passes without the change; if tried `again`, fast enough to rule out a lack of time."""
        if test not in self._taken_s or again:
            began = time.perf_counter()
            failed = self._failure(test)
            self._taken_s[test] = None if failed else time.perf_counter() - began
        taken_s = self._taken_s[test]
        return taken_s is not None and not (again and taken_s > self._limit_s / 2)

    def _failure(self, test: Path) -> str:
        """How a test file fails: "" if it passes or has no test."""
        environment = os.environ | {"PYTHONPATH": str(self.tree), "PYTHONDONTWRITEBYTECODE": "1"}
        options = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-o", "timeout=0"]
        command = [sys.executable, "-m", "pytest", *options, str(test)]
        try:
            done = subprocess.run(
                command, cwd=self.tree, env=environment, capture_output=True, timeout=self._limit_s, check=False
            )
        except subprocess.TimeoutExpired:
            return _LATE
        return "" if done.returncode in (_PASSED, _NO_TESTS) else ": failed"


_PASSED, _NO_TESTS = 0, 5
"""What pytest exits with."""
_LATE = ": out of time"


@dataclass(frozen=True, slots=True)
class Effort:
    """Test files tried for each change, seconds for each file, and changes tried at once."""

    tests: int = 4
    limit_s: float = 180
    jobs: int = 1


_EFFORT = Effort()


def try_all(drawn: list[Mutant], root: Path, effort: Effort) -> Iterator[tuple[Mutant, str]]:
    """Each change with the test that catches it ("" if none does), in order."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(effort.jobs) as pool:
        free: SimpleQueue[Checkout] = SimpleQueue()
        for number in range(effort.jobs):
            free.put(Checkout(root, Path(folder) / str(number), effort.limit_s))

        def tried(mutant: Mutant) -> str:
            checkout = free.get()
            try:
                tests = [test.relative_to(root) for test in likely_tests(mutant.path, root, effort.tests)]
                return checkout.catches(mutant, tests)
            finally:
                free.put(checkout)

        yield from zip(drawn, pool.map(tried, drawn), strict=True)


def main(argv: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--package", action="append", help=f"a folder of code; without it {', '.join(PACKAGES)}")
    parser.add_argument("--tests", type=int, default=_EFFORT.tests, help="test files tried for each change")
    parser.add_argument("--limit", type=float, default=_EFFORT.limit_s, help="seconds for each test file")
    parser.add_argument("--jobs", type=int, default=_EFFORT.jobs)
    parser.add_argument("--list", action="store_true", help="shows the changes and their tests, runs nothing")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    drawn = draw(options.root, options.package or PACKAGES, options.seed, options.count)
    if options.list:
        for one in drawn:
            tests = likely_tests(one.path, options.root, options.tests)
            print(one, *(test.relative_to(options.root) for test in tests), sep="\n    ")
        return 0
    began, caught = time.perf_counter(), 0
    for mutant, test in try_all(drawn, options.root, Effort(options.tests, options.limit, options.jobs)):
        caught += bool(test)
        print(f"caught    {mutant}  [{test}]" if test else f"SURVIVED  {mutant}", flush=True)
    share = caught / len(drawn) if drawn else 1.0
    print(f"{caught} of {len(drawn)} caught ({share:.0%}) in {time.perf_counter() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
