"""Things that bear a watched name, told by the word beside it: ships, prizes, schools, streets.

A name on a ship or a prize says nothing of the person or body that it comes from. Here are the scripts with capitals;
the others are in pipelines.mentions.eponyms_caseless.
"""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.mentions.eponyms_caseless import borne_uncased
from pipelines.names.common import is_common
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold_word
from pipelines.text.scripts import SPACED
from presswatch.languages.packs import words

_MARKS = " \u00a0\u202f„“”\"«»‘’'‹›"
_ENGLISH = ("en", "")
_MARKED_SHIP = re.compile(
    r"(?<![\w.])(?:M/?[VF]|M\.V\.|M/[STY]|M\.S\.|S/[SVY]|R/?V|F/V|HMS|HMCS|HMAS|HNLMS|USS"
    r"|USCGC|RMS|ORP|TCG|BRP|MSC)[ \u00a0][„“”\"«»‘’'‹›]?$"
)
_MOTORSHIP = re.compile(r"(?<![\w.])MS[ \u00a0][„“”\"«»‘’'‹›]?$")  # in English a form of address
_GERMAN_VESSELS = ("schiff", "frachter", "dampfer", "fahre", "tanker", "kutter", "segler", "yacht", "jacht", "boot")
_TO_THE_RESCUE = (
    *("rescue", "rettung", "rescate", "sauvetage", "salvataggio", "resgate", "humanit", "salvamento", "soccorso"),
    *("secours", "спасател", "рятувал", "ratown", "radnings", "rednings", "pelastus"),
)
"""Beginnings of words for ships that bodies keep under their own names, so that the body is meant as well."""


def borne(candidate: Candidate, context: TextContext) -> str:
    """What bears the name in this place ("cargo", "Escola"), "" if nothing says so.

    Topics may be such things themselves.
    """
    form = candidate.form
    if form.kind == "topic":
        return ""
    if form.script not in SPACED:
        return borne_uncased(candidate, context)
    return _vessel(candidate, context) or (_named_after if form.kind == "person" else _venue)(candidate, context)


_VENUES = frozenset(
    "stade estadio stadio stadion stadionie stadionu trophee trofeo trofeu copa coupe coppa taca puchar pucharu"
    " pucharze стадион стадиона стадионе кубок кубка кубке".split()
)


def _venue(candidate: Candidate, context: TextContext) -> str:
    """The stadium or cup before a body's name, which it bears where English has it behind: "le stade Velmora"."""
    word = context.before(candidate.start)
    if word.folded not in _VENUES or context.language in (*_ENGLISH, "de") or not word.gap or word.gap.strip(_MARKS):
        return ""
    return "" if _opens_and_acts(candidate, word, candidate.start, context) else word.printed


def _before(word: Token, place: int, context: TextContext) -> tuple[Token, int]:
    """The word before the one that stands before `place`, and where that one begins."""
    begin = place - len(word.gap) - len(word.printed)
    return context.before(begin), begin


def _vessel(candidate: Candidate, context: TextContext) -> str:
    """The word for a ship before the name: "le cargo « Al-Amal »", "the ferry Thomas Grant"."""
    if context.language == "tr" and (told := _turkish_vessel(candidate, context)):
        return told
    previous = context.before(candidate.start)
    if not previous.printed or previous.gap.strip(_MARKS) or not previous.gap:
        return ""
    if previous.folded in words("named_so"):
        return _called_ship(candidate.start, context)
    marked = _marked(candidate, previous, context)
    if marked:
        return "" if _owned_ship(candidate, context) else marked
    quoted = context.quoted(candidate.start, candidate.end)
    if not quoted and (
        (candidate.form.shape in ("surname", "phrase", "acronym") and not _full_name(candidate))
        or _somebody_acts(candidate, context)
    ):
        return ""
    return _vessel_word(candidate, context, quoted=quoted)


def _marked(candidate: Candidate, previous: Token, context: TextContext) -> str:
    """The mark of a motor ship before the name (MV, MS), or words for being aboard it."""
    left = context.text[max(0, candidate.start - _LONGEST_ABOARD) : candidate.start]
    found = None
    if previous.folded in _ENDS_ABOARD:
        found = _ABOARD.search(left)
    elif previous.printed.isupper():
        found = _MARKED_SHIP.search(left) or (_MOTORSHIP.search(left) if context.language not in _ENGLISH else None)
    return found.group().strip(_MARKS) if found else ""


_ENDS_ABOARD = frozenset("the der des du la l de del della dello el o a pa pokladzie борту борті".split())
_ABOARD = re.compile(
    r"(?:aboard the|on board the|an bord de[rs]|à bord d(?:u|e la|e l['’])"
    r"|a bordo d(?:el|e la|el|ella|o|a)|ombord på|aan boord van de|na pokładzie"
    r"|на борту|на борті)[ \u00a0]?[„“”\"«»‘’'‹›]?[ \u00a0]?$",
    re.IGNORECASE,
)
_LONGEST_ABOARD = 24


def _owned_ship(candidate: Candidate, context: TextContext) -> bool:
    """Whether a ship follows that is the body's: "aboard the Velmora ferry", "an Bord des Velmora-Schiffs"."""
    following = context.next(candidate.end)
    kind = following.folded
    ship = kind in words("vessels_english") or kind in words("vessels") or "schiff" in kind
    return (following.adjacent or following.gap == "-") and ship


def _full_name(candidate: Candidate) -> bool:
    return candidate.form.kind == "person" and candidate.form.shape == "phrase"


def _vessel_word(candidate: Candidate, context: TextContext, *, quoted: bool) -> str:
    """The word for a ship, also before what tells its kind: "cargo panaméen « X »", "buque de carga X"."""
    word, place = context.before(candidate.start), candidate.start
    for number in range(_KIND_WORDS if quoted else 1):
        if word.folded.startswith(_TO_THE_RESCUE):
            return ""
        if _is_vessel(word, place, context, quoted=quoted):
            return "" if context.before(place - len(word.gap) - len(word.printed)).folded in _RESCUE else word.printed
        if not quoted:
            return ""
        word, place = _before(word, place, context)
        if not word.adjacent or (number and word.folded in words("verbs")):
            return ""
    return ""


_KIND_WORDS = 3
_RESCUE = frozenset({"rescue", "hospital", "humanitarian"})


def _is_vessel(word: Token, place: int, context: TextContext, *, quoted: bool) -> bool:
    kind = word.folded.rsplit("'", 1)[-1]
    if quoted and kind in words("trains"):
        return True
    if context.language in _ENGLISH:
        return kind in words("vessels_english") and (quoted or _with_article(word, place, context))
    if context.language == "de":
        return word.capital and (kind in words("vessels") or kind.endswith(_GERMAN_VESSELS))
    return kind in words("vessels") or (kind[:1] >= "а" and kind.startswith(tuple(words("vessels_stems"))))


def _with_article(word: Token, place: int, context: TextContext) -> bool:
    """English has verbs of the same letters ("to ship Velmora lamps"): an article stands before the noun."""
    first, begin = _before(word, place, context)
    second, _ = _before(first, begin, context)
    return any(w.folded in words(kind) for w in (first, second) for kind in ("articles", "indefinite", "determiners"))


def _called_ship(start: int, context: TextContext) -> str:
    """The word for a ship that is called so: "a ferry named Velmora"."""
    clause = re.split(r"[.!?;:,\n]", context.text[max(0, start - 50) : start])[-1]
    around = re.findall(r"[^\W\d_]+", clause)[-_KIND_WORDS - 1 :]  # the last one is "named"
    kinds = words("vessels") | words("vessels_english") | _STORMS
    folded = [fold_word(word) for word in around]
    return next((w for w, k in zip(around, folded, strict=True) if k in kinds or _stem_of_ship(k)), "")


_STORMS = frozenset(
    "storm hurricane cyclone typhoon asteroid comet sturm orkan tempete ouragan tormenta huracan ciclon tempesta"
    " uragano ciclone tempestade furacao huragan tajfun".split()
)


def _stem_of_ship(word: str) -> bool:
    return word[:1] >= "а" and word.startswith(tuple(words("vessels_stems")))


_TURKISH_SHIPS = ("gemisi", "vapuru", "feribotu", "tankeri", "teknesi", "yati")


def _turkish_vessel(candidate: Candidate, context: TextContext) -> str:
    """The ship behind a Turkish name; unquoted behind a body's it may be one that the body has (Greenpeace gemisi)."""
    following = context.next(candidate.end)
    told = following.folded.startswith(_TURKISH_SHIPS) and not following.gap.strip(_MARKS)
    quoted = told and context.quoted(candidate.start, candidate.end)
    return following.printed if told and (quoted or _full_name(candidate)) else ""


_OWNS = re.compile(
    r" (?:charter|hire|send|sent|use|bought|buy|own|operat|run|ran|lease|want|built|build|plan|had|need|deploy|dispatch"
    r"|sold|sell|order|paid|donat)\w*"
)


def _somebody_acts(candidate: Candidate, context: TextContext) -> bool:
    """Whether the name acts: "On the ferry Thomas Grant said", "the ship Velmora chartered" (that it chartered)."""
    if context.language in _ENGLISH and candidate.form.kind != "person" and _OWNS.match(context.text, candidate.end):
        return True
    following = context.next(candidate.end)
    return candidate.form.kind == "person" and following.adjacent and following.folded in words("verbs")


def _named_after(candidate: Candidate, context: TextContext) -> str:
    """The prize, school, hall or street before or after a person's name: "Escola Municipal Joana Ribeiro"."""
    behind = _joined_in_german(candidate, context) or _turkish_house(candidate, context)
    if behind:
        return behind
    word, place = context.before(candidate.start), candidate.start
    if word.folded in _SHORT_FOR_STREETS and word.gap.strip(_MARKS) == ".":
        return word.printed
    shortened = word.folded in _SHORT_FOR_NAMED and word.gap.strip(_MARKS) == "."
    if not word.printed or (word.gap.strip(_MARKS) and not shortened) or not word.gap:
        return ""
    if _in_the_name_of(word, place, context):
        return word.printed
    for number in range(_KIND_WORDS if context.language not in _ENGLISH else 1):
        if _thing_of_persons(word, place, context, apart=number > 0):
            return "" if _opens_and_acts(candidate, word, place, context) else word.printed
        if not word.capital and word.folded not in _OF_SCHOOLS:
            return ""
        word, place = _before(word, place, context)
        if not word.adjacent:
            return ""
    return ""


def _thing_of_persons(word: Token, place: int, context: TextContext, *, apart: bool) -> bool:
    """Whether a prize, school or hall stands there; in English they follow the name: "Hospital chief Ruth Keller".

    A capital between prize and person is the prize's own name ("le prix Nobel Anna Holm"), and a bare "de" before it
    makes a trade of a school ("professeur de lycée").
    """
    kind = word.folded.rsplit("'", 1)[-1]
    if kind not in words("things_of_persons"):
        return context.language == "it" and kind == "via"
    if (apart and kind.startswith(_PRIZES)) or (context.language in _ENGLISH and is_common(kind, "en")):
        return False
    return word.capital or _before(word, place, context)[0].folded not in ("de", "di")


_PRIZES = ("prix", "premi", "nagrod", "medal", "medaill")
_OF_SCHOOLS = frozenset(
    "primaire maternelle elementaire publique primaria secundaria basica publica publico municipal elementare media"
    " universitario universitaire estadual literario litteraire nacional national".split()
)
"""What kind of school or prize it is, in small letters before the name: "l’école primaire Jules Ferry"."""


_SHORT_FOR_STREETS = frozenset({"ul", "al", "pl", "os", "ул", "вул", "пр", "av", "avda", "bd", "bld", "r"})
_SHORT_FOR_NAMED = frozenset({"im", "им", "ім"})
"""Before a full stop: "ul. Marty Zielińskiej", "szkoła im. Marty Zielińskiej"."""


def _joined_in_german(candidate: Candidate, context: TextContext) -> str:
    """The last part of a German compound: Clara-Weiss-Schule, Clara-Weiss-Gesamtschule."""
    following = context.next(candidate.end)
    joined = context.language == "de" and following.gap == "-" and following.capital
    return following.printed if joined and following.folded.endswith((*words("things_of"), *_GERMAN_THINGS)) else ""


_TURKISH_HOUSES = (
    *("apartmani", "sokag", "caddesi", "bulvari", "mahallesi", "parki", "okulu", "lisesi", "ilkokulu", "ortaokulu"),
    *("hastanesi", "turnuvasi", "kutuphanesi", "stadyumu", "stadi", "salonu", "meydani", "koprusu", "duragi", "camii"),
    *("camisi", "muzesi", "yurdu", "sitesi", "ormani"),
)
"""Not prizes: "Ruth Keller ödülünü aldı" is she who got one."""


def _turkish_house(candidate: Candidate, context: TextContext) -> str:
    """The house, street or prize behind a Turkish name, which no ending parts from it: "Deniz Aksoy apartmanı"."""
    following = context.next(candidate.end)
    told = context.language == "tr" and following.adjacent and following.folded.startswith(_TURKISH_HOUSES)
    return following.printed if told else ""


_GERMAN_THINGS = (
    "haus",
    "heim",
    "zentrum",
    "bibliothek",
    "klinik",
    "hof",
    "gasse",
    "pfad",
    "pokal",
    "turnier",
    "stipendium",
)


_INITIATED = re.compile(
    r"\b(?:преми|школ|институт|университет|музе|театр|стадион|библиотек|улиц|площад|завод|фонд|стипенди|турнир|кубок|кубк"
    "|мемориал|больниц|парк|конкурс|лице|гимнази|академи|центр|сквер|бульвар|набережн|аэропорт|аеропорт|мост|міст|вулиц"
    "|площ|лікарн|гімназ|премі|бібліотек|університет|турнір)"
)


_NAMED_THING = 40  # characters in which the thing stands: "школа № 5 имени Павла Соколова"


def _in_the_name_of(word: Token, place: int, context: TextContext) -> bool:
    """Whether a thing has the name: "премия имени Сергея Волкова", "szkoła im. Anny"; "от имени" is for somebody."""
    if word.folded in ("im", "imienia"):
        return context.language == "pl"
    if word.folded not in ("имени", "им", "імені", "ім"):
        return False
    thing, begin = _before(word, place, context)
    before = re.split("[.!?;\n]", context.text[max(0, begin - _NAMED_THING) : begin])[-1]
    return thing.folded not in ("от", "від", "з", "из") and _INITIATED.search(before.lower()) is not None


def _opens_and_acts(candidate: Candidate, thing: Token, place: int, context: TextContext) -> bool:
    """Whether the sentence opens with where it was, and the person acts: "No hospital Joana Ribeiro pediu calma"."""
    following = context.next(candidate.end)
    if following.adjacent and following.folded in words("verbs"):
        return True
    before, begin = _before(thing, place, context)
    while before.adjacent and before.printed.islower():
        before, begin = _before(before, begin, context)
    opened = before.adjacent and context.sentence_start(begin - len(before.gap) - len(before.printed))
    small = following.printed.islower() and following.folded not in words("function")
    return opened and following.adjacent and small and not thing.capital and before.folded in _WHERE


_WHERE = frozenset("no na nos nas em en dans au aux nel nella nell in al alla del dal desde".split())
