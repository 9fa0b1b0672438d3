"""Trains the classifier that separates a post's text from the rest of its page, and measures it on unseen sites.

    python -m benchmarks.train_articles DIR [DIR ...] --out scraper/pages/data/article_trees.json
    python -m benchmarks.train_articles DIR [DIR ...] --folds /tmp/folds

DIR holds `gold.jsonl` and pages as described in benchmarks/articles.py; of the gold only `text`, `with` and `without`
are used, as labels. Needs lightgbm (not a dependency of the product). With `--folds` nothing is stored in the package:
for each fifth of the sites a model is trained on the others and the fifth is read with it; the folder gets
`fold-K.jsonl` with K = 0 ... 4 and `all.jsonl`, predictions as benchmarks.articles writes them. Same data, same seed:
same model.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.articles import address_of, prediction
from scraper.pages.article.blocks import read_layout
from scraper.pages.article.features import judged_units
from scraper.pages.article.main_text import TextModel, extracted_letters, full_rows, model_from, own_rows
from scraper.pages.article.metadata import page_facts, read_head, read_site_name
from scraper.pages.article.read import find_title, read_article
from scraper.pages.article.title import read_title
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page, assembled, open_page

SEED = 7
FOLDS = 5
ROUNDS = 300
THRESHOLD = 0.48
UNSURE = 0.1
"""Uncertainty above which the extractor is used: about a sixth of real pages; using it more often changes nothing."""

PARAMETERS = {
    "objective": "binary", "learning_rate": 0.04, "num_leaves": 15, "min_data_in_leaf": 60, "feature_fraction": 0.25,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "min_sum_hessian_in_leaf": 0.05, "verbosity": -1,
    "num_threads": 1, "seed": SEED, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
WEAK_WEIGHT = 0.3
"""Weight of generated posts, and of pages with labelled snippets only, against pages with a full gold text."""

_WIDE = (
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
_TOKEN = re.compile(f"[{_WIDE}]|[^\\W{_WIDE}]+")
_RUN = 4


@dataclass(slots=True)
class Sample:
    """One page: features (own and full), labels 0/1 and weights of its units; the fold its site belongs to."""

    folder: Path
    row: dict[str, Any]
    fold: int
    own: npt.NDArray[np.float32]
    full: npt.NDArray[np.float32]
    labels: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float64]


def fold_of(domain: str) -> int:
    """The fold of a site, by its name only."""
    return int(hashlib.sha256(domain.encode()).hexdigest(), 16) % FOLDS


def tokens(text: str) -> list[str]:
    """Words, or single characters in scripts without spaces."""
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


def labels_from_text(texts: list[str], gold: str) -> npt.NDArray[np.float64]:
    """For each unit the share of its word runs in the gold text; -1: no words.

    Short units count only next to a longer one.
    """
    words = tokens(gold)
    known, flat = set(_runs(words)), f" {' '.join(words)} "
    lists = [tokens(text) for text in texts]
    found = np.full(len(texts), -1.0)
    for index, own in enumerate(lists):
        if len(own) >= _RUN:
            found[index] = np.mean([run in known for run in _runs(own)])
        elif own:
            found[index] = f" {' '.join(own)} " in flat
    for index, own in enumerate(lists):
        near = range(max(0, index - 3), min(len(texts), index + 4))
        if 0 < len(own) < _RUN and not any(len(lists[at]) >= _RUN and found[at] > 0.5 for at in near):
            found[index] = 0.0
    return found


def labels_from_snippets(texts: list[str], gold: dict[str, Any]) -> npt.NDArray[np.float64]:
    """1 for units that hold a wanted snippet, 0 for an unwanted one, -1 for all others."""
    wanted = [" ".join(tokens(snippet)) for snippet in gold.get("with", ())]
    unwanted = [" ".join(tokens(snippet)) for snippet in gold.get("without", ())]
    found = np.full(len(texts), -1.0)
    for index, text in enumerate(texts):
        flat = " ".join(tokens(text))
        yes, no = any(snippet in flat for snippet in wanted), any(snippet in flat for snippet in unwanted)
        if yes != no:
            found[index] = yes
    return found


def page_of(folder: Path, row: dict[str, Any]) -> Page:
    """The page of a gold row."""
    return open_page(gzip.decompress((folder / row["html"]).read_bytes()), address_of(row))


def sample_of(folder: Path, row: dict[str, Any]) -> Sample | None:
    """Features and labels of a page; None if it has no running text or no labels."""
    gold, page = row["gold"], page_of(folder, row)
    head = read_head(page)
    root = assembled(page.root)
    layout = read_layout(root)
    title = read_title(page, head, read_site_name(page, head), layout)
    title_index = find_title(layout, title)
    judged = judged_units(layout.units)
    own = own_rows(layout, judged, title_index, page_facts(head, title))
    if own is None or not ("text" in gold or gold.get("with")):
        return None
    texts = [unit.text for unit in layout.units]
    places = [unit.index for unit in judged]
    shares = labels_from_text(texts, gold["text"]) if "text" in gold else labels_from_snippets(texts, gold)
    if title_index >= 0:
        shares[title_index] = -1
    labels = (shares > 0.5).astype(np.int64)
    sizes = np.sqrt([len(tokens(text)) for text in texts]) * (shares >= 0)
    weak = "text" not in gold or "source" not in row
    mass = sizes[labels == 1].sum() or sizes.sum() or 1.0
    weights = sizes / mass * (WEAK_WEIGHT if weak else 1.0)
    full = full_rows(own, judged, extracted_letters(root))
    return Sample(folder, row, fold_of(row.get("domain") or row["id"]), own, full, labels[places], weights[places])


def load(folders: Iterable[Path]) -> list[Sample]:
    """All labelled pages of the folders."""
    found = []
    for folder in folders:
        for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            sample = sample_of(folder, json.loads(line)) if line.strip() else None
            if sample is not None:
                found.append(sample)
    return found


def train(samples: list[Sample]) -> dict[str, Any]:
    """The model as it is stored."""
    return {
        "threshold": THRESHOLD,
        "unsure": UNSURE,
        "own": _fit(samples, [sample.own for sample in samples]),
        "full": _fit(samples, [sample.full for sample in samples]),
    }


def _fit(samples: list[Sample], tables: list[npt.NDArray[np.float32]]) -> list[dict[str, Any]]:
    import lightgbm  # type: ignore[import-not-found]  # noqa: PLC0415 - only training needs it

    weights = np.concatenate([sample.weights for sample in samples])
    used = weights > 0
    data = lightgbm.Dataset(
        np.concatenate(tables)[used],
        np.concatenate([sample.labels for sample in samples])[used],
        weight=weights[used] * 50,
    )
    booster = lightgbm.train(PARAMETERS, data, ROUNDS)
    return [_stored(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def _stored(root: dict[str, Any]) -> dict[str, Any]:
    """A tree as features, thresholds, surviving leaves (bits) and leaf values, leaves numbered from left to right."""
    values: list[float] = []
    nodes: list[tuple[int, float, int]] = []
    _collect(root, values, nodes)
    return {
        "f": [node[0] for node in nodes],
        "t": [node[1] for node in nodes],
        "m": [node[2] for node in nodes],
        "v": [float(f"{value:.5g}") for value in values],
    }


def _collect(node: dict[str, Any], values: list[float], nodes: list[tuple[int, float, int]]) -> None:
    if "leaf_value" in node:
        values.append(node["leaf_value"])
        return
    first = len(values)
    _collect(node["left_child"], values, nodes)
    left = ((1 << len(values)) - 1) ^ ((1 << first) - 1)
    nodes.append((node["split_feature"], float(np.float32(node["threshold"])), 0xFFFF & ~left))
    _collect(node["right_child"], values, nodes)


def read_folds(samples: list[Sample], folders: list[Path], out: Path) -> None:
    """Reads each fold with a model trained on the others and writes the predictions."""
    out.mkdir(parents=True, exist_ok=True)
    every = []
    for fold in range(FOLDS):
        model = model_from(train([sample for sample in samples if sample.fold != fold]))
        lines = [line for folder in folders for line in _read_fold(folder, fold, model)]
        (out / f"fold-{fold}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        every += lines
    (out / "all.jsonl").write_text("\n".join(every) + "\n", encoding="utf-8")


def _read_fold(folder: Path, fold: int, model: TextModel) -> Iterable[str]:
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if fold_of(row.get("domain") or row["id"]) == fold:
            article = read_article(page_of(folder, row), DateContext(), model=model)
            yield json.dumps(prediction(row, article), ensure_ascii=False)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, help="where to store the model trained on everything")
    parser.add_argument(
        "--folds", type=Path, help="folder for predictions on unseen sites (of the first folder's pages)"
    )
    options = parser.parse_args()
    samples = load(options.folders)
    if options.folds:
        read_folds(samples, options.folders[:1], options.folds)
    if options.out:
        options.out.write_text(json.dumps(train(samples), separators=(",", ":")), encoding="utf-8")
    print(f"{len(samples)} pages, {sum(len(sample.labels) for sample in samples)} units")
    return 0


if __name__ == "__main__":
    sys.exit(main())
