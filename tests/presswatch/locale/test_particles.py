"""Korean particles take the form that the value before them needs; where its reading is not known, both are printed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presswatch.locale import catalogue, filled
from presswatch.locale.particles import AFTER_VALUE, PARTICLES, particle_after
from tests.presswatch.locale.test_catalogues import catalogued

SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
ROUNDED = "은(는)"


@given(st.text(), SYLLABLES, st.sampled_from(sorted(PARTICLES)))
def test_after_a_syllable_its_final_consonant_decides(before, syllable, particle):
    """A syllable of three letters in its decomposed form ends on a consonant; ㄹ takes 로 as a vowel does."""
    closed = len(unicodedata.normalize("NFD", syllable)) == 3
    rieul = unicodedata.normalize("NFD", syllable)[-1] == "ᆯ"
    expected = PARTICLES[particle][not closed or (rieul and particle == "(으)로")]
    assert particle_after(before + syllable, particle) == expected
    assert particle_after(unicodedata.normalize("NFD", before + syllable), particle) == expected


@given(SYLLABLES, st.text("\"'”’)]}>»」』.,!?… ", max_size=4), st.sampled_from(sorted(PARTICLES)))
def test_closing_marks_do_not_count(syllable, marks, particle):
    """What closes a name is not read."""
    assert particle_after(syllable + marks, particle) == particle_after(syllable, particle)


@given(st.text(min_size=1), st.text("가나다 abc(){}", max_size=20), st.sampled_from(sorted(PARTICLES)))
def test_only_the_particle_of_the_text_changes(value, rest, particle):
    """Values stay as they are, also those that hold braces or what looks like a particle."""
    rest = rest.replace("{", "").replace("}", "")
    text = filled("{name}" + particle + rest, name=value)
    assert text.startswith(value)
    assert text.endswith(rest)
    assert text[len(value) : len(text) - len(rest)] in {particle, *PARTICLES[particle]}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("연합뉴스", "는"),
        ("서울신문", "은"),
        ("NKDB", "는"),
        ("KBS", "는"),
        ("CNN", "은"),
        ("MBN", "은"),
        ("Reuters", "는"),
        ("The New York Times", "는"),
        ("Google", "은"),
        ("Slack", "은"),
        ("Korea Herald", "는"),
        ("Guardian", "은"),
        ("watchlist.toml", "은"),
        ("presswatch.db", "는"),
        ("북한인권정보센터(NKDB)", "는"),
        ("‘한겨레’", "는"),
        ("0", "은"),
        ("2", "는"),
        ("10", "은"),
        ("1,000", "은"),
        ("2,024", "는"),
        ("1000000000000", "는"),
        ("2.50", "은"),
        ("5%", "는"),
        ("東京新聞", ROUNDED),
        ("", ROUNDED),
    ],
)
def test_a_particle_as_it_is_read(name, shown):
    """Letters and numbers by their Korean reading; a bracket at the end is not read, the word before it is."""
    assert particle_after(name, ROUNDED) == shown


def test_after_rieul_and_digits_ro():
    """서울로, 부산으로; 7 is 칠, 6 is 육."""
    assert [particle_after(name, "(으)로") for name in ("서울", "부산", "대구", "7", "6")] == [
        "로",
        "으로",
        "로",
        "로",
        "으로",
    ]


def test_the_catalogue_writes_particles_after_values():
    """ "{0}을(를)" can be decided; after anything else, and in templates of pages, nobody would."""
    for message in catalogued("ko").values():
        for text in (message.string,) if isinstance(message.string, str) else message.string:
            undecided = AFTER_VALUE.sub("", text)
            assert not any(particle in undecided for particle in PARTICLES), text
    assert filled(catalogue("ko").gettext("{0} is in a private or reserved network"), "서버").startswith("서버는 ")
