"""Posts that are PDF documents, in whole runs: recorded with text and mentions, edits seen, and reported if not read."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from tests.making_pdfs import Leaf, Words, lines, make_pdf
from tests.running import CHECKOUT, presswatch, run_json, write_watchlist
from tests.serving import Answer, Site, list_page, post_page

SUBJECTS = '\n[[subjects]]\nname = "Example Institute"\n\n[[subjects]]\nname = "Mara Lindqvist"\nkind = "person"\n'
TITLES = ["Nine archives, five closed doors", "Seminar on water law draws guests", "Annual report on river rights"]
SENTENCE = "The Example Institute has counted archives in nine countries of the region and found five closed."
LATER = "“We will count again,” said Mara Lindqvist."


def release(*more: str) -> Answer:
    text = [
        SENTENCE,
        "The doors have been closed to independent researchers since last summer, and nobody says why.",
        *more,
    ]
    words = [Words(60, 780, "PRESS RELEASE", 26), Words(60, 740, TITLES[0], 20), *lines(60, 700, text, size=9)]
    return Answer(make_pdf([Leaf(words)], created="D:20260901"), headers={"Content-Type": "application/pdf"})


def site_with(document: Answer) -> Site:
    """A list whose newest post is a document."""
    entries = [
        ("/files/release-7.pdf", TITLES[0], "2026-03-12"),
        *((f"/news/{n}", TITLES[n], f"2026-03-0{n}") for n in (2, 1)),
    ]
    paragraphs = [
        "The seminar was held in the harbour hall and lasted for two days, with guests from all over the valley."
    ]
    pages = {f"/news/{n}": post_page(TITLES[n], *paragraphs, day=f"2026-03-0{n}") for n in (2, 1)}
    return Site({"/news": list_page(entries), "/files/release-7.pdf": document, **pages})


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "presswatch.db") as db:
        return db.execute(query).fetchall()


def test_a_document_is_a_post_with_text_and_mention(tmp_path):
    """Title and date are the list's, text, language and mention the document's; an edit reports what it added."""
    with site_with(release()) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        report = run_json(tmp_path)
        assert (report["exit"], report["sources"][0]["posts_new"]) == (0, 3)
        url = f"{site.base}/files/release-7.pdf"
        [post] = rows(tmp_path, f"SELECT title, published_on, language FROM v_posts WHERE url = '{url}'")
        assert post == (TITLES[0], "2026-03-12", "en")
        mentions = json.loads(presswatch(tmp_path, "mentions", "--json").stdout)
        assert [(one["post_url"], one["sentence"]) for one in mentions] == [(url, SENTENCE)]
        site.routes["/files/release-7.pdf"] = release(LATER)
        again = run_json(tmp_path, "--all", "--recheck")
        assert (again["exit"], again["sources"][0]["posts_changed"]) == (0, 1)
        assert [one["sentence"] for one in again["new_mentions"]] == [LATER]


def test_without_the_extra_the_post_is_recorded_and_why_says_what_to_install(tmp_path):
    """The list's title and date, no text; installed later, the stored bytes give the text without a request."""
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "sitecustomize.py").write_text("import sys\nsys.modules['pypdfium2'] = None\n")
    hidden = f"{tmp_path / 'hidden'}:{CHECKOUT}"
    with site_with(release()) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        done = presswatch(tmp_path, "run", "--json", PYTHONPATH=hidden)
        assert done.returncode == 0, done.stderr
        url = f"{site.base}/files/release-7.pdf"
        assert rows(tmp_path, f"SELECT title, published_on FROM v_posts WHERE url = '{url}'") == [
            (TITLES[0], "2026-03-12")
        ]
        assert rows(tmp_path, "SELECT * FROM v_mentions") == []
        why = presswatch(tmp_path, "why", url)
        assert 'pip install "presswatch[pdf]"' in " ".join(why.stdout.split())
    kept = presswatch(tmp_path, "reread", "--json", PYTHONPATH=hidden)
    assert (kept.returncode, rows(tmp_path, "SELECT * FROM v_mentions")) == (0, [])
    assert presswatch(tmp_path, "reread", "--json").returncode == 0
    assert rows(tmp_path, "SELECT subject, backfill FROM v_mentions") == [("Example Institute", 1)]


def test_a_scanned_document_is_recorded_and_why_says_that_it_is_pictures(tmp_path):
    """No text is invented for it, and the source is ok."""
    with site_with(Answer(make_pdf([Leaf([])]), headers={"Content-Type": "application/pdf"})) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        report = run_json(tmp_path)
        assert (report["exit"], report["sources"][0]["posts_new"]) == (0, 3)
        why = json.loads(presswatch(tmp_path, "why", f"{site.base}/files/release-7.pdf", "--json").stdout)
    assert [(one["outcome"], one["detail"]) for one in why if one["step"] == "read"] == [
        ("no-text", "a PDF document that contains only pictures, no text")
    ]


def test_read_understands_a_saved_document(tmp_path):
    """`presswatch read` gives what a run would record of it."""
    (tmp_path / "release.pdf").write_bytes(release().body)
    write_watchlist(tmp_path, {}, SUBJECTS)
    done = presswatch(tmp_path, "read", "release.pdf", "--url", "https://example.org/files/release-7.pdf", "--json")
    document = json.loads(done.stdout)
    assert (document["kind"], document["title"], document["reason"]) == ("post", TITLES[0], "a PDF document")
    assert [one["sentence"] for one in document["mentions"]] == [SENTENCE]
    assert (document["published"]["source"], document["published"]["certain"]) == ("document", False)
