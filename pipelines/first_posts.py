"""The first posts of a source's first visit, read again once the later ones show what the source repeats under all."""

from collections.abc import Iterator
from dataclasses import replace

from scrapy.crawler import Crawler

from pipelines.deduplicate.house_lines import POSTS_COMPARED
from pipelines.understand import CoveragePipeline, MentionsPipeline
from presswatch.records import Clipping


class FirstPosts:
    """Keeps them, without their bytes, as they were recorded."""

    def __init__(self, crawler: Crawler) -> None:
        """The steps of this crawl read them."""
        self._crawler = crawler
        self._kept: dict[str, list[tuple[int, Clipping]]] = {}

    def add(self, item: Clipping, post_id: int) -> bool:
        """Keeps a recorded post if it is one of the first; True if it is the last of them."""
        post, own = item.post, item.own
        kept = self._kept.setdefault(post.source, [])
        if len(kept) >= POSTS_COMPARED:
            return False
        bare = replace(item, post=replace(post, snapshot=None), own=own and replace(own, snapshot=None))
        kept.append((post_id, bare))
        return len(kept) == POSTS_COMPARED

    def read_again(self, source: str) -> Iterator[tuple[int, Clipping, Clipping]]:
        """Those of a source that read differently now: the number, how it was recorded, and how it reads."""
        kept = self._kept.get(source, [])
        mentions = self._crawler.get_item_pipeline(MentionsPipeline)
        coverage = self._crawler.get_item_pipeline(CoveragePipeline)
        assert mentions is not None
        assert coverage is not None
        for place, (post_id, item) in enumerate(kept):
            if mentions.has_learned(item):
                again = coverage.step(mentions.step(item))
                kept[place] = post_id, again
                yield post_id, item, again
