"""Block quotations that are lines of the report itself: the paper tells them, and nobody said them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.text.speech_verbs import OP_ED
from presswatch.languages.packs import any_of
from presswatch.records import Block

_OF_REPORT = re.compile(
    rf"(?<!\w)(?:{any_of('excerpt_labels')})(?:[ \u00a0]?\([^()\n]{{2,40}}\))?[ \u00a0]?:\s{{0,60}}\Z"
    rf"|{any_of('excerpt_label_stems')}",
    re.IGNORECASE,
)
"""What announces lines of a report at the end of a paragraph: "From the article:", "Extrait :", "报道摘录：", "기사 중"."""
_WRITTEN = re.compile(
    rf"(?<!\w)(?:{any_of('authorship_words')})(?!\w)|{any_of('authorship_stems')}",
    re.IGNORECASE,
)
"""Words by which a post tells that somebody wrote the piece themselves."""
_FIRST_PERSON = re.compile(
    rf"(?<!\w)(?:{any_of('first_person')})(?!\w)|{any_of('first_person_stems')}",
    re.IGNORECASE,
)


_MARKED = re.compile(r"[“„«「『\"][^“”„«»「」『』\"\n]{8,}[”“»」』\"]")
_REACH = 180
"""Characters of a paragraph's end that hold its last sentence."""


def is_papers(text: str, blocks: Sequence[Block], start: int) -> bool:
    """Whether the paragraph at an offset is lines of the report: announced as such, or set off below somebody's words.

    "“We dived thirty-six times,” said Berg." has said what Berg says; a block quotation without marks below it, in
    which nobody says "we", goes on with the report. A piece that somebody wrote has its author in every line.
    """
    number = next((n for n, block in enumerate(blocks) if block.start <= start < block.end), 0)
    home, lead = blocks[number], blocks[number - 1] if number else None
    words = text[home.start : home.end]
    if lead is None or _FIRST_PERSON.search(words):
        return False
    low = max(lead.start, lead.end - _REACH)
    bare = home.kind == "quote" and lead.kind == "paragraph" and not _MARKED.search(words)
    told = _OF_REPORT.search(text, low, lead.end) or (bare and _MARKED.search(text, low, lead.end))
    return bool(told) and not (OP_ED.search(text) or _WRITTEN.search(text))
