"""Quotations with speakers from small corpora of our own writing, and the scorer's figures for predictions."""

from __future__ import annotations

import hashlib
import json
import subprocess

import msgspec
import pytest

from benchmarks.real import quotes_set
from benchmarks.real.clones import paths
from benchmarks.real.pages import LabelError
from benchmarks.real.parts import part_of
from benchmarks.real.quotes_coreference import read_chains
from benchmarks.real.quotes_marked import marked
from benchmarks.real.quotes_set import Said, build, catalogue, in_marks, read_brat, with_straight_marks
from benchmarks.real.quotes_speakers import by_rule, corrections
from benchmarks.real.score_quotes import agreement, groups, same_speaker, score

TEXT = (
    'Ana Moor, who leads the Trust, said: "The bridge will open in May," and smiled.\n\n'
    '"We never gave up hope," she said, "and we never will again."\n\n'
    "The mayor called it a ''very fine bridge'' and \"great\".\n\n"
    'The film "Bridges of the North" was shown. He said that the bridge would hold.\n'
)


def brat(text, *attributions):
    """Lines of a brat file: for each attribution the words of its contents and of its source."""
    lines, number = [], 0
    for content, source in attributions:
        roles = ["Attribution:T0"]
        for role, parts in (("Content", content), ("Source", source)):
            if parts:
                number += 1
                offsets = ";".join(f"{text.index(part)} {text.index(part) + len(part)}" for part in parts)
                lines.append(f"T{number}\t{role} {offsets}\t{' '.join(parts)}")
                roles.append(f"{role}:T{number}")
        lines.append(f"E{len(lines)}\t{' '.join(roles)}")
    return "\n".join(lines)


ANNOTATION = brat(
    TEXT,
    (['"The bridge will open in May,"'], ["Ana Moor, who leads the Trust,"]),
    (['"We never gave up hope,"', '"and we never will again."'], ["she"]),
    (["''very fine bridge'' and \"great\""], ["The mayor"]),
    (["that the bridge would hold"], ["He"]),
)
ANALYSIS = """<root><document><sentences><sentence id="1"><tokens>
<token id="1"><CharacterOffsetBegin>{moor}</CharacterOffsetBegin></token>
<token id="2"><CharacterOffsetBegin>{she}</CharacterOffsetBegin></token></tokens></sentence></sentences>
<coreference><coreference>
<mention><sentence>1</sentence><start>2</start><text>she</text></mention>
<mention representative="true"><sentence>1</sentence><start>1</start><text>Ana Moor</text></mention>
</coreference></coreference></document></root>""".format(moor=0, she=TEXT.index("she said"))
GERMAN = "Anna Weber sagte: „Die Brücke bleibt offen.“ Sie sprach von einem „Glück“. Das sei gut."


def direct(words, speaker, kind="Direct"):
    """An annotation as the German corpus stores it."""

    def place(part):
        start = GERMAN.index(part) if part else 0
        return {"spans": [{"charBegin": start, "charEnd": start + len(part)}] if part else [], "text": part}

    return {"type": kind, "quote": place(words), "speaker": place(speaker)}


FILES = {
    "networkdynamics/PolNeAR": {
        "data/train/text/moornews_2016-01-02_bridge.txt": TEXT,
        "data/train/attributions/moornews_2016-01-02_bridge_aaaa.ann": ANNOTATION,
        "data/train/attributions/moornews_2016-01-02_bridge_bbbb.ann": "",
        "data/train/corenlp/moornews_2016-01-02_bridge.txt.xml": ANALYSIS,
        "data/test/text/moornews_2016-03-02_other.txt": "never read",
    },
    "uhh-lt/german-news-quotation-attribution-2024": {
        "data/dev/7 - Brücke (2005).pretty.json": json.dumps(
            {
                "documentName": "7 - Brücke (2005)",
                "originalText": GERMAN,
                "annotations": [
                    direct("„Die Brücke bleibt offen.“", "Anna Weber"),
                    direct("„Glück“", "Sie"),
                    direct("Das sei gut.", "", "FreeIndirect"),
                ],
            }
        ),
        "data/test/8 - Neu.pretty.json": "never read",
    },
}


def git(folder, *arguments):
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def corpora(tmp_path):
    """Clones of both corpora in our words, and their rows of the catalogue."""
    paths.cache_clear()
    rows = []
    for row in catalogue():
        folder = tmp_path / "clones" / row.repository.replace("/", "+")
        folder.mkdir(parents=True)
        git(folder, "init", "--quiet")
        for path, text in FILES[row.repository].items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "--quiet", "--message", "ours")
        text = with_straight_marks(TEXT, ())[0] if row.key == "polnear" else GERMAN
        digest = hashlib.sha256(text.encode()).hexdigest()
        commit = git(folder, "rev-parse", "HEAD")
        rows.append(msgspec.structs.replace(row, commit=commit, documents=1, sha256=digest))
    return tmp_path / "clones", rows


@pytest.fixture
def built(corpora, tmp_path):
    """Texts and gold of the set by id."""
    clones, rows = corpora
    assert build(rows, clones, tmp_path / "out") == 2
    read = [
        {one["id"]: one for one in map(json.loads, (tmp_path / "out" / name).read_text("utf-8").splitlines())}
        for name in ("texts.jsonl", "gold.jsonl")
    ]
    return tuple(read)


def test_only_direct_speech_of_an_attribution_is_gold(built):
    """Marked words inside a content are gold with its source; titles outside and indirect speech are not."""
    gold = built[1]["polnear/moornews_2016-01-02_bridge"]
    assert [(one["text"], one["speaker"], one["speaker_kind"], one["accepted"]) for one in gold["quotes"]] == [
        ("The bridge will open in May", "Ana Moor, who leads the Trust,", "named", ["Ana Moor"]),
        ("We never gave up hope", "she", "pronoun", ["Ana Moor"]),
        ("and we never will again", "she", "pronoun", ["Ana Moor"]),
        ("very fine bridge", "The mayor", "role", ["The mayor"]),
    ]
    assert [one["text"] for one in gold["optional"]] == ["great"]


def test_offsets_are_those_of_the_text_that_is_written(built):
    """Pairs of apostrophes become one straight mark, and each span still covers its words."""
    texts, golds = built
    assert "''" not in texts["polnear/moornews_2016-01-02_bridge"]["text"]
    for name, gold in golds.items():
        for one in (*gold["quotes"], *gold["optional"]):
            assert texts[name]["text"][one["start"] : one["end"]] == one["text"]


def test_german_direct_speech_is_gold(built):
    """Only annotations marked direct count; a single word in quotation marks is optional."""
    gold = built[1]["wikinews-de/7"]
    assert [(one["text"], one["accepted"]) for one in gold["quotes"]] == [("Die Brücke bleibt offen", ["Anna Weber"])]
    assert [one["text"] for one in gold["optional"]] == ["Glück"]


def test_parts_go_by_outlet_or_document_and_kind_names_the_corpus_part(built):
    """PolNeAR is split by outlet, Wikinews by document; test documents are excluded."""
    heads = {name: (one["part"], one["kind"]) for name, one in built[1].items()}
    assert heads == {
        "polnear/moornews_2016-01-02_bridge": (part_of("moornews"), "polnear-train"),
        "wikinews-de/7": (part_of("wikinews-de/7"), "wikinews-de-dev"),
    }


def test_other_texts_than_those_read_end_the_build(corpora, tmp_path):
    """A corpus whose texts have another hash is not written."""
    clones, rows = corpora
    with pytest.raises(LabelError):
        build([msgspec.structs.replace(rows[0], sha256="0")], clones, tmp_path / "out")


def test_no_path_of_the_catalogue_leads_to_a_test_part():
    """The corpora's own test parts are never read."""
    patterns = [pattern for corpus in catalogue() for pattern in corpus.paths.values()]
    assert patterns
    assert not [pattern for pattern in patterns if "test" in pattern]
    assert set(quotes_set.READERS) == {corpus.format for corpus in catalogue()}


def test_contents_in_parts_are_one_attribution():
    """A brat span in fragments keeps them; an attribution without a source has none."""
    text = '"One," he said, "two." It was said that three.'
    lines = brat(text, (['"One,"', '"two."'], ["he"]), (["that three"], []))
    assert list(read_brat(lines)) == [Said(((0, 6), (16, 22)), ((7, 9),)), Said(((35, 45),), ())]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “we go on” and “stay”.", ["we go on", "stay"]),
        ("„Wir gehen“, sagte er. «Nous allons», dit-elle.", ["Wir gehen", "Nous allons"]),
        ('"One." He left. "Two."', ["One.", "Two."]),
        ("“First part.\n\n“Second part,” she said.", ["First part.\n\n“Second part,"]),
        ("“Never closed.\n\nNext paragraph.", ["Never closed."]),
        ("Don't 'count' single marks.", []),
    ],
)
def test_marks_are_paired_in_paragraphs(text, words):
    """Double marks of every style; a paragraph that opens again continues the quotation, any other ends it."""
    assert [text[start:end] for start, end in marked(text)] == words


def test_marked_words_need_half_of_them_in_a_content():
    """A pair of marks that only overlaps a content is not a quotation."""
    text = 'She said "so it is in the end".'
    inside = (text.index("so"), text.index("so") + 4)
    assert list(in_marks(text, [Said((inside,), ())])) == []
    assert len(list(in_marks(text, [Said(((9, 30),), ())]))) == 1


@pytest.mark.parametrize(
    ("printed", "language", "kind", "names"),
    [
        ("Sen. Robert P. Moor Jr. (D-Pa.)", "en", "named", ("Robert P. Moor Jr.",)),
        ("Moor campaign manager Ana Field", "en", "named", ("Ana Field",)),
        ("Ana Field, a friend of Carl Stone", "en", "named", ("Ana Field",)),
        ("Ana Field and Carl Stone", "en", "named", ("Ana Field", "Carl Stone")),
        ("Field", "en", "named", ("Field",)),
        ("Heather", "en", "role", ()),
        ("the Field campaign", "en", "organization", ()),
        ("The senator", "en", "role", ()),
        ("she herself", "en", "pronoun", ()),
        ("Der Vorsitzende der Gewerkschaft, Jan Berg", "de", "named", ("Jan Berg",)),
        ("Innenministerin Ana Field", "de", "named", ("Ana Field",)),
        ("die Polizei", "de", "organization", ()),
        ("Der Staatsanwalt", "de", "role", ()),
    ],
)
def test_the_kind_of_a_printed_speaker(printed, language, kind, names):
    """Persons by their names without titles and attributes; pronouns, organizations and roles separately."""
    assert by_rule(printed, "Ana Field spoke. Heather grows here.", language) == (kind, names)


def test_corrections_are_of_known_kinds_with_names_for_persons_alone():
    """Each correction is one that the scorer can use."""
    for (language, _), (kind, names) in corrections().items():
        assert language in ("de", "en")
        assert kind in ("named", "pronoun", "role", "organization", "none")
        assert bool(names) == (kind == "named")


def test_the_representative_comes_first_in_a_chain():
    """Chains have offsets of mentions, the one that names the entity first."""
    assert read_chains(ANALYSIS.encode()) == [[(0, "Ana Moor"), (TEXT.index("she said"), "she")]]


def quote(text, words, speaker=None, **more):
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, "speaker": speaker, **more}


def gold_of(text, *quotes, optional=()):
    return {"id": "a", "lang": "en", "part": "look", "kind": "ours", "quotes": list(quotes), "optional": list(optional)}


def named(text, words, name, kind="named"):
    return quote(text, words, name, again=[], speaker_kind=kind, accepted=[name])


SAID = "“We will go on,” said Ana Field, “and we stay here.” The “old” mayor: “Not with me, friends.”"


def test_one_predicted_quotation_may_hold_those_that_its_speaker_interrupts():
    """Joined or separate, both parts are found and both count."""
    gold = gold_of(SAID, named(SAID, "We will go on", "Ana Field"), named(SAID, "and we stay here", "Ana Field"))
    joined = {"start": 1, "end": 50, "text": "We will go on and we stay here.", "speaker": "Field"}
    apart = [quote(SAID, "We will go on,", "Field"), quote(SAID, "and we stay here.", "Field")]
    for quotes in ([joined], apart):
        counts = score([gold], [{"id": "a", "quotes": quotes}])
        assert (counts.gold, counts.predicted, counts.found, counts.right["named"]) == (2, 2, 2, 2)


def test_figures_of_speakers():
    """A wrong speaker counts against both measures, a missing one only against recall, a role against neither."""
    gold = gold_of(
        SAID,
        named(SAID, "We will go on", "Ana Field"),
        named(SAID, "and we stay here", "Ana Field"),
        named(SAID, "Not with me, friends", "The mayor", "role"),
    )
    quotes = [
        quote(SAID, "We will go on", "Carl Stone"),
        quote(SAID, "and we stay here"),
        quote(SAID, "Not with me, friends.", "Carl Stone"),
    ]
    figures = score([gold], [{"id": "a", "quotes": quotes}]).figures()
    assert (figures["f1"], figures["speaker"], figures["end_to_end"], figures["pronoun"]) == (1.0, 0.0, 0.0, None)


def test_wrong_words_are_missed_and_false_at_once():
    """Too little of a quotation does not count as found; a partial match of an optional one does not count."""
    gold = gold_of(SAID, named(SAID, "Not with me, friends", "The mayor"), optional=[quote(SAID, "old")])
    counts = score([gold], [{"id": "a", "quotes": [quote(SAID, "Not with"), quote(SAID, "old")]}])
    assert (counts.gold, counts.predicted, counts.found) == (1, 1, 0)


def test_words_that_return_are_found_in_any_of_their_places():
    """A repeated wording counts once, at any of its places."""
    one = named(SAID, "We will go on", "Ana Field") | {"again": [[60, 73]]}
    counts = score([gold_of(SAID, one)], [{"id": "a", "quotes": [one | {"start": 60, "end": 73}]}])
    assert (counts.gold, counts.predicted, counts.found) == (1, 1, 1)


def test_agreement_ignores_marks_blanks_and_case():
    """The Dice coefficient of letter pairs: 1 for the same letters, 0 for none."""
    assert agreement("“We go, on”", "we GO on.") == 1.0
    assert agreement("We go on", "They left") < 0.8
    assert agreement("“”", "…") == 0.0


@pytest.mark.parametrize(
    ("name", "accepted", "same"),
    [
        ("Field", ["Ana Field"], True),
        ("Ana M. Field", ["Field"], True),
        ("José Berg", ["Jose Berg"], True),
        ("Ana Field", ["Carl Field"], False),
        ("Ana Field", [], False),
        ("…", ["Ana Field"], False),
    ],
)
def test_surname_and_full_name_agree(name, accepted, same):
    """One name's words are among the other's, without accents."""
    assert same_speaker(name, accepted) is same


def test_groups_are_all_parts_languages_and_corpora():
    """The report has a line for each."""
    assert [name for name, _ in groups([gold_of(SAID)])] == ["all", "all en", "look", "look en", "look ours"]
