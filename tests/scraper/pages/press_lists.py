"""Press lists of our own writing, in the many forms in which they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from scraper.pages.dates.read import DateContext
from scraper.pages.listing.read import ListingItem, read_listing
from scraper.pages.parsing.page import open_page

TITLES = (
    "Court rules that prison must release letters",
    "Annual report on detention is published today",
    "Director speaks at the Geneva conference",
    "Statement about the border closure and refugees",
    "Database of testimonies goes online now",
    "Journalists visit the archive in the old town",
    "Volunteers collect signatures in the capital",
    "Parliament debates the new asylum bill",
)
OUTLETS = (
    "The Northern Post",
    "Radio Skerry",
    "Oberland Post",
    "Valley Courier",
    "Le Quai",
    "Harbour Times",
    "HNK",
    "Al Wadi",
)
LINKS = (
    "https://www.northernpost.example/2026/11/18/world/prison-letters.html",
    "https://www.radioskerry.example/news/articles/c4g0x8e2k1lo",
    "https://oberland-post.example/2026/11/14/director-speaks-at-geneva",
    "https://www.valleycourier.example/news/local/border-closure-118822",
    "https://www.lequai.example/international/une-base-de-temoignages_6401234.html",
    "https://www.harbourtimes.example/culture/journalists-invited-to-archive",
    "https://edition.hnk.example/2026/11/06/asia/signatures-capital",
    "https://www.alwadi.example/news/2026/11/4/parliament-debates-asylum-bill",
)  # fmt: skip
DAYS = tuple(f"{18 - 2 * n} November 2026" for n in range(8))
AUTHORS = ("Ada Berg", "Jonas Keller", "Mina Park", "Rosa Lind", "Peter Falk", "Hana Sato", "Olga Petrova", "Tom Hill")
SECTIONS = ("World", "Politics", "World", "Local", "International", "Culture", "Asia", "News")
PLACES = ("Seoul", "London", "Geneva", "Bern", "Paris", "Hamburg", "Seoul", "Doha")
LANGUAGES = ("English", "English", "English", "German", "French", "English", "English", "Arabic")
PROSE = "The reporters spoke with families who have waited eleven years for the letters of their relatives, number"


def rows(form: str, around: str = "ul", *, of: Sequence[Sequence[str]] = (TITLES, OUTLETS, LINKS, DAYS)) -> str:
    """A list of eight entries, each in this form: t(itle), o(utlet), w (address), d(ate), a(uthor) and so on."""
    titles, outlets, links, days = of
    entries = (
        form.format(
            t=titles[n], o=outlets[n], w=links[n], d=days[n], a=AUTHORS[n], s=SECTIONS[n], p=PLACES[n],
            lang=LANGUAGES[n], b=f"{PROSE} {n}.", n=n,
        )
        for n in range(len(titles))
    )  # fmt: skip
    return f"<{around}>{''.join(entries)}</{around}>"


def read(body: str, language: str = "en") -> tuple[ListingItem, ...]:
    """The entries of an organization's page "In the media" with this list."""
    page = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>In the media - Example</title></head>'
        '<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li>'
        '<li><a href="/news">News</a></li><li><a href="/contact">Contact</a></li></ul></nav></header><main>'
        f'<h1>In the media</h1>{body}</main><footer><a href="/privacy">Privacy policy</a></footer></body></html>'
    )
    context = DateContext(now=datetime(2026, 11, 20, 9, tzinfo=UTC), language=language)
    return read_listing(open_page(page.encode(), "https://keepers.example/media"), context).items
