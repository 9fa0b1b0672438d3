"""The command group: which module holds which command, and how every ending becomes a message and an exit code."""

import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from presswatch import __version__
from presswatch.cli.early import named_watchlist
from presswatch.cli.place import Place, global_options
from presswatch.errors import SHORTAGES, PresswatchError, StorageError
from presswatch.locale import SOURCE_LANGUAGE, _, preferred_language, speak, spoken, translated

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("maintenance.init_command", "Write a commented watchlist to start from."),
    "try": ("understanding.try_source_command", "Show what an address would yield; save nothing."),
    "subject": ("entries.subject_command", "Add, list and remove the subjects to watch for."),
    "source": ("entries.source_command", "Add, list, remove, import and export the sources of the watchlist."),
    "outlet": ("entries.outlet_command", "Add, list and remove outlets that the catalogue lacks."),
    "channel": ("entries.channel_command", "Add, list, remove and test the channels to notify."),
    "run": ("passes.run_command", "Visit the sources that are due; what cron calls."),
    "schedule": ("passes.schedule_command", "Keep running and visit sources when they are due."),
    "mentions": ("lists.mentions_command", "List where subjects are mentioned."),
    "posts": ("lists.posts_command", "List the recorded posts."),
    "coverage": ("lists.coverage_command", "List press articles found through watched posts."),
    "digest": ("digest.digest_command", "Preview or send digests."),
    "channels": ("lists.channels_command", "List the channels with their delivery status."),
    "search": ("lists.search_command", "Find posts by words in their title or text."),
    "sources": ("lists.sources_command", "List the sources with their state."),
    "runs": ("lists.runs_command", "List the latest runs."),
    "read": ("understanding.read_command", "Extract one saved page; no network, no database."),
    "review": ("reviewing.review_command", "List what is open for review; accept or dismiss it."),
    "correct": ("reviewing.correct_command", "Correct what the record says of a post or an article."),
    "undo": ("reviewing.undo_command", "Undo a correction."),
    "corrections": ("reviewing.corrections_command", "List the corrections."),
    "accuracy": ("reviewing.accuracy_command", "Show how right the record was, over what was reviewed."),
    "report": ("publishing.report_command", "Write a report on the coverage of a period, HTML or PDF."),
    "feed": ("publishing.feed_command", "Write an Atom feed of what is new."),
    "export": ("publishing.export_command", "Write tables or references to a file."),
    "why": ("understanding.why_command", "Show what happened to an address, step by step."),
    "doctor": ("maintenance.doctor_command", "Check integrity and suggest fixes."),
    "backup": ("maintenance.backup_command", "Write a consistent copy of the database."),
    "db": ("maintenance.db_command", "Create or upgrade the database."),
    "rematch": ("understanding.rematch_command", "Match stored posts again after a change of the watchlist."),
    "reread": ("understanding.reread_command", "Re-run extraction on stored pages after an upgrade."),
    "completion": ("shell.completion_command", "Print the script that completes commands with TAB."),
    "man": ("shell.man_command", "Write the manual pages."),
    "new-spider": ("maintenance.new_spider_command", "Create a site spider with a saved page and a failing test."),
}
"""Command -> function of a module in presswatch.cli.commands, and its line of help, so that --help imports none."""

ALIASES = {"status": "sources", "health": "doctor"}
"""Words that people type for a command, and that work like it."""

BRIEF = frozenset({"mentions", "posts", "coverage", "channels", "search", "sources", "runs"})
"""Commands that list some rows and end: they need no garbage collector."""

BROKEN_PIPE = 141  # 128 + SIGPIPE, as a shell reports it
INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name, imported now; None if there is none."""
        name = ALIASES.get(cmd_name, cmd_name)
        return load_command(name) if name in COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; an unknown one is a usage error that suggests what may be meant."""
        if args and args[0] not in (*COMMANDS, *ALIASES) and not args[0].startswith("-"):
            from presswatch.cli.suggestions import fail_unknown, suggested  # only when something is wrong

            fail_unknown(ctx, args[0], suggested(args[0], COMMANDS))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Ends quietly if the reader of our output has gone (`presswatch posts | head`)."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more can be said there
            ctx.exit(BROKEN_PIPE)
        return result

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """The commands, and the options, that begin so; imports no command."""
        from click.shell_completion import CompletionItem

        found = [CompletionItem(name, help=translated(row[1])) for name, row in COMMANDS.items()]
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [one for one in found if one.value.startswith(incomplete)] + options

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Writes the list of commands for --help, which imports none of them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, translated(row[1])) for name, row in COMMANDS.items()])


def in_spoken_language(command: click.Command) -> click.Command:
    """The command with its help in the language of messages."""
    if spoken() == SOURCE_LANGUAGE:
        return command
    from presswatch.cli.translation import in_language  # English needs none of it

    return in_language(command)


def load_command(name: str) -> click.Command:
    """Imports one command and gives it (and its subcommands) the global options."""
    if name not in BRIEF:
        gc.enable()
    module, _, function = COMMANDS[name][0].partition(".")
    command: click.Command = getattr(importlib.import_module(f"presswatch.cli.commands.{module}"), function)
    targets = list(command.commands.values()) if isinstance(command, click.Group) else [command]
    if isinstance(command, click.Group) and command.invoke_without_command:
        targets.append(command)
    for target in targets:
        if not any(option.name == "watchlist_option" for option in target.params):
            global_options(target)
    return in_spoken_language(command)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="presswatch", message="%(prog)s %(version)s")
@global_options
@click.pass_context
def command_line(context: click.Context) -> None:
    """Watch organizations' news pages and record where you, your people and your topics are mentioned.

    Start with `presswatch init`, then `presswatch try URL`.
    """
    context.ensure_object(Place)


def run_command_line(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code. Messages go to standard error, a broken pipe ends quietly."""
    try:
        args = list(sys.argv[1:] if arguments is None else arguments)
        speak(preferred_language(os.environ, named_watchlist(args)))
        result = in_spoken_language(command_line).main(args, prog_name="presswatch", standalone_mode=False)
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("presswatch: " + _("stopped"), err=True)
        return INTERRUPTED
    except PresswatchError as error:
        return _report(error)
    except Exception as error:
        if words := _shortage(error):
            return _report(StorageError("this machine", words))
        from presswatch.encoders.words import safe

        fault = f"{type(error).__name__}: {safe(str(error))}"
        click.echo("presswatch: " + _("internal error: {fault}", fault=fault), err=True)
        words = _("What was recorded so far stays valid. Please report this error with the lines below.")
        click.echo(words, err=True)
        raise
    return result if isinstance(result, int) else 0


def _report(error: PresswatchError) -> int:
    from presswatch.encoders.words import safe

    for text in (str(error), *getattr(error, "__notes__", ())):
        click.echo(f"presswatch: {safe(translated(text))}", err=True)
    return error.exit_code


def _shortage(error: Exception) -> str:
    """What the system has run out of, in plain words; "" if the error has another cause."""
    known = isinstance(error, OSError) and error.errno in SHORTAGES
    if not (known or isinstance(error, MemoryError) or "start new thread" in str(error)):
        return ""
    lacking = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error) or "no memory left"
    return f"{lacking[:1].lower()}{lacking[1:]}; what was recorded so far stays valid; run again when more is available"
