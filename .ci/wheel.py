"""Builds the wheel twice, in two folders, and checks it: the same bytes, our four names alone, no path of a machine.

python .ci/wheel.py, in a checkout; prints what is wrong and exits 1 then. The build backend is the locked one of the
environment that `make test` made.
"""

# ruff: noqa: INP001, T201 - a script that prints what it finds
from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OURS = {"presswatch", "pipelines", "scraper", "scheduler.py"}


def built(folder: Path, source: bytes) -> Path:
    """The wheel of the committed tree, unpacked and built in this folder."""
    with tarfile.open(fileobj=io.BytesIO(source)) as tar:
        tar.extractall(folder / "source", filter="data")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet"]
    command = [*pip, "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), "."]
    subprocess.run(command, cwd=folder / "source", check=True)  # noqa: S603 - our own arguments
    return next(folder.glob("*.whl"))


def complaints(first: Path, second: Path) -> list[str]:
    """What is wrong with the wheel, given twice."""
    found = [] if first.read_bytes() == second.read_bytes() else ["two builds differ"]
    with zipfile.ZipFile(first) as wheel:
        names = wheel.namelist()
        found += [f"{name}: not ours" for name in names if name.split("/")[0] not in OURS and ".dist-info/" not in name]
        found += [f"{name}: a test" for name in names if "test" in Path(name).name.lower()]
        paths = [str(first.parent).encode(), str(ROOT).encode()]
        found += [f"{name}: holds a path" for name in names if any(path in wheel.read(name) for path in paths)]
    return found


def main() -> int:
    """Builds, prints what is wrong; 1 if anything is."""
    command = ["git", "archive", "--format=tar", "HEAD"]
    source = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout  # noqa: S603 - as above
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        found = complaints(built(Path(one), source), built(Path(two), source))
    print("\n".join(found) or "the wheel is as it should be")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
