"""Draws what a command printed as an SVG picture for the README.

FORCE_COLOR=1 presswatch try URL | python docs/img/terminal.py "presswatch try URL" docs/img/try.svg
"""
# ruff: noqa: INP001 - a script beside the pictures it makes

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

COLUMNS = 118


def draw(command: str, printed: str) -> str:
    """The picture: the command after a prompt, then what it printed, long lines folded."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), color_system="truecolor", force_terminal=True)
    console.print(Text.assemble(("$ ", "green"), (command, "bold")))
    console.print(Text.from_ansi(printed))
    picture = console.export_svg(title="presswatch", unique_id="presswatch")
    return re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)  # no font from elsewhere


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(draw(sys.argv[1], sys.stdin.read()), encoding="utf-8")
