"""A digest of any size is a message that mail clients show in full, and each entry is shown or counted."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presswatch.digest.content import (
    Article,
    Change,
    Digest,
    Limits,
    Mention,
    Named,
    ProblemAlert,
    ReportingPost,
    ever_less,
    shown_of,
)
from presswatch.digest.render import rendered

GMAIL_BYTES = 102_000
AT = datetime(2026, 11, 25, 8, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Seoul")
KOREAN = "물에 잠긴 학교가 출석부를 지키는 동안 교육부는 위원회의 보고서를 기다리고 있다 "


def change(n: int, source: str, kind: str = "changed", words: str = "Some words of a page ") -> Change:
    passages = (words * 9,) * 3 if kind == "changed" else ()
    url = f"https://{source}.example/{kind}/{n}"
    return Change(
        kind=kind,
        url=url,
        title=f"{words}{n}",
        source=source,
        subjects=("NKDB",),
        seen_at=AT,
        last_seen_at=AT,
        gone=passages,
        new=passages,
    )


def mention(n: int, source: str, words: str = "Some words of a post ") -> Mention:
    named = (Named(subject="NKDB", sentence=words * 4, where="lead", kind="named"),)
    url = f"https://{source}.example/{n}"
    return Mention(
        url=url, title=f"{words}{n}", published_on=None, source=source, language="ko", named=named, quote=None
    )


def article(n: int, source: str, words: str = "Some words of an article ") -> Article:
    reporting = ReportingPost(
        url=f"https://{source}.example/{n}", title=words, published_on=date(2026, 11, 1), source=source, language="ko"
    )
    return Article(
        id=n,
        outlet="The Larkmoor Gazette",
        headline=f"{words}{n}",
        url=f"https://gazette.example/{n}",
        published_on=date(2026, 11, 1),
        date_certain=True,
        medium="article",
        kind="named",
        certain=True,
        subjects=("NKDB",),
        people=(),
        quote=None,
        sentence=words * 4,
        posts=(reporting,) * 2,
    )


def problem(source: str, words: str = "silent for long") -> ProblemAlert:
    return ProblemAlert(
        kind="problem", source=source, channel="", cause="silent", words=words, since_at=AT, until_at=None
    )


def relaunch() -> Digest:
    """A site of 300 edited posts, 40 of them removed, with two edits and a problem of other sites."""
    edits = [change(n, "relaunched") for n in range(300)] + [change(n, "quiet") for n in range(2)]
    gone = [change(n, "relaunched", "removed") for n in range(40)]
    return Digest(made_at=AT, changes=(*edits, *gone), problems=(problem("broken"),))


def in_english(digest: Digest, **more: Any) -> tuple[str, str]:
    return rendered(digest, "en", ZONE, **more)


def test_a_relaunch_is_ten_changes_and_a_count() -> None:
    """Ten edits, ten removals, everything of the other source; the rest is counted with the command that shows it."""
    html, plain = in_english(relaunch(), rest="presswatch digest --message pw_1")
    for shown in (html, plain):
        assert [int(n) for n in re.findall(r"(?<=https://relaunched\.example/changed/)\d+", shown)] == list(range(10))
        assert [int(n) for n in re.findall(r"(?<=https://relaunched\.example/removed/)\d+", shown)] == list(range(10))
        assert {"https://quiet.example/changed/0", "https://quiet.example/changed/1"} <= set(
            re.findall(r"https://quiet\.example/changed/\d+", shown)
        )
        assert "And 320 more." in shown
        assert "relaunched: 320" in shown
        assert "All of them:" in shown
        assert "presswatch digest --message pw_1" in shown
        assert "342 changes" in shown
    assert len(html.encode()) < GMAIL_BYTES


def test_problems_come_before_changes() -> None:
    """This holds in both forms and in the counts."""
    html, plain = in_english(relaunch())
    assert html.index("broken") < html.index("https://relaunched.example/")
    assert plain.index("broken") < plain.index("https://relaunched.example/")
    assert plain.startswith("Press digest: 1 problem · 342 changes\n")


def test_whole_leaves_nothing_out() -> None:
    """Every entry and every passage of any length, and no count of omitted ones."""
    html, plain = in_english(relaunch(), whole=True)
    for shown in (html, plain):
        assert len(set(re.findall(r"https://relaunched\.example/changed/\d+", shown))) == 300
        assert "more." not in shown
    assert plain.count("  - ") == 302 * 3


def test_a_short_digest_is_complete_without_a_count_of_omitted_entries() -> None:
    """A digest of an ordinary day is not shortened."""
    made = Digest(
        made_at=AT,
        articles=tuple(article(n, "a") for n in range(30)),
        mentions=tuple(mention(n, "a") for n in range(30)),
        changes=tuple(change(n, "a") for n in range(10)),
    )
    for shown in in_english(made, rest="presswatch digest --message pw_1"):
        assert "more." not in shown
        assert "presswatch" not in shown
        for kind in (r"gazette\.example", r"a\.example/changed"):
            assert set(range(10)) <= {int(n) for n in re.findall(rf"https://{kind}/(\d+)", shown)}


@pytest.mark.slow
@pytest.mark.parametrize("words", ["Some words of a usual length ", KOREAN, KOREAN * 30])
@pytest.mark.parametrize("many", [1, 40])
def test_a_digest_of_any_size_is_a_mail_that_is_shown_whole(words: str, many: int) -> None:
    """Thousands of entries of one source or forty, in Korean too: below the limit, and all of them counted."""
    names = [f"source-{n}" for n in range(many)]
    sources = [names[n % many] for n in range(800)]
    made = Digest(
        made_at=AT,
        articles=tuple(article(n, source, words) for n, source in enumerate(sources)),
        mentions=tuple(mention(n, source, words) for n, source in enumerate(sources)),
        changes=tuple(change(n, source, words=words) for n, source in enumerate(sources)),
        problems=tuple(problem(f"{source}-{n}", words) for n, source in enumerate(sources)),
    )
    html, plain = in_english(made, rest="presswatch digest --message pw_1")
    assert len(html.encode()) < GMAIL_BYTES
    assert html.count("more.</strong>") == plain.count(" more. ") == 4
    assert "800 articles · 800 mentions · 800 problems · 800 changes" in plain


def test_where_room_is_short_each_source_has_its_first_entries() -> None:
    """If the total limit is lower than the number of entries: the first of each source, then the second of each."""
    made = Digest(made_at=AT, mentions=tuple(mention(n, source) for source in "abc" for n in range(5)))
    part = shown_of(made, Limits(mentions=7)).mentions
    assert [one.url for one in part.shown] == [
        f"https://{source}.example/{n}" for source, many in (("a", 3), ("b", 2), ("c", 2)) for n in range(many)
    ]
    assert part.rest == (("b", 3), ("c", 3), ("a", 2))


@given(
    sources=st.lists(st.sampled_from("abcdefghijkl"), max_size=300),
    kinds=st.lists(st.sampled_from(["changed", "removed"]), min_size=300, max_size=300),
)
def test_what_is_not_shown_is_counted(sources: list[str], kinds: list[str]) -> None:
    """For all limits, shown and counted entries together are all, in order, and tighter limits never show more."""
    made = Digest(
        made_at=AT,
        changes=tuple(change(n, *pair) for n, pair in enumerate(zip(sources, kinds, strict=False))),
        mentions=tuple(mention(n, one) for n, one in enumerate(sources)),
    )
    before = 10_000
    for limits in ever_less():
        shown = shown_of(made, limits)
        for part, entries in ((shown.changes, made.changes), (shown.mentions, made.mentions)):
            assert len(part.shown) + part.more == len(entries)
            assert [one for one in entries if one in part.shown] == list(part.shown)
            for source, number in part.rest:
                hidden = [one for one in entries if one.source == source and one not in part.shown]
                assert len(hidden) == number
        assert len(shown.changes.shown) <= min(limits.changes, before)
        before = len(shown.changes.shown)


def test_a_webhook_has_all_of_it() -> None:
    """Programs get the digest in full, including what messages omit."""
    made = relaunch()
    assert len(msgspec.to_builtins(made)["changes"]) == 342
