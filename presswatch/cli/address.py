"""Addresses as people paste them."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import click

_BARE = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)")


class Address(click.ParamType[str]):
    """An http or https address; "example.org/news" is taken for https://example.org/news, as a browser would."""

    name = "url"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value).strip()
        if "@" in re.split(r"[/?#]", text.partition("://")[2] or text, maxsplit=1)[0]:
            self.fail("a name and password do not belong in an address", param, ctx)
        url = f"https://{text}" if "://" not in text and _BARE.match(text) else text
        try:
            parts = urlsplit(url)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            usable = False
        if not usable or any(letter.isspace() or not letter.isprintable() for letter in url):
            self.fail(f"{text!r} is no http or https address", param, ctx)
        return url
