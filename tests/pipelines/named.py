"""What a matcher finds in a text, in short."""

from __future__ import annotations

from pipelines.mentions import Matcher, find_spans


def surfaces(text: str, matcher: Matcher, language: str) -> list[str]:
    """The places of subjects as they are printed, in order."""
    return [text[s.start : s.end] for s in find_spans(text, matcher, language)]
