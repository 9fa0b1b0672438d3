"""Small changes of code: which are drawn, how they are made, and that a test which sees one catches it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from benchmarks.mutants.__main__ import chosen, main
from benchmarks.mutants.changes import ROOT, draw, mutants
from benchmarks.mutants.checkout import Checkout
from benchmarks.mutants.nearness import near_tests
from benchmarks.mutants.reach import watched

SOURCE = '''"""A module of 3 lines."""
LEAST = 3


def is_long(word: str = "a", *, most: int = 9) -> bool:
    """Whether a word has at least 3 letters."""
    assert word != "no"
    return len(word) >= LEAST and word != "é" or most == 1
'''
BOTH = 'len(word) >= LEAST and word != "é" or most == 1'
TEST = """from house.words import is_long


def test_long() -> None:
    assert is_long("wall")
    assert not is_long("an")
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    (root / "house").mkdir(parents=True)
    (root / "house" / "__init__.py").write_text("", encoding="utf-8")
    (root / "house" / "words.py").write_text(SOURCE, encoding="utf-8")
    (root / "tests" / "house").mkdir(parents=True)
    (root / "tests" / "house" / "test_words.py").write_text(TEST, encoding="utf-8")
    return root


def test_every_kind_of_change_is_found() -> None:
    """Comparisons, `and` and `or`, numbers and returned values change; docstrings, annotations and assertions do not."""
    found = {(one.line, one.old, one.new) for one in mutants(Path("words.py"), SOURCE)}
    assert found == {
        (2, "3", "(4)"),
        (5, "9", "(10)"),
        (8, "len(word) >= LEAST", "(len(word) > LEAST)"),
        (8, 'word != "é"', "(word == 'é')"),
        (8, "most == 1", "(most != 1)"),
        (8, "1", "(2)"),
        (8, 'len(word) >= LEAST and word != "é"', "(len(word) >= LEAST or word != 'é')"),
        (8, BOTH, "((len(word) >= LEAST and word != 'é') and most == 1)"),
        (8, BOTH, "(not (len(word) >= LEAST and word != 'é' or most == 1))"),
    }


@pytest.mark.parametrize(
    ("source", "changes"),
    [
        ("def f(a, b):\n    return list(zip(a, b, strict=True))", ["(None)"]),
        ("g = lru_cache(maxsize=9)(f)", []),
        ("g = sorted(f, reverse=True)", ["(False)"]),
        ("def f():\n    return ''", ["('another text')"]),
        ("def f():\n    return 'words'", ["(None)"]),
        ("def f():\n    assert 1 < 2", []),
    ],
)
def test_what_no_test_can_see_is_not_changed(source: str, changes: list[str]) -> None:
    """Assertions, how much is kept; an empty text becomes another one, as None is as empty as it is."""
    assert [one.new for one in mutants(Path("words.py"), source)] == changes


def test_a_change_is_made_at_its_place_alone() -> None:
    """Each changed source parses, differs from the old one, and does so on one line, beyond letters of two bytes too."""
    for one in mutants(Path("words.py"), SOURCE):
        changed = one.applied(SOURCE)
        ast.parse(changed)
        differing = [
            n for n, (a, b) in enumerate(zip(SOURCE.splitlines(), changed.splitlines(), strict=True), 1) if a != b
        ]
        assert differing == [one.line]


def test_a_seed_draws_the_same_changes(checkout: Path) -> None:
    """The same seed gives the same changes, on different lines; another seed others."""
    drawn = draw(ROOT, ["pipelines/people"], 3, 20)
    assert drawn == draw(ROOT, ["pipelines/people"], 3, 20)
    assert len({(one.path, one.line) for one in drawn}) == 20
    assert drawn != draw(ROOT, ["pipelines/people"], 4, 20)
    assert len(draw(checkout, ["house"], 1, 60)) == 3


def test_the_nearest_tests_come_first() -> None:
    """The module's own tests, then those that import it, then its area; a package has its folder's tests."""
    own = near_tests(Path("pipelines/mentions/eponyms.py"), ROOT)
    assert own[0] == ROOT / "tests/pipelines/mentions/test_eponyms.py"
    way_in = near_tests(Path("pipelines/deduplicate/step.py"), ROOT)
    assert way_in[0] == ROOT / "tests/pipelines/deduplicate/test_deduplicate.py"
    far = near_tests(Path("pipelines/names/cases.py"), ROOT)[:6]
    assert any(test.is_relative_to(ROOT / "tests/pipelines/mentions") for test in far)
    assert "runs" not in {test.parent.name for test in way_in}


def test_who_imports_a_module_by_its_package_imports_it() -> None:
    """`from presswatch.database import locks` is a test of `presswatch.database.locks`."""
    own = near_tests(Path("presswatch/database/locks.py"), ROOT)
    assert own[0] == ROOT / "tests/presswatch/database/test_runs.py"


@pytest.mark.parametrize(
    ("module", "run"),
    [
        ("scraper/visit/recheck.py", "tests/runs/test_recheck.py"),
        ("scraper/run/health.py", "tests/runs/test_health.py"),
    ],
)
def test_the_last_place_is_for_a_test_from_end_to_end(module: str, run: str) -> None:
    """The pinned decisions that reach a change, else the whole run that shares most words with the module."""
    word, doc, pin = "tests/pipelines/mentions/test_words.py::a", "tests/test_docs.py::b", "tests/test_decisions.py::c"
    own = str(near_tests(Path(module), ROOT)[0].relative_to(ROOT))
    assert chosen(Path(module), ROOT, {word: 1.0, doc: 9.0}, usual_s=5.0) == [word, own, run]
    assert chosen(Path(module), ROOT, {word: 1.0, pin: 9.0}, usual_s=5.0) == [word, own, pin]
    assert chosen(Path(module), ROOT, {f"{own}::d": 1.0, pin: 9.0}, usual_s=5.0) == [f"{own}::d", own, pin]
    assert chosen(Path(module), ROOT, {}, usual_s=5.0)[-1] == run


def test_places_report_the_tests_that_come_to_them(checkout: Path, tmp_path: Path) -> None:
    """A default, a constant and what is made of it count where they are used; a test that fails anyway does not."""
    derived = "from house.words import LEAST\n\nTWICE = LEAST * 2\n\n\ndef twice():\n    return TWICE\n"
    (checkout / "house" / "more.py").write_text(derived, encoding="utf-8")
    twice = "from house.more import twice\n\n\ndef test_twice():\n    assert twice()\n"
    (checkout / "tests" / "house" / "test_more.py").write_text(twice, encoding="utf-8")
    broken = "from house.words import is_long\n\n\ndef test_no():\n    assert is_long('an')\n"
    (checkout / "tests" / "house" / "test_broken.py").write_text(broken, encoding="utf-8")
    drawn = list(mutants(Path("house/words.py"), SOURCE))
    reaching = Checkout(checkout, tmp_path, 60).reaching(drawn, ["tests"], workers=1)
    long, of_twice = "tests/house/test_words.py::test_long", "tests/house/test_more.py::test_twice"
    places = {(one.line, *sorted(found)) for one, found in zip(drawn, reaching, strict=True)}
    assert places == {(2, of_twice, long), (5, long), (8, long)}


def test_a_place_in_an_f_string_is_watched_from_outside(checkout: Path) -> None:
    """The source with the call has valid syntax, and the call is made before the string."""
    words = 'LEAST = 3\n\n\ndef shown():\n    return f"at least {LEAST}"\n'
    (checkout / "house" / "words.py").write_text(words, encoding="utf-8")
    drawn = [one for one in mutants(Path("house/words.py"), words) if one.line == 1]
    (source,) = watched(drawn, checkout).values()
    assert "hit(0) or f" in source
    ast.parse(source)


def test_caught_and_survived_are_printed(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A change that a test sees is caught, another survives, and the copy alone is changed; what fails anyway sees none."""
    (checkout / "tests" / "house" / "test_broken.py").write_text("def test_no():\n    assert False\n", encoding="utf-8")
    assert main(["--seed", "1", "--count", "9", "--package", "house", "--root", str(checkout)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    (constant,) = [line for line in lines if "words.py:2:" in line]
    assert constant.startswith("SURVIVED  house/words.py:2: 3 → (4)")
    (default,) = [line for line in lines if "words.py:5:" in line]
    assert default.startswith("SURVIVED")
    (returned,) = [line for line in lines if "words.py:8:" in line]
    assert returned.startswith(("caught", "SURVIVED"))
    assert lines[-1].split(" in ")[0] in ("1 of 3 caught (33%)", "0 of 3 caught (0%)")
    assert (checkout / "house" / "words.py").read_text(encoding="utf-8") == SOURCE
