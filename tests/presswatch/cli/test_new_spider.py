"""One command makes a site spider, its page, and a test that fails until both are filled in."""

import importlib
import importlib.util
from pathlib import Path

import pytest

import scraper.spiders
from presswatch.cli.app import run_command_line
from presswatch.cli.spider_template import create_spider
from presswatch.errors import UsageError
from presswatch.watchlist.read import read_watchlist

URL = "https://www.example-press.org/news"
PAGE = b"""<!doctype html><html lang=en><title>News</title><main>
<article><a href="/news/2">Second report is out</a> <time>2 November 2026</time></article>
<article><a href="/news/1">First report is out</a> <time>1 October 2026</time></article>
<a rel=next href="?page=2">Older</a></main>"""


@pytest.fixture
def checkout(tmp_path):
    (tmp_path / "scraper" / "spiders" / "sites").mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("")
    return tmp_path


def load(path: Path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_made_test_fails_until_it_is_filled_in(checkout, monkeypatch):
    """The new test runs at once, fails with what to do, and passes once it says what a person sees on the page."""
    spider, _, test = create_spider(checkout, URL, PAGE, None)
    assert spider.name == "example_press_org.py"
    sites = importlib.import_module("scraper.spiders.sites")
    monkeypatch.setattr(sites, "__path__", [*sites.__path__, str(checkout / spider.parent)])
    with pytest.raises(AssertionError, match="fill in"):
        load(checkout / test).test_reads_the_saved_page()
    text = (checkout / test).read_text()
    text = text.replace("POSTS = 0", "POSTS = 2").replace('FIRST_TITLE = ""', 'FIRST_TITLE = "Second report is out"')
    (checkout / test).write_text(text.replace('FIRST_DAY = ""', 'FIRST_DAY = "2026-11-02"'))
    load(checkout / test).test_reads_the_saved_page()


def test_the_made_spider_is_one(checkout):
    """It has the name that a watchlist's `kind` uses, and the kind is then accepted."""
    spider = load(checkout / create_spider(checkout, URL, PAGE, None)[0])
    made = spider.ExamplePressOrgSpider
    assert issubclass(made, scraper.spiders.base.SourceSpider)
    assert made.name == made.kind == "example_press_org"
    text = f'[[sources]]\nname = "s"\nurl = "{URL}"\nkind = "{made.kind}"\n'
    assert read_watchlist(text, "w", site_spiders=[made.kind]).sources


@pytest.mark.parametrize(
    ("url", "name"),
    [("example.org", None), ("ftp://example.org/", None), ("https://x/\n'", None), (URL, "../evil"), (URL, "9x")],
)
def test_refuses_what_is_no_address_or_name(checkout, url, name):
    """Nothing is written for an unusable address or name."""
    with pytest.raises(UsageError):
        create_spider(checkout, url, None, name)
    assert [path.name for path in checkout.rglob("*") if path.is_file()] == ["pyproject.toml"]


@pytest.mark.parametrize("name", ["class", "import", "feed", "auto", "datetime"])
def test_refuses_a_name_that_python_or_presswatch_uses(checkout, name):
    """A module called `class` cannot be imported, a kind called `feed` exists: the message asks for another name."""
    with pytest.raises(UsageError, match=f"{name}: this name is .*set another with --name"):
        create_spider(checkout, URL, None, name)
    assert [path.name for path in checkout.rglob("*") if path.is_file()] == ["pyproject.toml"]


def test_never_overwrites(checkout):
    """A second call changes nothing."""
    spider = checkout / create_spider(checkout, URL, PAGE, None)[0]
    spider.write_text("# mine")
    with pytest.raises(UsageError, match="already exists"):
        create_spider(checkout, URL, PAGE, None)
    assert spider.read_text() == "# mine"


def test_outside_a_checkout(tmp_path, monkeypatch, capsys):
    """An installed Presswatch says that this needs a checkout."""
    monkeypatch.chdir(tmp_path)
    assert run_command_line(["new-spider", URL]) == 2
    assert "not a checkout" in capsys.readouterr().err
