"""Posts with much in common that are nevertheless different, and similar ones that are doubtful duplicates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from benchmarks.houses import verdicts
from pipelines.deduplicate.compare import compare, title_evidence
from pipelines.deduplicate.likeness import content_lines, differences, read_wording
from pipelines.deduplicate.recurring import Witness, learn
from pipelines.deduplicate.step import decide
from presswatch.records import DateReading, KnownPost, Post

COURSE = (
    "Bring the thing that no longer works, and we look at it together with you at one of our long tables.\n"
    "There is coffee and cake, nobody has to pay, and whoever has a screwdriver at home may bring it along.\n"
    "Lamps, radios and bicycles are repaired most often; for washing machines the stairs are too narrow."
)
EVENT = "When: {}\nWhere: {}\n{}\n" + COURSE
FIRST = EVENT.format(
    "Wednesday 12 July, 8 am", "Miller's Yard 20, Harwick", "The carpenters of the yard are our guests."
)
SECOND = EVENT.format("Thursday 13 July, 2 pm", "Green Tower 57, Tamrin", "The sewing circle shows how a seam is made.")
AGENDA = "\n".join(
    f"{one} of the association for the year that has ended, and questions of the members about it"
    for one in ("Opening", "Report", "Accounts", "Discharge", "Budget", "Motions", "Elections", "Fee", "Closing")
)
LATER = 40


def day(number: int) -> DateReading:
    return DateReading(on=date(2026, 3, 2) + timedelta(days=number))


def post(number: int, title: str, text: str, on: int) -> Post:
    url = f"https://ferry.example/{number}"
    return Post(source="ferry", url=url, url_key=url, title=title, text=text, published=day(on))


def known(one: Post, number: int) -> KnownPost:
    return KnownPost(
        id=number,
        url=one.url,
        url_key=one.url_key,
        title=one.title,
        text=one.text,
        content_hash="",
        language=None,
        published_on=one.published.on if one.published else None,
        sources=(one.source,),
    )


def test_one_event_at_two_places_is_two():
    """The same title on the next day, but another date, time and place above the same description."""
    title = "Repairing together at the long table"
    assert not compare(title, FIRST, title, SECOND, 1).same
    assert not compare(title, SECOND, title, FIRST, None).same
    assert compare(title, FIRST, title, FIRST, 1).same


def test_a_fixed_description_on_another_day_is_another_event():
    """A few days later only the date above the description has changed, and the event is announced again."""
    title = "Repairing together at the long table"
    assert not compare(title, FIRST, title, FIRST.replace("12 July", "9 August"), 28).same


def test_a_title_of_another_year_is_another_meeting():
    """Invitations with one agenda, one of which contains most of the other: the years in the titles decide."""
    one = f"All members are invited to the meeting on 17 June at seven.\n{AGENDA}"
    two = f"All members are invited to the meeting from 23 to 27 April.\n{COURSE}\n{AGENDA}"
    titles = "Invitation to the meeting on 17 June 2025", "Invitation to the meeting from 23 to 27 April 2026"
    likeness = compare(titles[0], one, titles[1], two, 300)
    assert not likeness.same
    assert compare(titles[0], one, titles[0], two, 1).shared_ratio > 0.9


@pytest.mark.parametrize(("days", "same", "doubtful"), [(1, True, False), (LATER, True, True), (400, False, False)])
def test_one_title_proves_less_with_the_days(days, same, doubtful):
    """An excerpt under the same title is a duplicate on the same day, doubtful weeks later, and another post a year
    later.
    """
    lines = COURSE.split("\n")
    title, teaser = "Repairing together at the long table", f"{lines[0]}\nThe hall is warm, and the door is wide open."
    likeness = compare(title, COURSE, title, f"{teaser}\nWe look forward to you all.", days)
    assert (likeness.same, likeness.doubtful) == (same, doubtful)


def test_what_is_announced_each_year_under_one_title_is_news_each_year():
    """A year later a post that shares most of its text is another one; with nearly the same text it is a repost at any
    time.
    """
    title = "Repairing together at the long table"
    first = f"{COURSE}\nThis time the sewing circle shows how a seam is made."
    second = f"{COURSE}\nThe carpenters of the yard are our guests, and the choir sings in the evening by the fire."
    assert compare(title, first, title, second, 1).same
    likeness = compare(title, first, title, second, 365)
    assert (likeness.same, likeness.shared_ratio > 0.8) == (False, True)
    assert compare(title, first, title, f"{first}\nSee you there.", 365).same


def test_two_reports_under_other_titles_share_more_than_a_paragraph():
    """On one day, under different titles, two events may share three quarters of the shorter text."""
    shared = f"{COURSE}\nWe open at ten, the stairs are at the back of the yard, and dogs stay outside."
    first = (
        f"{shared}\nThe sewing circle shows how a seam is made, and how a torn pocket is mended without one once more."
    )
    second = (
        f"{shared}\nMembers vote on the budget and the fee, elect a treasurer and two auditors for the coming term, and "
        "hear a motion of the youth group, which asks for a second evening in each month."
    )
    likeness = compare("The sewing circle at the table", first, "Members meet at the table", second, 0)
    assert (likeness.same, 0.72 < likeness.shared_ratio < 0.8) == (False, True)


def test_a_site_s_notice_in_place_of_its_posts_makes_no_duplicates():
    """A text that names none of its titles is no post's text; one that names a title is, under both titles."""
    notice = (
        "After four years we have decided to close our doors for good. We thank all friends and helpers who were "
        "with us in these years, and the neighbours for their patience."
    )
    posts = [post(n, title, notice, n) for n, title in enumerate(("Programme is online", "Choir sings at noon"))]
    for one, two in (posts, posts[::-1]):
        assert not compare(one.title, one.text, two.title, two.text, 20).same
    own = compare("Doors of the house close for good", notice, posts[0].title, notice, 20)
    assert (own.same, own.doubtful) == (True, True)


def test_one_text_under_many_titles_is_the_site_s():
    """Even if it names all titles, the text shown in place of posts is learned after a few, and new posts are new."""
    wall = f"The ferry house asks for patience: this page is being moved.\n{COURSE}\n{AGENDA}"
    titles = [
        f"{one} at the ferry house" for one in ("Choir", "Boats", "Bakery", "Lions", "Maps", "Oars", "Locks", "Nets")
    ]
    found = [one.state for one in verdicts([post(n, title, wall, 10 * n) for n, title in enumerate(titles)])]
    assert found[-2:] == ["new", "new"]


def test_a_link_to_the_first_part_does_not_make_the_third_part_its_copy():
    """A title further down, after a paragraph, or with another number, is not the title of the text."""
    first, third = "The river house rebuilt: 1. the cellar", "The river house rebuilt: 3. roof and chimney"
    paragraph = "So far we have looked at the stones below the ground, and at the water that comes in each spring. " * 3
    old, new = read_wording(first, COURSE), read_wording(third, f"Intro\n{paragraph}\n{first}\n{AGENDA}")
    assert title_evidence(old, new, differences(old.head, new.head)) == "other"
    printed = read_wording("News of the river week", f"{first}\n{COURSE}")
    assert title_evidence(old, printed, differences(old.head, printed.head)) == "same"


def test_paragraphs_in_another_order_are_one_text():
    """Under another title a few days later a moved paragraph does not count as replaced; the duplicate is still
    doubtful.
    """
    lines = (FIRST + "\nThe cellar is dry again, and the tables are back.").split("\n")
    one, two = "\n".join(lines), "\n".join((*lines[:2], *lines[5:], *lines[2:5]))
    likeness = compare("The long table invites", one, "Coffee, cake and a screwdriver", two, 3)
    assert (likeness.same, likeness.doubtful) == (True, True)


def test_events_of_one_day_from_one_template_are_separate():
    """Pages written on one day from one template, each with another place, name and number, are no copies."""
    form = f"The table stands in {{}}, house {{}}, and {{}} opens the door at {{}}.\n{COURSE}\n{AGENDA}"
    one = form.format("Harwick", "20", "Mara Holt", "8")
    two = form.format("Tamrin", "57", "Jonas Field", "14")
    assert not compare("Repairing in Harwick", one, "Repairing in Tamrin", two, 0).same


@pytest.mark.parametrize(
    ("title", "on", "doubtful"), [("News", 0, False), ("News", LATER, True), (COURSE[:60], LATER, False)]
)
def test_the_same_words_under_a_title_that_says_nothing_are_in_doubt_days_later(title, on, doubtful):
    """A broken site shows one text for all its posts."""
    old, new = post(1, title, COURSE, 0), replace(post(2, title, COURSE, on), source="other")
    verdict = decide(new, "", None, known(old, 1), [])
    assert (verdict.state, verdict.doubtful) == ("duplicate", doubtful)


def test_a_line_that_recurs_above_the_text_still_shows_its_date():
    """Only the recurring footer is removed from the lines that are compared; recurring lines never count as shared."""
    dates = ("3 May", "7 June", "5 July", "2 August", "6 September")
    news = (
        "The gates are blue.",
        "A choir sings.",
        "Our boat has an engine.",
        "Pupils draw maps.",
        "The bakery gives bread.",
    )
    posts = [
        read_wording(one, f"On Saturday, {on}, from two to five in the old hall\n{one} Come all.\n{COURSE}")
        for on, one in zip(dates, news, strict=True)
    ]
    house = learn([Witness("ferry.example", number, one) for number, one in enumerate(posts)])
    own = house.own(posts[1])
    assert own.lines[0] == "On Saturday, 7 June, from two to five in the old hall"
    assert own.lines[-1].startswith("A choir sings.")
    assert own.codes.size < 40


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("Tüm Hakları Saklıdır", True),
        ("GİZLİLİK", True),
        ("Boletín informativo", True),
        ("Lettre d’information", True),
        ("Home | News | Contact", True),
        ("The gates of the lock were painted blue.", False),
    ],
)
def test_menus_and_footers_are_known_by_their_phrases(line, furniture):
    """In any letter case, and with either Turkish i."""
    assert (line not in content_lines(f"{line}\nThe lock was painted.").values()) is furniture
