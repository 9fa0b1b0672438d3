"""Exports from a real database: complete, filtered, every field with its certainty, no outlet's text without a licence."""

import csv
import io
import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import bibtexparser
import openpyxl
import pytest
import rispy
from click.testing import CliRunner

from presswatch.cli.app import command_line
from presswatch.database import exports
from presswatch.database.exports import TABLES, count, stream
from presswatch.database.filters import EVERYTHING, Filter
from presswatch.encoders.former_names import NEW_NAMES
from presswatch.encoders.licences import Licences, Sharing
from presswatch.errors import StorageError, UsageError
from presswatch.export.files import Order, export, format_of
from presswatch.export.tables import COLUMNS
from presswatch.records import CoverageFacts, DateReading, Quote, Spokesperson
from tests.presswatch.database.support import add_sources, begin_run, clipping, item, later, post, save

NOTHING_LICENSED = Sharing(Licences(), lambda url: "Paper" if "//paper.example/" in url else None)
LICENSED = Sharing(Licences(frozenset({"paper"})), NOTHING_LICENSED.outlet_at)
LONG = "NKDB has published a report. " + "The council met on Monday and talked for long. " * 20


def facts(*items, speaker="Hanna Song"):
    said = Quote(
        text="=We will go on", search_form="we will go on", start=0, end=14, speaker=speaker, role="a director"
    )
    person = Spokesperson(name=speaker, roles=("Director", "a director"), role_starts=(1, 2), start=3, subject="NKDB")
    return CoverageFacts(items=items, people=(person,), quotes=(said,))


@pytest.fixture
def filled(database):
    """Three posts: two report one article, one is an outlet's article itself."""
    ids = add_sources(database, "alpha", "beta")
    run = begin_run(database)
    dated = DateReading(on=date(2026, 11, 1), precision="month", raw="November 2026", certain=False)
    article = item(headline="A {title} & more", article_date=dated)
    first = clipping(post(1), coverage=facts(article))
    second = clipping(
        post(2, source="beta", url="https://beta.example/2", url_key="beta.example/2", language="ko"),
        coverage=facts(article),
    )
    third = clipping(
        post(
            3, LONG, source="beta", url="https://paper.example/3", url_key="paper.example/3", external=True, title="=3"
        ),
        coverage=facts(item("https://paper.example/3", outlet="Paper", medium="radio")),
    )
    for number, one in enumerate((first, second, third)):
        save(database, one, source=ids[one.post.source], run=run, now=later(days=number))
    return database


def written(database, path, table="coverage", *, form=None, sharing=NOTHING_LICENSED, where=EVERYTHING, progress=None):
    with database.read() as conn:
        return export(conn, path, form or format_of(path, None), Order(table, where, sharing, progress))


def rows_of(database, tmp_path, table, **options):
    path = tmp_path / f"{table}.jsonl"
    done = written(database, path, table, **options)
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    assert done.rows == len(rows)
    return rows


@pytest.mark.parametrize("table", TABLES)
def test_every_field_is_a_column_and_every_record_a_row(filled, tmp_path, table):
    """The columns are the fields that the query reads, some also under a former name, and the count is right."""
    with filled.read() as conn:
        records = list(stream(conn, table, Filter()))
        assert count(conn, table, Filter()) == len(records) > 1
    names = {column.name for column in COLUMNS[table]}
    assert set(records[0]) | {"text_whole"} >= names - set(NEW_NAMES) >= set(records[0])
    rows = rows_of(filled, tmp_path, table)
    assert all(row[former] == row[NEW_NAMES[former]] for row in rows for former in names & set(NEW_NAMES))
    assert [row["post_id"] for row in rows] == [record["post_id"] for record in records]


def test_coverage_rows_are_reports_and_count_articles_once(filled, tmp_path):
    """Two posts report one article: two rows, one of them marked as the first; dates keep precision and certainty."""
    rows = rows_of(filled, tmp_path, "coverage")
    assert [(row["post_url"], row["first_report"]) for row in rows] == [
        ("https://alpha.example/news/1", True),
        ("https://beta.example/2", False),
        ("https://paper.example/3", True),
    ]
    first = rows[0]
    assert (first["article_on"], first["article_precision"], first["article_date_certain"]) == (
        "2026-11-01",
        "month",
        False,
    )
    assert (first["outlet"], first["article_date_raw"]) == ("The Wall Street Journal", "November 2026")
    assert first["people"] == ["Hanna Song (Director, a director)"]
    assert first["quotes"] == ["“=We will go on” (Hanna Song, a director)"]
    assert first["subjects"] == ["Hanna Song", "NKDB"]


@pytest.mark.parametrize(
    ("where", "posts"),
    [
        (Filter(), {1, 2, 3}),
        (Filter(subject="Hanna Song"), {1, 2}),
        (Filter(outlets=("Paper",)), {3}),
        (Filter(source="alpha"), {1}),
        (Filter(language="ko"), {2}),
        (Filter(since=later(days=2)), {3}),
        (Filter(until=later(days=1)), {1}),
        (Filter(new=True), {1, 2, 3}),
        (Filter(run_id=99), set()),
    ],
)
@pytest.mark.parametrize("table", ["mentions", "posts", "quotes", "people"])
def test_filters_are_those_of_the_lists(filled, tmp_path, table, where, posts):
    """Subject, outlet, source, language, time, new and run select the same rows as in the lists."""
    assert {row["post_id"] for row in rows_of(filled, tmp_path, table, where=where)} == posts


def test_batches_join_without_loss(filled, tmp_path, monkeypatch):
    """Read in batches of one, nothing is lost or duplicated, and progress reaches 100 %."""
    whole = rows_of(filled, tmp_path, "mentions")
    monkeypatch.setattr(exports, "BATCH", 1)
    monkeypatch.setattr("presswatch.export.files.BATCH", 1)
    seen = []
    assert rows_of(filled, tmp_path, "mentions", progress=lambda done, total: seen.append((done, total))) == whole
    assert seen[-1] == (len(whole), len(whole))


def test_an_outlets_text_leaves_with_its_licence_alone(filled, tmp_path):
    """The organizations' own pages are exported whole, an outlet's article as a short quote, or whole with a licence."""
    plain, licensed = (rows_of(filled, tmp_path, "posts", sharing=rule) for rule in (NOTHING_LICENSED, LICENSED))
    assert [row["text_whole"] for row in plain] == [True, True, False]
    assert len(plain[2]["text"]) <= 240
    assert plain[2]["text"].endswith("…")
    assert licensed[2]["text"] == LONG
    sentence = next(row["sentence"] for row in rows_of(filled, tmp_path, "mentions") if row["post_id"] == 3)
    assert "NKDB" in sentence
    assert len(sentence) <= 240


def test_csv_and_workbook_hold_the_same(filled, tmp_path):
    """The same rows in CSV and XLSX; a hostile title is text in both, dates are dates, addresses links."""
    written(filled, tmp_path / "p.csv", "posts")
    done = written(filled, tmp_path / "p.xlsx", "posts")
    assert done.said == ()
    read = list(csv.DictReader(io.StringIO((tmp_path / "p.csv").read_text("utf-8-sig"), newline="")))
    sheet = openpyxl.load_workbook(tmp_path / "p.xlsx")["posts"]
    names = [cell.value for cell in sheet[1]]
    assert names == list(read[0]) == [column.name for column in COLUMNS["posts"]]
    title, day, address = (sheet.cell(4, names.index(name) + 1) for name in ("post_title", "published_on", "post_url"))
    assert (title.value, title.data_type, read[2]["post_title"]) == ("=3", "s", "'=3")
    assert day.is_date
    assert address.hyperlink.target == "https://paper.example/3"


def test_references_are_read_by_their_readers(filled, tmp_path):
    """One reference per article with a stable key; a month stays a month, and uncertainty is marked."""
    for ending in ("bib", "ris", "json"):
        assert written(filled, tmp_path / f"r.{ending}").rows == 2
    library = bibtexparser.parse_file(str(tmp_path / "r.bib"))
    assert not library.failed_blocks
    fields = [{field.key: field.value for field in entry.fields} for entry in library.entries]
    assert [(entry.key, entry.entry_type) for entry in library.entries] == [
        ("presswatch-1", "article"),
        ("presswatch-2", "audio"),
    ]
    assert (fields[0]["date"], fields[0]["url"]) == ("2026-11?", "https://wsj.example/a")
    assert "date not certain" in fields[0]["note"]
    assert "date" not in fields[1]
    assert "title is that post's" in fields[1]["note"]
    ris = rispy.loads((tmp_path / "r.ris").read_text())
    assert [(one["id"], one["type_of_reference"], one["title"]) for one in ris] == [
        ("presswatch-1", "NEWS", "A {title} & more"),
        ("presswatch-2", "SOUND", "=3"),
    ]
    csl = json.loads((tmp_path / "r.json").read_text())
    assert csl[0]["issued"] == {"date-parts": [[2026, 11]], "circa": True}
    assert (csl[0]["type"], csl[1]["type"]) == ("article-newspaper", "broadcast")
    assert csl[0]["container-title"] == "The Wall Street Journal"


def test_a_month_is_no_day_in_what_people_open(filled, tmp_path):
    """CSV, workbook and RIS show the month; JSON Lines has its first day, with the precision in its own column."""
    months = DateReading(on=date(2024, 6, 1), precision="month", raw="June 2024")
    years = DateReading(on=date(2023, 1, 1), precision="year", raw="2023")
    named = item("https://paper.example/4", outlet="Paper", article_date=years)
    save(filled, clipping(post(4, published=months), coverage=facts(named)))
    for ending in ("csv", "xlsx", "jsonl", "ris"):
        written(filled, tmp_path / f"c.{ending}", "coverage")
    read = list(csv.DictReader(io.StringIO((tmp_path / "c.csv").read_text("utf-8-sig"), newline="")))
    assert [(row["article_on"], row["published_on"]) for row in (read[0], read[3])] == [
        ("2026-11", "2026-11-20"),
        ("2023", "2024-06"),
    ]
    sheet = openpyxl.load_workbook(tmp_path / "c.xlsx")["coverage"]
    names = [cell.value for cell in sheet[1]]
    cells = [sheet.cell(5, names.index(name) + 1) for name in ("article_on", "published_on")]
    assert [(cell.is_date, cell.number_format) for cell in cells] == [(True, "yyyy"), (True, "yyyy-mm")]
    lines = [json.loads(line) for line in (tmp_path / "c.jsonl").read_text().splitlines()]
    wanted = ("article_on", "article_precision", "published_on", "published_precision")
    assert [lines[3][name] for name in wanted] == ["2023-01-01", "year", "2024-06-01", "month"]
    ris = (tmp_path / "c.ris").read_text()
    assert "DA  - 2026/11//" in ris
    assert "PY  - 2023" in ris
    assert "DA  - 2023" not in ris


@pytest.mark.parametrize(("zone", "day"), [("Asia/Seoul", 1), ("UTC", 30)])
def test_a_reference_was_seen_on_a_day_of_the_watchlist(database, tmp_path, zone, day):
    """Found at 07:00 in Seoul means accessed on that day, not on the day before as in UTC."""
    add_sources(database, "alpha")
    found = datetime(2026, 9, 30, 22, tzinfo=UTC)
    save(database, clipping(post(1), coverage=facts(item())), now=found)
    with database.read() as conn:
        order = Order("coverage", EVERYTHING, NOTHING_LICENSED, zone=ZoneInfo(zone))
        for form in ("bibtex", "ris", "csl"):
            export(conn, tmp_path / form, form, order)
    month = 10 if day == 1 else 9
    assert f"urldate = {{2026-{month:02}-{day:02}}}" in (tmp_path / "bibtex").read_text()
    assert f"Y2  - 2026/{month:02}/{day:02}" in (tmp_path / "ris").read_text()
    accessed = json.loads((tmp_path / "csl").read_text())[0]["accessed"]
    assert accessed == {"date-parts": [[2026, month, day]]}


AUTHORS = ("Jane Doe", "Roe, John", "Anna and the {Band}", "Martin Poe, Jr.")


def outlets_own(number, outlet="Paper", **fields):
    """An entry of a list that links straight to an outlet's article."""
    url = f"https://paper.example/{number}"
    one = post(number, url=url, url_key=f"paper.example/{number}", external=True, **fields)
    return clipping(one, coverage=CoverageFacts(items=(item(url, outlet=outlet, domain=None),)))


def test_each_author_is_one_in_every_format(database, tmp_path):
    """Several authors are separated, a name with an "and" or a comma stays whole, known family names are marked."""
    add_sources(database, "alpha")
    save(database, outlets_own(1, byline=AUTHORS))
    for ending in ("bib", "ris", "json"):
        written(database, tmp_path / f"r.{ending}")
    bibtex = (tmp_path / "r.bib").read_text()
    names = r"{Jane Doe} and Roe, John and {Anna and the \textbraceleft{}Band\textbraceright{}} and {Martin Poe, Jr.}"
    assert f"  author = {{{names}}},\n" in bibtex
    middlewares = [bibtexparser.middlewares.SeparateCoAuthors()]
    (entry,) = bibtexparser.parse_string(bibtex, append_middleware=middlewares).entries
    assert len(entry.fields_dict["author"].value) == len(AUTHORS)
    (ris,) = rispy.loads((tmp_path / "r.ris").read_text())
    assert ris["authors"] == list(AUTHORS)
    (csl,) = json.loads((tmp_path / "r.json").read_text())
    assert csl["author"][:2] == [{"literal": "Jane Doe"}, {"family": "Roe", "given": "John"}]
    assert [one["literal"] for one in csl["author"][2:]] == list(AUTHORS[2:])


def test_one_author_is_printed_as_given(database, tmp_path):
    """In double braces, to be printed as it is; without an author there is no field."""
    add_sources(database, "alpha")
    save(database, outlets_own(1, byline=("Jane Doe",)))
    save(database, outlets_own(2, byline=()))
    written(database, tmp_path / "r.bib")
    library = bibtexparser.parse_file(str(tmp_path / "r.bib"))
    assert [entry.fields_dict.get("author") is not None for entry in library.entries] == [True, False]
    assert "  author = {{Jane Doe}},\n" in (tmp_path / "r.bib").read_text()


def test_a_reference_is_in_the_language_of_its_article(database, tmp_path):
    """The outlet's language or that of the article's own page; never that of the post that reports it, rather none."""
    add_sources(database, "alpha")
    reported = item("https://post.example/1", outlet="Post", domain=None)
    save(database, clipping(post(1, language="ko"), coverage=CoverageFacts(items=(reported,))))
    save(database, clipping(post(2, language="ko"), coverage=CoverageFacts(items=(item("https://else.example/1"),))))
    save(database, outlets_own(3, language="fr"))
    save(database, outlets_own(4, outlet="Post", language=None))
    order = Order("coverage", EVERYTHING, NOTHING_LICENSED, None, lambda name, *_: "en" if name == "Post" else None)
    for form in ("bibtex", "ris", "csl"):
        with database.read() as conn:
            export(conn, tmp_path / form, form, order)
    library = bibtexparser.parse_file(str(tmp_path / "bibtex"))
    found = [entry.fields_dict["langid"].value if "langid" in entry.fields_dict else None for entry in library.entries]
    assert found == ["en", None, "fr", "en"]
    assert [one.get("language") for one in rispy.loads((tmp_path / "ris").read_text())] == found
    assert [one.get("language") for one in json.loads((tmp_path / "csl").read_text())] == found
    assert [row["language"] for row in rows_of(database, tmp_path, "coverage")] == ["ko", "ko", "fr", None]


def test_the_command_knows_the_languages_of_outlets(database, database_url, tmp_path, monkeypatch):
    """From the watchlist's outlets and the catalogue: a Korean post reports an English article."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PRESSWATCH_WATCHLIST", raising=False)
    (tmp_path / "watchlist.toml").write_text(
        '[presswatch]\ncontact = "a@b.example"\n[[outlets]]\nname = "The Larkmoor Gazette"\nlanguage = "en"\n'
    )
    add_sources(database, "alpha")
    reported = item("https://gazette.example/1", outlet="The Larkmoor Gazette", domain=None)
    save(database, clipping(post(1, language="ko"), coverage=CoverageFacts(items=(reported,))))
    done = CliRunner().invoke(command_line, ["--database", database_url, "export", "r.bib"], prog_name="presswatch")
    assert done.exit_code == 0, done.output
    assert "  langid = {en}" in (tmp_path / "r.bib").read_text()


def test_an_empty_record_is_an_empty_file(database, tmp_path):
    """Headers without rows; an empty array; an empty file of references."""
    add_sources(database, "alpha")
    for name, text in (("a.json", "[]\n"), ("a.bib", ""), ("a.jsonl", "")):
        assert written(database, tmp_path / name).rows == 0
        assert (tmp_path / name).read_text() == text
    written(database, tmp_path / "a.xlsx")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").active.max_row == 1


@pytest.mark.parametrize(
    ("name", "writer"), [("p.csv", "table.CsvTable"), ("p.xlsx", "xlsx.XlsxTable"), ("p.jsonl", "json.JsonLines")]
)
def test_a_file_is_whole_or_as_it_was(filled, tmp_path, monkeypatch, name, writer):
    """A fault half way leaves the older file and no temporary file."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / name).write_text("older")

    def full(*_):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(f"presswatch.encoders.{writer}.write", full)
    with pytest.raises(StorageError, match="No space left"):
        written(filled, folder / name, "posts")
    assert (folder / name).read_text() == "older"
    assert [one.name for one in folder.iterdir()] == [name]


def test_a_disk_that_fills_up_while_the_workbook_is_joined_is_reported(filled, tmp_path, monkeypatch):
    """The system's message passes through the XLSX writer, and no file is left."""
    (tmp_path / "out").mkdir()

    def full(*_, **__):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("xlsxwriter.workbook.ZipFile", full)
    with pytest.raises(StorageError, match="No space left"):
        written(filled, tmp_path / "out" / "p.xlsx", "posts")
    assert list((tmp_path / "out").iterdir()) == []


def test_impossible_exports_are_explained(filled, tmp_path):
    """An unknown file ending, references of another table, a workbook on standard output."""
    with pytest.raises(UsageError, match="set --format"):
        format_of(tmp_path / "a.doc", None)
    assert format_of(tmp_path / "a.doc", "csv") == "csv"
    with pytest.raises(UsageError, match="--what coverage"):
        written(filled, tmp_path / "a.bib", "posts")
    with pytest.raises(UsageError, match="standard output"):
        written(filled, Path("-"), "posts", form="xlsx")


def test_a_certain_day_has_no_question_mark(database, tmp_path):
    """EDTF's "?" marks only uncertain dates."""
    ids = add_sources(database, "alpha")
    dated = item(headline="A", article_date=DateReading(on=date(2026, 11, 3), raw="3 November 2026"))
    save(database, clipping(post(1), coverage=facts(dated)), source=ids["alpha"], run=begin_run(database), now=later())
    written(database, tmp_path / "r.bib")
    (entry,) = bibtexparser.parse_file(str(tmp_path / "r.bib")).entries
    assert entry["date"] == "2026-11-03"
    assert "date not certain" not in entry["note"]
