"""BibTeX (biblatex's types and fields, UTF-8): one entry a coverage, in whatever TeX it is read by."""

from __future__ import annotations

import re
from collections.abc import Mapping

from presswatch.encoders.words import one_line, web_address

# Braces are named, not escaped: BibTeX counts `\{` as a brace, so a title with one alone would swallow what follows.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "%": r"\%",
}
_SPECIAL = re.compile("[" + re.escape("".join(_TEX)) + "]")
_KEY = re.compile(r"[^A-Za-z0-9:-]")


def tex_text(text: str) -> str:
    """A text as TeX prints it, on one line, braces balanced."""
    return _SPECIAL.sub(lambda found: _TEX[found[0]], one_line(text))


def bibtex_entry(kind: str, key: str, fields: Mapping[str, str | None]) -> str:
    """An entry such as `@article{presswatch-17, …}`; fields without a value are left out.

    `url` is kept to the letter (biblatex reads it verbatim) and left out if it does not lead to the web. Titles stand
    in double braces, so that no style changes their capitals.
    """
    lines = []
    for name, value in fields.items():
        if not value:
            continue
        if name == "url":
            if address := web_address(value):
                lines.append(f"  url = {{{address}}}")
            continue
        text = tex_text(value)
        lines.append(f"  {name} = {{{{{text}}}}}" if name in ("title", "author") else f"  {name} = {{{text}}}")
    return f"@{kind}{{{_KEY.sub('-', key)},\n" + ",\n".join(lines) + "\n}\n"
