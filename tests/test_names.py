"""Our top-level names belong to us alone, the wheel ships exactly them, and imports point one way."""

import importlib.metadata
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
OURS = {"scraper", "pipelines", "presswatch", "scheduler"}


def shipped_names(files):
    """Top-level import names among the files of a distribution."""
    tops = {Path(str(file)).parts[0] for file in files}
    return {
        top.removesuffix(".py")
        for top in tops
        if not top.endswith((".dist-info", ".pth", "..")) and top != "__pycache__"
    }


def test_no_other_distribution_owns_our_names():
    """Installers overwrite same-named files without a word; so nothing else in this environment may have them."""
    for distribution in importlib.metadata.distributions():
        if distribution.metadata["Name"] != "presswatch":
            assert not shipped_names(distribution.files or ()) & OURS, distribution.metadata["Name"]


def test_the_wheel_ships_exactly_four_names():
    """scraper, pipelines, presswatch, scheduler.py: no tests, no benchmarks, no examples."""
    build = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert {name.removesuffix(".py") for name in build["only-include"]} == OURS
    for name in build["only-include"]:
        assert (ROOT / name).exists()


def test_the_checkouts_names_are_the_ones_imported():
    """What a script imports by these names is this checkout."""
    modules = ", ".join(sorted(OURS))
    script = f"import {modules}; print(*(module.__file__ for module in ({modules})), sep='\\n')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert all(Path(line).is_relative_to(ROOT) for line in done.stdout.splitlines())


def test_imports_point_one_way():
    """cli, scheduler, pipelines, scraper, database, watchlist, records, errors: none imports an earlier one."""
    done = subprocess.run([sys.executable, ".ci/imports.py"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stdout) == (0, "")


def test_functions_keep_their_shape():
    """Only functions known when the check was added have more than fifteen paths, or more than four and/or in an
    expression.
    """
    done = subprocess.run([sys.executable, ".ci/shape.py"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stdout) == (0, "")
