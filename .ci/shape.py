"""Checks the shape of functions and exits 1 if one is out of it: python .ci/shape.py.

A function has a cyclomatic complexity of at most 15 (T. McCabe, 1976, with boolean operators counted as radon does), an
expression at most four `and`/`or`, and no line is excused from its length.
"""

# ruff: noqa: INP001, T201 - a script that prints what it finds
from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("pipelines", "presswatch", "scraper")
MOST_COMPLEX = 15
MOST_OPERATORS = 4

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.IfExp, ast.Assert)


def complexity(function: _Function) -> int:
    """Independent paths through a function: one, and one more for each branch, loop, handler and boolean operator."""
    found = 1
    for node in ast.walk(function):
        if isinstance(node, _BRANCHES):
            found += 1
        elif isinstance(node, ast.BoolOp):
            found += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            found += 1 + len(node.ifs)
        elif isinstance(node, ast.match_case):
            found += 1
    return found


def most_operators(function: _Function) -> int:
    """How many `and` and `or` the longest expression of a function has, those of nested ones among them."""
    inner = {id(child) for node in ast.walk(function) if isinstance(node, ast.BoolOp) for child in node.values}
    outer = [node for node in ast.walk(function) if isinstance(node, ast.BoolOp) and id(node) not in inner]
    return max((_operators(node) for node in outer), default=0)


def _operators(node: ast.AST) -> int:
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1 + sum(map(_operators, node.values))
    if isinstance(node, ast.UnaryOp):
        return _operators(node.operand)
    return 0


def functions(tree: ast.Module) -> Iterator[tuple[str, _Function]]:
    """The functions of a module and its classes, with their names."""
    for node in tree.body:
        if isinstance(node, _Function):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{one.name}", one) for one in node.body if isinstance(one, _Function))


def out_of_shape() -> Iterator[tuple[str, str]]:
    """Each function that is, as `path::name`, and why."""
    for path in sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        text = path.read_text(encoding="utf-8")
        if "noqa: E501" in text:
            yield where, "a line is excused from its length"
        for name, function in functions(ast.parse(text)):
            paths, operators = complexity(function), most_operators(function)
            if paths > MOST_COMPLEX:
                yield f"{where}::{name}", f"complexity {paths}, at most {MOST_COMPLEX}"
            elif operators > MOST_OPERATORS:
                yield f"{where}::{name}", f"{operators} and/or in an expression, at most {MOST_OPERATORS}"


def main() -> int:
    """Prints what is out of shape; 1 if there is any."""
    found = list(out_of_shape())
    for name, why in found:
        print(f"{name}: {why}: split it")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
