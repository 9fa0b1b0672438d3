"""Values of the watchlist: the TOML as it is read, each value checked, and problems with file, line and key."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from presswatch.errors import WatchlistError

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: the path of the key, why it is wrong, and a suggestion ("" = none)."""

    path: Path
    why: str
    suggestion: str = ""


def raise_problems(problems: Sequence[Problem], text: str, path: str) -> None:
    """Raises the fault that comes first in the file, with the others as its notes; nothing if there are none."""
    if not problems:
        return
    from presswatch.watchlist.lines import line_of  # noqa: PLC0415  only when something is wrong

    errors = [
        WatchlistError(path, line_of(text, problem.path), name_of(problem.path), problem.why, problem.suggestion)
        for problem in problems
    ]
    first, *others = sorted(errors, key=lambda error: error.line)
    for other in others:
        first.add_note(str(other))
    raise first from None


def name_of(path: Path) -> str:
    """A path as people read it: sources[2].every, counted from 1."""
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words


# A message with more names than these is not read.
MOST_NAMED = 24


def similar(word: str, choices: Iterable[str]) -> str:
    """The suggestion for a word that is none of the choices: the nearest one, else all, or the first of many."""
    plain = [choice.strip("'") for choice in choices]
    if not plain or (near := nearest(word, plain)):
        return near if plain else ""
    if len(plain) > MOST_NAMED:
        return f"known: {', '.join(plain[:MOST_NAMED])}, … ({len(plain):,} in all)"
    return f"known: {', '.join(plain)}"


def nearest(word: str, choices: Iterable[str]) -> str:
    """The suggestion of the choice that is most like a word, "" if none is."""
    import difflib  # noqa: PLC0415  only when something is wrong

    plain = [choice.strip("'") for choice in choices]
    matches = difflib.get_close_matches(word, plain, n=1, cutoff=0.6)
    matches = matches or [choice for choice in plain if len(choice) > 1 and word.lower().startswith(choice)]
    return f"did you mean {matches[0]!r}?" if matches else ""


def name_problem(path: Path, name: str) -> Iterator[Problem]:
    """What is wrong with a name."""
    if not any(letter.isalnum() for letter in name):
        yield Problem(path, "it contains no letter or digit")
    elif not name.isprintable() and any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name):
        yield Problem(path, "it contains a control character")


def network_problems(path: Path, networks: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with a list of networks."""
    if not networks:
        return
    import ipaddress  # noqa: PLC0415  most watchlists allow no network

    for number, network in enumerate(networks):
        try:
            ipaddress.ip_network(network)
        except ValueError as error:
            yield Problem((*path, number), str(error), 'write it as "192.168.1.0/24"')


def zone_problem(path: Path, name: str) -> Iterator[Problem]:
    """What is wrong with a time zone; "" names none and is right."""
    if name in ("", "UTC"):
        return
    import zoneinfo  # noqa: PLC0415  not needed for UTC

    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        yield Problem(path, f"unknown time zone {name!r}", similar(name, zoneinfo.available_timezones()))


_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_ROUND_QUOTES = re.compile("[“”„‟«»‘’‚]")
_BARE = re.compile(r"\s*(?P<key>[\w-]+)\s*=\s*(?P<value>[^\s\"'\[{#][^#]*?)\s*(?:#.*)?$")
_COLON = re.compile(r"\s*(?P<key>[\w-]+)\s*:\s*(?P<value>[^#]*?)\s*(?:#.*)?$")
_BACKSLASH_HINT = "in double quotes write a backslash twice; in single quotes write it as it is"
_TABLE = re.compile(r"\s*\[\s*(?P<name>[\w-]+)\s*\]\s*(?:#.*)?$")


def syntax_hint(line: str, words: str) -> str:
    """A suggestion for the line at which the reading of TOML stopped with these words; "" if none comes to mind."""
    plain = _STRINGS.sub("", line).partition("#")[0]
    table, colon, bare = _TABLE.match(line), _COLON.match(line), _BARE.match(line)
    hints = (
        (_ROUND_QUOTES.search(plain), 'put texts in straight quotes: "…"'),
        ("\\" in line and re.search("escape|hex", words), _BACKSLASH_HINT),
        (table and "declare" in words, f"each entry begins with two brackets: [[{table and table['name']}]]"),
        ("overwrite" in words, "this key appears twice in one entry; each entry begins with a line in double brackets"),
        ({'"', "'"} & set(plain), "a quotation mark is missing"),
        (colon, _meant(colon)),
        ("array" in words, "a comma between two entries is missing, or the ] at the end"),
        (bare, _meant(bare)),
    )
    return next((hint for applies, hint in hints if applies), "")


def _meant(found: re.Match[str] | None) -> str:
    return f"did you mean {found['key']} = {_quoted(found['value'])}?" if found else ""


def _quoted(value: str) -> str:
    """The value as TOML has it: true, false and what is bracketed or quoted as it is, all else in quotes."""
    if value.lower() in ("true", "false"):
        return value.lower()
    return value if value[:1] in ('"', "'", "[", "{") else f'"{value}"'
