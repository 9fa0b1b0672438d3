"""What a body is."""

from __future__ import annotations

import pytest

from scraper.pages.kinds import body_kind

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
def test_xml_that_defines_entities_is_a_feed_though_its_own_element_stands_far_down(body, kind):
    """So that it is refused as what it is, and not told as a page without posts."""
    assert body_kind(body) == kind
