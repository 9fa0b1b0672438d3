"""How soon is a failing source reported, and how often a healthy one: a year of 500 simulated sources.

    python -m benchmarks.health [--sources 500] [--days 365] [--seed 1]

Every visit goes through the functions of a run, `presswatch.source_health.health.judge` and
`presswatch.source_health.health.follow`. The first part watches healthy sources (with single failed visits, holidays,
breaks, bursts) and counts what is reported: false alarms. The second gives each source each fault on a random day after
the first two months and counts visits and days until it is reported.

"In time" means: by the second visit that shows the fault (the first shows it, the second confirms it; the fourth for a
move, which needs three). For posts without date or text it is one post after the point at which an observer who knows
how many of the source's posts always lacked them would be certain. For silence it is the visit at which an observer who
knows the true rhythm would say that a silence this long happens less than once in a hundred years; the time is given as
a multiple of that observer's. For a source that thins out to a tenth there is no such point; only the days are given.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, deque
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from statistics import median

from benchmarks.worlds.health import START, World, gamma_tail, make_world
from presswatch.source_health.health import LATELY, Change, History, Look, OpenProblem, PostLook, follow, judge

LOOKS_KEPT = 12
LISTS_KEPT = 30
POSTS_KEPT = 1000
LIST_PAST = timedelta(days=120)
RECORDED_KEPT = 60
BACKFILL_PAGES = 3
SINGLE_FAILURE = 0.004
EARLIEST_FAULT_DAYS = 60
SILENCE_RARE = 0.01
ROWS_A_YEAR = 0.005
ACCESS = {
    "no-posts": ("failing", "no-posts"),
    "dns": ("failing", "dns"),
    "server-error": ("failing", "http-503"),
    "login-wall": ("failing", "login-wall"),
    "robots": ("blocked", "robots"),
}
EXPECTED = {
    **dict.fromkeys(("no-posts", "dns", "server-error"), "failing"),
    **dict.fromkeys(("list-dates", "post-dates"), "no-dates"),
    "post-text": "no-text",
    "thin": "drop",
}
VISITS_IN_TIME = {"moved": 4}
# Sources that lack dates or texts more often than this cannot be seen to lose them; shorter lists cannot shrink; with
# fewer posts a year a tenth of them is silence.
RARELY = 0.2
SHORTEST_LIST = 5
THIN_RATE = 120
AT_ONCE = (*ACCESS, "drop", "list-dates", "layout", "moved")
WITH_POSTS = ("post-dates", "post-text")
FAULTS = (*AT_ONCE, *WITH_POSTS, "thin", "silent")
LONGEST_WATCH = {"silent": 730, "thin": 180, "post-dates": 365, "post-text": 365}


@dataclass(slots=True)
class Watched:
    """A source as the product would remember it."""

    looks: deque[Look]
    lists: deque[Look]
    posted: list
    recorded: deque[PostLook]
    known: int
    older: list[tuple[datetime, int]] = field(default_factory=list)
    moved_count: int = 0
    open: dict[str, OpenProblem] = field(default_factory=dict)
    ends: list[tuple[datetime, str]] = field(default_factory=list)
    posted_now: tuple = ()
    recorded_now: tuple[PostLook, ...] = ()
    fewest: int | None = None
    number: int = 0

    def copy(self) -> Watched:
        return replace(
            self,
            looks=deque(self.looks, LOOKS_KEPT),
            lists=deque(self.lists, LISTS_KEPT),
            posted=list(self.posted),
            recorded=deque(self.recorded, RECORDED_KEPT),
            older=list(self.older),
            open=dict(self.open),
            ends=list(self.ends),
        )


def begin(world: World) -> Watched:
    """The first visit: a backfill of a few pages."""
    total = world.known_by(START)
    first = max(total - BACKFILL_PAGES * world.length, 0)
    dated = world.list_dates or world.undated < 1
    watched = Watched(
        looks=deque(maxlen=LOOKS_KEPT),
        lists=deque(maxlen=LISTS_KEPT),
        posted=[post.date() for post in world.posts[first:total]] if dated else [],
        recorded=deque((record(world) for _ in range(total - first)), maxlen=RECORDED_KEPT),
        known=total,
    )
    refresh(watched)
    return watched


def refresh(watched: Watched) -> None:
    watched.posted = watched.posted[-POSTS_KEPT:]
    watched.posted_now, watched.recorded_now = tuple(watched.posted), tuple(watched.recorded)


def record(world: World, fault: str = "") -> PostLook:
    dated = fault not in ("list-dates", "post-dates") and (world.list_dates or world.random.random() >= world.undated)
    text = fault != "post-text" and world.random.random() >= world.textless
    return PostLook(dated, text)


def visit(world: World, watched: Watched, at: datetime, fault: str = "", begun: datetime | None = None) -> Look:
    """One visit under a fault ("" = none): remembers what it finds, and returns how it ended."""
    if fault in ACCESS:
        state, reason = ACCESS[fault]
        return Look(at=at, state=state, reason=reason, words="as simulated")
    seen_until = begun if fault == "silent" and begun else at
    total = world.known_by(seen_until)
    new = total - watched.known
    if fault == "thin" and new:
        new = sum(world.random.random() < 0.1 for _ in range(new))
    fresh_list = new or fault in ("drop", "list-dates", "layout") or not watched.looks
    for _ in range(new):
        watched.posted.append(at.date())
        watched.recorded.append(record(world, fault))
    watched.known = total
    if new:
        refresh(watched)
    listed = 0 if world.answers_304 and not fresh_list else world.listed_at(seen_until)
    if fault == "drop" and listed:
        listed = max(round(listed * 0.25), 1)
    undated = fault in ("list-dates", "post-dates") or not world.list_dates
    layout = "new" if fault == "layout" else "b" if world.flips and world.random.random() < 0.2 else "a"
    watched.moved_count = watched.moved_count + 1 if fault == "moved" else 0
    dated = 0 if undated else round(listed * (1 - min(world.undated, 0.1) * world.random.uniform(0.5, 1.5)))
    return Look(at=at, state="ok", posts_new=new, listed=listed, listed_dated=dated, layout=layout)


def look(watched: Watched, seen: Look) -> list[str]:
    """Judges a visit as a run does; returns the causes that it reports."""
    watched.looks.append(seen)
    if seen.listed:
        forget(watched, seen.at)
        watched.lists.append(seen)
    judged = judge(_history(watched), seen.at)
    for one in judged:
        if seen.state == "ok" and one.cause in ("drop", "no-dates") and "list" in one.words:
            watched.looks[-1] = replace(seen, state="partial", reason=one.cause)
            if seen.listed:
                watched.lists[-1] = watched.looks[-1]
    lately = Counter(cause for at, cause in watched.ends if seen.at - at < LATELY)
    changes = follow(tuple(watched.open.values()), judged, seen.at, lately)
    for change in changes:
        keep(watched, change, seen.at)
    return [change.cause for change in changes if change.report and change.step != "over"]


def _history(watched: Watched) -> History:
    return History(
        looks=tuple(watched.looks),
        lists=tuple(watched.lists),
        posted=watched.posted_now,
        recorded=watched.recorded_now,
        fewest_listed=watched.fewest,
        moved_url="https://new.example/" if watched.moved_count else None,
        moved_count=watched.moved_count,
    )


def keep(watched: Watched, change: Change, at: datetime) -> None:
    """Records that a problem is open or over, as the record does."""
    if change.step == "over":
        del watched.open[change.cause]
        if change.report:
            watched.ends.append((at, change.cause))
        return
    before = next((one for one in watched.open.values() if one.id == change.id), None)
    if before is not None:
        del watched.open[before.cause]
    watched.number += 1
    watched.open[change.cause] = OpenProblem(
        id=change.id or watched.number,
        cause=change.cause,
        since_at=change.since_at,
        seen_count=change.seen_count,
        reported_at=at if change.report else before.reported_at if before else None,
        words=change.words,
    )


def forget(watched: Watched, now: datetime) -> None:
    """Remembers how short the lists that leave the memory were."""
    if len(watched.lists) == LISTS_KEPT and watched.lists[0].reason != "drop":
        first = watched.lists[0]
        if watched.older and watched.older[-1][0].date() == first.at.date():
            watched.older[-1] = (first.at, min(first.listed, watched.older[-1][1]))
            return
        watched.older.append((first.at, first.listed))
        watched.older = [(at, listed) for at, listed in watched.older if now - at < LIST_PAST]
        watched.fewest = min((listed for _, listed in watched.older), default=None)


@dataclass(slots=True)
class Result:
    """The outcome of one fault on one source: visits and days until it was reported; None if it was not."""

    visits: int | None
    days: float | None
    in_time: bool
    ratio: float | None = None


def healthy(world: World, days: int, faults_at: dict[str, datetime]) -> tuple[Counter[str], dict[str, Watched]]:
    """Watches a healthy source; returns the reported causes, and copies of its memory where faults begin."""
    watched, told, copies = begin(world), Counter[str](), {}
    at, failed = START, False
    while at < START + timedelta(days=days):
        for fault, begun in faults_at.items():
            if fault not in copies and at >= begun:
                copies[fault] = watched.copy()
        failed = not failed and world.random.random() < SINGLE_FAILURE
        seen = Look(at=at, state="failing", reason="timeout") if failed else visit(world, watched, at)
        told.update(look(watched, seen))
        at += timedelta(minutes=15) if failed else world.every
    return told, copies


def can_show(world: World, fault: str, begun: datetime) -> bool:
    """True if a fault changes anything of this source: a list without dates cannot lose them."""
    if fault == "list-dates":
        return world.list_dates
    if fault == "post-dates":
        return not world.list_dates and world.undated <= RARELY
    if fault == "post-text":
        return world.textless <= RARELY
    if fault == "drop":
        return world.listed_at(begun) >= SHORTEST_LIST
    return fault != "thin" or world.rate >= THIN_RATE


def sicken(world: World, watched: Watched, fault: str, begun: datetime) -> Result | None:
    """Watches a source from the start of a fault until it is reported; None if the fault cannot show."""
    expected = {EXPECTED.get(fault, fault)} | ({"silent"} if fault == "thin" else set())
    until = begun + timedelta(days=LONGEST_WATCH.get(fault, 40))
    observed_at = observer(world, begun, until) if fault == "silent" else None
    reported_before = {cause for cause, one in watched.open.items() if one.reported_at}
    if not can_show(world, fault, begun) or expected & reported_before or (fault == "silent" and observed_at is None):
        return None
    shown, at, visits = 0, begun, 0
    while at < until:
        visits += 1
        seen = visit(world, watched, at, fault, begun)
        shown += seen.posts_new
        if expected & set(look(watched, seen)):
            return result(world, fault, visits=visits, shown=shown, begun=begun, at=at, observed_at=observed_at)
        at += world.every if seen.state == "ok" else timedelta(minutes=15 * 2 ** min(visits - 1, 6))
    return Result(None, None, in_time=False)


def result(
    world: World,
    fault: str,
    *,
    visits: int,
    shown: int,
    begun: datetime,
    at: datetime,
    observed_at: datetime | None,
) -> Result:
    """How good an alarm at `at` is."""
    days = (at - begun) / timedelta(days=1)
    if fault == "silent" and observed_at is not None:
        last_post = world.posts[world.known_by(begun) - 1]
        ratio = (at - last_post) / (observed_at - last_post)
        return Result(visits, days, ratio <= 1, ratio)
    if fault in WITH_POSTS:
        return Result(visits, days, shown <= sure_after(world, fault) + 1)
    return Result(visits, days, visits <= VISITS_IN_TIME.get(fault, 2))


def observer(world: World, begun: datetime, until: datetime) -> datetime | None:
    """The visit at which an observer who knows the true rhythm would call the silence too long; None up to `until`."""
    last_post = world.posts[world.known_by(begun) - 1]
    rare, at = SILENCE_RARE / max(world.rate, 1.0), begun
    while at < until:
        if gamma_tail(world.shape, world.own_time(last_post, at)) < rare:
            return at
        at += world.every
    return None


def sure_after(world: World, fault: str) -> int:
    """How many posts in a row without date or text rule out chance for an observer who knows the source's share."""
    share = world.undated if fault == "post-dates" else world.textless
    row = 2
    while world.rate * share**row >= ROWS_A_YEAR:
        row += 1
    return row


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--sources", type=int, default=500)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true", help="also name the sources told falsely")
    options = parser.parse_args()
    began = time.monotonic()
    false: Counter[str] = Counter()
    results: dict[str, list[Result]] = {fault: [] for fault in FAULTS}
    for number in range(options.sources):
        world = make_world(options.seed, number, options.days)
        latest = max(options.days - 20, EARLIEST_FAULT_DAYS + 1)
        faults_at = {
            fault: START + timedelta(days=world.random.uniform(min(EARLIEST_FAULT_DAYS, latest - 1), latest))
            for fault in FAULTS
        }
        told, copies = healthy(world, options.days, faults_at)
        false += told
        if told and options.verbose:
            print(number, f"{world.rate:.0f} a year, shape {world.shape}, {world.list_kind}", dict(told))
        for fault, watched in copies.items():
            result = sicken(world, watched, fault, faults_at[fault])
            if result is not None:
                results[fault].append(result)
    summarize(options, false, results, time.monotonic() - began)


def share_in_time(found: list[Result]) -> float:
    return sum(one.in_time for one in found) / max(len(found), 1)


def summarize(
    options: argparse.Namespace, false: Counter[str], results: dict[str, list[Result]], seconds: float
) -> None:
    years = options.sources * options.days / 365
    print(f"{options.sources} sources, {options.days} days, seed {options.seed}: {seconds:.0f} s")
    print(f"false alarms a source-year: {false.total() / years:.4f} {dict(false)}")
    print(f"{'fault':<14}{'cases':>6}{'told':>8}{'in time':>9}{'visits (median)':>17}{'days: median':>14}{'90 %':>8}")
    at_once: list[Result] = []
    for fault, found in results.items():
        if not found:
            continue
        told = [one for one in found if one.visits is not None]
        at_once += found if fault in AT_ONCE else []
        days = sorted(one.days for one in told if one.days is not None) or [float("nan")]
        visits = median(one.visits for one in told if one.visits is not None) if told else float("nan")
        in_time = "-" if fault == "thin" else f"{share_in_time(found):.1%}"
        print(
            f"{fault:<14}{len(found):>6}{len(told) / len(found):>8.1%}{in_time:>9}"
            f"{visits:>17g}{median(days):>14.2f}{days[int(len(days) * 0.9)]:>8.1f}"
        )
    print(f"faults that one visit can show, told in time: {share_in_time(at_once):.2%}")
    ratios = sorted(one.ratio for one in results["silent"] if one.ratio is not None)
    if ratios:
        print(
            f"silence, time to alarm in times of the observer's who knows the rhythm: median {median(ratios):.2f}, "
            f"90 % {ratios[int(len(ratios) * 0.9)]:.2f}"
        )


if __name__ == "__main__":
    main()
