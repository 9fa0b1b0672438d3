"""Names that the host of a link gives away: the same letters, in Latin script or romanized."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

from pipelines.coverage_hits import NameHit, name_hit
from pipelines.coverage_links import ArticleLink
from pipelines.coverage_names import CAPITAL_RUN
from pipelines.coverage_text import Segment


class _Ascii(dict[int, str]):
    """Each character in ASCII, looked up once."""

    def __missing__(self, code: int) -> str:
        found = self[code] = anyascii(chr(code))
        return found


_ASCII = _Ascii()
_ARTICLE = re.compile(r"^(?:the|le|la|les|el|los|las|der|die|das|l['’])\s*", re.IGNORECASE)
_OTHER = re.compile(r"[^a-z0-9]+")


def in_ascii(text: str) -> str:
    """A text in Latin letters, romanized character by character."""
    return text if text.isascii() else text.translate(_ASCII)


def bare_letters(text: str) -> str:
    """A text as small letters and digits in ASCII and nothing else, as in the host of a link."""
    return _OTHER.sub("", in_ascii(text).lower())


def without_article(name: str) -> str:
    """A name without a leading article, outer blanks left out."""
    return _ARTICLE.sub("", name.strip())


def label_of(link: ArticleLink) -> str:
    """The first label of a link's site as bare letters."""
    return _label(link.site)


@lru_cache(maxsize=1024)
def _label(site: str) -> str:
    return re.sub(r"[^a-z0-9]", "", site.partition(".")[0].lower())


def labelled_names(text: str, segment: Segment, label: str) -> Iterator[NameHit]:
    """Names that read like the host of a link: a capitalised run, or letters of another script that romanize to it."""
    for match in CAPITAL_RUN.finditer(text, segment.start, segment.end):
        hit = name_hit(text, match.start("name"), match.end("name"), "domain", 2)
        if hit is not None and _spells(hit.name, label):
            yield hit
    for match in _UNSPACED.finditer(text, segment.start, segment.end):
        span = _romanized(match.group(), label)
        if span is not None:
            hit = name_hit(text, match.start() + span[0], match.start() + span[1], "domain", 2)
            if hit is not None:
                yield hit


_UNSPACED = re.compile(r"[가-힣一-龯]{2,40}")


_LONG_LABEL = 8
"""Letters: a label this long that begins a name is its short form ("marrowstreet" for Marrow Street Messenger)."""


def _spells(name: str, label: str) -> bool:
    """Whether a name, with or without its article, is a label, or begins with a long one."""
    forms = {bare_letters(form) for form in (without_article(name), name)}
    forms |= {bare_letters(name.replace("&", word)) for word in ("and", "und", "et", "y")} if "&" in name else set()
    return label in forms or (len(label) >= _LONG_LABEL and any(form.startswith(label) for form in forms))


def _romanized(run: str, label: str) -> tuple[int, int] | None:
    """Where letters of a run, each romanized, spell a label; a media word after it belongs to the name."""
    parts = [bare_letters(char) for char in run]
    for start in range(len(parts)):
        spelled = ""
        for end in range(start, len(parts)):
            spelled += parts[end]
            if spelled == label:
                return start, end + 1
            if not label.startswith(spelled):
                break
    return None


_LABEL_SIMILAR = 0.72
"""Share of an outlet's squashed name that its domain label must match:
above the best chance match between unrelated names in our tests."""


@lru_cache(maxsize=1024)
def squash(name: str) -> str:
    """A name as bare letters in ASCII, without a leading article: for comparing with domains and with other namings."""
    return bare_letters(without_article(name))


def resembles(name: str, link: ArticleLink) -> bool:
    """Whether a name and the host of a link are the same words: contained, initials, or nearly equal."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - start-up of the command line

    label = label_of(link)
    squashed = squash(name)
    if len(label) < 2 or len(squashed) < 2:
        return False
    initials = _initials(name)
    if len(initials) >= 3 and label.startswith(initials):
        return True
    if min(len(label), len(squashed)) >= 4 and (squashed in label or label in squashed):
        return True
    return max(len(label), len(squashed)) >= 5 and fuzz.ratio(squashed, label) >= 100 * _LABEL_SIMILAR


@lru_cache(maxsize=1024)
def _initials(name: str) -> str:
    words = [w for w in re.split(r"[\s'’-]+", in_ascii(name).lower()) if w]
    return "".join(w[0] for w in words if w not in {"the", "of", "and", "&"})
