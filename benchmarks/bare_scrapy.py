"""Bare Scrapy: downloads the addresses of a file and does nothing with the pages. Run by the rivals' interpreter.

    python bare_scrapy.py URLS.txt

Prints how many pages came. It keeps to robots.txt, like ours; delays, cookies, retries, extensions that nothing needs
and the log are off, as many requests at once as ours: what remains is the least that a crawl with Scrapy can cost.
"""

from __future__ import annotations

import sys
from pathlib import Path

import scrapy
from scrapy.crawler import CrawlerProcess

URLS = Path(sys.argv[1]).read_text(encoding="utf-8").split()
SETTINGS = {
    "LOG_ENABLED": False,
    "ROBOTSTXT_OBEY": True,
    "COOKIES_ENABLED": False,
    "RETRY_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS": 100,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 2,
}


class Bare(scrapy.Spider):
    """Requests every address and counts the pages."""

    name = "bare"
    pages = 0

    async def start(self):  # noqa: ANN201 - Scrapy's signature
        for url in URLS:
            yield scrapy.Request(url, dont_filter=True)

    def parse(self, response: object) -> None:  # noqa: ARG002 - Scrapy's signature
        Bare.pages += 1


if __name__ == "__main__":
    process = CrawlerProcess(SETTINGS)
    process.crawl(Bare)
    process.start()
    print(Bare.pages)
