"""Edits keep what people wrote, replace the file atomically, and refuse what would break it."""

import re
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from presswatch.errors import UsageError, WatchlistError
from presswatch.watchlist.edit import EditRefusedError, add_entry, edit, remove_entry, with_entries, write_initial
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
    add_entry(path, "sources", {"name": "three", "url": "https://three.example/", "backfill": "all"})
    assert path.read_text().startswith(WRITTEN.rstrip())
    assert names(path) == ["one", "two", "three"]
    assert load_watchlist(path).sources[2].backfill == "all"


def test_add_leaves_entries_where_they_are(tmp_path):
    """Sources and subjects that take turns in the file keep their places and lines."""
    path = tmp_path / "watchlist.toml"
    text = f'{WRITTEN}\n[[subjects]]\nname = "Arvell"\n\n[[sources]]\nname = "three"\nurl = "https://three.example/"\n'
    path.write_text(text)
    add_entry(path, "sources", {"name": "four", "url": "https://four.example/news"})
    assert path.read_text().startswith(text)
    assert names(path) == ["one", "two", "three", "four"]


def test_add_to_a_file_without_sources(tmp_path):
    """The first source creates the array; the starter's comments stay."""
    path = tmp_path / "watchlist.toml"
    write_initial(path, "en")
    before = path.read_text()
    add_entry(path, "sources", {"name": "한국 소식", "url": "https://three.example/"})
    assert path.read_text().startswith(before.rstrip())
    assert names(path) == ["한국 소식"]


def test_inline_sources_can_be_edited(tmp_path):
    """A list written on one line stays on one."""
    path = tmp_path / "watchlist.toml"
    path.write_text('sources = [{ name = "a", url = "https://a.example/" }]\n')
    add_entry(path, "sources", {"name": "b", "url": "https://b.example/"})
    assert names(path) == ["a", "b"]
    remove_entry(path, "sources", "a")
    assert names(path) == ["b"]


def test_remove_takes_only_that_entry(path):
    """The other entry and all comments outside the removed one stay."""
    remove_entry(path, "sources", "two")
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
    remove_entry(path, "sources", name)
    assert path.read_bytes().decode() == COMMENTED.replace(entry, "").replace("\n", end)


def test_removing_every_source_leaves_room_for_a_new_one(path):
    """No empty list is left at the head of the file; the next source is an entry at the end again."""
    path.write_text(COMMENTED)
    for name in ("two", "one", "three"):
        remove_entry(path, "sources", name)
    left = path.read_text()
    assert left.splitlines()[:5] == [
        "# my list",
        "",
        "# --- the archives ---",
        "",
        "# Whom to tell: the org that we like",
    ]
    assert left == COMMENTED[:11] + COMMENTED[COMMENTED.index("# ---") :].replace(THREE, "")
    add_entry(path, "sources", {"name": "four", "url": "https://four.example/"})
    assert path.read_text().startswith(left.rstrip())
    assert "\n[[sources]]\n" in path.read_text()


def test_the_last_entry_ends_the_file(path):
    """No blank lines are left in its place; a comment right above the next header, and the head of the file, stay."""
    remove_entry(path, "sources", "two")
    assert path.read_text() == WRITTEN[: WRITTEN.index('\n[[sources]]\nname = "two"')]
    path.write_text(
        '# my list\n[[sources]]\nname = "a"\nurl = "https://a.example/"\n# of b\n'
        '[[sources]]\nname = "b"\nurl = "https://b.example/"'
    )
    remove_entry(path, "sources", "a")
    assert path.read_text() == '# my list\n# of b\n[[sources]]\nname = "b"\nurl = "https://b.example/"'
    remove_entry(path, "sources", "b")
    assert path.read_text() == "# my list\n# of b\n"


def test_a_source_of_an_array_over_lines_is_removed_from_it(path):
    """The others and the keys around the array stay."""
    path.write_text(
        'sources = [\n  { name = "a", url = "https://a.example/" },  # of a\n'
        '  # of b\n  { name = "b", url = "https://b.example/" },\n]\n[presswatch]\nevery = "1h"  # kept\n'
    )
    remove_entry(path, "sources", "a")
    assert names(path) == ["b"]
    assert "# of b" in path.read_text()
    assert "# kept" in path.read_text()


def test_refusals_change_nothing(path):
    """A wrong entry, a repeated name, a missing name: the file is unchanged, and no temporary file is left."""
    for values, key, said in (
        ({"name": "x", "url": "nonsense"}, "sources[3].url", "'nonsense' is not an http or https address"),
        ({"name": "one", "url": "https://x.example/"}, "sources[3].name", "'one' is already the name of"),
        ({"name": "x", "url": "https://x.example/", "every": "6x"}, "sources[3].every", "'6x' is not an interval"),
        ({"name": "x", "url": "http://www.two.example"}, "url", "two watches it already"),
        ({"name": "x"}, "sources[3]", "'url' is missing"),
    ):
        with pytest.raises(EditRefusedError, match=re.escape(said)) as refused:
            add_entry(path, "sources", values)
        assert refused.value.key == key
    with pytest.raises(EditRefusedError, match="it is not in the watchlist") as refused:
        remove_entry(path, "sources", "three")
    assert refused.value.suggestion == "known: one, two"
    assert path.read_text() == WRITTEN
    assert list(path.parent.iterdir()) == [path]


SUBJECTS = """\
[[subjects]]
name = "Arvell Centre"
# its acronym
[[subjects.aliases]]
text = "WHO"

# Jane leads it
[[subjects]]
name = "Jane Doe"
kind = "person"

  # how Germans write her
  [[subjects.aliases]]
  text = "Johanna Doe"

[[sources]]
name = "one"
url = "https://one.example/"

[[subjects.aliases]]
text = "Jane D."
"""


def test_a_removed_subject_takes_its_tables_with_it(path):
    """Tables of aliases go with their subject, wherever they are in the file; none becomes another subject's."""
    path.write_text(SUBJECTS)
    removed = remove_entry(path, "subjects", "Jane Doe")
    assert [alias.text for alias in removed.aliases] == ["Johanna Doe", "Jane D."]
    assert path.read_text() == (
        SUBJECTS[: SUBJECTS.index("# Jane")] + '[[sources]]\nname = "one"\nurl = "https://one.example/"\n'
    )
    (left,) = load_watchlist(path).subjects
    assert [alias.text for alias in left.aliases] == ["WHO"]


def test_what_a_channel_refers_to_stays(path):
    """A subject with a channel of its own cannot be removed from under it."""
    office = {
        "name": "office",
        "address": "env:X",
        "to": ["a@b.example"],
        "from": "a@b.example",
        "subjects": ["Arvell"],
    }
    add_entry(path, "subjects", {"name": "Arvell"})
    add_entry(path, "channels", office)
    before = path.read_text()
    with pytest.raises(EditRefusedError, match="the channel office refers to it"):
        remove_entry(path, "subjects", "Arvell")
    assert path.read_text() == before
    remove_entry(path, "channels", "office")
    remove_entry(path, "subjects", "Arvell")
    assert path.read_text() == WRITTEN


def test_the_line_ends_of_the_file_are_kept(path):
    """A file from Windows stays one."""
    path.write_bytes(WRITTEN.replace("\n", "\r\n").encode())
    add_entry(path, "sources", {"name": "three", "url": "https://three.example/"})
    content = path.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert names(path) == ["one", "two", "three"]


def test_what_is_saved_at_the_same_moment_is_kept(path):
    """If somebody saves the file during an edit, the edit is made again on what was saved."""
    hands = iter(["# by hand\n", "# and again\n"])

    def change(text, watchlist):
        path.write_text(next(hands, "") + path.read_text())
        return with_entries(text, "sources", [{"name": "three", "url": "https://three.example/"}])

    assert len(edit(path, change).sources) == 3
    assert path.read_text().startswith(f"# and again\n# by hand\n{WRITTEN.rstrip()}")
    assert names(path) == ["one", "two", "three"]


def test_a_file_that_never_rests_is_left_alone(path):
    """An edit gives up after some attempts; the last saved text is there."""

    def change(text, watchlist):
        path.write_text(f"{path.read_text()}# again\n")
        return with_entries(text, "sources", [{"name": "three", "url": "https://three.example/"}])

    with pytest.raises(WatchlistError, match=r"another program keeps changing it \(try again\)"):
        edit(path, change)
    assert path.read_text().startswith(WRITTEN + "# again\n")
    assert path.read_text().endswith("# again\n")
    assert names(path) == ["one", "two"]


def test_edits_at_the_same_time_are_all_made(path):
    """Programs that edit one file wait for each other."""

    def add(number):
        add_entry(path, "subjects", {"name": f"Subject {number}"})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(16)))
    assert {subject.name for subject in load_watchlist(path).subjects} == {f"Subject {n}" for n in range(16)}
    assert list(path.parent.iterdir()) == [path]


def test_a_write_protected_file_is_not_replaced(path):
    """Replacing a file needs no permission to write into it: its own mode is respected."""
    path.chmod(0o444)
    with pytest.raises(WatchlistError, match=r"the file is write-protected \(chmod u\+w permits changes\)"):
        add_entry(path, "subjects", {"name": "Arvell"})
    assert path.read_text() == WRITTEN


def test_mode_and_link_stay(path):
    """The file's mode is kept, and a symbolic link still points to the edited file."""
    path.chmod(0o640)
    link = path.parent / "link.toml"
    link.symlink_to(path)
    add_entry(link, "sources", {"name": "three", "url": "https://three.example/"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert names(path) == ["one", "two", "three"]
