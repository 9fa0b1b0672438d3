"""PDF documents in which one distance, size or number grows: at which step is something else read?

As in `text_ladders`, the steps cross the bounds of reading, whatever these are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import cycle, islice

from benchmarks.decisions.case import Case, Workshop
from benchmarks.decisions.decide import Sections
from benchmarks.decisions.ladders import Summary, climbed
from benchmarks.decisions.page_ladders import CONTEXT, TITLE
from scraper.pages.pdf.read import read_pdf
from tests.making_pdfs import HEIGHT, Leaf, Words, lines, make_pdf

_URL = "https://www.grows.example/files/river.pdf"
_PROSE = (
    "The office keeps the minutes of two hundred years, and everybody may read them now",
    "in a hall of the old harbour. Its keeper says that most of the books are about floods",
    "and that a few are about fish, which the town has lived on for as long as it is known.",
    "A hall for thirty readers opens in autumn, when the roof of the house is mended again",
    "by the town. Until then the books are shown on Mondays, two at a time, to all who ask.",
)
"""Lines of one paragraph."""
_MORE = (
    "Readers come from nine towns along the river, and from the two cities at its mouth, where",
    "the minutes were written first. The office lends none of them, as its paper is too thin.",
)
_LEFT, _TOP, _SIZE, _STEP = 60.0, 700.0, 10.0, 13.0
_HEAD = [Words(_LEFT, 740, TITLE, 18)]
_BODY = lines(_LEFT, _TOP, _PROSE, size=_SIZE, step=_STEP)
_BELOW = _TOP - _STEP * len(_PROSE)
"""The base line of what follows the paragraph without a gap."""
Drawn = Callable[[int], Sequence[Words]]


def pdf_ladders() -> Iterator[Case]:
    """A case for each document."""
    for name, (last, drawn) in DOCUMENTS.items():
        yield Case(f"pdf:{name}", partial(_climbed, drawn, last))


def _climbed(drawn: Callable[[int], Sequence[Leaf]], last: int, _: Workshop) -> Sections:
    def decide(step: int) -> Summary:
        article = read_pdf(make_pdf(drawn(step)), _URL, CONTEXT)
        on = article.published
        texts = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
        return (
            f"title: {_short(article.title)}",
            f"on: {on.on}, {on.source}, {'certain' if on.certain else 'doubtful'}" if on else "no day",
            f"wall: {article.wall}",
            *(f"{kind}: {_short(text)}" for kind, text in texts),
            *(f"link: {link.url} of {_short(link.text)}" for link in article.links),
        )

    return {"page": climbed(decide, last)}


def _short(text: str) -> str:
    """How a text begins, without what grows in it."""
    return text[:_SHOWN]


_SHOWN = 14


def _one(drawn: Drawn) -> Callable[[int], list[Leaf]]:
    """A document of one page."""
    return lambda step: [Leaf(drawn(step))]


def _letters(number: int) -> str:
    """Lower-case words of so many characters in all."""
    return "".join(islice(cycle("river tarnol of vebi "), number))


def _block(texts: Sequence[str], top: float, left: float = _LEFT) -> list[Words]:
    return lines(left, top, texts, size=_SIZE, step=_STEP)


def _after(gap: float, texts: Sequence[str] = _MORE, left: float = _LEFT) -> list[Words]:
    """Title, text, and more lines further below by `gap` than the lines of a paragraph."""
    return [*_HEAD, *_BODY, *_block(texts, _BELOW - gap, left)]


def _notes(number: int, top: float) -> list[Words]:
    """So many short paragraphs."""
    return [Words(_LEFT, top - 25 * at, f"The boat of harbour {at}", _SIZE) for at in range(number)]


def _titled(*words: Words) -> list[Words]:
    return [*_HEAD, *words, *_block(_PROSE, 300)]


def _columns(number: int, chars: int, gutter: float, width: float = 240) -> list[Words]:
    """Two columns of so many lines with so many characters; the second one begins a gutter right of the width."""
    sides = [(_LEFT, _PROSE), (_LEFT + width + gutter, _MORE)]
    texts = [(left, [one[:chars].strip() for one in islice(cycle(source), number)]) for left, source in sides]
    return [*_HEAD, *(word for left, some in texts for word in _block(some, _TOP, left))]


def _crossed(step: int) -> list[Words]:
    """Two columns, and lines that cross the gutter above them."""
    across = _block([*islice(cycle(_PROSE), step)], _TOP)
    below = _TOP - _STEP * step
    return [
        *_HEAD,
        *across,
        *_block([one[:40] for one in _PROSE], below),
        *_block([one[:40] for one in _PROSE], below, 320),
    ]


def _cells(step: int) -> list[Words]:
    """Two rows of three cells; those of the second row are moved to the right."""
    rows = [("Boats", "Fish", "Books"), ("twelve", "ninety", "thirty")]
    return [
        *_HEAD,
        *_BODY,
        *(
            Words(_LEFT + 150 * at + number * step / 4, _BELOW - 30 - 20 * number, text, _SIZE)
            for number, row in enumerate(rows)
            for at, text in enumerate(row)
        ),
    ]


def _with_header(high: float, moved: float = 0) -> list[Leaf]:
    """Two pages that begin with the same words, on the second one moved down."""
    header = "Tidal letters of the river office"
    return [
        Leaf([Words(_LEFT, high, header, 9), *_HEAD, *_BODY]),
        Leaf([Words(_LEFT, high - moved, header, 9), *_block(_MORE, _TOP)]),
    ]


def _with_number(high: float) -> list[Leaf]:
    """Two pages with their numbers."""
    return [
        Leaf([*_HEAD, *_BODY, Words(290, high, "1", 9)]),
        Leaf([*_block(_MORE, _TOP), Words(290, high, "2", 9)]),
    ]


def _over_pages(chars: int, first: str) -> list[Leaf]:
    """A paragraph that may go on over the end of a page; its last line there has so many characters."""
    return [
        Leaf([*_HEAD, *_block([*_PROSE[:3], _PROSE[0][:chars]], _TOP)]),
        Leaf(_block([first + _MORE[0][1:], _MORE[1]], _TOP)),
    ]


def _linked(step: int) -> list[Leaf]:
    """A link area that grows over a line."""
    high = _TOP - _STEP * 2
    return [Leaf([*_HEAD, *_BODY], [(_LEFT, high - 2, _LEFT + step, high + 8, "https://www.daily.example/walls")])]


def _linked_low(step: int) -> list[Leaf]:
    """A link area that goes down from one line to the next."""
    high = _TOP + 8 - step / 2
    return [Leaf([*_HEAD, *_BODY], [(_LEFT, high - 10, _LEFT + 100, high, "https://www.daily.example/walls")])]


def _hangul(step: int) -> list[Words]:
    """Ten wrapped lines of which so many end in a blank."""
    text = "한강 기록관은 십이일 증언집을 펴냈다고 밝혔다 누구나 열람실에"
    return [*_HEAD, *_block([f"{text} " if at < step else text for at in range(10)], _TOP)]


DOCUMENTS: dict[str, tuple[int, Callable[[int], Sequence[Leaf]]]] = {
    # Lines and rows, from pieces that are drawn apart.
    "row/gap": (160, _one(lambda n: [*_HEAD, *_BODY, *_pieces(n / 4, 0)])),
    "row/gap-in-large-type": (160, _one(lambda n: [*_BODY, *_pieces(n / 4, 0, 16)])),
    "row/base-line": (60, _one(lambda n: [*_HEAD, *_BODY, *_pieces(2, n / 4)])),
    "row/base-line-far-to-the-right": (60, _one(lambda n: [*_HEAD, *_BODY, *_pieces(150, n / 4)])),
    "row/gap-after-bullet": (
        160,
        _one(lambda n: [*_HEAD, *_BODY, Words(_LEFT, _BELOW - 30, "•", _SIZE), *_pieces(n / 2 - 60, 0)]),
    ),
    "row/cells": (40, _one(_cells)),
    "columns/lines": (9, _one(lambda n: _columns(n, 40, 30))),
    "columns/characters": (40, _one(lambda n: _columns(6, n, 30))),
    "columns/characters-apart": (40, _one(lambda n: _columns(6, n, 60 - 5 * n, 5 * n))),
    "columns/gutter": (80, _one(lambda n: _columns(6, 40, n / 2, 170))),
    "columns/lines-across": (9, _one(_crossed)),
    "furniture/height-of-header": (160, lambda n: _with_header(HEIGHT - n)),
    "furniture/moved-footer": (60, lambda n: _with_header(30, n / 4)),
    "furniture/height-of-number": (160, _with_number),
    "furniture/height-of-upper-number": (160, lambda n: _with_number(HEIGHT - n)),
    # Paragraphs, from lines.
    "paragraph/gap": (80, _one(lambda n: _after(n / 4))),
    "paragraph/gap-in-wide-lines": (
        80,
        _one(
            lambda n: [
                *_HEAD,
                *lines(_LEFT, _TOP, _PROSE, size=_SIZE, step=20),
                *lines(_LEFT, 600 - n / 4, _MORE, size=_SIZE, step=20),
            ]
        ),
    ),
    "paragraph/usual-gap": (
        60,
        _one(lambda n: [*_HEAD, *lines(_LEFT, _TOP, [*_PROSE, *_MORE], size=_SIZE, step=10 + n / 2)]),
    ),
    "paragraph/indent": (80, _one(lambda n: _after(0, left=_LEFT + n / 4))),
    "paragraph/outdent": (80, _one(lambda n: _after(0, left=_LEFT - n / 4))),
    "paragraph/indent-of-first-line": (
        80,
        _one(
            lambda n: [
                *_HEAD,
                *_BODY,
                Words(_LEFT + n / 4, _BELOW, _MORE[0], _SIZE),
                Words(_LEFT, _BELOW - _STEP, _MORE[1], _SIZE),
            ]
        ),
    ),
    "paragraph/indent-in-item": (
        80,
        _one(
            lambda n: [
                *_HEAD,
                *_BODY,
                Words(_LEFT, _BELOW - 20, f"• {_MORE[0]}", _SIZE),
                Words(_LEFT + 10 - n / 4, _BELOW - 33, _MORE[1], _SIZE),
            ]
        ),
    ),
    "paragraph/last-line": (85, _one(lambda n: [*_HEAD, *_block([*_PROSE[:3], _PROSE[3][: max(1, n)], *_MORE], _TOP)])),
    "paragraph/last-line-of-sentence": (
        85,
        _one(lambda n: [*_HEAD, *_block([*_PROSE[:3], f"{_PROSE[3][: max(1, n)].strip()}.", *_MORE], _TOP)]),
    ),
    "paragraph/last-line-in-han": (
        40,
        _one(lambda n: [*_HEAD, *_block(["川" * 40, "川" * 40, f"{'川' * max(1, n)}。", "川" * 40, "川" * 40], _TOP)]),
    ),
    "paragraph/last-line-of-page": (85, lambda n: _over_pages(max(1, n), "r")),
    "paragraph/last-line-of-page-before-capital": (85, lambda n: _over_pages(max(1, n), "R")),
    "paragraph/lines-of-narrow-passage": (
        6,
        _one(lambda n: [*_HEAD, *_BODY, *_block(["The boat waits here for all its crew."] * n, _BELOW - 30)]),
    ),
    "paragraph/centred": (
        60,
        _one(
            lambda n: [
                *_HEAD,
                *_BODY,
                *_block(["The boats of the harbour"], _BELOW - 30, 200),
                *_block(["wait for the crew of nine at night"], _BELOW - 43, 150 + n),
            ]
        ),
    ),
    "paragraph/type": (40, _one(lambda n: [*_HEAD, *_BODY, *lines(_LEFT, _BELOW, _MORE, size=_SIZE + n / 10)])),
    "paragraph/hangul-blanks": (10, _one(_hangul)),
    "heading/type": (
        40,
        _one(
            lambda n: [
                *_HEAD,
                *_BODY,
                Words(_LEFT, _BELOW - 30, "The boats wait", _SIZE + n / 20),
                *_block(_MORE, _BELOW - 60),
            ]
        ),
    ),
    "heading/length": (300, _one(lambda n: [*_HEAD, *_BODY, *_wrapped(_letters(n + 1), 13), *_block(_MORE, 400)])),
    "heading/length-in-bold": (
        160,
        _one(lambda n: [*_HEAD, *_BODY, *_wrapped(_letters(n + 1), _SIZE, bold=True), *_block(_MORE, 400)]),
    ),
    "heading/lines-in-bold": (
        6,
        _one(
            lambda n: [
                *_HEAD,
                *_BODY,
                *lines(_LEFT, _BELOW - 30, ["The boats wait for"] * n, size=_SIZE, bold=True),
                *_block(_MORE, 400),
            ]
        ),
    ),
    "heading/share-in-bold": (
        5,
        _one(
            lambda n: [
                *_HEAD,
                *(Words(_LEFT, _TOP - 13 * at, one, _SIZE, bold=at < n) for at, one in enumerate(_PROSE)),
                Words(_LEFT, _BELOW - 30, "The boats wait", _SIZE, bold=True),
            ]
        ),
    ),
    # Title, day and text, from paragraphs.
    "title/type": (
        40,
        _one(
            lambda n: [
                Words(_LEFT, 790, TITLE, _SIZE),
                Words(_LEFT, 740, "Fish are not what they were", 10 + n / 20),
                *_BODY,
            ]
        ),
    ),
    "title/type-of-second-line": (
        60,
        _one(
            lambda n: [
                Words(_LEFT, 740, TITLE, 16),
                Words(_LEFT, 720, "and closes its doors again", 13 + n / 10),
                *_BODY,
            ]
        ),
    ),
    "title/gap-to-second-line": (
        100,
        _one(
            lambda n: [
                Words(_LEFT, 790, TITLE, 16),
                Words(_LEFT, 780 - n / 2, "and closes its doors again", 16),
                *_BODY,
            ]
        ),
    ),
    "title/type-of-rival": (
        60,
        _one(
            lambda n: [
                Words(_LEFT, 790, TITLE, 16),
                Words(_LEFT, 740, "Fish are not what they were", 13 + n / 10),
                *_BODY,
            ]
        ),
    ),
    "title/length": (300, _one(lambda n: [*_wrapped(_letters(n + 1), 16, top=800), *_block(_PROSE, 400)])),
    "title/words": (
        8,
        _one(lambda n: [Words(_LEFT, 790, " ".join(["River"] * (n + 1)), 20), Words(_LEFT, 740, TITLE, 16), *_BODY]),
    ),
    "title/letters": (24, _one(lambda n: [Words(_LEFT, 740, "Tarnolvebirustmakelinopa"[: n + 1], 20), *_BODY])),
    "title/after-label": (
        30,
        _one(
            lambda n: [
                Words(_LEFT, 790, f"Press release {_letters(n)}".strip(), 20),
                Words(_LEFT, 740, TITLE, 16),
                *_BODY,
            ]
        ),
    ),
    "title/in-plain-type": (
        8,
        _one(lambda n: [*_notes(n, 800), Words(_LEFT, 790 - 25 * n, TITLE, _SIZE), *_block(_PROSE, 400)]),
    ),
    "title/in-plain-type-of-length": (200, _one(lambda n: [*_wrapped(_letters(n + 1), _SIZE), *_block(_PROSE, 400)])),
    "title/length-of-first-prose": (
        260,
        _one(lambda n: [*_wrapped(_letters(n + 1), _SIZE, top=800), Words(_LEFT, 640, TITLE, 16), *_block(_MORE, 600)]),
    ),
    "day/paragraphs-below-title": (
        18,
        _one(lambda n: _titled(*_notes(n, 715), Words(_LEFT, 715 - 25 * n, "4 May 2026", _SIZE))),
    ),
    "day/paragraphs-below-text": (
        18,
        _one(lambda n: [*_HEAD, *_BODY, Words(_LEFT, 600, "4 May 2026", _SIZE), *_notes(n, 570)]),
    ),
    "day/dateline": (140, _one(lambda n: _dateline(f"{_letters(n).capitalize()} 4 May 2026 – {_PROSE[1]}"))),
    "day/after-place": (60, _one(lambda n: _dateline(f"London, 4 May 2026 {_letters(n)} – {_PROSE[1]}"))),
    "day/length-of-line": (170, _one(lambda n: _titled(*_wrapped(f"4 May 2026, {_letters(n + 1)}", _SIZE, top=_TOP)))),
    "text/labels-below-title": (
        6,
        _one(lambda n: _titled(*(Words(_LEFT, 715 - 25 * at, "Press release", _SIZE) for at in range(n)))),
    ),
    "text/letters": (30, _one(lambda n: [Words(_LEFT, 740, _letters(n + 1), _SIZE)])),
    "text/weight-above-title": (260, _one(lambda n: [*_wrapped(f"{_letters(n + 1)}.", _SIZE, top=800), *_titled()])),
    "link/width": (200, _linked),
    "link/height": (60, _linked_low),
}
"""Documents by what is read, and what grows: the last step, and the pages of a step."""


def _pieces(gap: float, raised: float, size: float = _SIZE) -> list[Words]:
    """Two pieces of a row with a gap between them, the second one raised."""
    return [
        Words(_LEFT, _BELOW - 30, "The boats", size),
        Words(_LEFT + 4.25 * size + gap, _BELOW - 30 + raised, "wait for", size),
    ]


def _wrapped(text: str, size: float, *, bold: bool = False, top: float = 600) -> list[Words]:
    """A text in lines of seventy characters."""
    parts = [text[at : at + 70].strip() for at in range(0, len(text), 70)]
    return lines(_LEFT, top, parts, size=size, step=1.3 * size, bold=bold)


def _dateline(text: str) -> list[Words]:
    return [*_HEAD, *_block([text[at : at + 84] for at in range(0, len(text), 84)], _TOP), *_block(_PROSE, 500)]
