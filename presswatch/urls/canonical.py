"""Addresses: one key for one post however it is written, the site that an address belongs to, articles on a site."""

import ipaddress
import json
import re
import socket
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

if TYPE_CHECKING:
    from tldextract import TLDExtract


# Longer "hosts" are no hosts (RFC 1035: 253); the margin allows for percent-encoding and other scripts before IDNA.
_HOST_MAX = 1000
_DNS_MAX = 253
_DEFAULT_PORTS = {"http": 80, "https": 443}
_STRIP = "".join(map(chr, range(0x21)))
_LINE_ENDS = {ord(c): None for c in "\t\r\n"}
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_HTTP = re.compile(r"(https?):([/\\]*)", re.IGNORECASE)
# A part of an IPv4 address that is 0 for browsers and nothing for the system.
_BARE_0X = re.compile(r"(?<![^.])0x(?![^.])")
_HOST = re.compile(r"[a-z0-9_\-]+(?:\.[a-z0-9_\-]+)*\.?")
# What a path or query may hold unescaped (RFC 3986), and "%" because escapes stay as they are written.
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
_QUERY_SAFE = _PATH_SAFE + "?"
# An address in its clean form already: a name in lower case, no port, no "." or ".." segments (which may also be
# written with escapes: those of "." and its neighbours are left to the longer way), nothing to escape.
_CLEAN = re.compile(
    r"https?://(?:[a-z0-9_-]+\.)*[a-z_-][a-z0-9_-]*"
    r"(?:/(?!\.)(?:[\w:@!$&'()*+,=~.-]|%(?!2))*+)++(?:\?[\w/%:@!$&'()*+,;=~.?-]+)?",
    re.ASCII,
)
# A day's archive may be /2011/11/11/11; more repetitions indicate a loop.
MOST_ALIKE_PARTS = 3
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_INDEX_PAGE = re.compile(r"/(?:index|default)\.(?:html?|shtml|xhtml|php\d?|aspx?|jsp|cfm)$", re.IGNORECASE)
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
# A session value is a long token; "sid=101" is a section of a newspaper.
_TOKEN = re.compile(r"(?=[a-zA-Z]*[0-9])[0-9a-zA-Z]{16,}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PAIR = re.compile(r"[^&]+")
_SECRET_VALUE = re.compile(r"[0-9a-fA-F]{32,}|[A-Za-z0-9_\-]{40,}|eyJ[A-Za-z0-9_\-.]{20,}")
_REMEMBERED_CHARS = 500
_ROOTED = re.compile(r"/(?:\w|$)")
_HOST_OF_BASE = re.compile(r"https?://[^/?#\\\s]{1,500}/", re.IGNORECASE)
_USUAL_LENGTH = 1_000
"""Characters: a longer address is too much to remember."""
_PHONE_HOST = re.compile(r"(?:amp|m|mobile)\.(?=[^/.]+\.[^/])")
"""The host that serves phones."""
_AMP_PATH = re.compile(r"(?<=[^/])/amp(?=\?|#|\Z)|\.amp(?=(?:\.html?)?(?:\?|#|\Z))")
_AMP_FOLDER = re.compile(r"(?<=[^/])/amp(?=/[^/?#])")
_AMP_PARAMETER = re.compile(r"(?:(?<=\?)|&)(?:amp(?:=[^&#]*)?|outputType=amp)(?=&|#|\Z)", re.IGNORECASE)
_NAVER = (
    re.compile(r"(?:n\.)?news\.naver\.com/(?:mnews/)?article/(?:comment/)?(?P<house>\d{3})/(?P<piece>\d{10})"),
    re.compile(r"news\.naver\.com/main/read\.n\w+\?(?:.*&)?aid=(?P<piece>\d{10})(?:&.*)?&oid=(?P<house>\d{3})"),
)
"""A piece on Naver by its house and number; the parameters of a key are sorted by name."""


@lru_cache(maxsize=1)
def _parameters() -> dict[str, frozenset[str] | tuple[str, ...]]:
    """The closed lists of parameters, lower case; prefixes as tuples for `str.startswith`."""
    raw = json.loads(files("presswatch").joinpath("data/url_parameters.json").read_text("utf-8"))
    lists: dict[str, frozenset[str] | tuple[str, ...]] = {}
    for name, words in raw.items():
        lower = [word.lower() for word in words]
        lists[name] = tuple(lower) if name.endswith("_prefixes") else frozenset(lower)
    return lists


_NO_SCHEME = re.compile(r"(?!.*://)[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)")


def with_scheme(text: str) -> str:
    """An address as people write it, "example.org/news", with https:// as a browser adds it."""
    return f"https://{text}" if _NO_SCHEME.match(text) else text


def clean_url(url: str, base: str = "") -> str | None:
    """Makes `url` absolute against `base` as a browser would; None unless it is http(s) with a host.

    Tabs and line ends inside go, userinfo goes, the host is lower case and IDNA-encoded, default ports and the
    fragment go. A fragment that starts with "!" stays: on such sites it is the route to the page.
    """
    if len(url) <= _DNS_MAX and _CLEAN.fullmatch(url):
        return url
    host = _HOST_OF_BASE.match(base) if _ROOTED.match(url) and len(url) <= _REMEMBERED_CHARS else None
    # Menus appear on every page of a site, and such an address takes only the host from its page.
    return _remembered(url, host[0]) if host else _cleaned(url, base)


def _cleaned(url: str, base: str) -> str | None:
    text = _repair(url, base)
    if text is None:
        return None
    try:
        absolute = urljoin(base.strip(_STRIP).translate(_LINE_ENDS), text) if base else text
        parts = urlsplit(absolute)
        port = parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    printed = parts.netloc.rpartition("@")[2]
    host = _known_host(printed) if 0 < len(printed) <= _HOST_MAX else None
    if scheme not in _DEFAULT_PORTS or host is None:
        return None
    netloc = host if port in (None, _DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    path = _quote(_without_dots(parts.path.replace("\\", "/")), _PATH_SAFE) or "/"
    fragment = _quote(parts.fragment, _QUERY_SAFE) if parts.fragment.startswith("!") else ""
    return urlunsplit((scheme, netloc, path, _quote(parts.query, _QUERY_SAFE), fragment))


_remembered = lru_cache(maxsize=2048)(_cleaned)


def _repair(url: str, base: str) -> str | None:
    """Corrects what browsers tolerate: blanks around, line ends inside, wrong slashes; None for another scheme."""
    text = url.strip(_STRIP).translate(_LINE_ENDS)
    match = _HTTP.match(text)
    if match:
        scheme, slashes = match[1].lower(), match[2]
        rest = text[match.end() :]
        if len(slashes) < 2 and base.lower().startswith(scheme + ":"):
            return slashes.replace("\\", "/") + rest
        return f"{scheme}://{_slashed(rest)}"
    if _SCHEME.match(text):
        return None
    if text[:2].replace("\\", "/") == "//":
        return "//" + _slashed(text.lstrip("/\\"))
    return _slashed(text)


def _slashed(rest: str) -> str:
    """Backslashes before the query count as slashes."""
    end = min((i for i in (rest.find("?"), rest.find("#")) if i >= 0), default=len(rest))
    return rest[:end].replace("\\", "/") + rest[end:]


def _quote(text: str, safe: str) -> str:
    return quote(text, safe=safe, errors="replace")


def _without_dots(path: str) -> str:
    """Removes "." and ".." segments (RFC 3986, 5.2.4), also their escaped spellings."""
    if "/." not in path and "%2e" not in path.lower():
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for position, segment in enumerate(segments):
        plain = segment.lower().replace("%2e", ".")
        if plain == "..":
            kept = kept[:-1]
        elif plain != ".":
            kept.append(segment)
        if plain in (".", "..") and position == len(segments) - 1:
            kept.append("")
    return "/" + "/".join(kept)


@lru_cache(maxsize=4096)
def _known_host(host: str) -> str | None:
    """A host as DNS has it or as an IP address; None if it cannot be one."""
    try:
        if host.startswith("["):
            return f"[{ipaddress.IPv6Address(host[1:].partition(']')[0].partition('%')[0]).compressed}]"
        name = _to_ascii(unquote(host.partition(":")[0], errors="replace"))
        if name is None or not re.match("[0-9]+$|0x", name.rpartition(".")[2]):
            return name
        # Decimal, octal, hexadecimal and shortened spellings become four numbers (WHATWG URL, IPv4 parser).
        return socket.inet_ntoa(socket.inet_aton(_BARE_0X.sub("0", name)))
    except (ValueError, OSError):
        return None


def _to_ascii(host: str) -> str | None:
    """IDNA (UTS 46) for other scripts; an ASCII name is only checked for its letters."""
    lower = host.lower()
    if not lower.isascii():
        import idna  # noqa: PLC0415 - 20 ms that most addresses do not need

        try:
            lower = idna.encode(lower, uts46=True, transitional=False).decode("ascii")
        except (idna.IDNAError, UnicodeError, ValueError, IndexError):
            return None
    if len(lower) > _DNS_MAX or not _HOST.fullmatch(lower):
        return None
    return lower.rstrip(".")


@lru_cache(maxsize=2048)
def identity_key(url: str) -> str:
    """The key under which an address is one post, however it is written.

    Scheme-free, without www., default port, fragment, known tracking and session parameters, index page and trailing
    slash; parameters sorted; unknown parameters kept. An address that names a post by a parameter (wr_id,
    document_srl ...) also loses the parameters that only say on which page of the board it was found. Anything that is
    not an http(s) address is its own key.
    """
    cleaned = clean_url(url)
    if cleaned is None:
        return url.strip()
    parts = urlsplit(cleaned)
    host = host_of(cleaned)
    port = parts.netloc[parts.netloc.rfind(":") :] if parts.port is not None else ""
    path = _INDEX_PAGE.sub("/", _PATH_SESSION.sub("", _normal_escapes(parts.path))).rstrip("/")
    query = _key_query(parts, path)
    fragment = f"#{_normal_escapes(parts.fragment)}" if parts.fragment else ""
    return f"{host}{port}{path}{'?' + query if query else ''}{fragment}"


def _normal_escapes(text: str) -> str:
    """Escapes in upper case, and none for characters that need none, so that "%7e" and "~" are one."""
    return _ESCAPE.sub(_normal_escape, text)


def _normal_escape(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code in _UNRESERVED else match[0].upper()


def _key_query(parts: SplitResult, path: str) -> str:
    pairs = [_pair(piece) for piece in parts.query.split("&") if piece]
    kept = [(name, value) for name, value in pairs if not _is_tracking(name.lower(), value)]
    if _names_a_post(kept, path):
        positions = _parameters()["view_position"]
        kept = [(name, value) for name, value in kept if name.lower() not in positions]
    return "&".join(f"{name}={value}" if value else name for name, value in sorted(kept))


def _pair(piece: str) -> tuple[str, str]:
    name, _, value = piece.replace("+", "%20").partition("=")
    return _normal_escapes(name.removeprefix("amp;")), _normal_escapes(value)


def untracked(url: str) -> str:
    """The address without parameters that only say who sent the reader; all else stays as it is written."""
    parts = urlsplit(url)
    pieces = parts.query.split("&")
    kept = [piece for piece in pieces if not _names_the_sender(_pair(piece)[0].lower())]
    return url if len(kept) == len(pieces) else parts._replace(query="&".join(kept)).geturl()


def _names_the_sender(name: str) -> bool:
    lists = _parameters()
    return name in lists["tracking"] or name.startswith(tuple(lists["tracking_prefixes"]))


def _is_tracking(name: str, value: str) -> bool:
    lists = _parameters()
    if name in lists["session"] or name in lists["cosmetic"] or name.startswith(tuple(lists["session_prefixes"])):
        return True
    token = name in lists["session_if_token"] and _TOKEN.fullmatch(value) is not None
    return token or _names_the_sender(name)


def _names_a_post(pairs: list[tuple[str, str]], path: str) -> bool:
    """True if a parameter is a post's number: by its name, or by a vaguer name on a page called view, read ...

    Also if the path ends in a number ("/notice/21") that is neither a year nor that of a list ("/category/21").
    """
    lists = _parameters()
    if _ends_in_post_number(path):
        return True
    numbers = {name.lower() for name, value in pairs if value.isdigit()}
    if not numbers.isdisjoint(lists["post_ids"]):
        return True
    if numbers.isdisjoint(lists["post_ids_on_view_pages"]):
        return False
    modes = [value for name, value in pairs if name.lower() in ("mode", "act", "action", "cmd", "m")]
    texts = " ".join((path.rpartition("/")[2], *modes)).lower()
    return any(part in texts for part in lists["view_page_parts"])


def _ends_in_post_number(path: str) -> bool:
    directory, _, last = path.rpartition("/")
    parent = directory.rpartition("/")[2].lower()
    if not (last.isascii() and last.isdigit() and parent) or parent.isdigit():
        return False
    return not _YEAR.fullmatch(last) and parent not in _parameters()["list_segments"]


@lru_cache(maxsize=1)
def _extractor() -> "TLDExtract":
    from tldextract import TLDExtract  # noqa: PLC0415 - reads the suffix list, which a key does not need

    return TLDExtract(suffix_list_urls=(), cache_dir=None)


@lru_cache(maxsize=4096)
def _site_of_host(host: str) -> str:
    if host.startswith("[") or host.rpartition(".")[2].isdigit():
        return host
    found = _extractor()(host)
    return f"{found.domain}.{found.suffix}" if found.domain and found.suffix else host


def site_of(url: str) -> str:
    """The registrable domain of an address or bare host ("example.co.kr"); the host itself where it has none."""
    return _site_of_host(host_of(url))


def is_front_page(url: str) -> bool:
    """True if an address is that of a host alone, without path and query."""
    parts = urlsplit(url)
    return not parts.path.strip("/") and not parts.query


def winds(url: str) -> bool:
    """True if one part of its path occurs more than three times: an address that grows from page to page."""
    if url.count("/") < MOST_ALIKE_PARTS + 3:  # the two of the scheme, and one before each part
        return False
    parts = [part for part in urlsplit(url).path.split("/") if part]
    return max(Counter(parts).values(), default=0) > MOST_ALIKE_PARTS


def host_of(url: str) -> str:
    """The host name in lower case without "www."; empty if the address has none."""
    return _host_of(url) if len(url) <= _USUAL_LENGTH else _host_of.__wrapped__(url)


@lru_cache(maxsize=1024)
def _host_of(url: str) -> str:
    cleaned = clean_url(url) or (clean_url("http://" + url) if "//" not in url and ":" not in url else None)
    if cleaned is None:
        return ""
    netloc = cleaned.split("/", 3)[2]
    host = netloc[: netloc.find("]") + 1] if netloc.startswith("[") else netloc.partition(":")[0]
    rest = host.removeprefix("www.")
    return rest if "." in rest else host


def mask(url: str) -> str:
    """The address without userinfo and with token-like parameter values hidden, for logs and messages."""
    start = url.find("://")
    if start >= 0:
        end = min((i for c in "/?#" if (i := url.find(c, start + 3)) >= 0), default=len(url))
        at = url.rfind("@", start + 3, end)
        url = url if at < 0 else url[: start + 3] + url[at + 1 :]
    head, fragment_mark, fragment = url.partition("#")
    path, mark, query = head.partition("?")
    return path + mark + _PAIR.sub(_mask_pair, query) + fragment_mark + _PAIR.sub(_mask_pair, fragment)


def _mask_pair(piece: re.Match[str]) -> str:
    name, equals, value = piece[0].partition("=")
    lists, own = _parameters(), name.rpartition("?")[2].lower()
    named = own in lists["secret"] or any(part in own for part in lists["secret_parts"])
    return f"{name}=***" if equals and value and (named or _SECRET_VALUE.fullmatch(value)) else piece[0]


def same_site(url: str, own: str) -> bool:
    """True if an address belongs to the site of another: one registrable domain, and no port of its own.

    The usual ports are one site. Another port is another service, unless `own` names that very port.
    """
    return site_of(url) == site_of(own) and _odd_port(url) in ("", _odd_port(own))


def _odd_port(url: str) -> str:
    """The port of an address where it is neither 80 nor 443, else ""."""
    netloc = urlsplit(clean_url(url) or "").netloc
    port = netloc.rpartition("]")[2].partition(":")[2]
    return "" if port in ("80", "443") else port


def article_key(url: str) -> str:
    """The key of an article's address, the same for its forms: "m.paper.example/a/1" and "paper.example/a/1/amp"."""
    key = identity_key(url)
    for pattern in _NAVER:
        piece = pattern.match(key)
        if piece is not None:
            return f"news.naver.com/{piece['house']}/{piece['piece']}"
    key = _AMP_PATH.sub("", _AMP_PARAMETER.sub("", _PHONE_HOST.sub("", key, count=1)))
    return _AMP_FOLDER.sub("", key, count=1).replace("?&", "?").removesuffix("?")
