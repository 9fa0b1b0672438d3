"""Is a source healthy? Judged from its own past: how its visits ended, what its lists showed, when it posted.

`judge` is pure and holds for one moment. A problem develops from visit to visit (`follow`, pure too): it is reported at
its second occurrence or when it is a day old; its end, if its beginning was.
"""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby, pairwise, takewhile
from operator import attrgetter, not_
from typing import Literal

from presswatch.records import copied
from presswatch.source_health.rhythm import thinned_out, too_silent
from presswatch.urls.canonical import mask

Cause = Literal[
    "failing", "partial", "login-wall", "robots", "address", "silent", "drop", "no-dates", "no-text", "layout", "moved"
]
BAD_STATES = frozenset({"failing", "blocked", "gone"})
UNREAD: frozenset[str] = frozenset({"failing", "login-wall", "robots", "address"})
"""Causes of a visit that could not read the source: one problem, however its reason changes."""

_CAUSES: dict[str, Cause] = {
    "login-wall": "login-wall",
    "robots": "robots",
    "robots-unreachable": "robots",
    "address-refused": "address",
}
_JUDGED = frozenset({"drop", "no-dates"})
# Reasons of a partial visit that are bounds of ours, or a judgement of this module.
OURS = frozenset({"page-cap", "post-cap", "deadline"}) | _JUDGED

# A list is compared with at least this many earlier ones, and with none that had fewer entries than this.
LOOKS_NEEDED = 3
FEWEST_LISTED = 4
DROP_RATIO = 0.5
# A shorter list that stays is the new usual one.
ADAPTS_AFTER = timedelta(days=21)
# A list that shows the posts of a month or a year grows, and starts again with the month.
GROWS_RATIO = 1.3
DATED_USUALLY = 0.6
# So rare by chance, in a year, must a row of posts without date (or text) be, and so long at least.
ROWS_A_YEAR = 0.005
SHORTEST_ROW = 2
FEWEST_POSTS = 8
# Taken for a source whose posts' days are not known.
MANY_A_YEAR = 365.0
LAYOUT_SETTLES = timedelta(days=14)
# A visit after a pause that is longer than this and unusual cannot show how long a source has been silent.
UNWATCHED = timedelta(days=14)
UNUSUAL_PAUSES = 2
MOVED_VISITS = 3
PARTIAL_VISITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One visit as health sees it; `listed` is 0 and `layout` None where the list was not read again."""

    at: datetime
    state: str
    reason: str | None = None
    words: str | None = None
    posts_new: int = 0
    listed: int = 0
    listed_dated: int = 0
    layout: str | None = None


@dataclass(frozen=True, slots=True)
class PostLook:
    """A recorded post: did it have a date, did it have a text (None: its page was not to be fetched)?"""

    dated: bool
    has_text: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What is known of a source, the visit that just ended included.

    `looks` are its last visits, `lists` those that read the list again, oldest first. `posted` has a day for each post,
    in order: the day it was dated for posts of a backfill or after a gap, else the day it was found. `recorded` are
    its last posts, oldest first. `fewest_listed` is the shortest list of the months before `lists`; `least_wanted` is
    the watchlist's `min_posts`. `moved_count` visits in a row were redirected for good to `moved_url`. `walled` says
    that something else came in place of most of the last visit's posts, `walled_before` with which words a log-in
    in their place was reported for earlier ones, `posts_shown` how many of those that the last visit asked for came.
    `watched_since` is the day of the first visit.
    """

    looks: tuple[Look, ...]
    lists: tuple[Look, ...] = ()
    posted: tuple[date, ...] = ()
    recorded: tuple[PostLook, ...] = ()
    fewest_listed: int | None = None
    least_wanted: int = 0
    moved_url: str | None = None
    moved_count: int = 0
    walled: bool = False
    walled_before: str = ""
    posts_shown: int = 0
    watched_since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceProblem:
    """Something wrong with a source now, in its list or its posts: cause, since when, what to know."""

    cause: str
    since_at: datetime
    words: str
    of_list: bool = False
    of_posts: bool = False


def judge(history: History, now: datetime) -> tuple[SourceProblem, ...]:
    """What is wrong with a source after its last visit, if anything; where nothing could be read, that alone."""
    if not history.looks:
        return ()
    last = history.looks[-1]
    if last.state in BAD_STATES:
        return (_unread(last),)
    history = _as_last_seen(history)
    walled = _walled_posts(history, last)
    dated = [look.dated for look in history.recorded]
    texts = [look.has_text for look in history.recorded if look.has_text is not None]
    parts = (
        walled,
        None if history.walled else _partial(history.looks),
        _silence(history, now),
        _below_floor(history),
        _shorter_list(history, now),
        _undated_list(history),
        _posts_lacking("no-dates", "the last {} posts show no date; earlier ones did", dated, history),
        None
        if walled
        else _posts_lacking("no-text", "the last {} posts have no text; earlier ones did", texts, history),
        _new_layout(history, now),
        _moved(history, last),
    )
    found: dict[str, SourceProblem] = {}
    for part in parts:
        if part is not None:
            found.setdefault(part.cause, part)
    return tuple(found.values())


def _as_last_seen(history: History) -> History:
    """The history with an unchanged list as it was at the last healthy visit, which it was compared with."""
    last = history.looks[-1]
    if last.listed or last.state != "ok":
        return history
    lists = history.lists
    while lists and lists[-1].reason in _JUDGED:
        lists = lists[:-1]
    return replace(history, lists=lists)


def _unread(last: Look) -> SourceProblem:
    reason = last.reason or last.state
    words = f"{reason}: {last.words}" if last.words else reason
    return SourceProblem(cause=_CAUSES.get(reason, "failing"), since_at=last.at, words=words)


def _partial(looks: Sequence[Look]) -> SourceProblem | None:
    """Part of the source could not be read, several times in a row."""
    row = list(takewhile(lambda look: look.state == "partial" and look.reason not in OURS, reversed(looks)))
    if len(row) < PARTIAL_VISITS:
        return None
    words = f"{row[0].reason}: {row[0].words} ({len(row)} visits in a row)"
    return SourceProblem(cause="partial", since_at=row[-1].at, words=words)


def _silence(history: History, now: datetime) -> SourceProblem | None:
    posted, today = history.posted, now.date()
    if not posted or _unwatched(history.looks):
        return None
    past = tuple(dict.fromkeys(posted[: bisect_right(posted, today)]))
    rhythm = too_silent(past, today)
    if rhythm is None:
        fewer = thinned_out(posted, today)
        words = "{} new posts in six weeks; there were never fewer than {} before"
        return SourceProblem(cause="drop", since_at=now, words=words.format(*fewer)) if fewer else None
    # Silent before we looked: a quiet source that was added, until it is silent for its longest pause while watched.
    since = history.watched_since
    if since is not None and past[-1] < since and (today - since).days <= rhythm.longest_days:
        return None
    days = (today - past[-1]).days
    usual = f"a post every {_days(rhythm.usual_days)}" if rhythm.usual_days > 1 else "a post a day"
    words = f"no new post for {days} days; usual is {usual}; the longest pause was {_days(rhythm.longest_days)}"
    return SourceProblem(cause="silent", since_at=datetime.combine(past[-1], time(), now.tzinfo), words=words)


def _unwatched(looks: Sequence[Look]) -> bool:
    """True if there was no visit for long before the last one: the silence was not observed; the next judges it."""
    pauses = [later.at - before.at for before, later in pairwise(looks[-3:])]
    return bool(pauses) and pauses[-1] > max(UNWATCHED, UNUSUAL_PAUSES * min(pauses[:-1], default=timedelta()))


def _days(number: float) -> str:
    return f"{number:g} day" if number == 1 else f"{number:g} days"


def _below_floor(history: History) -> SourceProblem | None:
    """The list shows fewer entries than the watchlist asks for."""
    if not history.lists or history.lists[-1].listed >= history.least_wanted:
        return None
    last = history.lists[-1]
    words = f"the list shows {last.listed} posts; `min_posts` requires {history.least_wanted}"
    return SourceProblem(cause="drop", since_at=last.at, words=words, of_list=True)


def _shorter_list(history: History, now: datetime) -> SourceProblem | None:
    """The list shows far fewer entries than it ever did."""
    full = history.lists
    usual = [look for look in full[:-1] if look.reason != "drop"]
    if not _is_enough(usual, history):
        return None
    last, counts = full[-1], [look.listed for look in usual]
    least = min(*counts, history.fewest_listed or counts[0])
    since = next((look.at for look in full if look.at > usual[-1].at), last.at)
    # A growing list starts over with the month: then it has this month's or this year's posts.
    restarted = max(counts) >= GROWS_RATIO * least and usual[-1].at.month != last.at.month
    if any((least < FEWEST_LISTED, last.listed > DROP_RATIO * least, restarted, now - since >= ADAPTS_AFTER)):
        return None
    words = f"the list shows {last.listed} posts; it showed at least {least} before"
    return SourceProblem(cause="drop", since_at=since, words=words, of_list=True)


def _is_enough(usual: Sequence[object], history: History) -> bool:
    """True if the list was seen as usual often enough to be compared, also by visits in which it was unchanged."""
    unchanged = sum(look.state == "ok" and not look.listed for look in history.looks)  # they confirm what it showed
    return bool(usual) and len(usual) + unchanged >= LOOKS_NEEDED


def _undated_list(history: History) -> SourceProblem | None:
    """The entries of the list lost their dates."""
    full = history.lists
    usual = [look.listed_dated / look.listed for look in full[:-1] if look.reason != "no-dates"]
    if not _is_enough(usual, history):
        return None
    last = full[-1]
    before = min(usual)
    lost = before * last.listed - last.listed_dated
    if before < DATED_USUALLY or lost < max(FEWEST_LISTED, before * last.listed / 2):
        return None
    words = f"{last.listed_dated} of {last.listed} posts in the list have a date; at least {before:.0%} had one before"
    return SourceProblem(cause="no-dates", since_at=last.at, words=words, of_list=True)


def _posts_lacking(cause: Cause, words: str, filled: Sequence[bool], history: History) -> SourceProblem | None:
    row = _sudden_row(filled, history.posted)
    words = words.format(row)
    return SourceProblem(cause=cause, since_at=history.looks[-1].at, words=words) if row else None


def _walled_posts(history: History, last: Look) -> SourceProblem | None:
    """Something else came in place of posts; of a log-in, until a post is read again."""
    if history.walled:
        cause = "login-wall" if last.reason == "login-wall" else "no-text"
        return SourceProblem(cause=cause, since_at=last.at, words=last.words or "", of_posts=True)
    new_read = last.posts_new > 0 and bool(history.recorded) and bool(history.recorded[-1].has_text)
    read_again = new_read or history.posts_shown > 0
    if not history.walled_before or read_again:
        return None
    return SourceProblem(cause="login-wall", since_at=last.at, words=history.walled_before, of_posts=True)


def _sudden_row(filled: Sequence[bool], posted: Sequence[date]) -> int:
    """How many of the last posts lack what those before had, if that is a record and no chance; else 0."""
    row = len(list(takewhile(not_, reversed(filled))))
    before = filled[: len(filled) - row]
    if row < SHORTEST_ROW or len(before) < FEWEST_POSTS:
        return 0
    known = len(posted) >= FEWEST_POSTS
    a_year = 365.0 * len(posted) / max((posted[-1] - posted[0]).days, 1) if known else MANY_A_YEAR
    lacking, chance = before.count(False), 1.0
    for number in range(row):
        chance *= (lacking + 0.5 + number) / (len(before) + 1 + number)
    longest = max((len(list(own)) for one, own in groupby(before) if not one), default=0)
    return row if a_year * chance < ROWS_A_YEAR and row > longest else 0


def _new_layout(history: History, now: datetime) -> SourceProblem | None:
    """The list is built in a way never seen before; over when posts have been found in it, or after a while."""
    read = (look for look in history.lists if look.layout)
    stretches = [list(own) for _, own in groupby(read, key=attrgetter("layout"))]
    # If layouts change more than once, both are usual.
    if len(stretches) != 2 or not _is_enough(stretches[0], history):
        return None
    since = stretches[1]
    begun = since[0].at
    if now - begun >= LAYOUT_SETTLES or any(look.posts_new for look in since[2:]):
        return None
    listed = max(look.listed for look in since)
    words = f"the page has a new structure; {listed} posts were read from it: please check them"
    return SourceProblem(cause="layout", since_at=begun, words=words)


def _moved(history: History, last: Look) -> SourceProblem | None:
    if history.moved_count < MOVED_VISITS or not history.moved_url:
        return None
    new_url = mask(history.moved_url)
    words = f"it redirects permanently to {new_url}: put that address into the watchlist (the source keeps its records)"
    return SourceProblem(cause="moved", since_at=last.at, words=words)


REPORTED_AT_COUNT = 2
REPORTED_AFTER = timedelta(hours=24)
# A recurring problem is reported at longer intervals: the needed count doubles for each end reported lately.
LATELY = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProblem:
    """A problem as stored: `seen_count` visits have shown it; `reported_at` is None until it is reported."""

    id: int
    cause: str
    since_at: datetime
    seen_count: int
    reported_at: datetime | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a visit changes of a problem: it begins (`id` None), lasts, or is over; `report`: report it now."""

    step: Literal["begins", "lasts", "over"]
    cause: str
    since_at: datetime
    seen_count: int
    words: str
    id: int | None = None
    report: bool = False


def follow(
    known: Sequence[OpenProblem], judged: Sequence[SourceProblem], now: datetime, lately: Mapping[str, int]
) -> tuple[Change, ...]:
    """What a visit changes of a source's open problems; `lately` counts ends by cause, unread is one problem."""
    unread = any(one.cause in UNREAD and not one.of_posts for one in judged)
    by_kind = {_kind(one.cause): one for one in known}
    changes = [_changed(one, by_kind.pop(_kind(one.cause), None), now, lately) for one in judged]
    if not unread:
        changes += [copied(Change, one, step="over", report=one.reported_at is not None) for one in by_kind.values()]
    return tuple(changes)


def _kind(cause: str) -> str:
    return "unread" if cause in UNREAD else cause


def _changed(one: SourceProblem, known: OpenProblem | None, now: datetime, lately: Mapping[str, int]) -> Change:
    count = known.seen_count + 1 if known else 1
    since = min(known.since_at, one.since_at) if known else one.since_at
    patience = 2 ** min(lately.get(one.cause, 0), 6)
    ripe = count >= REPORTED_AT_COUNT * patience or now - since >= REPORTED_AFTER * patience
    number, report = (known.id, ripe and known.reported_at is None) if known else (None, ripe)
    step = "lasts" if known else "begins"
    return copied(Change, one, step=step, since_at=since, seen_count=count, id=number, report=report)


LINE_REASONS = frozenset({"dns", "refused", "reset", "timeout", "tls", "robots-unreachable"})
"""Reasons of a visit that may never have got an answer: the site's fault, or our own line's."""

FEWEST_SERVERS = 2


def line_is_down(unanswered_servers: Collection[str]) -> bool:
    """True if our own line is at fault: several servers gave no answer since any last did, and nobody does."""
    return len(set(unanswered_servers)) >= FEWEST_SERVERS
