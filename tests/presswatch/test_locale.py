"""Translation catalogues: complete, without leftovers, with the same placeholders; a third language is one file."""

import importlib.resources
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_from_file
from babel.messages.pofile import read_po
from jinja2 import DictLoader

import presswatch.locale
from pipelines.explain import rules
from pipelines.mentions.rules import RULES
from presswatch.cli.app import COMMANDS, command_line, load_command, run_command_line
from presswatch.cli.early import NOTHING_DUE
from presswatch.cli.translation import CLICK_MODULES, paragraphs
from presswatch.encoders.html import html_environment
from presswatch.encoders.json import json_text
from presswatch.errors import UsageError
from presswatch.locale import (
    Message,
    catalogue,
    country_name,
    language_name,
    languages,
    locale_of,
    preferred_language,
    speak,
    translated,
)

PACKAGE = Path(presswatch.locale.__file__).parents[1]
TRANSLATED = [language for language in languages() if language != "en"]
METHODS = [("**.py", "python"), ("**/templates/**", "jinja2.ext.babel_extract")]
OPTIONS = {"**/templates/**": {"trimmed": "true"}}
KEYWORDS = DEFAULT_KEYWORDS | {"Message": None}


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


def of_code():
    """What the code and the templates look up."""
    for folder in (PACKAGE, PACKAGE.parent / "pipelines", PACKAGE.parent / "scraper"):
        yield from extract_from_dir(folder, METHODS, OPTIONS, KEYWORDS)


@pytest.fixture(scope="module")
def said():
    """Every text that the command line, the code, the templates and the rules look up in the catalogues."""
    found = Catalog()
    for message in (NOTHING_DUE, *of_commands(), *of_click()):
        found.add(message)
    for _, _, message, _, context in of_code():
        found.add(message, context=context)
    for rule in RULES.values():
        found.add(rule.summary, context=rule.id)
    for one in rules().values():
        if one.area != "mention":
            found.add(one.sentence, context=f"{one.area}.{one.id}")
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
    """The placeholders of the English text are in every translation; a singular may omit its number."""
    for message in catalogued(language).values():
        source = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in strings:
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


def test_a_message_is_english_for_programs():
    """People read a message in their language, its values and the messages in it too; JSON and logs get English."""
    message = Message("no such command: {name}", name=Message("Outlet"))
    assert message == "no such command: Outlet"
    assert json_text({"detail": message}) == '{"detail": "no such command: Outlet"}'
    speak("ko")
    assert translated(message) == "없는 명령입니다: 매체"
    assert translated("no translation of this") == "no translation of this"
    assert str(message) == "no such command: Outlet"


def test_english_needs_no_catalogue():
    """A command in English starts without Babel."""
    code = "import sys; from presswatch.cli.app import run_command_line as run; run(['--help']); print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"LANG": "C"})
    assert done.stdout.endswith("False\n")
