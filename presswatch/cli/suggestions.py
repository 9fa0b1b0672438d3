"""Which command somebody means who types a word that is none: by meaning first, then by letters."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_MEANINGS = {
    "init": "config configure new setup start",
    "try": "check-url dry-run preview-url probe test",
    "source add": "add follow monitor subscribe watch",
    "source remove": "delete remove rm unfollow unsubscribe unwatch",
    "run": "check-now collect crawl fetch go once poll refresh scan update visit",
    "schedule": "cron daemon loop serve server service",
    "mentions": "found hits matches names",
    "posts": "entries items list ls news show",
    "coverage": "articles clippings clips media press stories",
    "digest": "alert alerts email mail newsletter notify preview send",
    "channels": "delivery notifications recipients webhooks",
    "search": "find grep lookup query",
    "runs": "activity history jobs log logs",
    "read": "extract parse",
    "report": "pdf print summary",
    "feed": "atom rss",
    "export": "bibtex csv download excel json ris save xlsx",
    "why": "debug explain inspect trace",
    "doctor": "check diagnose fsck integrity repair validate verify",
    "backup": "copy dump snapshot",
    "db upgrade": "database migrate migration upgrade",
    "rematch": "reindex",
    "reread": "reprocess",
    "new-spider": "spider template",
    "--help": "commands help man usage",
    "--version": "about version",
}
"""The words that other programs have for what a command does."""


def suggested(word: str, commands: Iterable[str]) -> str:
    """The command for an unknown word, "" if nothing is like it."""
    meant = {other: command for command, words in _MEANINGS.items() for other in words.split()}
    known = [*commands, *meant]
    near = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.7)
    return meant.get(near[0], near[0]) if near else ""
