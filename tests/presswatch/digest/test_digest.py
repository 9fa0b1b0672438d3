"""What a digest includes, for whom, in which order; and that its messages are harmless and complete."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import html5lib
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presswatch.database.engine import Database
from presswatch.database.notice_facts import facts_of
from presswatch.database.posts import mark_removed
from presswatch.digest.compose import compose, wanted
from presswatch.digest.content import (
    Article,
    Change,
    Digest,
    Limits,
    Mention,
    Named,
    Person,
    ProblemAlert,
    Quoted,
    ReportingPost,
)
from presswatch.digest.render import rendered, subject_line
from presswatch.encoders.licences import licences_of
from presswatch.records import CoverageFacts, DateReading, Quote, Spokesperson
from presswatch.watchlist.entries import ChannelEntry
from tests.presswatch.database.support import (
    NOW,
    add_sources,
    clipping,
    item,
    later,
    mark_reported,
    mentions,
    pending,
    post,
    save,
)
from tests.presswatch.notify.webhook_schema import webhook_schema

SEOUL = ZoneInfo("Asia/Seoul")


def channel(**fields: Any) -> ChannelEntry:
    return ChannelEntry(name="a", address="env:A", **fields)


def digest_of(database: Database, **filters: Any) -> Digest:
    with database.read() as conn:
        notices = pending(conn)
        facts = facts_of(conn, notices)
    return compose(wanted(notices, facts, channel(**filters)), facts, licences_of(()), NOW)


@pytest.fixture
def db(database: Database) -> Database:
    add_sources(database, "alpha")
    return database


def report_post(n: int, url: str, *, language: str = "en", names: tuple[str, ...] = ("NKDB",), **fields: Any) -> Any:
    """A clipping of a post that reports the article at `url`."""
    text = f"NKDB in the news for the {n}th time.\n\n“Words number {n * 31} that were said,” said Hanna Song."
    one = post(n, text=text, language=language)
    start = text.index("Words")
    facts = CoverageFacts(
        items=(item(url, article_date=DateReading(on=date(2026, 11, n), raw="x"), kind="quoted", **fields),),
        people=(Spokesperson(name="Hanna Song", roles=("Director",), role_starts=(0,), start=text.index("Hanna")),),
        quotes=(
            Quote(
                text=f"Words number {n * 31} that were said",
                search_form="w",
                start=start,
                end=start + 5,
                speaker="Hanna Song",
            ),
        ),
    )
    return clipping(one, names=names, coverage=facts)


def test_an_article_is_one_entry_with_the_facts_of_all_its_posts(db: Database) -> None:
    """Two posts, one article, two subjects: one entry without a separate mention; newest article first."""
    save(db, report_post(1, "https://wsj.example/a", headline="The first"))
    save(db, report_post(2, "https://wsj.example/a", language="ko", names=("NKDB", "Hanna Song")))
    save(db, report_post(3, "https://wsj.example/b"))
    found = digest_of(db)
    assert [one.url for one in found.articles] == ["https://wsj.example/b", "https://wsj.example/a"]
    both = found.articles[1]
    assert (both.headline, both.outlet, both.published_on) == (
        "The first",
        "The Wall Street Journal",
        date(2026, 11, 1),
    )
    assert [(one.language, one.source) for one in both.posts] == [("en", "alpha"), ("ko", "alpha")]
    assert both.subjects == ("NKDB", "Hanna Song")
    assert [(person.name, person.role) for person in both.people] == [("Hanna Song", "Director")]
    assert both.quote is not None
    assert (both.quote.text, both.quote.speaker) == ("Words number 31 that were said", "Hanna Song")
    assert found.mentions == ()


def test_a_month_is_printed_as_a_month(db: Database) -> None:
    """Mail and text print it in the reader's words, webhook data with its precision; it comes after the month's days."""
    known = {1: (date(2024, 6, 1), "month"), 2: (date(2024, 6, 1), "day"), 3: (date(2024, 1, 1), "year")}
    for number, (on, precision) in known.items():
        when = DateReading(on=on, precision=precision, raw="printed")
        facts = CoverageFacts(items=(item(f"https://wsj.example/{number}", article_date=when),))
        save(db, clipping(post(number, published=when), names=("NKDB",), coverage=facts))
        save(db, clipping(post(number + 3, text=f"NKDB met, {number}.", published=when), names=("NKDB",)))
    found = digest_of(db)
    expected = [(known[n][0], known[n][1]) for n in (2, 1, 3)]
    assert [(one.published_on, one.published_precision) for one in found.articles] == expected
    assert [(one.published_on, one.published_precision) for one in found.mentions] == expected
    assert found.articles[1].posts[0].published_precision == "month"
    for language, month, day, year in (
        ("en", "June 2024", "1 June 2024", "1 January"),
        ("ko", "2024년 6월", "2024년 6월 1일", "2024년 1월"),
    ):
        for shown in rendered(found, language, SEOUL):
            assert shown.count(month) == 6
            assert shown.count(day) == 3
            assert year not in shown


def test_quotes_of_a_post_with_two_articles_are_given_to_neither(db: Database) -> None:
    """A quote that could be from either article is omitted."""
    one = report_post(1, "https://wsj.example/a")
    items = (*one.coverage.items, item("https://times.example/b", outlet="The Times", domain="times.example"))
    save(db, replace(one, coverage=replace(one.coverage, items=items)))
    found = digest_of(db)
    assert len(found.articles) == 2
    assert [(article.quote, article.people) for article in found.articles] == [(None, ())] * 2


@pytest.mark.parametrize(
    ("filters", "articles", "named"),
    [
        ({}, 1, ["Hanna Song", "NKDB"]),
        ({"subjects": ("Hanna Song",)}, 0, ["Hanna Song"]),
        ({"outlets": ("the wall street journal",)}, 1, []),
        ({"outlets": ("Another",)}, 0, []),
        ({"languages": ("ko",)}, 0, ["Hanna Song", "NKDB"]),
        ({"languages": ("en",)}, 1, []),
        ({"kinds": ("quoted",)}, 1, []),
        ({"report": ("mentions",)}, 0, ["Hanna Song", "NKDB", "NKDB"]),
        ({"report": ("problems",)}, 0, []),
    ],
)
def test_each_filter_limits_what_it_names(db: Database, filters: Any, articles: int, named: list[str]) -> None:
    """By subject, outlet, language, kind, and by what the channel reports."""
    save(db, report_post(1, "https://wsj.example/a"))
    save(db, clipping(post(2, language="ko")))
    found = digest_of(db, **filters)
    assert len(found.articles) == articles
    assert sorted(name.subject for one in found.mentions for name in one.named) == sorted(named)


def test_a_channel_of_quotations_gets_the_article_from_the_post_that_quotes(db: Database) -> None:
    """An earlier post that only names somebody does not prevent it; the article shows its strongest kind."""
    url = "https://wsj.example/a"
    named = report_post(1, url, names=("NKDB",))
    items = tuple(replace(one, kind="named") for one in named.coverage.items)
    save(db, replace(named, coverage=replace(named.coverage, items=items)))
    assert digest_of(db, kinds=("quoted",), report=("coverage",)).articles == ()
    save(db, report_post(2, url, names=("Hanna Song",)))
    (article,) = digest_of(db, kinds=("quoted",), report=("coverage",)).articles
    assert (article.kind, article.subjects) == ("quoted", ("Hanna Song",))
    (article,) = digest_of(db, kinds=("named",), report=("coverage",)).articles
    assert (article.kind, article.subjects) == ("quoted", ("NKDB",))


def test_the_sentence_of_an_article_is_of_its_own_passage(db: Database) -> None:
    """A channel of one subject gets the article whose passage names it, and no other."""
    text = "NKDB in the Journal.\n\nHanna Song in the Guardian, NKDB too."
    split = text.index("Hanna")
    items = (
        item("https://wsj.example/a", passages=((0, split - 2),)),
        item("https://guardian.example/b", outlet="The Guardian", domain=None, passages=((split, len(text)),)),
    )
    one = clipping(post(1, text=text), coverage=CoverageFacts(items=items))
    sentences = (
        replace(each, sentence=text[split:] if each.start >= split else text[: split - 2]) for each in one.mentions
    )
    save(db, replace(one, mentions=tuple(sentences)))
    assert [article.outlet for article in digest_of(db, subjects=("Hanna Song",)).articles] == ["The Guardian"]
    found = {article.outlet: article.sentence for article in digest_of(db, subjects=("NKDB",)).articles}
    assert found == {"The Wall Street Journal": text[: split - 2], "The Guardian": text[split:]}


def test_a_title_is_not_printed_again_as_the_sentence(db: Database) -> None:
    """If only the title names the subject, it is printed once."""
    one = clipping(post(1, text="NKDB in the Journal."), coverage=CoverageFacts(items=(item("https://wsj.example/a"),)))
    in_title = tuple(replace(each, where="title", sentence=one.post.title, kind="quoted") for each in one.mentions)
    save(db, replace(one, mentions=in_title))
    assert digest_of(db, subjects=("NKDB",)).articles[0].sentence == ""


def test_an_edit_shows_its_changes_and_a_removal_its_last_sight(db: Database) -> None:
    """Only for posts that mention a subject; a mention added by an edit is marked as such."""
    save(db, clipping(post(1, text="NKDB counts 100.\n\nThe end."), names=("NKDB",)))
    save(db, clipping(post(2, text="The weather.\n\nRain."), names=()))
    with db.write() as conn:
        mark_reported(conn, [one.id for one in pending(conn)], NOW)
    save(db, clipping(post(1, text="NKDB counts 200.\n\nThe end."), names=("NKDB",)), now=later(days=1))
    save(db, clipping(post(2, text="The weather.\n\nSun."), names=()), now=later(days=1))
    (change,) = digest_of(db).changes
    assert (change.kind, change.gone, change.new) == ("changed", ("NKDB counts 100.",), ("NKDB counts 200.",))
    save(
        db,
        clipping(post(1, text="NKDB counts 200.\n\nHanna Song agrees."), names=("NKDB", "Hanna Song")),
        now=later(days=2),
    )
    found = digest_of(db)
    assert [(one.edited, one.named[0].subject) for one in found.mentions] == [(True, "Hanna Song")]
    assert found.changes == ()
    with db.write() as conn:
        mark_removed(conn, [1, 2], later(days=3))
        mark_removed(conn, [1, 2], later(days=4))
    (removed,) = digest_of(db).changes
    assert (removed.kind, removed.last_seen_at, removed.seen_at) == ("removed", later(days=2), later(days=3))


def test_several_edits_between_two_digests_are_reported_as_one(db: Database) -> None:
    """The diff runs from the reported wording to the present one, without what one edit added and another removed."""
    texts = [
        "NKDB asks the minister to resign.\n\nHelp came late.\n\nThe end.",
        "NKDB asks for an answer.\n\nHelp came late.\n\nA slip.\n\nThe end.",
        "NKDB asks for an answer.\n\nHelp never came.\n\nThe end.",
    ]
    save(db, clipping(post(1, text=texts[0]), names=("NKDB",)))
    with db.write() as conn:
        mark_reported(conn, [one.id for one in pending(conn)], NOW)
    for day, text in enumerate(texts[1:], start=1):
        save(db, clipping(post(1, text=text), names=("NKDB",)), now=later(days=day))
    (change,) = digest_of(db).changes
    assert change.gone == ("NKDB asks the minister to resign.", "Help came late.")
    assert change.new == ("NKDB asks for an answer.", "Help never came.")
    assert change.seen_at == later(days=2)
    save(db, clipping(post(1, text=texts[0]), names=("NKDB",)), now=later(days=3))
    (back,) = digest_of(db).changes
    assert back.gone == ("NKDB asks for an answer.", "Help never came.")
    assert back.new == ("NKDB asks the minister to resign.", "Help came late.")


def test_a_post_by_the_outlet_itself_leaves_only_as_a_short_quote(db: Database) -> None:
    """A long sentence is cut around the subject."""
    sentence = "word " * 200 + "NKDB said so " + "word " * 200
    save(db, clipping(post(1, text=sentence), names=("NKDB",)))
    (one,) = digest_of(db).mentions
    assert "NKDB" in one.named[0].sentence
    assert len(one.named[0].sentence) <= 242


def test_a_long_sentence_is_cut_around_the_name_that_it_prints(db: Database) -> None:
    """The sentence is cut around the alias that it contains, in a mention and in an article."""
    sentence = "word " * 200 + "the NKDB said so " + "word " * 200
    for number, facts in ((1, CoverageFacts()), (2, CoverageFacts(items=(item("https://wsj.example/a"),)))):
        text = f"{number} {sentence}"
        (named,) = mentions(text, "NKDB")
        by_alias = (replace(named, subject="Database Center for North Korean Human Rights"),)
        save(db, clipping(post(number, text=text), mentions=by_alias, coverage=facts))
    found = digest_of(db)
    for shown in (found.mentions[0].named[0].sentence, found.articles[0].sentence):
        assert "the NKDB said so" in shown
        assert len(shown) <= 242


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style><script>x</script>",
    "{{ 7*7 }} {% raw %} %(x)s",
    "a\u202eb\x00c\x1b[31m",
    "line\r\nBcc: victim@example.org",
    "javascript:alert(1)",
    "한국어 제목 العربية",
]


def full_digest(text: str, url: str = "https://example.org/a") -> Digest:
    """A digest with the text in every place."""
    at = datetime(2026, 11, 25, 8, tzinfo=UTC)
    quote = Quoted(text=text, speaker=text, role=text)
    reporting = ReportingPost(url=url, title=text, published_on=date(2026, 11, 1), source=text, language="ko")
    article = Article(
        id=1,
        outlet=text,
        headline=text,
        url=url,
        published_on=date(2026, 11, 1),
        date_certain=False,
        medium="article",
        kind="op-ed",
        certain=False,
        subjects=(text,),
        people=(Person(name=text, role=text),),
        quote=quote,
        sentence=text + " more",
        posts=(reporting, reporting),
    )
    named = Named(subject=text, sentence=text + ".", where="body", kind="cited")
    mention = Mention(
        url=url,
        title=text,
        published_on=None,
        source=text,
        language=None,
        named=(named, named),
        quote=quote,
        edited=True,
    )
    changes = tuple(
        Change(
            kind=kind,
            url=url,
            title=text,
            source=text,
            subjects=(text,),
            seen_at=at,
            last_seen_at=at,
            gone=(text,),
            new=(text,),
        )
        for kind in ("changed", "removed")
    )
    problems = tuple(
        ProblemAlert(kind=kind, source=source, channel=where, cause=text, words=text, since_at=at, until_at=until)
        for kind, source, where, until in (
            ("problem", text, "", None),
            ("problem", "", text, None),
            ("recovered", "", "", at),
        )
    )
    many = Limits().full + 1
    return Digest(
        made_at=at, articles=(article,) * many, mentions=(mention,) * many, changes=changes, problems=problems
    )


_TAGS = "html head meta title style body div table tbody tr td h1 h2 h3 span a strong p blockquote br s"
ALLOWED = frozenset(_TAGS.split(" "))


def elements(html: str) -> list[Any]:
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [one for one in tree.iter() if isinstance(one.tag, str)]


def check_page(html: str) -> None:
    for one in elements(html):
        assert one.tag in ALLOWED, one.tag
        assert not [name for name in one.attrib if name.startswith("on")]
        if one.tag == "a":
            assert re.match(r"https?://", one.attrib["href"])
            assert one.attrib["rel"] == "noopener noreferrer"
    style = [one for one in elements(html) if one.tag == "style"]
    assert len(style) == 1


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_title_becomes_markup_a_link_or_a_header(text: str, language: str) -> None:
    """html5lib finds no script, no event handler and no link except to the web; the text is still readable."""
    made = full_digest(text, "javascript:alert(1)" if text.startswith("javascript") else "https://example.org/a")
    html, plain, subject = (
        *rendered(made, language, SEOUL),
        subject_line(made, language),
    )
    check_page(html)
    assert "\x1b" not in html + plain
    assert "\u202e" not in html + plain
    if text.startswith("<script"):
        assert text in plain
        assert text in "".join(html5lib.parse(html, namespaceHTMLElements=False).itertext())
    assert subject


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(
    text=st.text(max_size=200), url=st.text(max_size=60) | st.sampled_from(["http://a.example/<b>", "data:text/html,x"])
)
def test_any_text_in_any_place_is_harmless(text: str, url: str) -> None:
    """No tag, attribute or address of the page comes from the data."""
    check_page(rendered(full_digest(text, url), "en", SEOUL)[0])


def test_every_entry_is_written_also_beyond_those_in_full() -> None:
    """A hundred articles: each has its link and subject in both forms, and the mail stays below the size that clients
    cut.
    """
    one = full_digest("Some words of a usual length for a headline")
    articles = tuple(
        msgspec.structs.replace(one.articles[0], id=n, url=f"https://example.org/{n}", subjects=(f"Body {n:03d}",))
        for n in range(100)
    )
    made = Digest(made_at=one.made_at, articles=articles)
    html, plain = rendered(made, "en", SEOUL)
    for n in range(100):
        assert f'href="https://example.org/{n}"' in html
        assert f"https://example.org/{n}\n" in plain
        assert f"Body {n:03d}" in html
        assert f"Body {n:03d}" in plain
    assert "100 articles" in plain
    assert len(html.encode()) < 102_000


ARABIC, HEBREW = "مدرسة تحت الماء (2026)", "בית ספר!"


@pytest.mark.parametrize("text", [ARABIC, HEBREW])
def test_right_to_left_text_reverses_nothing(text: str) -> None:
    """Plain text and subject line use isolates, HTML elements with their own direction; addresses are bare."""
    made = full_digest(text)
    plain, subject = rendered(made, "en", SEOUL)[1], subject_line(made, "en")
    assert f"Reported at \u2068{text}\u2069 (\u2068{text}\u2069, 1 November 2026)" in plain
    assert f"  \u2068“{text}”\u2069 — \u2068{text}\u2069" in plain
    assert plain.count("\u2068") == plain.count("\u2069")
    assert subject.startswith(f"\u2068{text}\u2069 (")
    assert "  https://example.org/a\n" in plain
    html = rendered(made, "en", SEOUL)[0]
    for one in elements(html):
        words = "".join(one.itertext())
        hidden = "display:none" in one.attrib.get("style", "")  # the preview text of mail clients, which has isolates
        if one.text and text in one.text and not hidden:
            assert one.attrib.get("dir") == "auto", words
            assert words.strip() in (text, f"“{text}”", f"{text}.", f"{text} more", f"channel {text}"), words


def test_text_in_the_direction_of_its_line_has_no_marks() -> None:
    """Latin and Korean text in English and Korean messages has no direction marks."""
    for text in ("A School – Ünder Water", "물에 잠긴 학교"):
        made = full_digest(text)
        for language in ("en", "ko"):
            whole = "".join(rendered(made, language, SEOUL))
            assert not re.search('[\u2066-\u2069\u200e\u200f]|dir="auto"', whole + subject_line(made, language))


def test_times_are_those_of_the_channel() -> None:
    """08:00 UTC is 17:00 in Seoul."""
    made = full_digest("x")
    for language, day in (("en", "25 November 2026 17:00"), ("ko", "2026년 11월 25일 17:00")):
        assert all(day in shown for shown in rendered(made, language, SEOUL))


def test_the_subject_names_the_first_article_and_counts_the_rest() -> None:
    """The outlet is printed once, also if the title begins with it."""
    one = full_digest("x").articles[0]
    plain = msgspec.structs.replace(one, outlet="The Post", headline="A school")
    twice = msgspec.structs.replace(one, outlet="The Post", headline="[The Post] A school")
    at = NOW - timedelta(days=1)
    assert subject_line(Digest(made_at=at, articles=(plain,)), "en") == "The Post: A school"
    assert subject_line(Digest(made_at=at, articles=(twice, plain)), "en") == "[The Post] A school (2 articles)"
    assert subject_line(Digest(made_at=at, problems=full_digest("x").problems), "en") == "Press digest: 3 problems"


def test_an_article_without_headline_has_the_title_of_a_post_in_the_readers_language() -> None:
    """With Korean and English posts about it, each reader sees the title in their language."""
    posts = tuple(
        ReportingPost(url=f"https://a.example/{code}", title=title, published_on=None, source="a", language=code)
        for code, title in (("ko", "학교"), ("en", "A school"), (None, "Else"))
    )
    article = msgspec.structs.replace(full_digest("x").articles[0], headline=None, outlet=None, posts=posts)
    made = Digest(made_at=NOW, articles=(article,))
    assert [subject_line(made, language) for language in ("en", "ko")] == ["A school", "학교"]
    assert (
        subject_line(Digest(made_at=NOW, articles=(msgspec.structs.replace(article, posts=posts[::2]),)), "en")
        == "학교"
    )


def test_the_schema_in_the_documents_is_that_of_the_code() -> None:
    """docs/webhook.schema.json is made from the types."""
    path = Path(__file__).parents[3] / "docs" / "webhook.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(json.dumps(webhook_schema()))


def test_a_digest_survives_its_way_through_the_database() -> None:
    """Encoded to plain values and decoded again, it is the same."""
    made = full_digest("x")
    assert msgspec.convert(json.loads(json.dumps(msgspec.to_builtins(made))), Digest) == made
