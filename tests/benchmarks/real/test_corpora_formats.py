"""Readers of name-annotated corpora: the printed text, and each name at its offsets. All texts are of our own writing."""

from __future__ import annotations

import json

import pytest

from benchmarks.real.corpora import READERS, Standoff, catalogue
from benchmarks.real.corpora_types import Corpus, Options, kind_of, spans_of_tags


def read(form, data, language="en", annotation="", **options):
    """The sentences of a file in a format, each as its text and its names with kind and entity."""
    corpus = Corpus(
        key="ours",
        repository="owner/ours",
        commit="0" * 40,
        language=language,
        licence="",
        paths=("*",),
        format=form,
        options=Options(**options),
    )
    reader = READERS[form]
    if isinstance(reader, Standoff):
        return reader.read(data.encode(), annotation.encode(), corpus)
    return reader(data if isinstance(data, bytes) else data.encode(), corpus)


def named(sentence):
    """The names of a sentence by their offsets."""
    return [(sentence.text[span.start : span.end], span.kind, span.entity) for span in sentence.spans]


def test_conll_2003_columns_are_sentences_within_documents():
    """First column and last, a blank line between sentences, -DOCSTART- between documents."""
    data = (
        "-DOCSTART- -X- O O\n\nAna NNP B-NP B-PER\nMoor NNP I-NP I-PER\nleads VBZ B-VP O\nRiver NNP B-NP B-ORG\n"
        "Trust NNP I-NP I-ORG\n, , O O\nshe PRP O O\n's POS O O\nglad JJ O O\n. . O O\n\n"
        "-DOCSTART- -X- O O\n\nLarkmoor NNP B-NP B-LOC\n( ( O O\nrainy JJ O O\n) ) O O\n"
    )
    first, second = read("columns", data)
    assert (first.text, first.document) == ("Ana Moor leads River Trust, she's glad.", 1)
    assert named(first) == [("Ana Moor", "PER", None), ("River Trust", "ORG", None)]
    assert (second.text, second.document) == ("Larkmoor (rainy)", 2)
    assert named(second) == [("Larkmoor", "LOC", None)]


def test_iob_columns_without_sentences_end_at_marks():
    """If a file marks no sentences, the corpus names the tokens that end one; markup ends one too."""
    data = "Yli O\nOP B-ORG\n. O\nTäällä O\n<BODY>\nAna B-PER\n"
    assert [one.text for one in read("columns", data, "fi", sentence_ends=".?!")] == ["Yli OP.", "Täällä", "Ana"]


def test_columns_have_the_separator_and_tag_column_of_their_corpus():
    """Tabs keep spaces inside a token; a later column is no tag."""
    data = "River Trust\tB-ORG\tB-LOC\t\nsanoi\tO\tO\t\n\n"
    (sentence,) = read("columns", data, "fi", separator="\t", tag_column=1)
    assert named(sentence) == [("River Trust", "ORG", None)]


def test_words_read_in_the_wrong_encoding_are_mended_and_lost_letters_leave_no_text():
    """What cannot be mended stays as it is."""
    broken = "Muñoz".encode().decode("latin-1")
    assert read("columns", f"{broken} B-PER\nMuñoz O\n", "es", mojibake=True)[0].text == "Muñoz Muñoz"
    lost, kept = read("columns", "Caf\x81 O\n\nEcht O\n", "nl", lost="\x81", alone=True, encoding="utf-8")
    assert (lost.text, kept.text, kept.alone) == ("", "Echt", True)


def test_spaces_that_are_tokens_are_the_only_spaces():
    """Thai: a token may be a space, and no other space is added."""
    data = "นาง\tO\nอนา\tB-PERSON\n \tO\nพูด\tO\n\nที่สอง\tO\n"
    first, second = read("spaced-columns", data, "th")
    assert (first.text, second.text) == ("นางอนา พูด", "ที่สอง")
    assert named(first) == [("อนา", "PER", None)]


def test_germeval_skips_wikipedia_and_keeps_the_count():
    """A sentence from Wikipedia has no text; the next one keeps its number."""
    data = (
        "#\thttp://de.wikipedia.org/wiki/Moor\n1\tMoore\tO\tO\n2\tfeucht\tO\tO\n\n"
        "#\thttp://gazette.example/1\n1\t„\tO\tO\n2\tMoor\tB-ORG\tO\n3\t“\tO\tO\n4\tsagt\tO\tO\n5\tnein\tO\tO\n"
    )
    skipped, kept = read("germeval", data, "de")
    assert (skipped.text, kept.text, kept.alone) == ("", "„Moor“ sagt nein", True)
    assert named(kept) == [("Moor", "ORG", None)]


def test_conllu_takes_the_text_and_the_names_of_a_column():
    """IOB2 files of Universal NER: `# text` with its own spacing (SpaceAfter=No), tag in the third column."""
    data = (
        "# newdoc id = a\n# sent_id = a-1\n# text = Moor-Klub vandt, sagde Ana.\n1\tMoor-Klub\tB-ORG\t-\t-\n2\tvandt\tO\t-\t-\n"
        "3\t,\tO\t-\t-\n4\tsagde\tO\t-\t-\n5\tAna\tB-PER\t-\t-\n6\t.\tO\t-\t-\n\n"
        "# sent_id = a-2\n# text = Hun  gik.\n1\tHun\tO\n2\tgik\tO\n3\t.\tO\n\n"
        "# newdoc id = b\n# text = En anden\n1\tEn\tO\n2\tanden\tO\n"
    )
    sentences = read("conllu", data, "da", tag_column=2)
    assert [one.text for one in sentences] == ["Moor-Klub vandt, sagde Ana.", "Hun  gik.", "En anden"]
    assert [one.document for one in sentences] == [1, 1, 2]
    assert named(sentences[0]) == [("Moor-Klub", "ORG", None), ("Ana", "PER", None)]


def test_conllu_names_are_proper_nouns_of_printed_words():
    """A contraction is one printed word; sentences with other ids have no text but keep the count."""
    data = (
        "# sent_id = pop-1\n# text = Il parle du Moor.\n1\tIl\til\tPRON\n2\tparle\tparler\tVERB\n3-4\tdu\t_\t_\n3\tde\tde\tADP\n"
        "4\tle\tle\tDET\n5\tMoor\tMoor\tPROPN\n6\t.\t.\tPUNCT\n\n# sent_id = law-1\n# text = Non\n1\tNon\tnon\tINTJ\n"
    )
    first, skipped = read("conllu", data, "fr", names="proper nouns", sentence_ids=("pop",))
    assert (first.text, named(first)) == ("Il parle du Moor.", [("Moor", "OTHER", None)])
    assert skipped.text == ""


def test_conllu_names_are_in_the_last_column_or_linked():
    """`name=B-ORG` in MISC; a column of links gives a name the entity of its first word."""
    misc = "# text = Elva Vel vant\n1\tElva\t_\tSpaceAfter=Yes|name=B-ORG\n2\tVel\t_\tname=I-ORG\n3\tvant\t_\t_\n"
    assert named(read("conllu", misc, "nb", names="misc")[0]) == [("Elva Vel", "ORG", None)]
    links = "# text = Upe aug\n1\tUpe\tB-organization\tQ7\n2\taug\tO\t_\n"
    assert named(read("conllu", links, "lv", tag_column=2, link_column=3)[0]) == [("Upe", "ORG", "Q7")]


def test_conllu_words_that_do_not_fit_their_text_are_joined_by_habit():
    """Portuguese treebanks are contracted as printed, with the tag of either word."""
    data = "# text = lost\n1\tA\tO\n2\tcasa\tO\n3\tde\tO\n4\ta\tB-ORG\n5\tMoor\tI-ORG\n6\t.\tO\n"
    (sentence,) = read("conllu", data, "pt", tag_column=2, contracted=True)
    assert (sentence.text, named(sentence)) == ("A casa da Moor.", [("da Moor", "ORG", None)])
    assert read("conllu", data, "pt", tag_column=2)[0].text == "A casa de a Moor."


def test_conllu_plus_names_its_columns():
    """The columns of the first sentence apply to all."""
    data = "# global.columns = FORM LEMMA CONLL:NER\nMoor\tMoor\tB-ORG\nszólt\tszól\tO\n.\t.\tO\n\nAna\tAna\tB-PER\nitt\titt\tO\n"
    first, second = read("conllup", data, "hu")
    assert (first.text, named(first)) == ("Moor szólt.", [("Moor", "ORG", None)])
    assert named(second) == [("Ana", "PER", None)]


def test_json_sentences_say_where_spaces_are():
    """RONEC: `space_after` decides, not the rules of the language."""
    record = {
        "tokens": ["Ana", "Moor", ",", "la", "BBC"],
        "ner_tags": ["B-PERSON", "I-PERSON", "O", "O", "B-ORG"],
        "space_after": [True, True, True, False, False],
    }
    (sentence,) = read("ronec", json.dumps([record]), "ro")
    assert sentence.text == "Ana Moor , laBBC"
    assert named(sentence) == [("Ana Moor", "PER", None), ("BBC", "ORG", None)]


def test_json_lines_have_words_and_tags():
    """Each line is one record; blank lines are ignored."""
    data = '{"words": ["Moor", "nói", "."], "tags": ["B-ORGANIZATION", "O", "O"]}\n\n{"words": ["Ana"], "tags": ["B-NAME"]}\n'
    first, second = read("json-lines", data, "vi")
    assert (first.text, named(first)) == ("Moor nói.", [("Moor", "ORG", None)])
    assert named(second) == [("Ana", "PER", None)]


def test_estner_sentences_belong_to_their_documents():
    """Documents are counted; tags are of the first layer."""
    words = [{"word": "Moori", "ner_1": "B-ORG"}, {"word": "juht", "ner_1": "O"}]
    data = json.dumps({"documents": [{"sentences": [{"words": words}]}, {"sentences": [{"words": words[1:]}]}]})
    first, second = read("estner", data, "et")
    assert (first.text, named(first), first.document) == ("Moori juht", [("Moori", "ORG", None)], 0)
    assert (second.text, second.document) == ("juht", 1)


def test_json_entities_have_spans_and_japanese_types():
    """An unknown type is another kind."""
    record = {
        "text": "ムーア社のアナ。",
        "entities": [{"span": [0, 4], "type": "法人名"}, {"span": [5, 7], "type": "製品名"}],
    }
    (sentence,) = read("json-entities", json.dumps([record]), "ja")
    assert named(sentence) == [("ムーア社", "ORG", None), ("アナ", "OTHER", None)]


def test_marks_inside_korean_lines_are_no_text():
    """Only lines with a dollar sign are read; an angle bracket that marks no name stays."""
    (sentence,) = read("korean-marked", "; 무어는 말했다\n$<무어:OG>는 <a>라고 <아나:PS>에게 말했다\n무어/NNP\n", "ko")
    assert sentence.text == "무어는 <a>라고 아나에게 말했다"
    assert named(sentence) == [("무어", "ORG", None), ("아나", "PER", None)]


def test_n3_documents_are_joined_from_parts():
    """Names are linked but have no kind; a comment does not end a part."""
    data = (
        '<corpus xmlns="http://x.example/"><Document><TextWithNamedEntities><SimpleTextPart>Says </SimpleTextPart>'
        '<NamedEntityInText uri="http://x.example/Moor">River <!-- the -->Trust</NamedEntityInText>'
        "<SimpleTextPart> .</SimpleTextPart></TextWithNamedEntities></Document></corpus>"
    )
    (as_stored,) = read("n3", data)
    assert (as_stored.text, named(as_stored)) == (
        "Says River Trust .",
        [("River Trust", "OTHER", "http://x.example/Moor")],
    )
    (printed,) = read("n3", data, tokenized=True)
    assert (printed.text, named(printed)) == ("Says River Trust.", named(as_stored))


def test_slavic_names_are_found_near_their_offsets():
    """Offsets that count line ends twice are off; a surface not found nearby is dropped."""
    annotation = "doc-1\n0\t4\tMoor\tMoor\tORG\tORG-Moor\n13\t19\tAnně X\tAnna X\tPER\tPER-Anna\n0\t4\tBrno\tBrno\tLOC\tGPE-Brno\n"
    first, second = read("slavic", "Moor psal\r\nk Anně X.\r\n\r\n", "cs", annotation)
    assert (first.text, named(first)) == ("Moor psal", [("Moor", "ORG", "ORG-Moor")])
    assert (second.text, named(second)) == ("k Anně X.", [("Anně X", "PER", "PER-Anna")])
    (twice,) = read("slavic", "Moor a Moor", "cs", "8\t12\tMoor\tMoor\tORG\tORG-Moor\n")
    assert [span.start for span in twice.spans] == [7]


def test_brat_names_have_offsets_into_the_whole_text():
    """A name with wrong offsets, or across lines, is dropped; a reference links, an empty one does not."""
    annotation = (
        "T1\tORGANIZATION 0 4\tМоор\nT2\tPERSON 15 18\tАна\nT3\tPERSON 0 3\tАна\nT4\tORG 5 12\tсказал\nN1\tReference T1 Wikidata:Q1\n"
        "N2\tReference T2 Wikidata:NULL\n"
    )
    first, second = read("brat", "Моор сказал\n\n, «Ана».", "ru", annotation)
    assert (first.text, named(first)) == ("Моор сказал", [("Моор", "ORG", "Wikidata:Q1")])
    assert (second.text, named(second)) == (", «Ана».", [])
    annotation = "T1\tPERS 2 5\tАна\n"
    (printed,) = read("brat", "« Ана » , так .", "uk", annotation, tokenized=True)
    assert (printed.text, named(printed)) == ("«Ана», так.", [("Ана", "PER", None)])


def test_livedoor_begins_with_address_and_time():
    """They have no text, and the paragraphs keep their numbers."""
    sentences = read("livedoor", "http://x.example/1\n2012-01-01\n題名\n 本文。\n", "ja")
    assert [one.text for one in sentences] == ["", "", "題名", "本文。", ""]


@pytest.mark.parametrize(
    ("tags", "places"),
    [
        ("B-ORG I-ORG O", [(0, 5)]),
        ("I-ORG I-ORG I-PER", [(0, 5), (6, 8)]),
        ("B-ORG B-ORG O", [(0, 2), (3, 5)]),
        ("S_PER B_OG E_OG", [(0, 2), (3, 8)]),
        ("PER PER 0", [(0, 5)]),
        ("B-LOC O I-LOC", [(0, 2), (6, 8)]),
    ],
)
def test_every_manner_of_tags_marks_the_same_spans(tags, places):
    """IOB, IOB2, BIOES and bare labels give the same spans."""
    spans = spans_of_tags(tags.split(), [(0, 2), (3, 5), (6, 8)])
    assert [(span.start, span.end) for span in spans] == places


def test_labels_of_any_case_have_a_kind():
    """Labels in no list are another kind."""
    labels = "ORG organization GPE_LOC location pers PS miscellaneous"
    assert [kind_of(label) for label in labels.split()] == ["ORG", "ORG", "LOC", "LOC", "PER", "PER", "OTHER"]


def test_the_catalogue_knows_its_formats():
    """Each corpus has a reader, a licence and files; no two have one key."""
    assert {corpus.format for corpus in catalogue()} == set(READERS)
    assert all(corpus.licence and corpus.paths and len(corpus.commit) == 40 for corpus in catalogue())
    assert len({corpus.key for corpus in catalogue()}) == len(catalogue())
