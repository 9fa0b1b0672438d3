"""Fitting the weights of the coverage classifier, and the comparison it prints."""

from __future__ import annotations

import json

import numpy as np

from benchmarks.train_coverage import fitted, labelled_posts, threshold
from pipelines.outlets.catalogue import load_catalogue

PAGE = """<html lang="en"><title>In the press</title><article><h1>{title}</h1><time datetime="2026-05-04">4 May 2026</time>
<p>The Guardian reported on 3 May 2026 on our work for the river and its people.
<a href="https://www.theguardian.com/world/2026/may/03/river">Read the article here</a>.</p></article></html>"""


def test_an_informative_feature_gets_weight_and_another_gets_none():
    """The first column is the answer, the second is the same for both answers."""
    rows = np.array([[1.0, 1], [1, 0], [0, 1], [0, 0]] * 10)
    weights = fitted(rows, rows[:, 0])
    assert weights[0] > 2
    assert abs(weights[1]) < 0.1


def test_the_threshold_loses_no_larger_share_than_is_given():
    """One of four posts with coverage may be lost, so the second lowest score passes."""
    scores, labels = np.array([1.0, 2, 3, 4, 9]), np.array([1.0, 1, 1, 1, 0])
    assert threshold(scores, labels, 0.25) == 2
    assert threshold(scores, labels, 0.2) == 1


def test_posts_are_read_with_the_features_of_the_product(tmp_path):
    """A page of a set has its organization, its part and the features of coverage in it."""
    (tmp_path / "a.html").write_text(PAGE.format(title="In the press: The Guardian on our work"))
    row = {"id": "a", "file": "a.html", "page_url": "https://ngo.example/a", "items": [{}], "part": "kept"}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row) + "\n")
    (post,) = labelled_posts(tmp_path, load_catalogue())
    assert (post.group, post.kept, post.reports) == ("ngo.example", True, True)
    assert {"press_title", "outlet_in_title", "short"} <= post.features
