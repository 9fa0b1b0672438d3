"""Help and usage errors in a language other than English; imported only then."""

import copy

import click
from click import _textwrap

from presswatch.cli.output import width_of
from presswatch.locale import catalogue, spoken, translated

CLICK_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")
"""The modules of click with texts that its users see."""


def in_language(command: click.Command) -> click.Command:
    """A copy of the command, of its options and of its subcommands, with help in the language of messages."""
    _translate_click()
    made = copy.copy(command)
    made.help = translated(paragraphs(command.help)) if command.help else command.help
    made.params = [copy.copy(option) for option in command.params]
    for option in made.params:
        if isinstance(option, click.Option) and option.help:
            option.help = translated(paragraphs(option.help))
    if isinstance(made, click.Group):
        made.commands = {name: in_language(one) for name, one in made.commands.items()}
    return made


def paragraphs(text: str) -> str:
    """A help text with each paragraph in one line, as catalogues have it: a docstring may be wrapped differently."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def _translate_click() -> None:
    """Gives click our catalogue and the widths of Korean letters: it looks for compiled files, and counts letters."""
    for module in (getattr(click, name) for name in CLICK_MODULES):
        for name, own in (("_", translated), ("ngettext", _plural)):
            if hasattr(module, name):
                setattr(module, name, own)
    for module in (click.formatting, _textwrap):
        module.term_len = _cells  # type: ignore[attr-defined]


def _plural(singular: str, plural: str, n: int) -> str:
    return catalogue(spoken()).ngettext(singular, plural, n)


def _cells(text: str) -> int:
    return width_of(click.unstyle(text))
