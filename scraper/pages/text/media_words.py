"""Words for a paper, a station or the like, as parts of the names of outlets."""

from __future__ import annotations

import re

from presswatch.languages.packs import any_of

MEDIA_NOUN = re.compile(rf"(?<!\w)(?:{any_of('media_nouns')})(?!\w)", re.IGNORECASE)
"""A word of a name in a script that puts blanks between words."""
MEDIA_STEMS = re.compile(any_of("media_stems"))
"""The same in Chinese, Japanese and Korean, without blanks around them: part of the name before them."""
