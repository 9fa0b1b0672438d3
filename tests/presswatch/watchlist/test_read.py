"""The watchlist is read as written, and every fault is named with file, line, key and a suggestion."""

from datetime import timedelta

import pytest

from presswatch.database.glance import watchlist_digest
from presswatch.errors import WatchlistError
from presswatch.watchlist.cron import parse_every
from presswatch.watchlist.entries import Alias
from presswatch.watchlist.read import load_watchlist, read_watchlist

WHOLE = """
[presswatch]
contact = "press@example.org"
timezone = "Asia/Seoul"
allow_networks = ["127.0.0.0/8", "::1/128"]
delay_s = 0
max_body_mb = 8

[[subjects]]
name = "Example Rights Centre"
aliases = ["ERC", "예시인권센터",
  { text = "WHO", case = true, needs = ["health"], not = ["WHO CARES"] }, { regex = "ERC-\\\\d+" }]

[[subjects]]
name = "Jane Doe"
kind = "person"
organization = "ERC"
roles = ["Director of Research"]

[[sources]]
name = "erc"
url = "https://example.org/in-the-media"
cron = "0 8 * * mon-fri"
backfill = "all"
not = ".sidebar a"

[[outlets]]
name = "The Example Post"
domains = ["post.example"]
country = "KR"
"""

SOURCE = '[[sources]]\nname = "s"\nurl = "https://example.org/"\n'


def fault(text, **options):
    with pytest.raises(WatchlistError) as caught:
        read_watchlist(text, "w.toml", **options)
    return caught.value


def test_reads_every_part():
    """Settings, subjects with alias conditions, sources and outlets arrive as written."""
    watchlist = read_watchlist(WHOLE, "w.toml")
    assert watchlist.presswatch.timezone == "Asia/Seoul"
    assert watchlist.subjects[0].aliases[2] == Alias(text="WHO", case=True, needs=("health",), not_=("WHO CARES",))
    assert watchlist.subjects[0].aliases[3].regex == r"ERC-\d+"
    assert watchlist.subjects[1].roles == ("Director of Research",)
    assert (watchlist.sources[0].backfill, watchlist.sources[0].not_) == ("all", ".sidebar a")
    assert watchlist.outlets[0].country == "KR"


def test_empty_file_is_an_empty_watchlist():
    """Any valid TOML is accepted, even an empty file."""
    assert read_watchlist("# nothing yet\n", "w.toml").sources == ()


@pytest.mark.parametrize(
    ("text", "line", "key", "why", "suggestion"),
    [
        ("contact = 'a'", 1, "contact", "belongs in the table [presswatch]", "[presswatch]"),
        ("[presswatch]\n\ntimezon = 'UTC'", 3, "presswatch.timezon", "unknown key", "'timezone'"),
        ("[presswatch]\ntimezone = 'Asia/Soul'", 2, "presswatch.timezone", "unknown time zone", "'Asia/Seoul'"),
        (
            "[presswatch]\nallow_networks = [\n '10.0.0.0/8',\n '10.0.0.1/8']",
            4,
            "presswatch.allow_networks[2]",
            "host bits",
            "",
        ),
        ("[presswatch]\nmax_pages = 0", 2, "presswatch.max_pages", "not between", ""),
        ("[presswatch]\ntimeout_s = nan", 2, "presswatch.timeout_s", "not between", ""),
        ("[presswatch]\nmax_posts = '9'", 2, "presswatch.max_posts", "expected a whole number", ""),
        ("[presswatch]\ncontact = 'a\\r\\nX: y'".replace("'", '"'), 2, "presswatch.contact", "ASCII", ""),
        ("[presswatch]\nevery = '6 hours ago'", 2, "presswatch.every", "not an interval", '"6h"'),
        ("[[subjects]]\nname = 'A'\nkind = 'organisation'", 3, "subjects[1].kind", "not one of", "'organization'"),
        (
            "[[subjects]]\nname = 'A'\nroles = ['boss']",
            3,
            "subjects[1].roles",
            "only a person has this key",
            'kind = "person"',
        ),
        (
            "[[subjects]]\nname = 'A'\n[[subjects]]\nname = 'a '",
            4,
            "subjects[2].name",
            "already the name of subjects[1]",
            "",
        ),
        ("[[subjects]]\nname = '—'", 2, "subjects[1].name", "no letter", ""),
        ("[[subjects]]\nname = 'A'\naliases = 'B'", 3, "subjects[1].aliases", "a list in [ ]", "[ ]"),
        (
            "[[subjects]]\nname = 'A'\naliases = [{ text = 'B', nede = ['x'] }]",
            3,
            "subjects[1].aliases[1].nede",
            "unknown key",
            "'needs'",
        ),
        (
            "[[subjects]]\nname = 'A'\naliases = ['B', { case = true }]",
            3,
            "subjects[1].aliases[2]",
            "either text or regex",
            "",
        ),
        (
            "[[subjects]]\nname = 'A'\naliases = [{ regex = '(b' }]",
            3,
            "subjects[1].aliases[1].regex",
            "regular expression",
            "",
        ),
        ("[[subjects]]\nname = 'A'\naliases = [{ regex = 'b*' }]", 3, "subjects[1].aliases[1].regex", "empty text", ""),
        ("[[sources]]\nname = 's'", 1, "sources[1]", "'url' is missing", ""),
        ("[sources]\nname = 's'", 1, "sources", "a list", "[[sources]]"),
        (
            "[[sources]]\nname = 's'\nurl = 'example.org/news'",
            3,
            "sources[1].url",
            "not an http or https",
            "https://example.org/news",
        ),
        ("[[sources]]\nname = 's'\nurl = 'file:///etc/passwd'", 3, "sources[1].url", "not an http or https", ""),
        ("[[sources]]\nname = 's'\nurl = 'http://a:b@example.org/'", 3, "sources[1].url", "password", ""),
        ("[[sources]]\nname = 's'\nurl = 'http://[::1'", 3, "sources[1].url", "not a valid address", ""),
        ("[[sources]]\nname = 'a: b'\nurl = 'http://x.example/'", 2, "sources[1].name", "colon", '"a b"'),
        (SOURCE + "kind = 'feeed'", 4, "sources[1].kind", "unknown kind", "'feed'"),
        (SOURCE + "backfill = 'al'", 4, "sources[1].backfill", '"all"', ""),
        (SOURCE + "every = '6h'\ncron = '0 8 * * *'", 5, "sources[1].cron", "not both", ""),
        (SOURCE + "cron = '0 25 * * *'", 4, "sources[1].cron", "hour: '25'", ""),
        (SOURCE + "cron = '0 0 30 2 *'", 4, "sources[1].cron", "no such day", ""),
        (SOURCE + "items = 'a >> b'", 4, "sources[1].items", "CSS selector", ""),
        (SOURCE + "not = '['", 4, "sources[1].not", "CSS selector", ""),
        (SOURCE + "language = 'English'", 4, "sources[1].language", "not a language code", '"en"'),
        (SOURCE + "date_order = 'DYM'", 4, "sources[1].date_order", "not one of", "'YMD'"),
        (
            "[[outlets]]\nname = 'O'\ndomains = ['https://o.example/']",
            3,
            "outlets[1].domains[1]",
            "not a domain",
            "example.com",
        ),
        ("a = ", 1, "", "TOML", ""),
        ("a = 1\nb = 'x", 2, "", "TOML", ""),
    ],
)
def test_names_the_fault(text, line, key, why, suggestion):
    """File, line and key of the fault, why it is one, and what to write instead."""
    error = fault(text)
    assert (error.path, error.line, error.key) == ("w.toml", line, key)
    assert why in str(error)
    assert suggestion in error.suggestion
    assert error.exit_code == 2


@pytest.mark.parametrize(
    "url",
    [
        "ftp://u:s3cr3t@a.example/",
        "u:s3cr3t@a.example/news",
        "http://u:s3cr3t@a.example:99999/",
        "http://u:s3cr3t@[/",
        "http://u:s3cr3t@a.example/",
        "file://a.example/?token=s3cr3t",
    ],
)
def test_no_fault_of_an_address_shows_its_secrets(url):
    """This holds for any fault, since messages go to logs and cron mails."""
    error = fault(f"[[sources]]\nname = 's'\nurl = '{url}'")
    assert "s3cr3t" not in "".join([str(error), error.suggestion, *getattr(error, "__notes__", ())])


def test_further_faults_are_notes_in_the_order_of_the_file():
    """One reading names all faults, the first as the error, so that the file can be mended in one go."""
    error = fault(SOURCE + "kind = 'x'\n[presswatch]\nmax_pages = 0\ntimezone = 'No/Where'\n")
    assert error.line == 4
    assert [note.split(": ")[0] for note in error.__notes__] == ["w.toml:6", "w.toml:7"]


def test_faults_of_every_kind_are_reported_at_once():
    """Misspelt keys, missing keys, wrong types and wrong values; none hides another or is reported twice."""
    text = """[presswatch]
contct = "press@harbour.example"
timezone = "Europe/Atlantis"

[[subjects]]
name = "Harbour Institute"
aliases = ["HI", 3]

[[sources]]
name = "north"
every = "6 parsecs"

[[sources]]
url = "https://south.example/news"
backfill = true
"""
    with pytest.raises(WatchlistError) as caught:
        read_watchlist(text, "w.toml")
    messages = [str(caught.value), *caught.value.__notes__]
    assert [line.split(": ")[0] for line in messages] == [
        "w.toml:2",
        "w.toml:3",
        "w.toml:7",
        "w.toml:9",
        "w.toml:11",
        "w.toml:13",
        "w.toml:15",
    ]
    assert "did you mean 'contact'?" in messages[0]
    assert "'url' is missing" in messages[3]
    assert "'name' is missing" in messages[5]


def test_who_refers_to_a_subject_without_a_name_is_not_blamed():
    text = """[[subjects]]
aliases = ["Harbour"]

[[channels]]
name = "mail"
kind = "webhook"
address = "https://hook.example/"
subjects = ["Harbour Institute"]
"""
    with pytest.raises(WatchlistError) as caught:
        read_watchlist(text, "w.toml")
    assert "'name' is missing" in str(caught.value)
    assert not getattr(caught.value, "__notes__", [])


def test_line_is_exact_among_decoys():
    """Strings, comments and nested tables that look like keys do not mislead the line."""
    text = (
        '# url = "x"\n[[subjects]]\nname = "a # b"\naliases = [\n  """x\nurl = "no"\n""" , # ]\n  \'kind = "q"\',\n]\n'
        "[[sources]]\nname = \"s\"\n'url' = \"https://example.org/\"\nkind = 'wrong'\n"
    )
    error = fault(text)
    assert (error.line, error.key) == (5, "subjects[1].aliases[1]")
    assert error.__notes__ == [
        "w.toml:13: sources[1].kind: unknown kind 'wrong' (known: auto, feed, sitemap, listing, wordpress)"
    ]


def test_site_spiders_are_kinds():
    """The name of a site spider is a valid kind only if it is registered."""
    text = SOURCE + "kind = 'example_org'"
    assert read_watchlist(text, "w.toml", site_spiders=["example_org"]).sources[0].kind == "example_org"
    assert "unknown kind" in str(fault(text))


def test_regex_check_is_called_for_each_expression():
    """The injected check is called for each regular expression, and its message becomes the fault."""
    seen = []
    text = "[[subjects]]\nname = 'A'\naliases = [{ regex = 'x+y' }]"
    read_watchlist(text, "w.toml", regex_check=seen.append)
    assert seen == ["x+y"]
    assert "too slow" in str(fault(text, regex_check=lambda _: "too slow"))


def test_files_that_cannot_be_read(tmp_path):
    """A missing file, a folder and a file that is not UTF-8 are reported as faults."""
    with pytest.raises(WatchlistError, match="no such file"):
        load_watchlist(tmp_path / "none.toml")
    with pytest.raises(WatchlistError, match="cannot be read"):
        load_watchlist(tmp_path)
    path = tmp_path / "w.toml"
    path.write_bytes(b'# ok\n[[subjects]]\nname = "caf\xe9"\n')
    with pytest.raises(WatchlistError, match=r"w\.toml:3: the text is not UTF-8"):
        load_watchlist(path)


def test_byte_order_mark_is_allowed(tmp_path):
    """Some editors write one at the start of the file."""
    path = tmp_path / "w.toml"
    path.write_bytes(b"\xef\xbb\xbf[presswatch]\nmax_pages = 7\n")
    assert load_watchlist(path).presswatch.max_pages == 7


def test_digest_changes_with_the_text(tmp_path):
    """The digest is the same until somebody edits the file."""
    path = tmp_path / "w.toml"
    path.write_text("# a")
    before = watchlist_digest(path)
    assert watchlist_digest(path) == before
    path.write_text("# b")
    assert watchlist_digest(path) != before


@pytest.mark.parametrize(
    ("text", "minutes"), [("30m", 30), ("6h", 360), ("1h30m", 90), ("1 day", 1440), (" 2W ", 20160), ("90 min", 90)]
)
def test_intervals(text, minutes):
    """Minutes, hours, days and weeks, also together."""
    assert parse_every(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "6", "h", "0m", "6h ago", "-1h", "400d", "1.5h", "٣h1"])
def test_what_is_no_interval(text):
    """Everything else is refused."""
    with pytest.raises(ValueError, match=r"interval|between"):
        parse_every(text)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("name = “Harbour”", 'straight quotes: "…"'),
        ("name = Harbour", 'did you mean name = "Harbour"?'),
        ('name = "Harbour', "a quotation mark is missing"),
        ('name: "Harbour"', 'did you mean name = "Harbour"?'),
        ('name = "a"\nfollow_external = True', "did you mean follow_external = true?"),
        ('name = "a"\nevery = 6h', 'did you mean every = "6h"?'),
        ('name = "a"\naliases = ["one" "two"]', "a comma between two entries is missing"),
        ('name = "C:\\Users"', "a backslash is written twice"),
        ('name = "a"\nname = "b"', "this key stands twice in one entry"),
        ('name = "a"\n[subjects]', "two brackets: [[subjects]]"),
        ("name = \n", ""),
    ],
)
def test_a_typo_is_reported_with_a_suggestion(line, hint):
    """The TOML parser's message says where it stopped; the suggestion says what to write instead."""
    error = fault(f"[[subjects]]\n{line}\n")
    assert error.line > 1
    assert hint in error.suggestion
    assert bool(hint) == bool(error.suggestion)


def test_a_longer_form_of_a_word_is_understood():
    """A full weekday name is not similar by letters to any of the short ones."""
    channel = '[[channels]]\nname = "c"\naddress = "env:X"\nfrom = "a@x.example"\nto = ["b@x.example"]\non = "Monday"\n'
    assert fault(channel).suggestion == "did you mean 'mon'?"
