"""Outlets of public lists: found by name and site, ranked below hand-made entries."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path

import pytest

import pipelines
from pipelines.common.sorted_lines import SortedLines
from pipelines.outlets.catalogue import load_catalogue
from pipelines.outlets.outlet import (
    filter_bit,
    listed_as,
    listed_at,
    listed_names,
    look_up,
    recorded_as,
    shipped_outlets,
)
from presswatch.watchlist.entries import OutletEntry

CATALOGUE = load_catalogue()
FILE = Path(pipelines.__file__).parent / "data" / "public_outlets.tsv"
HEAD, *LINES = FILE.read_text(encoding="utf-8").rstrip("\n").split("\n")
SITES = {line.split("\t")[0][1:]: line.split("\t")[1:] for line in LINES if line.startswith("@")}
NAMES = {line.split("\t")[0]: line.split("\t")[1] for line in LINES if not line.startswith("@")}


def test_enough_outlets() -> None:
    """With the hand-made ones there are more than 40,000, of every continent, each with the lists it comes from."""
    assert len(SITES) + len(shipped_outlets()) > 40_000
    assert {"AU", "BR", "FR", "IN", "JP", "KE", "KR", "MX", "NG", "US", "ZA"} <= {facts[1] for facts in SITES.values()}
    assert all(re.fullmatch("[a-z]+", facts[4]) for facts in SITES.values())


def test_the_file_is_in_order() -> None:
    """Lines are sorted by bytes, none is too long for the search, and all facts have a known form."""
    assert [line.encode() for line in LINES] == sorted(line.encode() for line in LINES)
    assert max(len(line.encode()) for line in LINES) < 512
    assert {facts[3] for facts in SITES.values()} <= {"article", "radio", "tv"}
    assert all(re.fullmatch(r"-\d+|[a-z0-9.-]+\.[a-z]{2,24}", host) and host == host.lower() for host in SITES)
    assert all(host in SITES for hosts in NAMES.values() for host in hosts.lstrip("?!").split(" "))


def test_every_line_is_found() -> None:
    """Sites are found through the filter and names in running text; one line in 50 is tried."""
    assert all(listed_at(host) is not None for host in list(SITES)[::50])
    plain = [name for name in NAMES if re.fullmatch(r"[A-Z]\w+ [A-Z]\w+", name)][::50]
    assert [name for name in plain if (5, 5 + len(name)) not in listed_names(f"said {name}.")] == []


def test_the_filter_refuses_most() -> None:
    """Of hosts that belong to no outlet, few pass the filter."""
    bits = b64decode(HEAD)
    passed = [
        bit
        for number in range(1000)
        if bits[(bit := filter_bit(f"h{number}.example", len(bits))) >> 3] & 1 << (bit & 7)
    ]
    assert len(passed) < 300


def test_hand_made_rows_win() -> None:
    """The lists have no site of a hand-made outlet, and a name that a hand-made outlet has means that one."""
    domains = {domain for outlet in shipped_outlets() for domain in outlet.domains}
    assert domains.isdisjoint(SITES)
    names = {outlet.shown for outlet in shipped_outlets()} & NAMES.keys()
    assert names
    assert all(NAMES[name].startswith("!") for name in names)


def test_the_watchlist_wins() -> None:
    """An entry of the watchlist keeps its name and site, whatever the lists say."""
    host, name = "syvnews.com", "Santa Ynez Valley News"
    own = load_catalogue((OutletEntry(name="Quay Weekly", aliases=(name,), domains=(host,)),)).at_home(
        f"https://{host}/1", "en"
    )
    assert [hit.outlet.name for hit in own.find(f"as the {name} reports")] == ["Quay Weekly"]
    outlet = own.by_domain(f"https://{host}/a")
    assert outlet is not None
    assert outlet.name == "Quay Weekly"


def test_a_name_of_the_lists() -> None:
    """A distinctive name is found with its site, but a name from the lists never makes coverage certain."""
    (hit,) = CATALOGUE.find("a story in the Santa Ynez Valley News, she said")
    assert (hit.outlet.domain, hit.outlet.listed, hit.weak) == ("syvnews.com", True, False)


def test_everyday_words_need_a_link() -> None:
    """Names that are also words, people or places count only if the post links to the outlet's site."""
    alone = [name for name in ("City", "World", "News", "Press", "Iraq") if name in NAMES]
    assert alone
    assert all(NAMES[name].startswith("!") for name in alone)
    assert not any(hit.outlet.listed for name in alone for hit in CATALOGUE.find(f"in {name} today"))


def test_a_shared_name_is_that_of_the_linked_site() -> None:
    """Of several outlets with one name the linked one counts; without a link no site is given."""
    name, hosts = next(
        (name, hosts.lstrip("?").split(" "))
        for name, hosts in sorted(NAMES.items())
        if re.fullmatch(r"[A-Z]\w+ [A-Z]\w+", name) and hosts.startswith("?") and " " in hosts and "-" not in hosts
    )
    (hit,) = CATALOGUE.find(f"the {name} wrote")
    assert (hit.outlet.domain, hit.weak) == (None, True)
    (hit,) = CATALOGUE.at_home("https://a.example.org/", "en", [f"https://{hosts[1]}/1"]).find(f"the {name} wrote")
    assert hit.outlet.domain == hosts[1]


def test_another_site_of_the_name_is_another_outlet() -> None:
    """If the post links to another site of that name, the list's outlet is not taken."""
    linked = CATALOGUE.at_home("https://a.example.org/", "en", ["https://www.syvnews.example/1"])
    assert "Santa Ynez Valley News" not in [hit.outlet.name for hit in linked.find("the Santa Ynez Valley News")]


@pytest.mark.parametrize("name", ["Santa Ynez Valley News", "syvnews.com"])
def test_recorded_names(name: str) -> None:
    """Filtering by an outlet of the lists is no error."""
    assert recorded_as(name) == ("Santa Ynez Valley News",)
    assert look_up(name)[1] == ""


def test_names_in_other_letters() -> None:
    """Every character is allowed in a text, even an unpaired surrogate."""
    assert list(listed_names("Ünïted \ud800 Ж 新闻 \x00")) == []
    assert listed_as("\ud800") == ((), "")


def test_sorted_lines(tmp_path: Path) -> None:
    """Each line of a file of many blocks is found by its beginning, and no other line is."""
    lines = sorted(f"{number * 7919 % 100_003}\tvalue {number}" for number in range(3000))
    path = tmp_path / "lines.tsv"
    path.write_text("\n".join(("head", *lines, "")), encoding="utf-8")
    file = SortedLines(path, headed=True)
    assert file.head == b"head"
    for line in lines:
        key, _, value = line.partition("\t")
        assert file.after(f"{key}\t".encode()) == value.encode()
    assert file.after(b"nobody\t") is None
    assert file.after(b"head") is None
