"""Everything a person may read, in one file: `build/texts.txt`, written by this test to be read as a whole.

It has the help of each command, and every text of the catalogues (messages, errors, reasons, rules, templates) with the
place it comes from and its translations.
"""

import re
from collections.abc import Iterator

import click
import pytest

from presswatch.cli.app import COMMANDS, command_line, load_command
from tests.presswatch.locale.forms_in_code import forms_in
from tests.presswatch.locale.test_catalogues import (
    MODULES,
    PACKAGE,
    TRANSLATED,
    catalogued,
    of_code,
    of_commands,
    of_data,
    of_rules,
)

TEXTS = PACKAGE.parent / "build" / "texts.txt"
DIALECT = re.compile(
    r"\b(?:told|telling|tells?|unheard|mend(?:s|ed)?|troubles?|anew|all is well|beside|behind|bears?|borne|left out)\b"
    r"|\bstands? (?:for|in)\b|\bof both\b|\bwhat (?:is|are) (?:well|theirs|ours)\b",
    re.IGNORECASE,
)
"""Words that docs/glossary.md replaces by those of the field, or that no reader outside knows."""
FORMER = re.compile(r"`tell`|\"troubles\"")


def helps() -> Iterator[tuple[str, str]]:
    """The help of each command and subcommand as it is printed, under its name."""
    todo = [("presswatch", command_line), *((f"presswatch {name}", load_command(name)) for name in COMMANDS)]
    for name, command in todo:
        todo += [(f"{name} {one}", sub) for one, sub in getattr(command, "commands", {}).items()]
        yield name, command.get_help(click.Context(command, info_name=name, max_content_width=100))


def places() -> dict[tuple[str | None, object], str]:
    """Where each text comes from, by its context and its English words."""
    found = {(context, text): f"{name}:{line}" for name, line, text, _, context in of_code()}
    found |= dict.fromkeys(((None, text) for text in of_data()), "data")
    for path in MODULES:
        found |= dict.fromkeys(((None, text) for text in forms_in(path.read_text("utf-8"))), path.name)
    found |= dict.fromkeys(((None, text) for text in of_commands()), "help")
    return found | dict.fromkeys(((rule, text) for text, rule in of_rules()), "rule")


@pytest.fixture(scope="module")
def written() -> str:
    """The file with all texts."""
    lines = [line for name, text in helps() for line in (f"## {name}", "", text, "")]
    known, source = [catalogued(language) for language in TRANSLATED], places()
    for key in dict.fromkeys(key for one in known for key in one):
        if place := source.get(key):
            lines += [f"[{place}]", _forms(key[1]), *(f"    {_forms(one[key].string)}" for one in known if key in one)]
    TEXTS.parent.mkdir(exist_ok=True)
    TEXTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return TEXTS.read_text(encoding="utf-8")


def _forms(text: object) -> str:
    return " / ".join(text) if isinstance(text, tuple | list) else str(text)


def test_no_text_is_in_dialect(written: str) -> None:
    """Plain words of the field: report, problem, skipped."""
    assert [line for line in written.splitlines() if DIALECT.search(FORMER.sub("", line))] == []


def test_every_help_begins_with_a_sentence(written: str) -> None:
    """A command says in its first paragraph what it does."""
    for name, text in helps():
        assert re.match(r"\s*[A-Z].*[.:]$", text.split("\n\n")[1], re.DOTALL), name
    assert written.count("## presswatch ") == len(dict(helps())) - 1
