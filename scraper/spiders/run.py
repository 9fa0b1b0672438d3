"""The spider of a run: every source that is due, each walked by the spider of its kind, in one crawler."""

from __future__ import annotations

from functools import cached_property

from scraper.spiders.auto import AutoSpider
from scraper.spiders.base import SourceSpider
from scraper.visit.visit import Visit


class RunSpider(AutoSpider):
    """Visits all sources of the session; kinds that are no general one are spiders of `scraper.spiders.sites`."""

    name = "run"
    kind = ""

    def walker(self, visit: Visit) -> SourceSpider:
        """This spider for general kinds; the site's own for a source that names it as its kind."""
        own = self._site_spiders.get(visit.entry.kind)
        return own() if own is not None else self

    @cached_property
    def _site_spiders(self) -> dict[str, type[SourceSpider]]:
        from scrapy.spiderloader import SpiderLoader  # noqa: PLC0415 - looks through the folder once

        loader = SpiderLoader.from_settings(self.crawler.settings)
        return {
            name: spider
            for name in loader.list()
            if issubclass(spider := loader.load(name), SourceSpider)
            and spider.__module__.startswith("scraper.spiders.sites.")
        }
