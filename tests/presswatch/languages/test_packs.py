"""Language packs: their schema holds, every row finds its examples, and every meaning is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import regex

from presswatch.languages import packs
from presswatch.languages.packs import (
    PackError,
    alternation,
    any_word,
    keyed_words,
    meanings,
    packs_with,
    read_packs,
    words,
    words_for,
)

ROOT = Path(__file__).parents[3]
CODE = "\n".join(
    path.read_text("utf-8")
    for folder in ("pipelines", "scraper", "presswatch")
    for path in (ROOT / folder).rglob("*.py")
)
PARTS = "\n".join(path.read_text("utf-8") for path in (ROOT / "presswatch/languages/packs").rglob("patterns.txt"))
EVERY = [(name, meaning) for name, pack in read_packs().items() for meaning in (*pack.words, *pack.rows)]


def test_every_meaning_is_described():
    """Each section's heading is a line of meanings.txt, where a reader of a pack can look it up."""
    assert sorted({meaning for _, meaning in EVERY} - set(meanings())) == []


@pytest.mark.parametrize("meaning", sorted(meanings()))
def test_every_meaning_is_used_and_filled(meaning: str):
    """A meaning that neither code nor another pattern uses, or no pack has, is dropped."""
    assert f'"{meaning}"' in CODE or f"'{meaning}'" in CODE or f"{{{meaning}}}" in PARTS
    assert packs_with(meaning)


def test_a_meaning_is_a_name_with_a_description():
    """Lines of remarks, and empty ones, are none."""
    assert [name for name in meanings() if not re.fullmatch(r"[a-z_]+", name)] == []


def test_no_two_meanings_differ_by_a_plural_alone():
    """They would be confused: a name says what distinguishes its meaning."""
    assert sorted(name for name in meanings() if f"{name}s" in meanings()) == []


def test_every_row_compiles_and_finds_its_examples():
    """Each row is a regular expression that finds every example below it, ignoring case."""
    for name, pack in read_packs().items():
        for meaning, rows in pack.rows.items():
            for row in rows:
                found = re.compile(row.pattern, re.IGNORECASE)
                for example in row.examples:
                    assert found.search(example), f"packs/{name}: [{meaning}]: {row.pattern} does not find {example!r}"


def test_words_are_there_once():
    """No word is twice in one section; "-" is an entry of a numbered list without a word."""
    for name, pack in read_packs().items():
        for meaning, listed in pack.words.items():
            entries = [entry for entry in listed if entry != "-"]
            assert len(set(entries)) == len(entries), f"packs/{name}: [{meaning}]"


def test_words_of_all_packs_or_of_some():
    """Without a pack all count; a pack without the meaning has no words; an unknown meaning is an error."""
    assert words("language_cues", "de") < words("language_cues")
    assert words("titles", "xx") == frozenset()
    with pytest.raises(KeyError):
        words("no such meaning")
    with pytest.raises(KeyError):
        alternation("no such meaning")


def test_words_for_a_language():
    """A language's own packs, its families and common count; all packs for an unknown language or a list it lacks."""
    assert "as" in words_for("articles", "pt")
    assert "as" not in words_for("articles", "en")
    assert words_for("articles", "") == words_for("articles", "fi") == words("articles")
    assert words_for("company_stems", "uk") >= words("company_stems", "families/east_slavic")


def test_further_codes_of_a_language_lead_to_its_pack():
    """Pages declare Norwegian as Bokmål or Nynorsk."""
    assert words_for("function", "nb") == words_for("function", "nn") == words_for("function", "no")


def test_keyed_words():
    """The first word of an entry is its key; "_" is no letter; entries with the same key are merged."""
    assert keyed_words("cases_by_ending", "uk")["ка"] == ("ці",)
    assert keyed_words("changed_name_ends", "families/latin_slavic")["a"] == ("",)
    assert {"partei", "partido"} <= set(keyed_words("kinds_of_others")["party"])


def test_any_word_finds_the_longest_word_first():
    """Of two words that begin alike the longer one is found; special characters of patterns are escaped."""
    found = re.compile(any_word("language_cues", "de"))
    assert found.fullmatch("die")
    assert any_word("language_cues", "de").split("|")[0] == "nicht"


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("word\n", "line 1: no [meaning] above it"),
        ("[titles]\na\n[titles]\nb\n", "line 3: [titles] is there twice"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, lines: str, complaint: str):
    """The error names file and line."""
    (tmp_path / "words.txt").write_text(lines, "utf-8")
    with pytest.raises(PackError, match=regex.escape(f"packs/de/words.txt: {complaint}")):
        packs._pack(tmp_path, "de")


def test_rows_and_examples(tmp_path: Path):
    """A line is a row; lines that begin with "= " are its examples; "#" begins a comment."""
    (tmp_path / "patterns.txt").write_text(
        "# ours\n[saying]\nsaid|says\n= She said so.\n= He says no.\nwrote\n", "utf-8"
    )
    rows = packs._pack(tmp_path, "en").rows["saying"]
    assert rows == (packs.Row("said|says", ("She said so.", "He says no.")), packs.Row("wrote", ()))
