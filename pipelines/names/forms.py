"""The forms under which a subject may be named, derived from its name, its former names and its aliases.

Pure functions: a watchlist's subject goes in, forms come out. What a form needs around it to count (case, context) is
decided later, by pipelines.mentions.classifier.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, product, starmap
from operator import itemgetter
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from pipelines.common.fold import fold_text
from pipelines.common.scripts import CASED, CJK, SPACED, script_of
from pipelines.names import acronyms
from pipelines.names.cases import INFLECTING, Stem
from pipelines.names.countries import countries_in_words, countries_of, country_of_city_ahead, is_city, without_country
from pipelines.names.surnames import Surname, named, surnames_of
from pipelines.names.variants import PARENTHESIS, Shape, fold_name, shape_of, simplified, spellings, without_parenthesis
from pipelines.names.words import homographs, known_acronyms, languages_of_surname, languages_using
from presswatch.languages.packs import affixes, any_word, languages_of, words
from presswatch.languages.patterns import compiled_later
from presswatch.watchlist.entries import Alias, Subject

_STATE_BODY = compiled_later(
    rf"\b(?:{any_word('state_bodies')})|{any_word('state_bodies', *languages_of('scripts/han'))}"
)
_TONGUES = " ".join(sorted(INFLECTING))
_SHORTEST, _SHORTEST_MIXED = 3, 5  # letters: Fed, YouTube; PiS is an acronym
_DE_HEADS = affixes("compound_heads_with_genitive", "de")  # des Naturschutzbundes


class Form(msgspec.Struct, frozen=True, gc=False):
    """One searchable form of a subject's name.

    `stem` is folded. `alias` is the name as the watchlist gives it, `index` the subject's place in the list. `shape`:
    acronym (capitals only), word (one word), phrase (several), article (an article and one word), surname (of a
    person, where it is listed by itself). `common_in` are the languages in which it is also a common word; `exact`:
    the case must be the alias's. `option` is the alias with the conditions that the watchlist sets, None where it
    sets none. `listed` is False for derived forms; `weak` ones need the subject to be known and quotation marks.
    `own` are the folded words of all names of the person, for surnames. `small`: the watchlist also gives the name in
    small letters, `cased`: an acronym as a word. `tongue`: the form is an inflected one that counts in texts of these
    languages only. `middle`: an initial or a second name is between head and rest. `namesake`: the better known body
    or thing that has the acronym, "" if it is the subject itself or there is none; of all acronyms `own` are the
    beginnings of the words that say what the subject is about, of a university's name of two characters its full
    names. `lands`: the countries that another of the subject's names has, so that next to another country's it is
    another organization; `home`: those of any of its names, for a form that names none; `main`: it is the subject's
    name, no alias. `tongues`: the languages in which the subject has other names than the acronym is made of, and so
    another acronym. `kinds`: the kinds of organizations in the subject's names, as far as the packs list them; "" for
    another kind. `ahead`, `after`: the words that longer names of the subject have before and right after this one.
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
    home: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()


def _stems_of(text: str, folded: str, script: str, *, person: bool) -> tuple[Stem, ...]:
    """The name as a stem (`folded` is its folded form), of a German noun also its genitive and old dative."""
    if not folded:
        return ()
    noun = script == "latin" and not person and " " not in folded and text[:1].isupper() and not text.isupper()
    endings = ("", "es", "e") if noun and folded.endswith(_DE_HEADS) else ("",)
    return tuple(Stem(folded + ending) for ending in endings)


class _Named(NamedTuple):
    """What all rules about one subject ask for: its names as listed, whether each is a former one, and folded.

    `place` is the subject's in the watchlist.
    """

    subject: Subject
    place: int
    listed: tuple[tuple[Alias, bool], ...]
    folded: tuple[str, ...]


def _named(subject: Subject, index: int) -> _Named:
    listed = tuple(named(subject))
    return _Named(subject, index, listed, tuple(fold_text(alias.text) for alias, _ in listed))


Forms = dict[tuple[str, str], Form]
"""The forms of one subject by head and rest, so that each is there once."""


def forms_of(subject: Subject, index: int) -> tuple[Form, ...]:
    """All forms of a subject's names, the listed ones first, without expressions and `forms_in_cases`."""
    names = _named(subject, index)
    forms, derived = _as_spelled(names)
    surnames = surnames_of(subject)
    for extra in (*derived, *_listed_surnames(names, surnames)):
        forms.setdefault((extra.stem.head, extra.stem.rest), extra)
    if any(form.shape == "acronym" for form in forms.values()):
        known_for = _namesakes(names)
        for key, form in forms.items() if known_for else ():
            letters = form.stem.head.replace(".", "")
            if letters in known_for and form.shape == "acronym":
                forms[key] = replace(form, namesake=known_for[letters])
        _describe_acronyms(forms, names)
    return _completed(forms, forms, names, surnames)


def forms_in_cases(subject: Subject, index: int) -> tuple[Form, ...]:
    """The subject's names that are looked for in all cases of a text's language."""
    names = _named(subject, index)
    forms, _ = _as_spelled(names)
    bent: Forms = {}
    surnames = surnames_of(subject)
    listed = (form for form in _listed_surnames(names, surnames) if form.script != "latin")
    alone = (replace(form, tongue=_TONGUES) for form in listed)
    for form in chain(_inflected(forms.values()), alone):
        bent.setdefault((form.stem.head, ""), form)
    return _completed(bent, forms, names, surnames)


def _as_spelled(names: _Named) -> tuple[Forms, list[Form]]:
    """The forms of all spellings, and those without their article."""
    forms: Forms = {}
    derived: list[Form] = []
    for (alias, former), folded in zip(names.listed, names.folded, strict=True):
        blank = Form(names.place, alias.text, Stem(""), "", "phrase", former=former, kind=names.subject.kind)
        for number, text in enumerate(spellings(alias.text.strip(), names.subject)):
            flat = fold_text(text) if number else folded
            for form in _spelled(blank, text, flat.strip(), alias, listed=number == 0):
                key = form.stem.head, form.stem.rest
                other = forms.get(key)
                if other is None or (form.listed and not other.listed and form.shape == other.shape):
                    forms[key] = form  # 明報 is not only made of 明报
                if form.shape == "article":
                    noun = Stem(form.stem.head.split(" ")[-1])
                    derived.append(replace(form, stem=noun, shape="word", listed=False, weak=True))
    return forms, derived


def _completed(forms: Forms, spelled: Forms, names: _Named, surnames: Iterable[Surname]) -> tuple[Form, ...]:
    """The forms with what the subject's other names say about them."""
    _add_countries(forms, spelled, names)
    _mark_letter_case(forms, names)
    if names.subject.kind != "person":
        return tuple(forms.values())
    for with_initial in _with_initial(tuple(forms.values())):
        forms.setdefault((with_initial.stem.head, "middle" + with_initial.stem.rest), with_initial)
    alone = {surname.folded for surname in surnames}
    for key in [k for k, form in forms.items() if form.shape in ("phrase", "article") and form.stem.head in alone]:
        forms[key] = replace(forms[key], shape="surname", common_in=frozenset())  # Le Pen, de Gaulle
    parted = (fold_name(alias.text.replace("・", " ")) for alias, _ in names.listed if "・" in alias.text)
    words_of_names = chain.from_iterable(re.split(r"[\s.,·・-]+", text) for text in (*names.folded, *parted))
    own = frozenset(words_of_names) - {""}
    return tuple(replace(f, own=own) if f.shape in ("surname", "word") else f for f in forms.values())


def _mark_letter_case(forms: Forms, names: _Named) -> None:
    """Marks forms that the watchlist also has in small letters, and acronyms that it also has as words."""
    plain = [without_parenthesis(alias.text) for alias, _ in names.listed]
    small, cased = (set(map(fold_name, filter(check, plain))) for check in (str.islower, str.istitle))
    for key, form in forms.items() if small | cased else ():
        in_small = key[0] in small and not key[1]
        as_word = key[0] in cased and form.shape == "acronym"
        if in_small | as_word:
            forms[key] = replace(form, small=in_small, cased=as_word)


def _describe_acronyms(forms: Forms, names: _Named) -> None:
    """Gives acronyms what the subject is about, and the languages whose names they are made of."""
    if names.subject.kind == "person":
        return
    in_capitals = {form.stem.head.replace(".", "") for form in forms.values() if form.shape == "acronym"}
    matter, kinds = acronyms.matter_in(names.folded), acronyms.kinds_in_names(names.folded)
    several = len(in_capitals) > 1 and len(names.folded) <= acronyms.NAMES_OF_A_BODY
    tongues = acronyms.tongues_of(names.folded, in_capitals) if several else {}
    for key, form in forms.items():
        if form.shape == "acronym":
            letters = form.stem.head.replace(".", "")
            own = letters in known_acronyms() and not form.namesake  # in any language, as ESA
            others = frozenset() if own else tongues.get(letters, frozenset())
            forms[key] = replace(form, own=matter, tongues=others, kinds=kinds)


def _add_countries(forms: Forms, spelled: Forms, names: _Named) -> None:
    """Gives the forms that are an organization's name without its country that country: 적십자사, of 대한적십자사."""
    if names.subject.kind == "topic":
        inside = PARENTHESIS.search(names.subject.name)
        lands = countries_in_words(frozenset(re.findall(r"\w+", fold_name(inside.group())))) if inside else frozenset()
        for key, form in forms.items() if lands else ():
            forms[key] = replace(form, lands=lands)
    if names.subject.kind != "organization":
        return
    _add_words_ahead(forms, spelled)
    _other_universities(forms, names.folded)
    _mark_clubs(forms, names.folded)
    _add_home(forms, names.folded)
    found = list(chain.from_iterable(map(without_country, names.folded)))
    bare, own = set(map(itemgetter(0), found)), frozenset[str]().union(*map(itemgetter(1), found))
    for key, form in forms.items() if bare else ():
        if form.shape != "acronym" and not bare.isdisjoint((key[0], fold_name(form.alias))):
            forms[key] = replace(form, lands=own, main=form.alias == names.subject.name)


def _add_home(forms: Forms, names: Sequence[str]) -> None:
    """Gives the forms of a ministry and its like the countries in its other names: МОЗ, of МОЗ України."""
    names = names[: acronyms.NAMES_OF_A_BODY]
    if not any(map(_STATE_BODY.search, names)):
        return
    home = frozenset(chain.from_iterable(map(_countries, names)))
    for key, form in forms.items():
        own = home or (words("home_countries", *languages_of("scripts/han")) if form.script == "han" else home)
        if own and not _countries(" ".join(key)):
            forms[key] = replace(form, home=own)


def _countries(name: str) -> frozenset[str]:
    if script_of(name) in CJK:
        return frozenset[str]().union(*map(itemgetter(1), without_country(name)))
    return frozenset[str]().union(*map(countries_of, re.findall(r"\w+", name)))


def _other_universities(forms: Forms, names: Sequence[str]) -> None:
    """Gives a university's name of two characters its city's country: 北大, of 北京大学, is another in Japan."""
    for key, form in [(key, form) for key, form in forms.items() if form.script == "han" and form.alias[1:] == "大"]:
        longer = [name for name in names if name[:1] == form.alias[0]]
        forms[key] = replace(form, lands=frozenset[str]().union(*map(country_of_city_ahead, longer)))


def _mark_clubs(forms: Forms, names: Sequence[str]) -> None:
    """Marks a sports club's or a company's names of one word as such; a body that is called like a city is a club."""
    short = [(key, form) for key, form in forms.items() if form.shape == "word"]
    kinds = acronyms.club_or_company(names) if short else frozenset()
    for key, form in short:
        forms[key] = replace(form, kinds=acronyms.CLUB if is_city(key[0]) else kinds)


def _add_words_ahead(forms: Forms, spelled: Forms) -> None:
    """Gives a name of several words the words before it in longer names: "Human Rights Centre", of Lakeland's."""
    listed = [form.stem.head for form in spelled.values() if form.listed and form.shape == "phrase"]
    if len(listed) < 2:
        return
    phrases = [key for key, form in forms.items() if form.shape == "phrase" and form.script in CASED and not key[1]]
    for head, ahead in acronyms.words_ahead(map(itemgetter(0), phrases), listed).items():
        forms[head, ""] = replace(forms[head, ""], ahead=ahead)
    first = listed[: acronyms.NAMES_OF_A_BODY]
    for key in phrases:
        longer = [name[len(key[0]) + 1 :] for name in first if name.startswith(f"{key[0]} ")]
        forms[key] = replace(forms[key], after=frozenset(rest.split(" ")[0].strip(".(") for rest in longer))


def _namesakes(names: _Named) -> dict[str, str]:
    """The known bearers of the subject's acronyms where the subject's names of several words are not theirs."""
    texts = [(alias.text, folded) for (alias, _), folded in zip(names.listed, names.folded, strict=True)]
    full = [folded for text, folded in texts if " " in text.strip()]
    if not 0 < len(full) <= acronyms.NAMES_OF_A_BODY:
        return {}
    in_capitals = {folded.replace(".", "") for text, folded in texts if shape_of(text, person=False) == "acronym"}
    known = {letters: bearers for letters in in_capitals if (bearers := known_acronyms().get(letters, ()))}
    pairs = {letters: product(map(fold_name, bearers), full) for letters, bearers in known.items()}
    own = {letters for letters, names_of_both in pairs.items() if any(starmap(acronyms.alike, names_of_both))}
    return {letters: bearers[0] for letters, bearers in known.items() if letters not in own}


def _inflected(forms: Iterable[Form]) -> Iterator[Form]:
    """The listed names that may have endings; acronyms and names without letters have none."""
    for form in forms:
        name, least = fold_text(form.alias), _SHORTEST if form.alias[1:].islower() else _SHORTEST_MIXED
        spelled = form.script in SPACED and form.shape != "acronym" and form.listed and name[:1].isalpha()
        if spelled and (" " in name or len(name) >= least):
            yield replace(form, stem=Stem(name), listed=False, tongue=_TONGUES)


def _with_initial(forms: tuple[Form, ...]) -> Iterator[Form]:
    """Hanna Song is also "Hanna Q. Song" and "Hanna Mary Song"."""
    for form in forms:
        tokens = fold_text(form.alias).split(" ") if form.listed and form.script in CASED else ()
        if len(tokens) == 2:
            yield replace(form, stem=Stem(tokens[0], f" {tokens[1]}"), listed=False, middle=True)


def _languages_of(noun: str, text: str, shape: Shape) -> frozenset[str]:
    """The languages in which a name's only word is a common one too."""
    if not noun or noun in words("no_words"):
        return frozenset()
    if shape == "surname":
        return languages_of_surname(noun, text)
    return (acronyms.languages_of_acronym if shape == "acronym" else languages_using)(noun)


def _spelled(blank: Form, text: str, folded: str, alias: Alias, *, listed: bool) -> Iterator[Form]:
    """The forms of one spelling, one for each of its stems."""
    person = blank.kind == "person"
    shape, script = shape_of(text, person=person), script_of(text)
    # The word that may be a common word too; names of several words have none.
    noun = "" if shape == "phrase" else re.split(r"[ ']", folded.replace(".", "").strip())[-1]
    known_as = noun if script in CASED else folded
    if script == "han" and known_as not in homographs():
        known_as = simplified(known_as)
    filled = replace(
        blank,
        script=script,
        shape=shape,
        common_in=_languages_of(noun, text, shape),
        exact=bool(alias.case),
        option=alias if alias != Alias(text=alias.text, regex=alias.regex) else None,
        listed=listed,
        homograph=known_as if known_as in homographs() else "",
    )
    for stem in _stems_of(text, folded, script, person=person):
        yield replace(filled, stem=stem)


def _listed_surnames(names: _Named, surnames: Iterable[Surname]) -> Iterator[Form]:
    """Where one surname is listed by itself, the surnames of the full names in other scripts count as well."""
    if names.subject.kind != "person":
        return
    listed = set(names.folded)
    folded = {surname.folded for surname in surnames}
    if not any(" " not in name.strip() or name in folded for name in listed & folded):
        return
    for surname in surnames:
        if surname.script not in CJK:
            yield Form(
                names.place,
                surname.printed,
                Stem(fold_text(surname.printed)),
                surname.script,
                "surname",
                languages_of_surname(surname.folded, surname.printed),
                listed=False,
                kind="person",
            )
