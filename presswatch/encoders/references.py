"""References for researchers: BibTeX (biblatex's types and fields, UTF-8), CSL JSON, and RIS (a tag a line, CRLF)."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from presswatch.encoders.json import json_text
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


def bibtex_entry(
    kind: str, key: str, fields: Mapping[str, str | None], authors: Iterable[tuple[str, str] | str] = ()
) -> str:
    """An entry such as `@article{presswatch-17, …}` of these fields; titles in double braces, addresses verbatim.

    Authors are (family, given), or a name that is put in braces, lest BibTeX take it apart.
    """
    lines = []
    parts = (tex_text(one) if isinstance(one, str) else tuple(map(tex_text, one)) for one in authors)
    names = " and ".join(f"{{{one}}}" if isinstance(one, str) else ", ".join(one) for one in parts if one)
    for name, value in fields.items():
        if not value:
            continue
        if name == "url":
            if address := web_address(value):
                lines.append(f"  url = {{{address}}}")
            continue
        text = tex_text(value)
        lines.append(f"  {name} = {{{{{text}}}}}" if name == "title" else f"  {name} = {{{text}}}")
        if name == "title" and names:
            lines.append(f"  author = {{{names}}}")
    return f"@{kind}{{{_KEY.sub('-', key)},\n" + ",\n".join(lines) + "\n}\n"


def csl_item(item: dict[str, Any]) -> str:
    """An item of CSL JSON; texts are cleaned, unknown values omitted."""
    kept = {key: _clean(key, value) for key, value in item.items()}
    return json_text({key: value for key, value in kept.items() if value})


def csl_date(day: date | None, precision: str | None, *, certain: bool = True) -> dict[str, Any] | None:
    """A date with as many parts as are known; "circa" where it is not certain."""
    if day is None:
        return None
    parts = [day.year, day.month, day.day][: {"year": 1, "month": 2}.get(precision or "", 3)]
    return {"date-parts": [parts]} | ({} if certain else {"circa": True})


def _clean(key: str, value: Any) -> Any:
    if isinstance(value, str):
        return web_address(value) if key == "URL" else one_line(value)
    return value


def ris_record(kind: str, tags: Iterable[tuple[str, str | None]]) -> str:
    """A record of type `kind` (NEWS, VIDEO ...) with these tags, a line each; those without a value are omitted."""
    lines = [f"TY  - {kind}"]
    for tag, value in tags:
        text = (web_address(value) or "") if tag == "UR" else one_line(value or "")
        if text:
            lines.append(f"{tag}  - {text}")
    return "\r\n".join([*lines, "ER  - ", "", ""])
