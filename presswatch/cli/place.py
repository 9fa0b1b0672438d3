"""Where this installation keeps its watchlist and database, as options and environment say; pasted addresses."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from presswatch.cli.early import DEFAULT_DATABASE, DEFAULT_WATCHLIST, database_url
from presswatch.locale import _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from presswatch.watchlist.entries import OutletEntry, Watchlist


@dataclass(slots=True)
class Place:
    """The two global options as given; the properties fill in the defaults."""

    watchlist_option: str | None = None
    database_option: str | None = None
    _former_names_said: bool = False

    @property
    def watchlist_path(self) -> Path:
        """The watchlist's file, which need not exist."""
        return Path(self.watchlist_option or DEFAULT_WATCHLIST)

    @property
    def database_url(self) -> str:
        """The database's address; a plain file name means an SQLite file. The default is next to the watchlist."""
        return database_url(self.database_option, str(self.watchlist_path))

    @property
    def recorded_url(self) -> str:
        """The same, to read or change what is recorded; WatchlistError if the watchlist that was named is no file.

        A typing error would otherwise show what another watchlist has recorded in the same folder.
        """
        if self.database_option is None and self.watchlist_option is not None and not self.watchlist_path.exists():
            from presswatch.watchlist.read import no_such_file  # only when something is wrong

            raise no_such_file(self.watchlist_path)
        return self.database_url

    @property
    def zone(self) -> tzinfo:
        """The zone in which a day begins for the people here: the watchlist's, UTC without a watchlist."""
        from zoneinfo import ZoneInfo  # most commands ask for no day

        watchlist = self.load_watchlist_if_any()
        return ZoneInfo(watchlist.presswatch.timezone) if watchlist else UTC

    def load_watchlist(self) -> Watchlist:
        """The watchlist, checked; WatchlistError if it is missing or wrong."""
        from presswatch.watchlist.read import load_watchlist

        return load_watchlist(self.watchlist_path, **self.checks)

    @property
    def checks(self) -> dict[str, Any]:
        """What `read_watchlist` needs to know to check a watchlist of this installation."""
        from scraper.spiders.sites import site_spiders

        # Loaded only if a watchlist has an expression, or a channel an outlet.
        def check_regex(pattern: str) -> str | None:
            from pipelines.mentions.step import check_regex as check

            return check(pattern)

        def look_up(name: str, own: Sequence[OutletEntry]) -> tuple[tuple[str, ...], str]:
            from pipelines.outlets.outlet import look_up as known

            return known(name, own)

        return {
            "site_spiders": site_spiders(),
            "regex_check": check_regex,
            "outlet_lookup": look_up,
            "former_names": self._say_former_names,
        }

    def _say_former_names(self) -> None:
        """Says once that a key of the watchlist has a new name."""
        if not self._former_names_said:
            from presswatch.cli.output import say
            from presswatch.locale import _

            self._former_names_said = True
            text = _(
                '{path}: in [[channels]], `tell` is now `report`, and "troubles" is now "problems";'
                " this version is the last to read the former names",
                path=self.watchlist_path,
            )
            say(text)

    def load_watchlist_if_any(self) -> Watchlist | None:
        """Like load_watchlist, but None if the default file does not exist and no other was named."""
        if self.watchlist_option is None and not self.watchlist_path.exists():
            return None
        return self.load_watchlist()

    def watched(self) -> Watchlist:
        """Like load_watchlist_if_any, but an empty one if there is none."""
        from presswatch.watchlist.entries import Watchlist

        return self.load_watchlist_if_any() or Watchlist()


def account() -> str:
    """The name of who runs this, as the system knows it; the number where it knows none."""
    import getpass  # most commands change nothing

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"


Completion = Callable[[click.Context, click.Parameter, str], list[str]]
# What a shell takes for the end of a word, or for more than itself.
_QUOTED = re.compile(r"[^\w@%+=:,./-]")


def names_of(section: str) -> Completion:
    """What TAB completes an argument or an option with: the names in a section of the watchlist."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
        import tomllib

        try:
            data = tomllib.loads(context.ensure_object(Place).watchlist_path.read_text("utf-8-sig"))
            names = [str(entry["name"]) for entry in data.get(section, [])]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return []  # while somebody edits it
        found = [name for name in names if name.startswith(incomplete)]
        if os.environ.get("_PRESSWATCH_COMPLETE", "").startswith("bash"):  # the others quote by themselves
            return [_QUOTED.sub(r"\\\\\g<0>", name) for name in found]  # click's script reads the first backslash
        return found

    return complete


pass_place = click.make_pass_decorator(Place, ensure=True)


def global_options(command: Any) -> Any:
    """Adds --watchlist and --database; they may come before or after the command's name."""
    for name, metavar, words in (
        ("database", "URL", f"The database (default: the SQLite file {DEFAULT_DATABASE} next to the watchlist)."),
        ("watchlist", "FILE", f"The watchlist (default: {DEFAULT_WATCHLIST})."),
    ):
        command = click.option(
            f"--{name}",
            f"{name}_option",
            metavar=metavar,
            envvar=f"PRESSWATCH_{name.upper()}",
            expose_value=False,
            is_eager=True,  # a day given before it is a day of this watchlist's zone
            callback=_remember,
            shell_complete=_any_file,
            help=words,
        )(command)
    return command


def _any_file(context: click.Context, option: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Leaves the completion to the shell, which knows the files."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def _remember(context: click.Context, option: click.Parameter, value: str | None) -> None:
    """Keeps the option's value; the command line wins over the environment, the later over the earlier."""
    place = context.ensure_object(Place)
    if value is None or option.name is None:
        return
    from_line = context.get_parameter_source(option.name) is click.core.ParameterSource.COMMANDLINE
    if from_line or getattr(place, option.name) is None:
        setattr(place, option.name, value)


class Address(click.ParamType[str]):
    """An http or https address; "example.org/news" is taken for https://example.org/news, as a browser would."""

    name = "url"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address, with https:// where it has no scheme; fails if it is none or holds a password."""
        from presswatch.urls.canonical import with_scheme

        text = str(value).strip()
        if "@" in re.split(r"[/?#]", text.partition("://")[2] or text, maxsplit=1)[0]:
            self.fail(_("remove the name and password from the address"), param, ctx)
        url = with_scheme(text)
        try:
            parts = urlsplit(url)
            leads_to_web = parts.scheme in ("http", "https")
            usable = all((leads_to_web, parts.hostname, parts.port != 0, url.isprintable(), " " not in url))
        except ValueError:
            usable = False
        if not usable:
            self.fail(_("{text!r} is not an http or https address", text=text), param, ctx)
        return url
