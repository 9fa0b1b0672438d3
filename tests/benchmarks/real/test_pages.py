"""Real sets: pages from repositories as their sites show them, and words of labels as offsets into these pages."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from benchmarks.real import coverage_set, houses_set
from benchmarks.real.clones import SourceError, file_bytes, paths
from benchmarks.real.fetch import clone
from benchmarks.real.jekyll import framed, render
from benchmarks.real.pages import LabelError, places_of, words_at
from benchmarks.real.parts import PARTS, fold_of, part_of
from benchmarks.real.visible import blocks, parsed, visible_text

SITE = {
    "_config.yml": 'title: River Trust\nbaseurl: ""\n',
    "_layouts/default.html": (
        "<html><head><title>{{ page.title }}</title></head><body><nav>{{ site.title }}</nav>{{ content }}"
        "{% include foot.html place='Larkmoor' %}</body></html>"
    ),
    "_layouts/post.html": (
        "---\nlayout: default\n---\n<article><h1>{{ page.title }}</h1><time>{{ page.date | date: '%d.%m.%Y' }}</time>"
        "{{ content }}</article>"
    ),
    "_includes/foot.html": "<footer>River Trust, {{ include.place }}</footer>",
    "_data/press.yml": "- {outlet: Larkmoor Gazette, url: 'https://gazette.example/1', title: Mill rescued}\n",
    "press.html": (
        "---\nlayout: default\ntitle: Press\n---\n{% for one in site.data.press %}<p>{{ one.outlet | plugin }}: "
        '<a href="{{ one.url }}">{{ one.title }}</a></p>{% endfor %}{% seo %}'
    ),
    "_posts/2026-03-04-mill.md": "---\nlayout: post\ntitle: The mill\n---\n“We *saved* it,” said [Ana](https://x.example).\n",
    "_posts/2026-02-31-no-day.md": "---\nlayout: post\ntitle: No such day\n---\nWords.\n",
    "_posts/2026-03-05-theme.md": "---\nlayout: of-a-theme\ntitle: Another\ndate: 2026-03-05\n---\nIn a frame.\n",
    "saved.html": "<html><body><main><p>Saved as it was.</p></main></body></html>",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository owner/site in a folder of clones, and its commit."""
    work = tmp_path_factory.mktemp("work")
    for name, text in SITE.items():
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_text(text, encoding="utf-8")
    git = ["git", "-C", str(work), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", "init", "-q", str(work)], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "site"], check=True)
    commit = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    host = tmp_path_factory.mktemp("host")
    (host / "owner").mkdir()
    work.rename(host / "owner" / "site")
    clones = tmp_path_factory.mktemp("clones")
    assert clone(clones, "owner/site", {commit}, str(host)) == ""
    return clones, commit


def label(commit: str, **more: object) -> dict[str, object]:
    """A label with its words, as an annotator writes it."""
    return {
        "id": "en-river-1",
        "organization": "River Trust",
        "repository": "owner/site",
        "commit": commit,
        "path": "_posts/2026-03-04-mill.md",
        "form": "jekyll",
        "url": "https://river.example/mill",
        "lang": "en",
        "kind": "neg_own_news",
        "post_date": "2026-03-04",
        "items": [],
        "people": [],
        "quotes": [{"text": "We saved it", "speaker": "Ana", "speaker_accept": []}],
        "subjects": [{"name": "River Trust", "aliases": [], "people": []}],
        "doubt": None,
    } | more


def test_a_post_is_built_in_the_sites_own_layout(site: tuple[Path, str]) -> None:
    """Layouts, an include with its parameter, the date of the file name: what a visitor of the site would see."""
    body = render(site[0], "owner/site", site[1], "_posts/2026-03-04-mill.md")
    shown = blocks(parsed(body), links=True)
    assert shown == [
        "River Trust",
        "The mill",
        "04.03.2026",
        "“We saved it,” said [Ana](https://x.example).",
        "River Trust, Larkmoor",
    ]


def test_a_list_from_a_data_file_is_built_and_what_plugins_do_is_left(site: tuple[Path, str]) -> None:
    """An unknown filter gives its value, an unknown tag nothing."""
    shown = blocks(parsed(render(site[0], "owner/site", site[1], "press.html")), links=True)
    assert shown[1] == "Larkmoor Gazette: [Mill rescued](https://gazette.example/1)"


@pytest.mark.parametrize("name", ["2026-02-31-no-day", "2026-03-05-theme"])
def test_odd_posts_are_built_too(site: tuple[Path, str], name: str) -> None:
    """With an impossible date, or a layout that the repository lacks, the text is still built."""
    text = visible_text(render(site[0], "owner/site", site[1], f"_posts/{name}.md"))
    assert ("Words." in text) != ("2026-03-05\nIn a frame." in text)


def test_a_file_without_a_site_gets_a_plain_frame() -> None:
    """Title, date and text, without the generator's codes."""
    text = visible_text(
        framed(b'+++\ntitle = "Out now"\ndate = 2026-03-04\n+++\n{{< figure src="x" >}}The *report* is out.\n')
    )
    assert text == "Out now\n2026-03-04\nThe report is out."


def test_missing_files_are_reported(site: tuple[Path, str]) -> None:
    """The error names repository, commit and path; for a missing clone it says how to get it."""
    with pytest.raises(SourceError, match=r"owner/site.*nothing\.html"):
        file_bytes(site[0], "owner/site", site[1], "nothing.html")
    with pytest.raises(SourceError, match=r"owner/other: no clone .*benchmarks\.real\.fetch"):
        paths(site[0], "owner/other", site[1])
    assert clone(site[0], "owner/none", {site[1]}, str(site[0])).startswith("owner/none: ")


def test_words_are_kept_as_places_and_come_back(site: tuple[Path, str], tmp_path: Path) -> None:
    """The stored label has no words of the page; the set built from it does."""
    kept = coverage_set.packed(label(site[1]), site[0])
    assert "saved" not in json.dumps(kept)
    assert coverage_set.build([kept], site[0], tmp_path) == 1
    (record,) = [json.loads(line) for line in (tmp_path / "gold.jsonl").read_text().splitlines()]
    assert record["quotes"][0]["text"] == "We saved it"
    assert record["part"] == part_of("owner")
    assert record["page_url"] == "https://river.example/mill"


def test_other_words_or_another_page_are_refused(site: tuple[Path, str], tmp_path: Path) -> None:
    """A quote that is not on the page, or a page other than the labelled one, ends the work with the label's id."""
    with pytest.raises(LabelError, match="en-river-1: no such words: Never said"):
        coverage_set.packed(label(site[1], quotes=[{"text": "Never said", "speaker": None}]), site[0])
    kept = coverage_set.packed(label(site[1]), site[0])
    with pytest.raises(LabelError, match="en-river-1: the page is not the one"):
        coverage_set.build([kept | {"form": "html"}], site[0], tmp_path)


def test_houses_come_back_in_order(site: tuple[Path, str], tmp_path: Path) -> None:
    """The posts of a source have addresses, files and dates, oldest first."""
    posts = [
        {"id": "h-01", "path": "_posts/2026-03-04-mill.md", "date": "2026-03-04"},
        {"id": "h-02", "path": "_posts/2026-03-05-theme.md", "date": "2026-03-05"},
    ]
    house = {
        "house": "h",
        "lang": "en",
        "repository": "owner/site",
        "commit": site[1],
        "form": "markdown",
        "posts": posts,
    }
    kept = houses_set.packed(house | {"base": "https://river.example/", "duplicates": []}, site[0])
    assert houses_set.build([kept], site[0], tmp_path) == 1
    (record,) = [json.loads(line) for line in (tmp_path / "houses.jsonl").read_text().splitlines()]
    assert [post["url"] for post in record["posts"]] == [
        "https://river.example/_posts/2026-03-04-mill/",
        "https://river.example/_posts/2026-03-05-theme/",
    ]
    assert all((tmp_path / post["file"]).exists() for post in record["posts"])


def test_places_count_letters_alone_and_repeats_in_turn() -> None:
    """Punctuation, spaces and case do not matter; the second of two equal quotes is the second place."""
    text = "“No,” she said.\nNO! he said.  no one"
    assert places_of(["no", "No.", "yes"], text) == [[1, 3], [16, 18], None]
    assert words_at([16, 27], text) == "NO! he said"
    assert words_at(None, text) is None


def test_parts_and_folds_depend_on_the_name_alone() -> None:
    """Case does not matter, all parts and folds are used, and folds are independent of parts."""
    assert part_of("Owner") == part_of("owner")
    names = [f"owner-{n}" for n in range(200)]
    assert {part_of(name) for name in names} == set(PARTS)
    look = {fold_of(name, 5) for name in names if part_of(name) == PARTS[0]}
    assert look == set(range(5))
