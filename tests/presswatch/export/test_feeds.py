"""Atom feeds of what is new: valid, with stable ids, complete or not written."""

import re
from datetime import UTC, date, datetime

import feedparser
import pytest
from click.testing import CliRunner
from lxml import etree

from presswatch.cli.app import command_line
from presswatch.database.filters import EVERYTHING, Filter
from presswatch.encoders.atom import atom_document
from presswatch.encoders.licences import Licences, Sharing
from presswatch.errors import UsageError
from presswatch.export.feeds import _titled, entries_of, feed_of, minter_of, tag, write_feed
from presswatch.records import CoverageFacts, DateReading, Quote, Verdict
from tests.presswatch.database.support import add_sources, clipping, item, later, post, save

SHARING = Sharing(Licences(), lambda url: "Paper" if "//paper.example/" in url else None)
LONG = "NKDB has published " + "a report about the council and the school and the river, " * 20


def covered(number, *, url=None, backfill=False, text="", **fields):
    when = DateReading(on=date(2026, 11, 2), raw="2 November 2026")
    said = Quote(text="We will go on", search_form="we will go on", start=0, end=9, speaker="Hanna Song")
    facts = CoverageFacts(
        items=(
            item(
                url or f"https://paper.example/{number}",
                outlet="Paper",
                article_date=when,
                headline=f"Headline {number}",
            ),
        ),
        quotes=(said,),
    )
    return clipping(post(number, text, backfill=backfill, **fields), coverage=facts)


@pytest.fixture
def filled(database):
    ids = add_sources(database, "alpha")
    for number in range(1, 5):
        save(database, covered(number, backfill=number == 1), source=ids["alpha"], now=later(hours=number))
    save(database, covered(5, url="https://paper.example/4"), source=ids["alpha"], now=later(hours=5))
    return database


def both(database, where=EVERYTHING, most=100, *, backfill=False):
    with database.read() as conn:
        return tuple(
            entries_of(what, conn, where, most, backfill=backfill, minter="example.org", sharing=SHARING)
            for what in ("coverage", "mentions")
        )


def test_new_articles_newest_first_each_once(filled):
    """Backfill is omitted unless requested; a second post about an article is a related link, not an entry."""
    coverage, _ = both(filled)
    assert [entry.title for entry in coverage] == ["Paper: Headline 4", "Paper: Headline 3", "Paper: Headline 2"]
    assert list(coverage[0].related) == ["https://alpha.example/news/4", "https://alpha.example/news/5"]
    assert _titled("The Post", "[The Post] A headline") == "[The Post] A headline"
    assert coverage[0].summary == "2026-11-02\n“We will go on” Hanna Song"
    assert len(both(filled, backfill=True)[0]) == 4
    assert [entry.title for entry in both(filled, most=1)[0]] == ["Paper: Headline 4"]


def test_a_subject_once_in_a_post(filled):
    """However often a post names it; a duplicate adds no entry; filters apply."""
    _, mentions = both(filled)
    assert [entry.title for entry in mentions[:2]] == ["NKDB: Report 5 is out", "Hanna Song: Report 5 is out"]
    assert len({entry.id for entry in mentions}) == len(mentions) == 8
    _, named = both(filled, Filter(subject="NKDB"))
    assert len(named) == 4
    ids = add_sources(filled, "alpha")
    copy = clipping(post(6, url="https://alpha.example/copy"), verdict=Verdict(state="duplicate", duplicate_of=2))
    save(filled, copy, source=ids["alpha"], now=later(hours=6))
    assert len(both(filled)[1]) == 8


def test_an_outlets_text_is_a_short_quote(database):
    """The sentence of an outlet's own article is cut around the name."""
    ids = add_sources(database, "alpha")
    save(database, covered(1, text=LONG, external=True, url="https://paper.example/1"), source=ids["alpha"])
    _, mentions = both(database)
    assert len(mentions[0].summary) <= 240
    assert mentions[0].summary.endswith("…")


def test_a_feed_is_valid_and_says_where_it_is(filled):
    """By feedparser and the RFC: unique ids, RFC 3339 times, an author, a link to itself, entries with links."""
    coverage, mentions = both(filled)
    site = "https://press.example.org/all.atom"
    made = feed_of([*coverage, *mentions], title="T", limits=["x"], minter="press.example.org", site=site, author="P")
    document = atom_document(made)
    read = feedparser.parse(document)
    assert not read.bozo
    assert read.feed.updated == "2026-11-25T13:00:00Z"
    assert [link.href for link in read.feed.links if link.rel == "self"] == [site]
    root = etree.fromstring(document)
    ids = [one.text for one in root.iter("{*}id")]
    assert len(ids) == len(set(ids)) == 12
    assert all(one.startswith("tag:") for one in ids)


def test_ids_come_from_what_a_thing_is():
    """Not from row numbers; parts cannot run into each other; another authority gives another id."""
    assert tag("example.org", "coverage", "url:a") == tag("example.org", "coverage", "url:a")
    assert re.fullmatch(r"tag:example\.org,2026:coverage/[0-9a-f]{32}", tag("example.org", "coverage", "url:a"))
    assert len({tag("a.example", "m", "x", "y"), tag("a.example", "m", "xy"), tag("b.example", "m", "x", "y")}) == 3


@pytest.mark.parametrize(
    ("site", "contact", "minter"),
    [
        ("https://Press.Example.org:8443/x.atom", "", "press.example.org"),
        (None, "press@example.org", "press@example.org"),
        (None, "https://example.org/contact", "example.org"),
    ],
)
def test_the_id_authority_is_the_site_or_the_contact(site, contact, minter):
    """In this order; without either there is no stable id."""
    assert minter_of(site, contact) == minter
    with pytest.raises(UsageError, match="--site"):
        minter_of(None, "")


def test_an_unchanged_feed_is_left_alone(tmp_path):
    """The same content keeps the file and its time; other content replaces it; no temporary file is left."""
    path = tmp_path / "f.atom"
    empty = feed_of([], title="T", limits=["x"], minter="example.org", site=None, author="P")
    assert write_feed(empty, path) is True
    before = path.stat()
    assert write_feed(empty, path) is False
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_mode & 0o777 == 0o644
    assert write_feed(feed_of([], title="U", limits=["x"], minter="example.org", site=None, author="P"), path) is True
    assert [one.name for one in tmp_path.iterdir()] == ["f.atom"]
    assert feedparser.parse(path.read_bytes()).feed.updated_parsed[0] == datetime(1970, 1, 1, tzinfo=UTC).year


def test_the_command(filled, database_url, tmp_path):
    """It writes the file and says so, leaves it the second time, and without a site or a contact says what it needs."""
    path = tmp_path / "f.atom"
    call = ["--database", database_url, "--watchlist", str(tmp_path / "watchlist.toml"), "feed", str(path)]
    (tmp_path / "watchlist.toml").write_text('[[subjects]]\nname = "NKDB"\n')
    assert "--site" in str(CliRunner().invoke(command_line, call).exception)
    (tmp_path / "watchlist.toml").write_text(
        '[presswatch]\ncontact = "press@example.org"\n[[subjects]]\nname = "NKDB"\n'
    )
    first = CliRunner().invoke(command_line, [*call, "--subject", "NKDB", "--what", "mentions", "--in", "ko"])
    assert first.exit_code == 0, first.output
    assert "wrote" in first.stderr
    read = feedparser.parse(path.read_bytes())
    assert (read.feed.title, len(read.entries)) == ("언급: NKDB", 4)
    assert (
        "unchanged"
        in CliRunner().invoke(command_line, [*call, "--subject", "NKDB", "--what", "mentions", "--in", "ko"]).stderr
    )
