"""Completion with TAB in a real bash, and manual pages for man and groff."""

import os
import shutil
import subprocess
import sys

import click
import pytest

from presswatch.cli import app, man_pages
from presswatch.locale import speak
from tests.presswatch.cli.test_command_line import call, folder
from tests.running import CHECKOUT
from tests.test_docs import commands

__all__ = ["folder"]

WATCHLIST = """\
[[subjects]]
name = "Hanna Song"
[[subjects]]
name = "북한인권정보센터"
[[sources]]
name = "nkdb-news"
url = "https://nkdb.example/"
[[outlets]]
name = "R&D $(touch it) Weekly"
"""
ASK = """\
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_presswatch_completion presswatch
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def presswatch(folder):
    """A folder with a watchlist, and the environment in which `presswatch` is a command."""
    (folder / "watchlist.toml").write_text(WATCHLIST, "utf-8")
    (folder / "bin").mkdir()
    program = folder / "bin" / "presswatch"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m presswatch "$@"\n')
    program.chmod(0o755)
    path = f"{program.parent}:{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(CHECKOUT), "LC_ALL": "C.UTF-8"}


def completed(environment, script, words):
    """What bash offers after TAB at the end of these words."""
    line = ["bash", "--norc", "-c", script + ASK, "bash", "presswatch", *words]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_completes_commands_options_and_names(presswatch, capsys):
    """Names of the watchlist are quoted for the shell; a watchlist that cannot be read has none."""
    script = call(capsys, "completion", "bash")[1]
    assert completed(presswatch, script, ["sour"]) == ["source", "sources"]
    assert completed(presswatch, script, ["source", ""]) == ["add", "export", "import", "list", "remove"]
    assert completed(presswatch, script, ["subject", "remove", ""]) == ["Hanna\\ Song", "북한인권정보센터"]
    assert completed(presswatch, script, ["subject", "remove", "Hanna\\ S"]) == ["Hanna\\ Song"]
    assert completed(presswatch, script, ["outlet", "remove", "R"]) == ["R\\&D\\ \\$\\(touch\\ it\\)\\ Weekly"]
    assert completed(presswatch, script, ["mentions", "--subject", "북"]) == ["북한인권정보센터"]
    assert completed(presswatch, script, ["run", "n"]) == ["nkdb-news"]
    assert completed(presswatch, script, ["--watchlist", "nosuch.toml", "run", "n"]) == [""]
    assert completed(presswatch, script, ["run", "--qu"]) == ["--quiet"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_have_their_scripts(capsys, shell):
    """They ask by the same variable."""
    code, out, _ = call(capsys, "completion", shell)
    assert code == 0
    assert f"_PRESSWATCH_COMPLETE={shell}_complete" in out
    assert call(capsys, "completion", "tcsh")[0] == 2


def test_completing_a_command_imports_none(presswatch):
    """A person waits for it at each TAB."""
    script = (
        "import sys; from presswatch.cli.app import command_line; import click; "
        "context = click.Context(command_line, info_name='presswatch'); "
        "print([one.value for one in command_line.shell_complete(context, 'ma')]); "
        "sys.exit(', '.join({'presswatch.cli.commands', 'msgspec', 'sqlalchemy'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], env=presswatch, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "['man']\n", "")


def test_init_offers_completion_to_people(folder, capsys, monkeypatch):
    """In the words of their shell, on a terminal only."""
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert "TAB" not in call(capsys, "init")[2]
    (folder / "watchlist.toml").unlink()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert "TAB here: presswatch completion fish | source (for good:" in call(capsys, "init")[2]


def test_every_command_has_a_manual_page(folder, capsys):
    """With its options, and a page for each group; the first page lists them all."""
    assert call(capsys, "man", "man") == (0, "", "wrote man/man1\n")
    written = {path.name.removesuffix(".1"): path.read_text("utf-8") for path in (folder / "man" / "man1").iterdir()}
    expected = {f"presswatch-{name.replace(' ', '-')}": command for name, _, command in commands()}
    groups = {f"presswatch-{name.split()[0]}" for name, _, _ in commands() if " " in name}
    assert set(written) == {"presswatch", *expected, *groups}
    for name, command in expected.items():
        for option in command.params:
            for flag in option.opts if isinstance(option, click.Option) else ():
                assert flag.replace("-", "\\-") in written[name], f"{name}: {flag}"
    for name in app.COMMANDS:
        assert f"\\fBpresswatch\\-{name.replace('-', chr(92) + '-')}\\fR(1)" in written["presswatch"]


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff")
@pytest.mark.parametrize("language", ["en", "ko"])
def test_groff_has_nothing_to_complain_about(folder, capsys, monkeypatch, language):
    """All warnings on; Korean pages are where man looks for them."""
    monkeypatch.setenv("LANGUAGE", language)
    assert call(capsys, "man", "man")[0] == 0
    speak("en")
    place = folder / "man" / ("" if language == "en" else language) / "man1"
    pages = sorted(map(str, place.iterdir()))
    line = ["groff", "-man", "-k", "-Tutf8", "-ww"]
    done = subprocess.run([*line, *pages], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert ("감시 대상" in done.stdout) == (language == "ko")
    shown = subprocess.run(
        [*line, "-P-cbou", *(page for page in pages if page.endswith("/presswatch-run.1"))],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "presswatch run [OPTIONS] [NAME]..." in shown
    assert "-q, --quiet" in shown


def test_roff_prints_texts_to_the_letter():
    """Nothing in a help text is taken for a request or a typographic character."""
    assert man_pages._roff(".so /etc/passwd\n'x' \"-y\" `z` \\n ~^") == (
        "\\&.so /etc/passwd \\(aqx\\(aq \\(dq\\-y\\(dq \\(gaz\\(ga \\en \\(ti\\(ha"
    )
