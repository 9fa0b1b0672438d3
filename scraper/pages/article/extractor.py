"""What a general extractor (trafilatura) keeps of a page, as numbers about our own units: never the text itself."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import lxml.html
import numpy as np
import numpy.typing as npt
from lxml import etree

from scraper.pages.article.blocks import Unit
from scraper.pages.text.letters import letters

EXTRACTOR_FEATURES = (
    "kept kept_before kept_after kept_here kept_parent kept_alike kept_so_far kept_share kept_size".split()
)

MAX_ELEMENTS = 30_000
"""Larger trees are not handed to the extractor: its cost grows faster than the tree."""

_FAILURES = (
    etree.LxmlError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    IndexError,
    RecursionError,
    AssertionError,
)
"""What the extractor raises on real pages; its opinion is then missing, the page is not."""


def extracted_letters(root: lxml.html.HtmlElement) -> str:
    """The letters of the text that the extractor takes from a tree, which stays as it is; empty if it finds none."""
    if root.xpath("count(//*)") > MAX_ELEMENTS:
        return ""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.4 s of CPU, only where a page is unclear

    try:
        # It works on a copy of its own.
        found = bare_extraction(root, favor_precision=True, fast=True, with_metadata=False, include_comments=False)
    except _FAILURES:
        return ""
    return letters(getattr(found, "text", None) or "") if found is not None else ""


def extractor_features(units: Sequence[Unit], body: str) -> npt.NDArray[np.float32]:
    """One row a unit, columns as in EXTRACTOR_FEATURES, from the letters `body` that the extractor kept."""
    size = len(units)
    kept = np.array([bool(own := letters(unit.text)) and own in body for unit in units], dtype=np.float64)
    weights = np.array([len(unit.text) for unit in units], dtype=np.float64)
    mass = kept * weights
    so_far = np.cumsum(mass)
    columns = [
        kept,
        np.concatenate(([0.0], kept[:-1])),
        np.concatenate((kept[1:], [0.0])),
        _share([unit.frame.order for unit in units], mass, weights),
        _share([unit.frame.parent.order if unit.frame.parent else -1 for unit in units], mass, weights),
        _share([unit.frame.signature for unit in units], mass, weights),
        so_far / (so_far[-1] + 1e-9),
        np.full(size, mass.sum() / weights.sum()),
        np.full(size, np.log1p(len(body))),
    ]
    return np.column_stack(columns).astype(np.float32)


def _share(
    groups: Sequence[Hashable], mass: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """For each unit, which share of the characters of its group was kept."""
    numbers: dict[Hashable, int] = {}
    index = np.array([numbers.setdefault(group, len(numbers)) for group in groups])
    shares: npt.NDArray[np.float64] = np.bincount(index, mass) / (np.bincount(index, weights) + 1e-9)
    of_units: npt.NDArray[np.float64] = shares[index]
    return of_units
