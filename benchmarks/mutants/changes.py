"""Small changes of code: one comparison, one `and` or `or`, one constant or one returned value of a module."""

from __future__ import annotations

import ast
import copy
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("pipelines", "presswatch", "scraper")
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
    """All changes of a module.

    Annotations, docstrings and code for type checkers only have none, nor do assertions, to which `strict` of `zip`
    belongs, and how much `lru_cache` keeps: no test can see these in code that is right.
    """
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
    skipped = (*_NOT_RUN, "keywords") if _changes_nothing(node) else _NOT_RUN
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if name not in skipped and isinstance(child, ast.AST) and not _is_idle(child):
                yield from _code(child)


_NOT_RUN = ("annotation", "returns", "decorator_list", "type_params")


def _changes_nothing(node: ast.AST) -> bool:
    """True for a call whose keywords only assert something, or say how much is kept."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("zip", "lru_cache")


def _is_idle(node: ast.AST) -> bool:
    """True if a statement does nothing when executed: docstrings, imports, assertions, blocks for type checkers."""
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return text or isinstance(node, ast.Import | ast.ImportFrom | ast.Assert | ast.JoinedStr | ast.Raise | ast.pattern)


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
    """Another value to return: the opposite of a boolean, None for anything else that is not None.

    For an empty text another one: most callers ask only whether there is any, and None is none as well.
    """
    if isinstance(value, ast.Compare | ast.BoolOp) or (
        isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not)
    ):
        yield ast.UnaryOp(ast.Not(), value)
    elif isinstance(value, ast.Constant) and value.value == "":
        yield ast.Constant("another text")
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
