"""A listing page: which links are posts, with title and date, and which link is the next page.

The way of a page: it is laid flat (listing_tree), its links are put into clusters of like places (listing_links), each is counted
(listing_features) and judged (listing_rank, listing_page); of the chosen ones titles (listing_titles), dates (listing_dates) and the next page
(listing_next) are read. Selectors of the watchlist go before all of it (listing_hints), and a remembered layout keeps the choice
stable from visit to visit (layout).
"""

from __future__ import annotations

from scraper.pages.dates import DateContext
from scraper.pages.layout import describe, find_by_layout
from scraper.pages.listing_dates import Entry, entry_dates
from scraper.pages.listing_features import PageFacts, bare_host
from scraper.pages.listing_forest import load_forests
from scraper.pages.listing_hints import hinted_items, hinted_next
from scraper.pages.listing_links import Anchor, Cluster, cluster_anchors, collect_anchors
from scraper.pages.listing_next import NextPage, find_next
from scraper.pages.listing_page import page_features
from scraper.pages.listing_rank import PAGE_FROM, Judged, judge, lead_of, more_of, with_ranks
from scraper.pages.listing_titles import learn_titles, title_of
from scraper.pages.listing_tree import flatten
from scraper.pages.listing_types import Listing, ListingHints, ListingItem
from scraper.pages.page import Page

__all__ = ["Listing", "ListingHints", "ListingItem", "read_listing"]
