"""The values that travel between the rooms: what a post, a mention, a quote and a coverage is.

A page's way is `scraper.items.FoundPost` -> `Post` -> `Clipping`. All are frozen: a step returns a new
value and changes none. Times ending in `_at` are aware and in UTC; `_on` are dates; `_raw` is text as printed.
"""

import re
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeVar

from presswatch.languages.packs import any_word

Precision = Literal["second", "minute", "day", "month", "year"]
BlockKind = Literal["paragraph", "heading", "list-item", "quote", "caption", "table", "code"]
Where = Literal["title", "lead", "body", "quote", "caption", "byline", "teaser"]
BESIDE_TEXT: frozenset[Where] = frozenset(("title", "byline", "teaser"))
"""Places whose offsets are not into the text."""
MentionKind = Literal["quoted", "cited", "named"]
Medium = Literal["article", "op-ed", "radio", "tv", "podcast", "video", "other"]
CoverageKind = Literal["quoted", "cited", "named", "op-ed", "broadcast"]
Spans = tuple[tuple[int, int], ...]
"""Parts of a text as offsets in code points, end exclusive."""
VerdictState = Literal["new", "changed", "unchanged", "duplicate"]


T = TypeVar("T")


def copied(kind: type[T], source: object, /, **given: Any) -> T:
    """A value with what is given, and else with the attributes of the same names that another value has."""
    names = [name for name in _fields_of(kind) if name not in given and hasattr(source, name)]
    return kind(**{name: getattr(source, name) for name in names}, **given)


def _fields_of(kind: Any) -> tuple[str, ...]:
    """The names of the fields of a dataclass or a msgspec.Struct, inherited ones included."""
    return getattr(kind, "__struct_fields__", None) or tuple(one.name for one in fields(kind) if one.init)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """One date as read from a page, with how exact it is, as what it was printed and where.

    `on` is the day in the zone that the page uses (the first day of the period if `precision` is month or
    year). `at` is the instant in UTC, only where a clock time was printed. `zone` is the offset or zone name that
    turned the printed time into `at`, None if none was known. `source` names the place: "json-ld", "meta",
    "time", "url", "element", "listing", "feed", "sitemap", "api", "text", "sentence", "document" (when a PDF file was
    made, by its metadata), "person" (a correction). `certain` is False where
    another reading was possible (day/month order, year filled in, text far from the title).
    """

    on: date
    at: datetime | None = None
    precision: Precision = "day"
    raw: str = ""
    zone: str | None = None
    source: str = ""
    certain: bool = True

    @property
    def is_period(self) -> bool:
        """True if it is a whole month or year and names no day."""
        return self.precision in ("month", "year")

    def is_within(self, period: "DateReading") -> bool:
        """True if it is a day in the month or year that another reading is."""
        if not period.is_period or self.is_period or self.on.year != period.on.year:
            return False
        return period.precision == "year" or self.on.month == period.on.month

    def completes(self, known: "DateReading | None") -> bool:
        """True if it says more than what is known: anything if that is nothing, a sure day if it is a month or year."""
        return known is None or (self.certain and self.is_within(known))


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading, list item, quotation or caption; `start` and `end` are offsets into the text."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link inside the text: its absolute target, its words with their offsets, the sentence around."""

    url: str
    text: str
    sentence: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True)
class Snapshot:
    """The bytes fetched at one moment; `headers` in the order received, `payload_sha256` in hexadecimal."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched_at: datetime
    payload_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Validator:
    """What an answer said of itself, to be sent back (RFC 9110, 13), "" where nothing; `fetched_at`: it came whole."""

    etag: str = ""
    last_modified: str = ""
    body_sha256: str = ""
    fetched_at: datetime | None = None
    max_age_s: float | None = None


@dataclass(frozen=True, slots=True)
class SnapshotRef:
    """Where a snapshot lies: file (relative to the archive), offset and length in bytes, SHA-256 (hex) of the body."""

    warc_file: str
    offset: int
    length: int
    payload_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    r"""A dated entry of a source, normalized: clean text, one address, no state.

    `text` is NFC, its blocks joined by one empty line ("\n\n"); every offset of blocks, links, mentions and quotes
    is in code points into it, end exclusive. `url_key` is the identity
    (presswatch.urls.canonical.identity_key), of an `external` post together with its source: what the list of
    one says of an outlet's article is not the other's; `alias_keys` are further keys known to be the same post
    (redirects, canonical, http/https form). An empty `text` means that the page was not fetched or held none.
    `shown` is a hash of what the source shows of the post (title, modification mark): another value at a later
    visit is a reason to look at the post again.
    """

    source: str
    url: str
    url_key: str
    title: str
    alias_keys: tuple[str, ...] = ()
    guid: str | None = None
    published: DateReading | None = None
    byline: tuple[str, ...] = ()
    language: str | None = None
    text: str = ""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    teaser: str = ""
    outlet_hint: str | None = None
    external: bool = False
    found_on: str = ""
    shown: str = ""
    backfill: bool = False
    caught_late: bool = False
    snapshot: Snapshot | None = None

    def where(self, start: int) -> Where:
        """The room of the text that offset `start` lies in: lead (first paragraph), quote, caption or body."""
        first = True
        for block in self.blocks:
            if block.start <= start < block.end:
                if block.kind in ("quote", "caption"):
                    return "quote" if block.kind == "quote" else "caption"
                return "lead" if first and block.kind == "paragraph" else "body"
            if block.kind == "paragraph":
                first = False
        return "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a post names a subject.

    `start`, `end` point into `Post.title` if `where` is "title", into the byline joined by ", " if it is "byline",
    into `Post.teaser` if it is "teaser", else into `Post.text`; the slice equals `surface`. `rule` is the id of the
    rule by which it counts, and the reason ("surname-after-full-name: surname Song after Hanna Song"), `sentence` the
    sentence around it.
    """

    subject: str
    surface: str
    start: int
    end: int
    where: Where
    rule: str
    sentence: str = ""
    kind: MentionKind = "named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spokesperson:
    """A person whom the post names for a watched organization, with each role as printed and its offset.

    `evidence` are the ids of what was weighed for and against it, the strongest first; they are not stored.
    """

    name: str
    roles: tuple[str, ...] = ()
    role_starts: tuple[int, ...] = ()
    start: int = -1
    subject: str | None = None
    evidence: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words with a speaker: `text` verbatim without the outer marks, offsets into the text (marks outside).

    Where the speaker interrupts the words ("“We wait,” said Berg, “and hope.”"), `text` is the parts with a blank
    between, and the offsets hold all of them with the text between.
    `search_form` is folded for matching in the article: marks, brackets and ellipses removed. `speaker` is empty
    where the post does not say who spoke. `rule` is the id of what shows it (`pipelines/data/rules.tsv`).
    """

    text: str
    search_form: str
    start: int
    end: int
    speaker: str | None = None
    role: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageItem:
    """One article or broadcast of one outlet that a post reports; None where the post does not say it.

    `domain` is the registrable domain of the outlet's site, `host` the site that carries the copy (a reprint on Yahoo,
    Naver, MSN) if another. `article_url` is unwrapped, `article_url_raw` as linked. `reason` names the rules by which
    outlet and article were chosen, `evidence` (not stored) what was weighed, the strongest first; `certain` False asks
    for review. `passages` are the parts of the post's text that speak of this article and not of the others; empty
    where the post reports one article, or names this one in its title only.
    """

    outlet: str | None = None
    outlet_raw: str | None = None
    domain: str | None = None
    host: str | None = None
    article_url: str | None = None
    article_url_raw: str | None = None
    article_date: DateReading | None = None
    headline: str | None = None
    medium: Medium = "article"
    kind: CoverageKind = "named"
    certain: bool = True
    reason: str = ""
    passages: Spans = ()
    evidence: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedItem(CoverageItem):
    """One that a person corrected: `same_as` is the key of its coverage (`presswatch.database.coverages`)."""

    same_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageFacts:
    """What a post says of press coverage; all empty for a post that reports none."""

    items: tuple[CoverageItem, ...] = ()
    people: tuple[Spokesperson, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPost:
    """A stored post as the deciding functions see it (old state in, verdict out)."""

    id: int
    url: str
    url_key: str
    title: str
    text: str
    content_hash: str
    language: str | None
    published_on: date | None
    duplicate_of: int | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Decided once: new, changed, unchanged, or duplicate of what and why; if `doubtful`, reported all the same."""

    state: VerdictState
    post_id: int | None = None
    duplicate_of: int | None = None
    reason: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """An address that a visit did not hand on, or not with all that its page holds: at which step, as what, and why."""

    url: str
    step: str
    outcome: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipping:
    """The recorded whole: a post with verdict, mentions, coverage and the keys of near-duplicates.

    `own` is the post without the lines that its house repeats, with spaces in their place: what is understood.
    `snapshot_ref`: where the bytes are kept. `whole` is False where understanding it took too long: it lacks
    context. So does one whose understanding met a `defect` of ours, an exception as "KeyError: 'x'".
    """

    post: Post
    verdict: Verdict
    content_hash: str
    fingerprint: tuple[int, ...] = ()
    own: Post | None = None
    mentions: tuple[Mention, ...] = ()
    coverage: CoverageFacts = field(default_factory=CoverageFacts)
    snapshot_ref: SnapshotRef | None = None
    whole: bool = True
    defect: str = ""


_WORD = r"[^\W\d_a-z][\w'’-]*"  # one that begins with no small letter


@cache
def _family_first() -> re.Pattern[str]:
    particles, suffixes = any_word("surname_particles"), any_word("name_suffixes")
    given = rf"(?!(?:{suffixes}|I|MA)\b){_WORD}\.?(?: {_WORD}\.?){{0,2}}"
    return re.compile(rf"((?:(?:{particles}) )*{_WORD}), ({given})")


def family_first(name: str) -> tuple[str, str] | None:
    """Family and given names of an author printed as "Doe, Jane"; None where a name does not say which is which."""
    found = _family_first().fullmatch(name)
    return None if found is None else (found[1], found[2])
