"""A site's own words next to a post or below its title are not part of its text."""

from __future__ import annotations

PROSE = (
    "The board met on Monday and decided to open all of its registers to the families of the valley.",
    "A newspaper had reported on the case in June and named two of the companies that took part.",
    "Volunteers copied the letters by hand because the machine had broken in the cold of winter.",
)
