"""Labelled listing pages from public repositories with copies of real sites, in the form of the listings data.

    python -m benchmarks.listing_mirrors LABELS.jsonl [LABELS.jsonl ...] --clones DIR --out DIR

A line of LABELS holds facts about one page; the page itself stays where it is published:

* `id`, `repository` (owner/name), `commit`, `path`: where the bytes are. `url`: the page's address, real or made up.
* `lang`; `kind`: html table, cards, links or negative (then `why`).
* `entries`: CSS of the posts' boxes. `link`: CSS of the post's link in the box, null for its first link. `title`,
  `date`: CSS in the box; null for the link's text, and for pages without dates. A date rule ending in `@NAME` reads
  that attribute.
* `next`: CSS of the link to the next page; `next_js`: there is one, but only through script or a form.
* `allowed`: CSS of links that count neither way (a second listing of the same page).

`--clones` holds bare clones, named owner+name. The dates are read by our own reader of dates: a page of this set says
little about that reader.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import lxml.html

from scraper.pages.dates.read import DateContext, find_dates
from scraper.pages.parsing.page import Page, open_page

BLANKS = str.maketrans("", "", "\t\r\n")


class LabelError(Exception):
    """A label that does not fit its page: id of the page, and what is wrong."""


def page_bytes(clones: Path, label: dict[str, Any]) -> bytes:
    """The page as the repository stores it at the labelled commit; CalledProcessError if the clone lacks it."""
    folder = clones / label["repository"].replace("/", "+")
    return subprocess.run(
        ["git", "--git-dir", str(folder), "show", f"{label['commit']}:{label['path']}"], check=True, capture_output=True
    ).stdout


def gold_record(label: dict[str, Any], body: bytes) -> dict[str, Any]:
    """The page's line of gold.jsonl; raises LabelError if a rule finds nothing."""
    page = open_page(body, label["url"])
    items = _items(page, label) if label["kind"] != "negative" else []
    if label["kind"] != "negative" and not items:
        raise LabelError(f"{label['id']}: no post: {label['entries']}")
    posts = {item["url"] for item in items}
    record = {name: label[name] for name in ("id", "url", "lang", "kind")} | {
        "file": f"{label['id']}.html.gz",
        "url_source": label.get("url_source", "label"),
        "items": items,
        "next": _next(page, label),
        "allowed": [url for url in _addresses(page, label.get("allowed")) if url not in posts],
        "source": f"{label['repository']}: {label['path']}",
    }
    return record | {name: label[name] for name in ("next_js", "captured", "why") if label.get(name)}


def _items(page: Page, label: dict[str, Any]) -> list[dict[str, str | None]]:
    """The posts in page order, each address once."""
    items: dict[str, dict[str, str | None]] = {}
    for entry in page.root.cssselect(label["entries"]):
        link = _link(entry, label.get("link"))
        if link is None:
            continue
        url = _resolved(page, link)
        title = _title(entry, link, label.get("title"))
        if url not in items:
            items[url] = {"url": url, "title": title, "date": _day(entry, label)}
        elif title and not items[url]["title"]:
            items[url]["title"] = title
    return list(items.values())


def _link(entry: lxml.html.HtmlElement, rule: str | None) -> lxml.html.HtmlElement | None:
    links = entry.cssselect(rule) if rule else [entry, *entry.cssselect("a[href]")]
    return next((link for link in links if (link.get("href") or "").strip()), None)


def _resolved(page: Page, link: lxml.html.HtmlElement) -> str:
    return str(urljoin(page.base_url, link.get("href", "").translate(BLANKS).strip()))


def _title(entry: lxml.html.HtmlElement, link: lxml.html.HtmlElement, rule: str | None) -> str:
    found = entry.cssselect(rule) if rule else [link]
    texts = [_text(element) for element in found] + [_text(link), link.get("title") or ""]
    texts += [image.get("alt") or "" for image in link.iter("img")]
    return next((text for text in texts if text), "")


def _text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _day(entry: lxml.html.HtmlElement, label: dict[str, Any]) -> str | None:
    """The date in the first of these elements that has a full one, in ISO form."""
    rule, _, attribute = (label.get("date") or "").partition("@")
    context = DateContext(language=label["lang"])
    for element in entry.cssselect(rule) if rule else []:
        for span in find_dates((element.get(attribute) or "") if attribute else _text(element), context):
            if span.reading.precision not in ("month", "year"):
                return span.reading.on.isoformat()
    return None


def _next(page: Page, label: dict[str, Any]) -> str | None:
    addresses = _addresses(page, label.get("next"))
    if label.get("next") and not addresses:
        raise LabelError(f"{label['id']}: no next page: {label['next']}")
    return addresses[0] if addresses else None


def _addresses(page: Page, rule: str | None) -> list[str]:
    links = page.root.cssselect(rule) if rule else []
    return list(dict.fromkeys(_resolved(page, link) for link in links if link.get("href")))


def build(labels: list[dict[str, Any]], clones: Path, out: Path) -> int:
    """Writes gold.jsonl and pages/ under `out`; the number of pages. A group is a site: use one host for all of it."""
    (out / "pages").mkdir(parents=True, exist_ok=True)
    lines = []
    for label in labels:
        body = page_bytes(clones, label)
        lines.append(json.dumps(gold_record(label, body), ensure_ascii=False) + "\n")
        (out / "pages" / f"{label['id']}.html.gz").write_bytes(gzip.compress(body, mtime=0))
    (out / "gold.jsonl").write_text("".join(lines), "utf-8")
    return len(lines)


def main() -> int:
    """Builds the folder from the label files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", nargs="+", type=Path)
    parser.add_argument("--clones", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    labels = [json.loads(line) for file in options.labels for line in file.read_text("utf-8").splitlines()]
    print(f"{build(labels, options.clones, options.out)} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
