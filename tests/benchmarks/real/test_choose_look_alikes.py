"""The rule of the second round of mentions: texts with only a look-alike. Texts of our own writing."""

from __future__ import annotations

import collections

import pytest

from benchmarks.real import choose_look_alikes
from benchmarks.real.choose_look_alikes import LOTS, choose, chosen_look_alikes, look_alikes, named_after_all
from benchmarks.real.corpora import Passage, catalogue
from benchmarks.real.corpora_types import Span
from benchmarks.real.labels import lines_of
from benchmarks.real.mention_candidates import Candidate
from benchmarks.real.mention_subjects import Subject

CORPORA = {corpus.key: corpus for corpus in catalogue()}
TRUST = Subject("trust", "org", frozenset({"en"}), ("River Trust",))
CLUB = Subject("club", "org", frozenset({"nl"}), ("Moor Club",))


def text(number, start="", corpus="conll-en", kind=None):
    """A text with an address of its own; `kind` marks its beginning."""
    spans = (Span(0, len(start), kind, None),) if kind else ()
    return Passage(CORPORA[corpus], "file", f"{number}-{number}", f"{start} was there {'x' * number}.", spans)


def label(one, **fields):
    """A label of a text."""
    return {"corpus": one.corpus.key, "path": one.path, "doc": one.doc, "gold": [], "optional": []} | fields


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([Candidate("trust", 0, "look-alike", 1), Candidate("trust", 9, "look-alike", 0)], {"trust": 0}),
        ([Candidate("trust", 0, "look-alike"), Candidate("club", 9, "mention")], {}),
        ([Candidate("trust", 0, "look-alike"), Candidate("club", 9, "possible")], {}),
        ([], {}),
    ],
)
def test_a_text_that_may_name_a_subject_has_no_look_alike_only(found, expected):
    """The lowest rank of a subject counts."""
    assert look_alikes(found) == expected


@pytest.mark.parametrize(("named", "passed"), [(0, set()), (1, set()), (2, {("en", "trust")})])
def test_a_subject_that_is_mostly_named_after_all_is_passed_over(named, passed):
    """A subject named in more than half of its labelled texts, as gold or optional, is skipped."""
    texts = [text(number) for number in range(3)]
    ranks = {("conll-en", "file", one.doc): ("en", {"trust": 0}) for one in texts}
    fields = [{"gold": [{"entity": "trust"}]}, {"optional": [{"entity": "trust"}]}]
    labels = [label(one, **(fields[n] if n < named else {})) for n, one in enumerate(texts)]
    assert named_after_all(ranks, [*labels, label(text(9), gold=[{"entity": "club"}])]) == passed


def test_a_subject_gets_its_texts_from_home_first():
    """Common words in other languages are not taken, nor texts with a skipped subject; a text is taken once."""
    home, bare, abroad = text(1), text(2), text(3, corpus="conll-nl")
    common = text(4, corpus="conll-nl")
    found = [(common, {"trust": 2}), (abroad, {"trust": 0}), (bare, {"trust": 1}), (home, {"trust": 0})]

    def chosen(most, texts=found, passed=frozenset()):
        return sorted(c.passage.doc for c in chosen_look_alikes(texts, [TRUST, CLUB], set(passed), most))

    assert chosen((9, 1)) == ["1-1"]
    assert chosen((9, 2)) == ["1-1", "2-2"]
    assert chosen((9, 9)) == ["1-1", "2-2", "3-3"]
    assert chosen((1, 9)) == ["1-1", "3-3"]
    both = [(home, {"trust": 0, "club": 1}), (bare, {"trust": 1})]
    assert chosen((9, 9), both) == ["1-1", "2-2"]
    assert chosen((9, 9), both, {("en", "club")}) == ["2-2"]


def test_labelled_and_known_texts_are_not_chosen_again(monkeypatch):
    """Labels of the same lot do not count."""
    found = [text(number, "River Trust", kind="LOC") for number in range(6)]
    lines = [label(found[0], id="m0000"), label(found[1], id="m3100"), label(found[2], id="m3101")]
    monkeypatch.setattr(choose_look_alikes, "lines_of", lambda _: lines)
    monkeypatch.setattr(choose_look_alikes, "read_subjects", lambda: [TRUST])
    assert {c.passage.doc for c in choose(found, 1, {found[5].text})} == {"1-1", "2-2", "3-3", "4-4"}
    assert len(choose(found, 2, set())) == 1


def test_the_labels_are_numbered_by_lots():
    """Each lot begins where the previous one ended, and a third of all texts have only a look-alike."""
    labels = [one for one in lines_of("mentions") if "drop" not in one["tags"]]
    assert [one["id"] for one in lines_of("mentions")] == [f"m{n:04d}" for n in range(3215)]
    alike = [one for one in labels if not one["gold"] and "decoy" in one["tags"]]
    assert 3 * len(alike) >= len(labels) == 3207
    second = [one for one in labels if int(one["id"][1:]) >= LOTS[1][0]]
    most = collections.Counter(one["chosen_for"] for one in second).most_common(1)[0][1]
    assert most <= LOTS[1][2] + LOTS[2][2]
