"""How a visit ended: of all that went wrong in it, the one state, reason and words that are reported."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from presswatch.errors import PageError
from presswatch.records import Dropped
from presswatch.urls.canonical import host_of, mask, site_of
from scraper.fetch.faults import RETRY_AFTER_IN_RUN_S, TRANSIENT, FetchFault
from scraper.items import FoundPost
from scraper.pages.parsing.kinds import PDF_NEEDS, body_kind
from scraper.reading.reader import LeftUnreadError
from scraper.visit.interstitials import Walls

Fault = TypeVar("Fault", bound=FetchFault | PageError)

# Faults that are our own bounds: where a cap is reached too, the cap is what is reported.
OWN_LIMITS = frozenset({"deadline", "page-cap"})
# What keeps a page back for this visit alone: the network, the server's hour, what a visit may use.
KEPT_BACK = TRANSIENT | OWN_LIMITS | {"http-429"}
BLOCKING = frozenset({"robots", "robots-unreachable"})
# A further page of a list that answers so ends what can be seen of the list, today and tomorrow.
CLOSED_OFF = frozenset({"robots", "http-400", "http-404", "http-410"})
# A host that fails this many posts in a row is down or turning us away; the rest waits for the next visit.
POST_FAULTS_IN_A_ROW = 5
# Addresses beyond a cap that are kept for `presswatch why`; 20,000 would fill the record.
CAPPED_NAMED = 200


@dataclass(slots=True)
class Faults:
    """What went wrong in a visit so far, none of it enough to end it.

    `posts` counts the reasons why posts could not be fetched, `lists` are the lists that failed, `partly` is the first
    fault that cost a part of the source, `closed` the one that hid the older pages of a list, `cut` the cap that was
    reached ("page-cap", "post-cap"), `waiting` says that the next visit may have what was kept back from this one,
    `left_behind` that some of it lies where a visit does not go without a reason, `in_part` that a page of a list
    came in part, `wait_s` how long an answer asked to be left alone, where that is beyond this run, `unavailable_s` the
    same of answers that concern one post (503), `in_a_row` the posts that failed last, `walls` the posts in whose
    place something else came, `nowhere` the hosts of another site, which a feed calls its own, that do not exist.
    """

    posts: Counter[str] = field(default_factory=Counter)
    lists: list[FetchFault | PageError] = field(default_factory=list)
    partly: FetchFault | PageError | None = None
    closed: FetchFault | PageError | None = None
    cut: str | None = None
    waiting: bool = False
    left_behind: bool = False
    in_part: bool = False
    wait_s: float | None = None
    unavailable_s: float | None = None
    in_a_row: int = 0
    walls: Walls = field(default_factory=Walls)
    nowhere: set[str] = field(default_factory=set)

    @property
    def turned_away(self) -> bool:
        """True if no more posts are to be asked for in this visit."""
        return self.wait_s is not None or self.in_a_row >= POST_FAULTS_IN_A_ROW

    def close_off(self, fault: FetchFault | PageError) -> list[Dropped]:
        """Notes that a list continues at an address that can never be fetched; says so for `presswatch why`."""
        self.closed = self.closed or bare(fault)
        detail = f"the list goes on here, but {words_of(fault)}: its older posts are not seen"
        return [Dropped(url=fault.url, step="fetch", outcome=fault.reason, detail=detail)]

    def cut_off_posts(self, over: Sequence[str], most: int) -> list[Dropped]:
        """Notes that posts at these addresses, if there are any, are more than a visit may hand on (`most`)."""
        if not over:
            return []
        self.cut = "post-cap"
        why = f"the source gave more than {most} posts in one run; the next run continues"
        return [Dropped(url=url, step="cap", outcome="post-cap", detail=why) for url in over[:CAPPED_NAMED]]

    def post(self, fault: FetchFault | PageError, page: int, url: str, start_url: str) -> bool:
        """Counts a post of a list's n-th page that could not be had; True where it waits for the next visit."""
        if fault.reason == "dns" and site_of(url) != site_of(start_url):
            self.nowhere.add(host_of(url))
            return False
        # The pages that cost too much are reported, not the others that were left unread because of them.
        self.posts["parse-error" if isinstance(fault, LeftUnreadError) else fault.reason] += 1
        kept_back = fault.reason in KEPT_BACK
        self.in_a_row = self.in_a_row + 1 if kept_back else 0
        if kept_back:
            self.put_off(fault)
            self.wait(page)
        return kept_back

    def wait(self, page: int) -> None:
        """Notes that a post of this page of a list waits; the next visit may not come to a later one by itself."""
        self.waiting, self.left_behind = True, self.left_behind or page > 1

    def part(self, fault: FetchFault | PageError) -> None:
        """Notes a fault that cost a part of the source; the first one is reported."""
        self.partly = self.partly or bare(fault)
        self.waiting = self.waiting or fault.reason in KEPT_BACK

    def list_cut_off(self, fault: FetchFault | PageError | None) -> None:
        """Notes that a page of a list came in part, if it did: what the rest shows is for the next visit to find."""
        if fault is not None:
            self.part(fault)
            self.in_part = self.left_behind = True

    def put_off(self, fault: FetchFault | PageError) -> None:
        """Notes a wish for a pause beyond this run; 429 concerns the whole site (RFC 6585, 4), 503 perhaps not."""
        asked_s = fault.retry_after_s if isinstance(fault, FetchFault) else None
        if asked_s is None or asked_s <= RETRY_AFTER_IN_RUN_S:
            return
        if fault.reason == "http-429":
            self.wait_s = max(asked_s, self.wait_s or 0.0)
        elif fault.reason == "http-503":
            self.unavailable_s = max(asked_s, self.unavailable_s or 0.0)

    def pause_s(self, asked: int) -> float | None:
        """How long the source is to be left alone, by a wish or as all `asked` posts are unavailable; None if not."""
        all_unavailable = asked > 0 and self.posts["http-503"] == asked
        return self.wait_s or (self.unavailable_s if all_unavailable else None)

    def outcome(
        self, fault: FetchFault | PageError | None, *, anything: bool, asked: int, pages: int, seen: int
    ) -> tuple[str, str, str]:
        """State, reason and words of a visit that `fault` ended, or none; `seen` and `pages` are its last list's."""
        hurt = "partial" if anything else "failing"
        if fault is not None:
            return "blocked" if fault.reason in BLOCKING else hurt, fault.reason, words_of(fault)
        if self.lists:
            first = self.lists[0]
            return "partial", first.reason, f"{mask(first.url)}: {words_of(first)}"
        if self.partly is not None:
            return hurt, self.partly.reason, words_of(self.partly)
        if self.walls.words:
            return hurt, self.walls.reason, self.walls.words
        stopped = f"stopped after {pages} pages and {seen} posts seen"
        lost = self._lost(asked, stopped)
        if lost:
            return hurt, *lost
        if self.cut:
            return "partial", self.cut, stopped
        if self.closed is not None:
            words = f"its older posts were not reached: {mask(self.closed.url)}: {words_of(self.closed)}"
            return "partial", self.closed.reason, words
        return "ok", "", ""

    def _lost(self, asked: int, stopped: str) -> tuple[str, str] | None:
        """Reason and words of posts that could not be had; None where a cap was reached, and only our own bounds."""
        if not self.posts or (self.cut and OWN_LIMITS.issuperset(self.posts)):
            return None
        reason, count = self.posts.most_common()[0]
        further = f"; {self.cut}: {stopped}" if self.cut else ""
        return reason, f"{count} of {asked} posts could not be fetched{further}"


def left_out_of(url: str, left_out: tuple[str, ...]) -> list[Dropped]:
    """What of a page could not be used, for `presswatch why`; empty for most pages."""
    return [Dropped(url=url, step="read", outcome="left-out", detail="; ".join(left_out))] if left_out else []


def lacks(found: FoundPost) -> list[Dropped]:
    """What a post lacks though its page, or document, was fetched, for `presswatch why`; empty for most."""
    url, article = found.entry.url, found.article
    is_pdf = found.snapshot is not None and body_kind(found.snapshot.body) == "pdf"
    if is_pdf and (article is None or article.wall == "pictures"):
        why = "a PDF document that contains only pictures, no text" if article else PDF_NEEDS
        return [Dropped(url=url, step="read", outcome="no-text", detail=why)]
    return left_out_of(url, article.left_out if article else ())


def bare(fault: Fault) -> Fault:
    """The fault without the frames that it came through: they hold bodies and trees for as long as it is kept."""
    fault.__traceback__ = fault.__cause__ = fault.__context__ = None
    return fault


def words_of(fault: FetchFault | PageError) -> str:
    """What a fault says of itself in plain words."""
    return fault.words if isinstance(fault, FetchFault) else fault.why
