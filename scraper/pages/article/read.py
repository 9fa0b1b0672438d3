"""A post's own page: title, date, byline, text in blocks, links with their sentences."""

import re
from dataclasses import replace
from itertools import chain, islice

from presswatch.languages.packs import any_word
from presswatch.languages.patterns import compiled_later
from presswatch.urls.canonical import clean_url, same_site
from scraper.pages.article import boilerplate
from scraper.pages.article.area import with_press_lists
from scraper.pages.article.blocks import HEADINGS, MAX_CHARS, MAX_UNITS, Layout, Unit, read_layout
from scraper.pages.article.byline import read_byline
from scraper.pages.article.compose import Composed, compose
from scraper.pages.article.date import read_published
from scraper.pages.article.main_text import TextModel, choose_units, extracted_letters, load_model
from scraper.pages.article.metadata import Head, page_facts, read_head, read_site_name
from scraper.pages.article.outbound import with_outbound_lines, with_wordless_links
from scraper.pages.article.title import read_title
from scraper.pages.article.title_candidates import title_key
from scraper.pages.article.types import Article
from scraper.pages.dates.read import DateContext
from scraper.pages.dates.words import first_ordering
from scraper.pages.html_tree.links import hrefs_of
from scraper.pages.parsing.page import Page, assembled
from scraper.pages.parsing.payload import MIN_TEXT_CHARS, payload_root, rich_text_root
from scraper.pages.parsing.skipped import left_out_links
from scraper.pages.text.language import read_language

_FOLDED = 3
"""One character of a text becomes this many of its key at most ("…")."""
_NO_HEADING = 2
_ALIKE_RATIO = 0.6
_FEW_WORDS = 2
_BEGINNING_CHARS = 1500
"""A page that shows more of its text shows it all."""
_SHORT_TEXT_CHARS = 600
_PAY = compiled_later(any_word("paywall_names"), re.IGNORECASE)


def read_article(page: Page, context: DateContext, *, model: TextModel | None = None) -> Article:
    """Reads a post page. Never raises for what the page holds: a field that cannot be read stays empty.

    `model` replaces the text model of the package (for measuring on sites that it was not trained on).
    """
    head = read_head(page)
    site_name = read_site_name(page, head)
    root = assembled(page.root)
    layout = read_layout(root)
    title = read_title(page, head, site_name, layout)
    title_index = find_title(layout, title)
    facts = page_facts(head, title)
    chosen = choose_units(layout, title_index, facts, model or load_model(), lambda: extracted_letters(root))
    chosen = boilerplate.without_foreign(layout, title_index, chosen)
    chosen = boilerplate.without_edges(with_press_lists(layout, title_index, title, chosen, page.url), context)
    chosen = with_outbound_lines(layout, title_index, chosen, page.url)
    chosen = boilerplate.with_whole_lists(layout, boilerplate.with_whole_headings(layout, chosen))
    chosen = boilerplate.without_last_heading(boilerplate.without_related(chosen))
    composed = _text(page, head, compose(with_wordless_links(layout, chosen, page.url), page.base_url))
    language = read_language(composed.text or title, page.declared_language)
    context = replace(context, language=context.language or first_ordering(language, page.declared_tag))
    canonical = clean_url(head.canonical, page.base_url) if head.canonical else None
    too_large = f"it has more than {MAX_UNITS:,} paragraphs or {MAX_CHARS:,} characters, and the rest is not read"
    unread = page.unread or ("" if layout.whole else too_large)
    return Article(
        title=title,
        published=read_published(page.url, head, layout, title_index, context, lead=composed.text),
        byline=read_byline(head, layout, title_index, site_name, page.url, chosen=chosen),
        language=language,
        text=composed.text,
        blocks=composed.blocks,
        links=composed.links,
        canonical_url=canonical if canonical and page.url and same_site(canonical, page.url) else None,
        site_name=site_name,
        wall=_wall(page, head, composed.text),
        left_out=(*head.left_out, *left_out_links(hrefs_of(page.root)), *filter(None, (unread,))),
    )


def find_title(layout: Layout, title: str) -> int:
    """The index of the unit that shows the title, an h1 before other headings before all else; -1 if none shows it."""
    key = title_key(title)
    sizes = range(len(key) // _FOLDED, len(title) + 20)
    same = [unit for unit in layout.units if len(unit.text) in sizes and title_key(unit.text) == key] if key else []
    return min(same, key=_menu_rank).index if same else _alike_heading(layout, title)


def _menu_rank(unit: Unit) -> int:
    """0 for an h1, 1 for another heading, 2 for a line, 3 for one with links: a menu prints its page's title too."""
    tags = [frame.tag for frame in islice(unit.frame.chain(), 3)]
    if HEADINGS.isdisjoint(tags):
        return 3 if unit.link_chars else 2
    return 0 if "h1" in tags else 1


def _alike_heading(layout: Layout, title: str) -> int:
    """The index of the first heading that ends with the title, else that has most of its words; -1 if none has."""
    key = title_key(title)
    words = set(key.split())
    if len(words) <= _FEW_WORDS:
        return -1
    headings = {unit.index: title_key(unit.text) for unit in layout.units if _menu_rank(unit) < _NO_HEADING}
    ending = (index for index, own in headings.items() if own.endswith(key))
    parts = ((index, set(own.split())) for index, own in headings.items())
    alike = (index for index, own in parts if len(words & own) >= _ALIKE_RATIO * max(len(words), len(own)))
    return next(chain(ending, alike), -1)


def _text(page: Page, head: Head, visible: Composed) -> Composed:
    """The text of the visible page, or that of its script data where the page shows (nearly) none, or its beginning.

    What the page says is not free to read is left in its scripts.
    """
    if len(visible.text) >= _BEGINNING_CHARS or _is_sold(head):
        return visible
    rest = rich_text_root(page, visible.text)
    if rest is not None:
        return compose(read_layout(rest).units, page.base_url)
    hidden_root = payload_root(page) if len(visible.text) < MIN_TEXT_CHARS else None
    if hidden_root is None:
        return visible
    hidden = compose(read_layout(hidden_root).units, page.base_url)
    return hidden if len(hidden.text) > 2 * len(visible.text) else visible


def _is_sold(head: Head) -> bool:
    """True if the page's data say that its text is not free (schema.org's `isAccessibleForFree`)."""
    said = (str(item.get("isAccessibleForFree")).lower() for item in head.objects)
    return not {"false", "http://schema.org/false"}.isdisjoint(said)


def _wall(page: Page, head: Head, text: str) -> str | None:
    """What hides the text: a payment, a login, a script; None if nothing does."""
    if len(text) >= _SHORT_TEXT_CHARS:
        return None
    if _is_sold(head):
        return "pay"
    if len(text) >= MIN_TEXT_CHARS:
        return "pay" if _PAY.search(page.html) else None
    if any((node.get("type") or "").lower() == "password" for node in page.root.iter("input")):
        return "login"
    if not text and next(page.root.iter("script"), None) is not None:
        return "script"
    return None
