"""When two addresses, of a label file and of a prediction, mean the same page."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlsplit


def address_key(url: str) -> str:
    """The address without scheme, www., fragment, index page, trailing slash and escapes; parameters sorted."""
    parts = urlsplit(url.strip())
    path = unquote(parts.path).replace("//", "/")
    for name in ("index.html", "index.htm", "index.php"):
        path = path.removesuffix(name)
    query = "&".join(
        sorted(f"{key}={value}" for key, value in parse_qsl(parts.query.replace("&amp;", "&"), keep_blank_values=True))
    )
    return f"{parts.netloc.lower().removeprefix('www.')}{path.rstrip('/')}?{query}"
