"""The shape of a watchlist: keys that do not exist, are missing or hold the wrong kind of value, all at once."""

import re
from typing import Any

import msgspec

from presswatch.watchlist.entries import (
    Alias,
    ChannelEntry,
    OutletEntry,
    ReportHead,
    Settings,
    SourceEntry,
    Subject,
    Watchlist,
)
from presswatch.watchlist.values import Path, Problem, nearest, similar

MAX_PROBLEMS = 100
"""A file with more faults of shape is no watchlist; the rest is reported once these are fixed."""
_PLACEHOLDER = "placeholder for a missing value"


def shaped(data: dict[str, Any]) -> tuple[Watchlist | None, list[Problem], set[Path]]:
    """A watchlist from parsed TOML, without what has the wrong shape; every fault of shape; the filled-in places.

    msgspec stops at the first fault: it is noted, taken out of `data` or filled in, and the rest read again.
    """
    problems: dict[Path, Problem] = {}
    while len(problems) < MAX_PROBLEMS:
        try:
            return msgspec.convert(data, Watchlist), list(problems.values()), set(problems)
        except msgspec.ValidationError as error:
            place, missing = _place_of(str(error))
            known = any(place[:length] in problems for length in range(1, len(place) + 1))
            if not known:
                problems[place] = shape_problem(str(error))
            if not _taken_out(data, place, fill=missing and not known):
                break
    return None, list(problems.values()), set(problems)


def hides_names(misshapen: set[Path]) -> bool:
    """True if names of subjects are among what was taken out, so that who refers to them cannot be judged."""
    return any(place[0] == "subjects" and (len(place) < 3 or place[2] == "name") for place in misshapen)


def _place_of(message: str) -> tuple[Path, bool]:
    """Where the fault is, the key included, and whether the fault is that the key is missing."""
    words, _, place = message.partition(" - at `$")
    path = _path_of(place.rstrip("`"))
    if found := re.match(r"Object (contains unknown|missing required) field `(.*)`", words):
        return (*path, found[2]), found[1] == "missing required"
    return path, False


def _taken_out(data: dict[str, Any], place: Path, *, fill: bool) -> bool:
    """Takes out or fills in the value at `place`, an element with its whole list; False if nothing is there."""
    while place and isinstance(place[-1], int):
        place = place[:-1]
    holder: Any = data
    for part in place[:-1]:
        holder = holder[part]
    if not place or not isinstance(holder, dict):
        return False
    if fill:
        holder[place[-1]] = _PLACEHOLDER
        return True
    return holder.pop(place[-1], None) is not None


def shape_problem(message: str) -> Problem:
    """Turns msgspec's words ("Expected `int`, got `str` - at `$.sources[0].backfill`") into a Problem."""
    words, _, place = message.partition(" - at `$")
    path = _path_of(place.rstrip("`"))
    if found := re.match(r"Object contains unknown field `(.*)`", words):
        if not path and found[1] in keys_of(Settings):
            return Problem((found[1],), "this key belongs in the table [presswatch]", "write [presswatch] above it")
        return Problem((*path, found[1]), "unknown key", similar(found[1], keys_of(struct_at(path))))
    if found := re.match(r"Object missing required field `(.*)`", words):
        return Problem(path, f"the key {found[1]!r} is missing")
    if found := re.match(r"Invalid enum value (.*)", words):
        choices = _choices_at(path)
        if path[-1:] == ("backfill",):
            return _type_problem(path, "int", "str")
        return Problem(path, f"{found[1]} is not one of {', '.join(choices)}", nearest(found[1].strip("'"), choices))
    if found := re.match(r"Expected `(.*)`, got `(.*)`", words):
        return _type_problem(path, found[1], found[2])
    return Problem(path, words)


_TYPE_WORDS = {
    "str": "a text in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list in [ ]",
    "object": "a table",
    "null": "nothing",
}


def _type_problem(path: Path, expected: str, found: str) -> Problem:
    if path[-1:] == ("backfill",):
        return Problem(path, 'a number of pages or "all" is expected')
    wanted = " or ".join(_TYPE_WORDS.get(word, word) for word in expected.split(" | ") if word != "null")
    hint = ""
    if expected == "array" and found == "object" and len(path) == 1:
        hint = f"write [[{path[0]}]] with double brackets"
    elif expected == "array" and found == "str":
        hint = "put it in [ ]"
    return Problem(path, f"expected {wanted}, found {_TYPE_WORDS.get(found, found)}", hint)


def _path_of(place: str) -> Path:
    parts = re.findall(r"\.([^.\[\]]+)|\[(\d+)\]", place)
    return tuple(int(number) if number else name for name, number in parts)


def struct_at(path: Path) -> type[msgspec.Struct]:
    """The struct whose keys may appear at `path`."""
    sections: dict[str, type[msgspec.Struct]] = {
        "presswatch": Settings,
        "subjects": Subject,
        "sources": SourceEntry,
        "outlets": OutletEntry,
        "channels": ChannelEntry,
        "report": ReportHead,
    }
    if not path:
        return Watchlist
    if path[0] == "subjects" and "aliases" in path:
        return Alias
    return sections.get(str(path[0]), Watchlist)


def keys_of(struct: type[msgspec.Struct]) -> tuple[str, ...]:
    """The keys of a struct as they are written in the file ("not", not "not_")."""
    return tuple(field.encode_name for field in msgspec.structs.fields(struct))


def _choices_at(path: Path) -> tuple[str, ...]:
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    for field in msgspec.structs.fields(struct_at(path[:-1])):
        if field.encode_name == key:
            return tuple(repr(choice) for choice in re.findall(r"'([^']*)'", str(field.type)) if choice)
    return ()
