"""Titles, names and languages, each on its own."""

import pytest
from lxml import html

from scraper.pages.article.features import FEATURE_NAMES
from scraper.pages.article.main_text import EXTRACTOR_FEATURES, extracted_letters, load_model
from scraper.pages.article.read import read_article
from scraper.pages.article.title import strip_site
from scraper.pages.article.title_candidates import title_key
from scraper.pages.dates.read import DateContext
from scraper.pages.html_tree.hints import HINT_BITS, hints_of
from scraper.pages.parsing.page import Page, open_page
from scraper.pages.parsing.payload import load_json
from scraper.pages.person_names.names import clean_name
from scraper.pages.text.language import _by_small_words, _by_statistics, read_language
from scraper.pages.text.letters import letters


@pytest.mark.parametrize(
    ("title", "site", "url", "expected"),
    [
        ("River opens - The Weekly", "The Weekly", "https://a.example/", "River opens"),
        ("The Weekly | River opens", "The Weekly", "https://a.example/", "River opens"),
        ("River opens its archive | News", "", "https://a.example/", "River opens its archive"),
        ("River - a long story of a border", "", "https://a.example/", "River - a long story of a border"),
        ("보고서 발표 행사 안내 > 공지사항", "", "https://a.example/", "보고서 발표 행사 안내"),
        ("River opens – weekly.example", "", "https://weekly.example/", "River opens"),
    ],
)
def test_strip_site(title, site, url, expected):
    """The site's name and short sections are removed, a dash inside a headline stays."""
    assert strip_site(title, site, url) == expected


@pytest.mark.parametrize("text", ["Tide & Pier_2: No. 7!", "Größe ½ – “Été”", "조수와 부두, 2024년", "ΑΣ", "_", ""])
def test_letters_are_letters_and_digits_of_any_script(text):
    """The shortcut for plain letters gives the same as the general definition."""
    assert letters(text) == "".join(char for char in text.casefold() if char.isalnum())


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("post-body", {"body"}),
        ("poster", set()),
        ("Posted-On", {"meta"}),
        ("menu-item-17 x9", {"menu"}),
        ("top-ad ads2 reads", {"promo"}),
        ("reply_box textarea", {"comment"}),
        ("a" * 300 + "sidebar", {"side"}),
        ("", set()),
    ],
)
def test_hints_of_class_names(names, expected):
    """Words in class names are found in any context, also in names too long to be cached."""
    assert {name for bit, name in enumerate(HINT_BITS) if hints_of(names) >> bit & 1} == expected


def test_the_extractor_leaves_the_page_as_it_is():
    """The second extractor works on a copy: later readers find the whole tree."""
    text = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 9
    root = open_page(f"<body><nav>Menu</nav><article>{text}</article></body>".encode(), "https://a.example/").root
    before = html.tostring(root)
    assert "surveyofwitness" in extracted_letters(root)
    assert html.tostring(root) == before


def test_title_key_folds_marks_and_case():
    """Two spellings of one title have one key."""
    assert title_key("“River” opens — today…") == title_key('"river" OPENS - today...')


def test_the_words_of_the_link_to_the_front_page_are_the_sites_name():
    """A site without metadata that puts its own name first: "Quay Institute - 港の記録"."""
    html = (
        "<html><head><title>Quay Institute - 港の記録</title></head><body><header><h1><a href='/'>Quay Institute</a></h1>"
        "</header><article><h2><a href='/p/7'>港の記録</a></h2><p>港の船は毎年数えられ、記録は灯台に保管されている。</p></article></body></html>"
    )
    article = read_article(Page(url="https://a.example/p/7", html=html), DateContext())
    assert (article.title, article.site_name) == ("港の記録", "Quay Institute")


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        ("The river opens | Harbor Current", "The river opens", ""),  # the metadata give the post's title
        ("River opens | Harbor Current", "About The river opens", "The river opens"),
        ("The river opens", "The river opens", "The river opens"),
        ("The river opens | Harbor Current", "A day at the quay", "The river opens"),
    ],
)
def test_a_sites_name_that_is_the_posts_heading(title, heading, expected):
    """It is none where it is the heading and the beginning of a longer title."""
    head = f"<title>{title}</title><meta property='og:site_name' content='The river opens'>"
    html = f"<html><head>{head}</head><body><h1>{heading}</h1><p>The boats wait for rain.</p></body></html>"
    assert read_article(Page(url="https://a.example/p/7", html=html), DateContext()).site_name == expected


def test_small_print_of_a_heading_is_no_title():
    """Small print with a link in a heading is not part of the title."""
    heading = "<h1>River opens: a day at the quay<small><a href='/who/1'>Ida Vale</a></small></h1>"
    html = f"<html><head><title>River opens: a day at the quay - Quay</title></head><body>{heading}<p>The river is open.</p></body>"
    article = read_article(Page(url="https://a.example/p/7", html=html), DateContext())
    assert article.title == "River opens: a day at the quay"


def test_a_head_that_names_the_site_alone_gives_no_title():
    """If every page of the site is called "Quay Institute", the post's heading is its title."""
    html = (
        "<html><head><title>Quay Institute</title></head><body><div class='top'><a class='brand' href='/'>Quay Institute</a></div>"
        "<div class='page-header'><h1>Quay Institute</h1></div><div class='article'><h2>The register is open</h2>"
        "<p>The register of the harbour is open to all who have lived on its islands.</p></div></body></html>"
    )
    assert read_article(Page(url="https://a.example/p/7", html=html), DateContext()).title == "The register is open"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Greta Lindqvist", "Greta Lindqvist"),
        ("Von Anton Weiss", "Anton Weiss"),
        ("Anton Weiss.", "Anton Weiss"),
        ("Anton Weiss B.Sc.", "Anton Weiss B.Sc."),
        ("Anton Weiss Jr.", "Anton Weiss Jr."),
        ("Mina Park (Seoul)", "Mina Park"),
        ("Mina Park May 2, 2024", "Mina Park"),
        ("Admin", ""),
        ("Link copied", ""),
        ("관리자", ""),
        ("박민아 기자", "박민아"),
        ("Editorial Staff", ""),
        ("am", ""),
        ("press@a.example", ""),
    ],
)
def test_clean_name(text, expected):
    """Names come out bare; account roles, buttons and addresses give nothing."""
    assert clean_name(text) == expected


DANISH = (
    "Havnerådet mødtes i går og talte om både, penge og broer, og det var ikke let at blive enige, fordi de små både skal have "
    "plads ved kajen, mens de store ligger ude i sundet, hvor vinden er hård og bølgerne er høje hele vinteren."
)
DUTCH = (
    "De haven heeft in het najaar meer boten geteld dan ooit, en dat is niet alleen aan het weer te danken, zegt de raad: er is "
    "ook een nieuwe kade, die voor het eerst door de kleine schepen van de eilanden wordt gebruikt."
)


RUSSIAN = (
    "В гавани насчитали больше лодок, чем когда-либо, и это не только из-за погоды: у совета есть новый причал, который "
    "для них построили ещё весной, а до этого они стояли под мостом, где было тесно и где все мешали друг другу."
)
PERSIAN = (
    "در این بندر بیش از هر سال دیگر قایق دیده شد و این تنها برای هوا نیست، شورا می گوید که یک اسکله تازه نیز ساخته شده است "
    "و قایق های کوچک از آن استفاده می کنند، اما باید تا پایان سال در همین جا بمانند و با هم کار کنند."
)
POLISH = (
    "W porcie policzono więcej łodzi niż kiedykolwiek, a to nie tylko dzięki pogodzie, mówi rada: jest też nowe nabrzeże, z "
    "którego po raz pierwszy korzystają małe statki z wysp, a duże stoją w cieśninie, gdzie wiatr jest silny i fale są wysokie."
)
NOTE = "On that day a report that names our organisation was published. The views in it are those of the author.\n"


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        (RUSSIAN, "en", "ru"),
        (RUSSIAN, "ru", "ru"),
        (PERSIAN, "ar", "fa"),
        (POLISH, None, "pl"),
        (NOTE + POLISH, "en", "pl"),
    ],
)
def test_function_words_give_the_language(text, declared, expected):
    """The cheap method agrees with the statistics; a note above does not count for the text below it."""
    small = _by_small_words(text, declared)
    assert small in (expected, None)
    assert read_language(text, declared) == expected
    assert _by_statistics(text, declared) == expected


def test_function_words_say_nothing_about_related_languages():
    """A text that declares a language without a word list is left to the statistics."""
    assert _by_small_words(POLISH, "pl") == "pl"
    assert _by_small_words(POLISH, "szl") is None
    assert _by_small_words(NOTE + POLISH, "en") is None
    assert _by_small_words("a b c", None) is None


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        ("북한인권", None, "ko"),
        ("東京の話", "en", "ja"),
        ("人权报告", None, "zh"),
        ("Bonjour", "fr", "fr"),
        ("Der Bericht wurde gestern in Berlin vorgestellt und sorgt seither für viel Streit.", "en", "de"),
        ("", None, None),
        (DANISH, "da", "da"),
        (DANISH, "en", "da"),
        (DUTCH, "nl", "nl"),
        (DUTCH, "de", "nl"),
    ],
)
def test_language(text, declared, expected):
    """The script decides for short texts, statistics for long ones, and the declared language where neither does."""
    assert read_language(text, declared) == expected


@pytest.mark.parametrize("text", ["{", "[" * 100_000, "9" * 10_000, "", "nonsense"])
def test_bad_json_is_none(text):
    """Broken, deep or huge JSON is None, never an error."""
    assert load_json(text) is None


@pytest.mark.parametrize("text", ['{"a": [1]}}', '{"a": [1],}\n}\n', '{"a": [1]} ];'])
def test_brackets_too_many_are_forgiven(text):
    """If a template closes more brackets than it opened, the JSON before them is read."""
    assert load_json(text) == {"a": [1]}


def test_json_followed_by_more_is_none():
    """Two values in one script are no value, since either may be meant."""
    assert load_json('{"a": 1} {"b": 2}') is None


def test_shipped_model_fits_the_features():
    """The shipped trees use no feature that the reader does not compute."""
    model = load_model()
    assert model.own.features.max() < len(FEATURE_NAMES)
    assert model.full.features.max() < len(FEATURE_NAMES) + len(EXTRACTOR_FEATURES)


def title_of(head: str, body: str) -> str:
    text = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 3
    html = f"<html><head>{head}</head><body>{body}{text}</body></html>"
    return read_article(Page(url="https://site.example/news/1", html=html), DateContext()).title


def test_a_heading_that_the_head_gives_whole_is_not_cut():
    """A title with a dash stays whole if a heading shows it so, even if a menu shows its second part alone."""
    head = (
        '<title>RN082 – Ten reasons to listen</title><meta property="og:title" content="RN082 – Ten reasons to listen">'
    )
    body = "<div><a href='/82'>Ten reasons to listen</a></div><div><h2>RN082 – Ten reasons to listen</h2></div>"
    assert title_of(head, body) == "RN082 – Ten reasons to listen"


def test_a_section_inside_the_heading_is_removed():
    """The section before a bar inside the heading is not part of a title that the head gives without it."""
    head = '<title>River gates closed</title><meta property="og:title" content="River opens after nine years">'
    body = '<h1><div><a href="/local/">Local | </a></div><span>River opens after nine years</span></h1>'
    assert title_of(head, body) == "River opens after nine years"
    assert title_of("<title>Local | River opens</title>", "<h1>Local | River opens</h1>") == "Local | River opens"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("<a href='/c/1'>활동소식</a> 깨끗한 물 · 올해의 보고서", "깨끗한 물 · 올해의 보고서"),
        ("<span>Press</span> Water · The report of the year", "Water · The report of the year"),
        ("<a href='/c/1'>공지</a> 회원의 날 사진 2차", "회원의 날 사진 2차"),
    ],
)
def test_a_category_in_an_element_of_its_own_is_no_part_of_the_title(heading, title):
    """If a heading ends with the head's title after a label in its own element, the title is the head's."""
    html = f"<html><head><title>{title}</title></head><body><h1>{heading}</h1>{'<p>Some text.</p>' * 3}</body></html>"
    assert read_article(Page(url="https://site.example/n/1", html=html), DateContext()).title == title
