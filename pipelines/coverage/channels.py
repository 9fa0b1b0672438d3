"""Channels of video sites, podcasts and local bulletins that a sentence names, and words that report a visit."""

import re
from collections.abc import Iterator

from pipelines.coverage.name_candidates import NAME, NameHit, name_hit
from pipelines.text.literal_filter import Sieved
from pipelines.text.segments import Segment
from presswatch.languages.packs import alternation, any_word, whole_words
from presswatch.languages.patterns import compiled_later

CHANNEL = "channel"
"""The cue of a name that a sentence calls a channel or podcast: its site is the host of the recording."""


def named_part(match: re.Match[str]) -> tuple[int, int]:
    """The offsets of the first named group that found something."""
    return next(match.span(group) for group, found in match.groupdict().items() if found)


_PLATFORM = rf"(?:{any_word('video_platforms')})"
_CHANNEL_NOUN = (
    rf"{_PLATFORM}[ -](?:{alternation('channel_nouns')})|(?:{alternation('channel_nouns_before')}) {_PLATFORM}"
)
_PODCAST_NOUN = alternation("podcast_nouns")
_SO_CALLED = rf"[ ](?:(?:{any_word('called_words')}) )?"
_MARKED = r"[«“„\"‚‘'][ \u00a0]?(?P<name>[^»“”\"‘’'\n]{2,40})[ \u00a0]?[»“”\"‘’']"
_CHANNELS = (
    Sieved(
        compiled_later(
            rf"(?<!\w)(?:{_CHANNEL_NOUN}|{_PODCAST_NOUN}){_SO_CALLED}(?P<bare>{NAME})"
            rf"|(?<!\w)(?:{_CHANNEL_NOUN}|(?i:{_PODCAST_NOUN})){_SO_CALLED}{_MARKED}"
        )
    ),
    Sieved(
        compiled_later(
            rf"{_PLATFORM}(?:の)?[ ]?(?:{alternation('unspaced_channel_nouns')})(?:の|人|인)?[ ]?[「『《“‘'\"<]?"
            r"(?P<name>[가-힣A-Za-z0-9ァ-ヶー一-龥ぁ-ん・ ]{2,20}?)"
            rf"(?:[」』》”’'\">]|(?={alternation('after_channel_names')}))"
            rf"|(?:{alternation('podcasts_in_marks')})[ ]?"
            r"[「『《“‘'\"<«](?P<cast>[^」』》”’'\"<>»\n]{2,30})[」』》”’'\">»]"
        )
    ),
)
_FILMED = Sieved(compiled_later(whole_words("filming_words"), re.IGNORECASE))


def came(text: str, start: int, end: int) -> bool:
    """True if a sentence reports a visit or filming, where a channel published what others would call a report."""
    return _FILMED.inside(text, start, end)


def channels(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """The names that a sentence calls a channel of a video site, a podcast or a local bulletin."""
    for pattern in _CHANNELS:
        for match in pattern.finditer(text, segment.start, segment.end):
            yield name_hit(text, *named_part(match), CHANNEL, 2)
