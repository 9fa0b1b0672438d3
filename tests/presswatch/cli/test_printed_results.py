"""What a run and a try print for people."""

import shlex
from datetime import date

from presswatch.cli.reading import print_try
from presswatch.cli.run_summary import print_run
from presswatch.encoders.json import clipping_json
from presswatch.records import CoverageFacts, CoverageItem, DateReading, Link, Mention, Post, Quote, Spokesperson
from presswatch.report import NewCoverage, NewMention, RunReport, SourceLine, StoredCounts, TryPost, TryReport

TEXT = "Jane Doe spoke.\n\n“It is so,” said Jane Doe."
CLIPPING = clipping_json(
    Post(
        source="s",
        url="https://example.org/1",
        url_key="example.org/1",
        title="A title\x1b[2J",
        published=DateReading(on=date(2026, 11, 2), raw="2 Nov", source="time", certain=False),
        byline=("A Writer",),
        language="en",
        text=TEXT,
        links=(Link(url="https://gazette.example/a", text="HERE"),),
    ),
    (Mention(subject="Jane Doe", surface="Jane Doe", start=0, end=8, where="lead", rule="full name", kind="quoted"),),
    CoverageFacts(
        items=(
            CoverageItem(
                outlet="The Gazette",
                article_url="https://gazette.example/a",
                article_date=DateReading(on=date(2026, 10, 30)),
                reason="named and linked",
                certain=False,
            ),
        ),
        people=(Spokesperson(name="Jane Doe", roles=("Director",)),),
        quotes=(Quote(text="It is so,", search_form="it is so", start=18, end=27, speaker="Jane Doe"),),
    ),
)


def test_try_shows_all_it_knows(capsys):
    """Kind, reasons, posts with dates and their origin, next page, clipping, corrections, lines to paste into the
    watchlist.
    """
    posts = (
        TryPost(
            url="https://example.org/1",
            title="One",
            published_on=date(2026, 11, 2),
            date_source="time",
            date_raw="2 Nov",
        ),
        TryPost(url="https://gazette.example/b", title="Two", external=True),
    )
    print_try(
        TryReport(
            url="https://example.org/",
            kind="listing",
            state="ok",
            why=("a repeated card",),
            listing_url="https://example.org/news",
            places=("https://example.org/news",),
            next_by_script=True,
            posts_found=17,
            posts=posts,
            clipping=CLIPPING,
            suggestions=("say the order of the dates",),
            toml='[[sources]]\nname = "example"\n',
        )
    )
    out = capsys.readouterr().out
    for words in (
        "listing  https://example.org/",
        "read at  https://example.org/news",
        "because  a repeated card",
        "https://example.org/1  (date from the page “2 Nov”)",
        "no date",
        "https://gazette.example/b  (an outlet's article)",
        "17 posts on this page; 2 shown, 1 with a date",
        "only a script",
        "A title\\x1b[2J",
        "2026-11-02 (printed “2 Nov”, from the page), uncertain",
        "Jane Doe as “Jane Doe” (lead, quoted; full name)",
        "The Gazette, 2026-10-30, article, uncertain",
        "because named and linked",
        "Jane Doe, Director",
        "“It is so,” - Jane Doe",
        "HERE -> https://gazette.example/a",
        "say the order of the dates",
        '[[sources]]\nname = "example"',
    ):
        assert words in out, words
    assert "\x1b[2J" not in out


def test_the_suggested_command_gives_the_shell_the_whole_address(capsys):
    """A shell would end the command at "&"."""
    address = "https://example.org/?lang=en&page=it's new"
    toml = '[[sources]]\nname = "example"\n'
    print_try(TryReport(url=address, kind="listing", state="ok", toml=toml, posts=(TryPost(url="u", title="T"),)))
    command = capsys.readouterr().out.partition("To watch it, run: ")[2].splitlines()[0]
    assert shlex.split(command) == ["presswatch", "source", "add", address]


def test_try_without_posts_says_why(capsys):
    """A try without posts starts with the reason in words, and prints no empty tables."""
    print_try(TryReport(url="https://example.org/", kind="none", state="failing", reason="dns", words="no host"))
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["no posts found  https://example.org/", "  failing: dns: no host"]
    assert lines[2].startswith("  what to do: Check the address")
    assert len(lines) == 3


def test_run_prints_what_is_new_before_the_table(capsys):
    """New mentions and articles come first, then the sources, then one summary line on standard error."""
    report = RunReport(
        run=3,
        state="ok",
        sources=(SourceLine(name="erc", url="https://example.org/", state="ok", posts_seen=5, posts_new=1),),
        new_mentions=(
            NewMention(
                subject="Jane Doe",
                post_url="https://example.org/1",
                title="One",
                published_on=None,
                source="erc",
                sentence="Jane Doe spoke.",
                where="lead",
                kind="quoted",
            ),
        ),
        new_coverage=(
            NewCoverage(
                outlet=None, article_url=None, article_date=date(2026, 10, 30), posts=("https://example.org/1",)
            ),
        ),
    )
    print_run(report, quiet=False)
    out, err = capsys.readouterr()
    assert out.index("Jane Doe quoted in the lead") < out.index("outlet not named (2026-10-30)") < out.index("SOURCE")
    assert "One (erc, no date)" in out
    assert err == "run 3: ok: 1 source, 1 new post, 1 new mention, 1 new article\n"
    print_run(report, quiet=True)
    out, err = capsys.readouterr()
    assert "SOURCE" not in out
    assert err == ""


def test_a_month_is_printed_as_a_month(capsys):
    """Run and try print the date of a post or article with month precision as a month, never as its first day."""
    june = DateReading(on=date(2024, 6, 1), precision="month", raw="June 2024")
    mention = NewMention(
        subject="Jane Doe",
        post_url="https://example.org/1",
        title="One",
        published_on=june.on,
        published_precision="month",
        source="erc",
        sentence="",
        where="lead",
        kind="named",
    )
    year = NewCoverage(
        outlet="The Tern", article_url=None, article_date=date(2024, 1, 1), article_precision="year", posts=()
    )
    print_run(RunReport(run=3, state="ok", new_mentions=(mention,), new_coverage=(year,)), quiet=True)
    item = CoverageItem(outlet="The Tern", article_date=june)
    post = Post(source="s", url="https://example.org/1", url_key="example.org/1", title="One", published=june)
    listed = TryPost(url=post.url, title="One", published_on=june.on, published_precision="month")
    shown = clipping_json(post, (), CoverageFacts(items=(item,)))
    print_try(TryReport(url=post.url, kind="listing", state="ok", posts_found=1, posts=(listed,), clipping=shown))
    out = capsys.readouterr().out
    assert "One (erc, 2024-06)" in out
    assert "The Tern (2024)" in out
    assert "  2024-06     One" in out
    assert "  date      2024-06 (printed" in out
    assert "  coverage  The Tern, 2024-06, article" in out
    assert "2024-06-01" not in out
    assert "2024-01" not in out


def test_sources_read_unchecked_are_named(capsys):
    """Sources read without robots.txt or certificate checks are named, and no others."""
    sources = (
        SourceLine(name="open", url="https://a.example/", state="ok", unchecked=("robots", "tls")),
        SourceLine(name="usual", url="https://b.example/", state="ok"),
    )
    print_run(RunReport(run=1, state="ok", sources=sources), quiet=False)
    lines = capsys.readouterr().err.splitlines()
    assert "robots.txt was not checked (ignore_robots): open" in lines
    assert "the certificate was not checked (verify_tls = false): open" in lines


def test_nothing_due_is_one_line(capsys):
    """An empty table is not printed."""
    print_run(RunReport(run=None, state="ok"), quiet=False)
    assert capsys.readouterr() == ("", "nothing is due\n")


def test_a_first_visit_says_why_nothing_is_reported(capsys):
    """The posts of a first visit are counted as its baseline, not as new posts without a mention."""
    line = SourceLine(name="erc", url="https://example.org/", state="ok", posts_seen=5, posts_new=5)
    stored = StoredCounts(baseline_posts=5, baseline_mentions=7, baseline_articles=1)
    print_run(RunReport(run=1, state="ok", sources=(line,), stored=stored), quiet=False)
    assert capsys.readouterr().err == (
        "run 1: ok: 1 source\nbaseline: 5 posts, 7 mentions, 1 article stored; alerts start with the next visit\n"
    )


def test_right_to_left_text_is_isolated(capsys):
    """Title, sentence, outlet and name are isolated from the dates and brackets next to them; addresses and Latin text
    are not.
    """
    title, address = "مدرسة تحت الماء", "https://manara.example/أخبار/1"
    mention = NewMention(
        subject="Jane Doe",
        post_url=address,
        title=title,
        published_on=date(2026, 11, 2),
        source="manara",
        sentence=f"{title}!",
        where="lead",
        kind="quoted",
    )
    coverage = NewCoverage(outlet=title, article_url=address, article_date=None, posts=(address,))
    print_run(RunReport(run=3, state="ok", new_mentions=(mention,), new_coverage=(coverage,)), quiet=True)
    assert capsys.readouterr().out.splitlines() == [
        f"Jane Doe quoted in the lead – \u2068{title}\u2069 (manara, 2026-11-02)",
        f"  \u2068“{title}!”\u2069",
        f"  {address}",
        "",
        f"\u2068{title}\u2069 (no date)",
        f"  {address}",
        f"  reported at {address}",
        "",
    ]


def test_an_address_in_the_words_of_a_try_is_not_broken(capsys):
    """A reason is wrapped only between words."""
    address = "https://example.org/" + "a-long-way-to-the-list-" * 8
    print_try(TryReport(url="https://example.org/", kind="listing", state="ok", why=(f"the list is at {address} now",)))
    assert f"           {address}" in capsys.readouterr().out.splitlines()
