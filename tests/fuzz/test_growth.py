"""No pattern of the product has a cost that grows faster than the text: found in the parsed patterns, without timing."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator

import pytest

from presswatch.languages.patterns import LaterPattern
from tests.fuzz.growth import growths
from tests.fuzz.patterns import PACKAGES, ROOT, patterns

LEFT = {
    "pipelines.text.literal_filter._TOKEN": "read in the program's own patterns, and in expressions of the watchlist, whose length is bounded",
    "presswatch.urls.canonical._AMP_PARAMETER": "read in an address, whose length is bounded",
    "presswatch.urls.canonical._NAVER": "read in an address, whose length is bounded",
    "presswatch.cli.place._BARE": "read in what a user types",
    "presswatch.urls.wrappers._AMP_CACHE": "read in an address, whose length is bounded",
    "presswatch.urls.wrappers._GOOGLE_AMP": "read in an address, whose length is bounded",
    "presswatch.urls.canonical._CLEAN": "read in an address, whose length is bounded; the labels of a host are parted by dots",
    "presswatch.watchlist.values._BARE": "read in a line of the user's own watchlist",
    "presswatch.watchlist.values._COLON": "read in a line of the user's own watchlist",
    "presswatch.watchlist.values._STRINGS": "read in a line of the user's own watchlist",
    "presswatch.watchlist.values._TABLE": "read in a line of the user's own watchlist",
    "presswatch.watchlist.lines._EQUALS": "tried at one place of the user's own watchlist, never searched for",
    "presswatch.watchlist.lines._KEY": "tried at one place of the user's own watchlist, never searched for",
    "presswatch.watchlist.lines._SCALAR": "tried at one place of the user's own watchlist, never searched for",
    "presswatch/watchlist/read.py": "read in a message of the TOML reader",
    "presswatch/watchlist/shape.py": "read in a message of the record reader",
    "scraper.pages.parsing.plain._CROWDED": "each part keeps what it took, and a try reads a thousand attributes at most",
    "scraper.pages.parsing.payload._FLIGHT": "a string's end cannot be its beginning: an escaped quote has a backslash before it",
    "scraper.pages.parsing.payload._PARSE_CALL": "a string's end cannot be its beginning",
    "scraper.pages.parsing.payload._TAG": "bounded, at the length of a long tag",
    "scraper.pages.pdf.lines._LEFT_RUN": "one line of a page; what it begins to take it takes",
    "scraper.pages.pdf.lines._RIGHT_RUN": "one line of a page; what it begins to take it takes",
    "scraper.pages.parsing.xml_guard._AMPERSAND": "a section that is never closed ends with the text, so no try fails",
}
"""Patterns that the analysis reports although they do not grow, or that read no text from outside, each with the
reason.
"""


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        (r"\w+x", {"restarted"}),
        (r"(?<!\w)\w+x", set()),
        (r"\b\w+x", set()),
        (r"\w{1,40}x", set()),
        (r"\s+$", {"restarted"}),
        (r"\w+", set()),
        (r"1[^\d]*x", set()),
        (r"\d[^\d]*[^\d\W][^\d]*(?=\d)", {"neighbours"}),
        (r"\d\W*[^\d\W][^\d]*+(?=\d)", set()),
        (r"x\w++y", {"restarted"}),
        (r"^\w+\s*x", set()),
        (r"(?:a+ ?)+x", {"restarted", "neighbours", "nested"}),
        (r"«[^»]*»", {"restarted"}),
        (r"«[^«»]*»", set()),
    ],
)
def test_growth_is_found_in_the_parsed_pattern(source: str, kinds: set[str]):
    """A repeat that can restart at each offset, two in a row and one inside another are found; bounds and boundaries
    end them.
    """
    assert {growth.kind for growth in growths(re.compile(source))} == kinds


@pytest.mark.parametrize("package", PACKAGES)
def test_no_pattern_grows_faster_than_a_text(package: str):
    r"""A pattern that a text from outside could keep busy for minutes fails here by name; bound its repeat
    (`\w{0,60}`).
    """
    growing = {
        used.where.partition(":")[0]: causes
        for used in patterns()
        if used.where.startswith(package)
        and (causes := [one for one in growths(used.pattern) if used.searched or one.kind != "restarted"])
    }
    assert {where: causes for where, causes in growing.items() if where not in LEFT} == {}


def test_patterns_are_collected_from_all_modules():
    """Each pattern that a module's source gives a name is among them, and so are those inside tables and objects."""
    collected = {used.pattern.pattern for used in patterns()}
    declared = {name: compiled.pattern for name, compiled in named_in_sources()}
    assert {name for name, pattern in declared.items() if pattern not in collected} == set()
    assert {name.partition(".")[0] for name in declared} == set(PACKAGES)
    assert {"SHAPES", "_MARKS_OF"} <= {used.where.rpartition(".")[2] for used in patterns()}


def named_in_sources() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that are assigned to a name at the top of a module, read from the sources."""
    for path in sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for name in re.findall(
            r"^(\w+) = (?:compiled_later|re\.compile)\(", path.read_text(encoding="utf-8"), re.MULTILINE
        ):
            value = getattr(importlib.import_module(module), name)
            compiled = value.compiled() if isinstance(value, LaterPattern) else value
            if isinstance(compiled.pattern, str):
                yield f"{module}.{name}", compiled
