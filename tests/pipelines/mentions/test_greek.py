"""Greek names: inflected, in capitals without accents, and outlets with an article in their name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.common.fold import fold
from pipelines.mentions.step import Matcher, build_matcher
from pipelines.names.cases import end_of_case
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(name="Δανάη Βελισσάρη", kind="person"),
    Subject(name="Λουκάς Φωτεινός", kind="person"),
    Subject(name="Αλέξανδρος Κερκέζης", kind="person"),
    Subject(name="Παγκόσμιος Σύλλογος Ναυτίλων"),
    Subject(name="Διεθνής Μέριμνα"),
    Subject(name="Παρατηρητήριο Κυμάτων", aliases=("ΠΑΚΥ",)),
    Subject(name="Ίδρυμα Αλκυόνης"),
    Subject(name="Δασκάλες Χωρίς Θρανία"),
    Subject(name="Η Αμμουδερή", kind="outlet"),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Σύμφωνα με δηλώσεις της Δανάης Βελισσάρη, το σχέδιο προχωρά.", ["Δανάης Βελισσάρη"]),
        (
            "Συνάντησε τον Λουκά Φωτεινό. Οι συνεργάτες του Φωτεινού σιώπησαν, ο Φωτεινός όχι.",
            ["Λουκά Φωτεινό", "Φωτεινού", "Φωτεινός"],
        ),
        ("Στο γραφείο του Αλέξανδρου Κερκέζη.", ["Αλέξανδρου Κερκέζη"]),
        ("Μέλη του Παγκόσμιου Συλλόγου Ναυτίλων απέργησαν.", ["Παγκόσμιου Συλλόγου Ναυτίλων"]),
        ("Έκθεση της Διεθνούς Μέριμνας δείχνει ότι", ["Διεθνούς Μέριμνας"]),
        ("Στελέχη του Παρατηρητηρίου Κυμάτων (ΠΑΚΥ)", ["Παρατηρητηρίου Κυμάτων", "ΠΑΚΥ"]),
        ("Δωρεά του Ιδρύματος Αλκυόνης.", ["Ιδρύματος Αλκυόνης"]),
        ("Το έργο των Δασκαλών Χωρίς Θρανία", ["Δασκαλών Χωρίς Θρανία"]),
        ("ΔΙΕΘΝΗΣ ΜΕΡΙΜΝΑ: ΝΕΑ ΕΚΘΕΣΗ", ["ΔΙΕΘΝΗΣ ΜΕΡΙΜΝΑ"]),
        ("Ο ΛΟΥΚΑΣ ΦΩΤΕΙΝΟΣ ΠΑΡΑΙΤΗΘΗΚΕ", ["ΛΟΥΚΑΣ ΦΩΤΕΙΝΟΣ"]),
        ("Η Αμμουδερή γράφει ότι", ["Η Αμμουδερή"]),
        ("Αμμουδερή παραλία στην Πάρο.", []),
        ("Η Αλέκα Φωτεινού σιώπησε. Ο δήμαρχος Λουκάς Φωτεινός μίλησε.", ["Λουκάς Φωτεινός"]),
        ("Ο Φωτεινός μίλησε πρώτος.", []),
        ("Το ίδρυμα έκλεισε και η μέριμνα είναι διεθνής.", []),
    ],
)
def test_names_in_the_cases_of_a_sentence(text: str, found: list[str], matcher: Matcher) -> None:
    """A name is found in its spelling and in its cases; lowercase words and other people's names are not."""
    assert surfaces(text, matcher, "el") == found


_WORD = st.text("αβγδεηικλμνοπρστυω", min_size=3, max_size=9).map(lambda word: fold(word).text)


@given(st.lists(_WORD, min_size=1, max_size=4), st.sampled_from(["person", "organization"]))
def test_the_listed_form_is_among_the_forms(words: list[str], kind: str) -> None:
    """The rules of declension never lose the form in which a name is listed."""
    name = " ".join(words)
    assert end_of_case(name, name, 0, "el", person=kind == "person") == len(name)
