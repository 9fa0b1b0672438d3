"""Redirect wrappers, AMP and archive copies: the address inside, found offline."""

import base64
import binascii
import json
import re
from functools import lru_cache
from importlib.resources import files
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from presswatch.urls.canonical import clean_url, host_of

# Wrappers in wrappers (a mail filter around a search result around a page) are opened this often at most.
_DEPTH_MAX = 5
# An escaped target inside an escaped target ("https%253A") is unquoted this often at most.
_UNQUOTE_MAX = 3

_GOOGLE = re.compile(r"(?:^|\.)google(?:\.[a-z]{2,3}){1,2}$")
_ARCHIVE_ORG = re.compile(r"^/web/[0-9*]{0,14}[a-z_]{0,3}/(?P<inner>.+)$", re.DOTALL)
_ARCHIVE_ORG_HOSTS = frozenset(("web.archive.org", "archive.org", "wayback.archive.org"))
_ARCHIVE_TODAY_HOSTS = frozenset(f"archive.{end}" for end in ("ph", "today", "is", "li", "md", "vn", "fo"))
_ARCHIVE_TODAY = re.compile(r"^/(?:[0-9.\-]{4,20}|newest|oldest|o/\w{1,10}|timegate)/(?P<inner>https?:.+)$", re.DOTALL)
_AMP_HOST = re.compile(r"(?:^|\.)(?:cdn\.ampproject\.org|bing-amp\.com)$")
_AMP_CACHE = re.compile(r"^/(?:amp/)?(?:[acvriw]{1,2}/)?(?P<tls>s/)?(?P<inner>[^/]+\.[^/]+.*)$", re.DOTALL)
_GOOGLE_AMP = re.compile(r"^/amp/(?P<tls>s/)?(?P<inner>[^/]+\.[^/]+.*)$", re.DOTALL)
_GOOGLE_NEWS = re.compile(r"^/(?:rss/|__i/rss/rd/)?(?:articles|read)/(?P<code>[A-Za-z0-9_\-]{20,2000})")
_NEWS_HEAD = b"\x08\x13\x22"
_CACHED = re.compile(r"^.*?(?=https?:)", re.DOTALL)
_YAHOO = re.compile(r"/RU=(?P<inner>[^/]+)/")
_PROOFPOINT = ("urldefense.proofpoint.com", "urldefense.com", "urldefense.us")
_PROOFPOINT_V3 = re.compile(r"^/v3/__(?P<inner>https?:.+?)__;", re.DOTALL)
_REDIRECT_PAGES = frozenset(
    "redirect redirector redirection redir out outbound outlink away go goto exit leave leaving external externallink"
    " jump click clickthru clickthrough track tracker tracking link linkout linkclick url r".split()
)
_PAGE_ENDS = frozenset(("", "php", "asp", "aspx", "jsp", "do", "cgi", "htm", "html"))
_PARTS_OF_PATH = re.compile(r"[/_-]")
_TARGET_NAMES = frozenset("url u to target dest destination goto link redirect redirect_url q r".split())
_HTTP = re.compile(r"https?:/{1,2}", re.IGNORECASE)


def unwrap(url: str) -> str:
    """The innermost address that `url` wraps; `url` itself, unchanged, if it wraps none that can be read offline."""
    current = url
    for _ in range(_DEPTH_MAX):
        inner = _open_once(current)
        if inner is None or inner == current:
            return current
        current = inner
    return current


def _open_once(url: str) -> str | None:
    cleaned = clean_url(url)
    if cleaned is None:
        return None
    parts, host = urlsplit(cleaned), host_of(cleaned)
    path_query = parts.path + (f"?{parts.query}" if parts.query else "")
    openers = (_open_google, _open_archive, _open_amp, _open_mail_filter, _open_listed, _open_generic)
    found = (opener(host, path_query, parts) for opener in openers)
    return next(filter(None, map(_target, filter(None, found))), None)


def _target(text: str) -> str | None:
    """An absolute http(s) address, unescaped as often as needed; None if it is anything else."""
    for _ in range(_UNQUOTE_MAX):
        if _HTTP.match(text):
            return clean_url(_HTTP.sub(lambda found: found[0].rstrip("/") + "//", text, count=1))
        text = unquote(text)
    return None


def _parameter(parts: SplitResult, *names: str) -> str:
    """The value of the first parameter of these names, unescaped; "+" stays, since targets are addresses, not forms."""
    values = dict(reversed([_named(piece) for piece in parts.query.split("&")]))
    return unquote(next(filter(None, map(values.get, names)), ""))


def _named(piece: str) -> tuple[str, str]:
    name, _, value = piece.partition("=")
    return name.removeprefix("amp;").lower(), value


def _under(host: str, name: str) -> bool:
    return host == name or host.endswith("." + name)


@lru_cache(maxsize=1)
def _wrappers() -> list[tuple[list[str], re.Pattern[str], list[str]]]:
    """Hosts (with their subdomains), what their path matches, the parameters that may hold the target."""
    listed = json.loads(files("presswatch").joinpath("data/url_wrappers.json").read_text("utf-8"))
    return [(hosts.split(), re.compile(path, re.IGNORECASE), names.split()) for hosts, path, names in listed]


@lru_cache(maxsize=4096)
def _wrappers_of(host: str) -> list[tuple[re.Pattern[str], list[str]]]:
    return [(path, names) for hosts, path, names in _wrappers() if any(_under(host, name) for name in hosts)]


def _open_listed(host: str, _path_query: str, parts: SplitResult) -> str | None:
    for path, names in _wrappers_of(host):
        if path.search(parts.path):
            return _parameter(parts, *names)
    if host == "href.li":
        return parts.query
    yahoo = _YAHOO.search(parts.path) if _under(host, "search.yahoo.com") else None
    return yahoo["inner"] if yahoo else None


def _open_google(host: str, path_query: str, parts: SplitResult) -> str | None:
    if host == "webcache.googleusercontent.com":
        return _CACHED.sub("", _parameter(parts, "q"))
    if host == "news.google.com":
        found = _GOOGLE_NEWS.match(parts.path)
        return _decode_google_news(found["code"]) if found else None
    if not _GOOGLE.search(host):
        return None
    if parts.path in ("/url", "/imgres"):
        return _parameter(parts, "q", "url", "imgrefurl")
    return _rebuilt(_GOOGLE_AMP.match(path_query))


def _rebuilt(found: re.Match[str] | None) -> str | None:
    """An address out of a path, where its scheme may be missing; the host may be escaped."""
    if found is None or _HTTP.match(unquote(found["inner"][:12])):
        return found and found["inner"]
    return ("https://" if found.groupdict().get("tls") else "http://") + found["inner"]


def _decode_google_news(code: str) -> str | None:
    """Older article codes hold the address itself (a length-prefixed field); newer ones do not."""
    raw = _unpacked(code)
    if raw is None or not raw.startswith(_NEWS_HEAD) or len(raw) < 8:
        return None
    rest = raw[len(_NEWS_HEAD) :]
    length, begin = (rest[0], 1) if rest[0] < 0x80 else ((rest[0] & 0x7F) | rest[1] << 7, 2)
    inner = rest[begin : begin + length]
    # A code that was cut or changed on its way holds no address that can be opened.
    return inner.decode() if inner.startswith(b"http") and inner.isascii() and len(inner) == length else None


def _open_archive(host: str, path_query: str, _parts: SplitResult) -> str | None:
    if host in _ARCHIVE_ORG_HOSTS:
        return _rebuilt(_ARCHIVE_ORG.match(path_query))
    return _rebuilt(_ARCHIVE_TODAY.match(path_query)) if host in _ARCHIVE_TODAY_HOSTS else None


def _open_amp(host: str, path_query: str, parts: SplitResult) -> str | None:
    if _AMP_HOST.search(host) or (host == "bing.com" and "/amp/" in parts.path):
        return _rebuilt(_AMP_CACHE.match(path_query))
    if host == "bing.com" and parts.path == "/ck/a":
        return (_unpacked(_parameter(parts, "u")[2:]) or b"").decode("utf-8", "replace")
    if host.endswith(".translate.goog"):
        name = host.removesuffix(".translate.goog").replace("--", "\0").replace("-", ".").replace("\0", "-")
        pieces = [piece for piece in parts.query.split("&") if not piece.startswith("_x_tr_")]
        return urlunsplit(("https", name, parts.path, "&".join(filter(None, pieces)), ""))
    return None


def _unpacked(code: str) -> bytes | None:
    try:
        return base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))
    except (binascii.Error, ValueError):
        return None


def _open_mail_filter(host: str, path_query: str, parts: SplitResult) -> str | None:
    """Proofpoint writes the address into the path (version 3) or with its own escapes into `u` (versions 1 and 2)."""
    if not any(_under(host, name) for name in _PROOFPOINT):
        return None
    if parts.path.startswith("/v3/"):
        found = _PROOFPOINT_V3.match(path_query)
        return found["inner"] if found else None
    wrapped = _parameter(parts, "u")
    return wrapped.replace("-", "%").replace("_", "/") if parts.path.startswith("/v2/") else wrapped


def _open_generic(host: str, _path_query: str, parts: SplitResult) -> str | None:
    """A page called redirect, out, go ... that names one absolute address on another host, and no other address."""
    page, _, end = _PARTS_OF_PATH.split(parts.path.lower().removesuffix("/"))[-1].partition(".")
    if page not in _REDIRECT_PAGES or end not in _PAGE_ENDS:
        return None
    candidates = [value for piece in parts.query.split("&") for name, value in [_named(piece)] if name in _TARGET_NAMES]
    targets = [found for value in candidates if (found := _target(value)) is not None]
    return targets[0] if len(targets) == 1 and host_of(targets[0]) != host else None
