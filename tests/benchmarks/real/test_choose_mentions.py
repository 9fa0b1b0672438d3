"""The rule that chose the mentions set: what it takes for a mention, a look-alike, a subject. Texts of our own writing."""

from __future__ import annotations

import collections

import pytest

from benchmarks.real import choose_mentions, mention_proposals
from benchmarks.real.choose_mentions import chosen_texts, is_readable, known_texts, record_of
from benchmarks.real.corpora import Passage, catalogue
from benchmarks.real.corpora_types import Span
from benchmarks.real.mention_candidates import Matcher, candidates, subjects_of_entities
from benchmarks.real.mention_proposals import linked_entities, proposal_lines, proposed
from benchmarks.real.mention_subjects import Subject, folded, read_subjects, stem

CORPORA = {corpus.key: corpus for corpus in catalogue()}
TRUST = Subject("trust", "org", frozenset({"en", "cs"}), ("River Trust", "RT"))
ANA = Subject("ana", "person", frozenset({"en", "cs"}), ("Ana Moor",))
GAZETTE = Subject("gazette", "outlet", frozenset({"en"}), ("Gazette",))


def text(marked, corpus="conll-en", doc="0-0"):
    """A text in which names are marked as [KIND:name] or [KIND=entity:name]."""
    shown, spans = "", []
    for number, piece in enumerate(marked.replace("]", "[").split("[")):
        label, _, name = piece.partition(":") if number % 2 else ("", "", piece)
        kind, _, entity = label.partition("=")
        if kind:
            spans.append(Span(len(shown), len(shown) + len(name), kind, entity or None))
        shown += name
    return Passage(CORPORA[corpus], "file", doc, shown, tuple(spans))


def readings(marked, *subjects, corpus="conll-en", links=None):
    """The subjects of a text, each with how it is read."""
    one = text(marked, corpus)
    return [(c.subject, c.reading) for c in candidates(one, Matcher(subjects), links or {})]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The [ORG:River Trust] agreed.", [("trust", "mention")]),
        ("The [OTHER:River Trust] agreed.", [("trust", "possible")]),
        ("The [LOC:River Trust] flooded.", [("trust", "look-alike")]),
        ("The River Trust agreed.", [("trust", "look-alike")]),
        ("The [ORG:River Trust Museum] agreed.", [("trust", "look-alike")]),
        ("The rt agreed.", [("trust", "look-alike")]),
        ("[PER:Ana Moor] spoke. [PER:Moor] agreed.", [("ana", "mention"), ("ana", "mention")]),
        ("[PER:Moor] agreed.", [("ana", "possible")]),
        ("The [LOC:Moor] is wet.", [("ana", "look-alike")]),
        ("The moor is wet.", []),
        ("The [OTHER:Gazette] wrote.", [("gazette", "mention")]),
        ("A [ORG:Trust] of [LOC:River] people.", []),
    ],
)
def test_the_annotation_decides_what_a_name_is(marked, expected):
    """By kind, a longer name, capitals, a surname with and without the full name."""
    assert readings(marked, TRUST, ANA, GAZETTE) == expected


def test_names_without_kinds_are_mentions_by_their_capitals():
    """In a corpus without kinds of names, a capitalized name of the subject is a mention."""
    assert readings("The [OTHER:River Trust] and RT and rt.", TRUST, corpus="n3-en") == [
        ("trust", "mention"),
        ("trust", "mention"),
        ("trust", "look-alike"),
    ]
    assert readings("The [OTHER:Old River Trust] agreed.", TRUST, corpus="n3-en") == [("trust", "look-alike")]


def test_links_go_before_kinds_and_names():
    """A name linked to the subject, one linked to another entity, and one that no listed name matches."""
    links = {"ORG-1": "trust", "ORG-2": "other"}
    assert readings("[LOC=ORG-1:River Trust] psal", TRUST, corpus="slavic-cs", links=links) == [("trust", "mention")]
    assert readings("[ORG=ORG-2:River Trust] psal", TRUST, corpus="slavic-cs", links=links)[0] == (
        "trust",
        "look-alike",
    )
    assert readings("[ORG=ORG-1:Říční spolek] psal", TRUST, corpus="slavic-cs", links=links) == [("trust", "possible")]


def test_an_entity_is_the_subject_that_its_surfaces_name():
    """If at least a quarter of the surfaces are the full name."""
    found = [text("[ORG=ORG-1:River Trust] psal [ORG=ORG-2:Trust] i [PER=PER-1:Moor].", "slavic-cs")]
    assert subjects_of_entities(found, Matcher([TRUST, ANA])) == {"ORG-1": "trust"}
    for named, others in ((1, 3), (2, 7)):
        found = [text("[ORG=ORG-1:River Trust] " * named + "[ORG=ORG-1:spolek] " * others, "slavic-cs")]
        assert subjects_of_entities(found, Matcher([TRUST])) == {}


@pytest.mark.parametrize(
    ("language", "name", "printed", "surface"),
    [
        ("cs", "Karolína Moorová", "pro Karolínu Moorovou psal", "Karolínu Moorovou"),
        ("ko", "무어재단", "어제 무어재단은 말했다", "무어재단"),
        ("ar", "مؤسسة النهر", "وقالت لمؤسسة النهر", "مؤسسة النهر"),
        ("he", "מכון הנהר", "אמר שבמכון הנהר", "מכון הנהר"),
        ("ja", "川財団", "昨日川財団は", "川財団"),
        ("de", "Moor", "Moors Haus", "Moors"),
        ("en", "Müller Trust", "MULLER TRUST said", "MULLER TRUST"),
    ],
)
def test_names_are_found_in_their_forms(language, name, printed, surface):
    """With endings, without particles and prefixes, without spaces, in capitals."""
    (match,) = Matcher([Subject("s", "org", frozenset({language}), (name,))]).find(printed, language)
    assert printed[match.start : match.end] == surface


def test_surnames_are_looked_for_at_home_and_come_first_in_hungarian():
    """They are not searched in a language without listed names of the person."""
    matcher = Matcher([Subject("s", "person", frozenset({"hu"}), ("Moor Anna", "Anna Vale"))])
    assert [(m.start, m.end) for m in matcher.find("Moor és Vale és Anna", "hu")] == [(0, 4), (8, 12)]
    assert matcher.find("Moor and Vale", "en") == []


def test_a_text_is_readable_by_its_letters_and_what_its_corpus_says():
    """No tables, no addresses; a full stop in Chinese."""
    assert is_readable(text("The trust agreed to it."))
    assert not is_readable(text("1. Moor 3:2 (1:1) 4 5 6 7 8"))
    assert not is_readable(text("More of it at http://gazette.example"))
    assert is_readable(text("他同意了。", "msra-zh"))
    assert not is_readable(text("他同意了", "msra-zh"))
    assert not is_readable(text("Biz ?iir okuduk ve gittik.", "imst-tr"))


def many(marked, number, start=0):
    """Texts of one pattern, each with its own address."""
    return [text(f"{marked} {'x' * n} was there.", doc=f"{n}-{n}") for n in range(start, start + number)]


def test_a_subject_has_eight_texts_in_turns():
    """Five that name it and three with a look-alike; each text once, known ones never, in any order of the input."""
    found = many("The [ORG:River Trust]", 20) + many("The [LOC:River Trust]", 20, 20)
    chosen = chosen_texts(found, [TRUST], set())
    assert collections.Counter("[LOC" if c.passage.spans[0].kind == "LOC" else "[ORG" for c in chosen) == {
        "[ORG": 5,
        "[LOC": 3,
    }
    assert len({c.passage.doc for c in chosen}) == choose_mentions.MOST_OF_ONE
    assert chosen_texts(found[::-1], [TRUST], set()) == chosen
    known = {c.passage.text for c in chosen}
    assert not known & {c.passage.text for c in chosen_texts(found, [TRUST], known)}


def test_a_text_is_chosen_once(monkeypatch):
    """For one of the subjects that it names, and counted once for its language."""
    monkeypatch.setattr(choose_mentions, "NAMING", 3)
    found = many("[PER:Ana Moor] of the [ORG:River Trust]", 3)
    assert sorted(c.passage.doc for c in chosen_texts(found, [TRUST, ANA], set())) == ["0-0", "1-1", "2-2"]


def test_a_text_that_names_a_subject_by_a_link_is_no_look_alike():
    """Its name is not listed, so the text is not chosen at all."""
    found = [
        text("[ORG=ORG-1:River Trust] psal dnes ráno.", "slavic-cs"),
        text("[LOC:River Trust] a [ORG=ORG-1:Říční spolek].", "slavic-cs", "1-1"),
    ]
    assert [c.passage.doc for c in chosen_texts(found, [TRUST], set())] == ["0-0"]


def test_a_language_has_its_number_of_texts(monkeypatch):
    """Of texts that name a subject, and of those with a look-alike only."""
    monkeypatch.setattr(choose_mentions, "NAMING", 3)
    monkeypatch.setattr(choose_mentions, "ALIKE", 2)
    found = many("The [ORG:River Trust]", 20) + many("The [LOC:River Trust]", 20, 20)
    chosen = chosen_texts(found, [TRUST], set())
    assert sorted(c.passage.spans[0].kind for c in chosen) == ["LOC", "LOC", "ORG", "ORG", "ORG"]


def test_a_chosen_text_is_written_as_its_address():
    """The set holds the hash and licence of a text, not its words."""
    (choice,) = chosen_texts(many("The [ORG:River Trust]", 1), [TRUST], set())
    record = record_of(7, choice)
    assert (record["id"], record["doc"], record["chosen_for"]) == ("m0007", "0-0", "trust")
    assert record["sha256"] == choice.passage.sha256
    assert "River" not in str(record)


def test_known_texts_are_read_from_sets(tmp_path):
    """A page has no text."""
    (tmp_path / "texts.jsonl").write_text('{"text": "a"}\n{"html": "b"}\n', encoding="utf-8")
    assert known_texts([tmp_path / "texts.jsonl"]) == {"a", ""}


def test_proposals_are_marked_twice_and_rather_not_as_places():
    """Persons in full; a name that is more often a place only if the language has few."""
    found = many("[ORG:River Trust] and [PER:Ana Moor] and [PER:Bo] and [OTHER:Cup]", 2)
    assert sorted((one.kind, one.surface) for one in proposed("en", found)) == [
        ("ORG", "River Trust"),
        ("PER", "Ana Moor"),
    ]
    (line, _) = sorted(proposal_lines("en", found), key=lambda line: "PER" in line)
    assert line.startswith("en ORG 2 River Trust ¦ River Trust and")


def test_two_proposals_with_a_look_alike_come_before_one_without():
    """A look-alike is the same words without the mark."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    found = [one for letter in letters for one in many(f"[ORG:Moor{letter}club]", 2)]
    found += [text(f"Where moor{letter}club is.", doc="99-99") for letter in letters[:13]]
    chosen = [one.surface for one in proposed("en", found)]
    assert len(chosen) == 11
    assert sum(surface[4] in letters[:13] for surface in chosen) == 8


def test_the_better_marked_names_are_proposed_first(monkeypatch):
    """If there are enough without places, places are not proposed; persons in two texts come before those in one."""
    monkeypatch.setattr(mention_proposals, "ORGANIZATIONS", 1)
    monkeypatch.setattr(mention_proposals, "PERSONS", 1)
    persons = "[PER:Al Abe] [PER:Bo Bell] [PER:Cy Coe] [PER:Di Dunn] [PER:Ed Eames] [PER:Flo Fry]"
    found = many("[ORG:Moor Club] [ORG:Mill Club] [ORG:Vale Club] [PER:Ana Moor]", 2)
    found += [text(persons), *many("[ORG:River Trust]", 2), *many("[LOC:River Trust]", 3, 2)]
    organization, person = (one.surface for one in proposed("en", found))
    assert organization.endswith("Club")
    assert person == "Ana Moor"


def test_linked_entities_are_named_in_two_languages():
    """Linked entities are named at least four times, in two languages; places are excluded."""
    found = [
        text("[ORG=ORG-1:Moor] [ORG=ORG-1:Mooru] [ORG=ORG-2:Vale] [LOC=GPE-1:Brno]", "slavic-cs"),
        text("[ORG=ORG-1:Moor] [ORG=ORG-1:Moorowi] [ORG=ORG-2:Vale] [LOC=GPE-1:Brno]", "slavic-pl"),
    ]
    assert [entity for entity, _ in linked_entities(found)] == ["ORG-1"]


def test_the_subjects_have_names_and_languages_of_the_catalogue():
    """No two have one id, and each has a language of a corpus."""
    subjects = read_subjects()
    assert len({one.id for one in subjects}) == len(subjects) > 500
    assert {one.type for one in subjects} == {"org", "outlet", "person"}
    languages = {corpus.language for corpus in catalogue()}
    assert all(one.names[0] and "" not in one.names and one.languages <= languages for one in subjects)


def test_words_are_compared_without_case_accents_and_endings():
    """A short word, or one of a language without endings, has to match whole."""
    assert folded("ŁÓDŹ Ανάς") == "lodz ανασ"
    assert (stem("Moorová", "cs"), stem("Moorovou", "cs"), stem("Moor", "cs")) == ("mooro", "mooro", "moor")
    assert stem("Moorová", "en") == "moorova"
