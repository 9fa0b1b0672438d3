"""Which command somebody means who types a word that is none: by meaning first, then by letters."""

import difflib
from collections.abc import Iterable, Mapping
from typing import NoReturn

import click

from presswatch.locale import _

_MEANINGS = {
    "init": "config configure new setup start",
    "try": "check-url dry-run preview-url probe test",
    "subject add": "keyword keywords organisation organization people person subjects topic topics",
    "source add": "add follow monitor subscribe watch",
    "source import": "import opml subscriptions",
    "source remove": "delete remove rm unfollow unsubscribe unwatch",
    "outlet add": "newspaper newspapers outlets publisher",
    "channel add": "recipient receiver",
    "run": "check-now collect crawl fetch go once poll refresh scan update visit",
    "schedule": "cron daemon loop serve server service",
    "mentions": "found hits matches names",
    "posts": "entries items list ls news show",
    "coverage": "articles clippings clips media press stories",
    "digest": "alert alerts email mail newsletter notify preview send",
    "channels": "delivery notifications recipients webhook webhooks",
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
    "completion": "autocomplete bash complete fish tab zsh",
    "man": "manpage manual pages",
    "--help": "commands help usage",
    "--version": "about version",
}
"""The words that other programs have for what a command does."""
_VERBS = {
    "add": "create follow insert new subscribe watch",
    "list": "all ls show",
    "remove": "del delete drop rm unfollow unsubscribe unwatch",
    "test": "ping send try",
    "import": "load opml read upload",
    "export": "download dump save write",
}
"""The same for the subcommands of a group."""


def suggested(word: str, commands: Iterable[str], meanings: Mapping[str, str] = _MEANINGS) -> str:
    """The command for an unknown word, "" if nothing is like it."""
    meant = {other: command for command, words in meanings.items() for other in words.split()}
    known = [*commands, *meant]
    near = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.7)
    return meant.get(near[0], near[0]) if near else ""


def fail_unknown(context: click.Context, word: str, near: str) -> NoReturn:
    """Ends with a usage error for a word that is no command, and what may be meant ("" = nothing)."""
    if near:
        context.fail(_("no such command: {name} (did you mean `presswatch {near}`?)", name=word, near=near))
    context.fail(_("no such command: {name}", name=word))


class SuggestingGroup(click.Group):
    """A group of subcommands that suggests one for an unknown word."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand that the arguments name; an unknown one is a usage error."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            meanings = {verb: words for verb, words in _VERBS.items() if verb in self.commands}
            near = suggested(args[0], self.commands, meanings)
            fail_unknown(ctx, args[0], near and f"{self.name} {near}")
        return super().resolve_command(ctx, args)
