"""Whether a sentence makes a catalogued outlet the one to whom something was said, the source, or the label of a day."""

# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipelines.coverage.dated_names import FORM_LABEL
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.spokespersons import PeopleContext
from pipelines.coverage.weekdays import is_weekday
from pipelines.outlets.catalogue import OutletHit
from pipelines.outlets.outlet import Outlet
from pipelines.people.names_latin import Named
from pipelines.people.places import places_of
from pipelines.people.roles import ROLE_MODIFIER, is_head
from pipelines.people.types import Person, Role
from pipelines.quotes.find import find_quotes
from pipelines.text.ascii import squash
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import tells_words
from presswatch.records import Block
from scraper.pages.dates.read import DateSpan
from scraper.pages.text.media_words import MEDIA_NOUN

_LEAD = 4
"""Characters that may stand before the day where a line begins with it."""


def follows_day(text: str, segment: Segment, hit: OutletHit, days: Iterable[DateSpan]) -> bool:
    """Whether a line is a day, a sign and an outlet: "14 May 2026 | The Guardian"."""
    ends = not text[hit.end : segment.end].strip(' 》」』»”"')
    return ends and any(
        day.start - segment.start <= _LEAD and _DAY_SIGN.fullmatch(text, day.end, max(day.end, hit.start))
        for day in days
    )


_DAY_SIGN = re.compile(r"(?:\s*(?:года|г\.))?[\s|｜–—,،、/·-]+[《「『«“\"]?")
_TO = re.compile(
    r"(?:(?<!\w)(?:à|aux?|a|al|ao|alla|to|der|dem|den|gegenüber(?:[ ](?:der|dem))?|al diario|a la revista|au quotidien|au journal|der zeitung|dem magazin|aan|газете|изданию|журналу|агентству|телеканалу|радио)[ ]|(?<![\u0621-\u0652])ل|告诉|告訴|[对對向])[《「『«“\"„]?\Z"
)
_TO_AFTER = re.compile(r"(?:[)）\]」』》”\"]?\s?에게?(?=[\s“‘\"])|[」』》]?(?:[（(][^()（）]{4,20}[）)])?に対し)")


def told_to(text: str, segment: Segment, hit: OutletHit) -> bool:
    """Whether somebody said something to an outlet: "sagte … der taz", "declaró … a El País", "연합뉴스에 … 밝혔다"."""
    if is_weekday(text[hit.start : hit.end]):
        return False  # "für den Freitag" is a day
    low = max(segment.start, hit.start - _TO_REACH)
    if low < _OPENING and _SOURCE.search(text, low, hit.start):
        return True
    if _IN.search(text, low, hit.start) and (hit.start - segment.start <= _HEAD or tells_words(text, low, hit.start)):
        return tells_words(text, segment.start, segment.end)
    to = _TO.search(text, low, hit.start) or _TO_AFTER.match(text, hit.end, segment.end)
    return to is not None and tells_words(text, segment.start, segment.end)


_APPEARS = re.compile(
    r"[ \u00a0]?(?:[가-힣A-Za-z0-9]{0,10}[ \u00a0]?){0,2}(?:[<〈《‘“「『][^<>〈〉《》‘’“”「」『』\n]{1,30}[>〉》’”」』][ \u00a0]?(?:방송|편|코너|프로그램)?)?"
    r"(?:에도?|에서도?|을 통해|를 통해)[ ,][^.\n]{0,60}(?:나왔|나온|나와|나갔|출연|등장|얼굴을 (?:비|내)|연결(?:됐|되었|돼)|함께했|목소리|다녀갔|찾아왔|찾아오|전파를 탔|났(?:습|어|다|네|더)|소식이 (?:실|나))"
    r"|[이가](?: [^.\n]{1,50})? (?:만나고 갔|다녀갔|찾아왔|찾아와|담아 갔|찍어 갔|들렀)"
    r"|(?:[^。\n「」]{0,8}[「『][^「」『』\n]{1,20}[」』])?[^。\n「」]{0,6}(?:に|で)(?:も)?[^。\n]{0,40}(?:出ました|出演|登場|流れました|映りました|おじゃまし|お邪魔し)"
)
"""Behind an outlet: somebody was on it, or it came and met them: "KNN 뉴스아이에 우리 시장이 나왔습니다"."""


def appears_on(text: str, segment: Segment, hit: OutletHit) -> bool:
    """Whether somebody was seen or heard on an outlet, or it came to see them, told without a word for a report."""
    return _APPEARS.match(text, hit.end, segment.end) is not None


_FORM_END = re.compile(r"[»”\"》」]?\s{0,60}(?:[(（][^()（）]{1,40}[)）])?\s{0,60}\Z")


def in_form(text: str, segment: Segment, hit: OutletHit) -> bool:
    """Whether a line is a label and an outlet, as in a form: "Medio: Diario El Comercio (Perú)"."""
    ends = _FORM_END.fullmatch(text, hit.end, segment.end)
    return ends is not None and FORM_LABEL.fullmatch(text, segment.start, hit.start) is not None


_EMPLOYED = re.compile(
    r"(?<!\w)(?:journalists?|reporters?|correspondents?|columnists?|photographers?|journalistes?|rédact(?:eur|rice)s?(?: en chef)?|correspondante?|chroniqueu(?:r|se)|periodistas?|redactor[ae]?s?|corresponsal|columnista|journalistin|redakteur(?:in)?|reporterin|korrespondent(?:in)?|chefredakteur(?:in)?|журналист\w*|корреспондент\w*|редактор\w*|обозревател\w+|صحفية?|صحافية?|مراسلة?|محررة?)[ ]"
    r"(?:(?:at|for|with|of|from|au|à|aux|chez|du|des?|del|en|pour|bei|beim|für|vom|von|der|в|на|из|في|لدى)(?:[ ](?:the|la|le|el|der|dem))?[ ]|(?:à|de) l['’]|(?:لصحيفة|لقناة) )?[«“„\"]?\Z",
    re.IGNORECASE,
)


def employs(text: str, segment: Segment, hit: OutletHit) -> bool:
    """Whether an outlet only says for whom somebody works: "Ada Berg, journaliste au Monde"."""
    return _EMPLOYED.search(text, max(segment.start, hit.start - _TO_REACH), hit.start) is not None


_CLASS_NOUN = re.compile(
    r"\w*(?:zeitung|magazin|blatt)|diario|periódico|semanario|quotidien|hebdo|gazette|газета|вестник", re.IGNORECASE
)


def is_class_of(text: str, hit: OutletHit, following: OutletHit) -> bool:
    """Whether one word that is an outlet's name too says what kind the next is: "der Wochenzeitung DIE ZEIT"."""
    between = text[hit.end : following.start].strip(' \u00a0«“„"')
    alike = following.outlet is hit.outlet
    return not alike and not between and _CLASS_NOUN.fullmatch(text, hit.start, hit.end) is not None


_TO_REACH = 40
_HEAD = 16
"""Characters of a sentence's head: "Dans Les Échos, …", "In der taz vom 3. Mai …"."""
_IN = re.compile(
    r"(?<!\w)(?:en|in|dans|im|in der|in dem|nella|nel|no|na|em|в)[ ](?:(?:газете|журнале|издании)[ ])?[«“„\"]?\Z",
    re.IGNORECASE,
)
_OPENING = 160
"""Characters in which a post that reports coverage names its source; an article comes to the press later."""
_SOURCE = re.compile(
    r"(?:(?<!\w)(?:according to|as (?:reported|published) (?:by|in)|laut|selon|d['’]après|según|(?:como|según) (?:publicó|publica|informó|informa|recoge|recogió)|по (?:данным|сообщению|информации)|как (?:сообщает|сообщила|пишет))(?:[ ](?:the|der|dem|einem Bericht der|le|la|el|газеты|газета|издания|издание))?[ ]|(?:بحسب|وفق|وفقا ل|وفقاً ل)[ ]?)[«“„\"]?\Z",
    re.IGNORECASE,
)
"""The source of what follows, at the head of a sentence: "According to Reuters, …"."""


_MATERIAL = re.compile(
    r"(?:(?<!\w)(?:analy[sz]ed|examined|read|sampled|coded|counted|monitored|surveyed|searched|analysierte?n?|untersuchte?n?|wertete?n?|durchsuchte?n?|(?:avons|ont|a) (?:analysé|dépouillé|examiné|lu|recensé)|analizamos|analizaron|analizó|examinamos|revisamos|revisaron|проанализировал[аи]?|изучил[аи]?|прочитал[аи]?|просмотрел[аи]?|собрал[аи]?|حللنا|حلل|حللت|راجعنا)(?!\w)"
    r"[^.!?;\n]{0,80}(?<!\w)(?:articles|reports|stories|headlines|pages|items|pieces|texts|editions|issues|artikel|berichte|beiträge|meldungen|ausgaben|articles|unes|artículos|noticias|titulares|portadas|publicaci\w+|сообщени\w+|публикаци\w+|стат(?:ей|ьи)|материал\w+|новост\w+|номер\w+|مقال\w*|تقارير|أخبار)(?!\w)"
    r"(?: [^.!?;\n]{0,60})?)\Z",
    re.IGNORECASE,
)
"""Somebody read the pieces of the outlets named next, as material of a study."""
_MATERIAL_REACH = 220


def is_material(text: str, segment: Segment, hit: OutletHit) -> bool:
    """Whether an outlet's pieces are what a study read: "we analysed 4,000 articles in the Guardian and the Times"."""
    low = max(segment.start, hit.start - _MATERIAL_REACH)
    return _MATERIAL.search(text, low, hit.start) is not None


_THROUGH = re.compile(r"[ \u00a0](?:via|über|on)[ \u00a0]\w{2,12}(?! \w)")


def end_with_host(text: str, hit: OutletHit) -> int:
    """Where an outlet's name ends with the host behind it: "Canadian Press via MSN"."""
    through = _THROUGH.match(text, hit.end)
    return through.end() if through else hit.end


_OF_STATION = re.compile(r"(?: [a-zà-ÿ]+){1,4},? (?:de|en|von|bei|im|auf|sur|à|on|of|in|da|na|di|su)(?: la| el| le)? ?")


def airs_on(text: str, hit: OutletHit, other: OutletHit) -> bool:
    """Whether one word begins a programme's name that goes on in small letters: "Hoy por hoy, de la Cadena SER"."""
    begins = " " not in text[hit.start : hit.end] and other.start > hit.end and other.outlet is not hit.outlet
    return begins and _OF_STATION.fullmatch(text, hit.end, other.start) is not None


_OF_TOWN = re.compile(r"[ \u00a0](?:de|do|da|dos|das|del|de la|di|du|des|of|von|van)[ \u00a0][A-ZÀ-Þ]")


def goes_on(text: str, hit: OutletHit) -> bool:
    """Whether one word for a paper goes on as another's name: "Folha de Pernambuco" is not the Folha of São Paulo."""
    one = MEDIA_NOUN.fullmatch(text, hit.start, hit.end) is not None
    return one and _OF_TOWN.match(text, hit.end) is not None


def leads_to(outlet: Outlet, links: Sequence[ArticleLink]) -> bool:
    """Whether an article of an outlet is linked somewhere in the post."""
    own = set(outlet.domains)
    return any(link.deep and link.outlet is not None and own & set(link.outlet.domains) for link in links)


_OWN_ORGAN = re.compile(
    r"(?:広報誌|会報|機関誌|社内報|院内報|館報|소식지|회보|사보|기관지|会刊|會刊|会讯|會訊|院刊|校刊|校报|(?<!\w)(?:our (?:own )?(?:members['’] )?(?:magazine|newsletter|journal|bulletin)|notre (?:magazine|journal|revue|lettre|bulletin)|unser(?:e[mnrs]?)? (?:mitglieder)?(?:magazins?|zeitschrift|newsletters?|rundbrief\w*)|nuestr[oa] (?:revista|boletín)|наш(?:ем|его|а|ей|у)? (?:журнал\w*|газет\w*|вестник\w*))|مجلتنا|نشرتنا)\s?[「『《〈«“„\"]?\Z",
    re.IGNORECASE,
)
"""Before the name of a periodical that the posting organization itself brings out."""
_STUDY = re.compile(
    r"(?<!\w)(?:studie|bericht|report|buch|broschüre|study|book|survey|étude|rapport|livre|estudio|informe|libro|исследовани\w|доклад\w?|отчёт\w?)[ ][«“„\"][^«»“”„\"\n]{0,80}\Z",
    re.IGNORECASE,
)
"""Inside the marks of a study's or book's title."""


_STUDY_ITSELF = re.compile(r"[«“„\"]\Z")
"""The marks open right before the name: those of a paper, whose report is told of ("im Bericht „Harbour Post“")."""


def is_own_print(before: str) -> bool:
    """Whether words before a name make it the poster's own magazine, or a part of a study's title, and no outlet."""
    in_title = _STUDY.search(before) is not None and _STUDY_ITSELF.search(before) is None
    return in_title or _OWN_ORGAN.search(before) is not None


_OPENS_BRACKET = re.compile(r"[(（][«“„\"「『]?\Z")
_DAY_NEXT = 4  # characters between an outlet's name and its day


def with_day_in_brackets(text: str, hit: OutletHit, dated: Iterable[DateSpan]) -> bool:
    """Whether brackets hold an outlet and its day and nothing else: "„…“ (Freie Presse, 28. Februar)"."""
    days = (day for day in dated if 0 < day.start - hit.end <= _DAY_NEXT)
    opens = _OPENS_BRACKET.search(text, max(0, hit.start - 2), hit.start) is not None
    return opens and any(text[day.end : day.end + 1] in tuple(")）") for day in days)


def taken_for_people(said: PeopleContext, outlets: AbstractSet[str]) -> bool:
    """Whether an outlet (squashed names) speaks, opens a person's name or stands in a role among what was read."""
    if not outlets:
        return False
    claimed = {quote.speaker for quote in said.quotes if quote.speaker}
    roles = {role.text for person in said.people for role in person.roles}
    opening = (name for person in said.people for name in _heads(person.name))
    if any(squash(name) in outlets for name in (*claimed, *roles, *opening)):
        return True
    return any(outlet in squash(role) for role in roles for outlet in outlets)


def without_outlets(
    said: PeopleContext, blocks: Sequence[Block], outlets: AbstractSet[str], named: Named
) -> PeopleContext:
    """What a text says once the outlets it names are known: none of them is somebody who speaks."""
    people = tuple(
        replace(
            _without_outlet(person, outlets),
            roles=tuple(_behind_outlet(role, outlets) for role in person.roles if squash(role.text) not in outlets),
        )
        for person in said.people
        if squash(person.name) not in outlets
    )
    places = places_of(said.text, people)
    quotes = find_quotes(said.text, blocks, people, places, outlets, named=named)
    return replace(said, people=people, places=places, quotes=quotes)


def _heads(name: str) -> Iterator[str]:
    """The beginnings of a long name that leave two words of it."""
    words = name.split(" ")
    return (" ".join(words[:number]) for number in range(1, len(words) - 1))


def _without_outlet(person: Person, outlets: AbstractSet[str]) -> Person:
    """A person without the outlet that stands unparted before the name: "zitiert die Velmora Rundschau Ada Berg"."""
    words = person.name.split(" ")
    cut = next((n for n in range(len(words) - 2, 0, -1) if squash(" ".join(words[:n])) in outlets), 0)
    return replace(person, name=" ".join(words[cut:]), start=person.start + len(" ".join([*words[:cut], ""])))


def _behind_outlet(role: Role, outlets: AbstractSet[str]) -> Role:
    """A role without the outlet before it and what it does there: "Velmora Post intervjuade ordförande"."""
    words = role.text.split(" ")
    places = ((low, high) for high in range(len(words) - 1, 0, -1) for low in range(high))
    cut = next((high for low, high in places if squash(" ".join(words[low:high])) in outlets), 0)
    while 0 < cut < len(words) - 1 and words[cut].islower() and not _of_a_role(words[cut]):
        cut += 1
    return Role(" ".join(words[cut:]), role.start + len(" ".join([*words[:cut], ""]))) if cut else role


def _of_a_role(word: str) -> bool:
    return word in ROLE_MODIFIER or is_head(word)
