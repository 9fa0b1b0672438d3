"""Which tests come to the place of a change: the places report it while the tests run once, unchanged.

A place inside a function is watched itself. What is computed when a module is imported, such as a constant, is watched
where it, or what is made of it on import, is used: in the functions of its module and of those that import it.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.mutants.changes import Mutant
from benchmarks.mutants.nearness import importers, module_of

Span = tuple[int, int, int, int]
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
REPORTER = "reached_by_tests"
"""The name of the module that the watched places call; `reporter` gives its source."""


def reporter(folder: Path) -> str:
    """A module that writes to a folder which tests come to which places, and what each test that passes takes."""
    return f"""
import contextlib, os, time
import pytest

_seen = set()


def _write(name, line):
    with contextlib.suppress(OSError), open(f"{folder}/{{name}}-{{os.getpid()}}", "a", encoding="utf-8") as file:
        file.write(line)


def hit(number):
    test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]
    if test and (number, test) not in _seen:
        _seen.add((number, test))
        _write("place", f"{{number}}\\t{{test}}\\n")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    began, failed = time.process_time(), item.session.testsfailed
    result = yield
    if item.session.testsfailed == failed:
        _write("test", f"{{time.process_time() - began:.4f}}\\t{{item.nodeid}}\\n")
    return result
"""


def reached(folder: Path, count: int) -> list[dict[str, float]]:
    """For each of `count` places the passing tests that come to it, with their seconds of the processor's time."""
    lines = {kind: [line for file in sorted(folder.glob(f"{kind}-*")) for line in _lines(file)] for kind in _KINDS}
    taken = {test: float(seconds) for seconds, test in lines["test"]}
    found: list[dict[str, float]] = [{} for _ in range(count)]
    for number, test in lines["place"]:
        if test in taken:
            found[int(number)][test] = taken[test]
    return found


_KINDS = ("place", "test")


def _lines(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        first, _, rest = line.partition("\t")
        yield first, rest


def watched(drawn: Sequence[Mutant], root: Path) -> dict[Path, str]:
    """The sources of the modules with their places watched, by path below `root`."""
    places: dict[Path, dict[Span, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, mutant in enumerate(drawn):
        for path, span in _places(mutant, root):
            places[path][span].append(number)
    return {path: _watching(_tree(root / path), spans) for path, spans in places.items()}


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _span(node: ast.expr) -> Span:
    return node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0


def _watching(tree: ast.Module, spans: dict[Span, list[int]]) -> str:
    class Watch(ast.NodeTransformer):
        def generic_visit(self, node: ast.AST) -> ast.AST:
            # Within an f-string nothing can be put, and up to Python 3.11 its parts have the place of the whole.
            whole = isinstance(node, ast.JoinedStr)
            places = {_span(one) for one in (ast.walk(node) if whole else [node]) if isinstance(one, ast.expr)}
            numbers = [number for place in sorted(places) for number in spans.get(place, [])]
            new = node if whole else super().generic_visit(node)
            for number in numbers if not isinstance(node, ast.Starred) else []:
                call = ast.parse(f"__import__({REPORTER!r}).hit({number})", mode="eval").body
                assert isinstance(new, ast.expr)
                new = ast.BoolOp(ast.Or(), [call, new])
            for place in places:
                spans.pop(place, None)
            return new

    return ast.unparse(ast.fix_missing_locations(Watch().visit(tree)))


def _places(mutant: Mutant, root: Path) -> Iterator[tuple[Path, Span]]:
    """The places to watch for a change."""
    span = (mutant.line, mutant.column, mutant.end_line, mutant.end_column)
    above = _above(_tree(root / mutant.path), span)
    function = next((node for node in reversed(above) if isinstance(node, _FUNCTIONS)), None)
    if function is None:
        for name in _assigned(above):
            yield from _uses(name, mutant.path, root)
    elif isinstance(function, ast.Lambda) or any(_within(span, one) for one in function.body):
        yield mutant.path, span
    else:  # a default
        yield from ((mutant.path, _span(one)) for one in _first(function.body))


def _above(tree: ast.Module, span: Span) -> list[ast.AST]:
    """The nodes around an expression, the outermost first."""
    above: list[ast.AST] = []
    node: ast.AST = tree
    while True:
        inner = [child for child in ast.iter_child_nodes(node) if hasattr(child, "lineno") and _within(span, child)]
        inner = inner or [child for child in ast.iter_child_nodes(node) if _holds(child, span)]
        if not inner or (isinstance(inner[0], ast.expr) and _span(inner[0]) == span):
            return above
        node = inner[0]
        above.append(node)


def _holds(node: ast.AST, span: Span) -> bool:
    """True for a node without a place of its own, such as arguments, that has the expression in it."""
    return not hasattr(node, "lineno") and any(
        _within(span, child) for child in ast.walk(node) if hasattr(child, "lineno")
    )


def _within(span: Span, node: ast.AST) -> bool:
    assert isinstance(node, ast.expr | ast.stmt | ast.arg | ast.keyword | ast.excepthandler | ast.alias | ast.pattern)
    begin, end = (node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0)
    return begin <= span[:2] and span[2:] <= end


def _assigned(above: Iterable[ast.AST]) -> set[str]:
    """The names that get a value computed on import."""
    targets = [
        target
        for node in above
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    return {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}


def _uses(name: str, path: Path, root: Path) -> Iterator[tuple[Path, Span]]:
    """Where functions read a name of a module or class, or what is made of it on import, here and in importers."""
    names = [(name, path)]
    for known, origin in names:
        for file in _readers(known, origin, root):
            nodes = list(ast.walk(_tree(root / file)))
            inside = {node for function in nodes if isinstance(function, _FUNCTIONS) for node in _body_of(function)}
            yield from ((file, _span(one)) for one in inside if isinstance(one, ast.expr) and _reads(one, known))
            made = [one for one in nodes if isinstance(one, ast.Assign | ast.AnnAssign) and one not in inside]
            derived = [one for one in made if one.value and any(_reads(node, known) for node in ast.walk(one.value))]
            names += [(new, file) for new in sorted(_assigned(derived)) if (new, file) not in names]


def _body_of(function: ast.AST) -> Iterator[ast.AST]:
    assert isinstance(function, _FUNCTIONS)
    for part in function.body if isinstance(function.body, list) else [function.body]:
        yield from ast.walk(part)


def _readers(name: str, path: Path, root: Path) -> list[Path]:
    """A module and those that import it or this name of it."""
    module, users = module_of(path), importers(root)
    return list(dict.fromkeys([path, *(user for key in (module, f"{module}.{name}") for user in users.get(key, ()))]))


def _reads(node: ast.AST, name: str) -> bool:
    named = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return named == name and isinstance(getattr(node, "ctx", None), ast.Load)


def _first(body: Iterable[ast.stmt]) -> Iterator[ast.expr]:
    """The first expression that a function's body computes."""
    for statement in body:
        for field in ("value", "test", "iter"):
            one = getattr(statement, field, None)
            if isinstance(one, ast.expr) and not isinstance(one, ast.Constant):
                yield one
                return
