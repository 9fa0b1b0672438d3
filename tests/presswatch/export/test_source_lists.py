"""source import and source export: OPML and CSV, line by line, whole or not at all."""

import json

import msgspec
import pytest
from lxml import etree

from presswatch.cli.app import run_command_line
from presswatch.watchlist.edit import add_entry
from presswatch.watchlist.read import load_watchlist
from tests.presswatch.cli.test_command_line import call, folder

__all__ = ["folder"]

OPML = """\
<?xml version="1.0" encoding="UTF-8"?>
<!-- exported -->
<opml version="2.0">
  <head><title>Subscriptions</title></head>
  <body>
    <outline text="News" title="News">
      <outline text="Ten" title="NKDB: 소식" type="rss" xmlUrl="https://nkdb.example/feed?a=1&amp;b=2"/>
      <outline text="Known" xmlUrl="http://www.known.example/feed"/>
      <outline text="Deep"><outline text="Page only" htmlUrl="erc.example/news"/></outline>
      <outline text="FTP" xmlUrl="ftp://x.example/feed"/>
    </outline>
    <outline title="page  ONLY" xmlURL="feed://other.example/rss"/>
    <outline text="nothing"/>
    <outline text="again" xmlUrl="https://other.example/rss/"/>
    <outline text="::" xmlUrl="feed:https://last.example/news.xml"/>
    <outline text="secret" xmlUrl="https://me:pw@other.example/rss2"/>
  </body>
</opml>
"""


@pytest.fixture
def lists(folder):
    """A folder with a watchlist of one source, and a list of feeds."""
    (folder / "watchlist.toml").write_text('# mine\n[[sources]]\nname = "known"\nurl = "https://known.example/feed/"\n')
    (folder / "feeds.opml").write_text(OPML, "utf-8")
    return folder


def sources(folder):
    return load_watchlist(folder / "watchlist.toml").sources


def test_a_list_of_feeds_is_imported_line_by_line(lists, capsys):
    """Folders are opened, names are made fit and unique, and every line is reported in the order of the file."""
    code, out, err = call(capsys, "source", "import", "feeds.opml")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "feeds.opml:7: added: NKDB 소식: https://nkdb.example/feed?a=1&b=2",
        "feeds.opml:8: already there: known: http://www.known.example/feed",
        "feeds.opml:9: added: Page only: https://erc.example/news",
        "feeds.opml:10: wrong: url: 'ftp://x.example/feed' is not an http or https address (https://…)",
        "feeds.opml:12: added: page ONLY 2: https://other.example/rss",
        "feeds.opml:13: wrong: url: there is no address",
        "feeds.opml:14: already there: page ONLY 2: https://other.example/rss/",
        "feeds.opml:15: added: last-news: https://last.example/news.xml",
        "feeds.opml:16: wrong: url: a name and password do not belong in the watchlist",
        "feeds.opml: 4 added, 2 already there, 3 wrong",
    ]
    assert [(one.name, one.kind) for one in sources(lists)] == [
        *[("known", "auto"), ("NKDB 소식", "feed"), ("Page only", "auto")],
        *[("page ONLY 2", "feed"), ("last-news", "feed")],
    ]
    assert (lists / "watchlist.toml").read_text("utf-8").startswith("# mine\n")


def test_a_second_import_adds_nothing(lists, capsys):
    """What is there is there; the file is not even written again."""
    call(capsys, "source", "import", "feeds.opml")
    before = (lists / "watchlist.toml").stat()
    assert call(capsys, "source", "import", "feeds.opml")[2].endswith(": 0 added, 6 already there, 3 wrong\n")
    after = (lists / "watchlist.toml").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_dry_run_changes_nothing(lists, capsys):
    """It says the same as the import would; programs get it as JSON."""
    before = (lists / "watchlist.toml").read_bytes()
    code, out, err = call(capsys, "source", "import", "feeds.opml", "--dry-run", "--json")
    assert (code, err) == (1, "feeds.opml: 4 to add, 2 already there, 3 wrong; nothing was changed\n")
    report = json.loads(out)
    assert report["added"][0] == {
        "line": 7,
        "url": "https://nkdb.example/feed?a=1&b=2",
        "name": "NKDB 소식",
        "problem": "",
    }
    assert [one["line"] for one in report["wrong"]] == [10, 13, 16]
    assert "pw" not in out
    assert (lists / "watchlist.toml").read_bytes() == before


def test_rows_of_a_spreadsheet_are_imported(lists, capsys):
    """With any key of a source; semicolons, a byte order mark, quotes and empty cells are usual."""
    (lists / "list.csv").write_text(
        "\ufeffName;URL;Every;Browser;Backfill;Delay_s\r\n"
        'A;www.a.example/news;6h;TRUE;all;0.5\r\n"two\nlines";https://two.example;;;3;\r\n;;;;;\r\n'
        "B;https://b.example;6x;;;\r\nC;https://c.example;;maybe;;\r\nD;https://d.example;;;;;more\r\n",
        "utf-8",
    )
    code, _, err = call(capsys, "source", "import", "list.csv")
    assert (code, err.splitlines()) == (
        1,
        [
            "list.csv:2: added: A: https://www.a.example/news",
            "list.csv:3: added: two lines: https://two.example",
            "list.csv:6: wrong: every: '6x' is not an interval"
            ' (such as "30m", "6h", "1d"; times of day go into cron)',
            "list.csv:7: wrong: browser: expected true or false",
            "list.csv:8: wrong: cell 7: the first line names no column for it",
            "list.csv: 2 added, 0 already there, 3 wrong",
        ],
    )
    one, two = sources(lists)[1:]
    assert (one.every, one.browser, one.backfill, one.delay_s) == ("6h", True, "all", 0.5)
    assert (two.every, two.browser, two.backfill, two.delay_s) == ("", False, 3, None)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.opml", OPML.replace("&amp;", "&"), "a.opml:7: this is not valid XML: EntityRef: expecting ';'; write & as"),
        ("a.opml", OPML.replace("</body>", ""), "a.opml:18: this is not valid XML: Opening and ending tag mismatch"),
        ("a.opml", "", "a.opml:1: this is not valid XML: Document is empty"),
        ("a.xml", "<!-- x -->\n<rss><channel/></rss>", "a.xml:2: this is not OPML: it begins with <rss>"),
        ("a.csv", "https://a.example\n", "a.csv:1: the first line must name the columns, one of them url"),
        ("a.csv", "url,evry\nhttps://a.example,6h\n", "a.csv:1: the column 'evry' is not a key of a source (did you"),
        ("a.csv", "url,url\nhttps://a.example,6h\n", "a.csv:1: the column 'url' is there twice"),
        ("a.csv", 'url\nhttps://a.example\n"open\n', "a.csv:3: this is not valid CSV: unexpected end of data"),
        ("a.csv", "", "a.csv:1: the file is empty"),
        ("a.csv", "name,url\n소식,https://a.example\n".encode("cp949"), "a.csv:2: the text is not UTF-8; save it as"),
        ("a.txt", "", "a.txt: unknown file extension (known: .opml, .xml, .csv); set --format"),
        ("a.csv", None, "source import: a.csv: No such file or directory"),
    ],
)
def test_what_cannot_be_read_names_its_line_and_adds_nothing(lists, capsys, name, content, said):
    """Exit code 2; the watchlist is as it was."""
    if content is not None:
        (lists / name).write_bytes(content.encode() if isinstance(content, str) else content)
    before = (lists / "watchlist.toml").read_bytes()
    code, out, err = call(capsys, "source", "import", name)
    assert (code, out) == (2, "")
    assert err.startswith(f"presswatch: {said}")
    assert (lists / "watchlist.toml").read_bytes() == before


def test_entities_of_a_list_open_no_file_and_do_not_grow(lists, capsys):
    """Neither another file nor a text that doubles and doubles gets into the watchlist."""
    steps = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(8))
    for entities, used in ((f'<!ENTITY e0 "ha">{steps}', "&e8;"), ('<!ENTITY e SYSTEM "file:///etc/hostname">', "&e;")):
        text = OPML.replace("<opml", f"<!DOCTYPE opml [{entities}]>\n<opml", 1).replace("Page only", used)
        (lists / "bad.opml").write_text(text, "utf-8")
        code, _, err = call(capsys, "source", "import", "bad.opml")
        assert code == 2
        assert "this is not valid XML" in err
    assert len(sources(lists)) == 1


def test_a_write_protected_watchlist_stays(lists, capsys):
    """An import is one edit: nothing of it is written."""
    (lists / "watchlist.toml").chmod(0o444)
    code, _, err = call(capsys, "source", "import", "feeds.opml")
    assert (code, err) == (2, "presswatch: watchlist.toml: the file is write-protected (chmod u+w permits changes)\n")
    assert len(sources(lists)) == 1


ODD = {
    "name": "=cmd <b> & \"q\" 'x'",
    "url": "https://odd.example/?a=1&b='2'",
    "kind": "listing",
    "cron": "@daily",
    "items": "article > a",
    "not": ".pinned,\n#menu",
    "backfill": "all",
    "delay_s": 0.5,
    "verify_tls": False,
    "browser": True,
    "max_pages": 4,
    "language": "ko",
    "timezone": "Asia/Seoul",
}


@pytest.mark.parametrize("form", ["csv", "opml"])
def test_an_export_can_be_imported(lists, capsys, form):
    """CSV keeps every key; OPML keeps name and address, and which ones are feeds."""
    add_entry(lists / "watchlist.toml", "sources", ODD)
    add_entry(lists / "watchlist.toml", "sources", {"name": "소식", "url": "https://f.example/rss", "kind": "feed"})
    given = sources(lists)
    assert call(capsys, "source", "export", "-o", f"out.{form}") == (0, "", f"wrote out.{form}\n")
    (lists / "watchlist.toml").write_text("")
    assert call(capsys, "source", "import", f"out.{form}")[0] == 0
    if form == "opml":
        given = tuple(
            type(one)(name=one.name, url=one.url, kind=one.kind if one.kind == "feed" else "auto") for one in given
        )
    assert [msgspec.to_builtins(one) for one in sources(lists)] == [msgspec.to_builtins(one) for one in given]


def test_an_export_goes_to_standard_output(lists, capfdbinary):
    """OPML unless another format is asked for; both are read from standard input again."""
    assert run_command_line(["source", "export"]) == 0
    (outline,) = etree.fromstring(capfdbinary.readouterr().out).iter("outline")
    assert dict(outline.attrib) == {"text": "known", "title": "known", "htmlUrl": "https://known.example/feed/"}
    assert run_command_line(["source", "export", "--format", "csv"]) == 0
    assert capfdbinary.readouterr().out.decode("utf-8-sig").splitlines() == [
        '"name","url","kind"',
        '"known","https://known.example/feed/","auto"',
    ]
