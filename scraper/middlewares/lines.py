"""Which requests wait for one another: those to one server, whoever asks and whatever led there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from scrapy import Request

_USUAL_PORTS = {"http": 80, "https": 443}


def server_of(url: str) -> str:
    """The server of an address: its host, and the port where that is not the usual one.

    What answers on another port is another server: it has a robots.txt of its own (RFC 9309, 2.3), and while it hangs
    its neighbour on the same machine need not.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        port = parts.port
    except ValueError:
        return host
    return host if port in (None, _USUAL_PORTS.get(parts.scheme)) else f"{host}:{port}"


class LinesMiddleware:
    """Puts each hop on its own server's line.

    Scrapy carries the first hop's along, so that a host to which many addresses lead would be asked without any pause.
    """

    def process_request(self, request: Request) -> None:
        request.meta["download_slot"] = request.meta.get("line") or server_of(request.url)
