"""Longer names: a found name may be a part of another one, whole organization or person."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.mentions.places import street_after, street_before
from pipelines.names.common import is_common, is_word_in
from pipelines.names.forms import Form
from pipelines.text.context import TextContext, Token
from presswatch.languages.packs import words


def longer_name(candidate: Candidate, context: TextContext) -> str:
    """The word that makes the name part of another one ("Press" after Korea University), "" if none does."""
    form = candidate.form
    if rule := _rule_named_after(candidate, context):
        return rule
    if street := street_before(candidate, context):
        return street
    following = context.next(candidate.end)
    beside = _thing_beside(candidate, following, context) or _written_on(candidate, following, context)
    if beside or context.capitals(candidate.start, candidate.end):
        return beside
    return (
        _continued(form, following, context, candidate.end)
        or _of_another(form, following, context, candidate.end)
        or _model(form, context, candidate.end)
    )


_RULE_BEHIND = re.compile(
    r"(?:[ -](?:Rules?|Principle|Effect|Paradox|Prinzip|Effekt|Regeln?)| [Kk]ural[ıi]\w*)\b(?![ -][A-Z])"
)
_RULE_AHEAD = re.compile(
    r"\b(?:règle(?: dite)?|regla|regola|regra|regel von|reguł[aąęyi]+|правил[оуае]м?) (?:de |di |da |do )?\Z",
    re.IGNORECASE,
)
_BY_A_RULE = frozenset(
    "the under by so-called die der den dem nach unter gilt gelten galt galten strict usual famous".split()
)


def _rule_named_after(candidate: Candidate, context: TextContext) -> str:
    """The rule that bears a body's name of several words: "under the Mill House Rule", "la règle de Mill House"."""
    if candidate.form.shape != "phrase" or candidate.form.kind != "organization":
        return ""
    behind = _RULE_BEHIND.match(context.text, candidate.end)
    previous = context.before(candidate.start)
    said = context.language == "tr" or previous.folded in _BY_A_RULE
    if behind and said and not context.headline(candidate.start, candidate.end):
        return behind.group().strip(" -")
    ahead = _RULE_AHEAD.search(context.text, max(0, candidate.start - _RULE_REACH), candidate.start)
    return ahead.group().strip() if ahead else ""


_RULE_REACH = 20


def _thing_beside(candidate: Candidate, following: Token, context: TextContext) -> str:
    """What right behind the name tells another person, a place or a thing: "the Younger", a stop, a state, "cells"."""
    form, place = candidate.form, candidate.end
    if form.kind == "person":
        if firm := _FIRM.match(context.text, place):
            return firm.group().strip()
        if way := street_after(candidate, context):
            return way
        eponym = following.folded in _EPONYMS and context.language == "en"
        other = following.adjacent and (eponym or following.folded in words("generations"))
        town = form.shape == "surname" and form.listed and _town(following, context, place)
        enclosed = town and context.text[place + len(following.gap) + len(following.printed) :][:1] in (",", ".", ")")
        return following.printed if other or enclosed else ""
    if form.kind == "outlet" and (index := _INDEX.match(context.text, place)):
        return index.group(1)
    turkish = context.language == "tr"
    stop = (_TURKISH_STOP.match(context.text, place) or _TURKISH_WAY.match(context.text, place)) if turkish else None
    if stop:
        return stop.group(stop.lastindex or 0)
    if context.language == "tr" and _in_a_town(candidate, context):
        return context.before(candidate.start).printed
    if (following.adjacent and following.printed in _ROMAN) or _FOUNDED.match(context.text, place):
        return following.printed
    of_a_place = form.shape != "acronym" and (form.common_in or (form.kind, form.shape) == ("organization", "word"))
    return f"a town, {following.printed}" if of_a_place and _town(following, context, place) else ""


_FIRM = re.compile(r" ?(?:&|und|and|et) (?:Friends|Sons?|Söhne|Partners?|Cie|Associates|Brothers|Fils)\b")
_INDEX = re.compile(
    r"(?:[ -]| Stock )((?:[Aa]verage|[Ff]utures|[Cc]omposite|[Ii]ndex [Ff]utures)\b"
    r"|(?:100|225|250|500)\b(?! (?!futures|stocks|shares)[a-z]+s))"
)
"""Shares are counted under a paper's name: the Nikkei 225."""


def _written_on(candidate: Candidate, following: Token, context: TextContext) -> str:
    """The word joined to the name by a hyphen, or to a name with its article, that makes another one of it."""
    form, hyphenated = candidate.form, _hyphenated(context, candidate.end)
    if form.script == "cyrillic" and following.gap == "-" and following.folded in words("continuations"):
        return following.printed  # Газпром-медиа
    with_article = form.shape == "article" or form.alias[1:2] in ("'", "’")
    if with_article and following.adjacent and following.folded in ("des", "diplomatique"):
        return following.printed
    article = form.shape == "article" and context.language != "de"
    everyday = form.shape == "word" and form.common_in and _name_after_hyphen(following, context)
    double = form.kind == "person" and _double_name(following, context)
    joined = article or everyday or double or following.folded in words("things_of")
    return following.printed if hyphenated and joined else ""


def _continued(form: Form, following: Token, context: TextContext, place: int) -> str:
    """The word of a longer name among the next ones with capitals: Press, Foundation, Memorial."""
    for number in range(4):
        slashed = number == 0 and following.gap == "/" and not following.printed.isupper()
        if not number and form.shape == "phrase" and (joined := _AND_ANOTHER.match(context.text, place)):
            return joined.group().strip()
        if not (following.adjacent or slashed) or not (following.capital or following.folded in _SMALL_CONTINUATIONS):
            break
        if following.folded in words("people_after") or headline_verb(following, context):
            return _after_scale(following, place, context)
        bare = following.folded.split("'")[0]  # Sokağı'nda
        if form.kind == "outlet" and form.shape in ("word", "acronym") and bare == "magazine":
            break
        if form.kind == "outlet" and bare in ("company", "group", "weekly", "monthly"):
            return following.printed
        if bare == "union" and not number:
            break  # "Lantern Union Vote Fails"; the Lantern Credit Union is another body
        if bare in words("continuations") and (bare != "organisation" or context.language in _ORGANISATION_IN):
            return following.printed
        place += len(following.gap) + len(following.printed)
        if following.printed[-1:] in ".," or following.folded.endswith("'s"):
            break
        following = context.next(place)
    return ""


_SENIOR_SCHOOL = re.compile("Senior (?:High School|High|School|College)")
_AND_ANOTHER = re.compile(
    r" (?:and|&) [A-Z][a-z]+ (?:Cent(?:re|er)|Museum|Hall|Bureau|Foundation|Fund|Library|Hospital)\b"
)
"""A kind that both names have: the Lakeside Convention and Exhibition Centre."""
_SCALES = ("regional", "general")


def _after_scale(word: Token, place: int, context: TextContext) -> str:
    """The last word of "Velmora Regional Airport"; an office goes on or ends otherwise ("General Counsel")."""
    school = _SENIOR_SCHOOL.match(context.text, place + len(word.gap)) if word.folded == "senior" else None
    if school:
        return school.group()
    if word.folded not in _SCALES:
        return ""
    following = context.next(place + len(word.gap) + len(word.printed))
    beyond = context.next(place + len(word.gap) + len(word.printed) + len(following.gap) + len(following.printed))
    last = following.adjacent and following.capital and following.folded.split("'")[0] in words("continuations")
    return f"{word.printed} {following.printed}" if last and not (beyond.adjacent and beyond.capital) else ""


def headline_verb(word: Token, context: TextContext) -> bool:
    """Whether a word with a capital is the verb of a headline: "Lantern Opens New Store" names no store."""
    if context.language not in ("", "en"):
        return False
    return any(word.folded in words(kind) for kind in ("verbs", "shouted", "headline_verbs"))


def _model(form: Form, context: TextContext, end: int) -> str:
    """The capitalised word and number of a thing's name: the Harvard Mark II, the Lantern Pioneer IV."""
    word = context.next(end)
    if form.kind == "person" or not word.adjacent or not word.capital or word.folded in words("people_after"):
        return ""
    number = context.next(end + len(word.gap) + len(word.printed))
    counted = number.printed in _ROMAN or (word.folded in ("mark", "mk") and number.printed in ("I", "X", "1", "2"))
    part = word.folded in _PARTS_OF_WHOLES
    return f"{word.printed} {number.printed}" if number.adjacent and counted and not part else ""


_PARTS_OF_WHOLES = frozenset(
    "act annex article category chapter class grade level part phase stage tier title type".split()
)
"""What is counted without making a name: the Lakeside University Phase III trial."""


_EPONYMS = frozenset(
    "cell cells coil coils disease effect equation number paradox ratio reflex rule scale syndrome theorem tumor unit"
    " valve".split()
)
"""What is named after a discoverer: Merkel cells, the Sharpe ratio."""


def _town(following: Token, context: TextContext, end: int) -> bool:
    """Whether a state follows, and no further one of a list: "Harvard, Illinois, has" is a town."""
    if following.gap != ", " or following.folded not in words("states"):
        return False
    beyond = context.next(end + len(following.gap) + len(following.printed))
    return beyond.folded not in ("and", "or") and not (beyond.adjacent and beyond.capital)


_TURKISH_STOP = re.compile(
    r"(?:['’][dt][ae](?:ki)?(?: [^\W\d_]+){0,2}?"
    r" ((?:durağ|durak|meydan|metro|istasyon|kavşağ|cadde|soka[kğ]|semt|mahalle|iskele)\w*)"
    r"| ((?:durağı|meydanı|metrosu|istasyonu|kavşağı|caddesi|sokağı|semti|mahallesi|iskelesi)\w*))"
)
"""In "Çınar'daki otobüs durağı" the bus stop is at a place of that name."""
_TURKISH_WAY = re.compile(
    r"['’][dt][ae]n(?: [^\W\d_]+(?:['’][^\W\d_]+)?){0,2}? ((?:yönün|istikamet|seferler|güzergah|güzergâh)\w*)"
)
"""In "Çınar'dan Bahçe yönüne" the way begins at a place of that name."""


def _in_a_town(candidate: Candidate, context: TextContext) -> bool:
    """Whether it is a quarter of the town named before: "Ankara Çınar'da"."""
    town = context.before(candidate.start)
    where = re.match("['’][dt][ae]", context.text[candidate.end : candidate.end + 3])
    return where is not None and town.adjacent and town.folded.split("'")[0] in words("turkish_towns")


_FOUNDED = re.compile(r" 0\d\b")
"""A club with its year: Werk 04."""
_ROMAN = ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX")  # Discovery II is a thing of a series


def _hyphenated(context: TextContext, end: int) -> bool:
    """A second name is written on with a hyphen: La Croix-Rousse."""
    return context.text[end : end + 1] == "-" and context.text[end + 1 : end + 2].isupper()


def _name_after_hyphen(following: Token, context: TextContext) -> bool:
    """Whether an everyday word is joined to a name ("lycée Horizon-Nord", "Horizon-Europe-Mittel"), not to a noun."""
    if context.language != "de":
        return True
    first = following.folded.split("-")[0]
    return first.startswith(tuple(words("scales")))


def _double_name(following: Token, context: TextContext) -> bool:
    """Whether a hyphen joins a second surname to a person's name (Bolton-Smith) rather than a noun (Stark-Rede)."""
    return context.language != "de" or not (
        is_word_in(following.folded, "de") or following.folded.startswith("vertraut")
    )


_ORGANISATION_IN = ("en", "fr")  # elsewhere it is a noun that may stand beside a name by chance
_SMALL_CONTINUATIONS = frozenset({"diplomatique", "нефть"})


def _of_another(form: Form, following: Token, context: TextContext, end: int) -> str:
    """Korea University of Technology: an institution's name goes on after "of"."""
    last = form.stem.head.rsplit(" ", 1)[-1]
    if last not in words("institution_heads") or not following.adjacent:
        return ""
    if following.capital and following.folded in _ARMS:
        return following.printed
    if following.folded not in words("of_words"):
        return ""
    after = context.next(end + len(following.gap) + len(following.printed))
    return f"{following.printed} {after.printed}" if after.adjacent and after.capital else ""


_ARMS = ("health", "healthcare", "system", "systems")  # Lakeside University Health System


def capital_neighbor(candidate: Candidate, context: TextContext) -> bool:
    """Another capitalised word right beside, which is neither a title nor the beginning of the sentence."""
    following = context.next(candidate.end)
    if context.language == "de":
        return False
    if following.adjacent and following.capital and following.folded not in words("people_after"):
        return True
    if (
        following.adjacent
        and following.folded in words("of_words")
        and (candidate.form.kind == "organization" or _article_apart(candidate, context) or context.language == "en")
    ):
        place = candidate.end + len(following.gap) + len(following.printed)
        beyond = context.next(place)
        if beyond.adjacent and beyond.printed == "the":
            beyond = context.next(place + len(beyond.gap) + len(beyond.printed))
        if beyond.adjacent and beyond.capital:
            return True
    return capital_before(candidate, context)


def capital_before(candidate: Candidate, context: TextContext) -> bool:
    """Whether a capitalised word that is no title makes a longer name: "The New York Times said"."""
    previous = context.before(candidate.start)
    if context.language == "de" or not (previous.adjacent and previous.capital) or candidate.form.shape == "article":
        return False
    if previous.folded in words("titles") or previous.folded.endswith("'s") or _elided(previous):
        return False
    start = candidate.start - len(previous.gap) - len(previous.printed)
    small = previous.folded in words("function")
    if context.language in _NO_COMPOUNDS:
        small = small or is_word_in(previous.folded, context.language) or previous.folded.startswith(_ITS_PEOPLE)
        small = small and not _ORDINAL.fullmatch(previous.folded)
    return not (context.sentence_start(start) and small)


_ITS_PEOPLE = (
    *("корреспондент", "журналист", "редактор", "главред", "обозревател", "фотограф", "сотрудни", "активист"),
    *("волонт", "юрист", "адвокат", "координатор", "основател", "директор", "представител", "сторонни", "читател"),
    *("кореспондент", "dziennikar", "korespondent", "redaktor", "wolontariusz", "prawnik", "aktywist"),
)
"""Beginnings of words for the people of papers and bodies, in any case: "Корреспондента Медузы"."""
_NO_COMPOUNDS = ("ru", "uk", "pl", "tr", "fi")  # "Адвокаты Мемориала" are no body of that name


_ORDINAL = re.compile(
    "(?:pierwsz|drug|czwart|piat)(?:a|y|e|ej|ego|ym)|trzeci(?:a|e|ej|ego|m)?"
    "|(?:перв|втор|четверт|пят)(?:ая|ыи|ое|ои|ую|ого|ом)|трет(?:ии|ья|ье|ьеи|ью|ьего|ьем)"
    "|birinci|ikinci|ucuncu|dorduncu|besinci|(?:ensimmai|tois|kolma|nelja)[a-z]{2,5}"
)
"""One of a series is no body of that name, also where the number opens a sentence: "Trzecia Rzeczpospolita"."""


def _elided(previous: Token) -> bool:
    """Whether only the article written on has the capital: "L’opérateur"."""
    article, mark, noun = re.split("(['’])", previous.printed, maxsplit=1) if "'" in previous.folded else ("", "", "")
    return bool(mark) and len(article) <= _LONGEST_ELIDED and noun[:1].islower()


_LONGEST_ELIDED = 4  # dell'


def after_courtesy_title(candidate: Candidate, context: TextContext) -> bool:
    """Whether a form of address stands before it, as it does before persons only: Mrs Stone, Frau Stern."""
    previous = context.before(candidate.start)
    one_letter = previous.folded == "m" and not previous.printed.endswith(".")
    return previous.adjacent and previous.capital and previous.folded in words("courtesy") and not one_letter


def _article_apart(candidate: Candidate, context: TextContext) -> bool:
    """The name is a noun alone, or its article is small or opens the sentence ("O Globo de Ouro foi")."""
    if candidate.form.shape == "word" or context.text[candidate.start].islower():
        return True
    return candidate.form.shape == "article" and context.sentence_start(candidate.start)


_OF_IN = {"en": ("of",), "fr": ("de",), "es": ("de",), "pt": ("de",), "it": ("di",)}


STANCE_PREFIXES = ("pro-", "anti-", "ex-", "non-", "post-", "antes-", "про-", "анти-", "экс-")
"""Before a name's hyphen these say who is for or against it: "a pro-Eni rally"."""


def ends_longer_name(candidate: Candidate, context: TextContext) -> bool:
    """Whether the name is written on after a hyphen ("Co-Star") or is what another one is of ("Wheel of Time")."""
    if (
        context.text[candidate.start - 1 : candidate.start] == "-"
        and context.text[: candidate.start - 1][-1:].isalpha()
    ):
        return not context.text[: candidate.start].lower().endswith(STANCE_PREFIXES)
    previous = context.before(candidate.start)
    if not previous.adjacent or previous.printed not in _OF_IN.get(context.language, ()):
        return False
    owner = context.before(candidate.start - len(previous.gap) - len(previous.printed))
    begin = candidate.start - len(previous.gap) - len(previous.printed) - len(owner.gap) - len(owner.printed)
    if not owner.adjacent or not owner.capital or context.sentence_start(begin):
        return False
    if _is_surname(owner, begin, context):
        return False
    return owner.folded not in words("titles") | words("people_after") | words("outlet_people")


def _is_surname(owner: Token, begin: int, context: TextContext) -> bool:
    """Whether somebody is of the body: in "Polly Neate of Shelter" a given name stands before the owner."""
    given = context.before(begin)
    known = given.folded in words("given") or not is_common(owner.folded, context.language, "en")
    return given.adjacent and given.capital and known
