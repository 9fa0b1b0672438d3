"""Checks that imports point one way; prints each import that does not, and exits 1 then: python .ci/imports.py."""

# ruff: noqa: INP001, T201 - a script that prints what it finds
from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# From the top to the ground: a module may import from its own layer and from those below it.
LAYERS = (
    ("presswatch.api",),
    ("presswatch.cli", "presswatch.__main__"),
    ("scheduler",),
    ("pipelines",),
    ("pipelines.deduplicate",),
    ("pipelines.coverage",),
    ("pipelines.quotes",),
    ("pipelines.people",),
    ("pipelines.mentions",),
    ("pipelines.text",),
    ("pipelines.outlets",),
    ("pipelines.names",),
    ("pipelines.common",),
    ("scraper.spiders",),
    ("scraper.run",),
    ("scraper.visit",),
    ("scraper.middlewares",),
    ("scraper.fetch",),
    ("scraper.reading",),
    ("scraper.items",),
    ("scraper.pages",),
    ("scraper.pages.listing", "scraper.pages.pdf"),
    ("scraper.pages.article",),
    ("scraper.pages.discovery",),
    ("scraper.pages.feed",),
    ("scraper.pages.person_names",),
    ("scraper.pages.dates",),
    ("scraper.pages.html_tree",),
    ("scraper.pages.parsing",),
    ("scraper.pages.text",),
    ("presswatch.coverage_report", "presswatch.export"),
    ("presswatch.notify",),
    ("presswatch.digest",),
    ("presswatch.database",),
    ("presswatch.evidence",),
    ("presswatch.encoders",),
    ("presswatch.report", "presswatch.timing"),
    ("presswatch.source_health",),
    ("presswatch.watchlist",),
    ("presswatch.records",),
    ("presswatch.urls",),
    ("presswatch.languages", "presswatch.locale", "presswatch.reasons", "presswatch.text", "presswatch.errors"),
    ("scraper.settings", "presswatch.__version__"),
)
# One way in a file that is not its layer's: each with its reason.
ALLOWED = {
    ("scraper.settings", "pipelines"): "the list of steps is there",
    ("scraper.run.session", "pipelines"): "a run opens its steps' state with the crawl",
    ("presswatch.database.opening", "presswatch.database.backup"): "a copy is kept before a migration",
}
# A page is understood without Scrapy, database or network.
PAGES_MAY = (
    "scraper.pages",
    "presswatch.languages",
    "presswatch.records",
    "presswatch.text.strings",
    "presswatch.urls.canonical",
    "presswatch.urls.wrappers",
    "presswatch.errors",
)
OURS = ("presswatch", "scheduler", "pipelines", "scraper")


def module_name(path: Path) -> str:
    """The dotted name of a file below the root."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path, name: str) -> Iterator[tuple[str, int]]:
    """Each import of our own modules, those inside functions and under TYPE_CHECKING included, with its line."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *filter(None, [node.module])])
            found = [f"{base}.{alias.name}" if base in OURS else base for alias in node.names]
        else:
            continue
        yield from ((target, node.lineno) for target in found if target.split(".")[0] in OURS)


def layer_of(module: str) -> int | None:
    """The number of the layer that holds a module, the most exact name wins; None if none does."""
    best, number = "", None
    for index, names in enumerate(LAYERS):
        for name in names:
            if (module == name or module.startswith(f"{name}.")) and len(name) > len(best):
                best, number = name, index
    return number


def complaint(module: str, target: str) -> str | None:
    """Why this import is wrong, None if it is not."""
    if any(
        module == who and target.split(".", maxsplit=1)[0] == where.split(".")[0] and target.startswith(where)
        for who, where in ALLOWED
    ):
        return None
    if module.startswith("scraper.pages") and not target.startswith(PAGES_MAY):
        return "pages may import only " + ", ".join(PAGES_MAY)
    mine, theirs = layer_of(module), layer_of(target)
    if module == "presswatch" or target in ("presswatch", "presswatch.__version__"):
        return None
    if mine is None or theirs is None:
        return f"{module if mine is None else target} is in no layer; add it to .ci/imports.py"
    return "it points up" if theirs < mine else None


def main() -> int:
    """Prints each wrong import; 1 if there is any."""
    wrong = 0
    files = [ROOT / "scheduler.py", *(path for folder in OURS for path in sorted((ROOT / folder).rglob("*.py")))]
    for path in filter(Path.is_file, files):
        name = module_name(path)
        for target, line in imports_of(path, name):
            if why := complaint(name, target):
                print(f"{path.relative_to(ROOT)}:{line}: {name} imports {target}: {why}")
                wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
