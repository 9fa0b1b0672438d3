"""Recordings that a post shows in a player: the address at which the recording itself can be watched."""

from __future__ import annotations

import re

_PLAYERS = (
    (re.compile(r"youtube(?:-nocookie)?\.com/embed/(?P<id>[\w-]{6,20})(?![\w-])"), "https://www.youtube.com/watch?v="),
    (re.compile(r"player\.vimeo\.com/video/(?P<id>\d{5,12})"), "https://vimeo.com/"),
    (re.compile(r"dailymotion\.com/embed/video/(?P<id>\w{5,12})"), "https://www.dailymotion.com/video/"),
    (re.compile(r"rutube\.ru/play/embed/(?P<id>\w{8,40})"), "https://rutube.ru/video/"),
)
"""How the players of the large video sites are addressed, as their own instructions for embedding print it."""
_LISTS = frozenset({"videoseries", "live_stream"})
"""What stands for a recording where a player shows a whole channel."""


def watch_address(src: str) -> str | None:
    """The address of the recording that a player's address shows; None for a list, a channel or any other frame."""
    for player, site in _PLAYERS:
        match = player.search(src)
        if match is not None and match["id"] not in _LISTS:
            return site + match["id"]
    return None
