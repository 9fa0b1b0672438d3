"""Translation catalogues: complete, without leftovers, with the same placeholders; a third language is one file."""

import errno
import importlib.resources
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import get_args

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po
from jinja2 import DictLoader

import presswatch.locale
from pipelines.explain import rules
from pipelines.mentions.rules import RULES
from presswatch.cli import reading, run_summary
from presswatch.cli.app import COMMANDS, command_line, load_command, run_command_line
from presswatch.cli.commands import digest, entries, lists, maintenance, passes, publishing, understanding
from presswatch.cli.commands.lists import STATES
from presswatch.cli.commands.publishing import EXPORT_KINDS
from presswatch.cli.early import NOTHING_DUE
from presswatch.cli.translation import CLICK_MODULES, paragraphs
from presswatch.database.problems import BROKEN_OFF, LINE
from presswatch.encoders.html import html_environment
from presswatch.errors import UsageError
from presswatch.locale import (
    catalogue,
    country_name,
    language_name,
    languages,
    locale_of,
    preferred_language,
    speak,
)
from presswatch.reasons import REASONS
from presswatch.records import Medium, Where
from presswatch.report import RunState
from presswatch.source_health.health import Cause
from tests.presswatch.locale.forms_in_code import forms_in, words_in

PACKAGE = Path(presswatch.locale.__file__).parents[1]
TRANSLATED = [language for language in languages() if language != "en"]
METHODS = [("**.py", "python"), ("**/templates/**", "jinja2.ext.babel_extract")]
OPTIONS = {"**/templates/**": {"trimmed": "true"}}


@pytest.fixture(autouse=True)
def english():
    """Other tests see English."""
    yield
    speak("en")


def of_commands():
    """The lines and texts of help: of all commands, subcommands and options."""
    todo = [command_line, *map(load_command, COMMANDS)]
    yield from (line for _, line in COMMANDS.values())
    for command in todo:
        todo += getattr(command, "commands", {}).values()
        yield paragraphs(command.help)
        yield from (paragraphs(one.help) for one in command.params if isinstance(one, click.Option) and one.help)


def of_click():
    """The texts of click: usage errors, headings."""
    for module in (getattr(click, name) for name in CLICK_MODULES):
        yield from (message for _, message, _, _ in extract_from_file("python", module.__file__))


FOLDERS = (PACKAGE, PACKAGE.parent / "pipelines", PACKAGE.parent / "scraper")


def of_code():
    """What the code and the templates look up."""
    for folder in FOLDERS:
        yield from extract_from_dir(folder, METHODS, OPTIONS)


def of_data():
    """The English texts that are data first, as forms, and the sentences of reasons and of what must hold."""
    for file in MODULES:
        if not NO_MESSAGES.search(file.as_posix()):
            yield from forms_in(file.read_text("utf-8"))
    yield from OF_LIBRARIES
    yield from (os.strerror(number) for number in SYSTEM_ERRORS)
    for reason in REASONS.values():
        yield from filter(None, (reason.words, reason.advice))
    for rule in tomllib.loads((PACKAGE / "database/invariants.toml").read_text("utf-8"))["invariants"]:
        yield from filter(None, (rule["invariant"], rule.get("fix")))


MODULES = [*(file for folder in FOLDERS for file in sorted(folder.rglob("*.py"))), PACKAGE.parent / "scheduler.py"]
OF_LIBRARIES = (
    *("invalid value", "illegal character {0}", "unclosed array", "unclosed inline table", "unterminated string"),
    *("expected '=' after a key in a key/value pair", "expected newline or end of document after a statement"),
    *("cannot declare {0} twice", "cannot overwrite a value", "invalid initial character for a key part"),
    *("expected ']' at the end of a table declaration", "expected ']]' at the end of an array declaration"),
    *("duplicate inline table key {0}", "cannot mutate immutable namespace {0}", "unescaped '\\\\' in a string"),
    *("{0} has host bits set", "{0} does not appear to be an IPv4 or IPv6 network"),
)
"""What tomllib and ipaddress say of a watchlist."""
SYSTEM_ERRORS = (
    *(errno.EACCES, errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.EROFS, errno.ENOSPC, errno.EEXIST, errno.EPERM),
    *(errno.ECONNREFUSED, errno.ENAMETOOLONG),
)
NO_MESSAGES = re.compile(
    "presswatch/(languages|export/tables|cli/(suggestions|man_pages)|encoders/xlsx)|pipelines/(mentions/(rules|l)|text)"
    "|scraper/pages/(article/features|html_tree|text|listing/(entry_lines|outlets|titles))"
)
"""Modules without such texts, and those of which a test or an author alone gets to see them."""


def of_words():
    """The fixed words that are looked up by a variable, with their contexts."""
    for place in get_args(Where):
        yield "place", place
    for medium in get_args(Medium):
        yield "medium", medium
    for kind in ("none", "post", "listing", "feed", "sitemap", "wordpress", "json"):
        yield "kind of page", kind
    for state in (*STATES, *get_args(RunState), "running", "dead"):
        yield "state", state
    for word in ("at once", "hourly", "daily", "weekly", "mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        yield "period", word
    for file in MODULES:
        yield from words_in(file.read_text("utf-8"))
    for word in (
        "article",
        "mentions",
        "record",
        "understand",
        "refused",
        "evidence",
        *{one.area for one in rules().values()},
    ):
        yield "step", word.partition(".")[0]
    for word in ("new", "backfill", "duplicate", "sent", "waiting", "dead"):
        yield "outcome", word
    for word in ("alias-timeout", "recurring", "parse-error", "too-costly"):
        yield "outcome", word
    for field in ("minute", "hour", "day", "month", "weekday"):
        yield "cron", field
    for cause in (*get_args(Cause), LINE, BROKEN_OFF):
        yield "cause", cause
    for kind in EXPORT_KINDS:
        yield "what", kind
    for module in (digest, entries, lists, maintenance, passes, publishing, understanding, reading, run_summary):
        for name, columns in vars(module).items():
            if name.endswith("_COLUMNS"):
                yield from (("column", one if isinstance(one, str) else one[0]) for one in columns)


def of_rules():
    """The sentences of the rules, each with the id by which it is looked up."""
    yield from ((rule.summary, rule.id) for rule in RULES.values())
    yield from ((one.sentence, f"{one.area}.{one.id}") for one in rules().values() if one.area != "mention")


@pytest.fixture(scope="module")
def said():
    """Every text that the command line, the code, the templates and the rules look up in the catalogues."""
    found = Catalog()
    for message in (NOTHING_DUE, *of_commands(), *of_click()):
        found.add(message)
    for _, _, message, _, context in of_code():
        found.add(message, context=context)
    for message in of_data():
        found.add(message)
    for context, message in of_words():
        found.add(message, context=context)
    for sentence, rule in of_rules():
        found.add(sentence, context=rule)
    return {(message.context, message.id): message for message in found if message.id}


def catalogued(language):
    with (PACKAGE / "locale" / f"{language}.po").open("rb") as file:
        return {(message.context, message.id): message for message in read_po(file, locale=language) if message.id}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_says_everything_and_nothing_else(language, said):
    """Each text has its translation, none is fuzzy, and none is left of a removed text."""
    known = catalogued(language)
    assert sorted(map(str, said.keys() - known.keys())) == []
    assert sorted(map(str, known.keys() - said.keys())) == []
    for message in known.values():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(strings), message.id
        assert not message.fuzzy, message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_the_placeholders(language):
    """The placeholders of the English text are in every translation; one may omit a numbered one, an "s" or a number."""
    for message in catalogued(language).values():
        source = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in strings:
            if "{0}" in source[-1]:  # "{0:column}" is the same value, looked up in a context
                assert {one.partition(":")[0] for one in placeholders(text)} <= {
                    one.rstrip("}") for one in placeholders(source[-1])
                } | set(placeholders(source[-1])), message.id
            else:
                assert placeholders(text) == placeholders(source[-1]), message.id


def placeholders(text):
    return sorted(re.findall(r"%\(\w+\)[sd]|\{\w*(?:![rs])?(?::[^{}]*)?\}", text))


def test_a_third_language_is_a_file(tmp_path, monkeypatch):
    """A catalogue file in the same folder adds a language; nothing is registered or compiled."""
    (tmp_path / "fr.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Outlet"\nmsgstr "Média"\n'
    )
    monkeypatch.setattr(importlib.resources, "files", lambda _: tmp_path)
    assert languages() == ["en", "fr"]
    words = catalogue.__wrapped__("fr")
    assert words.gettext("Outlet") == "Média"
    page = html_environment(
        DictLoader({"a": "{{ _('Outlet') }}, {% trans n=2 %}one{% pluralize %}{{ n }}{% endtrans %}"}), words
    )
    assert page.get_template("a").render() == "Média, 2"


def test_names_come_from_cldr():
    """Countries and languages have their names in each language; an unknown code stays a code."""
    assert (country_name("KR", "en"), country_name("KR", "ko")) == ("South Korea", "대한민국")
    assert (language_name("ko", "en"), language_name("en", "ko")) == ("Korean", "영어")
    assert (country_name("", "en"), country_name("??", "en")) == ("", "??")


def test_an_unknown_language_is_reported():
    """The error lists the languages that exist."""
    with pytest.raises(UsageError, match="there are: en, ko"):
        catalogue("xx")
    with pytest.raises(UsageError, match="not known"):
        locale_of("not a language")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ko_KR"}, "ko"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "xx:ko:en"}, "ko"),
        ({"LANG": "xx_YY.UTF-8@latin"}, "en"),
    ],
)
def test_the_language_is_that_of_the_environment(environment, language):
    """The variables count in the order of gettext; a language without a catalogue is passed over."""
    assert preferred_language(environment) == language


def test_the_watchlist_decides_the_language(tmp_path):
    """Its `language` comes before the environment's, also if something else in it is wrong; a source's is no language."""
    watchlist = tmp_path / "watchlist.toml"
    watchlist.write_text('[presswatch]\nlanguage = "ko"  # Korean\nevry = 1\n[[sources]]\nlanguage = "en"\n')
    assert preferred_language({"LANG": "en_US.UTF-8"}, watchlist) == "ko"
    watchlist.write_text('[presswatch]\nevery = "6h"\n[[sources]]\nlanguage = "ko"\n')
    assert preferred_language({}, watchlist) == "en"


def test_help_and_usage_errors_are_translated(capsys, monkeypatch):
    """Help, its headings and errors of usage are in the language of the environment; afterwards in English again."""
    monkeypatch.setenv("LANGUAGE", "ko")
    run_command_line(["run", "--help"])
    shown = capsys.readouterr().out
    assert "사용법: presswatch run" in shown
    assert "때가 되지 않은 출처까지 모두 방문합니다." in shown
    assert max(map(cells, shown.splitlines())) <= 80
    assert run_command_line(["posts", "--limit", "many"]) == 2
    assert "'--limit'의 값이 잘못되었습니다" in capsys.readouterr().err
    monkeypatch.setenv("LANGUAGE", "en")
    run_command_line(["run", "--help"])
    assert "Visit every source, due or not." in capsys.readouterr().out


def cells(line):
    return sum(1 + ("가" <= letter <= "힣") for letter in line)


def test_english_needs_no_catalogue():
    """A command in English starts without Babel."""
    code = "import sys; from presswatch.cli.app import run_command_line as run; run(['--help']); print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"LANG": "C"})
    assert done.stdout.endswith("False\n")
