"""Our dependencies: no version older than its last security fix, one tested version of each, and no dangerous calls."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = [line for lines in PROJECT["optional-dependencies"].values() for line in lines]
REQUIRED = [Requirement(line) for line in (*PROJECT["dependencies"], *EXTRAS)]
LOCKS = {path.stem: path.read_text() for path in sorted((ROOT / "requirements").glob("*.txt"))}
LOCKED = re.compile(r"^(\S+)==(\S+)( ; [^\\]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)
# The first version without the last known hole that a fetcher of strangers' pages could meet, and its advisory.
FIXED_IN = {
    "scrapy": "2.14.2",  # GHSA-cwxj-rr6w-m6w7; before it GHSA-2qfp-q593-8484, GHSA-23j4-mw76-5v7h
    "brotli": "1.2.0",  # the limit that GHSA-2qfp-q593-8484 needs
    "lxml": "5.0",
    "apscheduler": "3.11.2",  # endless loops at the autumn change (#1021, #1036)
    "jinja2": "3.1.6",  # CVE-2025-27516
}
# multiprocessing speaks in pickles.
FORBIDDEN_MODULES = {"pickle", "cPickle", "marshal", "shelve", "dill", "yaml", "multiprocessing"}
FORBIDDEN_CALLS = {"eval", "exec", "compile", "os.system", "os.popen", "subprocess.getoutput"}
SHIPPED = [
    ROOT / "scheduler.py",
    *(path for name in ("presswatch", "pipelines", "scraper") for path in (ROOT / name).rglob("*.py")),
]


def name_of(requirement: str) -> str:
    return requirement.lower().replace("_", "-")


def pinned(lock: str) -> dict[str, set[str]]:
    """The versions of each package in a lock file; several if Python versions or platforms need different ones."""
    found: dict[str, set[str]] = {}
    for name, version, _, _ in LOCKED.findall(LOCKS[lock]):
        found.setdefault(name_of(name), set()).add(version)
    return found


@pytest.mark.parametrize(("package", "version"), FIXED_IN.items(), ids=list(FIXED_IN))
def test_no_version_with_a_known_hole_is_let_in(package, version):
    """By the requirement's own lower bound if we require the package, and by the locked version."""
    bounds = [
        Version(one.version)
        for asked in REQUIRED
        if name_of(asked.name) == package
        for one in asked.specifier
        if one.operator == ">="
    ]
    assert min([*map(Version, pinned("all")[package]), *bounds]) >= Version(version)


def test_every_requirement_has_a_lower_bound_and_one_tried_version():
    """The lock file of every extra has a version of each that the requirement allows."""
    for one in REQUIRED:
        assert any(clause.operator in {">=", "=="} for clause in one.specifier), one
        numbers = pinned("all").get(name_of(one.name), set())
        assert numbers, f"{one.name}: not in requirements/all.txt"
        assert all(map(one.specifier.contains, numbers)), f"{one.name}: {numbers} is not {one.specifier}"


def test_every_package_is_locked_to_the_bytes_that_were_tried():
    """Lock files have only packages with hashes; the smaller ones agree with the largest, and none names an index."""
    assert set(LOCKS) == {"run", "test", "all"}
    for name, text in LOCKS.items():
        assert not LOCKED.sub("", text).strip(), name
        assert "://" not in text
        assert all(pinned("all")[package] == versions for package, versions in pinned(name).items())
    assert {name_of(Requirement(line).name) for line in PROJECT["dependencies"]} <= set(pinned("run"))
    assert {"hatchling", "editables"} <= set(pinned("run"))  # a checkout is built without asking for anything else


def called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Name):
        return function.id
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return f"{function.value.id}.{function.attr}"
    return ""


def doors(tree: ast.AST) -> list[str]:
    """Imports and calls of a module that would execute what it reads."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.split(".")[0] in FORBIDDEN_MODULES]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in FORBIDDEN_MODULES:
            found.append(node.module)
        elif isinstance(node, ast.Call):
            found += [called(node)] if called(node) in FORBIDDEN_CALLS else []
            found += ["shell" for key in node.keywords if key.arg == "shell"]
    return found


def test_nothing_that_is_shipped_runs_what_it_reads():
    """No pickle, YAML or eval of outside data, and never a shell."""
    assert len(SHIPPED) > 300
    found = {str(path.relative_to(ROOT)): doors(ast.parse(path.read_text(encoding="utf-8"))) for path in SHIPPED}
    assert {path: ways for path, ways in found.items() if ways} == {}
    assert doors(ast.parse("import pickle\neval(x)\nos.system(y)\nrun(z, shell=True)")) == [
        "pickle", "eval", "os.system", "shell",
    ]  # fmt: skip
