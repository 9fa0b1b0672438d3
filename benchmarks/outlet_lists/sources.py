"""The public lists that name outlets with their sites, and how each is read.

A list that also names other organizations ("mixed") counts only if another list or a word for a medium agrees.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global


@dataclass(frozen=True, slots=True)
class Row:
    """One list's facts about one outlet; empty if it has none."""

    name: str
    url: str
    country: str = ""
    language: str = ""
    medium: str = ""
    forms: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Files:
    """The files of a repository's newest commit."""

    folder: Path

    def read(self, path: str) -> bytes:
        """One file; empty if there is none."""
        command = ["git", "-C", self.folder, "show", f"HEAD:{path}"]
        return subprocess.run(command, capture_output=True, check=False).stdout

    def text(self, path: str) -> str:
        return self.read(path).decode("utf-8", "replace")

    def table(self, path: str, delimiter: str = ",") -> Iterator[dict[str, str]]:
        yield from csv.DictReader(io.StringIO(self.text(path)), delimiter=delimiter)

    def names(self, under: str) -> list[str]:
        command = ["git", "-C", self.folder, "ls-tree", "-r", "-z", "--name-only", "HEAD", under]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode().strip("\0").split("\0")


@dataclass(frozen=True, slots=True)
class Source:
    """A public list: its letter in the rows, its repository, its licence and how it is read."""

    letter: str
    repository: str
    licence: str
    what: str
    read: Callable[[Files], Iterator[Row]] = field(repr=False)
    mixed: bool = False


_SUBDIVISIONS = {"england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB", "usa": "US", "korea": "KR"}
_OTHERWISE = {
    "bosnia and herzegovina": "BA",
    "burma": "MM",
    "cote d'ivoire": "CI",
    "czech republic": "CZ",
    "macedonia": "MK",
    "people's republic of china": "CN",
    "republic of ireland": "IE",
    "swaziland": "SZ",
    "the netherlands": "NL",
    "turkey": "TR",
    "trinidad and tobago": "TT",
    "united states of america": "US",
}


@cache
def _countries() -> dict[str, str]:
    names = Locale("en").territories.items()
    found = {name.casefold(): code for code, name in names if len(code) == 2 and code.isalpha()}
    aliases = get_global("territory_aliases").items()
    return found | {long.casefold(): codes[0] for long, codes in aliases if len(long) == 3} | _SUBDIVISIONS | _OTHERWISE


@cache
def _languages() -> dict[str, str]:
    return {name.casefold(): code for code, name in Locale("en").languages.items() if len(code) == 2}


def country_code(printed: str) -> str:
    """The ISO code of a country by its name or its code of two or three letters; "" if it is none."""
    plain = printed.strip().casefold().replace("_", " ")
    return plain.upper() if len(plain) == 2 and plain.isalpha() else _countries().get(plain, "")


_PLAIN_CHANNELS = frozenset(
    """
    business culture documentary entertainment general lifestyle news outdoor public science sports travel weather
    """.split()
)


def _channels(files: Files) -> Iterator[Row]:
    for row in files.table("data/channels.csv"):
        kinds = set(row["categories"].split(";")) - {""}
        if row["website"] and not row["closed"] and row["is_nsfw"] != "TRUE" and kinds <= _PLAIN_CHANNELS:
            forms = tuple(filter(None, row["alt_names"].split(";")))
            yield Row(row["name"], row["website"], row["country"].replace("UK", "GB"), medium="tv", forms=forms)


_KINDS = {"newspaper": "article", "tv": "tv", "radio": "radio", "broadcast": ""}


def _places(places: Any, country: str) -> Iterator[Row]:
    for kind, medium in _KINDS.items():
        yield from (Row(one["name"], one["website"], country, medium=medium) for one in places.get(kind, ()))


def _local_memory(files: Files) -> Iterator[Row]:
    for path in files.names("LocalMemoryProject/Sources"):
        country = path.split("/")[2]
        if path.endswith("source.json") and country != "USA":
            yield from _places(json.loads(files.text(path)), country_code(country))
    for state in json.loads(files.text("LocalMemoryProject/Sources/USA/usa.json")).values():
        yield from _places(state, "US")


def _decades(files: Files) -> Iterator[Row]:
    for state in json.loads(gzip.decompress(files.read("resources/usa_2016_2024_pu5e.json.gz"))).values():
        yield from _places(state, "US")


def _american(files: Files) -> Iterator[Row]:
    for row in files.table("data/local_news_dataset_2018.csv"):
        medium = {"TV station": "tv", "Radio station": "radio", "broadcast": ""}.get(row["medium"], "article")
        yield Row(row["name"], row["website"], "US", medium=medium)


def _rated(files: Files) -> Iterator[Row]:
    for row in json.loads(files.text("docs/v5/data/sources.json")):
        if row["bias"] in ("left", "left-center", "center", "right-center", "right"):
            yield Row(row["name"], "http://" + row["domain"])


def _wikidata(files: Files) -> Iterator[Row]:
    for row in json.loads(files.text("wikidata_query_result.json"))["results"]["bindings"]:
        said = {key: value["value"] for key, value in row.items()}
        name = "" if re.fullmatch(r"Q\d+", said["itemLabel"]) else said["itemLabel"]
        country, language = said.get("countryLabel", ""), said.get("languageLabel", "").casefold()
        yield Row(name, said["offurl"], country_code(country), _languages().get(language, ""), "article")


def _ournet(files: Files) -> Iterator[Row]:
    for path in files.names("data/sources"):
        for row in json.loads(files.text(path)):
            yield Row(row["name"], row["url"], row["country"].upper(), (row.get("languages") or [""])[0])


def _split_screen(files: Files) -> Iterator[Row]:
    for row in files.table("split_screen_news_sources.csv"):
        yield Row(row["source"], "http://" + row["url_domain"])


def _directory(files: Files) -> Iterator[Row]:
    """Its regions are countries, or states and provinces: of the country whose top-level domain most of them have."""
    rows = list(files.table("abyz_outlets.csv"))
    tops: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        top = re.search(r"\.([a-z]{2})(?=[:/]|$)", row["url"])
        tops[row["greater region"]][country_code(top[1].replace("uk", "gb")) if top else ""] += 1
    for row in rows:
        region, medium = row["greater region"], row["media type"]
        most, count = tops[region].most_common(1)[0]
        country = most if 2 * count > tops[region].total() else _countries().get(region.strip().casefold(), "")
        language = _languages().get(row["language"].casefold(), "")
        yield Row(row["name"], row["url"], country, language, "" if medium == "Broadcast" else "article")


SOURCES = (
    Source("w", "patrickswickard/international_newspapers", "CC0 (Wikidata)", "newspapers of Wikidata", _wikidata),
    Source("d", "wm-newslab/3DLNews", "MIT", "papers, radio, television of the United States", _decades),
    Source("l", "harvard-lil/local-memory", "MIT", "papers of the world, media of the United States", _local_memory),
    Source("n", "yinleon/LocalNewsDataset", "MIT", "local media of the United States", _american),
    Source(
        "s", "the-markup/split-screen-news-sources", "BSD-style", "publishers seen in feeds", _split_screen, mixed=True
    ),
    Source("m", "drmikecrowe/mbfcext", "MIT", "media rated by a fact-checker", _rated, mixed=True),
    Source(
        "a",
        "StephenTemp/Media-Cloud-Outlet-Filtering",
        "none stated",
        "a directory of the world's media, the copy that researchers made",
        _directory,
    ),
    Source("o", "ournet/news-sources", "ISC", "news sites by country", _ournet),
    Source("t", "Klomgor/database", "Unlicense (iptv-org/database)", "television channels", _channels),
)
"""In the order in which their spelling of a name is preferred."""


def rows_of(source: Source, mirror: Path) -> Iterator[Row]:
    """The rows of a list, read from a bare clone `mirror`/OWNER+NAME/repo."""
    files = Files(mirror / source.repository.replace("/", "+") / "repo")
    for row in source.read(files):
        if row.name and row.url:
            yield Row(row.name, row.url, row.country, row.language, row.medium, row.forms, source.letter)
