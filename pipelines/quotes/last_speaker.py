"""For whom a pronoun, an office or a bare verb stands: the last one told of who can be meant."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Literal

from pipelines.people.arabic import is_arabic_head
from pipelines.people.places import Place, last_before
from pipelines.people.runs import is_head
from pipelines.people.types import Person
from pipelines.quotes.adjacent import is_calling

Gender = Literal["f", "m"]

_SHE = re.compile(
    r"(?<!\w)(?:she|her|elle|ella|lei|ela|она|её|ей|(?:сказала|заявила|отметила|подчеркнула|добавила|пояснила|объяснила|рассказала|призналась|ответила|считала|уточнила|напомнила|говорила)|[وف]?(?:قالت|أضافت|أكدت|أوضحت|صرحت|صرّحت|أشارت|ذكرت|شددت|تقول|تضيف|تؤكد|رأت|حذرت|مضيفة|قائلة)|(?:قول|لسان|عبارت|كلمات)ها)(?!\w)|그녀|彼女|她",
    re.IGNORECASE,
)
_HE = re.compile(
    r"(?<!\w)(?:he|his|er|il|él|lui|ele|он|его|(?:сказал|заявил|отметил|подчеркнул|добавил|пояснил|объяснил|рассказал|признался|ответил|уточнил|напомнил|говорил)|[وف]?(?:قال|أضاف|أكد|أوضح|صرح|صرّح|أشار|ذكر|شدد|يقول|يضيف|يؤكد|رأى|حذر|مضيفا|مضيفاً|قائلا|قائلاً)|(?:قول|لسان|عبارت|كلمات)ه)(?!\w)|彼(?!女)|(?<!其)他(?![们們人])",
    re.IGNORECASE,
)
_WOMAN = re.compile(
    r"(?<!\w)(?:\w+(?:innen|in|frau|trice|teuse|cheuse|ienne|ière)|(?:co|vice-?)?(?:présidente|fondatrice|directrice|adjointe|déléguée|chargée|avocate|attachée|docteure|professeure|cheffe|gérante|représentante|militante|enseignante|assistante)|(?:sub|co|vice)?(?:directora|presidenta|coordinadora|fundadora|investigadora|profesora|doctora|secretaria|jefa|técnica|encargada|abogada|\w+óloga|médica|alcaldesa|maestra|vocera|trabajadora|conservadora|gestora|señora|educadora)|diretora|coordenadora|pesquisadora|direttrice|ricercatrice|spokeswoman|chairwoman|Ms|Mrs|Frau|Mme|Sra|Dra|директриса|учительница|сотрудница|основательница|руководительница|(?:مديرة|رئيسة|باحثة|منسقة|خبيرة|طبيبة|مسؤولة|أمينة|مستشارة|ناشطة)\w*)(?!\w)",
    re.IGNORECASE,
)
_MAN = re.compile(
    r"(?<!\w)(?:directeur|président(?!e)|fondateur|délégué|chargé|avocat|attaché|gérant|représentant|enseignant|chercheur|coordinateur|conservateur|(?:sub|co|vice)?(?:coordinador|fundador|investigador|profesor|secretario|jefe|técnico|encargado|abogado|\w+ólogo|médico|alcalde|maestro|vocero|conservador)|diretor|coordenador|direttore|spokesman|chairman|Mr|Herr|Sr|(?-i:[A-ZÄÖÜ][a-zäöü]*(?:leiter|sprecher|direktor|führer|vorsitzender|präsident|gründer|forscher|chef|lehrer|meister|betreuer|ingenieur))|(?:مدير|رئيس|باحث|منسق|خبير|طبيب|مسؤول|أمين|مستشار|ناشط|الناطق|المتحدث))(?!\w)",
    re.IGNORECASE,
)
_RUSSIAN_SHE, _RUSSIAN_HE = (
    re.compile(r"[а-яё](?:ова|ева|ёва|ина|ская|цкая|ая)\Z"),
    re.compile(r"[а-яё](?:ов|ев|ёв|ин|ский|цкий|ый|ий)\Z"),
)


def _pronoun(words: str) -> Gender | None:
    """Whether the words speak of a woman or a man; None where they speak of neither or both."""
    she, he = _SHE.search(words) is not None, _HE.search(words) is not None
    return None if she == he else "f" if she else "m"


@lru_cache(maxsize=512)
def _gender(person: Person) -> Gender | None:
    """What the roles or the surname of somebody tell; None where they tell nothing, or both."""
    roles = " ".join(role.text for role in person.roles)
    she = _WOMAN.search(roles) is not None or _RUSSIAN_SHE.search(person.name) is not None
    he = _MAN.search(roles) is not None or _RUSSIAN_HE.search(person.name) is not None
    return None if she == he else "f" if she else "m"


_OFFICE = re.compile(
    r"(?<!\w)(?:(?:the|our|its|der|die|den|dem|unser|unsere|la|le|el|il|lo|notre|nuestr[oa]|su|de|het)[ \u00a0]|l['’])(?:[^\W\d_][\w-]*[ ]){0,2}?(?P<office>[^\W\d_][\w-]+)(?!\w)",
    re.IGNORECASE,
)
_RUSSIAN = re.compile(r"(?<!\w)[а-яё-]{1,60}(?!\w)", re.IGNORECASE)


_ARABIC = re.compile("[\u0621-\u064a]{3,}")


def offices(words: str) -> Iterator[str]:
    """The offices and callings that words name with their article (Russian has none), in small letters."""
    found = (match["office"] for match in _OFFICE.finditer(words))
    yield from (word.lower() for word in found if is_head(word))
    yield from (word for word in _ARABIC.findall(words) if is_arabic_head(word))
    yield from (word.lower() for word in _RUSSIAN.findall(words) if is_head(word))


def last_told(places: Sequence[Place], offset: int, words: str = "") -> Place | None:
    """The last one named before an offset who can be meant by `words`: of the right gender and office, and no reporter.

    None if nobody was named yet. A journalist or office holder is meant only where nobody else was named.
    """
    before = [place for place in places if place.start < offset]
    if not before:
        return None
    wanted, held = _pronoun(words), set(offices(words))
    able = [p for p in before if not p.person.outside] or before
    if wanted is not None:
        able = [p for p in able if _gender(p.person) in (None, wanted)] or able
    if held and wanted is None:
        able = _holders(able, held)
    return last_before(able, offset)


def _holders(able: Sequence[Place], held: AbstractSet[str]) -> list[Place]:
    """Whose office is named: who has it, the only one told of by their calling, else those without an office so far.

    Another office is another person's: of a director told of, "the chair" is not.
    """
    having = [p for p in able if any(held & set(role.text.lower().split()) for role in p.person.roles)]
    if having:
        return having
    alone = len({p.person.name for p in able}) == 1 and any(map(is_calling, held))
    return [p for p in able if alone or not p.person.roles]
