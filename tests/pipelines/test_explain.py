"""Every rule has its sentence in one table, and `presswatch why` shows the rules and the evidence of a post."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import pytest

import pipelines
from pipelines import explain
from pipelines.coverage.evidence import IDS
from pipelines.coverage.outlet_roles import OTHER_ROLES
from pipelines.coverage.outlet_shape import Reason
from pipelines.coverage.person_evidence import EVIDENCE
from pipelines.explain import rules, with_rules
from presswatch.cli import app
from presswatch.database.decisions import TrailStep
from presswatch.database.opening import open_database
from presswatch.records import CoverageFacts
from tests.presswatch.database.support import add_sources, clipping, post, save

SOURCES = {path: path.read_text(encoding="utf-8") for path in sorted(Path(pipelines.__file__).parent.rglob("*.py"))}
AREAS_OF_CALLS = {
    "name_hit": "name",
    "NameHit": "name",
    "_hit": "name",
    "take": "link",
    "Attribution": "quote",
    "said_by_last": "quote",
}
REFUSING = ("other_role", "non_reporting", "only_mentioned", "_something_else")


def ids_of(area: str) -> set[str]:
    return {one for of, one in rules() if of == area}


def strings(node: ast.AST) -> Iterator[str]:
    return (one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str))


def test_each_kind_of_evidence_has_its_sentence():
    """What is weighed for posts, items and people is in the table, and nothing else is."""
    assert ids_of("evidence") == set(IDS)
    assert ids_of("person") == set(EVIDENCE)


def test_each_rule_of_the_code_has_its_sentence():
    """How outlets, articles and speakers were found, and why a name is no outlet's."""
    missing = {("refusal", one) for one in (*get_args(Reason), *OTHER_ROLES)} - set(rules())
    for source in SOURCES.values():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call):
                area = AREAS_OF_CALLS.get(getattr(node.func, "id", "") or getattr(node.func, "attr", ""))
                found = (one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str))
                missing |= {(area, one) for one in found if area and one and (area, one) not in rules()}
            if isinstance(node, ast.FunctionDef) and node.name in REFUSING:
                returned = (one for part in ast.walk(node) if isinstance(part, ast.Return) for one in strings(part))
                missing |= {("refusal", one) for one in returned if one and ("refusal", one) not in rules()}
    assert missing == set()


def test_each_row_is_a_rule_of_the_code():
    """A rule that is gone has no sentence left, and each sentence is its own."""
    written = {one for source in SOURCES.values() for one in strings(ast.parse(source))}
    listed = [rule for rule in rules().values() if rule.area != "mention"]
    parts = {part for one in written for part in one.split("; ")}
    assert [rule.id for rule in listed if rule.id not in written | parts] == []
    assert len({(rule.area, rule.sentence) for rule in listed}) == len(listed)


def test_a_sentence_is_for_reading():
    """Where a name or word of the post belongs into a sentence, the table has an ellipsis."""
    assert rules()["mention", "name-as-listed"].sentence == "name …"
    assert not any("{" in rule.sentence for rule in rules().values())


TEXT = """The Harbour Gazette reported on 3 May that Ada Berg, director of our association, opposes the dam.

“We will not leave,” said Ada Berg.

She subscribes to The Guardian. Read the article <here>."""
WATCHLIST = """
[[subjects]]
name = "Reed"
aliases = ["Reed"]

[[sources]]
name = "alpha"
url = "https://alpha.example/"
"""


@pytest.fixture
def recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a stored post."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "watchlist.toml").write_text(WATCHLIST, encoding="utf-8")
    with open_database(f"sqlite:///{tmp_path}/presswatch.db", create=True) as database:
        add_sources(database, "alpha")
        stored = post(1, TEXT)
        save(database, clipping(stored))
    return stored.url


def why(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert app.run_command_line(["why", *arguments]) == 0
    return capsys.readouterr().out


def test_why_shows_the_evidence_of_a_stored_post(recorded: str, capsys: pytest.CaptureFixture[str]):
    """Each step in JSON has its rules by area, id and sentence: of mentions, outlets, people, quotations."""
    steps = json.loads(why(capsys, recorded, "--json"))
    shown = {(step["step"], step["outcome"]): step for step in steps}
    assert shown["quote", "Ada Berg"]["rules"][0]["id"] == "classifiers"
    assert "claimed" in shown["person", "Ada Berg"]["detail"]
    said = rules()["refusal", "contact-line"].sentence
    assert shown["refused", "The Guardian"]["rules"] == [{"area": "refusal", "id": "contact-line", "sentence": said}]
    assert "unknown-by-verb" in shown["evidence", "The Harbour Gazette"]["detail"]


def test_why_shows_the_defect_that_its_explanation_meets(
    recorded: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """What is stored is shown all the same."""

    def read_coverage(*_: Any) -> CoverageFacts:
        raise RuntimeError("a defect of ours")

    monkeypatch.setattr(explain, "read_coverage", read_coverage)
    first, *_, last = json.loads(why(capsys, recorded, "--json"))
    assert first["step"] != last["step"]
    assert (last["step"], last["outcome"]) == ("understand", "extract-error")
    assert last["detail"] == "RuntimeError: a defect of ours"


def test_a_step_of_an_article_has_the_rules_after_the_address_of_its_post():
    """The name's rule and the link's; the address before them is no id."""
    detail = "https://alpha.example/news/1: domain: The Harbour Gazette; link-by-site"
    step = with_rules(
        TrailStep(at=datetime(2026, 5, 4, tzinfo=UTC), step="article", outcome="reported at", detail=detail)
    )
    assert [(rule.area, rule.id) for rule in step.rules] == [("name", "domain"), ("link", "link-by-site")]


def test_why_explains_its_rules_below_the_table(recorded: str, capsys: pytest.CaptureFixture[str]):
    """A reader who does not know an id finds its sentence in the same output."""
    out = why(capsys, recorded)
    assert rules()["refusal", "contact-line"].sentence in out


def test_why_explains_its_rules_in_korean(recorded: str, capsys: pytest.CaptureFixture[str]):
    """`--in ko` gives the Korean sentences of all rules; ids, and the JSON document, are the same in each language."""
    out = why(capsys, recorded, "--in", "ko")
    assert "연락처 줄에 있는 이름" in out
    assert rules()["refusal", "contact-line"].sentence not in out
    assert why(capsys, recorded, "--in", "ko", "--json").count("in a line of contact details") == 1


def test_a_language_without_a_catalogue_is_an_error(recorded: str, capsys: pytest.CaptureFixture[str]):
    """The message lists the languages there are."""
    assert app.run_command_line(["why", recorded, "--in", "xx"]) == 2
    assert "there are: en, ko" in capsys.readouterr().err
