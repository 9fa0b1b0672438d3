"""Speed of the search for names: 10, 1,000 and 100,000 names on the same texts, one core.

    python -m benchmarks.matching [--names 10 1000 100000] [--seconds 1] [--quick] [--pairs 5] [--csv F.csv]

Names and texts are invented from a seed; real mentions of the first ten names are planted in every text. The numbers of
names take turns, so that a ratio is of runs side by side. Printed: seconds to build the matcher, million characters a
second of processor time, and what a text costs with the most names against the least.
"""

from __future__ import annotations

import argparse
import random
import sys
import time

from benchmarks.speed.results import Figure, add_options, machine, pairs_of, ratio, report
from pipelines.mentions.step import Matcher, build_matcher, find_spans
from presswatch.watchlist.entries import Subject

SEED = 4
TEXTS = 40
WORDS_A_TEXT = 800
_SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ren",
    "tas",
    "vor",
    "del",
    "bin",
    "sha",
    "cor",
    "nai",
    "pel",
    "gru",
    "ost",
    "wen",
    "dar",
    "fil",
    "hem",
    "jor",
    "qua",
]
_KOREAN = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허"


def _word(random_: random.Random, low: int = 2, high: int = 4) -> str:
    return "".join(random_.choice(_SYLLABLES) for _ in range(random_.randint(low, high)))


def _acronym(random_: random.Random) -> str:
    return "".join(random_.choice("BCDFGHJKLMNPQRSTVWXZ") for _ in range(5))


def names(count: int) -> list[Subject]:
    """Invented subjects: people, organizations with an acronym, every third with a Korean name."""
    random_ = random.Random(SEED)
    subjects = []
    for number in range(count):
        first, second, third = (_word(random_, 3, 4).capitalize() for _ in range(3))
        korean = "".join(random_.choice(_KOREAN) for _ in range(5))
        if number % 3 == 0:
            subjects.append(Subject(name=f"{first} {second}", kind="person"))
        elif number % 3 == 1:
            subjects.append(Subject(name=f"{first} {second} {third}", aliases=(_acronym(random_),)))
        else:
            subjects.append(Subject(name=f"Institute of {first} {second}", aliases=(korean,)))
    return subjects


def texts(planted: list[Subject]) -> list[str]:
    """Invented posts in Latin letters, each naming three of the subjects; every fourth is in Korean."""
    random_ = random.Random(SEED + 1)
    made = []
    vocabulary = [_word(random_, 1, 4) for _ in range(3000)]
    for number in range(TEXTS):
        words = [random_.choice(vocabulary) for _ in range(WORDS_A_TEXT)]
        if number % 4 == 3:
            words = ["".join(random_.choice(_KOREAN) for _ in w[:4]) for w in words]
        for _ in range(3):
            words[random_.randrange(WORDS_A_TEXT)] = random_.choice(planted).name + ","
        for place in range(12, WORDS_A_TEXT, 14):
            words[place] = words[place] + "."
        made.append(" ".join(words).replace("the", "“The”"))
    return made


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser)
    parser.add_argument("--names", type=int, nargs="+", default=[10, 1000, 100_000])
    parser.add_argument("--seconds", type=float, default=1.0)
    options = parser.parse_args()
    line, corpus = machine(), texts(names(10))
    characters = sum(map(len, corpus))
    matchers, built = {}, {}
    for count in options.names:
        subjects, started = names(count), time.process_time()
        matchers[count] = build_matcher(subjects)
        for text in corpus:  # what a matcher compiles with the first text of a language belongs to its building
            find_spans(text, matchers[count], None)
        built[count] = time.process_time() - started
    costs: dict[int, list[float]] = {count: [] for count in options.names}
    for _ in range(pairs_of(options)):
        for count, matcher in matchers.items():
            costs[count].append(_cost(matcher, corpus, 0.2 if options.quick else options.seconds))
    figures = [
        Figure(measure="build the matcher", system=f"{count} names", unit="s", runs=(built[count],)) for count in costs
    ]
    for count, runs in costs.items():
        speed = tuple(characters / one / 1e6 for one in runs)
        figures.append(Figure(measure="million characters a second", system=f"{count} names", unit="M/s", runs=speed))
    least, most = min(costs), max(costs)
    figures.append(ratio(f"{most} names : {least} names", costs[most], costs[least], floor=3.0, aim=1.5))
    report("matching", f"{len(corpus)} texts of {WORDS_A_TEXT} words", figures, line, options.csv)
    return 0


def _cost(matcher: Matcher, corpus: list[str], seconds: float) -> float:
    """CPU seconds for all texts, measured for about this long."""
    rounds, started = 0, time.process_time()
    while time.process_time() - started < seconds:
        for text in corpus:
            find_spans(text, matcher, None)
        rounds += 1
    return (time.process_time() - started) / rounds


if __name__ == "__main__":
    sys.exit(main())
