"""Speed of the search for names: 10, 1,000 and 100,000 names on the same texts, one core.

    python -m benchmarks.matching [--names 10 1000 100000] [--seconds 2]

Names and texts are invented from a seed. Prints names, seconds to build, million characters a second, and the cost of a
text compared with the first row. Real mentions of the first ten names are planted in every text.
"""

from __future__ import annotations

import argparse
import random
import time

from pipelines.mentions import build_matcher, find_spans
from presswatch.watchlist import Subject

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
    """Invented subjects: persons, organizations with an acronym, a Korean name each third."""
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
    """Invented posts in Latin letters, each naming three of the subjects; every fourth in Korean."""
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, nargs="+", default=[10, 1000, 100_000])
    parser.add_argument("--seconds", type=float, default=2.0)
    options = parser.parse_args()
    corpus = texts(names(10))
    characters = sum(map(len, corpus))
    first = 0.0
    print(f"{'names':>8} {'build s':>8} {'M chars/s':>10} {'cost':>6} {'mentions':>9}")
    for count in options.names:
        subjects = names(count)
        started = time.process_time()
        matcher = build_matcher(subjects)
        built = time.process_time() - started
        rounds, found, started = 0, 0, time.process_time()
        while time.process_time() - started < options.seconds:
            found = sum(len(find_spans(text, matcher, None)) for text in corpus)
            rounds += 1
        cost = (time.process_time() - started) / rounds
        first = first or cost
        print(f"{count:>8} {built:>8.2f} {characters / cost / 1e6:>10.2f} {cost / first:>6.2f} {found:>9}")


if __name__ == "__main__":
    main()
