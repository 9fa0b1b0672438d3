"""Lines that a source repeats under its posts are removed before a post is understood; the post's own lines stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.deduplicate.house_lines import POSTS_COMPARED, HouseLines
from presswatch.records import Block, Link, Post

ABOUT = "About Brackwater Trust: we have defended the tidal rivers of the north coast since 1987, with 4,000 members."
REWORDED = (
    "About Brackwater Trust: we have defended the tidal rivers of the north coast since 1987, with 4,250 members."
)
KOREAN = "갯강지킴이는 1987년부터 북쪽 해안의 강을 지켜 온 시민단체로 회원은 사천 명입니다"
OWN = (
    "The lock at Merrow will stay closed.",
    "Two hundred swans have come back to the estuary.",
    "A judge has stopped the new jetty.",
    "Volunteers counted eels for nine nights.",
    "The council wants to dredge again.",
)


def post(number: int, *lines: str, links: tuple[Link, ...] = ()) -> Post:
    """A post of the source with these paragraphs."""
    text = "\n\n".join(lines)
    blocks = tuple(Block(kind="paragraph", start=text.index(line), end=text.index(line) + len(line)) for line in lines)
    url = f"https://house.example/{number}"
    return Post(source="house", url=url, url_key=url, title=f"Post {number}", text=text, blocks=blocks, links=links)


def read(*posts: Post, latest: tuple[tuple[str, str], ...] = ()) -> list[Post]:
    """What is left of posts read in this order, given the posts recorded before (newest first)."""
    house = HouseLines(lambda _, most: latest[:most])
    return [house.without(one) for one in posts]


@pytest.mark.parametrize("about", [ABOUT, KOREAN])
def test_a_line_under_every_post_is_taken_out_from_the_fourth_on(about: str) -> None:
    """It takes three posts to show that a line recurs; offsets stay valid, and the line's block is removed."""
    posts = [post(number, own, about) for number, own in enumerate(OWN)]
    found = read(*posts)
    assert found[:3] == posts[:3]
    for one, whole in zip(found[3:], posts[3:], strict=True):
        assert one.text.strip() == OWN[int(whole.url[-1])]
        assert len(one.text) == len(whole.text)
        assert one.blocks == whole.blocks[:1]


def test_a_foot_with_changes_is_the_same_foot() -> None:
    """A changed number in it does not make the boilerplate new."""
    posts = [post(number, own, ABOUT) for number, own in enumerate(OWN[:4])]
    last = read(*posts, post(4, OWN[4], REWORDED))[-1]
    assert last.text.strip() == OWN[4]


def test_what_was_recorded_before_shows_it_too() -> None:
    """On a later visit even the first new post is read without the boilerplate."""
    stored = tuple((f"https://house.example/old{number}", f"{own}\n\n{ABOUT}") for number, own in enumerate(OWN[:3]))
    assert read(post(4, OWN[4], ABOUT), latest=stored)[0].text.strip() == OWN[4]


def test_a_post_read_again_is_not_counted_twice() -> None:
    """Rematching passes stored posts again: a post is not counted twice as evidence, so three posts lose none of their
    lines.
    """
    posts = [post(number, own, ABOUT) for number, own in enumerate(OWN[:3])]
    stored = tuple((one.url_key, one.text) for one in reversed(posts))
    assert read(*posts, latest=stored) == posts


def test_what_only_some_posts_have_stays() -> None:
    """A line in three of eight posts belongs to a series and is no boilerplate."""
    stored = tuple(
        (f"https://house.example/old{number}", f"Day {number} of the count.\n\n{ABOUT if number % 3 == 0 else number}")
        for number in range(POSTS_COMPARED)
    )
    new = post(9, OWN[0], ABOUT)
    assert read(new, latest=stored) == [new]


def test_copies_of_a_post_do_not_make_its_text_recur() -> None:
    """Copies of one post are no evidence that its lines recur."""
    posts = [post(number, OWN[1], OWN[2], ABOUT) for number in range(6)]
    assert read(*posts) == posts


def test_a_line_that_leads_to_an_article_stays() -> None:
    """A line that links to an article stays, since its address is news; a link to a site's home page may be
    boilerplate.
    """
    line = "Read what the newspaper wrote about us and our work on the rivers of the north coast HERE"
    posts = [
        post(number, own, line, links=(Link(url=f"https://gazette.example/{number}", text="HERE", start=90, end=94),))
        for number, own in enumerate(OWN)
    ]
    posts = [
        replace(one, links=tuple(replace(link, start=one.text.index("HERE")) for link in one.links)) for one in posts
    ]
    assert read(*posts) == posts
    home = [
        replace(one, links=tuple(replace(link, url="https://gazette.example/") for link in one.links)) for one in posts
    ]
    assert read(*home)[-1].links == ()


def test_short_lines_may_say_something_of_the_post() -> None:
    """ "Source: …" recurs if one newspaper often writes about the organization."""
    posts = [post(number, own, "Source: Coast Gazette") for number, own in enumerate(OWN)]
    assert read(*posts) == posts


@pytest.mark.parametrize("contact", ["press@brackwater.example", "+44 20 7946 0100", ABOUT])
def test_the_short_lines_of_a_box_under_every_post_are_taken_out_too(contact: str) -> None:
    """The name in a press contact is a line of its own; a box without contact or longer line may be the post's."""
    posts = [post(number, own, "Media contact", "Mara Lindqvist", contact) for number, own in enumerate(OWN)]
    assert read(*posts)[-1].text.strip() == OWN[-1]
    bare = [post(number, own, "Our guest", "Mara Lindqvist") for number, own in enumerate(OWN)]
    assert read(*bare) == bare


def test_what_a_label_says_of_the_post_is_no_part_of_a_box() -> None:
    """Nor is a name that too few posts have."""
    posts = [
        post(number, own, "Source: Coast Gazette", "Press office", "Mara Lindqvist", "press@brackwater.example")
        for number, own in enumerate(OWN)
    ]
    assert read(*posts)[-1].text.split("\n\n")[:2] == [OWN[-1], "Source: Coast Gazette"]
    for number in (0, 1):
        posts[number] = post(number, OWN[number], "Press office", "Jonas Falk", "press@brackwater.example")
    assert "Mara Lindqvist" in read(*posts)[-1].text
