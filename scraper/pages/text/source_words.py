"""Words before a colon that say where something was published, as the source of a pattern, in lower case.

A module of its own, since the crawl's own process, which needs them, goes without parsers of pages.
"""

from __future__ import annotations

from presswatch.languages.packs import any_of

SOURCE_WORDS = any_of("source_labels")
