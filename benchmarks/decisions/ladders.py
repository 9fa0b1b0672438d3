"""Inputs in which one quantity grows: at which step is something else decided?

A bound decides nothing on inputs that are far from it. Here an input is on each side of it, whatever its value is:
between two steps that are decided differently, the step of the change is searched for. A copy differs more and more
from a post, and an article's day is further and further from the post that reports it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import groupby, pairwise

from benchmarks.decisions.case import Case, Workshop
from benchmarks.decisions.decide import Sections
from benchmarks.decisions.tested import noted
from benchmarks.drawn_pages.drawing import TODAY, WORDS, Words
from benchmarks.houses import verdicts
from pipelines.coverage.step import read_coverage
from presswatch.records import DateReading, Post

Summary = tuple[str, ...]
_PARAGRAPHS = 6


def ladders() -> Iterator[Case]:
    """A case for each way to differ, in each language of the drawn pages, and for each form of a day."""
    for lang in WORDS:
        yield from (Case(f"copy:{lang}/{way}", partial(_copies, lang, way)) for way in WAYS)
    for name, lines in DAYS.items():
        yield Case(f"day:{name}", partial(_days, name.partition("/")[0], lines))


def climbed(decide: Callable[[int], Summary], last: int) -> list[list[object]]:
    """First and last step, and what is decided from the one to the other, for steps from 0 to `last`."""
    known: dict[int, Summary] = {}

    def at(step: int) -> Summary:
        if step not in known:
            known[step] = decide(step)
        return known[step]

    def refine(low: int, high: int) -> None:
        if at(low) != at(high) and high - low > 1:
            middle = (low + high) // 2
            refine(low, middle)
            refine(middle, high)

    for low, high in pairwise([0, *(step for step in _MARKS if step < last), last]):
        refine(low, high)
    groups = [list(group) for _, group in groupby(sorted(known), key=at)]
    return [[group[0], group[-1], *known[group[0]]] for group in groups]


_MARKS = (1, 2, 3, 4, 6, 9, 14, 21, 34, 55, 89, 144, 233)
"""Steps that are always tried."""


def _copies(lang: str, way: str, _: Workshop) -> Sections:
    last, differing = WAYS[way]
    words = WORDS[lang]
    first = replace(differing(lang, words, 0), url=_FIRST, url_key=_FIRST, published=_posted(0))

    def decide(step: int) -> Summary:
        *_, found = verdicts([first, differing(lang, words, step)])
        return (found.state, found.reason, f"doubtful: {found.doubtful}")

    return {"duplicate": climbed(decide, last)}


def _text(words: Words) -> str:
    return "\n\n".join(words.prose[:_PARAGRAPHS])


_FIRST, _SECOND = "https://www.copies.example/first", "https://www.copies.example/second"


def _posted(days: int) -> DateReading:
    return DateReading(on=TODAY + timedelta(days=days), source="meta")


def _post(lang: str, title: str, text: str, days: int) -> Post:
    """A post at another address than the first one, so many days later."""
    return Post(
        source="s", url=_SECOND, url_key=_SECOND, title=title, language=lang, text=text, published=_posted(days)
    )


def _replaced(lang: str, words: Words, step: int) -> Post:
    """Every second one of so many words is another."""
    every = _text(words).split(" ")
    other = " ".join(f"{word}x" if at % 2 and at < step else word for at, word in enumerate(every))
    return _post(lang, words.posts[0], other, 1)


def _rewritten(lang: str, words: Words, step: int) -> Post:
    """Another title, and from the second step on fewer paragraphs that are the same."""
    changed = max(0, step - 1)
    own, others = words.prose[:_PARAGRAPHS], words.prose[_PARAGRAPHS:]
    return _post(lang, words.posts[bool(step)], "\n\n".join([*own[changed:], *others[:changed]]), 1)


def _shortened(lang: str, words: Words, step: int) -> Post:
    """The end is cut off, four letters at each step."""
    text = _text(words)
    return _post(lang, words.posts[0], text[: max(1, len(text) - 4 * step)], 1)


def _later(lang: str, words: Words, step: int) -> Post:
    """The same text so many days later."""
    return _post(lang, words.posts[0], _text(words), step)


def _numbered(lang: str, words: Words, step: int) -> Post:
    """So many paragraphs end with a figure."""
    prose = words.prose[:_PARAGRAPHS]
    return _post(
        lang, words.posts[0], "\n\n".join([f"{one} {at + 7}" if at < step else one for at, one in enumerate(prose)]), 1
    )


def _other_figures(lang: str, words: Words, step: int) -> Post:
    """Each paragraph ends with a figure, and so many of these are others."""
    prose = words.prose[:_PARAGRAPHS]
    figures = [f"{one} {70 + at + (at < step)}" for at, one in enumerate(prose)]
    return _post(lang, words.posts[0], "\n\n".join(figures), 1)


def _figure_later(lang: str, words: Words, step: int) -> Post:
    """Of a text that ends with a figure this is another one, so many days later."""
    return _post(lang, words.posts[0], f"{_text(words)} {70 + bool(step)}", step)


def _notice_later(lang: str, words: Words, step: int) -> Post:
    """The same of one short paragraph."""
    return _post(lang, words.posts[0], f"{words.prose[0]} {70 + bool(step)}", step)


def _next_figure(lang: str, words: Words, step: int) -> Post:
    """The title has the figure of another issue."""
    return _post(lang, f"{words.posts[0]} {step}", _text(words), 30)


WAYS: dict[str, tuple[int, Callable[[str, Words, int], Post]]] = {
    "replaced": (80, _replaced),
    "rewritten": (_PARAGRAPHS + 1, _rewritten),
    "shortened": (120, _shortened),
    "later": (800, _later),
    "numbered": (_PARAGRAPHS, _numbered),
    "other-figures": (_PARAGRAPHS, _other_figures),
    "figure-later": (21, _figure_later),
    "notice-later": (21, _notice_later),
    "next-figure": (3, _next_figure),
}
"""How the second post differs from the first one, which is that of step 0, with the last step."""


def _days(lang: str, lines: list[str], shop: Workshop) -> Sections:
    def decide(step: int) -> Summary:
        on = REPORTED + timedelta(days=step - _BEFORE)
        facts = read_coverage(noted("", lines, lang, on.isoformat()), [], shop.catalogue, ())
        return tuple(f"{one.outlet}: {_day(one.article_date)}" for one in facts.items)

    return {"coverage": [[first - _BEFORE, last - _BEFORE, *found] for first, last, *found in climbed(decide, _LAST)]}


def _day(reading: DateReading | None) -> str:
    if reading is None:
        return "no day"
    return f"{reading.on}, {reading.precision}" + ("" if reading.certain else ", doubtful")


REPORTED = date(2024, 3, 5)
"""The day in these posts, a Tuesday; they are published so many days before it, and after it."""
_BEFORE, _LAST = 120, 560
_WALLS = "https://www.theguardian.com/world/tide-walls"
DAYS = {
    "en/sentence": [f"On 5 March The Guardian reported on our survey: [Walls without keepers]({_WALLS})."],
    "en/year": [f"On 5 March 2024 The Guardian reported on our survey: [Walls without keepers]({_WALLS})."],
    "en/weekday-day": [f"On Tuesday, 5 March, The Guardian reported on our survey: [Walls without keepers]({_WALLS})."],
    "en/month-year": [f"In March 2024 The Guardian reported on our survey: [Walls without keepers]({_WALLS})."],
    "en/list": [
        "## In the press",
        f"- 5 March: The Guardian, [Walls without keepers]({_WALLS})",
        "- 7 March: BBC",
    ],
    "en/heading": ["## March 2024", f"- The Guardian, [Walls without keepers]({_WALLS})", "- 7: BBC News, radio"],
    "en/address": ["The Guardian reported: [Walls](https://www.theguardian.com/world/2024/mar/05/tide-walls)."],
    "en/announced": ["Our director speaks on BBC Radio 4 on 5 March about the survey of tide walls."],
    "de/sentence": [
        "Am 5. März berichtete Die Zeit über unsere Deiche: [Mauern ohne Wärter](https://www.zeit.de/deiche)."
    ],
    "ko/sentence": [
        "3월 5일 한겨레는 우리의 방조제 조사를 보도했다: [지킴이 없는 벽](https://www.hani.co.kr/arti/walls)"
    ],
    "ja/sentence": [
        "3月5日の朝日新聞が私たちの防潮堤調査を報じた：[番人のいない壁](https://www.asahi.com/articles/walls)"
    ],
}
"""Posts that report an article, by language and the form of its day."""
