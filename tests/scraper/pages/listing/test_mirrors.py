"""Labelled pages of public repositories are turned into a folder of listings data."""

import gzip
import json
import subprocess

import pytest

from benchmarks.listing_mirrors import LabelError, build, gold_record

PAGE = """<html><body><nav><a href="/">Home</a></nav>
<div class=top><a href="/en/a">Alpha opens</a> <a href="/en/z">Zulu</a></div>
<table><tr><td>3 March 2021<td><a href="news/a.html">more</a><h3>Alpha
opens</h3></tr>
<tr><td>March 2021<td><a>anchor</a><a href="
news/b.html">more</a><h3>Beta closes</h3></tr>
<tr><td>2 March 2021<td><a href="news/a.html">again</a><h3>Alpha</h3></tr><tr><td>no link</tr></table>
<a class=older href="?page=2">Older</a></body></html>"""
LABEL = {
    "id": "board", "repository": "some/mirror", "commit": "HEAD", "path": "en/index.html",
    "url": "https://board.example/en/", "lang": "en", "kind": "html table", "entries": "tr", "link": "a[href]",
    "title": "h3", "date": "td", "next": "a.older", "allowed": ".top a",
}  # fmt: skip


def test_rules_give_posts_with_title_and_day_and_the_next_page():
    record = gold_record(LABEL, PAGE.encode())
    assert record["items"] == [
        {"url": "https://board.example/en/news/a.html", "title": "Alpha opens", "date": "2021-03-03"},
        {"url": "https://board.example/en/news/b.html", "title": "Beta closes", "date": None},
    ]
    assert record["next"] == "https://board.example/en/?page=2"
    assert record["allowed"] == ["https://board.example/en/a", "https://board.example/en/z"]


def test_a_post_is_never_allowed_as_well():
    record = gold_record({**LABEL, "allowed": "a"}, PAGE.encode())
    assert "https://board.example/en/news/a.html" not in record["allowed"]


def test_without_rules_the_first_link_and_its_text_are_taken():
    record = gold_record({**LABEL, "link": None, "title": None, "date": None, "next": None}, PAGE.encode())
    assert [item["title"] for item in record["items"]] == ["more", "more"]
    assert {item["date"] for item in record["items"]} == {None}
    assert record["next"] is None


@pytest.mark.parametrize("wrong", [{"entries": "li"}, {"next": "a.newer"}])
def test_a_rule_that_finds_nothing_is_reported(wrong):
    with pytest.raises(LabelError, match="board: no"):
        gold_record({**LABEL, **wrong}, PAGE.encode())


def test_a_clone_and_its_labels_become_a_folder_of_pages(tmp_path):
    work = tmp_path / "work"
    (work / "en").mkdir(parents=True)
    (work / "en" / "index.html").write_text(PAGE)
    git = ["git", "-C", str(work), "-c", "user.name=a", "-c", "user.email=a@b.example"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "page"]):
        subprocess.run([*git, *words], check=True)
    (tmp_path / "clones").mkdir()
    subprocess.run(["git", "clone", "-q", "--bare", work, tmp_path / "clones" / "some+mirror"], check=True)
    other = {**LABEL, "id": "other", "kind": "negative", "entries": None, "next": None, "why": "a home page"}
    assert build([LABEL, other], tmp_path / "clones", tmp_path / "out") == 2
    records = [json.loads(line) for line in (tmp_path / "out" / "gold.jsonl").read_text("utf-8").splitlines()]
    assert [(record["id"], len(record["items"])) for record in records] == [("board", 2), ("other", 0)]
    assert records[1]["why"] == "a home page"
    assert gzip.decompress((tmp_path / "out" / "pages" / records[0]["file"]).read_bytes()) == PAGE.encode()
