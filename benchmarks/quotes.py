"""Finds quotes and their speakers in the plain texts of a data folder, as a run does but without a watchlist.

    python -m benchmarks.quotes DIR --out P.jsonl

DIR holds `texts.jsonl` with `id`, `lang` and `text`; paragraphs are separated by blank lines. Writes one line a text:
`{"id", "quotes": [{"start", "end", "text", "speaker"}]}`. Offsets are code points of `text`, end exclusive; `speaker`
is null where the text names none.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipelines.coverage.step import read_coverage
from pipelines.outlets.catalogue import Catalogue, load_catalogue
from presswatch.records import Post


def read_quotes(text: str, language: str | None, catalogue: Catalogue) -> list[dict[str, Any]]:
    """The quotes of one text in order."""
    url = "https://example.org/post"
    post = Post(source="benchmark", url=url, url_key=url, title="", text=text, language=language)
    return [
        {"start": quote.start, "end": quote.end, "text": quote.text, "speaker": quote.speaker}
        for quote in read_coverage(post, (), catalogue).quotes
    ]


def predictions(folder: Path, catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """One prediction per line of `texts.jsonl`."""
    with (folder / "texts.jsonl").open(encoding="utf-8") as lines:
        for line in filter(str.strip, lines):
            row = json.loads(line)
            yield {"id": row["id"], "quotes": read_quotes(row["text"], row.get("lang"), catalogue)}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    catalogue, count, begin = load_catalogue(), 0, time.process_time()
    with options.out.open("w", encoding="utf-8") as out:
        for found in predictions(options.folder, catalogue):
            out.write(json.dumps(found, ensure_ascii=False) + "\n")
            count += 1
    print(f"{count} texts, {1000 * (time.process_time() - begin) / max(count, 1):.1f} CPU ms a text")


if __name__ == "__main__":
    main()
