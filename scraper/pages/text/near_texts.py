"""Texts searched for one that differs in a single character, without comparing each with all."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

# So few are compared one by one.
_FEW = 32


class NearTexts:
    """A growing set of texts, searched for one that is at most one character away.

    Of two such texts the first or the second half of either is at the same end of the other. So where there are
    many, each is filed under both of its halves, and what is left of those that share one is such a set again.
    """

    __slots__ = ("_filed", "_texts")

    def __init__(self) -> None:
        self._texts: set[str] = set()
        self._filed: dict[tuple[int, bool, str], NearTexts] | None = None

    def add(self, text: str) -> None:
        """Adds a text; one that is there already changes nothing."""
        if text in self._texts:
            return
        self._texts.add(text)
        if self._filed is None and len(self._texts) <= _FEW:
            return
        anew = self._texts if self._filed is None else (text,)
        self._filed = self._filed or {}
        for one in anew:
            for key, rest in _halves(one, len(one)):
                self._filed.setdefault(key, NearTexts()).add(rest)

    def holds(self, text: str) -> bool:
        """True if one of the texts is this one with at most one character added, omitted or replaced."""
        if self._filed is None or len(text) <= 2:
            return any(Levenshtein.distance(text, one, score_cutoff=1) <= 1 for one in self._texts)
        filed = self._filed
        return any(
            key in filed and filed[key].holds(rest)
            for length in (len(text) - 1, len(text), len(text) + 1)
            for key, rest in _halves(text, length)
        )


def _halves(text: str, length: int) -> tuple[tuple[tuple[int, bool, str], str], ...]:
    """Half of a text of this length at either end of `text`, with the rest of `text`; none for a single character."""
    half = length // 2
    if not half:
        return ()
    cut = len(text) - half
    return ((length, True, text[:half]), text[half:]), ((length, False, text[cut:]), text[:cut])
