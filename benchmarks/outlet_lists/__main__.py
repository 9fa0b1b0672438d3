"""Builds the catalogue's outlets of public lists, or prints how many of lists not used for building are known.

    python -m benchmarks.outlet_lists MIRROR [--report FILE]
    python -m benchmarks.outlet_lists MIRROR --held-out

MIRROR holds bare clones of the repositories in `sources.py`, each as OWNER+NAME/repo. Writes
pipelines/data/public_outlets.tsv; FILE gets what was dropped, most of it because two lists disagree.
"""

from __future__ import annotations

import argparse
import re
from base64 import b64encode
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from benchmarks.outlet_lists.held_out import measure
from benchmarks.outlet_lists.merge import Found, Merging, Report
from benchmarks.outlet_lists.names import grade, key_of, parts_of
from benchmarks.outlet_lists.sources import SOURCES, rows_of
from pipelines.common.scripts import fold_letters
from pipelines.outlets.forms import printed_otherwise
from pipelines.outlets.outlet import filter_bit, shipped_outlets

OUT = Path(__file__).parents[2] / "pipelines" / "data" / "public_outlets.tsv"


def lines_of(found: list[Found], known: frozenset[str]) -> list[str]:
    """The rows of the file: sites ("@host", facts) and names (hosts, facts if there is no host), in byte order.

    A name that two outlets share is never a certain one; `known` are the keys of the hand-made names, which mean
    another outlet only in its country or with a link to it.
    """
    hosts = {one: one.domain or f"-{number}" for number, one in enumerate(found)}
    lines = [
        "\t".join((f"@{host}", one.name, one.country, one.language, one.medium, one.sources))
        for one, host in hosts.items()
    ]
    named: defaultdict[str, dict[Found, str]] = defaultdict(dict)
    shared = _words_of_several(found)
    for one in found:
        for form in dict.fromkeys((one.name, *one.forms)):
            mark = grade(form, shared)
            others = (other for other, weak in printed_otherwise((form,), ()) if " " in other and not weak)
            for printed in (_bare(form), *map(_bare, others)):
                named[fold_letters(printed)].setdefault(one, mark if form == one.name else mark or "?")
    for name, owners in named.items():
        mark = "!" if key_of(name) in known else max(owners.values(), key=_MARKS.index)
        mark = mark if len(owners) == 1 else mark or "?"
        lines.append(f"{name}\t{mark}" + " ".join([hosts[one] for one in owners][:_MOST_HOSTS]))
    return sorted(lines, key=str.encode)


_MARKS = ("", "?", "!")
_MOST_HOSTS = 12
"""Hosts of one name: more mean a word for a kind of outlet, and a line has 512 bytes at most."""


def _words_of_several(found: list[Found]) -> frozenset[str]:
    """Words, and pairs of words, that are in longer names of at least two outlets: places, mostly."""
    counts: Counter[str] = Counter()
    for parts in (list(parts_of(one.name)) for one in found if " " in one.name):
        counts.update(set(parts))
        counts.update({" ".join(pair) for pair in pairwise(parts)} if len(parts) > 2 else ())
    return frozenset(part for part, count in counts.items() if count > 1)


_FILTER_BYTES = 1 << 16
_WORD, _NEXT_WORD = re.compile(r"[^\W_]+"), re.compile(r"[^\w\n]{1,3}[^\W_]+")


def beginnings(name: str) -> list[str]:
    """The first word of a name, and the first two."""
    first = _WORD.match(name)
    second = _NEXT_WORD.match(name, first.end()) if first else None
    return [name[: end.end()] for end in (first, second) if end]


def filter_of(lines: list[str]) -> str:
    """The first line: one bit for each host and each first word or two of a name."""
    bits = bytearray(_FILTER_BYTES)
    for line in lines:
        key = line.partition("\t")[0]
        for beginning in [key[1:]] if key.startswith("@") else beginnings(key):
            bit = filter_bit(beginning, _FILTER_BYTES)
            bits[bit >> 3] |= 1 << (bit & 7)
    return b64encode(bits).decode()


def _bare(name: str) -> str:
    """An English name without its article, which texts print too."""
    bare = name.removeprefix("The ")
    return bare if " " in bare else name


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mirror", type=Path)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--held-out", action="store_true")
    options = parser.parse_args()
    if options.held_out:
        measure(options.mirror)
        return
    report = Report()
    rows = [row for source in SOURCES for row in rows_of(source, options.mirror)]
    print(f"{len(rows)} rows of {len(SOURCES)} lists")
    merging = Merging(list(shipped_outlets()), report)
    found = merging.outlets(rows)
    lines = lines_of(found, merging.known)
    OUT.write_text("\n".join((filter_of(lines), *lines, "")), encoding="utf-8")
    sites = sum(bool(one.domain) for one in found)
    print(f"{len(found)} outlets, {sites} with a site of their own, {len(lines)} lines, {OUT.stat().st_size} bytes")
    print(
        "countries: "
        + ", ".join(f"{code or '-'} {n}" for code, n in Counter(one.country for one in found).most_common(20))
    )
    for reason, dropped in report.lines.items():
        print(f"{reason}: {len(dropped)}")
    if options.report:
        chapters = (f"# {reason}\n\n" + "\n".join(dropped) for reason, dropped in sorted(report.lines.items()))
        options.report.write_text("\n\n".join(chapters) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
