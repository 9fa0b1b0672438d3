"""Which requests wait for one another: those to one server, from any source and by any redirect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fetch.address import server_of

if TYPE_CHECKING:
    from scrapy import Request


class LinesMiddleware:
    """Puts each hop on its own server's line.

    Scrapy carries the first hop's along, so that a host to which many addresses lead would be asked without any pause.
    """

    def process_request(self, request: Request) -> None:
        request.meta["download_slot"] = request.meta.get("line") or server_of(request.url)
