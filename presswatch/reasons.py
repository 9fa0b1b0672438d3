"""What each reason word of a source's state means and what to do: one table for messages and for docs/reasons.md."""

from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Reason:
    """`words` finish the line "<source>: <state>: <reason>: …"; `advice` says what a person can do, "" if nothing."""

    words: str
    advice: str = ""


_ROWS = files("presswatch").joinpath("data/reasons.tsv").read_text("utf-8").splitlines()
REASONS = {word: Reason(*meaning) for word, *meaning in (row.split("\t") for row in _ROWS)}
"""Reason word -> its meaning. `http-NNN` is listed there for the statuses that deserve their own words."""

_HTTP_CLASSES = {
    "3": Reason("the site redirects to nowhere", "Check the address in a browser."),
    "4": Reason("the site refuses the page", "Check the address in a browser."),
    "5": Reason("the site has an internal error", "Wait."),
}


def reason_of(word: str) -> Reason:
    """The meaning of a reason word, a general one for other HTTP statuses; empty words for "" and the unknown."""
    if word in REASONS:
        return REASONS[word]
    status = word.removeprefix("http-")
    if status != word:
        return _HTTP_CLASSES.get(status[:1], Reason("the site sent an unexpected response", "Check the address."))
    return Reason("")
