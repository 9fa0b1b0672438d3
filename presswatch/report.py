"""What one run, and one try, say at their end: plain values that the command line prints and scripts read as JSON."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from presswatch.locale import _, moment_in_prose, pgettext, translated

if TYPE_CHECKING:
    from presswatch.watchlist.entries import Unchecked

BROKEN_OFF_SAID_AT = 2
"""How many broken-off passes in a row are reported; what each had to say is on standard error already."""


def broken_off_words(fault: str) -> str:
    """What is reported of passes that broke off one after the other, the last of them by this fault."""
    return f"the last {BROKEN_OFF_SAID_AT} runs did not finish ({fault}); the next one starts anyway"


RunState = Literal["ok", "partial", "failed", "interrupted"]
GOOD_STATES = frozenset({"new", "ok"})
_OF_SOURCE = ("name", "url", "state", "reason", "posts_seen", "posts_new", "posts_changed", "requests")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One source after its visit: `words` explain `reason`, `unchecked` is what was not to be asked or checked.

    A backfill of limited depth left at least `older_pages` (None: unknown how many) with about `older_posts` unread.
    """

    name: str
    url: str
    state: str
    reason: str = ""
    words: str = ""
    posts_seen: int = 0
    posts_new: int = 0
    posts_changed: int = 0
    requests: int = 0
    since_at: datetime | None = None
    last_good_at: datetime | None = None
    next_try_at: datetime | None = None
    unchecked: "tuple[Unchecked, ...]" = ()
    older_pages: int | None = 0
    older_posts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMention:
    """A mention reported by this run; `published_on` is the first day if `published_precision` is month or year."""

    subject: str
    post_url: str
    title: str
    published_on: date | None
    published_precision: str | None = None
    source: str
    sentence: str
    where: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCoverage:
    """An outlet's article that this run reports, for which subjects, and the posts that report it."""

    outlet: str | None
    article_url: str | None
    article_date: date | None
    article_precision: str | None = None
    headline: str | None = None
    subjects: tuple[str, ...] = ()
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCounts:
    """What a run stored without reporting it: the baseline; later posts that are known, or name nobody.

    Of the baseline's posts, `older_posts` belong to sources whose baseline was stored before.
    """

    baseline_posts: int = 0
    baseline_mentions: int = 0
    baseline_articles: int = 0
    older_posts: int = 0
    known_posts: int = 0
    unnamed_posts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLine:
    """A problem of a source, or of our own line (""), that this run reports, or its end ("recovered", `until_at`)."""

    source: str
    step: Literal["problem", "recovered"]
    cause: str
    words: str
    since_at: datetime
    until_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """One run: its number (None: none begun), state, visited sources, what is new. No sources: nothing was due.

    `signal` ended it early; `storage` says what then kept it from writing down what it had in hand.
    """

    run: int | None
    state: RunState
    sources: tuple[SourceLine, ...] = ()
    new_mentions: tuple[NewMention, ...] = ()
    new_coverage: tuple[NewCoverage, ...] = ()
    stored: StoredCounts = StoredCounts()
    signal: int | None = None
    problems: tuple[ProblemLine, ...] = ()
    storage: str = ""

    @property
    def exit_code(self) -> int:
        """0 if every visited source is healthy, 1 if not, 128 + signal if one ended the run."""
        if self.signal:
            return 128 + self.signal
        return 0 if self.state == "ok" and all(line.state in GOOD_STATES for line in self.sources) else 1

    def unchecked(self, what: "Unchecked") -> list[str]:
        """The sources of this run at which this was not asked or checked."""
        return [line.name for line in self.sources if what in line.unchecked]

    def bad_lines(self) -> list[str]:
        """One line for standard error for each source that is not healthy, then what is reported of problems, once."""
        bad = [stderr_line(line) for line in self.sources if line.state not in GOOD_STATES]
        bad += [problem_line(line) for line in self.problems]
        return [*bad, self.storage] if self.storage else bad

    def to_json(self) -> dict[str, Any]:
        """The document of `presswatch run --json`."""
        return {
            "run": self.run,
            "state": self.state,
            "sources": [
                {name: getattr(line, name) for name in _OF_SOURCE} | {"reason": line.reason or None}
                for line in self.sources
            ],
            "new_mentions": [asdict(mention) for mention in self.new_mentions],
            "new_coverage": [asdict(coverage) for coverage in self.new_coverage],
            "stored": asdict(self.stored),
            "problems": [asdict(line) for line in self.problems],
            "unchecked": {"robots": self.unchecked("robots"), "tls": self.unchecked("tls")},
        }


def stderr_line(line: SourceLine) -> str:
    """`<source>: <state>: <reason>: <plain words> (since …, last good …, next try …)`, unknown times omitted."""
    times = (
        _("since {at}", at=moment_in_prose(line.since_at)) if line.since_at else "",
        _("last good {at}", at=moment_in_prose(line.last_good_at)) if line.last_good_at else "",
        _("next try {at}", at=moment_in_prose(line.next_try_at)) if line.next_try_at else "",
    )
    known, state = ", ".join(filter(None, times)), pgettext("state", line.state)
    return f"{line.name}: {state}: {line.reason}: {translated(line.words)}" + (f" ({known})" if known else "")


def problem_line(line: ProblemLine) -> str:
    """`<source>: problem: <cause>: <plain words> (since …)`, or `recovered`, `until …`; "all sources" for our line."""
    times = (
        _("since {at}", at=moment_in_prose(line.since_at)),
        _("until {at}", at=moment_in_prose(line.until_at)) if line.until_at else "",
    )
    step = _("problem") if line.step == "problem" else _("recovered")
    words = (line.source or _("all sources"), step, pgettext("cause", line.cause), translated(line.words))
    return f"{': '.join(words)} ({', '.join(filter(None, times))})"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReworkReport:
    """What a rematch or reread did; `failed` (also by a defect) and `too_costly` posts stay as they were."""

    posts: int = 0
    changed: int = 0
    mentions_added: int = 0
    mentions_removed: int = 0
    failed: int = 0
    too_costly: int = 0

    @property
    def exit_code(self) -> int:
        """0 if every post could be worked through, else 1."""
        return 1 if self.failed or self.too_costly else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressEvent:
    """The counts of a run so far: as a source begins or ends, and with each post."""

    sources_done: int = 0
    sources_total: int = 0
    posts: int = 0
    requests: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TryPost:
    """One post as `try` found it. `date_source` and `date_raw` say where its date was and how it was printed."""

    url: str
    title: str
    published_on: date | None = None
    published_precision: str | None = None
    date_source: str = ""
    date_raw: str = ""
    external: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TryReport:
    """What an address would yield as a source: evidence, places read, one post in full, corrections, lines to paste."""

    url: str
    kind: str
    state: str
    reason: str = ""
    words: str = ""
    why: tuple[str, ...] = ()
    listing_url: str | None = None
    places: tuple[str, ...] = ()
    next_url: str | None = None
    next_by_script: bool = False
    posts_found: int = 0
    posts: tuple[TryPost, ...] = ()
    clipping: dict[str, Any] = field(default_factory=dict)
    suggestions: tuple[str, ...] = ()
    toml: str = ""
    in_browser: bool = False

    @property
    def exit_code(self) -> int:
        """0 if the address can be read and lists posts, else 1."""
        return 0 if self.state in GOOD_STATES and self.posts else 1

    def to_json(self) -> dict[str, Any]:
        """The document of `presswatch try --json`."""
        return asdict(self)


def source_toml(*, name: str, url: str, **keys: str | int | bool) -> str:
    """The lines of a [[sources]] entry, ready to paste; keys with empty values are omitted."""
    import json  # noqa: PLC0415  a JSON string is a TOML string

    values = {"name": name, "url": url, **keys}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value != ""]
    return "\n".join(["[[sources]]", *lines]) + "\n"


def name_for(url: str) -> str:
    """A source's name made from its address: host without www. and the last word of the path, in lower case."""
    import re  # noqa: PLC0415
    from urllib.parse import unquote, urlsplit  # noqa: PLC0415

    parts = urlsplit(url)
    host = (parts.hostname or "source").removeprefix("www.")
    words = [host.rsplit(".", 1)[0] if not host.replace(".", "").isdigit() else host]
    segments = [part for part in unquote(parts.path).split("/") if part]
    if segments:
        words.append(segments[-1].rsplit(".", 1)[0])
    return re.sub(r"[^\w.]+", "-", "-".join(words)).strip("-.").lower()[:60]
