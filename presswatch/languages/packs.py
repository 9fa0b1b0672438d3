"""Language packs: one folder of plain text files for each language, family of languages and script.

    packs/<code>/words.txt        words and fixed phrases, by meaning
    packs/<code>/patterns.txt     regular expressions, by meaning, each with an example that it finds
    packs/families/<name>/  packs/scripts/<name>/  packs/common/      the same, for what several languages share
    packs/common/                 also tables of another form: see its SOURCES.md
    packs/meanings.txt            every meaning, with what its entries are

Months and weekdays have a table of their own, scraper/pages/data/date_words.json.

In a pattern "{meaning}" takes the place of the words and patterns of that meaning in the same pack.

A file has sections, `[meaning]`; in words.txt entries are separated by commas or line ends, in patterns.txt each line
is a row, and lines that begin with "= " below it are its examples. Lines that begin with "#" are comments.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple, TypeVar

from presswatch.errors import PresswatchError

COMMON = "common"
Entry = TypeVar("Entry")


class PackError(PresswatchError):
    """A language pack that cannot be read: names the file, the line and what is wrong."""


class Row(NamedTuple):
    """A regular expression of a pack, and examples that it finds."""

    pattern: str
    examples: tuple[str, ...]


class Pack(NamedTuple):
    """What one folder holds: words and rows by meaning."""

    words: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, tuple[Row, ...]]


@cache
def words(meaning: str, *packs: str) -> frozenset[str]:
    """The words of a meaning in these packs, in all of them if none is named; KeyError for an unknown meaning."""
    return frozenset(ordered_words(meaning, *packs))


def ordered_words(meaning: str, *packs: str) -> tuple[str, ...]:
    """The same in the order of the packs and of their files, each once."""
    found = dict.fromkeys(word for pack in _chosen(packs) for word in pack.words.get(meaning, ()))
    return tuple(found or _none(meaning))


affixes = cache(ordered_words)
"""The same, remembered: for str.startswith and str.endswith."""


def pack_of(language: str) -> str:
    """The pack of a language by the code that a page declares, "no" for "nb"; the code itself if no pack lists it."""
    return _other_codes().get(language, language)


@cache
def _other_codes() -> dict[str, str]:
    return {code: pack for pack in packs_with("other_codes") for code in words("other_codes", pack)}


@cache
def words_for(meaning: str, language: str) -> frozenset[str]:
    """The words of a meaning in one language: of its pack, its families and scripts, and of what all languages share.

    Those of all packs for "" and for a language whose own packs have none.
    """
    language = pack_of(language)
    own = (language, *(name for name, pack in read_packs().items() if language in pack.words.get("languages", ())))
    known = any(meaning in read_packs()[name].words for name in own if name in read_packs())
    return words(meaning, *own, COMMON) if known else words(meaning)


@cache
def keyed_words(meaning: str, *packs: str) -> dict[str, tuple[str, ...]]:
    """Entries of several words as a table: by the first word the others, in the order of the file; "_" is no letter."""
    found: dict[str, tuple[str, ...]] = {}
    for key, *listed in (entry.replace("_", "").split(" ") for entry in ordered_words(meaning, *packs)):
        found[key] = (*found.get(key, ()), *listed)
    return found


def alternation(meaning: str, *packs: str) -> str:
    """The patterns of a meaning in these packs (all if none is named) as one; KeyError for an unknown meaning."""
    found = dict.fromkeys(row.pattern for pack in _chosen(packs) for row in pack.rows.get(meaning, ()))
    return "|".join(found or _none(meaning))


def any_of(meaning: str, *packs: str) -> str:
    """The words, longest first, and patterns of a meaning in these packs (all if none is named) as one expression."""
    return "|".join(filter(None, [any_word(meaning, *packs), alternation(meaning, *packs)]))


def any_word(meaning: str, *packs: str) -> str:
    """The words of a meaning in these packs (all if none is named) as the source of a pattern, longest first."""
    return _alternatives(ordered_words(meaning, *packs))


def _alternatives(found: Iterable[str]) -> str:
    longest_first = sorted(found, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, longest_first)).replace(r"\ ", " ")


def whole_words(meaning: str) -> str:
    """The words and patterns of a meaning in all packs: whole words, but anywhere in languages that attach words."""
    spaced = spaced_words(meaning)
    return "|".join(filter(None, (spaced and rf"(?<!\w)(?:{spaced})(?!\w)", attached_words(meaning))))


def spaced_words(meaning: str) -> str:
    """The words and patterns of a meaning in the packs of languages that have blanks between words."""
    packs = [pack for pack in packs_with(meaning) if pack not in packs_with("attached_words")]
    return any_of(meaning, *packs) if packs else ""


def attached_words(meaning: str) -> str:
    """The words and patterns of a meaning in the packs with the flag `attached_words`: those of the other languages."""
    packs = [pack for pack in packs_with(meaning) if pack in packs_with("attached_words")]
    return any_of(meaning, *packs) if packs else ""


def numbered(meaning: str, *packs: str, first: int = 1) -> dict[str, int]:
    """The words of a list in order (months, weekdays, numbers), each with its number; forms of one have "/" between.

    A "-" in a list is an entry that has no word of its own.
    """
    return {
        form: number
        for pack in packs or packs_with(meaning)
        for number, forms in enumerate(read_packs()[pack].words.get(meaning, ()), first)
        for form in forms.split("/")
        if form != "-"
    }


def any_numbered(meaning: str, *packs: str) -> str:
    """The words of such a list as the source of one expression, longest first."""
    return _alternatives(numbered(meaning, *packs))


@cache
def packs_with(meaning: str) -> tuple[str, ...]:
    """The packs that have words or patterns of a meaning."""
    return tuple(name for name, pack in read_packs().items() if meaning in pack.words or meaning in pack.rows)


@cache
def languages_of(group: str) -> tuple[str, ...]:
    """The languages of a family or script: those of "scripts/han" are ("zh", "ja")."""
    return ordered_words("languages", group)


@cache
def pattern(meaning: str, language: str, frame: str = "%s", flags: int = 0) -> re.Pattern[str] | None:
    """One expression for a meaning in one language, its alternatives in place of "%s"; None if its pack has none."""
    source = any_of(meaning, language)
    return re.compile(frame.replace("%s", f"(?:{source})"), flags) if source else None


def _chosen(packs: tuple[str, ...]) -> Iterable[Pack]:
    known = read_packs()
    return (known[name] for name in packs if name in known) if packs else known.values()


def _none(meaning: str) -> tuple[str, ...]:
    """Nothing; KeyError for an unknown meaning."""
    if meaning not in meanings():
        raise KeyError(meaning)
    return ()


@cache
def meanings() -> dict[str, str]:
    """Every meaning with its description, from packs/meanings.txt; PackError for a line without one."""
    found = {}
    for number, line in enumerate(_folder().joinpath("meanings.txt").read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        name, _, about = line.partition(": ")
        if not about:
            raise PackError(f"packs/meanings.txt: line {number}: no description after {name!r}")
        found[name] = about
    return found


@cache
def read_packs() -> dict[str, Pack]:
    """All packs by name ("de", "families/romance", "scripts/han", "common"), those of single languages first."""
    return dict(_packs(_folder()))


def common_file(name: str) -> Traversable:
    """A table of the common pack that is no list of words by meaning; `packs/common/SOURCES.md` has them all."""
    return _folder().joinpath(COMMON, name)


def _folder() -> Traversable:
    return files("presswatch.languages").joinpath("packs")


def _packs(folder: Traversable) -> Iterator[tuple[str, Pack]]:
    for name, entry in _folders(folder):
        if name not in ("families", "scripts"):
            yield name, _pack(entry, name)
    for group in ("families", "scripts"):
        for name, entry in _folders(folder.joinpath(group)):
            yield f"{group}/{name}", _pack(entry, f"{group}/{name}")


def _folders(folder: Traversable) -> list[tuple[str, Traversable]]:
    """The folders below one by name, what all languages share last; none if there is no such folder."""
    found = ((entry.name, entry) for entry in (folder.iterdir() if folder.is_dir() else ()) if entry.is_dir())
    return sorted((one for one in found if one[0][0] not in "_."), key=lambda one: (one[0] == COMMON, one[0]))


def _pack(folder: Traversable, name: str) -> Pack:
    return Pack(
        words=_Sections(_sections(folder, name, "words.txt"), _entries),
        rows=_Sections(_sections(folder, name, "patterns.txt"), partial(_rows, pack=name)),
    )


class _Sections(Mapping[str, tuple[Entry, ...]]):
    """The sections of a file, each taken apart when it is asked for: most are asked for once, for a pattern."""

    def __init__(self, sections: Mapping[str, list[str]], parse: Callable[[list[str]], Iterable[Entry]]) -> None:
        self._texts = {meaning: "\n".join(lines) for meaning, lines in sections.items()}
        self._parse = parse

    def __getitem__(self, meaning: str) -> tuple[Entry, ...]:
        return tuple(self._parse(self._texts[meaning].split("\n")))

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, meaning: object) -> bool:
        return meaning in self._texts


_HEADING = re.compile(r"\[([a-z][a-z0-9_]*)\]")


def _sections(folder: Traversable, name: str, file: str) -> dict[str, list[str]]:
    """The lines of each section of a file; none if there is no such file."""
    path = folder.joinpath(file)
    sections: dict[str, list[str]] = {}
    meaning = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines() if path.is_file() else (), 1):
        if heading := _HEADING.fullmatch(line):
            meaning = heading[1]
            if meaning in sections:
                raise PackError(f"packs/{name}/{file}: line {number}: [{meaning}] is there twice")
            sections[meaning] = []
        elif line and not line.startswith("#"):
            if not meaning:
                raise PackError(f"packs/{name}/{file}: line {number}: no [meaning] above it")
            sections[meaning].append(line)
    return sections


def _entries(lines: list[str]) -> tuple[str, ...]:
    return tuple(entry for line in lines for part in line.split(",") if (entry := part.strip()))


_PART = re.compile(r"\{([a-z_]+)\}")
_MANY = 50


def _group(meaning: str, pack: str) -> str:
    """The words and patterns of a meaning as a group; many words are tried only where one of their first letters is."""
    listed = () if alternation(meaning, pack) else ordered_words(meaning, pack)
    first = "".join(sorted({word[0] for word in listed})) if len(listed) >= _MANY else ""
    return f"(?:(?=[{re.escape(first)}])(?:{any_of(meaning, pack)}))" if first else f"(?:{any_of(meaning, pack)})"


def _rows(lines: list[str], pack: str = "") -> Iterator[Row]:
    def row(pattern: str, examples: list[str]) -> Row:
        return Row(_PART.sub(lambda part: _group(part[1], pack), pattern), tuple(examples))

    pattern, examples = "", list[str]()
    for line in lines:
        if line.startswith("= "):
            examples.append(line[2:])
            continue
        if pattern:
            yield row(pattern, examples)
        pattern, examples = line, []
    if pattern:
        yield row(pattern, examples)
