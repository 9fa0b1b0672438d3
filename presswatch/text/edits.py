"""What an edit changed, as a person would say it: the passages that are gone and those that are new."""

from __future__ import annotations

# A passage is shown by its beginning, and of many the first ones: the whole stands in the record.
LONGEST_PASSAGE = 240
MOST_PASSAGES = 3


def edited_passages(before: tuple[str, str], after: tuple[str, str]) -> tuple[list[str], list[str]]:
    """The paragraphs of the old wording that are gone and those of the new one that are new, each in order.

    A wording is title and text. A paragraph that only moved is neither.
    """
    old, new = _passages(*before), _passages(*after)
    stays, was = set(new), set(old)
    return _shown([one for one in old if one not in stays]), _shown([one for one in new if one not in was])


def _passages(title: str, text: str) -> list[str]:
    return [one for one in (title, *text.split("\n\n")) if one]


def _shown(passages: list[str]) -> list[str]:
    return [_cut(one) for one in passages[:MOST_PASSAGES]]


def _cut(passage: str) -> str:
    if len(passage) <= LONGEST_PASSAGE:
        return passage
    return passage[:LONGEST_PASSAGE].rsplit(" ", 1)[0].rstrip() + " …"
