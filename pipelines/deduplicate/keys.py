"""The keys by which near-duplicates are found: a few numbers per post, kept in an inverted index.

A text is reduced to its letters and digits; every run of some letters (a gram) is hashed; the smallest hashes are the
post's keys. Two texts that share passages share keys in proportion, wherever the passages are: a full copy shares
nearly all, an excerpt those that lie in it. So candidates are the posts that share the most keys; whether they
are the same is decided by looking at the texts (pipelines.deduplicate.likeness).
"""

import html
import unicodedata

import numpy as np
import numpy.typing as npt

from scraper.pages.parsing.plain import without_towers

BODY_KEYS = 32
"""Keys drawn from the whole text: an excerpt of 15 % holds about five of them."""
LEAD_KEYS = 8
"""Keys drawn from the first LEAD_LETTERS: an excerpt of a very long text nearly always holds the beginning."""
LEAD_LETTERS = 400
GRAM = (20, 9)
"""About three words with the spaces taken out: rare enough to distinguish texts on one theme, and one letter in
twenty-five may be wrong (4 % noise) and half of the grams still match. The second figure of such a pair is for texts in
Chinese, Japanese and Korean, where a letter carries more; `wide` chooses."""
WIDE_SHARE = 0.3
"""From this share of wide letters on a text counts as Chinese, Japanese or Korean."""
MAX_TEXT = 100_000
"""Characters of a text that are looked at; more is a book, and its beginning is enough."""
MIN_SHARED_KEYS = 2
"""Posts that share fewer keys are not worth comparing (one in common happens by chance in every set phrase)."""
MAX_LOOKALIKES = 8
"""Candidates, those with the most keys in common, that are compared word by word."""

_SMALL_TEXT = 60
_ASCII_OTHERS = bytes(code for code in range(128) if not chr(code).isalnum() and chr(code) != "\n")
_UNKNOWN, _OTHER, _LETTER = 0, 1, 2
_LEARNED = np.zeros(0x110000, dtype=np.uint8)
"""What each code point is, as far as texts have asked: an array takes a third of the time of asking letter by letter.

What no text has touched takes no memory either.
"""
_LEARNED[ord("\n")] = _LETTER
_MULTIPLIER = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1
_WIDE_FROM = 0x1100
_WIDE_RANGES = ((0x1100, 0x11FF), (0x2E80, 0x9FFF), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))

Codes = npt.NDArray[np.uint64]


def opened(text: str) -> str:
    """The text with its entities decoded; marks that these pile up on a letter are cut, see `crowds`."""
    return without_towers(html.unescape(text)) if "&" in text else text


def letters_of(text: str) -> str:
    """The letters and digits of `text` alone: composed, lower case, without spaces, marks and punctuation."""
    return letters_by_line(opened(text)).replace("\n", "")


def letters_by_line(text: str) -> str:
    """As `letters_of` of a text without entities, but the ends of lines stay: all of them."""
    if text.isascii():
        return text.encode().lower().translate(None, _ASCII_OTHERS).decode()
    codes = np.frombuffer(_encoded(unicodedata.normalize("NFKC", text).casefold()), dtype="<u4")
    kinds = _LEARNED[codes]
    if not kinds.all():
        for code in set(codes[kinds == _UNKNOWN].tolist()):
            _LEARNED[code] = _LETTER if chr(code).isalnum() else _OTHER
        kinds = _LEARNED[codes]
    letters: bytes = codes[kinds == _LETTER].tobytes()
    return letters.decode("utf-32-le", "surrogatepass")


def _encoded(text: str) -> bytes:
    """Four bytes for each letter; lone surrogates are let through, since real texts contain them."""
    return text.encode("utf-32-le", "surrogatepass")


def codes_of(letters: str) -> Codes:
    """The code points of `letters` as an array, the form in which grams are made."""
    return np.frombuffer(_encoded(letters), dtype="<u4").astype(np.uint64)


def is_wide(codes: Codes) -> bool:
    """True for texts in scripts where a letter carries a syllable or a word (Chinese, Japanese, Korean)."""
    if not codes.size or int(codes.max()) < _WIDE_FROM:
        return False
    wide = sum(int(np.count_nonzero((codes >= low) & (codes <= high))) for low, high in _WIDE_RANGES)
    return wide >= WIDE_SHARE * codes.size


def grams(codes: Codes, width: int) -> Codes:
    """A well-mixed 64-bit hash of every run of `width` letters, in text order; empty for a shorter text."""
    if codes.size < width:
        return codes[:0]
    power, span, factor = codes + np.uint64(1), 1, _MULTIPLIER
    total: Codes | None = None
    taken = 0
    while True:
        if width & span:
            part = power[taken : taken + codes.size - width + 1]
            shifted = np.uint64(pow(_MULTIPLIER, span, 1 << 64))
            total = part if total is None else total * shifted + part
            taken += span
        if span * 2 > width:
            break
        power = power[:-span] * np.uint64(factor) + power[span:]
        span, factor = span * 2, factor * factor & _MASK
    assert total is not None
    return _mixed(total)


def _mixed(values: Codes) -> Codes:
    """Spreads the hashes evenly (the finalizer of MurmurHash3), so that "the smallest" is a fair draw."""
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))


def _smallest(values: Codes, count: int) -> Codes:
    if values.size > 4 * count:
        # Texts repeat themselves, so more than needed are kept before equal ones are dropped.
        values = np.partition(values, 3 * count)[: 3 * count]
    return different(values)[:count]


def different(values: Codes) -> Codes:
    """The different values, ascending. (numpy's own `unique` loads a megabyte of masked arrays to ask for them.)"""
    ordered = np.sort(values)
    first = np.ones(ordered.size, dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]


def fingerprint(title: str, text: str) -> tuple[int, ...]:
    """The keys: at most 40 signed 64-bit numbers, ascending; none without words. Of a short text the title counts."""
    letters = letters_of(text[:MAX_TEXT])
    if len(letters) < _SMALL_TEXT:
        letters = letters_of(title[:MAX_TEXT]) + letters
    codes = codes_of(letters)
    width = min(GRAM[is_wide(codes)], max(1, codes.size))
    hashes = grams(codes, width)
    drawn = _smallest(hashes, BODY_KEYS), _smallest(hashes[:LEAD_LETTERS], LEAD_KEYS)
    keys = different(np.concatenate(drawn))
    return tuple(sorted(keys.astype(np.int64).tolist()))
