"""Every command, option, key and reason is documented, and what the documents show is true."""

import fnmatch
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import click
import msgspec
import pytest

from benchmarks.hostile import PARTS
from benchmarks.hostile_kit.kit import KINDS
from presswatch.cli.app import COMMANDS, load_command
from presswatch.database.channels import ChannelRow
from presswatch.database.decisions import TrailStep
from presswatch.database.queries import CoverageRow, MentionRow, PostRow, RunRow, SourceRow
from presswatch.database.search import _SHOWN as SEARCHED
from presswatch.locale import catalogue
from presswatch.reasons import REASONS
from presswatch.report import TryReport
from presswatch.watchlist.entries import Alias, ChannelEntry, OutletEntry, ReportHead, Settings, SourceEntry, Subject
from presswatch.watchlist.read import read_watchlist
from presswatch.watchlist.shape import keys_of

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("README*.md")), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]


def section(text, heading):
    """The part of a document under one heading, up to the next of its level."""
    _, _, rest = text.partition(f"\n{heading}\n")
    assert rest, f"no heading {heading!r}"
    level = heading.split(" ")[0]
    return re.split(rf"\n{level} ", rest)[0]


def commands():
    for name in COMMANDS:
        command = load_command(name)
        if isinstance(command, click.Group):
            yield from ((f"{name} {sub.name}", f"### `{name} {sub.name}`", sub) for sub in command.commands.values())
        else:
            yield name, f"## `{name}`", command


@pytest.mark.parametrize(("heading", "command"), [(heading, command) for _, heading, command in commands()])
def test_every_command_and_option_is_documented(heading, command):
    """docs/commands.md has a section for each command and names each of its options there."""
    text = section((DOCS / "commands.md").read_text(), heading)
    for option in command.params:
        if option.name in ("watchlist_option", "database_option") or isinstance(option, click.Argument):
            continue
        for flag in (*option.opts, *option.secondary_opts):
            assert f"`{flag}`" in text, f"{heading}: {flag}"


def test_no_document_shows_a_command_that_does_not_exist():
    """Every `presswatch …` in the documents names a real command, and its options exist."""
    known = {name: command for name, _, command in commands()}
    shown = 0
    for page in PAGES:
        for line in re.findall(
            r"presswatch ((?:subject |source |outlet |channel |review |db )?[a-z][a-z-]*)((?: [^\n`#;]*)?)",
            page.read_text(),
        ):
            name, rest = line[0], line[1]
            if name not in known:
                assert name not in COMMANDS, f"{page.name}: presswatch {name}"
                continue
            shown += 1
            flags = {flag for option in known[name].params for flag in (*option.opts, *option.secondary_opts)}
            for flag in re.findall(r"(?<=\s)(--[a-z-]+)", rest):
                assert flag in flags | {"--help"}, f"{page.name}: presswatch {name} {flag}"
    assert shown > 20


@pytest.mark.parametrize(
    ("heading", "struct"),
    [
        ("## `[presswatch]`: the installation", Settings),
        ("## `[[subjects]]`: whom to watch for", Subject),
        ("## `[[subjects]]`: whom to watch for", Alias),
        ("## `[[sources]]`: where to look", SourceEntry),
        ("## `[[outlets]]`: news organizations missing from the catalogue", OutletEntry),
        ("## `[[channels]]`: whom to notify, and when", ChannelEntry),
        ("## `[report]`: the head of reports", ReportHead),
    ],
)
def test_every_key_is_documented(heading, struct):
    """docs/watchlist.md has a row for each key, in the section of its table, and no row for a key that is none."""
    text = section((DOCS / "watchlist.md").read_text(), heading)
    rows = re.findall(r"^\| `([a-z_]+)` \|", text, re.MULTILINE)
    for key in keys_of(struct):
        assert key in rows, key
    known = set(keys_of(struct)) | (
        set(keys_of(Alias)) | set(keys_of(Subject)) if struct in (Alias, Subject) else set()
    )
    assert set(rows) <= known


def test_documented_defaults_are_the_defaults():
    """The default column of the installation's and the sources' settings says what the code does."""
    text = (DOCS / "watchlist.md").read_text()
    for heading, struct in (
        ("## `[presswatch]`: the installation", Settings),
        ("## `[[sources]]`: where to look", SourceEntry),
        ("## `[[channels]]`: whom to notify, and when", ChannelEntry),
    ):
        defaults = {field.encode_name: field.default for field in msgspec.structs.fields(struct)}
        for key, shown in re.findall(r"^\| `([a-z_]+)` \| `([^`]*)` \|", section(text, heading), re.MULTILINE):
            value = tomllib.loads(f"v = {shown}")["v"]
            default = defaults[key]
            assert value == (list(default) if isinstance(default, tuple) else default), key


def test_examples_of_watchlists_are_valid():
    """Every TOML block of the documents is a watchlist that can be read."""
    blocks = [block for page in PAGES for block in re.findall(r"```toml\n(.*?)```", page.read_text(), re.DOTALL)]
    assert blocks
    for block in blocks:
        whole = block if "[[" in block else f'[[subjects]]\nname = "S"\n{block}'
        read_watchlist(whole, "docs")


@pytest.mark.parametrize(("page", "language"), [("reasons.md", "en"), ("reasons.ko.md", "ko")])
def test_every_reason_is_documented(page, language):
    """The page has the words and the advice of each reason in its language, and of none that does not exist."""
    text = (DOCS / page).read_text()
    translated = catalogue(language).gettext
    for word, reason in REASONS.items():
        words, advice = (translated(one) if one else "" for one in (reason.words, reason.advice))
        assert f"| `{word}` | {words} | {advice} |" in text, word
    assert set(re.findall(r"^\| `([a-z0-9-]+)` \|", text, re.MULTILINE)) == set(REASONS)


@pytest.mark.parametrize(
    ("command", "row"),
    [
        ("mentions", MentionRow),
        ("posts", PostRow),
        ("coverage", CoverageRow),
        ("sources", SourceRow),
        ("runs", RunRow),
        ("channels", ChannelRow),
        ("search", None),
        ("why", TrailStep),
        ("try", TryReport),
    ],
)
def test_every_field_of_a_json_document_is_documented(command, row):
    """docs/record.md has each field of what a command prints with --json, and none that does not exist."""
    text = section((DOCS / "record.md").read_text(), f"### `{command} --json`")
    rows = re.findall(r"^\| (`[^|]*) \|", text, re.MULTILINE)
    named = [name for cell in rows for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(named) == sorted([one.name for one in fields(row)] if row else [*SEARCHED, "excerpt"])


def test_what_is_withstood_is_shown_by_tests_that_exist():
    """Each row of docs/withstands.md names, in the table at its end, a test or a site of the hostile kit; all exist."""
    for part in PARTS:
        assert part  # importing a part registers its kinds
    text = (DOCS / "withstands.md").read_text()
    faults, _, shown = text.partition("\n## The tests\n")
    rows = re.findall(r"^\| ([A-Z]\d+) \| (.+) \|$", shown, re.MULTILINE)
    assert [number for number, _ in rows] == re.findall(r"^\| ([A-Z]\d+) \| ", faults, re.MULTILINE)
    assert len(rows) > 60
    for number, proof in rows:
        tests, kinds = re.findall(r"`([\w/]+\.py)::(\w+)`", proof), re.findall(r"`kit: ([\w.*-]+)`", proof)
        assert tests or kinds, number
        for file, name in tests:
            assert re.search(rf"^(?:async )?def {name}\(", (ROOT / "tests" / file).read_text(), re.MULTILINE), name
        for kind in kinds:
            assert fnmatch.filter(KINDS, kind), kind


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    """Relative links in the documents point to files that exist."""
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text()):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_readme_shows_both_commands_and_the_shape():
    """make demo and make test, and what a person needs next."""
    text = (ROOT / "README.md").read_text()
    for words in (
        "make demo",
        "make test",
        "presswatch init",
        "presswatch try",
        "cron",
        "systemd",
    ):
        assert words in text
