"""Texts with one place that grows, by words, characters or lines: at which step is something else decided?

Each text has a `{}`; see `ladders` for how the steps are chosen. They cross the distances, lengths and counts that
bound what is read of a post, whatever these are.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks.decisions.case import Case, Workshop
from benchmarks.decisions.decide import Sections
from benchmarks.decisions.ladders import Summary, climbed
from benchmarks.decisions.tested import Written, noted, written_in
from benchmarks.drawn_pages.drawing import WORDS
from pipelines.coverage import certainty, person_evidence
from pipelines.coverage.step import read_coverage
from pipelines.mentions.step import Refusal, find_mentions
from presswatch.records import DateReading
from presswatch.watchlist.entries import Subject

SUBJECTS = (
    Subject(name="Tidal Data Registry", kind="organization", aliases=("TDR", "해양기록원", "潮汐資料館")),
    Subject(name="Lighthouse", kind="organization"),
    Subject(name="Ada Berg", kind="person", organization="Tidal Data Registry", roles=("director",)),
    Subject(name="Ada Lindgren Thomas", kind="person"),
    Subject(name="김민수", kind="person", organization="해양기록원"),
    Subject(name="田中花子", kind="person", organization="潮汐資料館"),
)
_POSTED = "2024-05-06"
_WALLS = "[Walls without keepers](https://www.theguardian.com/world/tide-walls)"
_GOLDEN = Path(__file__).resolve().parents[2] / "tests" / "pipelines" / "coverage_posts"
_EVERY = 6
"""Of the golden posts every sixth one is stretched."""
_STRETCHED = {"letters": 900, "quiet-blocks": 9}
"""What is put before the last line of a golden post, with the last step."""
_FOLDERS = sorted(_GOLDEN.parent.glob("coverage_*"))
_EVERY_PARTED = 5
_PARTING = (("letters", 200), ("letters", 200), ("words", 30), ("names", 9))
"""What parts two words of a line, with the last step."""
_GAP = re.compile(r"(?<=[^\W\d_,] )(?=\w)(?![^\[\]()]*[\])])|(?<=[、，])(?![^\[\]()]*[\])])")
"""Between words, or after a comma of Han texts, and not in a link."""
_ROW = f"- The Guardian, 3 May 2024: {_WALLS}"


def text_ladders() -> Iterator[Case]:
    """A case for each text, and for golden posts with more and more above their last line."""
    for name, (last, lines) in TEXTS.items():
        lang, unit = name.split("/")[:2]
        post = Written(name, _POSTED, "", lines, ())
        yield Case(f"text:{name}", partial(_climbed, lang, post, partial(_filled, unit=unit), last))
    for path in sorted(_GOLDEN.glob("*.txt")):
        for post in islice(written_in(path), 0, None, _EVERY):
            for unit, last in _STRETCHED.items():
                more = partial(_longer, unit=unit)
                yield Case(f"text:{path.stem}/{unit}/{post.name}", partial(_climbed, path.stem, post, more, last))
    yield from _parted()


def _parted() -> Iterator[Case]:
    """Golden posts that are parted more and more at a drawn place between two words of a line."""
    posts = ((path, post) for folder in _FOLDERS for path in sorted(folder.glob("*.txt")) for post in written_in(path))
    for path, post in islice(posts, 0, None, _EVERY_PARTED):
        chance = random.Random(f"{path.stem} {post.name}")
        unit, last = chance.choice(_PARTING) if path.stem in WORDS else _PARTING[0]
        gaps = [(at, gap.start()) for at, line in enumerate(post.lines) for gap in _GAP.finditer(line)]
        if gaps:
            more = partial(_wider, gap=chance.choice(gaps), unit=unit)
            name = f"text:{path.stem}/parted-by-{unit}/{path.parent.name}/{post.name}"
            yield Case(name, partial(_climbed, path.stem, post, more, last))


Grow = Callable[[list[str], str, int], list[str]]
"""Makes the lines of a step from those of a post, its language and the number of the step."""


def _filled(lines: list[str], lang: str, step: int, *, unit: str) -> list[str]:
    """The lines with the filling in its place: between words, or as lines of its own where a line is "{}" alone."""
    found: list[str] = []
    filling = UNITS[unit](lang, step)
    for line in lines:
        found += filling if line == "{}" else [" ".join(line.replace("{}", " ".join(filling)).split())]
    return found


def _longer(lines: list[str], lang: str, step: int, *, unit: str) -> list[str]:
    """Lines with more lines above the last of them."""
    return [*lines[:-1], *UNITS[unit](lang, step), lines[-1]]


def _wider(lines: list[str], lang: str, step: int, *, gap: tuple[int, int], unit: str) -> list[str]:
    """Lines of which one has more between two words, at a gap: the line's number and a place in it."""
    number, place = gap
    filling = " ".join(UNITS[unit](lang, step))
    line = f"{lines[number][:place]}{filling}{' ' if filling else ''}{lines[number][place:]}"
    return [*lines[:number], line, *lines[number + 1 :]]


def _climbed(lang: str, written: Written, grow: Grow, last: int, shop: Workshop) -> Sections:
    tools = shop.tools(SUBJECTS)

    def decide(step: int) -> Summary:
        post = noted(written.title, grow(written.lines, lang, step), lang, written.on)
        refused: list[Refusal] = []
        mentions = find_mentions(post, tools.matcher, refused=refused.append)
        with weighed_evidence() as evidence:
            facts = read_coverage(post, mentions, tools.catalogue, tools.matcher.subjects)
        return (
            f"mentions: {_counted([f'{one.surface} {_id(one.rule)}' for one in mentions])}",
            f"refused: {_counted([f'{one.surface} {_id(one.rule)}' for one in refused])}",
            *(f"{one.outlet}: {_day(one.article_date)}, {one.article_url}, {one.medium}" for one in facts.items),
            *(f"{one.name}, {', '.join(one.roles)}" for one in facts.people),
            f"quotes: {_counted([str(one.speaker) for one in facts.quotes])}",
            *dict.fromkeys(evidence),
        )

    return {"text": climbed(decide, last)}


@contextmanager
def weighed_evidence() -> Iterator[list[str]]:
    """The evidence of posts, articles and people that is weighed inside, also of those that are dropped."""
    found: list[str] = []

    def noting(weigh: Callable[[Collection[str]], Any]) -> Callable[[Collection[str]], Any]:
        def noted(evidence: Collection[str]) -> Any:
            found.append(" ".join(sorted(evidence)))
            return weigh(evidence)

        return noted

    with (
        mock.patch.object(certainty, "chances", noting(certainty.chances)),
        mock.patch.object(person_evidence, "chance", noting(person_evidence.chance)),
    ):
        yield found


def _id(rule: str) -> str:
    return rule.partition(":")[0]


def _counted(found: list[str]) -> str:
    """Each once, with how often it comes if that is more than once; many are not counted one by one."""
    return "; ".join(f"{one} x{found.count(one)}" if found.count(one) > 1 else one for one in dict.fromkeys(found))


def _day(reading: DateReading | None) -> str:
    return "no day" if reading is None else f"{reading.on}, {'certain' if reading.certain else 'doubtful'}"


def _words(lang: str, step: int) -> list[str]:
    """So many words of running text, none with a capital or a mark that ends a sentence."""
    running = (word.strip(".,:;。、，！？!?\"'“”„«»").lower() for one in WORDS[lang].prose for word in one.split())
    return list(islice(cycle(word for word in dict.fromkeys(running) if word.isalpha()), step))


def _letters(_lang: str, step: int) -> list[str]:
    """One lower-case word of so many letters that no language has."""
    return ["".join(islice(cycle("tarnolvebi"), step))]


def _name(_lang: str, step: int) -> list[str]:
    """One capitalized word of so many letters."""
    return ["".join(islice(cycle("tarnolvebi"), step)).capitalize()]


def _names(_lang: str, step: int) -> list[str]:
    """So many capitalized words."""
    return list(islice(cycle(("Tarnolm", "Velbek", "Orsund", "Mirholt", "Dankeld")), step))


def _capitals(_lang: str, step: int) -> list[str]:
    """One word of so many capitals."""
    return ["".join(islice(cycle("TRNLVB"), step))]


def _again(lines: str) -> Callable[[str, int], list[str]]:
    return lambda _lang, step: [lines] * step


UNITS: dict[str, Callable[[str, int], list[str]]] = {
    "words": _words,
    "letters": _letters,
    "name": _name,
    "names": _names,
    "capitals": _capitals,
    "quiet-rows": _again("- A walk along the river begins at nine."),
    "quiet-blocks": _again("A walk along the river begins at nine, and a boat waits."),
    "rows": _again(_ROW),
    "lighthouse": _again("Lighthouse"),
    "registry": _again("The Tidal Data Registry met."),
    "rivers": _again("川"),
    "syllables": lambda _lang, step: ["가나다라마바사아자차"[:step]],
}
"""What fills the place of a text, by the second part of its name."""

_SAID = "“We wait for the river to fall before the autumn comes to the valley,”"
TEXTS: dict[str, tuple[int, list[str]]] = {
    # People, their roles, and who is quoted.
    "en/words/role-before": (20, [f"{_SAID} said the {{}} director of the centre, Ada Berg, on Monday."]),
    "en/words/role-to-name": (20, [f"{_SAID} said the director of the {{}} centre, Ada Berg, on Monday."]),
    "en/names/role-to-name": (14, [f"{_SAID} said {{}} director Ada Berg on Monday."]),
    "en/names/role-of-name": (14, [f"{_SAID} said the director of {{}} Ada Berg on Monday."]),
    "en/words/role-after": (20, [f"{_SAID} said Ada Berg, {{}} director of the Tidal Data Registry, on Monday."]),
    "en/names/role-of": (14, [f"{_SAID} said Ada Berg, director of the {{}} Registry, on Monday."]),
    "en/words/speaker-after": (30, [f"{_SAID} said {{}} Ada Berg."]),
    "en/words/speaker-before": (30, [f"Ada Berg {{}} said: {_SAID}"]),
    "en/words/quote-length": (60, ["“We wait {},” Ada Berg said on Monday."]),
    "en/letters/signature": (
        150,
        ["> We wait for the river to fall before the autumn comes.", "Ada Berg, director of {}"],
    ),
    "en/quiet-blocks/last-speaker": (9, ["Ada Berg is our director.", "{}", f"{_SAID} she said."]),
    "en/words/pronoun": (80, [f"Ada Berg is our director. {{}}. {_SAID} she said."]),
    "en/words/nobody-named": (20, ["“We wait {}.”"]),
    "en/words/nobody-named-in-a-line": (20, ["The report says “we wait {}” of the river."]),
    "en/names/given-names": (8, ["“We wait for the river to fall,” said Ada {} Lund, the director of the centre."]),
    "en/letters/name-of-letters": (40, ["“We wait for the river to fall,” said Ada {}, the director of the centre."]),
    "de/words/speaker-after": (30, ["„Wir warten auf den Fluss, bis er im Herbst wieder fällt“, sagte {} Ada Berg."]),
    "de/words/role-before": (20, ["Den Bericht zeigte die {} Direktorin des Zentrums, Ada Berg, am Montag."]),
    "es/words/speaker-after": (
        30,
        ["«Esperamos a que baje el río antes del otoño», dijo {} Ada Berg, directora del centro."],
    ),
    "ko/words/speaker-before": (30, ["김민수 원장은 {} “강물이 줄어들기를 기다리고 있다”고 말했다."]),
    "ko/words/role-after": (20, ["해양기록원 {} 김민수 원장은 “강물이 줄어들기를 기다리고 있다”고 말했다."]),
    "ko/syllables/trade": (8, ["{}배우 김민수는 어제 웃었다. {}가수 민수 씨도 웃었다."]),
    "ja/rivers/speaker": (60, ["田中花子館長は{}「水が引くのを待っています」と語った。"]),
    # Outlets, the days and addresses of articles.
    "en/words/outlet-to-verb": (30, ["The Guardian {} interviewed our director Ada Berg on 3 May 2024."]),
    "en/words/day-to-outlet": (40, [f"On 3 May 2024 {{}} The Guardian reported on our survey: {_WALLS}."]),
    "en/words/outlet-to-link": (40, [f"The Guardian {{}} {_WALLS}."]),
    "en/words/link-to-outlet": (40, [f"{_WALLS} {{}} The Guardian, 3 May 2024."]),
    "en/letters/opening": (250, [f"{{}} The Guardian reported on our survey: {_WALLS}."]),
    "en/letters/length-of-row": (500, [f"- The Guardian: {_WALLS} {{}}"]),
    "en/words/headline": (50, ["In The Guardian: “Walls {}”, 3 May 2024."]),
    "en/letters/length-of-post": (7000, ["{}", f"The Guardian reported on our survey on 3 May 2024: {_WALLS}."]),
    "en/letters/length-of-title-and-post": (900, ["# {}", f"- The Guardian: {_WALLS}", "- BBC News, 3 May 2024"]),
    "en/words/two-outlets": (30, [f"The Guardian {{}} and BBC News reported on our survey on 3 May 2024: {_WALLS}."]),
    "en/quiet-rows/press-list": (30, ["## In the press", "{}", _ROW]),
    "en/quiet-blocks/under-heading": (30, ["## In the press", "{}", f"The Guardian: {_WALLS}"]),
    "en/rows/press-list": (30, ["## In the press", "{}"]),
    "en/rows/no-heading": (14, ["A walk along the river begins at nine.", "{}"]),
    "en/words/heading": (20, ["## In the press {}", _ROW]),
    "en/names/unknown-outlet": (8, [f"The {{}} Gazette reported on our survey on 3 May 2024: {_WALLS}."]),
    "en/letters/unknown-outlet": (40, ["- {}: [Walls without keepers](https://www.tarnol.example/walls), 3 May 2024"]),
    "de/words/outlet-to-verb": (30, ["Die Zeit {} berichtete am 3. Mai 2024 über unsere Deiche."]),
    "es/words/outlet-to-verb": (30, ["El País {} publicó el 3 de mayo de 2024 una entrevista con nuestra directora."]),
    "ko/words/outlet-to-verb": (30, ["한겨레는 5월 3일 {} 우리의 방조제 조사를 보도했다."]),
    "ja/rivers/outlet-to-verb": (60, ["朝日新聞は5月3日、{}私たちの防潮堤調査を報じた。"]),
    # Mentions: cues and namesakes around names that are also words, acronyms, surnames.
    "en/words/cue-before": (40, ["The organization {} Lighthouse met on Monday."]),
    "en/words/cue-after": (40, ["Lighthouse {} said its director on Monday."]),
    "en/words/counter-cue": (40, ["The ship passed the rock {} Lighthouse on Monday."]),
    "en/words/acronym-after": (60, ["The Tidal Data Registry {} TDR met."]),
    "en/names/acronym-of": (8, ["The {} Registry (TDR) met on Monday."]),
    "en/quiet-blocks/surname": (30, ["Ada Berg is our director.", "{}", "Berg spoke on Monday."]),
    "en/names/longer-after": (8, ["The Tidal Data Registry {} met on Monday."]),
    "en/names/longer-before": (8, ["The {} Tidal Data Registry met on Monday."]),
    "en/name/longer-letters": (14, ["The Tidal Data Registry {} met, and TDR {} too."]),
    "en/name/after-surname": (14, ["Ada Lindgren Thomas came. Thomas {} was there too."]),
    "en/capitals/after-surname": (8, ["Ada Lindgren Thomas came. Thomas {} was there too."]),
    "en/capitals/shouted": (14, ["TDR {} MET WITH LIGHTHOUSE ON MONDAY"]),
    "en/lighthouse/repeated": (40, ["The organization {} met."]),
    "en/registry/repeated": (40, ["{} The TDR too."]),
    "en/letters/glued": (14, ["The news of TDR-{} and Lighthouse-{} came."]),
    "ko/letters/particle": (6, ["어제 해양기록원{} 회의를 열었다."]),
    "ja/rivers/before": (8, ["{}潮汐資料館は新しい展示を開いた。"]),
    "ja/rivers/after": (8, ["昨日、潮汐資料館{}は新しい展示を開いた。"]),
}
"""By language, what grows, and a name: the last step, and the lines in the notation of `noted`."""
