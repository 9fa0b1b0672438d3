"""The set of houses: consecutive posts of one organization as published, in the form that `benchmarks.houses` reads.

A line of labels/houses.jsonl has `house`, `organization`, `lang`, `repository`, `commit`, `form`, `base` (the site's
address), `posts` (`id`, `path`, `date`, `sha256` of the page, oldest first), `repeats` (what every post ends with, in
words), `duplicates` (pairs of ids, the later post first) and `doubt`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.real.pages import LabelError, page_of
from benchmarks.real.parts import part_of

_ENDING = re.compile(r"(?:/index)?\.(?:html?|md|markdown|mdx)$")


def packed(house: dict[str, Any], clones: Path) -> dict[str, Any]:
    """A source as it is stored: each post with the hash of its page."""
    form = "frame" if house["form"] == "markdown" else house["form"]
    posts = [
        {name: post[name] for name in ("id", "path", "date")}
        | {"sha256": hashlib.sha256(page_of(house | post | {"form": form}, clones)).hexdigest()}
        for post in house["posts"]
    ]
    return house | {"form": form, "posts": posts}


def build(houses: Iterable[dict[str, Any]], clones: Path, out: Path) -> int:
    """Writes houses.jsonl and a folder of pages for each source under `out`; the number of sources."""
    lines = []
    for house in houses:
        (out / house["house"]).mkdir(parents=True, exist_ok=True)
        posts = []
        for post in house["posts"]:
            body = page_of(house | post, clones)
            if hashlib.sha256(body).hexdigest() != post["sha256"]:
                raise LabelError(f"{post['id']}: the page is not the one that was labelled")
            file = f"{house['house']}/{post['id']}.html.gz"
            (out / file).write_bytes(gzip.compress(body, mtime=0))
            url = f"{house['base'].rstrip('/')}/{_ENDING.sub('/', post['path'])}"
            posts.append({"id": post["id"], "url": url, "file": file, "date": post["date"]})
        part = part_of(house["repository"].partition("/")[0])
        kept = {name: house[name] for name in ("house", "lang", "form", "duplicates")}
        lines.append(json.dumps(kept | {"part": part, "posts": posts}, ensure_ascii=False) + "\n")
    (out / "houses.jsonl").write_text("".join(lines), encoding="utf-8")
    return len(lines)
