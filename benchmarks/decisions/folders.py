"""The inputs in data folders, each recognized by its files.

| files | set | what is decided |
|---|---|---|
| `gold.jsonl`, rows with `page_url` | coverage | whole posts with their own watchlist and with the big one |
| `gold.jsonl`, rows with `html` | articles | pages, and whole posts with the big watchlist; series by site |
| `gold.jsonl`, rows with `entries`; `sitemaps.jsonl` | feeds | feeds and sitemaps |
| `gold.jsonl`, other rows | listings | lists |
| `houses.jsonl` | houses | whole posts with the big watchlist; series by house |
| `texts.jsonl` with `pairs.jsonl` | near-duplicates | one series, and the posts with the big watchlist |
| `texts.jsonl` with `watchlist.json` | mentions | posts with that watchlist |
| `texts.jsonl` | texts | posts with the big watchlist |

Only what a run would have is used; labels are not, but for the part of a set (`kept`).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.articles import address_of
from benchmarks.coverage import page_bytes, watched_subjects
from benchmarks.decisions.case import Case, Workshop
from benchmarks.decisions.decide import Sections, of_feed, of_listing, of_page, of_post, of_series
from benchmarks.houses import read as read_house_post
from benchmarks.mentions import page_post, subjects_of
from pipelines.normalize import normalize
from presswatch.errors import PageError
from presswatch.records import DateReading, Post
from presswatch.watchlist.entries import Subject
from scraper.items import Entry, FoundPost
from scraper.pages.dates.read import DateContext
from scraper.pages.post import read_post
from scraper.pages.text.language import read_language

Row = dict[str, Any]
KEPT = "kept"
SERIES = 40
"""Posts of one series at most: this many follow one another on a source between two visits."""


def rows_of(path: Path) -> list[Row]:
    """The lines of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def cases_of(folder: Path) -> Iterator[Case]:
    """All inputs in a folder and those below it, named from the folder's own name on."""
    names = ("gold.jsonl", "texts.jsonl", "houses.jsonl", "sitemaps.jsonl")
    for path in sorted(one for name in names for one in folder.rglob(name)):
        place = "/".join((folder.resolve().name, *path.parent.relative_to(folder).parts))
        yield from _set_of(path, place)


def _set_of(path: Path, place: str) -> Iterator[Case]:
    rows = rows_of(path)
    if path.name == "houses.jsonl":
        yield from _houses(path.parent, place, rows)
    elif path.name == "sitemaps.jsonl":
        yield from (Case(f"{place}/sitemap:{row['id']}", partial(_feed, path.parent, row)) for row in rows)
    elif path.name == "texts.jsonl":
        yield from _texts(path.parent, place, rows)
    elif rows and "page_url" in rows[0]:
        yield from _coverage(path.parent, place, rows)
    elif rows and "html" in rows[0]:
        yield from _articles(path.parent, place, rows)
    elif rows and "entries" in rows[0]:
        yield from (Case(f"{place}:{row['id']}", partial(_feed, path.parent, row)) for row in rows)
    else:
        yield from (Case(f"{place}:{row['id']}", partial(_listing, path.parent, row)) for row in rows)


def _coverage(folder: Path, place: str, rows: list[Row]) -> Iterator[Case]:
    for row in rows:
        kept, url = row.get("part") == KEPT, row["page_url"]
        for name, subjects in (("", tuple(watched_subjects(row))), ("/big", None)):
            run = partial(_page, folder / row["file"], Entry(url=url), subjects)
            yield Case(f"{place}{name}:{row['id']}", run, kept)


def _page(path: Path, entry: Entry, subjects: tuple[Subject, ...] | None, shop: Workshop) -> Sections:
    return of_page(page_bytes(path), entry.url, entry, shop.big if subjects is None else shop.tools(subjects))


def _articles(folder: Path, place: str, rows: list[Row]) -> Iterator[Case]:
    sites: dict[str, list[Row]] = {}
    for row in rows:
        sites.setdefault(str(row.get("domain") or row.get("site")), []).append(row)
        yield Case(f"{place}:{row['id']}", partial(_page, folder / row["html"], Entry(url=address_of(row)), None))
    for site, pages in sites.items():
        if len(pages) > 1:
            yield Case(f"{place}/series:{site}", partial(_site, folder, site, pages[:SERIES]))


def _site(folder: Path, site: str, rows: list[Row], _: Workshop) -> Sections:
    posts, names = [], []
    for row in rows:
        try:
            article = read_post(page_bytes(folder / row["html"]), address_of(row), None, DateContext())
        except PageError:
            continue
        posts.append(normalize(FoundPost(source=site, entry=Entry(url=address_of(row)), article=article)))
        names.append(row["id"])
    return of_series(posts, names)


def _listing(folder: Path, row: Row, _: Workshop) -> Sections:
    captured = row.get("captured")
    now = datetime.fromisoformat(captured).replace(hour=23, minute=59, tzinfo=UTC) if captured else None
    return of_listing(gzip.decompress((folder / "pages" / row["file"]).read_bytes()), row["url"], DateContext(now=now))


def _feed(folder: Path, row: Row, _: Workshop) -> Sections:
    path = folder / row["file"]
    path = path if path.exists() else folder / "files" / row["file"]
    return of_feed(page_bytes(path), row.get("feed_url") or row.get("url") or "http://feed.example/feed")


def _houses(folder: Path, place: str, houses: list[Row]) -> Iterator[Case]:
    for house in houses:
        kept, name = house.get("part") == KEPT, house["house"]
        yield Case(f"{place}/series:{name}", partial(_house, folder, house), kept)
        for row in house["posts"]:
            shown = DateReading(on=date.fromisoformat(row["date"][:10]), source="listing") if row.get("date") else None
            entry = Entry(url=row["url"], title=row.get("title") or "", date=shown)
            yield Case(f"{place}:{row['id']}", partial(_packed_page, folder / row["file"], entry), kept)


def _packed_page(path: Path, entry: Entry, shop: Workshop) -> Sections:
    return of_page(page_bytes(path), entry.url, entry, shop.big)


def _house(folder: Path, house: Row, _: Workshop) -> Sections:
    posts = [read_house_post(folder, house["house"], row) for row in house["posts"]]
    return of_series(posts, [row["id"] for row in house["posts"]])


def _texts(folder: Path, place: str, rows: list[Row]) -> Iterator[Case]:
    watchlist = folder / "watchlist.json"
    subjects = tuple(subjects_of(json.loads(watchlist.read_text(encoding="utf-8")))) if watchlist.exists() else None
    if (folder / "pairs.jsonl").exists():
        yield Case(f"{place}/series:all", partial(_series, rows))
    for row in rows:
        yield Case(f"{place}:{row['id']}", partial(_text, row, subjects), row.get("part") == KEPT)


def _series(rows: list[Row], _: Workshop) -> Sections:
    return of_series(map(_post_of, rows), [row["id"] for row in rows])


def _text(row: Row, subjects: tuple[Subject, ...] | None, shop: Workshop) -> Sections:
    post = page_post(row["html"], row.get("lang")) if row.get("kind") == "html" else _post_of(row)
    language = read_language(post.text)
    return {"language": [language], **of_post(post, shop.big if subjects is None else shop.tools(subjects))}


def _post_of(row: Row) -> Post:
    url = f"https://decisions.example/{row['id']}"
    title = row.get("title") or ""
    return Post(source="decisions", url=url, url_key=url, title=title, text=row["text"], language=row.get("lang"))
