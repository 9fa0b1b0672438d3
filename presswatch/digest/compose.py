"""From notices to a digest, by pure functions: the notices a channel wants, grouped, in reading order.

New coverage comes first, each article once with all posts that report it; then mentions; then problems; then edits and
removals. What a digest says about an article, it does not repeat for the post that reports it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

import msgspec

from presswatch.database.notice_facts import ArticleFacts, NoticeFacts, PostFacts
from presswatch.database.outbox import Notice
from presswatch.digest.content import (
    Article,
    Change,
    Digest,
    Mention,
    Named,
    Person,
    ProblemAlert,
    Quoted,
    ReportingPost,
)
from presswatch.encoders.licences import Licences, shareable
from presswatch.records import copied
from presswatch.text.moments import day_text
from presswatch.text.strings import edited_passages, folded_name
from presswatch.watchlist.entries import ChannelEntry

_KINDS = {"quoted": 0, "cited": 1, "named": 2}
_PLACES = {"title": 0, "lead": 1, "body": 2, "quote": 3, "caption": 4, "byline": 5, "teaser": 2}
_PART_OF = {
    "coverage": "coverage",
    "mention": "mentions",
    "changed": "changes",
    "removed": "changes",
    "problem": "problems",
    "recovered": "problems",
}


def wanted(notices: Sequence[Notice], facts: NoticeFacts, channel: ChannelEntry) -> list[Notice]:
    """Those of these notices that a channel is to receive, by its filters."""
    parts = ((one, _PART_OF[one.kind]) for one in notices)
    return [one for one, part in parts if part in channel.report and _WANTED[part](one, facts, channel)]


def compose(notices: Sequence[Notice], facts: NoticeFacts, licences: Licences, now: datetime) -> Digest:
    """The digest of these notices (oldest first); each of them is in it, on its own or as part of another."""
    parts: defaultdict[str, list[Notice]] = defaultdict(list)
    for one in notices:
        parts[_PART_OF[one.kind]].append(one)
    articles = _articles(parts["coverage"], facts, licences)
    said = {(post.url, name) for one in articles for post in one.posts for name in one.subjects}
    edited = {str(one.payload["post_url"]) for one in parts["changes"] if one.kind == "changed"}
    mentions = _mentions(parts["mentions"], facts, said, edited)
    return Digest(
        made_at=now.replace(microsecond=0),
        articles=tuple(articles),
        mentions=tuple(mentions),
        changes=tuple(_changes(parts["changes"], {one.url for one in mentions}, facts)),
        problems=msgspec.convert(
            [{"channel": "", **one.payload, "kind": one.kind} for one in parts["problems"]], tuple[ProblemAlert, ...]
        ),
    )


def _articles(notices: Sequence[Notice], facts: NoticeFacts, licences: Licences) -> list[Article]:
    subjects: dict[int, list[str]] = {}
    for one in notices:
        if one.coverage_id is not None:
            subjects.setdefault(one.coverage_id, []).append(one.subject)
    found = [
        _article(facts.articles[number], facts.posts_reporting(number), [name for name in names if name], licences)
        for number, names in subjects.items()
    ]
    return sorted(found, key=lambda one: (_day(one), one.id), reverse=True)


def _day(one: Article | Mention) -> str:
    """The sort key of days: a date known only by its month comes before the days of that month, no date before all."""
    return day_text(one.published_on, one.published_precision)


def _article(known: ArticleFacts, posts: Sequence[PostFacts], names: Sequence[str], licences: Licences) -> Article:
    # What a post says about several articles cannot be assigned to one of them: neither its people nor its quotes.
    own = [post for post in posts if len(post.articles) == 1]
    people = {name: Person(name=name, role=", ".join(roles)) for post in own for name, roles in post.people}
    licensed = licences.cover(known.outlet)
    return copied(
        Article,
        known,
        subjects=tuple(dict.fromkeys(names)),
        people=tuple(people.values()),
        quote=_quote(own, set(people), licensed=licensed),
        sentence=_sentence(posts, names),
        posts=tuple(copied(ReportingPost, post) for post in posts),
    )


def _quote(posts: Iterable[PostFacts], people: set[str], *, licensed: bool) -> Quoted | None:
    """The first quote of a spokesperson, else the first with a speaker."""
    said = [one for post in posts for one in post.quotes if one[1]]
    best = next((one for one in said if one[1] in people), said[0] if said else None)
    if best is None:
        return None
    text, speaker, role = best
    return Quoted(text=shareable(text, licensed=licensed), speaker=speaker, role=role)


def _sentence(posts: Iterable[PostFacts], names: Sequence[str]) -> str:
    """The sentence that names one of these best, outside of titles: those are shown anyway."""
    worded = (one for post in posts for one in post.mentions if one.sentence and one.where != "title")
    found = [one for one in worded if not names or one.subject in names]
    best = min(found, key=lambda one: (_KINDS.get(one.kind, 3), _PLACES.get(one.where, 6), one.start), default=None)
    return shareable(best.sentence, around=best.surface) if best else ""


def _mentions(
    notices: Sequence[Notice], facts: NoticeFacts, said: set[tuple[str, str]], edited: set[str]
) -> list[Mention]:
    found: dict[str, tuple[Notice, PostFacts | None, list[Named]]] = {}
    for one in notices:
        url = str(one.payload["post_url"])
        post = facts.post_at(one.post_id, url)
        if (url, one.subject) in said:
            continue
        sentence = shareable(str(one.payload["sentence"]), around=str(one.payload["surface"]))
        named = Named(subject=one.subject, sentence=sentence, where=one.payload["where"], kind=one.payload["kind"])
        found.setdefault(url, (one, post, []))[2].append(named)
    made = [_mention(one, post, named, edited=url in edited) for url, (one, post, named) in found.items()]
    newest = sorted(made, key=_day, reverse=True)
    return sorted(newest, key=lambda one: min(_KINDS.get(name.kind, 3) for name in one.named))


def _mention(one: Notice, post: PostFacts | None, named: Sequence[Named], *, edited: bool) -> Mention:
    people = {name for name, _ in post.people} if post else set()
    quote = _quote([post], people, licensed=False) if post and not post.articles else None
    known = {name: one.payload[name] for name in ("title", "published_on", "published_precision", "source")}
    own = {"url": one.payload["post_url"], "language": post.language if post else None, "edited": edited}
    return msgspec.convert(known | own | {"named": named, "quote": quote}, Mention)


def _changes(notices: Sequence[Notice], named: set[str], facts: NoticeFacts) -> list[Change]:
    """An entry for each post: the net result of several edits; none if an edit added a mention."""
    found: dict[tuple[str, str], Change] = {}
    first: dict[str, Notice] = {}
    for one in notices:
        payload, url = one.payload, str(one.payload["post_url"])
        if one.kind == "changed" and url in named:
            continue
        gone, new = _passages(first.setdefault(url, one), one, facts) if one.kind == "changed" else ((), ())
        known = {name: payload[name] for name in ("title", "source", "subjects", "last_seen_at")}
        own = {"kind": one.kind, "url": url, "seen_at": one.created_at, "gone": gone, "new": new}
        found[one.kind, url] = msgspec.convert(known | own, Change)
    return sorted(found.values(), key=lambda one: one.kind)


def _passages(first: Notice, last: Notice, facts: NoticeFacts) -> tuple[Sequence[str], Sequence[str]]:
    """The passages that all edits together removed and added; if none, those that the last one changed."""
    gone, new = last.payload["gone"], last.payload["new"]
    if first is not last and first.post_id == last.post_id and last.post_id is not None:
        before = facts.wordings[last.post_id, int(first.payload["wording"]) - 1]
        whole = edited_passages(before, facts.wordings[last.post_id, int(last.payload["wording"])])
        gone, new = whole if any(whole) else (gone, new)
    return gone, new


def _is_any(given: Sequence[str], value: str) -> bool:
    return not given or value in given


def _language_wanted(channel: ChannelEntry, *posts: PostFacts | None) -> bool:
    return not channel.languages or any(
        post is not None and (post.language or "").split("-")[0] in channel.languages for post in posts
    )


def _coverage_wanted(one: Notice, facts: NoticeFacts, channel: ChannelEntry) -> bool:
    known = facts.articles.get(one.coverage_id or 0)
    posts = facts.posts_reporting(known.id) if known else []
    if known is None or not posts:
        return False  # no post reports it any more
    wanted = (
        _is_any(channel.subjects, one.subject),
        _is_any([folded_name(name) for name in channel.outlets], folded_name(known.outlet or "")),
        _is_any(channel.kinds, one.payload["kind"]),
        _language_wanted(channel, *posts),
    )
    return all(wanted)


def _mention_wanted(one: Notice, facts: NoticeFacts, channel: ChannelEntry) -> bool:
    return (
        not channel.outlets
        and _is_any(channel.subjects, one.subject)
        and _is_any(channel.kinds, one.payload["kind"])
        and _language_wanted(channel, facts.post_at(one.post_id, str(one.payload["post_url"])))
    )


def _change_wanted(one: Notice, facts: NoticeFacts, channel: ChannelEntry) -> bool:
    return any(_is_any(channel.subjects, name) for name in one.payload["subjects"] or ("",)) and _language_wanted(
        channel, facts.post_at(one.post_id, str(one.payload["post_url"]))
    )


_WANTED: dict[str, Callable[[Notice, NoticeFacts, ChannelEntry], bool]] = {
    "coverage": _coverage_wanted,
    "mentions": _mention_wanted,
    "changes": _change_wanted,
    "problems": lambda *_: True,
}
