"""The three parts of every set of real data, split by organization."""

from __future__ import annotations

import hashlib

LOOK, FOLDS, KEPT = "look", "folds", "kept"
PARTS = (LOOK, FOLDS, KEPT)
"""To look at while rules are written; to compare on, in folds by organization; to be measured and never read."""


def part_of(organization: str) -> str:
    """The part of an organization: the same for ever, and for all repositories of one owner."""
    return PARTS[number_of(organization) % len(PARTS)]


def fold_of(organization: str, folds: int) -> int:
    """The fold of an organization out of this many, independent of its part."""
    return number_of(f"fold:{organization}") % folds


def number_of(text: str) -> int:
    """A number that depends only on the text."""
    return int(hashlib.sha256(text.casefold().encode()).hexdigest()[:8], 16)
