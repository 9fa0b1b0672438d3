"""Scripts: where a word ends in each, and what may be attached to a name there; offsets are code points."""

from bisect import bisect_right

from presswatch.languages.packs import any_word, words
from presswatch.languages.patterns import compiled_later

HANGUL_CLASS = "\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f"
KANA_CLASS = "\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
HAN_CLASS = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
CJK_CLASS = HANGUL_CLASS + KANA_CLASS + HAN_CLASS
INVISIBLE = frozenset("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff")

_ATTACHED_NOUN = f"(?:{any_word('attached_nouns', 'ko')})"
_TITLE_NOUN = any_word("attached_titles", "ko")
_PARTICLE = f"(?:{any_word('particles', 'ko')})"
_KOREAN_TAIL = compiled_later(f"{_ATTACHED_NOUN}?{_PARTICLE}{{0,2}}")
_KOREAN_PERSON_TAIL = compiled_later(f"(?:{_TITLE_NOUN}|{_ATTACHED_NOUN})?{_ATTACHED_NOUN}?{_PARTICLE}{{0,2}}")
_KOREAN_OUTLET_TAIL = compiled_later(
    f"(?:{any_word('outlet_endings_after_names', 'ko')})?{_ATTACHED_NOUN}?{_PARTICLE}{{0,2}}"
)
_HANGUL_RUN = compiled_later(f"[{HANGUL_CLASS}]*")
_ARABIC_PREFIXES = words("prefixes_before_names", "ar") | {""}
LONGEST_ARABIC_PREFIX = 4
CASED = ("latin", "cyrillic", "greek")
"""Scripts with capitals, so that a letter sets a name apart from a word."""
SPACED = (*CASED, "letter")
"""Those, and other alphabets: a name begins and ends at a blank or a mark."""
CJK = ("hangul", "kana", "han")
"""Scripts in which no blank has to end a name."""
_BLOCKS = (
    *(
        (0x0370, 0x0400, "greek"),
        (0x0400, 0x0530, "cyrillic"),
        (0x0620, 0x0780, "arabic"),
        (0x0E01, 0x0F00, "unspaced"),
    ),
    *((0x1000, 0x10A0, "unspaced"), (0x1100, 0x1200, "hangul"), (0x1780, 0x1800, "unspaced")),
    *((0x1F00, 0x2000, "greek"), (0x3005, 0x3006, "han"), (0x3007, 0x3008, "han"), (0x3041, 0x30A0, "kana")),
    *((0x30A1, 0x30FB, "kana"), (0x30FC, 0x3100, "kana"), (0x3130, 0x3190, "hangul"), (0x3400, 0xA000, "han")),
    *((0xAC00, 0xD7A4, "hangul"), (0xF900, 0xFB00, "han"), (0xFF66, 0xFFA0, "kana")),
)
"""First character, end and script of blocks of one script, ascending."""
_STARTS, _ENDS, _KINDS = zip((0, 0, ""), *_BLOCKS, strict=True)
_IN_PART = ("arabic", "greek", "letter")
"""Blocks that hold marks and figures among their letters."""
_LETTERS = compiled_later(r"[^\W\d_]*")
_LONGEST_TAIL = 64
"""Letters after a name: no ending is longer, and without blanks they go on to the end of a text."""


def kind_of(char: str) -> str:
    """The script of a character as far as word boundaries differ: hangul, kana, han, arabic, latin and so on."""
    code = ord(char)
    if code < 0x250 or 0x1E00 <= code < 0x1F00 or 0xFF10 <= code < 0xFF5B:
        return "latin" if char.isalpha() else "digit" if char.isdigit() else "other"
    place = bisect_right(_STARTS, code) - 1
    kind = _KINDS[place] if code < _ENDS[place] else "letter"
    return kind if kind not in _IN_PART else _of_part(char, kind)


def _of_part(char: str, kind: str) -> str:
    if kind == "letter" or char.isalpha() or char == "ـ":
        return kind if char.isalnum() or char == "ـ" else "other"
    return "letter" if kind == "greek" and char.isalnum() else "other"


def script_of(text: str) -> str:
    """The script of a name's last letter, which decides how it may be followed."""
    if "a" <= text[-1:].lower() <= "z":
        return "latin"
    return next((k for c in reversed(text) if (k := kind_of(c)) not in ("other", "digit")), "latin")


def before(text: str, start: int) -> str:
    """The visible character before `start`, "" at the beginning."""
    while start > 0 and text[start - 1] in INVISIBLE:
        start -= 1
    return text[start - 1] if start else ""


def after(text: str, end: int) -> str:
    """The visible character from `end` on, "" at the end."""
    while end < len(text) and text[end] in INVISIBLE:
        end += 1
    return text[end] if end < len(text) else ""


def letters_after(text: str, end: int) -> str:
    """The letters written on at `end`, as many as an ending may have."""
    run = _LETTERS.match(text, end, end + _LONGEST_TAIL)
    return run.group() if run else ""


def korean_tail(text: str, end: int, subject_kind: str) -> bool:
    """True if the letters joined after a Hangul (or Latin) name is a particle, a title or nothing."""
    run = _HANGUL_RUN.match(text, end)
    pattern = {"person": _KOREAN_PERSON_TAIL, "outlet": _KOREAN_OUTLET_TAIL}.get(subject_kind, _KOREAN_TAIL)
    return pattern.fullmatch(run.group() if run else "") is not None


_AFTER_VOWEL_NOT = compiled_later("(?:은|을|으로)|과(?!장)|이$")
_AFTER_CONSONANT_NOT = compiled_later("[는가를와]")
_TO = compiled_later("로(?![가-힣]{3})")
_FIRST_SYLLABLE, _FINALS, _RIEUL = 0xAC00, 28, 8
_SHORT_NAME = 2


def particle_agrees(name: str, tail: str) -> bool:
    """True if the joined letters may be the particle that the last syllable takes: 소니는, 삼성은; none is 소니아.

    Long names are not doubted for a wrong one, but for what makes another word: a road (신문로), a person (소니아).
    """
    last = name[-1]
    if not "가" <= last <= "힣":
        return True
    final = (ord(last) - _FIRST_SYLLABLE) % _FINALS
    doubted = _AFTER_CONSONANT_NOT if final else _AFTER_VOWEL_NOT
    if len(name) <= _SHORT_NAME and doubted.match(tail):
        return False
    if not final:
        return not tail.startswith("아")
    return not tail.startswith("야") and (final == _RIEUL or _TO.match(tail) is None)


def arabic_prefix(text: str, start: int) -> bool:
    """True if the letters joined before an Arabic name are a conjunction, a preposition or an article."""
    low = start
    while low > 0 and (kind_of(text[low - 1]) == "arabic" or text[low - 1] in INVISIBLE):
        low -= 1
        if start - low > LONGEST_ARABIC_PREFIX + 2:
            return False
    letters = "".join(c for c in text[low:start] if c not in INVISIBLE and not "\u064b" <= c <= "\u065f" and c != "ـ")
    return letters in _ARABIC_PREFIXES


# Letters as the readers of coverage ask for them

_FOLD = {
    **dict.fromkeys("’‘ʼ＇", "'"),
    **dict.fromkeys("\u00a0\u202f\u2009\u3000", " "),
    **dict.fromkeys("‑‐", "-"),
    **dict.fromkeys("أإآٱ", "ا"),
    "ى": "ي",
    "臺": "台",
}


def is_word(char: str) -> bool:
    """A letter, digit or combining mark."""
    return char.isalnum() or "\u064b" <= char <= "\u0652"


def is_hangul(char: str) -> bool:
    """A Hangul syllable."""
    return "\uac00" <= char <= "\ud7a3"


def is_latin_like(char: str) -> bool:
    """A letter of the Latin, Greek or Cyrillic script, where blanks separate words."""
    return char.isalpha() and char < "\u0590"


def is_cjk(char: str) -> bool:
    """A Han character or kana, where words are not separated."""
    return "\u3005" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff"


def fold_letters(text: str) -> str:
    """Typographic variants made one (apostrophes, blanks, hyphens, Arabic alefs), offset for offset."""
    if not text.isascii():
        # A search for each of the few letters takes a fiftieth of what a look at every letter does.
        for letter, plain in _FOLD.items():
            text = text.replace(letter, plain)
    return text
