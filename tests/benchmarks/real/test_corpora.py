"""Texts of corpora by their addresses, from small repositories of our own writing under the catalogue's names."""

from __future__ import annotations

import io
import subprocess
import tarfile
import zipfile

import msgspec
import pytest

from benchmarks.real.clones import SourceError
from benchmarks.real.corpora import (
    LEAST,
    MOST,
    CorpusError,
    catalogue,
    corpus_of,
    files_of,
    passage,
    passages,
    sentences_of,
    text_of,
)
from benchmarks.real.corpora_types import Sentence, Span

COLUMNS = "Ana B-PER\nMoor I-PER\nspoke O\n. O\n\nThe O\nTrust B-ORG\nagreed O\n. O\n"


def zipped(name, text):
    """A zip archive with one member."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, text)
    return held.getvalue()


def tarred(name, text):
    """A compressed tar archive with one member."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(text.encode())
        archive.addfile(member, io.BytesIO(text.encode()))
    return held.getvalue()


FILES = {
    "khairunnisaor/idner-news-2k": {"train.txt": COLUMNS.encode(), "readme.txt": b"none"},
    "OYE93/Chinese-NLP-Corpus": {"NER/MSRA/msra_test_bio.txt": COLUMNS.encode()},
    "HaniehP/PersianNER": {"ArmanPersoNERCorpus.zip": zipped("train_fold1.txt", COLUMNS)},
    "nmpartzio/elNER": {"dataset/elNER4/IOB2.tar.gz": tarred("IOB2/train_elNER4.iob2", COLUMNS)},
    "SlavicNLP/SlavicNER": {
        "raw/moor/cs/1.txt": "Moor psal\n\nAnně".encode(),
        "ner/moor/cs/1.tsv": b"1\n0\t4\tMoor\tMoor\tORG\tORG-Moor\n",
    },
}


@pytest.fixture(scope="module")
def clones(tmp_path_factory):
    """A folder of clones, and the commit of each."""
    folder = tmp_path_factory.mktemp("clones")
    commits = {}
    for repository, files in FILES.items():
        work = folder / repository.replace("/", "+")
        for name, data in files.items():
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            (work / name).write_bytes(data)
        git = ["git", "-C", str(work), "-c", "user.name=t", "-c", "user.email=t@example.org"]
        subprocess.run(["git", "init", "-q", str(work)], check=True)
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-q", "-m", "corpus"], check=True)
        head = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True)
        commits[repository] = head.stdout.strip()
    return folder, commits


@pytest.mark.parametrize(
    ("repository", "path", "doc", "text"),
    [
        ("khairunnisaor/idner-news-2k", "train.txt", "0-1", "Ana Moor spoke. The Trust agreed."),
        ("khairunnisaor/idner-news-2k", "train.txt", "1-1", "The Trust agreed."),
        ("OYE93/Chinese-NLP-Corpus", "NER/MSRA/msra_test_bio.txt", "0-1", "Ana Moor spoke.The Trust agreed."),
        ("HaniehP/PersianNER", "ArmanPersoNERCorpus.zip!train_fold1.txt", "0-0", "Ana Moor spoke."),
        ("nmpartzio/elNER", "dataset/elNER4/IOB2.tar.gz!IOB2/train_elNER4.iob2", "1-1", "The Trust agreed."),
        ("SlavicNLP/SlavicNER", "raw/moor/cs/1.txt", "0-1", "Moor psal\nAnně"),
    ],
)
def test_an_address_leads_to_its_text(clones, repository, path, doc, text):
    """In a file or a member of an archive, with the sentences joined as in their corpus."""
    folder, commits = clones
    assert text_of(folder, repository, commits[repository], path, doc) == text


def test_the_address_of_a_passage_leads_back_to_it(clones):
    """The text, and each name at its offsets."""
    folder, commits = clones
    repository, path = "khairunnisaor/idner-news-2k", "train.txt"
    corpus = corpus_of(repository, path)
    sentences = sentences_of(folder, corpus, commits[repository], path)
    one = passage(corpus, path, sentences, 0, 1)
    assert [one.text[span.start : span.end] for span in one.spans] == ["Ana Moor", "Trust"]
    assert text_of(folder, repository, commits[repository], path, one.doc) == one.text


@pytest.mark.parametrize(
    ("path", "doc", "words"),
    [
        ("train.txt", "1-2", "no such sentences, the file has 2"),
        ("train.txt", "1-0", "no such sentences"),
        ("train.txt", "one", "no such sentences"),
        ("readme.txt", "0-0", "in no corpus"),
        ("dev.txt", "0-0", "dev.txt"),
    ],
)
def test_an_address_that_leads_nowhere_says_why(clones, path, doc, words):
    """No such sentences, no such corpus, no such file."""
    folder, commits = clones
    repository = "khairunnisaor/idner-news-2k"
    with pytest.raises(SourceError, match=words):
        text_of(folder, repository, commits[repository], path, doc)


@pytest.mark.parametrize(
    ("repository", "path"),
    [
        ("HaniehP/PersianNER", "ArmanPersoNERCorpus.zip!test_fold1.txt"),
        ("nmpartzio/elNER", "dataset/elNER4/IOB2.tar.gz!IOB2/dev_elNER4.iob2"),
    ],
)
def test_a_member_that_an_archive_lacks_is_named(clones, repository, path):
    """The error has its repository and path."""
    folder, commits = clones
    with pytest.raises(CorpusError, match=r"_fold1|IOB2/dev"):
        text_of(folder, repository, commits[repository], path, "0-0")


def test_files_of_a_corpus_are_those_of_its_patterns(clones):
    """Stored files in order, then members of archives."""
    folder, commits = clones
    by_key = {corpus.key: corpus for corpus in catalogue()}
    for key, files in {
        "idner-id": ["train.txt"],
        "slavic-cs": ["raw/moor/cs/1.txt"],
        "arman-fa": ["ArmanPersoNERCorpus.zip!train_fold1.txt", "ArmanPersoNERCorpus.zip!test_fold1.txt"],
    }.items():
        corpus = msgspec.structs.replace(by_key[key], commit=commits[by_key[key].repository])
        assert files_of(folder, corpus) == files


def test_passages_never_cross_documents_and_leave_no_sentence_twice():
    """Sentences are joined up to the target length; a single one is a text of its own, unless it is short."""
    corpus = corpus_of("khairunnisaor/idner-news-2k", "train.txt")
    line = "x" * 99 + "."
    sentences = [
        *[Sentence(line, (Span(0, 9, "ORG"),), document=1)] * 4,
        Sentence(line, document=2),
        Sentence("", document=2),
        Sentence("x" * MOST, document=2),
        Sentence("x" * (LEAST - 1), document=3),
        Sentence(line, alone=True),
        Sentence(line),
    ]
    found = list(passages(corpus, "train.txt", sentences))
    assert [one.doc for one in found] == ["0-2", "3-3", "4-5", "6-6", "8-8", "9-9"]
    assert [span.start for span in found[0].spans] == [0, 101, 202]
    assert all(passage(corpus, one.path, sentences, *map(int, one.doc.split("-"))) == one for one in found)
