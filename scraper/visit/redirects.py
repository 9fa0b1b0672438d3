"""A list that leads elsewhere: to the site's home page, or to a page that shows none of its posts."""

from __future__ import annotations

from presswatch.errors import PageError
from presswatch.urls.canonical import identity_key, mask
from scraper.items import Learned
from scraper.pages.discovery.home_page import is_home
from scraper.visit.visit_input import Standing

# A list that moved together with all its posts is believed once as many visits have found it there.
BELIEVED_AFTER = 3


def refuse_led_away(url: str, led_to: str, standing: Standing, learned: Learned, *, any_known: bool) -> None:
    """Raises PageError where a list leads somewhere else than before, and nothing there is known.

    `led_to` is where its answer came from. A place that shows a post of the record is the list, wherever it is; the
    home page of a site shows its teasers to everybody who asks for what is gone. What is the list is remembered in
    `learned`.
    """
    before = standing.learned.led_to.get(url, url)
    elsewhere = identity_key(led_to) not in (identity_key(url), identity_key(before))
    home = is_home(led_to)
    watched = standing.first_visit_on is not None
    if elsewhere and not any_known and watched and (home or standing.without_posts < BELIEVED_AFTER):
        place = "the home page" if home else "another page"
        raise PageError(url, "no-posts", f"it redirects to {place}, {mask(led_to)}, where none of its posts is")
    learned.led_to.pop(url, None)
    if identity_key(led_to) != identity_key(url):
        learned.led_to[url] = led_to
