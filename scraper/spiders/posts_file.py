"""What `scrapy crawl … -O FILE` writes: each post of the crawl with its mentions and coverage.

The fields are those of one clipping (docs/record.md), as `presswatch read --json` prints it.
"""

from typing import Any

from scrapy.exporters import JsonItemExporter, JsonLinesItemExporter

from presswatch.encoders.json import clipping_json
from presswatch.records import Clipping


class PostsAsJson(JsonItemExporter):
    """One JSON list."""

    def export_item(self, item: Any) -> None:
        """Writes a post; passes over the ends of visits, which spiders hand on too."""
        if isinstance(item, Clipping):
            super().export_item(clipping_json(item.post, item.mentions, item.coverage))


class PostsAsLines(JsonLinesItemExporter):
    """One JSON document a line."""

    def export_item(self, item: Any) -> None:
        """As for one list."""
        if isinstance(item, Clipping):
            super().export_item(clipping_json(item.post, item.mentions, item.coverage))
