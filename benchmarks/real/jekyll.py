"""Pages of Jekyll sites, built in the site's own layout without Jekyll.

Reads front matter, data files, includes and the chain of layouts of the repository and renders Liquid and Markdown;
unknown tags and plugins leave nothing. A layout of a theme that the repository does not hold is replaced by a plain
frame with the title, the day and the content. Needs the packages python-liquid, markdown-it-py and PyYAML (extra
`bench`).
"""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import html
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from liquid import CachingDictLoader, Environment, Mode, Undefined
from markdown_it import MarkdownIt

from benchmarks.real.clones import SourceError, file_bytes, paths

_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML_FRONT = re.compile(r"\A\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_NAMED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})-(.+)$")
_INCLUDE = re.compile(
    r"\{%-?\s*include(?:_relative|_cached)?\s+([^\s%{}]+)"
    r"((?:\s+[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s%]+))*)\s*-?%\}"
)
_PARAMETER = re.compile(r"([\w-]+)=(\"[^\"]*\"|'[^']*'|[^\s%]+)")
_KNOWN_TAGS = frozenset(
    "assign capture case when comment cycle decrement echo if elsif else unless for break continue increment liquid raw"
    " render tablerow endcapture endcase endcomment endif endunless endfor endraw endtablerow".split()
)
_TAG = re.compile(r"\{%-?\s*(\w+)[^%]*?-?%\}")
_CODES = re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_FILTER = re.compile(r"\|\s*(\w+)")
MAX_POSTS = 400
"""Posts of a site that its lists are given: a page of a set needs no more, and a build stays short."""


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The values before a file's text, and the text; unreadable front matter counts as none."""
    for pattern, load in ((_FRONT, yaml.safe_load), (_TOML_FRONT, _toml)):
        if found := pattern.match(text):
            try:
                values = load(found[1])
            except (yaml.YAMLError, ValueError):
                values = None
            return (values if isinstance(values, dict) else {}), text[found.end() :]
    return {}, text


def _toml(text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415

    return tomllib.loads(text)


def render(clones: Path, repository: str, commit: str, path: str) -> bytes:
    """The page as HTML; raises SourceError if a file is missing."""
    return _site_of(clones, repository, commit).page(path).encode()


@lru_cache(maxsize=2)
def _site_of(clones: Path, repository: str, commit: str) -> _Site:
    return _Site(clones, repository, commit)


def framed(source: bytes) -> bytes:
    """A Markdown file in a plain frame with its title and date, for sites whose own layout cannot be built."""
    values, text = front_matter(source.decode("utf-8", "replace").replace("\r\n", "\n").lstrip("\ufeff").lstrip())
    return _plain(_markdown(_CODES.sub("", text)), values).encode()


class _Site:
    """One repository at one commit, read as a Jekyll site (or, without a configuration, as loose Markdown files)."""

    def __init__(self, clones: Path, repository: str, commit: str) -> None:
        self._where = (clones, repository, commit)
        self.paths = paths(*self._where)
        self.config = self._yaml("_config.yml") or self._yaml("_config.yaml") or {}
        self.environment = _environment()

    def _text(self, path: str) -> str:
        return file_bytes(*self._where, path).decode("utf-8", "replace").replace("\r\n", "\n").lstrip("\ufeff")

    def _yaml(self, path: str) -> Any:
        if path not in self.paths:
            return None
        try:
            return yaml.safe_load(self._text(path))
        except yaml.YAMLError:
            return None

    def page(self, path: str) -> str:
        """The page in the site's layout."""
        values, text = front_matter(self._text(path))
        page = self._values(path, values)
        scope = {
            "page": page,
            "site": self._site(),
            "content": "",
            "jekyll": {"environment": "production"},
            "paginator": {"posts": self._posts()[:10]},
        }
        content = self._liquid(text, scope)
        if path.endswith((".md", ".markdown", ".mkd", ".mdx")):
            content = _markdown(content)
        return self._framed(content, values.get("layout") or self._default_layout(path), scope)

    def _default_layout(self, path: str) -> str | None:
        for rule in self.config.get("defaults") or ():
            scope = (rule.get("scope") or {}) if isinstance(rule, dict) else {}
            if path.startswith(str(scope.get("path") or "")) and (
                scope.get("type") in (None, "posts") or "_posts" not in path
            ):
                layout = (rule.get("values") or {}).get("layout")
                if layout:
                    return str(layout)
        return None

    def _values(self, path: str, values: Mapping[str, Any]) -> dict[str, Any]:
        page: dict[str, Any] = dict(values)
        name = PurePosixPath(path)
        dated = _NAMED.match(name.stem)
        page.setdefault("title", (dated[4] if dated else name.stem).replace("-", " "))
        if dated and not page.get("date"):
            with contextlib.suppress(ValueError):  # a name may hold a day that no calendar has
                page["date"] = dt.datetime(int(dated[1]), int(dated[2]), int(dated[3]), tzinfo=dt.UTC)
        page.setdefault(
            "url", f"/{dated[1]}/{dated[2]}/{dated[3]}/{dated[4]}/" if dated else f"/{name.with_suffix('')}/"
        )
        page["path"] = path
        return page

    @cache  # noqa: B019 - a site lives as long as one page
    def _site(self) -> dict[str, Any]:
        site = dict(self.config)
        site["data"] = self._data()
        site["posts"] = self._posts()
        for collection in self.config.get("collections") or ():
            site[str(collection)] = [self._document(p) for p in self.paths if p.startswith(f"_{collection}/")][
                :MAX_POSTS
            ]
        site["time"] = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
        site.setdefault("baseurl", "")
        return site

    @cache  # noqa: B019
    def _posts(self) -> list[dict[str, Any]]:
        files = [p for p in self.paths if "_posts/" in p and _NAMED.match(PurePosixPath(p).stem)]
        files.sort(key=lambda p: PurePosixPath(p).name, reverse=True)
        return [self._document(p) for p in files[:MAX_POSTS]]

    def _document(self, path: str) -> dict[str, Any]:
        values, text = front_matter(self._text(path))
        page = self._values(path, values)
        page["content"] = _markdown(text) if path.endswith((".md", ".markdown")) else text
        page.setdefault("excerpt", page["content"].split("</p>")[0])
        return page

    def _data(self) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for path in self.paths:
            if path.startswith("_data/"):
                place: Any = data
                *folders, name = PurePosixPath(path).relative_to("_data").with_suffix("").parts
                for folder in folders:
                    place = place.setdefault(folder, {})
                if isinstance(place, dict):
                    place[name] = self._data_file(path)
        return data

    def _data_file(self, path: str) -> Any:
        try:
            if path.endswith((".yml", ".yaml")):
                return yaml.safe_load(self._text(path))
            if path.endswith(".json"):
                return json.loads(self._text(path))
            if path.endswith(".csv"):
                return list(csv.DictReader(io.StringIO(self._text(path))))
        except (yaml.YAMLError, ValueError):
            return None
        return None

    def _framed(self, content: str, layout: str | None, scope: dict[str, Any]) -> str:
        seen: set[str] = set()
        while layout and layout not in seen and layout not in ("none", "null"):
            seen.add(layout)
            path = next(
                (p for end in (".html", ".liquid", ".htm", ".md") if (p := f"_layouts/{layout}{end}") in self.paths),
                None,
            )
            if path is None:
                return _plain(content, scope["page"])
            values, text = front_matter(self._text(path))
            content = self._liquid(text, scope | {"content": content, "layout": values})
            layout = values.get("layout")
        return content if "<body" in content.lower() else _plain(content, scope["page"] if not seen else {})

    def _liquid(self, text: str, scope: dict[str, Any], depth: int = 0) -> str:
        text = self._included(text, depth)
        text = _TAG.sub(lambda tag: tag[0] if tag[1] in _KNOWN_TAGS else "", text)
        for name in _FILTER.findall(text):
            self.environment.filters.setdefault(name, _as_given)
        try:
            return self.environment.from_string(text).render(**scope)
        except Exception:  # noqa: BLE001 - a site's template may hold anything: its text is shown without what it computes
            return re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)

    def _included(self, text: str, depth: int) -> str:
        def put(found: re.Match[str]) -> str:
            path = f"_includes/{found[1]}"
            if depth > 8 or path not in self.paths:
                return ""
            _, body = front_matter(self._text(path))
            settings = "".join(
                f"{{% assign include_{name.replace('-', '_')} = {value} %}}"
                for name, value in _PARAMETER.findall(found[2] or "")
            )
            body = re.sub(r"\binclude\.([\w-]+)", lambda m: "include_" + m[1].replace("-", "_"), body)
            return settings + self._included(body, depth + 1)

        return _INCLUDE.sub(put, text)


def _plain(content: str, page: Mapping[str, Any]) -> str:
    day = page.get("date")
    shown = f'<p class="date"><time datetime="{str(day)[:10]}">{str(day)[:10]}</time></p>' if day else ""
    title = html.escape(str(page.get("title") or ""))
    heading = f"<h1>{title}</h1>" if title else ""
    head = f'<head><meta charset="utf-8"><title>{title}</title></head>'
    return f"<!doctype html><html>{head}<body><main><article>{heading}{shown}{content}</article></main></body></html>"


def _markdown(text: str) -> str:
    text = re.sub(r"^\{:.*?\}\s*$|\{:\s*[.#][^}]*\}", "", text, flags=re.MULTILINE)
    return str(MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table").render(text))


def _environment() -> Environment:
    environment = Environment(tolerance=Mode.LAX, undefined=Undefined, loader=CachingDictLoader({}))
    for name, work in _FILTERS.items():
        environment.add_filter(name, work)
    return environment


def _as_given(value: object, *_: object, **__: object) -> object:
    """A plugin's filter: returns its value unchanged."""
    return value


def _day(value: object, form: str) -> str:
    if isinstance(value, str):
        try:
            return dt.datetime.fromisoformat(value.strip().replace("/", "-")[:19]).strftime(form)
        except ValueError:
            return value
    return value.strftime(form) if isinstance(value, dt.date) else ""


def _where(items: object, key: str, wanted: object) -> list[Any]:
    return (
        [item for item in items if isinstance(item, dict) and item.get(key) == wanted]
        if isinstance(items, list)
        else []
    )


def _grouped(items: object, key: str) -> list[dict[str, Any]]:
    groups: dict[str, list[Any]] = {}
    for item in items if isinstance(items, list) else ():
        groups.setdefault(str(item.get(key)), []).append(item)
    return [{"name": name, "items": found} for name, found in groups.items()]


def _sorted(items: object, key: str | None = None, *_: object) -> list[Any]:
    listed = list(items) if isinstance(items, list | tuple) else []
    return sorted(listed, key=lambda item: str(item.get(key, "") if key and isinstance(item, dict) else item))


_FILTERS: dict[str, Callable[..., Any]] = {
    "relative_url": lambda value, *_: value or "",
    "absolute_url": lambda value, *_: value or "",
    "markdownify": lambda value, *_: _markdown(str(value or "")),
    "smartify": lambda value, *_: value,
    "date_to_string": lambda value, *_: _day(value, "%d %b %Y"),
    "date_to_long_string": lambda value, *_: _day(value, "%d %B %Y"),
    "date_to_xmlschema": lambda value, *_: _day(value, "%Y-%m-%dT00:00:00+00:00"),
    "date": lambda value, form="%Y-%m-%d", *_: _day(value, str(form)),
    "where": _where,
    "where_exp": lambda items, *_: items,
    "group_by": _grouped,
    "group_by_exp": lambda items, *_: [{"name": "", "items": items}],
    "sort": _sorted,
    "jsonify": lambda value, *_: json.dumps(value, default=str, ensure_ascii=False),
    "slugify": lambda value, *_: re.sub(r"[^\w]+", "-", str(value or "").lower()).strip("-"),
    "xml_escape": lambda value, *_: html.escape(str(value or "")),
    "cgi_escape": lambda value, *_: value,
    "uri_escape": lambda value, *_: value,
    "number_of_words": lambda value, *_: len(str(value or "").split()),
    "array_to_sentence_string": lambda value, *_: ", ".join(map(str, value or ())),
    "strip_index": lambda value, *_: value,
}


def listed_links(text: str) -> Iterator[str]:
    """The addresses of a rendered text's links."""
    yield from re.findall(r'href="([^"]+)"', text)


__all__ = ["SourceError", "front_matter", "render"]
