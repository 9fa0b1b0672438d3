"""The three parts of every set of real data, split by organization."""

from __future__ import annotations

import hashlib

LOOK, FOLDS, KEPT = "look", "folds", "kept"
PARTS = (LOOK, FOLDS, KEPT)
"""To look at while rules are written; to compare on, in folds by organization; to be measured and never read."""


def part_of(organization: str) -> str:
    """The part of an organization: the same for ever, and the same for all its repositories of one owner."""
    return PARTS[number_of(organization) % len(PARTS)]


def fold_of(organization: str, folds: int) -> int:
    """The fold of an organization among so many, unrelated to its part."""
    return number_of(f"fold:{organization}") % folds


def number_of(text: str) -> int:
    """A number that depends on the text alone."""
    return int(hashlib.sha256(text.casefold().encode()).hexdigest()[:8], 16)
