"""Folding: one plain form of a text in which names are looked for, with the way back to the text as stored.

Folded are case, width and compatibility forms (NFKC), diacritics of Latin, Greek and Cyrillic letters, Arabic
vowel signs and letter variants, kinds of hyphens, quotes and spaces. Removed are zero-width characters, soft hyphens, a
hyphen with its line break inside a word, and spaces or middle dots between characters of Hangul, kana and Han. HTML
entities count as their characters. An empty line stays two spaces: no name reaches from one block into the next.

Names of outlets are compared in ASCII and without their article (`squash`).
"""

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, starmap

from anyascii import anyascii

from pipelines.common.scripts import CJK_CLASS
from presswatch.languages.packs import any_word
from presswatch.languages.patterns import compiled_later

_IRREGULAR = "\0"
_RANGES = (
    (0x00A0, 0x0590),
    (0x0590, 0x0700),
    (0x1100, 0x1200),
    (0x1E00, 0x2400),
    (0x2460, 0x2500),
    (0x3000, 0x3001),
    (0x3099, 0x309D),
    (0x3200, 0x3400),
    (0xF900, 0xFAFF),
    (0xFB00, 0xFE00),
    (0xFE00, 0xFE10),
    (0xFE30, 0xFF00),
    (0xFF00, 0xFFF0),
)
_SPACES = (
    "\t\x0b\x0c\x1c\x1d\x1e\x1f\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_LINE_ENDS = "\n\r\x85\u2028\u2029"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u00ac"
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4`\uff07\u05f3"
_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02\u300c\u300d\u300e\u300f"
_DELETED = (
    "\u00ad\u034f\u061c\u0640\u070f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_LETTERS = {
    "İ": "i", "ı": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ħ": "h", "ð": "d", "ŧ": "t",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ؤ": "و", "ئ": "ي",
    "ς": "σ", "…": ".", "·": "·", "‧": "·", "・": "·", "•": "·", "･": "·", "＝": "=", "゠": "=",
}  # fmt: skip
_EXPANDED = {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th"}
_STRIPPED_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")
_ENTITY = compiled_later(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});")
_JAMO = compiled_later("[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?")
_PARTS_RANGES = ((0x1100, 0x1200), (0x3099, 0x309B), (0xFF9E, 0xFFA0))
_PARTS = compiled_later("[\u1100-\u11ff\u3099\u309a\uff9e\uff9f]")
_SHOWN = dict.fromkeys(_DELETED, "\u200b") | {chr(c): chr(c) for low, high in _PARTS_RANGES for c in range(low, high)}
_VOICING = {"\u3099": "\u3099", "\u309a": "\u309a", "\uff9e": "\u3099", "\uff9f": "\u309a"}
"""Marks that voice the kana before them, full and half in width."""
_RUN = compiled_later(_IRREGULAR + "+")
_SPACE_RUN = compiled_later(r"[ \n]{2,}")
_BROKEN_WORD = compiled_later(r"(?<=[^\W\d_])- ?\n ?(?=[^\W\d_])")
_BLANKS = r"[ \u200b]{0,60}+"
# Written so that it begins with a class of characters: the search then steps over all others at once. What repeats
# gives nothing back, so that a long run of spaces is passed once.
_CJK_GAP = compiled_later(
    rf"[ ·=\n\u200b](?:(?<=[{CJK_CLASS}][ \u200b]){_BLANKS}[·=]?+{_BLANKS}\n?+{_BLANKS}"
    rf"|(?<=[{CJK_CLASS}][·=]){_BLANKS}\n?+{_BLANKS}|(?<=[{CJK_CLASS}]\n){_BLANKS})(?=[{CJK_CLASS}])"
)
_CJK_GAP_FIRST = compiled_later(f"[{CJK_CLASS}]")
_PLAIN = {ord(c): to for marks, to in ((_HYPHENS, "-"), (_APOSTROPHES, "'"), (_QUOTES, '"')) for c in marks}
"""Marks by their plain form, also for those of vertical and half width writing."""
Edit = tuple[int, int, str]
_WORD_LENGTH = 60


@lru_cache(maxsize=4096)
def _fold_character(char: str) -> str:
    """The folded form of one character outside the fixed tables; any length."""
    wide = unicodedata.normalize("NFKC", char).lower().translate(_PLAIN)
    if any(unicodedata.name(c, "").startswith(_STRIPPED_SCRIPTS) for c in wide):
        wide = "".join(c for c in unicodedata.normalize("NFD", wide) if not unicodedata.combining(c))
    return "".join(
        _EXPANDED.get(c, _LETTERS.get(c, c))
        for c in wide
        if c not in _DELETED and (not unicodedata.combining(c) or c in "\u3099\u309a")
    )


def _build_table() -> dict[int, str]:
    """Every character that does not fold to itself; those that fold to none or several map to a sentinel."""
    table = {code: chr(code).lower() for code in range(0x41, 0x5B)}
    for code in chain.from_iterable(starmap(range, _RANGES)):
        char = chr(code)
        folded = "" if unicodedata.combining(char) or 0x1100 <= code < 0x1200 else _fold_character(char)
        if folded != char:
            table[code] = folded if len(folded) == 1 else _IRREGULAR
    table |= dict.fromkeys(map(ord, ("\0", *_SPACES)), " ") | dict.fromkeys(map(ord, _LINE_ENDS), "\n") | _PLAIN
    table |= dict.fromkeys(map(ord, (*_DELETED, *_EXPANDED, *_VOICING)), _IRREGULAR)
    table |= {ord(c): to for c, to in _LETTERS.items()}
    letters: dict[str, str] = {}  # one object for each, of which thousands of characters are turned into hundreds
    return {code: letters.setdefault(to, to) for code, to in table.items()}


_TABLE = _build_table()
_KEPT = "\u10a0-\u10ff\u13a0-\u13ff\u1c80-\u1cbf\u2c00-\u2d2f\ua640-\uabbf\U00010400-\U0001e95f"
"""Scripts with capitals that are left as they are."""
# A capital sigma is small in one way or another by its place in the word, but folds in one way.
_ODDS = "".join(sorted({chr(code) for code, to in _TABLE.items() if to != chr(code).lower()} | {"\u03a3"}))
_ODD = compiled_later(f"[{re.escape(_ODDS)}{_KEPT}]")


def _turn(odd: str) -> tuple[bool, str]:
    """After those that it may fold to, so that nothing is replaced twice."""
    plain = _TABLE.get(ord(odd))
    return plain is not None and len(plain) == 1 and plain in _ODDS, odd


def _flat(source: str) -> str:
    """`source` by `_TABLE`: most characters fold to their small letter, and a text holds few kinds of others."""
    if source.isascii():
        return source.translate(_TABLE)
    flat = source
    for odd in sorted(set(_ODD.findall(source)), key=_turn):
        plain = _TABLE.get(ord(odd))
        if plain is None:
            return source.translate(_TABLE)
        flat = flat.replace(odd, plain)
    return flat.lower()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: `text` to search in, and where each of its characters was in the `source`.

    `folds` holds the places in `text` where a piece starts, `origins` where that piece started in the source, `ends`
    where it ended there if it was replaced as a whole (else -1). All three are empty where folding kept every place.
    """

    source: str
    text: str
    folds: tuple[int, ...] = ()
    origins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def start(self, index: int) -> int:
        """The offset in the source of the folded character at `index`."""
        if not self.folds:
            return index
        piece = bisect_right(self.folds, index) - 1
        if self.ends[piece] >= 0:
            return self.origins[piece]
        return self.origins[piece] + index - self.folds[piece]

    def end(self, index: int) -> int:
        """The offset in the source after the folded character before `index`, with accents that follow it."""
        if not self.folds or index == 0:
            return index
        piece = bisect_right(self.folds, index - 1) - 1
        replaced = self.ends[piece]
        place = replaced if replaced >= 0 else self.origins[piece] + index - self.folds[piece]
        while place < len(self.source) and unicodedata.combining(self.source[place]):
            place += 1
        return place

    def index(self, place: int) -> int:
        """The folded offset of the source offset `place` (of the next kept character, where that one was removed)."""
        if not self.folds:
            return place
        piece = bisect_right(self.origins, place) - 1
        if self.ends[piece] >= 0:
            return self.folds[piece] if place == self.origins[piece] else self._after(piece)
        return min(self.folds[piece] + place - self.origins[piece], self._after(piece))

    def _after(self, piece: int) -> int:
        return self.folds[piece + 1] if piece + 1 < len(self.folds) else len(self.text)


def _voiced(source: str, place: int) -> str:
    """The kana that the voicing mark at an offset makes of the one before it; "" if there is no such mark."""
    if place == 0 or source[place] not in _VOICING:
        return ""
    whole = unicodedata.normalize("NFKC", source[place - 1] + _VOICING[source[place]])
    return whole if len(whole) == 1 else ""


def _run_edits(source: str, start: int, end: int) -> list[Edit]:
    edits: list[Edit] = []
    place = start
    while place < end:
        jamo = _JAMO.match(source, place, end)
        if jamo:
            edits.append((place, jamo.end(), unicodedata.normalize("NFC", jamo.group())))
            place = jamo.end()
            continue
        char = source[place]
        voiced = _voiced(source, place)
        if voiced:
            if edits and edits[-1][1] == place:
                edits.pop()
            edits.append((place - 1, place + 1, voiced))
        else:
            dropped = char in _DELETED or char in _VOICING or unicodedata.combining(char)
            edits.append((place, place + 1, "" if dropped else _fold_character(char)))
        place += 1
    return edits


def _irregular_edits(source: str, flat: str) -> list[Edit]:
    if _IRREGULAR not in flat:
        return []
    return [edit for run in _RUN.finditer(flat) for edit in _run_edits(source, *run.span())]


def _hyphen_edits(_source: str, flat: str) -> list[Edit]:
    broken = "-\n" in flat or "- \n" in flat
    return [(*found.span(), "") for found in _BROKEN_WORD.finditer(flat)] if broken else []


def _gap_edits(source: str, flat: str) -> list[Edit]:
    if source.isascii() or not (_CJK_GAP_FIRST.search(flat) or _PARTS.search(source)):
        return []
    return [(*gap.span(), "") for gap in _CJK_GAP.finditer(_shown(source, flat))]


def _space_edits(_source: str, flat: str) -> list[Edit]:
    """Runs of spaces become one; a run with an empty line in it stays a wall of two."""
    if not ("  " in flat or " \n" in flat or "\n " in flat):
        return []
    runs = (found for found in _SPACE_RUN.finditer(flat) if found.group() != "\n\n")
    return [(*found.span(), "  " if found.group().count("\n") > 1 else " ") for found in runs]


def _shown(source: str, flat: str) -> str:
    """`flat` with parts of Hangul and kana as in the source, so that spaces next to them are seen."""
    if _IRREGULAR not in flat:
        return flat
    return "".join(_SHOWN.get(s, f) if f == _IRREGULAR else f for f, s in zip(flat, source, strict=True))


def _entity_edits(source: str, _flat: str) -> list[Edit]:
    if "&" not in source:
        return []
    found = ((m, html.unescape(m.group())) for m in _ENTITY.finditer(source))
    return [(*m.span(), fold(plain).text) for m, plain in found if plain != m.group()]


_KINDS_OF_EDITS = (_irregular_edits, _hyphen_edits, _entity_edits, _gap_edits, _space_edits)


def _apply(source: str, flat: str, edits: list[Edit]) -> Folded:
    pieces: list[tuple[int, int, str]] = []  # where each begins in the source, ends if it is replaced, its folded text
    place = 0
    for start, end, new in edits:
        if start < place:
            continue
        if start > place:
            pieces.append((place, -1, flat[place:start]))
        if new:
            pieces.append((start, end, new))
        place = end
    if place < len(flat) or not pieces:
        pieces.append((place, -1, flat[place:]))
    origins, ends, texts = zip(*pieces, strict=True)
    folds = accumulate(map(len, texts[:-1]), initial=0)
    return Folded(source, "".join(texts).replace("\n", " "), tuple(folds), origins, ends)


def fold_text(source: str) -> str:
    """The folded form of a text alone, without the way back to its places."""
    if source.isascii() and source.isprintable() and not ("`" in source or "&" in source or "  " in source):
        return source.lower()  # no mark with a plain form, entity or run of spaces
    return fold(source).text


def fold_word(word: str) -> str:
    """The folded form of one word."""
    return _fold_word(word) if len(word) <= _WORD_LENGTH else fold_text(word)


_fold_word = lru_cache(maxsize=8192)(fold_text)


def fold(source: str) -> Folded:
    """Folds a text for the search of names."""
    flat = _flat(source)
    edits = [edit for kind in _KINDS_OF_EDITS for edit in kind(source, flat)]
    if not edits:
        return Folded(source, flat.replace("\n", " "))
    return _apply(source, flat, sorted(edits, key=lambda edit: (edit[0], -edit[1], edit[2])))


class _Ascii(dict[int, str]):
    """Each character in ASCII, looked up once."""

    def __missing__(self, code: int) -> str:
        found = self[code] = anyascii(chr(code))
        return found


_ASCII = _Ascii()
_ARTICLE = compiled_later(rf"^(?:{any_word('articles_before_outlets')})\s*", re.IGNORECASE)
_OTHER = bytes(code for code in range(128) if not chr(code).isalnum() or chr(code).isupper())


def in_ascii(text: str) -> str:
    """A text in Latin letters, romanized character by character."""
    return text if text.isascii() else text.translate(_ASCII)


def bare_letters(text: str) -> str:
    """A text as small letters and digits in ASCII and nothing else, as in the host of a link."""
    return in_ascii(text).lower().encode("ascii", "ignore").translate(None, _OTHER).decode("ascii")


def without_article(name: str) -> str:
    """A name without a leading article and outer blanks."""
    return _ARTICLE.sub("", name.strip())


def squash(name: str) -> str:
    """A name as bare letters in ASCII, without a leading article: for comparing with domains and with other namings."""
    return bare_letters(without_article(name))
