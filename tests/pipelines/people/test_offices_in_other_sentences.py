"""Offices in the sentence after the name, and quotations followed by a pronoun and a verb that no list has."""

from __future__ import annotations

import pytest

from pipelines.people.find import find_people
from pipelines.quotes.find import find_quotes
from pipelines.text.segments import segments, text_blocks


def people_of(text: str) -> list[tuple[str, str | None]]:
    found = find_people(text, segments(text, text_blocks(text, ())))
    return [(person.name, person.roles[0].text if person.roles else None) for person in found]


def speakers(text: str) -> list[str | None]:
    blocks = text_blocks(text, ())
    return [quote.speaker for quote in find_quotes(text, blocks, find_people(text, segments(text, blocks)))]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "La radio recevait Clothilde Maurin hier matin. La porte-parole du collectif a défendu la pétition.",
            ("Clothilde Maurin", "porte-parole"),
        ),
        (
            "Das Radio sprach mit Wolfram Seegers. Der Leiter unserer Abteilung Grundwasser erklärte die Brunnen.",
            ("Wolfram Seegers", "Leiter"),
        ),
        (
            "The paper went out with Marguerite Oyelaran. Our founder showed them the four jars.",
            ("Marguerite Oyelaran", "founder"),
        ),
        ("La nota retrata a Ximena Larrañaga. «El río manda», dice la bióloga.", ("Ximena Larrañaga", "bióloga")),
    ],
)
def test_an_office_in_the_next_sentence(text: str, person: tuple[str, str]) -> None:
    """One sentence has the name and the next one the office."""
    assert person in people_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "The paper went out with Ada Berg and Nora Sung. The founder showed them the four jars.",
        "The paper was read by Marguerite Oyelaran. The minister said nothing about it.",
        "Unser Verein freut sich. Am Abend sagte Swantje Ocken dem Radio ab.",
    ],
)
def test_whose_office_it_is_may_be_ambiguous(text: str) -> None:
    """With two people, a state office or an organization instead of an office, nobody gets a role."""
    assert all(role is None for _, role in people_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Im Beitrag: Erzieherin Ada Berg. „Es gibt nur trockene Ausreden“, lacht sie in die Kamera.",
        "We hear our keeper Ada Berg. “A pump is a blender,” she grins.",
        "On y voit notre présidente Ada Berg. « On ne vend pas du rêve », sourit-elle.",
        "Репортёр встретил директора: это Ада Берг. «Реку учат всю жизнь», — отшутилась она.",
        "Zu Gast war Leiter Ada Berg. „Wir warten nicht mehr lange“, schmunzelt er.",
    ],
)
def test_any_verb_with_a_pronoun_marks_a_quotation(text: str) -> None:
    """A quotation, a comma, any verb and a pronoun are a quotation with a speaker."""
    assert speakers(text) == ["Ada Berg"] or speakers(text) == ["Ада Берг"]


def test_a_german_verb_is_no_part_of_a_role() -> None:
    """A word in -t before a noun is a verb, since an adjective ends otherwise; an editor is an outsider."""
    assert people_of("Der Bote lässt Studienleiter Alwin Trautmann reden.") == [("Alwin Trautmann", "Studienleiter")]
    assert people_of("Zitiert wird unsere leitende Direktorin Ada Berg.") == [("Ada Berg", "leitende Direktorin")]
    text = "Dazu kommentiert Redakteur Jo Lund."
    assert [person.outside for person in find_people(text, segments(text, text_blocks(text, ())))] == [True]


def test_a_title_of_respect_names_who_has_the_office() -> None:
    """A later title of respect refers to the person who was named with an office."""
    text = "班主任费小曼告诉记者,她最怕听到抱怨。“他们走的路不一样。”费老师说。"
    assert speakers(text) == ["费小曼"]
