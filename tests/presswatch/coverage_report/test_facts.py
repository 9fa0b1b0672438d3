"""What the report counts: days, periods, shares, and which quotes are chosen."""

from datetime import date, timedelta
from itertools import pairwise
from types import SimpleNamespace

import pytest

from presswatch.coverage_report.facts import Article, article_of, best_quotes, over_time, shares
from presswatch.database.exports import Period
from presswatch.encoders.licences import Licences


def article(number=1, day=date(2026, 9, 1), **fields):
    facts = {
        "date_certain": True,
        "outlet": "Post",
        "url": None,
        "headline": None,
        "medium": "article",
    }
    facts |= {
        "kind": "named",
        "certain": True,
        "country": "KR",
        "language": "ko",
        "subjects": (),
        "people": (),
        "posts": (),
    }
    return Article(id=number, day=day, **{"day_precision": "day", "dated_by": "article"} | facts | fields)


@pytest.mark.parametrize(
    ("first", "last", "unit", "bars"),
    [
        (date(2026, 9, 1), date(2026, 9, 30), "day", 30),
        (date(2026, 7, 1), date(2026, 9, 30), "week", 14),
        (date(2026, 1, 1), date(2026, 12, 31), "month", 12),
        (date(2026, 9, 5), date(2026, 9, 5), "day", 1),
    ],
)
def test_bars_cover_the_period_and_nothing_else(first, last, unit, bars):
    """Every day of the period is in exactly one bar, and every article is counted once."""
    days = [first, last]
    found, spans = over_time([article(n, day) for n, day in enumerate(days)], Period(first=first, last=last))
    assert (found, len(spans)) == (unit, bars)
    assert (spans[0].first, spans[-1].last) == (first, last)
    assert all((after.first - before.last).days == 1 for before, after in pairwise(spans))
    assert sum(span.count for span in spans) == 2


@pytest.mark.parametrize(
    ("first", "last", "before"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), date(2026, 10, 1)),
        (date(2026, 3, 1), date(2026, 3, 31), date(2026, 2, 1)),
        (date(2026, 2, 1), date(2026, 2, 28), date(2026, 1, 1)),
        (date(2026, 7, 1), date(2026, 9, 30), date(2026, 4, 1)),
        (date(2026, 1, 1), date(2026, 12, 31), date(2025, 1, 1)),
        (date(2025, 12, 1), date(2026, 1, 31), date(2025, 10, 1)),
        (date(2026, 7, 1), date(2026, 9, 29), date(2026, 4, 1)),
        (date(2026, 7, 2), date(2026, 7, 31), date(2026, 6, 2)),
        (date(2026, 9, 5), date(2026, 9, 5), date(2026, 9, 4)),
    ],
)
def test_the_period_before_is_as_long_and_ends_the_day_before(first, last, before):
    """Whole months are compared with as many months before them, any other period with as many days."""
    found = Period(first=first, last=last).before
    assert (found.first, found.last) == (before, first - timedelta(days=1))


def test_shares_are_of_all_articles_and_the_unknown_comes_last():
    """An article with two values counts once for each; the unknown is shown too."""
    articles = [article(1, people=("A", "B", "A")), article(2, people=("A",)), article(3, country=None)]
    assert [(share.name, share.count) for share in shares(articles, lambda a: a.people)] == [("A", 2), ("B", 1)]
    found = shares(articles, lambda a: [a.country])
    assert [(share.name, round(share.ratio, 2)) for share in found] == [("KR", 0.67), (None, 0.33)]


def record(post, *quotes, outlet="Post", day=1, subject="NKDB"):
    said = [SimpleNamespace(text=text, speaker=speaker, role=None) for text, speaker in quotes]
    people = [SimpleNamespace(name="Hanna Song", subject=subject)]
    facts = {
        "post_id": post,
        "post_url": f"https://alpha.example/{post}",
        "outlet": outlet,
        "outlet_domain": "post.example",
    }
    return facts | {
        "article_url": f"https://post.example/{post}",
        "day": date(2026, 9, day),
        "day_precision": "day",
        "dated_by": "article",
        "article_on": date(2026, 9, day),
        "article_precision": "day",
        "article_date_certain": True,
        "published_on": date(2026, 9, 30),
        "published_precision": "day",
        "published_certain": True,
        "quotes": said,
        "people": people,
    }


GOOD = "We will go on until every name on this list has an answer"


def test_chosen_quotes_have_a_speaker_and_a_length():
    """Fragments, long speeches and quotes without a speaker are not chosen, and no quote twice."""
    records = [
        record(1, ("too short", "Hanna Song"), (GOOD, "Hanna Song"), ("x" * 300, "Hanna Song"), (GOOD + " now", None)),
        record(2, (GOOD, "Hanna Song")),
    ]
    assert [said.text for said in best_quotes(records, set(), Licences())] == [GOOD]


def test_watched_people_first_then_as_many_outlets_as_there_are():
    """A second quote from one outlet comes after the first of the others; our own people come first."""
    records = [
        record(1, (GOOD + " 1", "Hanna Song"), day=9),
        record(2, (GOOD + " 2", "Hanna Song"), day=8),
        record(3, (GOOD + " 3", "A Stranger"), outlet="Other", day=7),
    ]
    assert [said.text[-1] for said in best_quotes(records, set(), Licences())] == ["1", "3", "2"]


def test_a_quote_of_a_post_about_several_articles_names_no_outlet():
    """Which of the articles had the quote is unknown, so only the post is named."""
    said = best_quotes(
        [record(1, (GOOD, "Hanna Song")), record(1, (GOOD, "Hanna Song"), outlet="Other")], set(), Licences()
    )
    assert [(one.outlet, one.article_url, one.post_url) for one in said] == [(None, None, "https://alpha.example/1")]


def test_a_watched_person_counts_under_one_name():
    """However a post writes the name; others, also people of a watched organization, count under the printed name."""
    written = [SimpleNamespace(name="송한나", subject="Hanna Song"), SimpleNamespace(name="Jane Doe", subject="NKDB")]
    facts = record(1) | {"people": [*written, SimpleNamespace(name="Hanna Song", subject="Hanna Song")]}
    facts |= {
        "coverage_id": 1,
        "article_on": None,
        "article_precision": None,
        "article_date_certain": None,
        "headline": None,
    }
    facts |= {
        "medium": "article",
        "kind": "named",
        "certain": True,
        "language": "en",
        "external": False,
        "subjects": (),
    }
    facts |= {"post_title": "T", "evidence_sha256": None}
    made = article_of([facts], lambda *_: (None, None), {"Hanna Song": "person", "NKDB": "organization"})
    assert made.people == ("Hanna Song", "Jane Doe")
    assert made.language is None
