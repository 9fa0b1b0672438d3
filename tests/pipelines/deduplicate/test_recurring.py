"""What recurs in the posts of a source, and what titles prove."""

from __future__ import annotations

import pytest

from pipelines.deduplicate.compare import compare, likeness_of, title_evidence
from pipelines.deduplicate.likeness import differences, read_wording
from pipelines.deduplicate.recurring import Witness, learn, recurring_titles

FOOT = (
    "About us\n"
    "The Ferry House keeps the papers of the people who crossed the river and helps their families to find them.\n"
    "Press contact: Mara Holt, phone 555 {}, press@ferryhouse.example"
)
NEWS = (
    "The gates of the lock were painted blue last week.",
    "A choir of forty sings on the quay at noon.",
    "Our boat needs a new engine before the winter.",
    "Two pupils have drawn a map of the lost villages.",
    "The bakery gives us its old ovens.",
)


def wordings(*news, foot=FOOT):
    return [read_wording(one[:20], f"{one}\n{foot.format(100 + n)}") for n, one in enumerate(news)]


def taught(*posts, house="ferry.example"):
    return learn([Witness(house, number, one) for number, one in enumerate(posts)])


def test_what_recurs_is_no_post_s_own():
    """The boilerplate is removed, with the number that changes in it; the post's own words stay."""
    posts = wordings(*NEWS)
    house = taught(*posts)
    assert [house.own(one).lines for one in posts] == [(news,) for news in NEWS]
    assert house.own(posts[0]).codes.size == len("thegatesofthelockwerepaintedbluelastweek")


def test_a_sentence_added_to_the_foot_goes_with_it():
    """Between or after recurring lines a short sentence is the source's; a long one is the post's."""
    house = taught(*wordings(*NEWS))
    lines = FOOT.format(1).split("\n")
    added = "Our office is closed between the holidays."
    for place in (2, 3):
        text = "\n".join(["A lion was seen.", *lines[:place], added, *lines[place:]])
        assert house.own(read_wording("", text)).lines == ("A lion was seen.",)
    long = (
        "A lion was seen near the lock, and those who saw it say that it was neither hungry nor afraid of the people"
        * 2
    )
    text = "\n".join(["A lion was seen.", *lines[:2], long, lines[2]])
    assert long in house.own(read_wording("", text)).lines


def test_copies_and_few_posts_teach_nothing():
    """Copies of one post count once, two sources are not mixed, and three posts are too few."""
    posts = wordings(*NEWS)
    copies = learn([Witness("ferry.example", 1, one) for one in posts])
    mixed = learn([Witness(f"h{number}", number, one) for number, one in enumerate(posts)])
    for house in (copies, mixed, taught(*posts[:3])):
        assert not house.known
        assert all(house.own(one) is one for one in posts)


def test_nothing_of_one_s_own_is_no_duplicate_but_under_one_title():
    """Two posts that consist of boilerplate only are the same only if title and boilerplate are."""
    posts = wordings(*NEWS)
    house = taught(*posts)
    bare = [read_wording(title, FOOT.format(1)) for title in ("The lock stays closed", "The choir sings at noon")]
    assert not likeness_of(*bare, house=house).same
    assert likeness_of(bare[0], read_wording("The lock stays closed", FOOT.format(1)), house=house).same


@pytest.mark.parametrize(
    ("old", "new", "evidence"),
    [
        ("Our director resigns", "Update: our director resigns", "same"),
        ("Our director resigns", "Our dircetor resigns", "same"),
        ("Reading room opens in Harwick", "Reading room opens in Tamrin", "other"),
        ("12 families leave Harwick", "15 families leave Harwick", "other"),
        ("Press release", "Press release", "none"),
        ("", "Our director resigns", "none"),
        ("市立図書館が開館しました", "市立図書館が開館しました", "same"),
        ("市立図書館が開館しました", "市立病院が開館しました", "other"),
        ("보도자료", "보도자료", "none"),
    ],
)
def test_titles_as_evidence(old, new, evidence):
    """Typos and additions leave a title the same, another word or number does not; a short one proves nothing."""
    one, two = read_wording(old, ""), read_wording(new, "")
    assert title_evidence(one, two, differences(one.head, two.head)) == evidence


def test_a_title_that_recurs_proves_nothing():
    """A title of more than two different posts is the section's name."""
    title = "Weekly letter of the ferry house"
    letters = recurring_titles([(1, title), (2, title), (3, title), (4, "Our boat"), (4, "Our boat"), (5, "Our boat")])
    assert letters == {"weeklyletteroftheferryhouse"}
    one = read_wording(title, "")
    assert title_evidence(one, one, differences(title, title), letters) == "none"


def test_posts_of_two_titles_with_their_own_beginnings_are_two():
    """What they share may be the source's boilerplate; under one title it is a copy with another beginning."""
    shared = " ".join(NEWS[1:])
    one, two = (f"{start}\n{shared}" for start in ("The first of May was cold, and few came to the quay.", NEWS[0] * 2))
    assert not compare("Cold on the first of May", one, "Blue gates at the old lock", two).same
    assert compare("Cold on the first of May", one, "Cold on the first of May", two).same


def test_figures_are_an_update_on_one_day_and_another_notice_later():
    """A short notice with another number: one post, doubtful, within a day; without dates or later another one."""
    title, text = "The boat carried many people", "On Sunday the boat carried {} people over the river. Nobody fell in."
    days = {days: compare(title, text.format(41), title, text.format(44), days) for days in (1, 2, None)}
    assert (days[1].same, days[1].doubtful) == (True, True)
    assert not days[2].same
    assert not days[None].same
