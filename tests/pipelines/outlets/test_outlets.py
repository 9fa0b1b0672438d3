"""The outlet catalogue: names in running text, domains in addresses, cheap to build."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.outlets.catalogue import Catalogue, Packed, load_catalogue
from pipelines.outlets.forms import printed_otherwise
from pipelines.outlets.outlet import Outlet, shipped_outlets
from presswatch.watchlist.entries import OutletEntry

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Wall Street Journal’s report", "The Wall Street Journal"),
        ("경향신문에 실린", "경향신문"),
        ("в «Новой газете» вышло", "Новая газета"),
        ("в Медузе вышло", "Медуза"),
        ("des Tagesspiegels", "Der Tagesspiegel"),
        ("in der Süddeutschen Zeitung", "Süddeutsche Zeitung"),
        ("نشرت الجزيرة نت تقريرا", "الجزيرة نت"),
        ("وقالت رويترز", "Reuters"),
        ("月刊誌の朝日新聞朝刊に", "朝日新聞"),
        ("《南方周末》刊发", "南方周末"),
    ],
)
def test_names_in_text(text: str, name: str) -> None:
    """A name is found in spite of endings, prefixes, particles and quotation marks."""
    assert [hit.outlet.name for hit in CATALOGUE.find(text)] == [name]


@pytest.mark.parametrize("text", ["BBCX", "Guardianship", "우리한겨레", "bild dir deine Meinung"])
def test_parts_of_words_are_no_names(text: str) -> None:
    """A name inside a longer word, or in other case, is not found."""
    assert CATALOGUE.find(text) == ()


def test_words_that_are_names_are_weak() -> None:
    """A name that is also an ordinary word is marked as needing further evidence."""
    (hit,) = CATALOGUE.find("Time is short")
    assert hit.weak


def test_domains() -> None:
    """An address belongs to the outlet with its host or a parent domain of it, and to no other."""
    outlet = CATALOGUE.by_domain("https://news.jtbc.co.kr/article/1")
    assert outlet is not None
    assert outlet.name == "JTBC"
    assert CATALOGUE.by_domain("https://notbbc.co.uk.example/") is None


def test_a_shared_domain_is_that_of_the_broadcaster_of_that_name() -> None:
    """Where radio and television share a site, its address means the broadcaster, unless the watchlist says otherwise."""
    address = "https://www.rtve.es/play/videos/1/"
    outlet = CATALOGUE.by_domain(address)
    assert outlet is not None
    assert outlet.name == "RTVE"
    own = load_catalogue((OutletEntry(name="Own Radio", domains=("rtve.es",)),)).by_domain(address)
    assert own is not None
    assert own.name == "Own Radio"


def test_watchlist_entry_wins() -> None:
    """An entry of the watchlist comes before a shipped outlet of the same domain."""
    catalogue = load_catalogue((OutletEntry(name="Own Name", domains=("bbc.co.uk",)),))
    outlet = catalogue.by_domain("https://www.bbc.co.uk/news")
    assert outlet is not None
    assert outlet.name == "Own Name"


def test_facts_are_sound() -> None:
    """No two shipped outlets share a name, and all domains are lowercase without "www."."""
    outlets = shipped_outlets()
    assert len({o.name for o in outlets}) == len(outlets)
    assert all(
        o.domains and all(d == d.lower() and not d.startswith("www.") and "." in d for d in o.domains) for o in outlets
    )


@pytest.mark.parametrize(
    ("url", "language", "printed", "name"),
    [
        ("https://muelle.example.org/1", "es", "ABC", "ABC (España)"),
        ("https://quay.example.org/1", "ar", "CBC", "CBC Egypt"),
        ("https://quay.example.ca/1", "ar", "CBC", "Canadian Broadcasting Corporation"),
        ("https://quay.example.org/1", "en", "CBC", "Canadian Broadcasting Corporation"),
    ],
)
def test_of_several_outlets_with_one_name_the_local_one_counts(
    url: str, language: str, printed: str, name: str
) -> None:
    """The country of the post's address wins over its language."""
    assert [hit.outlet.name for hit in CATALOGUE.at_home(url, language).find(f"« {printed} »")] == [name]


ARGENTINE = ("https://www.pagina12.com.ar/1-a", "https://www.tiempoar.com.ar/b/")


@pytest.mark.parametrize(
    ("url", "linked", "name"),
    [
        ("https://muelle.example.org/1", ARGENTINE, "Radio Nacional Argentina"),
        ("https://muelle.example.org/1", ARGENTINE[:1], "Radio Nacional de España"),
        ("https://muelle.example.org/1", (*ARGENTINE, "https://elpais.com/c"), "Radio Nacional de España"),
        ("https://muelle.example.es/1", ARGENTINE, "Radio Nacional de España"),
        ("https://muelle.example.org/1", (*ARGENTINE, "https://muelle.example.org/2"), "Radio Nacional Argentina"),
    ],
)
def test_the_country_of_linked_outlets_decides(url: str, linked: tuple[str, ...], name: str) -> None:
    """If the post's address shows no country, that of several linked outlets decides."""
    hits = CATALOGUE.at_home(url, "es", linked).find("Radio Nacional, ayer")
    assert [hit.outlet.name for hit in hits] == [name]


def test_outlets_of_the_watchlist_count_in_every_language() -> None:
    """An outlet of the watchlist is found in posts of any language."""
    catalogue = load_catalogue([OutletEntry(name="Quay Broadcasting", aliases=("CBC",), domains=("quay.example",))])
    assert [hit.outlet.name for hit in catalogue.at_home("https://a.example.eg/1", "ar").find("قناة (CBC)")] == [
        "Quay Broadcasting"
    ]


_TEXT = st.text(max_size=20)


@given(st.dictionaries(_TEXT, st.integers(0, 2**32 - 1), max_size=30), _TEXT)
def test_packed_answers_as_a_dictionary(numbers: dict[str, int], other: str) -> None:
    """A packed table returns each text's number, with any characters, and nothing for other texts."""
    packed = Packed(numbers)
    assert {text: packed.get(text) for text in numbers} == numbers
    assert packed.get(other) == numbers.get(other)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Bild", []),
        ("Stern", [("STERN", True)]),
        ("The Times", [("TIMES", True)]),
        ("The Yorkshire Post", [("Yorkshire Post", False)]),
        ("L'Humanité", [("l'Humanité", True)]),
        ("L'Est républicain", [("L'Est Républicain", False), ("l'Est républicain", True)]),
    ],
)
def test_forms_in_which_others_print_a_name(name: str, forms: list[tuple[str, bool]]) -> None:
    """In capitals only from five letters on: shorter ones are acronyms. True asks for further evidence."""
    assert list(printed_otherwise([name], ())) == forms


def test_a_form_in_which_others_print_a_name_is_found_as_that_name() -> None:
    """Each of the shipped outlets; where several have the form, one of them."""
    owners: dict[str, set[str]] = {}
    for outlet in shipped_outlets():
        listed = (outlet.name, *outlet.forms, *outlet.weak)
        for form in (*listed, *(form for form, _ in printed_otherwise(listed, outlet.weak))):
            owners.setdefault(form.casefold(), set()).add(outlet.name)
    printed = {form for one in shipped_outlets() for form, _ in printed_otherwise((one.name, *one.forms), one.weak)}
    whole = {form: [hit for hit in CATALOGUE.find(form) if hit.end - hit.start == len(form)] for form in printed}
    wrong = {form for form, hits in whole.items() for hit in hits if hit.outlet.name not in owners[form.casefold()]}
    assert wrong == set()
    assert sum(map(bool, whole.values())) > len(whole) * 0.9


def test_small_catalogues_too_know_which_outlets_share_a_name() -> None:
    """A name that one outlet alone has is its own wherever the post is."""
    spanish = Outlet(name="ABC (España)", domains=("abc.es",), country="ES", language="es", forms=("ABC",))
    other = Outlet(name="ABC News", domains=("abc.example",), country="US", language="en", forms=("ABC", "Quay Post"))
    catalogue = Catalogue((other, spanish))
    found = {
        url: catalogue.at_home(url, "").find("« ABC », « Quay Post »") for url in ("https://a.es/1", "https://a.us/1")
    }
    assert [[hit.outlet.name for hit in hits] for hits in found.values()] == [
        ["ABC (España)", "ABC News"],
        ["ABC News", "ABC News"],
    ]
