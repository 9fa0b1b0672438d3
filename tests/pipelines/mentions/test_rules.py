"""Rules about found names: each has an id and is used; a decision has an explanation in English and Korean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipelines.mentions import rules
from pipelines.mentions.decision import Decision, refused
from pipelines.mentions.rules import RULES, Rule
from pipelines.mentions.step import Refusal, build_matcher, find_mentions
from presswatch.records import Post
from presswatch.watchlist.entries import Alias, Subject

FOLDER = Path(rules.__file__).parent
CODE = "\n".join(path.read_text("utf-8") for path in FOLDER.glob("*.py") if path.name != "rules.py")
CONSTANTS = {value.id: name for name, value in vars(rules).items() if isinstance(value, Rule)}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_an_id_is_words_with_hyphens(rule: Rule):
    """Ids have one form, and a sentence is filled only with the name and what decided."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    assert set(re.findall(r"\{(\w+)\}", rule.summary)) <= {"name", "detail"}


def test_every_rule_is_used():
    """A rule that no check uses is dropped."""
    assert CONSTANTS.keys() == RULES.keys()
    assert [name for name in CONSTANTS.values() if not re.search(rf"\b{name}\b", CODE)] == []


def test_a_decision_like_another_explains_both():
    """If a name is decided like another one, the sentence explains that one too, in either language."""
    other = refused(rules.SURNAME_AFTER, "Anna")
    decision = refused(rules.AS_ELSEWHERE, like=other)
    assert decision.stored == "as-elsewhere: as elsewhere in the text: a person's surname after Anna"
    assert decision.explain("ko") == "글의 다른 곳과 같음: Anna 뒤에 온 사람의 성"
    assert Decision(rules.NAME, name="Velmora").explain("ko") == "목록의 이름 Velmora"


def test_mentions_and_refusals_have_the_rules_id():
    """What is recorded begins with the id of a rule, followed by the sentence."""
    matcher = build_matcher([Subject(name="Velmora", kind="organization", aliases=(Alias(text="Velmora"),))])
    refusals: list[Refusal] = []
    post = Post(
        source="a",
        url="https://a.example/1",
        url_key="a.example/1",
        language="en",
        title="Velmora opens",
        text="Velmora Street is closed.",
    )
    found = find_mentions(post, matcher, refused=refusals.append)
    assert [mention.rule for mention in found] == ["name-as-listed: name Velmora"]
    assert [refusal.rule for refusal in refusals] == ["longer-name-of-a-place: part of a longer name (Street)"]
