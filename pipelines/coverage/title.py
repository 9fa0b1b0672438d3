"""Outlets that a post's title names: in brackets at its head, by a catalogued name, or by its wording alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.coverage.labels import labelled_names, labels_in, resembles
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import NameHit, names_media
from pipelines.coverage.names import bracket_name, unknown_names
from pipelines.coverage.non_reporting import tells_else
from pipelines.coverage.outlet_mentions import OutletMention
from pipelines.coverage.support import asks_support, supported
from pipelines.outlets.catalogue import Catalogue, OutletHit
from pipelines.outlets.outlet import Outlet
from pipelines.text.segments import Segment


def in_title(title: str, links: Sequence[ArticleLink], catalogue: Catalogue) -> list[OutletMention]:
    """Every place of the title that names an outlet; wording alone counts where nothing else does."""
    bracket, hits = bracket_name(title), catalogue.find(title)
    if bracket is None and tells_else(title, 0, len(title)):
        return []
    found = list(_catalogued(title, hits, bracket, links))
    if bracket is not None and not any(outlet_mention.start < bracket.end for outlet_mention in found):
        named_so = names_media(bracket.name) or _HAN_MEDIA.search(bracket.name)
        sure = named_so or any(resembles(bracket.name, link) for link in links)
        found.append(_naming(bracket, 2 if sure else 1, "bracket"))
    return found or list(_told(title, hits, links))


def _catalogued(
    title: str, hits: Sequence[OutletHit], bracket: NameHit | None, links: Sequence[ArticleLink]
) -> Iterator[OutletMention]:
    for hit in hits:
        bracketed = bracket is not None and hit.start >= bracket.start and hit.end <= bracket.end
        if hit.outlet.aggregator or (asks_support(title, hit) and not bracketed and not supported(title, hit, links)):
            continue
        cue = "bracket" if bracketed else "title"
        named = NameHit(start=hit.start, end=hit.end, name=title[hit.start : hit.end], strength=3, cue=cue)
        yield _naming(named, named.strength, cue, hit.outlet)


def _told(title: str, hits: Sequence[OutletHit], links: Sequence[ArticleLink]) -> Iterator[OutletMention]:
    """Names that are labels of the links' hosts, else names that only the wording tells."""
    whole = Segment(0, len(title), 0, "heading")
    labelled = [hit for label in labels_in(title, links) for hit in labelled_names(title, whole, label)]
    yield from (_naming(hit, 2, "domain") for hit in labelled)
    for hit in () if labelled else unknown_names(title, whole):
        known = any(one.start < hit.end and hit.start < one.end for one in hits)
        if hit.strength >= 2 and hit.cue not in ("website", "issue") and not known:
            yield _naming(hit, hit.strength, "title")


def _naming(hit: NameHit, strength: int, cue: str, outlet: Outlet | None = None) -> OutletMention:
    return OutletMention(
        start=hit.start, end=hit.end, name=hit.name, outlet=outlet, strength=strength, cue=cue, in_title=True
    )


_HAN_MEDIA = re.compile(
    r"(?:日报|日報|晚报|晚報|周报|週報|时报|時報|早报|早報|新闻|新聞|新報|月刊|周刊|週刊|季刊|杂志|雜誌|雑誌|电台|電台|广播|廣播|电视台|電視台|テレビ|ラジオ|放送|通信|타임스|타임즈|신문|일보|뉴스|방송|저널|통신)\Z"
)
"""Last words of a name in brackets that make it an outlet's in Chinese, Japanese or Korean."""

_CYRILLIC_WORDS = re.compile(r"[А-ЯЁа-яё-]{4,}(?: [А-ЯЁа-яё-]{4,}){0,3}")
_ENDING = 3
"""Letters at the end of a Russian word that its case may change."""


def as_told(outlet_mention: OutletMention, told: Sequence[OutletMention]) -> OutletMention:
    """A Russian name of a title as the text prints it in another case: "в «Вечерней Ижоре»" is the Вечерняя Ижора."""
    if outlet_mention.outlet is not None or not _CYRILLIC_WORDS.fullmatch(outlet_mention.name):
        return outlet_mention
    same = next((one for one in told if _alike(outlet_mention.name, one.name)), None)
    return outlet_mention if same is None else replace(outlet_mention, name=same.name)


def _alike(one: str, other: str) -> bool:
    firsts, seconds = one.lower().split(" "), other.lower().split(" ")
    stems = ((a[: max(_ENDING, len(a) - _ENDING)], b) for a, b in zip(firsts, seconds, strict=False))
    near = all(abs(len(a) - len(b)) <= _ENDING for a, b in zip(firsts, seconds, strict=False))
    return len(firsts) == len(seconds) and near and all(b.startswith(stem) for stem, b in stems)
