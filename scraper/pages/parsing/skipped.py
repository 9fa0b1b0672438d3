"""What a reading cannot use of a page and leaves out: counted and said, so that nothing goes missing in silence."""

import re
from collections import Counter
from collections.abc import Iterable

from presswatch.languages.patterns import compiled_later

_CLEARED = {9: None, 10: None, 13: None}
"""Tabs and line ends, which browsers take out of an address (WHATWG URL, 4.4)."""

_SCHEME = compiled_later(r"([A-Za-z][A-Za-z0-9+.-]*):")
_USUAL = frozenset(("http", "https", "mailto", "tel", "sms", "callto", "fax"))
_NOTHING = compiled_later(r"javascript:\W*(?:void\b.*|false\W*|undefined\W*)?", re.IGNORECASE | re.DOTALL)
"""A button in the shape of a link that leads nowhere."""

_SCHEMES_NAMED = 4
_SCHEME_CHARS = 20


def left_out_links(hrefs: Iterable[str | None]) -> tuple[str, ...]:
    """One sentence on links to no address of the web ("javascript:…", "file:…"); mail and telephone do not count."""
    schemes: Counter[str] = Counter()
    for href in hrefs:
        address = href.strip().translate(_CLEARED) if href and ":" in href else ""
        scheme = _SCHEME.match(address)
        if scheme and scheme[1].lower() not in _USUAL and not _NOTHING.fullmatch(address):
            schemes[scheme[1].lower()[:_SCHEME_CHARS]] += 1
    named = ", ".join(scheme for scheme, _ in schemes.most_common(_SCHEMES_NAMED))
    if len(schemes) > _SCHEMES_NAMED:
        named += ", …"
    count = schemes.total()
    what = f"no address of the web ({named})"
    return _sentence(count, f"1 link that is {what}", f"{count} links that are {what}")


def left_out_entries(count: int) -> tuple[str, ...]:
    """One sentence on `count` entries whose address nobody can ask for; empty for none."""
    where = "to no address of the web"
    return _sentence(count, f"1 entry that leads {where}", f"{count} entries that lead {where}")


def left_out_shared(count: int) -> tuple[str, ...]:
    """One sentence on `count` entries whose address is another's: a post is known by its address; empty for none."""
    one = "1 entry that leads where another does, and so is no post of its own"
    many = f"{count} entries that lead where others do, and so are no posts of their own"
    return _sentence(count, one, many)


def _sentence(count: int, one: str, many: str) -> tuple[str, ...]:
    return (one if count == 1 else many,) if count else ()


def left_out_data(unreadable: int, scripts: int) -> tuple[str, ...]:
    """One sentence on the JSON-LD scripts that are broken, too deep or too large; empty if all could be read."""
    return (f"{unreadable} of {scripts} JSON-LD scripts, which cannot be read",) if unreadable else ()
