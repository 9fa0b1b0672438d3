"""Reads and checks the watchlist (TOML), or says what is wrong and where; keeps the last good one for passes."""

import re
import tempfile
import tomllib
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import msgspec

from presswatch.errors import WatchlistError
from presswatch.watchlist.checks import problems_of
from presswatch.watchlist.entries import SOURCE_KINDS, OutletLookup, RegexCheck, Watchlist
from presswatch.watchlist.shape import hides_names, shaped
from presswatch.watchlist.values import raise_problems


def load_watchlist(path: Path | str, **checks: Any) -> Watchlist:
    """Reads and checks the watchlist; `checks` as `read_watchlist` has them. Raises WatchlistError."""
    return read_watchlist(read_text(Path(path)), str(path), **checks)


def read_watchlist(
    text: str,
    path: str,
    *,
    site_spiders: Collection[str] = (),
    regex_check: RegexCheck | None = None,
    outlet_lookup: OutletLookup | None = None,
    former_names: Callable[[], None] | None = None,
) -> Watchlist:
    """The watchlist of a text; `path` only appears in the messages.

    `site_spiders` are further kinds of sources; without the next two neither expressions nor outlets are checked.
    `former_names` is called if the file has keys under their former names.
    Raises WatchlistError for the first fault, further ones as its notes.
    """
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(text, path, str(error)) from None
    if _renamed(data) and former_names:
        former_names()
    watchlist, problems, misshapen = shaped(data)
    if watchlist is not None:
        kinds = (*SOURCE_KINDS, *site_spiders)
        found = problems_of(watchlist, kinds=kinds, regex_check=regex_check, outlet_lookup=outlet_lookup)
        problems += [one for one in found if one.path not in misshapen]
        if hides_names(misshapen):  # channels may refer to names that were taken out
            problems = [one for one in problems if one.path[0] != "channels" or one.path in misshapen]
    raise_problems(problems, text, path)
    if watchlist is None:
        raise WatchlistError(path, 0, "", "this is not a watchlist", "presswatch init writes one")
    return _with_recorded_outlets(watchlist, outlet_lookup) if outlet_lookup else watchlist


def _renamed(data: dict[str, Any]) -> bool:
    """Gives keys with a former name their new one: `tell` and "troubles" of a channel; True if there were any."""
    channels = data.get("channels")
    former = [one for one in channels if "tell" in one and "report" not in one] if isinstance(channels, list) else []
    for channel in former:
        given = channel.pop("tell")
        listed = isinstance(given, list)
        channel["report"] = ["problems" if one == "troubles" else one for one in given] if listed else given
    return bool(former)


def _with_recorded_outlets(watchlist: Watchlist, outlet_lookup: OutletLookup) -> Watchlist:
    """The watchlist with the outlets of its channels under the names by which they are recorded."""
    channels = []
    for channel in watchlist.channels:
        names = [name for given in channel.outlets for name in outlet_lookup(given, watchlist.outlets)[0]]
        channels.append(msgspec.structs.replace(channel, outlets=tuple(dict.fromkeys(names))))
    return msgspec.structs.replace(watchlist, channels=tuple(channels))


def read_text(path: Path) -> str:
    """The file's text without a byte order mark. Raises WatchlistError where it cannot be read, or is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise no_such_file(path) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise WatchlistError(str(path), line, "", "the text is not UTF-8", "save the file as UTF-8") from None
    except OSError as error:
        raise WatchlistError(str(path), 0, "", f"cannot be read: {error.strerror or error}") from None


def no_such_file(path: Path) -> WatchlistError:
    """The error for a watchlist that does not exist."""
    return WatchlistError(str(path), 0, "", "there is no such file", "presswatch init writes one")


def _syntax_error(text: str, path: str, message: str) -> WatchlistError:
    """What tomllib says, with its line as a number of our own, and what was probably meant."""
    place = re.search(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$", message)
    line = int(place[1]) if place and place[1] else text.rstrip().count("\n") + 1
    words = (message[: place.start()] if place else message).rstrip(".")
    from presswatch.watchlist.values import syntax_hint  # noqa: PLC0415  only when something is wrong

    hint = syntax_hint(text.split("\n")[line - 1], words)
    return WatchlistError(path, line, "", f"this is not valid TOML: {words[:1].lower()}{words[1:]}", hint)


class LastGood:
    """The watchlist at `path` as it last was when `load` could read it; None before."""

    def __init__(self, path: Path, load: Callable[[Path], Watchlist]) -> None:
        self._path, self._load = path, load
        self._folder = tempfile.TemporaryDirectory(prefix="presswatch-schedule-")
        self._seen, self._content = b"", b""
        self._said = ""
        self.watchlist: Watchlist | None = None

    def look(self) -> str:
        """Reads the watchlist again if it was edited; returns in words what is wrong, "" if that was said before."""
        try:
            content = self._path.read_bytes()
            if content == self._seen:
                return ""
            watchlist = self._load(self._path)
            if self._path.read_bytes() != content:
                return ""  # edited meanwhile; the next look reads it
            self._write(content)
        except (WatchlistError, OSError) as error:
            if isinstance(error, WatchlistError):
                self._seen = content
            was, self._said = self._said, str(error)
            return "" if self._said == was else self._said
        self._seen, self._content, self._said = content, content, ""
        self.watchlist = watchlist
        return ""

    def copy(self) -> Path:
        """The file with it, written again if it was tidied away, as systems do after days. Raises OSError."""
        if not self._file.exists():
            self._write(self._content)
        return self._file

    def close(self) -> None:
        """Removes the copy of the file."""
        self._folder.cleanup()

    @property
    def _file(self) -> Path:
        return Path(self._folder.name) / "watchlist.toml"

    def _write(self, content: bytes) -> None:
        """Whole or not at all: a pass that begins reads it at any moment."""
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        part.write_bytes(content)
        part.replace(self._file)
