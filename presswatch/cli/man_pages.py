"""Manual pages (man(7), roff) of all commands, made from their help, in the language of messages."""

import inspect
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from presswatch import __version__
from presswatch.cli.app import COMMANDS, command_line, in_spoken_language, load_command
from presswatch.locale import SOURCE_LANGUAGE, _, spoken, translated
from presswatch.text.whole_file import whole_file

# What groff would print as a typographic character, and what begins a line of roff as a request.
_SPECIAL = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti", '"': "\\(dq"}
_REQUEST = re.compile(r"^(?=\.)", re.MULTILINE)


def write_pages(folder: Path) -> Path:
    """Writes all pages below a folder as man(1) looks for them; returns the folder that they are in. StorageError."""
    place = folder / ("" if spoken() == SOURCE_LANGUAGE else spoken()) / "man1"
    place.mkdir(parents=True, exist_ok=True)
    for name, text in pages():
        with whole_file(place / f"{name}.1") as part:
            part.write_text(text, "utf-8")
    return place


def pages() -> Iterator[tuple[str, str]]:
    """The name and the text of each page: presswatch, presswatch-run, presswatch-source, presswatch-source-add."""
    root = in_spoken_language(command_line)
    context = click.Context(root, info_name="presswatch", **root.context_settings)
    lines = [(name, translated(line)) for name, (_, line) in COMMANDS.items()]
    yield "presswatch", _page(context, lines, [f"presswatch-{name}" for name in COMMANDS])
    for name in COMMANDS:
        yield from _pages_of(click.Context(load_command(name), parent=context, info_name=name))


def _pages_of(context: click.Context) -> Iterator[tuple[str, str]]:
    command = context.command
    within = command.commands if isinstance(command, click.Group) else {}
    name = context.command_path.replace(" ", "-")
    lines = [(own, _first_sentence(one)) for own, one in within.items()]
    above = context.parent.command_path.replace(" ", "-") if context.parent else ""
    yield name, _page(context, lines, [above, *(f"{name}-{own}" for own in within)])
    for own, one in within.items():
        yield from _pages_of(click.Context(one, parent=context, info_name=own))


def _page(context: click.Context, commands: Sequence[tuple[str, str]], further: Sequence[str]) -> str:
    """One page: its sections in the usual order, without those that have nothing."""
    command, name = context.command, context.command_path.replace(" ", "-")
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    usage = f"{context.command_path} {' '.join(command.collect_usage_pieces(context))}"
    options = [one for one in command.get_params(context) if isinstance(one, click.Option)]
    records = list(filter(None, (one.get_help_record(context) for one in options)))
    variables = [(str(one.envvar), one.help or "") for one in options if one.envvar]
    sections = {
        _("NAME"): f"{_roff(name)} \\- {_roff(_first_sentence(command))}",
        _("SYNOPSIS"): _roff(usage),
        _("DESCRIPTION"): "\n.PP\n".join(map(_roff, paragraphs)),
        _("COMMANDS"): _terms(commands),
        _("OPTIONS"): _terms(records),
        _("ENVIRONMENT"): _terms(variables),
        _("SEE ALSO"): ", ".join(f"\\fB{_roff(one)}\\fR(1)" for one in further),
    }
    head = f'.TH "{_roff(name)}" 1 "" "Presswatch {__version__}" "Presswatch"\n'
    return head + "".join(f".SH {title}\n{text}\n" for title, text in sections.items() if text)


def _first_sentence(command: click.Command) -> str:
    """The first paragraph of a command's help, in one line, without the full stop."""
    return " ".join(inspect.cleandoc(command.help or "").partition("\n\n")[0].split()).removesuffix(".")


def _terms(rows: Sequence[tuple[str, str]]) -> str:
    """A list of terms with what each means below it."""
    return "\n".join(f".TP\n\\fB{_roff(term)}\\fR\n{_roff(words)}" for term, words in rows)


def _roff(text: str) -> str:
    """A text on one line, as roff prints it to the letter."""
    line = " ".join(text.split())
    return _REQUEST.sub("\\\\&", "".join(_SPECIAL.get(letter, letter) for letter in line))
