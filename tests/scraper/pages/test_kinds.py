"""What kind of document a response body is."""

from __future__ import annotations

import pytest

from scraper.pages.parsing.kinds import body_kind

ENTITY = b'[<!ENTITY a "' + b"b" * 100_000 + b'">]>'


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<!DOCTYPE x " + ENTITY + b"<rss></rss>", "feed"),
        (b'<?xml version="1.0"?><!DOCTYPE lolz ' + ENTITY + b"<feed></feed>", "feed"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y" ' + ENTITY + b"<html></html>", "html"),
        (b"<!doctype html><p>&lt;!ENTITY a&gt;", "html"),
    ],
)
def test_xml_that_defines_entities_is_a_feed_though_its_root_comes_late(body, kind):
    """So that it is refused for its entities, and not reported as a page without posts."""
    assert body_kind(body) == kind


LONG = b"<!-- " + b"licence " * 2_000 + b"-->"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'<?xml version="1.0"?>' + LONG + b'<!DOCTYPE rss [<!ENTITY a "b">]><rss></rss>', "feed"),
        (b'<?xml version="1.0"?>' + LONG + b"<rss></rss>", "feed"),
        (LONG + LONG + b"<urlset></urlset>", "sitemap"),
        (b"<!-- no <rss> here --><!DOCTYPE html><p>words", "html"),
        (LONG, "html"),
        (b"<!-- never closed" + b"x" * 10_000 + b"<rss></rss>", "html"),
        (b"<?xml version='1.0'>" + b"<rss></rss>", "feed"),
        (b"<!---->" * 100_000, "html"),
    ],
)
def test_comments_before_a_document_do_not_hide_what_it_is(body, kind):
    """Many feeds begin with a licence of nine kilobytes; comments say nothing about the document."""
    assert body_kind(body) == kind
