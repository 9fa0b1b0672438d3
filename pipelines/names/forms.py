"""The forms under which a subject may be named, derived from its name, its former names and its aliases.

Pure functions: a watchlist's subject goes in, forms come out. What a form needs around it to count (case, context) is
decided later, by pipelines.mentions.context.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any, Literal

from pipelines.names.acronyms import alike, kinds_told, languages_of_acronym, matter_of_names, tongues_of
from pipelines.names.common import languages_of_surname, languages_using
from pipelines.names.countries import countries_told, country_of_city_ahead, lands_told
from pipelines.names.fold import fold
from pipelines.names.greek import greek_stems
from pipelines.names.inflect import NO_ENDING, Stem, german_noun_stems, german_stems, russian_stems
from pipelines.names.longer import NOTHING_BESIDE, Beside, beside
from pipelines.names.named_kinds import CLUB, school_or_club
from pipelines.names.scripts import CASED, is_cjk, script_of
from pipelines.names.slavic import slavic_stems
from pipelines.names.surnames import Surname, named, surnames_of, written_together
from pipelines.names.variants import english_variants, german_variants, han_variants, simplified
from pipelines.names.words import homographs, known_acronyms, words
from presswatch.watchlist.entries import Alias, Subject

Shape = Literal["acronym", "word", "phrase", "article", "surname"]
_LONGEST_ACRONYM = 6
_LONGEST_ARTICLE = 3
_NAMES_OF_A_BODY = 300
"""Names of one body in all languages; a subject with more lists other things, whose names explain no acronym. Each
acronym is compared with each name."""
_PARENTHESIS = re.compile(r"\s{0,60}[(（][^()（）]{0,300}[)）]\s{0,60}")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_CAPITAL_WORD = re.compile(r"[^\W\d_]+\.?")


@dataclass(frozen=True, slots=True)
class Form:
    """One searchable form of a subject's name.

    `stem` is folded. `alias` is the name as the watchlist gives it, `index` the subject's place in the list. `shape`:
    acronym (capitals only), word (one word), phrase (several), article (an article and one word), surname (of a person,
    where it is listed by itself). `common_in` are the languages in which it is also a common word; `exact`: the case
    must be the alias's.
    `option` is the alias with the conditions that the watchlist sets, None where it sets none. `listed` is False for
    derived forms; `weak` ones need the subject to be known and quotation marks. `own` are the folded words of all names
    of the person, for surnames. `small`: the watchlist also gives the name in small letters, `cased`: an acronym as a
    word. `tongue`: the form is an inflected one that counts in texts of these languages only. `middle`: an initial
    stands between head and rest. `namesake`: the better known body or thing that has the acronym, "" if it is the
    subject itself or there is none; of all acronyms `own` are the beginnings of the words that say what the subject is
    about, of a university's name of two signs its full names. `lands`: the countries that another of the subject's
    names tells beside this one, so that beside another country's it is another body; `main`: it is the subject's name,
    no alias. `tongues`: the languages in which the subject has other names than the acronym is made of, and so another
    acronym. `kinds`: the kinds of bodies that the subject's names tell, as far as data/name_words.json lists them; ""
    for another kind. `beside`: the words that longer names of the subject have beside this one.
    """

    index: int
    alias: str
    stem: Stem
    script: str
    shape: Shape
    common_in: frozenset[str] = frozenset()
    exact: bool = False
    option: Alias | None = None
    listed: bool = True
    former: bool = False
    weak: bool = False
    homograph: str = ""
    kind: str = "organization"
    own: frozenset[str] = frozenset()
    small: bool = False
    cased: bool = False
    tongue: str = ""
    middle: bool = False
    namesake: str = ""
    lands: frozenset[str] = frozenset()
    tongues: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    main: bool = False
    beside: Beside = NOTHING_BESIDE


_FIELDS = {field.name: place for place, field in enumerate(fields(Form))}
_VALUES = attrgetter(*_FIELDS)


def _altered(form: Form, **changes: Any) -> Form:
    """What dataclasses.replace gives, in a third of its time: a long watchlist alters a form for each of its stems."""
    values = list(_VALUES(form))
    for name, value in changes.items():
        values[_FIELDS[name]] = value
    return Form(*values)


@lru_cache(maxsize=128)
def _flat(text: str) -> str:
    """A name folded; all rules about one subject ask for the same few."""
    return fold(text).text


def shape_of(text: str, *, person: bool) -> Shape:
    """What kind of name `text` is, from its letters."""
    tokens = text.split()
    if len(tokens) == 1:
        letters = sum(c.isalpha() for c in text)
        if text.isupper() and letters <= _LONGEST_ACRONYM:
            return "acronym"
        return "surname" if person and not written_together(text) else "word"
    if len(tokens) == 2 and len(tokens[0]) <= _LONGEST_ARTICLE and _flat(tokens[0]) in words("articles"):
        return "article"
    return "phrase"


def spellings(text: str, subject: Subject) -> Iterator[str]:
    """Other ways of writing a name: joined or spaced hyphens, umlauts, dotted acronyms, order of a person's names."""
    yield text
    bare = _PARENTHESIS.sub(" ", text).strip()
    if bare and bare != text:
        yield bare
    for one in dict.fromkeys((text, bare)):
        if one:
            yield from _respelled(one, subject)


def _respelled(text: str, subject: Subject) -> Iterator[str]:
    if script_of(text) == "han":
        yield from han_variants(text)
    if subject.kind != "person":
        yield from english_variants(text)
        yield from german_variants(text)
    if text.startswith("ال"):
        yield "لل" + text[2:].removeprefix("ل")  # "to the": ل and ال are written as one
    if " & " in text:
        yield text.replace(" & ", " and ")
    if " and " in text:
        yield text.replace(" and ", " & ")
    respelled = text.translate(_UMLAUTS)
    if respelled != text:
        yield respelled
    if text.endswith(" International"):
        yield from (text.removesuffix("International") + short for short in ("Int'l", "Intl", "Intl."))
    if text.lower().startswith("the ") and text.count(" ") > 1:
        yield text[4:]
    if shape_of(text, person=False) == "acronym" and text.isascii() and text.isalpha() and len(text) > 1:
        yield ".".join(text) + "."
    if "-" in text and " " in text:
        yield text.replace("-", " ")
        yield re.sub(r"-(\w)", lambda m: m.group(1).lower(), text)
    if subject.kind == "person":
        yield from _person_orders(text)


def _person_orders(text: str) -> Iterator[str]:
    """Hanna Song is also "Song, Hanna" and "Song Hanna"; only for two names in a script with capitals."""
    tokens = text.replace(",", "").split()
    if len(tokens) != 2 or not all(_CAPITAL_WORD.fullmatch(t) and t[0].isupper() for t in tokens):
        return
    if len(tokens[0].strip(".")) < 2 or "," in text or _flat(tokens[0]) in words("titles"):
        return
    yield f"{tokens[1]}, {tokens[0]}"
    yield f"{tokens[1]} {tokens[0]}"


def stems_of(text: str, folded: str, script: str, *, person: bool) -> tuple[Stem, ...]:
    """The stems of one spelling (`folded` is its folded form), with the case endings of its language."""
    if not folded:
        return ()
    if script == "cyrillic":
        return russian_stems(folded, person=person)
    if script == "greek":
        return greek_stems(folded, person=person)
    plain = (Stem(folded),)
    if script != "latin":
        return plain
    if " " not in folded:
        return plain if person or not text[:1].isupper() or text.isupper() else plain + german_noun_stems(folded)
    return plain + german_stems(folded, tuple(w[:1].isupper() for w in text.split()))


def _noun(folded: str, shape: Shape) -> str:
    """The word that may be a common word too; "" for names of several words."""
    if shape == "phrase":
        return ""
    tokens = re.split(r"[ ']", folded.replace(".", "").strip())
    return tokens[-1]


def forms_of(subject: Subject, index: int) -> tuple[Form, ...]:
    """All forms of a subject's names, the listed ones first; regular expressions are not among them."""
    forms: dict[tuple[str, str], Form] = {}
    derived: list[Form] = []
    plain = [_PARENTHESIS.sub(" ", alias.text).strip() for alias, _ in named(subject)]
    small = {_flat(text) for text in plain if text.islower()}
    cased = {_flat(text) for text in plain if text.istitle()}
    for alias, former in named(subject):
        blank = Form(index, alias.text, Stem(""), "", "phrase", former=former, kind=subject.kind)
        for number, text in enumerate(spellings(alias.text.strip(), subject)):
            for form in _spelled(blank, text, alias, listed=number == 0):
                key = form.stem.head, form.stem.rest
                if "İ" in alias.text and key in forms and form.shape == "acronym":
                    forms[key] = form  # İHD before IHD: where both are listed, either is meant
                if form.listed and key in forms and not forms[key].listed and form.shape == forms[key].shape:
                    forms[key] = form  # 明報 is listed too, not only made of 明报
                forms.setdefault(key, form)
                if form.shape == "article" and form.script in ("latin", "greek"):
                    derived.extend(_without_article(form))
    surnames = surnames_of(subject)
    for extra in (*derived, *_listed_surnames(subject, index, surnames), *_inflected(forms.values())):
        forms.setdefault((extra.stem.head, extra.tongue + extra.stem.rest), extra)
    if any(form.shape == "acronym" for form in forms.values()):
        known_for = _namesakes(subject)
        for key, form in forms.items():
            letters = form.stem.head.replace(".", "")
            if form.shape == "acronym" and letters in known_for:
                forms[key] = _altered(form, namesake=known_for[letters])
        _tell_acronyms(forms, subject)
    _tell_lands(forms, subject)
    for key in [k for k in forms if k[0] in small and not k[1]]:
        forms[key] = _altered(forms[key], small=True)
    for key in [k for k, form in forms.items() if form.shape == "acronym" and k[0] in cased]:
        forms[key] = _altered(forms[key], cased=True)
    if subject.kind != "person":
        return tuple(forms.values())
    for initialled in _with_initial(tuple(forms.values())):
        forms.setdefault((initialled.stem.head, "middle" + initialled.stem.rest), initialled)
    alone = {surname.folded for surname in surnames}
    for key in [k for k, form in forms.items() if form.shape in ("phrase", "article") and form.stem.head in alone]:
        forms[key] = _altered(forms[key], shape="surname", common_in=frozenset())  # Le Pen, de Gaulle
    own = _own_words(subject)
    return tuple(_altered(f, own=own) if f.shape in ("surname", "word") else f for f in forms.values())


def _tell_acronyms(forms: dict[tuple[str, str], Form], subject: Subject) -> None:
    """Gives acronyms what the subject is about, and the languages whose names they are made of."""
    names = [_flat(alias.text) for alias, _ in named(subject)]
    acronyms = {form.stem.head.replace(".", "") for form in forms.values() if form.shape == "acronym"}
    matter, kinds = _subject_matter(subject), kinds_told(names)
    tongues = tongues_of(names, acronyms) if len(acronyms) > 1 and len(names) <= _NAMES_OF_A_BODY else {}
    for key, form in forms.items():
        if form.shape == "acronym" and form.kind != "person":
            letters = form.stem.head.replace(".", "")
            own = letters in known_acronyms() and not form.namesake  # in any language, as ESA
            others = frozenset() if own else tongues.get(letters, frozenset())
            forms[key] = _altered(form, own=matter, tongues=others, kinds=kinds)


def _tell_lands(forms: dict[tuple[str, str], Form], subject: Subject) -> None:
    """Gives the forms that are an organization's name without its country that country: 적십자사, of 대한적십자사."""
    if subject.kind == "topic":
        told = _PARENTHESIS.search(subject.name)
        lands = lands_told(frozenset(re.findall(r"\w+", _flat(told.group())))) if told else frozenset()
        for key, form in forms.items() if lands else ():
            forms[key] = _altered(form, lands=lands)
    if subject.kind != "organization":
        return
    _tell_beside(forms)
    names = [_flat(alias.text) for alias, _ in named(subject)]
    _tell_universities(forms, names)
    bare: dict[str, frozenset[str]] = {}
    for rest, codes in chain(*map(countries_told, names)):
        bare[rest] = bare.get(rest, frozenset()) | codes
    own = frozenset().union(*bare.values())
    for key, form in forms.items() if bare else ():
        if form.shape != "acronym" and (_flat(form.alias) in bare or key[0] in bare):
            forms[key] = _altered(form, lands=own, main=form.alias == subject.name)


def _tell_universities(forms: dict[tuple[str, str], Form], names: list[str]) -> None:
    """Gives a university's name of two signs the country of its city: 北大, of 北京大学, is another one in Japan.

    Its names in signs are told to be a school's (ハーバード, ハーバード大学), those of one word to be a club's.
    """
    of_two = [(k, f) for k, f in forms.items() if f.script == "han" and f.alias[1:] == "大"]
    alike_ahead: defaultdict[str, list[str]] = defaultdict(list)
    for name in names if of_two else ():
        alike_ahead[name[:1]].append(name)
    told = {
        sign: (
            frozenset[str]().union(*map(country_of_city_ahead, longer)),
            frozenset(name for name in longer if name[-1:] in "学學"),
        )
        for sign, longer in alike_ahead.items()
    }
    for key, form in of_two:
        codes, full = told.get(form.alias[0], (frozenset(), frozenset()))
        forms[key] = _altered(form, lands=codes, own=full)
    short = [(k, f) for k, f in forms.items() if f.shape == "word" or f.script in ("han", "kana")]
    kind = school_or_club(names) if short else frozenset()
    for key, form in short if kind else ():
        if form.shape == "word" if kind == CLUB else form.script in ("han", "kana"):
            forms[key] = _altered(form, kinds=kind)


def _tell_beside(forms: dict[tuple[str, str], Form]) -> None:
    """Gives a name of several words what stands beside it in longer names: "Human Rights Centre", of Lakeland's."""
    listed = [form.stem.head for form in forms.values() if form.listed and form.shape == "phrase"]
    if len(listed) < 2:
        return
    phrases = {
        key: form
        for key, form in forms.items()
        if form.shape == "phrase" and form.script in CASED and not form.stem.rest
    }
    longer = beside((head for head, _ in phrases), listed)
    for key, form in phrases.items():
        if key[0] in longer:
            forms[key] = _altered(form, beside=longer[key[0]])


def _namesakes(subject: Subject) -> dict[str, str]:
    """The known bearers of the subject's acronyms where the subject's names of several words are not theirs."""
    texts = [alias.text or "" for alias, _ in named(subject)]
    acronyms = {_flat(text).replace(".", "") for text in texts if shape_of(text, person=False) == "acronym"}
    full = [_flat(text) for text in texts if " " in text.strip()]
    found = {}
    for letters in acronyms if full and len(full) <= _NAMES_OF_A_BODY else ():
        bearers = known_acronyms().get(letters, ())
        if bearers and not any(alike(_flat(bearer), name) for bearer in bearers for name in full):
            found[letters] = bearers[0]
    return found


def _subject_matter(subject: Subject) -> frozenset[str]:
    """The beginnings of the words of its full names that say what the body is about."""
    return matter_of_names(tuple(_flat(alias.text or "") for alias, _ in named(subject)))


def _inflected(forms: Iterable[Form]) -> list[Form]:
    """The forms that names have in the cases of Slavic languages in Latin letters, each with those it is one of."""
    kinds = ("word", "phrase", "surname")
    return [
        _altered(form, stem=stem, listed=False, tongue=tongues)
        for form in forms
        if form.script == "latin" and form.shape in kinds and form.listed
        for stem, tongues in slavic_stems(form.stem.head, form.alias, person=form.kind == "person")
    ]


def _with_initial(forms: tuple[Form, ...]) -> Iterator[Form]:
    """Hanna Song is also "Hanna Q. Song"."""
    for form in forms:
        tokens = form.stem.head.split(" ")
        if form.script == "latin" and form.listed and len(tokens) == 2 and len(tokens[0]) > 1 and not form.stem.rest:
            yield _altered(form, stem=Stem(tokens[0], NO_ENDING, f" {tokens[1]}"), listed=False, middle=True)


def _own_words(subject: Subject) -> frozenset[str]:
    texts = [alias.text for alias, _ in named(subject)]
    folded = (_flat(text) + " " + _flat(text.replace("・", " ")) for text in texts)
    return frozenset(w for text in folded for w in re.split(r"[\s.,·・-]+", text) if w)


def _spelled(blank: Form, text: str, alias: Alias, *, listed: bool) -> Iterator[Form]:
    """The forms of one spelling, one for each of its stems."""
    person = blank.kind == "person"
    shape, folded, script = shape_of(text, person=person), _flat(text).strip(), script_of(text)
    noun = _noun(folded, shape)
    known_as = noun if script in CASED else folded
    if known_as not in homographs() and script == "han":
        known_as = simplified(known_as)
    common: frozenset[str] = frozenset()
    if noun and noun not in words("no_words"):
        told = languages_of_acronym if shape == "acronym" else languages_using
        common = languages_of_surname(noun, text) if shape == "surname" else told(noun)
    for stem in stems_of(text, folded, script, person=person):
        yield _altered(
            blank,
            stem=stem,
            script=script,
            shape=shape,
            common_in=common,
            exact=bool(alias.case),
            option=alias if _conditioned(alias) else None,
            listed=listed,
            homograph=known_as if known_as in homographs() else "",
        )


def _without_article(form: Form) -> Iterator[Form]:
    noun = form.stem.head.split(" ")[-1]
    for stem in greek_stems(noun, person=False) if form.script == "greek" else (Stem(noun),):
        yield _altered(form, stem=stem, shape="word", listed=False, weak=True)


def _conditioned(alias: Alias) -> bool:
    return alias.case is not None or alias.whole_word is not None or bool(alias.needs or alias.not_)


def _listed_surnames(subject: Subject, index: int, surnames: Iterable[Surname]) -> Iterator[Form]:
    """Where one surname is listed by itself, the surnames of the full names in other scripts count as well."""
    if subject.kind != "person":
        return
    listed = {_flat(alias.text) for alias, _ in named(subject)}
    alone = {name for name in listed if " " not in name.strip() or name in {one.folded for one in surnames}}
    if alone.isdisjoint(surname.folded for surname in surnames):
        return
    for surname in surnames:
        if not is_cjk(surname.script):
            stem = Stem(surname.folded, surname.tails)
            yield Form(
                index,
                surname.printed,
                stem,
                surname.script,
                "surname",
                languages_of_surname(surname.folded, surname.printed),
                listed=False,
                kind="person",
            )
