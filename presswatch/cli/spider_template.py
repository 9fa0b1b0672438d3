"""The three files of a new site spider: spider, saved page, and a test that fails until the spider reads the page."""

import keyword
import re
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from presswatch.errors import UsageError
from presswatch.watchlist.entries import SOURCE_KINDS

_IMPORTED = frozenset({"datetime", "pathlib", "scraper"})
"""Names that the generated test imports in addition to the spider's module."""

EMPTY_PAGE = "<!doctype html>\n<title>Save the page of {url} over this file</title>\n"


def create_spider(checkout: Path, url: str, page: bytes | None, name: str | None) -> list[Path]:
    """Writes the files under `checkout`, returns their relative paths; or UsageError, and nothing is written."""
    host = _host_of(url)
    name = name or re.sub(r"\W+", "_", host).strip("_")
    _check_name(name)
    if not (checkout / "scraper" / "spiders" / "sites").is_dir() or not (checkout / "pyproject.toml").is_file():
        raise UsageError(
            f"new-spider: {checkout}: not a checkout of Presswatch; run it in the folder with pyproject.toml"
        )
    class_name = "".join(map(str.capitalize, name.split("_"))) + "Spider"
    words = {"host": host, "name": name, "url": url, "class_name": class_name}
    files = {
        Path("scraper/spiders/sites") / f"{name}.py": _template("spider.txt").format(**words).encode(),
        Path("tests/pages") / host / "listing.html": page if page is not None else EMPTY_PAGE.format(**words).encode(),
        Path("tests/scraper/spiders/sites") / f"test_{name}.py": _template("spider_cases.txt").format(**words).encode(),
    }
    for path in files:
        if (checkout / path).exists():
            raise UsageError(f"new-spider: {path}: already exists; nothing was written")
    for path, content in files.items():
        (checkout / path).parent.mkdir(parents=True, exist_ok=True)
        (checkout / path).write_bytes(content)
    return list(files)


def _host_of(url: str) -> str:
    """The host of an address that can be written into a module as it is; UsageError if it is no such address."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    if urlsplit(url).scheme not in ("http", "https") or not host or set(url) & set("\"'\\\n\r"):
        raise UsageError(f"new-spider: {url}: no http or https address")
    return host


def _template(name: str) -> str:
    return resources.files("presswatch").joinpath("data", name).read_text("utf-8")


def _check_name(name: str) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise UsageError(
            f"new-spider: {name}: the name of a spider consists of lowercase letters, digits and _; set one with --name"
        )
    if keyword.iskeyword(name) or name in SOURCE_KINDS or name in _IMPORTED:
        what = "a word of Python" if keyword.iskeyword(name) else "taken"
        raise UsageError(f"new-spider: {name}: this name is {what}, so no spider can have it; set another with --name")
