"""A text's letters and digits alone: what of two texts is compared where marks, blanks and case do not count."""

from presswatch.languages.patterns import compiled_later

WIDE_LETTER = compiled_later("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
"""A letter of Han, kana, Hangul or Thai, of which a text needs fewer than of Latin letters."""

_FIGURE = compiled_later("[0-9]")
_SMALL = bytes(range(0x80)).lower() + bytes(range(0x80, 0x100))
_MARKS = bytes(code for code in range(0x80) if not chr(code).isalnum())


def letters(text: str) -> str:
    """The letters and digits of a text in small letters, nothing else."""
    if text.isascii():  # the usual case in a fifth of the time
        return text.encode("ascii").translate(_SMALL, _MARKS).decode("ascii")
    return "".join(filter(str.isalnum, text.casefold()))


def has_figure(text: str) -> bool:
    """True if a text holds a figure of any script."""
    return _FIGURE.search(text) is not None if text.isascii() else any(map(str.isdigit, text))


def single_spaced(text: str | None) -> str:
    """White space folded to single blanks, ends trimmed."""
    return " ".join((text or "").split())
