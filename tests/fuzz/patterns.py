"""All patterns of the product: those in its modules, at any depth in tables and objects, and how each is used."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from presswatch.languages.patterns import LaterPattern

PACKAGES = ("pipelines", "presswatch", "scraper")
ROOT = Path(__file__).parent.parent.parent
_AT_ONE_PLACE = {"match", "fullmatch", "pattern", "flags", "groupindex", "groups"}
_SEARCHING = {"search", "finditer", "findall", "sub", "subn", "split"}
_DEEP = 6


@dataclass(frozen=True, slots=True)
class Used:
    """A pattern with where it is defined; `searched` is False if it is only ever tried at a given offset."""

    where: str
    pattern: re.Pattern[str]
    searched: bool


@cache
def patterns() -> tuple[Used, ...]:
    """Every pattern of the product, each once, and those written in a call such as `re.sub("…", …)`."""
    found: dict[tuple[str, int], Used] = {}
    for name in _modules():
        module = importlib.import_module(name)
        for variable, value in list(vars(module).items()):
            for pattern in _inside(value, set(), 0):
                key = pattern.pattern, pattern.flags
                known = found.get(key)
                searched = _is_searched(variable, name) or not isinstance(value, (re.Pattern, LaterPattern))
                if known is None or (searched and not known.searched):
                    found[key] = Used(f"{name}.{variable}", pattern, searched)
    for where, pattern, searched in _inline():
        found.setdefault((pattern.pattern, pattern.flags), Used(where, pattern, searched))
    return tuple(found.values())


def _modules() -> Iterator[str]:
    for top in PACKAGES:
        package = importlib.import_module(top)
        yield top
        for one in pkgutil.walk_packages(package.__path__, f"{top}."):
            if "migrations" not in one.name and not one.name.endswith("__main__"):
                yield one.name


def _inside(value: Any, seen: set[int], depth: int) -> Iterator[re.Pattern[str]]:
    """The patterns in a value: in its items, fields and attributes."""
    if isinstance(value, LaterPattern):
        value = value.compiled()
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
        return
    if depth > _DEEP or id(value) in seen or isinstance(value, (str, bytes, int, float, type(None))):
        return
    seen.add(id(value))
    for one in _parts(value):
        yield from _inside(one, seen, depth + 1)


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value, *value.values()]
    if isinstance(value, (list, tuple, set, frozenset)):
        return list(value)
    if type(value).__module__.partition(".")[0] not in PACKAGES:
        return []
    slots = {slot for kind in type(value).__mro__ for slot in getattr(kind, "__slots__", ())}
    return [getattr(value, name) for name in slots | set(getattr(value, "__dict__", {})) if hasattr(value, name)]


@cache
def _sources() -> tuple[tuple[str, ast.Module], ...]:
    files = [path for top in PACKAGES for path in sorted((ROOT / top).rglob("*.py"))]
    return tuple((str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))) for path in files)


@cache
def _uses() -> dict[tuple[str, str], set[str]]:
    """How each variable is used: the names of its methods, "" if it is passed on.

    A key is a variable with its module, or with "" for a public name, which any module can use.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for path, tree in _sources():
        module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        called = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found.setdefault(_key(node.id, module), set()).add(called.get(id(node), ""))
            elif isinstance(node, ast.Attribute) and id(node) in called:
                found.setdefault(_key(node.attr, module), set()).add(called[id(node)])
    return found


def _key(variable: str, module: str) -> tuple[str, str]:
    return variable, module if variable.startswith("_") else ""


def _is_searched(variable: str, module: str) -> bool:
    return not _uses().get(_key(variable, module), {""}) <= _AT_ONE_PLACE


def _inline() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Patterns written as plain text in a call of `re`."""
    for path, tree in _sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.func, ast.Attribute):
                continue
            of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            text = node.args[0].value if of_re and isinstance(node.args[0], ast.Constant) else None
            if isinstance(text, str) and node.func.attr in {*_SEARCHING, "match", "fullmatch"}:
                yield f"{path}:{node.lineno}", re.compile(text), node.func.attr in _SEARCHING
