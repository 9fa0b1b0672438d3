"""RIS, as Zotero, EndNote and Mendeley read it: one tag a line, CRLF, UTF-8."""

from __future__ import annotations

from collections.abc import Iterable

from presswatch.encoders.words import one_line, web_address


def ris_record(kind: str, tags: Iterable[tuple[str, str | None]]) -> str:
    """A record of type `kind` (NEWS, VIDEO ...) with these tags; those without a value are omitted.

    A value is one line, so none can begin a tag or end the record.
    """
    lines = [f"TY  - {kind}"]
    for tag, value in tags:
        text = (web_address(value) or "") if tag == "UR" else one_line(value or "")
        if text:
            lines.append(f"{tag}  - {text}")
    return "\r\n".join([*lines, "ER  - ", "", ""])
