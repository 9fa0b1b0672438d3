"""What can be wrong in a watchlist beyond its syntax: each fault with place, reason and what to write instead."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlsplit

import msgspec

from presswatch.locale import SOURCE_LANGUAGE, languages
from presswatch.watchlist.cron import clock_of, parse_cron, parse_every
from presswatch.watchlist.entries import (
    Alias,
    ChannelEntry,
    OutletEntry,
    OutletLookup,
    RegexCheck,
    Settings,
    SourceEntry,
    Subject,
    Watchlist,
)
from presswatch.watchlist.secret import SECRET_REFERENCE
from presswatch.watchlist.values import Path, Problem, name_problem, network_problems, similar, zone_problem

PLAIN_SCHEMES = {"mail": ("smtp", "smtps"), "webhook": ("http", "https"), "chat": ()}
_MAIL_ADDRESS = re.compile(r"[^\s@<>(),;:\"\[\]\\]+@[^\s@<>(),;:\"\[\]\\]+")
_REFERENCE_HINT = 'write "env:NAME" or "file:PATH"'
_EVERY_HINT, _CRON_HINT = 'such as "30m", "6h", "1d"; times of day go into cron', 'such as "30 8 * * mon-fri"'


def channel_problems(watchlist: Watchlist, outlet_lookup: OutletLookup | None) -> Iterator[Problem]:
    """Every fault of the channels whose keys and types are right."""
    known = [subject.name for subject in watchlist.subjects]
    for number, channel in enumerate(watchlist.channels):
        here: Path = ("channels", number)
        yield from name_problem((*here, "name"), channel.name)
        yield from _address_problems(here, channel)
        yield from _period_problems(here, channel)
        yield from network_problems((*here, "allow_networks"), channel.allow_networks)
        for n, name in enumerate(channel.subjects):
            if name not in known:
                yield Problem(
                    (*here, "subjects", n), f"{name!r} is not a subject of this watchlist", similar(name, known)
                )
        for n, code in enumerate(channel.languages):
            if not re.fullmatch(r"[a-z]{2,3}", code):
                yield Problem((*here, "languages", n), f"{code!r} is not a language code", 'such as "en" or "ko"')
        for n, name in enumerate(channel.outlets):
            yield from _outlet_problem((*here, "outlets", n), name, watchlist, outlet_lookup)


def _outlet_problem(path: Path, name: str, watchlist: Watchlist, look_up: OutletLookup | None) -> Iterator[Problem]:
    """What is wrong with an outlet's name; one that pages alone name becomes known by an entry of the watchlist."""
    wrong = list(name_problem(path, name))
    yield from wrong
    if wrong or look_up is None:
        return
    names, near = look_up(name, watchlist.outlets)
    if not names:
        hint = f"did you mean {near!r}?" if near else f'add [[outlets]] with name = "{name}"'
        yield Problem(path, f"{name!r} is in neither the catalogue nor this watchlist", hint)


def _address_problems(here: Path, channel: ChannelEntry) -> Iterator[Problem]:
    yield from _plain_address_problem((*here, "address"), channel)
    if channel.secret and not SECRET_REFERENCE.match(channel.secret):
        yield Problem((*here, "secret"), "a secret does not belong in the watchlist", _REFERENCE_HINT)
    if channel.kind == "webhook" and not channel.secret:
        yield Problem(here, "a webhook needs a secret to sign with", 'secret = "env:NAME"')
    if channel.kind != "webhook" and channel.secret:
        yield Problem((*here, "secret"), f"only a webhook has this key, and this channel is of kind {channel.kind}")
    yield from _receiver_problems(here, channel)


def _receiver_problems(here: Path, channel: ChannelEntry) -> Iterator[Problem]:
    for key, value in (("to", channel.to), ("from", channel.from_)):
        if channel.kind == "mail" and not value:
            yield Problem(here, f"the key {key!r} is missing", "mail needs a sender and recipients")
        elif channel.kind != "mail" and value:
            yield Problem((*here, key), f"only mail has this key, and this channel is of kind {channel.kind}")
    for path, one in [(("to", n), one) for n, one in enumerate(channel.to)] + [(("from",), channel.from_)]:
        if one and not _MAIL_ADDRESS.fullmatch(one):
            yield Problem((*here, *path), f"{one!r} is not a mail address", 'such as "press@example.org"')


def _plain_address_problem(path: Path, channel: ChannelEntry) -> Iterator[Problem]:
    """An address may be given here in clear only if it can hold no secret: a server's name, a page without a query."""
    if SECRET_REFERENCE.match(channel.address):
        return
    schemes = PLAIN_SCHEMES[channel.kind]
    try:
        parts = urlsplit(channel.address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        yield Problem(path, "this is not a valid address", _REFERENCE_HINT)
        return
    if parts.scheme not in schemes or not host:
        allowed = ", ".join(f"{scheme}://…" for scheme in schemes)
        hint = f"{_REFERENCE_HINT}, or {allowed} without a secret" if schemes else _REFERENCE_HINT
        yield Problem(path, "this address may not be written here", hint)
    elif "@" in parts.netloc or (channel.kind == "webhook" and parts.query):
        yield Problem(path, "a name, password or token does not belong in the watchlist", _REFERENCE_HINT)


def _period_problems(here: Path, channel: ChannelEntry) -> Iterator[Problem]:
    yield from zone_problem((*here, "timezone"), channel.timezone)
    yield from _unread_problem((*here, "at"), clock_of, channel.at, 'such as "08:00"')
    yield from _language_problem((*here, "locale"), channel.locale)


def _language_problem(path: Path, language: str) -> Iterator[Problem]:
    if language not in (SOURCE_LANGUAGE, *languages()):
        yield Problem(path, f"messages are not available in {language!r}", similar(language, languages()))


SELECTOR_KEYS = ("items", "not", "title", "date", "next")
# A longer expression is no alias, and the time it takes to try it grows with it.
LONGEST_REGEX = 1000


def problems_of(
    watchlist: Watchlist,
    *,
    kinds: Sequence[str],
    regex_check: RegexCheck | None,
    outlet_lookup: OutletLookup | None = None,
) -> list[Problem]:
    """Every fault of a watchlist whose keys and types are right."""
    problems = list(_settings_problems(watchlist.presswatch))
    for number, subject in enumerate(watchlist.subjects):
        problems.extend(_subject_problems(("subjects", number), subject, regex_check))
    for number, source in enumerate(watchlist.sources):
        problems.extend(_source_problems(("sources", number), source, kinds))
    for number, outlet in enumerate(watchlist.outlets):
        problems.extend(_outlet_problems(("outlets", number), outlet))
    problems.extend(channel_problems(watchlist, outlet_lookup))
    for section in ("subjects", "sources", "outlets", "channels"):
        problems.extend(_repeated_names(section, [entry.name for entry in getattr(watchlist, section)]))
    return problems


def _settings_problems(settings: Settings) -> Iterator[Problem]:
    here: Path = ("presswatch",)
    if not (settings.contact.isascii() and settings.contact.isprintable()):
        yield Problem((*here, "contact"), "a User-Agent header may contain only ASCII characters")
    yield from zone_problem((*here, "timezone"), settings.timezone)
    yield from _language_problem((*here, "language"), settings.language or SOURCE_LANGUAGE)
    yield from _unread_problem((*here, "every"), parse_every, settings.every, _EVERY_HINT)
    yield from network_problems((*here, "allow_networks"), settings.allow_networks)
    yield from _range_problems(here, settings)


def _subject_problems(here: Path, subject: Subject, regex_check: RegexCheck | None) -> Iterator[Problem]:
    yield from name_problem((*here, "name"), subject.name)
    for number, alias in enumerate(subject.aliases):
        yield from _alias_problems((*here, "aliases", number), alias, regex_check)
    yield from _name_problems((*here, "former"), subject.former)
    if subject.kind != "person":
        for key in ("organization", "roles", "byline"):
            if getattr(subject, key):
                words = f"only a person has this key, and this subject is of kind {subject.kind}"
                yield Problem((*here, key), words, 'kind = "person"')


def _alias_problems(here: Path, alias: Alias | str, regex_check: RegexCheck | None) -> Iterator[Problem]:
    if isinstance(alias, str):
        yield from name_problem(here, alias)
        return
    if bool(alias.text) == bool(alias.regex):
        yield Problem(here, "an alias has either text or regex", '{ text = "WHO", case = true }')
    elif alias.text:
        yield from name_problem((*here, "text"), alias.text)
    else:
        yield from _regex_problem((*here, "regex"), alias.regex, regex_check)
    yield from _name_problems((*here, "needs"), alias.needs)
    yield from _name_problems((*here, "not"), alias.not_)


def _name_problems(path: Path, names: Sequence[str]) -> Iterator[Problem]:
    for number, name in enumerate(names):
        yield from name_problem((*path, number), name)


def _regex_problem(path: Path, pattern: str, regex_check: RegexCheck | None) -> Iterator[Problem]:
    if len(pattern) > LONGEST_REGEX:
        yield Problem(path, f"longer than {LONGEST_REGEX} characters")
        return
    try:
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        yield Problem(path, f"not a valid regular expression: {error}")
        return
    if compiled.match(""):
        yield Problem(path, "it matches the empty text, so it would match everywhere")
    elif regex_check and (why := regex_check(pattern)):
        yield Problem(path, why)


def _source_problems(here: Path, source: SourceEntry, kinds: Sequence[str]) -> Iterator[Problem]:
    yield from name_problem((*here, "name"), source.name)
    if source.name.startswith("-") or ":" in source.name:
        better = source.name.lstrip("-").replace(":", "")
        yield Problem(
            (*here, "name"), "the name of a source must not start with - or contain a colon", f'name = "{better}"'
        )
    yield from _url_problem((*here, "url"), source.url)
    if source.kind not in kinds:
        yield Problem((*here, "kind"), f"unknown kind {source.kind!r}", similar(source.kind, kinds))
    if source.every and source.cron:
        yield Problem((*here, "cron"), "a source has either every or cron, not both")
    yield from zone_problem((*here, "timezone"), source.timezone)
    for key, read, hint in (("every", parse_every, _EVERY_HINT), ("cron", parse_cron, _CRON_HINT)):
        if value := getattr(source, key):
            yield from _unread_problem((*here, key), read, value, hint)
    yield from _selector_problems(here, source)
    if source.language and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", source.language):
        yield Problem((*here, "language"), f"{source.language!r} is not a language code", 'such as "en" or "ko"')
    yield from _range_problems(here, source)


def _selector_problems(here: Path, source: SourceEntry) -> Iterator[Problem]:
    values = msgspec.to_builtins(source)
    for key in SELECTOR_KEYS:
        if not values[key]:
            continue
        import cssselect  # noqa: PLC0415  few sources need a selector

        try:
            cssselect.HTMLTranslator().css_to_xpath(values[key])
        except cssselect.SelectorError as error:
            yield Problem((*here, key), f"not a valid CSS selector: {error}", 'such as "article h2 a"')


def _outlet_problems(here: Path, outlet: OutletEntry) -> Iterator[Problem]:
    yield from name_problem((*here, "name"), outlet.name)
    for number, domain in enumerate(outlet.domains):
        if not re.fullmatch(r"[\w-]+(\.[\w-]+)+", domain):
            hint = 'such as "example.com", without https://'
            yield Problem((*here, "domains", number), f"{domain!r} is not a domain", hint)
    if outlet.country and not re.fullmatch(r"[A-Z]{2}", outlet.country):
        yield Problem(
            (*here, "country"), f"{outlet.country!r} is not a country code", 'two capital letters, such as "KR"'
        )


def _repeated_names(section: str, names: Sequence[str]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, name in enumerate(names):
        first = seen.setdefault(unicodedata.normalize("NFC", name).strip().casefold(), number)
        if first != number:
            yield Problem((section, number, "name"), f"{name!r} is already the name of {section}[{first + 1}]")


def _url_problem(path: Path, url: str) -> Iterator[Problem]:
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        yield Problem(
            path,
            f"{_shown(url)!r} is not a valid address: {error}" if "@" not in url else "this is not a valid address",
        )
        return
    if re.search(r"\s", url) or any(unicodedata.category(letter) == "Cc" for letter in url):
        yield Problem(path, "an address must not contain spaces")
    elif parts.scheme not in ("http", "https") or not host:
        hint = f"https://{url}" if re.match(r"[\w-]+(\.[\w-]+)+(?!.*://)", url) else "https://…"
        yield Problem(path, f"{_shown(url)!r} is not an http or https address", hint)
    elif parts.username is not None:
        yield Problem(path, "a name and password do not belong in the watchlist")


def _shown(url: str) -> str:
    """What somebody wrote for an address, as it may appear in a message: without name, password and tokens."""
    from presswatch.urls.canonical import mask  # noqa: PLC0415  only when something is wrong

    return mask(re.sub(r"^([^/?#]*//)?[^/?#]*@", r"\1", url))


def _unread_problem(path: Path, read: Callable[[str], object], text: str, hint: str) -> Iterator[Problem]:
    try:
        read(text)
    except ValueError as error:
        yield Problem(path, str(error), hint)


_RANGES: dict[str, tuple[float, float]] = {
    "delay_s": (0, 3600),
    "timeout_s": (0.1, 3600),
    "deadline_s": (1, 86400),
    "max_body_mb": (0.01, 1024),
    "max_pages": (1, 100_000),
    "max_posts": (1, 1_000_000),
    "min_posts": (0, 1_000_000),
    "recheck_s": (0, 86400),
    "backfill": (0, 100_000),
}


def _range_problems(here: Path, entry: Settings | SourceEntry) -> Iterator[Problem]:
    for key, (low, high) in _RANGES.items():
        value = getattr(entry, key, None)
        if value not in (None, "all") and not low <= value <= high:  # NaN lies in no range
            yield Problem((*here, key), f"{value:g} is not between {low:g} and {high:g}")
