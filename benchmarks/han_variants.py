"""Collects simplified, traditional and Japanese forms of Han characters, for packs/common/han_variants.txt.

    python -m benchmarks.han_variants

The characters are those of the tables of OpenCC (Apache 2.0; `pip install opencc-python-reimplemented`). A line holds
the simplified character, its traditional ones, most likely first, and after a space the Japanese one if it differs.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parents[1] / "presswatch" / "languages" / "packs" / "common" / "han_variants.txt"


def _table(name: str) -> Iterator[tuple[str, list[str]]]:
    found = importlib.util.find_spec("opencc")
    if found is None or found.origin is None:
        raise SystemExit("pip install opencc-python-reimplemented")
    for line in (Path(found.origin).parent / "dictionary" / name).read_text(encoding="utf-8").splitlines():
        sign, _, others = line.partition("\t")
        if len(sign) == 1 and ord(sign) < 0x10000:
            yield sign, [other for other in others.split() if ord(other[0]) < 0x10000]


def main() -> None:
    """Writes the table."""
    japanese = {sign: others[0] for sign, others in _table("JPVariants.txt") if others}
    lines = []
    for simplified, traditional in _table("STCharacters.txt"):
        japan = next((japanese[sign] for sign in traditional if sign in japanese), "")
        if traditional and (traditional != [simplified] or japan):
            lines.append(f"{simplified}{''.join(traditional)} {japan}".rstrip())
    known = {line[0] for line in lines}
    lines += [
        f"{sign}{sign} {japan}"
        for sign, japan in japanese.items()
        if sign not in known and not any(sign in line for line in lines)
    ]
    OUT.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(len(lines), OUT.stat().st_size)


if __name__ == "__main__":
    main()
