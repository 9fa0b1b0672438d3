"""Which server an address is on: requests to one wait for one another."""

from __future__ import annotations

from urllib.parse import urlsplit

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
