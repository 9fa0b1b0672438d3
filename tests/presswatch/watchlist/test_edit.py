"""Edits keep what people wrote, replace the file atomically, and refuse what would break it."""

import re
import stat

import pytest

from presswatch.errors import UsageError
from presswatch.watchlist.edit import add_source, remove_source, write_initial
from presswatch.watchlist.entries import SourceEntry
from presswatch.watchlist.read import load_watchlist

WRITTEN = """\
# my list
[presswatch]
contact = "a@b.example"   # me

[[sources]]
# the first
name = "one"
url = "https://one.example/"   # keep

[[sources]]
name = "two"
url = "https://two.example/"
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "watchlist.toml"
    path.write_text(WRITTEN)
    return path


def names(path):
    return [source.name for source in load_watchlist(path).sources]


@pytest.mark.parametrize("language", ["en", "ko", "xx"])
def test_the_starter_is_valid_and_never_overwrites(tmp_path, language):
    """What init writes can be read, in English where a language has no comments; a second init changes nothing."""
    path = tmp_path / "watchlist.toml"
    write_initial(path, language)
    assert ("[[subjects]]를" in path.read_text("utf-8")) == (language == "ko")
    assert load_watchlist(path).subjects == ()
    path.write_text("# mine")
    with pytest.raises(UsageError, match="already"):
        write_initial(path, language)
    assert path.read_text() == "# mine"


_EXAMPLE = re.compile(r"# ?(?=\[\[|\]|\w+ = |  [\"{])")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_starters_examples_are_valid(tmp_path, language):
    """Removing the # from every example line gives a valid watchlist; intervals and pages in it are the defaults."""
    path = tmp_path / "watchlist.toml"
    write_initial(path, language)
    path.write_text("\n".join(_EXAMPLE.sub("", line) for line in path.read_text("utf-8").split("\n")), "utf-8")
    watchlist = load_watchlist(path)
    assert [subject.kind for subject in watchlist.subjects] == ["organization", "person"]
    (source,) = watchlist.sources
    assert (watchlist.presswatch.every, source.every, source.backfill) == (
        "6h",
        "6h",
        SourceEntry(name="s", url="https://s.example/").backfill,
    )
    assert [channel.when for channel in watchlist.channels] == ["daily"]


def test_add_keeps_every_line_that_was_there(path):
    """The old text comes unchanged before the new entry."""
    add_source(path, {"name": "three", "url": "https://three.example/", "backfill": "all"})
    assert path.read_text().startswith(WRITTEN.rstrip())
    assert names(path) == ["one", "two", "three"]
    assert load_watchlist(path).sources[2].backfill == "all"


def test_add_leaves_entries_where_they_are(tmp_path):
    """Sources and subjects that take turns in the file keep their places and lines."""
    path = tmp_path / "watchlist.toml"
    text = f'{WRITTEN}\n[[subjects]]\nname = "Arvell"\n\n[[sources]]\nname = "three"\nurl = "https://three.example/"\n'
    path.write_text(text)
    add_source(path, {"name": "four", "url": "https://four.example/news"})
    assert path.read_text().startswith(text)
    assert names(path) == ["one", "two", "three", "four"]


def test_add_to_a_file_without_sources(tmp_path):
    """The first source creates the array; the starter's comments stay."""
    path = tmp_path / "watchlist.toml"
    write_initial(path, "en")
    before = path.read_text()
    add_source(path, {"name": "한국 소식", "url": "https://three.example/"})
    assert path.read_text().startswith(before.rstrip())
    assert names(path) == ["한국 소식"]


def test_inline_sources_can_be_edited(tmp_path):
    """A list written on one line stays on one."""
    path = tmp_path / "watchlist.toml"
    path.write_text('sources = [{ name = "a", url = "https://a.example/" }]\n')
    add_source(path, {"name": "b", "url": "https://b.example/"})
    assert names(path) == ["a", "b"]
    remove_source(path, "a")
    assert names(path) == ["b"]


def test_remove_takes_only_that_entry(path):
    """The other entry and all comments outside the removed one stay."""
    remove_source(path, "two")
    text = path.read_text()
    assert "two" not in text
    assert "# my list" in text
    assert "# me" in text
    assert "# keep" in text
    assert names(path) == ["one"]


COMMENTED = """\
# my list

# One is the organization's own
[[sources]]
name = "one"
url = "https://one.example/"

# Two is slow: keep 2d!
# (Ask Jane.)
[[sources]]
name = "two"
# not every = "1h"
url = "https://two.example/"
not = \"\"\"
.pinned,
#menu\"\"\"
# every = "1h" was too often

# --- the archives ---

# Three needs the selector
[[sources]]   # since 2024
name = "three"
url = "https://three.example/"

# Whom to tell: the org that we like
[[channels]]
name = "x"
address = "env:X"
from = "a@b.example"
to = ["a@b.example"]
"""
TWO = COMMENTED[COMMENTED.index("# Two") : COMMENTED.index("# ---")]
THREE = COMMENTED[COMMENTED.index("# Three") : COMMENTED.index("# Whom")]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("name", "entry"), [("two", TWO), ("three", THREE)])
def test_a_removed_source_takes_its_own_comments_and_no_others(path, name, entry, end):
    """A comment above a header belongs to it; everything else stays exactly where it was."""
    path.write_bytes(COMMENTED.replace("\n", end).encode())
    remove_source(path, name)
    assert path.read_bytes().decode() == COMMENTED.replace(entry, "").replace("\n", end)


def test_removing_every_source_leaves_room_for_a_new_one(path):
    """No empty list is left at the head of the file; the next source is an entry at the end again."""
    path.write_text(COMMENTED)
    for name in ("two", "one", "three"):
        remove_source(path, name)
    left = path.read_text()
    assert left.splitlines()[:5] == [
        "# my list",
        "",
        "# --- the archives ---",
        "",
        "# Whom to tell: the org that we like",
    ]
    assert left == COMMENTED[:11] + COMMENTED[COMMENTED.index("# ---") :].replace(THREE, "")
    add_source(path, {"name": "four", "url": "https://four.example/"})
    assert path.read_text().startswith(left.rstrip())
    assert "\n[[sources]]\n" in path.read_text()


def test_the_last_entry_ends_the_file(path):
    """No blank lines are left in its place; a comment right above the next header, and the head of the file, stay."""
    remove_source(path, "two")
    assert path.read_text() == WRITTEN[: WRITTEN.index('\n[[sources]]\nname = "two"')]
    path.write_text(
        '# my list\n[[sources]]\nname = "a"\nurl = "https://a.example/"\n# of b\n'
        '[[sources]]\nname = "b"\nurl = "https://b.example/"'
    )
    remove_source(path, "a")
    assert path.read_text() == '# my list\n# of b\n[[sources]]\nname = "b"\nurl = "https://b.example/"'
    remove_source(path, "b")
    assert path.read_text() == "# my list\n# of b\n"


def test_a_source_of_an_array_over_lines_is_removed_from_it(path):
    """The others and the keys around the array stay."""
    path.write_text(
        'sources = [\n  { name = "a", url = "https://a.example/" },  # of a\n'
        '  # of b\n  { name = "b", url = "https://b.example/" },\n]\n[presswatch]\nevery = "1h"  # kept\n'
    )
    remove_source(path, "a")
    assert names(path) == ["b"]
    assert "# of b" in path.read_text()
    assert "# kept" in path.read_text()


def test_refusals_change_nothing(path):
    """A wrong entry, a repeated name, a missing name: the file is unchanged, and no temporary file is left."""
    for values, said in (
        ({"name": "x", "url": "nonsense"}, "source add: URL: 'nonsense' is not an http or https address"),
        ({"name": "one", "url": "https://x.example/"}, "source add: --name: 'one' is already the name of"),
        ({"name": "x", "url": "https://x.example/", "every": "6x"}, "source add: --every: '6x' is not an interval"),
        ({"name": "x", "url": "http://www.two.example"}, "two watches it already"),
        ({"name": "x"}, "'url' is missing"),
    ):
        with pytest.raises(UsageError, match=f"{re.escape(said)}.*nothing was changed"):
            add_source(path, values)
    with pytest.raises(UsageError, match=r"three.*known: one, two"):
        remove_source(path, "three")
    assert path.read_text() == WRITTEN
    assert list(path.parent.iterdir()) == [path]


def test_mode_and_link_stay(path):
    """The file's mode is kept, and a symbolic link still points to the edited file."""
    path.chmod(0o640)
    link = path.parent / "link.toml"
    link.symlink_to(path)
    add_source(link, {"name": "three", "url": "https://three.example/"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert names(path) == ["one", "two", "three"]
