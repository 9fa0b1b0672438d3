"""Spiders for single sites where the general ones fail; about thirty lines each (`presswatch new-spider`)."""

from pathlib import Path


def site_spiders() -> tuple[str, ...]:
    """The names of the site spiders, which are those of their modules; found without importing them."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_")))
