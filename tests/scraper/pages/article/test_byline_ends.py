"""Who wrote a post, from its ends: sentences at the foot, signatures below the text, names before the first sentence."""

import pytest

from scraper.pages.article.byline import Claim, choose_claim
from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page
from scraper.pages.person_names.names import credited_in, people_of
from scraper.pages.person_names.signatures import bracketed, signature, signature_of_lead

TEXT = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 6


def byline(inside: str, head: str = "") -> tuple[str, ...]:
    html = f"<html><head><title>River opens</title>{head}</head><body><main><h1>River opens</h1>{inside}</main></body>"
    return read_article(Page(url="https://site.example/news/1", html=html), DateContext()).byline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Posted by Mina Park on 2024-05-02 in rivers. Tags: water, long lists of tags, and more of them.",
            ("Mina Park",),
        ),
        ("Posted in Water rights by minap on May 3, 2024", ("minap",)),
        ("Geschrieben von Anton Weiss am 3. Mai 2024 | Abgelegt unter Flüsse", ("Anton Weiss",)),
        ("Posted by the river were soldiers, and nobody passed for many weeks.", ()),
    ],
)
def test_a_sentence_at_the_foot(line, expected):
    """The page's only line that begins with "Posted by" names the author, even if more follows the name."""
    assert byline(TEXT + f"<footer><p>{line}</p></footer>") == expected


def test_two_such_sentences_are_other_posts():
    """If two lines name two authors, neither is taken."""
    assert byline(TEXT * 3 + "<p>Posted by mina on May 2, 2024</p><p>Posted by anton on May 3, 2024</p>") == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mina Park", ("Mina Park",)),
        ("— Mina Park", ("Mina Park",)),
        ("(Mina Park)", ("Mina Park",)),
        ("Mina Park is a hydrologist and the author of two books on rivers.", ("Mina Park",)),
        ("Anton Weiss ist freier Autor und lebt in Talstadt.", ("Anton Weiss",)),
        ("Reporting by Mina Park in Harbor City; Editing by Anton Weiss", ("Mina Park",)),
        ("(Reporting by Mina Park, Anton Weiss, with reporting by Ada Lind)", ("Mina Park", "Anton Weiss")),
        ("（高瀬悠人）", ("高瀬悠人",)),
        ("（共同通信）", ()),
        ("Upper Riverside", ()),
    ],
)
def test_the_last_line_of_a_text(line, expected):
    """A person's name below the text, in brackets, after "Reporting by" or in a sentence is the author's."""
    assert byline(f"{TEXT}<p>{line}</p>") == expected


def test_a_person_the_text_is_about_is_not_its_author():
    """A name at the end or below the title is not the author's if the text is about that person."""
    told = "<p>On Tuesday Mina Park opened the archive of the river, and many people came to see it.</p>"
    assert byline(f"{told}{TEXT}<p>Mina Park is a hydrologist and the author of two books.</p>") == ()
    assert byline(f"<div>Mina Park</div>{told}{TEXT}") == ()
    assert byline(f"<div>Mina Park</div>{TEXT}") == ("Mina Park",)


def test_lists_of_people_are_no_byline():
    """The last of several people named in a text is not its author."""
    letters = "".join(f"{TEXT}<p>{name}</p>" for name in ("Anton Weiss", "Greta Lind", "Mina Park"))
    assert byline(letters) == ()


@pytest.mark.parametrize("label", ["About the author", "Über die Autorin", "Sobre la autora", "この記事を書いた人"])
def test_a_box_about_the_author(label):
    """The line below "About the author" is a name."""
    assert byline(f"{TEXT}<section><h3>{label}</h3><p>Mina Park</p><p>Lives at the river.</p></section>") == (
        "Mina Park",
    )


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("강변일보=통신", ""),
        ("(강변=하늘통신) 박미나·김하루 기자 = 강이 마을에 돌아왔다.", "박미나、김하루"),
        ("〔記者林大河／台北報導〕河流回到了村莊。", "林大河"),
        ("河流社北山3月5日电（记者林大河、王小溪）河流回到了村庄。", "林大河、王小溪"),
        ("本报北山3月5日电 记者林大河 河流回到了村庄。", "林大河"),
        ("记者昨日从市政府获悉，河流回到了村庄。", ""),
    ],
)
def test_names_before_the_first_sentence(lead, expected):
    """Korean and Chinese reports name their reporters with the place before the first sentence."""
    assert signature_of_lead(lead) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("云河晚报记者 林静河 通讯员 王小溪", "林静河、王小溪"),
        ("本报记者 林静河", "林静河"),
        ("来源：河畔晚报 作者：林静河 2022-10-09 09:00", "林静河"),
        ("来源: 作者: 手机版 点击: 次", ""),
        ("（取材＝森本 葵）", "森本 葵"),
        ("投稿者: 青木 / 投稿日: 2021年5月6日", "青木"),
        ("河畔郵報 記者林大河／台北報導", "林大河"),
    ],
)
def test_signed_lines_in_chinese(line, expected):
    """The newspaper before "reporter", correspondents after it and the place after the name are not part of the name."""
    assert signature(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Photography by Anton Weiss", ["Anton Weiss"]),
        ("Fotos: Anton Weiss", ["Anton Weiss"]),
        ("撮影：黒田 亮", ["黒田 亮"]),
        ("Photos and Story by Anton Weiss", []),
        ("Photographers flock to the river", []),
    ],
)
def test_credits(line, expected):
    """A line that credits people for pictures or a translation says nothing about the author."""
    assert credited_in(line) == expected


def test_credited_people_are_no_authors():
    """If the data name the photographer too, the author is kept alone, unless a printed "By ..." names both."""
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": ['
        '{"@type": "Person", "name": "Mina Park"}, {"@type": "Person", "name": "Anton Weiss"}]}</script>'
    )
    assert byline("<p>By Mina Park</p><p>Photography by Anton Weiss</p>" + TEXT, data) == ("Mina Park",)
    both = "<p>By Mina Park and Anton Weiss</p><p>Photography by Anton Weiss</p>"
    assert byline(both + TEXT, data) == ("Mina Park", "Anton Weiss")


def test_a_role_that_runs_into_a_name():
    """A name that runs into the next word is cut if the head has it alone."""
    line = "<div class='byline'>By <a href='/users/1'>Mina Park</a><span>City Columnist</span></div>"
    assert byline(line + TEXT, '<meta name="author" content="Mina Park">') == ("Mina Park",)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        # The account that uploaded the post, against the printed "By ...".
        ([("meta", "Anton Weiss"), ("line", "Ada Lind")], ("Ada Lind",)),
        ([("meta", "Anton Weiss"), ("link", "Anton Weiss"), ("line", "Ada Lind")], ("Anton Weiss",)),
        # The printed line names one more.
        ([("meta", "Anton Weiss"), ("shown", "Anton Weiss; Ada Lind")], ("Anton Weiss", "Ada Lind")),
        ([("meta", "Anton Weiss"), ("shown", "Anton Weiss; Upper Riverside")], ("Anton Weiss",)),
        # A first name, and the whole one elsewhere.
        ([("meta", "Ada"), ("line", "Ada Lind")], ("Ada",)),
    ],
)
def test_claims_at_the_title_against_the_head(claims, expected):
    """If they differ, the name at the title wins over the one in the head."""
    made = [Claim(kind, declared=True, near=True, people=tuple(names.split("; "))) for kind, names in claims]
    assert choose_claim(made) == expected


def test_a_first_name_gets_its_surname():
    """A first name in the data and "A column by" with the full name are one person."""
    meta = '<meta name="author" content="Mina">'
    assert byline("<p>By Mina Park</p>" + TEXT, meta) == ("Mina Park",)


def test_a_far_mark_against_the_desk_at_the_title():
    """If the title has a desk, an author element far below belongs to another post."""
    near, far = "<p class='byline'>By <b>River News Desk</b></p>", "<div class='byline'>By Mina Park</div>"
    assert byline(near + TEXT * 3 + f"<div><h2>Other post</h2>{far}</div>") in ((), ("Mina Park",))
    mark = Claim("shown", declared=False, near=False, people=("Mina Park",))
    signed = Claim("line", declared=True, near=True, people=("Ada Lind",))
    assert choose_claim([mark, signed]) == ("Ada Lind",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A column by Mina Park", ("Mina Park",)),
        ("Eine Kolumne von Anton Weiss", ("Anton Weiss",)),
        ("Texto de Leonor Vasques", ("Leonor Vasques",)),
        ("Aus Talstadt berichtet Anton Weiss", ("Anton Weiss",)),
        ("Publié le 3 avril 2024 à 09:12 | Écrit par Mina Park", ("Mina Park",)),
        ("Door Mina van Aken op 3 april 2024", ("Mina van Aken",)),
        ("BY MINA PARK mpark@site.example", ("Mina Park",)),
        ("Της Καλλιόπης Δρακοπούλου", ("Καλλιόπης Δρακοπούλου",)),
        ("Words: Mina Park. Pictures: Anton Weiss.", ("Mina Park",)),
        ("As told to Mina Park", ("Mina Park",)),
        ("Ein Beitrag von Anton Weiss und Greta Lind", ("Anton Weiss", "Greta Lind")),
        ("Escribe: Camila Olarte", ("Camila Olarte",)),
        ("A cura di Beatrice Lombardi", ("Beatrice Lombardi",)),
        ("Подготовила Дарья Ключева", ("Дарья Ключева",)),
        ("Media contact: Emma Weiss, eweiss@site.example", ()),
        ("A report of the river", ()),
        ("Texto de apoyo", ()),
    ],
)
def test_more_forms_of_bylines(line, expected):
    """With the kind of text, a date or a mail address in it, the line at the title is still the byline."""
    assert byline(f"<p>{line}</p>{TEXT}") == expected


def test_a_desk_next_to_a_name_and_a_date():
    """A desk or a newspaper in quotation marks next to the name is dropped; a film and its maker with a year are no
    byline.
    """
    assert byline("<p>REDACCIÓN / MARÍA OLARTE</p><p>09/03/2022</p>" + TEXT) == ("María Olarte",)
    assert byline("<p>Anton Weiss, «The River»</p><p>3 March 2021</p>" + TEXT) == ("Anton Weiss",)
    assert byline("<p>The Garden · Anton Weiss (1990)</p>" + TEXT) == ()
    assert byline("<p>Emma Weiss and Greta Lind</p><p>Jan 9, 2021</p>" + TEXT) == ("Emma Weiss", "Greta Lind")
    assert byline("<p>Talstadt - Emma Weiss</p><p>Jan 9, 2021</p>" + TEXT) == ("Emma Weiss",)


def test_roles_are_no_second_author():
    """A role after a comma or a dash is no name."""
    assert people_of(["Mina Park, Culture Critic"], declared=True) == ["Mina Park"]
    assert people_of(["webteam"], declared=True) == []
    assert byline(f"{TEXT}<p>~ Mina Park, field officer</p>") == ("Mina Park",)
    assert byline(f"{TEXT}<p>Sincerely,</p><p>Mina Park</p><p>Executive Director</p>") == ("Mina Park",)


def test_authors_one_below_the_other():
    """If each of several lines is a link to an author, all are authors."""
    links = "<div>By <a href='/people/1/a'>Mina Park</a></div><div>, <a href='/people/2/b'>Anton Weiss</a></div>"
    assert byline(links + TEXT) == ("Mina Park", "Anton Weiss")


def test_authors_far_below_the_text_belong_to_other_posts():
    """Three author elements far below the text belong to teasers; a single one may be the post's."""
    teaser = "<div class='teaser'><h3>Other post {0}</h3><p>Short.</p><p>More.</p><div class='author'>Von {0} Weiss</div></div>"
    names = ("Emma", "Anton", "Greta", "Tomas", "Clara", "Paul", "Nora", "Jonas")
    assert byline(TEXT * 3 + "<section class='more'>" + "".join(map(teaser.format, names)) + "</section>") == ()


def test_a_headline_that_begins_with_by_is_no_byline():
    """A long list entry that begins with "By" is no byline if its words are no names."""
    headline = "By Growing Rice in Towers, Farmers Save Water and Land for Years"
    assert byline(f"{TEXT * 3}<ul><li>{headline}</li></ul>") == ()


def test_bracketed_names():
    """A name in brackets is the author's; a note, a department and a picture source are not."""
    assert bracketed("（高瀬 悠人）") == "高瀬 悠人"
    assert bracketed("（终）") == bracketed("（写真提供）") == bracketed("（宣传部供稿）") == ""


def test_a_reporter_with_the_name_of_the_site():
    """The site's own name is an author's where a place is made for one, not before a report's first sentence."""
    lead = "<p>河流社北山3月5日电（记者林大河）河流回到了村庄。</p>"
    assert byline(f"{lead}{TEXT}") == ("林大河",)
    assert byline(f"{lead}{TEXT}", '<meta property="og:site_name" content="林大河">') == ()
