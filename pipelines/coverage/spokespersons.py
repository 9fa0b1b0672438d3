"""Which of the people in a post speak for the posting or a watched organization."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache

from pipelines.names.words import is_first_name
from pipelines.people.names_latin import bare_names, is_phrase
from pipelines.people.places import Place, between
from pipelines.people.roles import HEAD_OF_TOWN
from pipelines.people.types import Person, Role
from pipelines.text.literal_filter import Sieved
from pipelines.text.segments import Segment, is_cjk, segment_around, sentences_of
from pipelines.text.speech_verbs import OP_ED, tells_coverage, tells_words
from presswatch.records import BESIDE_TEXT, CoverageItem, Mention, Quote, Spokesperson
from presswatch.watchlist.entries import Subject

_BELIEVED = 2
"""Points at which a person counts as a spokesperson: claimed by the text, watched, or with a role in a sentence of coverage."""
_MOVES = (
    r"(?:spoke|speaks|appeared|appears|told|was (?:interviewed|quoted|a guest|featured)|is (?:quoted|interviewed)|joined|joins|discussed|discusses|talked|talks|explained|gave|commented|sat down|was invited"
    r"|sprach|war zu gast|wurde|sagte|erklärte|était|est|a (?:été|répondu|accordé|expliqué)|répond|intervient|habló|conversó|participó|explicó|fue entrevistad[oa]|estuvo|рассказал[аи]?|дал[аи]?|стал[аи]?|выступил[аи]?|прокомментировал[аи]?)"
)
_MOVE_AFTER = re.compile(rf"\s{{0,60}}(?:,[^,.]{{2,90}},)?\s{{0,60}}{_MOVES}(?!\w)", re.IGNORECASE)
_MOVE_BEFORE = re.compile(
    r"(?:interview(?:ed|s)? (?:with)?|quotes|quoted|features|featured|conversation with|guest|interview mit|gespräch mit|entretien avec|interview de|interroge|donne la parole à|entrevista (?:a|con)|entrevistó a|интервью с|с участием|беседа с|(?:discuss(?:es|ed)|talks|chats|speaks) (?:[^.!?\n]{0,90} )?with)\s+$",
    re.IGNORECASE,
)


_GUEST = re.compile(
    r"(?:(?<!\w)(?:intervenante?s?|invitée?s?|gast|gäste|guests?|speakers?|invitad[oa]s?|entrevistad[oa]s?|ospit[ei]|гост[ьия]|спикер|собеседни(?:к|ца)|konuk|konuşmacı|الضيفة?|ضيفة? الحلقة|المتحدثة?)|출연자?|게스트|出演者?|ゲスト|話し手|嘉宾|嘉賓|受访者|受訪者|主讲人?|主講人?)[ \u00a0]?[:：][ \u00a0]?\Z",
    re.IGNORECASE,
)
"""The label of whoever appears, in a post that tells a broadcast line by line: "Intervenant : Yann Prigent"."""
_LABEL = 24
"""Characters that hold such a label."""
_ROWS = ("list-item", "table")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A text with its sentences, the people it names, the places of their names, and its quotations."""

    text: str
    parts: Sequence[Segment]
    people: Sequence[Person]
    places: Sequence[Place]
    quotes: Sequence[Quote]
    title: str = ""

    @property
    def speakers(self) -> set[str]:
        """The names of those who are quoted."""
        return {q.speaker for q in self.quotes if q.speaker}


def _points(person: Person, said: Said, outlets: AbstractSet[str], *, coverage: bool) -> int:
    """How much speaks for a person being the posting organization's, see `_BELIEVED`."""
    mine = [p for p in said.places if p.person.name == person.name]
    homes = [(part, place) for place in mine if (part := segment_around(said.parts, place.start)) is not None]
    told = _is_told(said, homes, mine, outlets, coverage=coverage)
    indirect = any(tells_words(said.text, place.end, part.end) for part, place in homes)
    speaks = person.name in said.speakers or (coverage and indirect and bool(person.roles))
    appears = any(_talked_with(said, person, p.start) or _SHOWS.match(said.text, p.end) for p in mine)
    speaks = speaks or (coverage and bool(person.roles) and appears)
    others = any(p.ours for p in said.people) and not person.ours
    points = (3 if person.ours else 0) + (1 if person.roles else -1) + speaks
    points += 1 if told and coverage else 0
    apart = person.elsewhere and (others or len(said.speakers) > 1)
    guest = bool(said.speakers - {person.name}) and not speaks and any(map(_heads_town, person.roles))
    if (person.outside or apart or guest) and not person.ours:
        points -= 5
    if not person.ours and len(said.speakers) > 1 and any(_objects(said, p) for p in mine):
        points -= _BELIEVED
    return points - (1 if others and not speaks else 0)


def _is_told(
    said: Said,
    homes: Sequence[tuple[Segment, Place]],
    mine: Sequence[Place],
    outlets: AbstractSet[str],
    *,
    coverage: bool,
) -> bool:
    """True if somebody is named where the post tells of coverage; `homes` are the sentences of the places `mine`."""
    told = any(tells_coverage(said.text[s.start : s.end]) for s, _ in homes)
    told = told or any(_row_tells(said, p.start) for p in mine)
    told = told or any(_GUEST.search(said.text, max(0, p.start - _LABEL), p.start) for p in mine)
    told = told or any(_signs(said, p.start) for p in mine)
    told = told or (coverage and any(s.kind in _ROWS for s, _ in homes))
    told = told or any(_with_outlet(said, s, outlets) for s, _ in homes) or _is_alone(said)
    return told or (coverage and any(_in_reprint(said, p.start) for p in mine))


def _heads_town(role: Role) -> bool:
    return HEAD_OF_TOWN.search(role.text) is not None


_SHOWS = re.compile(
    r"\s(?:zeigte?|demonstrierte?|präsentierte?|führte|erläuterte?|showed|shows|demonstrate[sd]|present(?:s|ed)|montre|montrait|a (?:montré|présenté)|mostr[óa]|enseñ[óa]|present[óa]|mostrou|apresentou|ha (?:mostrato|presentato)|mostra|показала?|показывает|продемонстрировала?|liet zien|toonde)(?!\w)"
    r"|\s(?:wrote|writes|penned|authored|schrieb|schreibt|verfasste|(?:a )?écrit|signe|signait|a signé|escribió|escribe|firma|firmó|написала?|пишет|ha scritto|scrive|escreveu|assina|schreef)(?!\w)|[则則亦也]?(?:撰写|撰寫|所撰|执笔|執筆|致函|投书|投書)|(?:さん|氏)?(?:が|の)(?:寄稿|執筆|書い)|\s?[가-힣]{0,8}(?:의|이|가) (?:글|기고|칼럼)"
)
"""A verb by which somebody does something before a camera or a reporter, or writes for the paper."""
_TALK = re.compile(
    r"(?<!\w)(?:(?:spoke|speaks|talked|talks|chatted|sat down) (?:to|with)|(?:conversation|interview|chat) with|interview(?:ed|s)"
    r"|(?:sprach|spricht|redete|unterhielt sich|gespräch|interview) mit|interviewt(?:e|en)?|befragt(?:e|en)?"
    r"|(?:entretenue?|entretien|échange|échangé|dialogue|rencontre) avec|interroge|interrogé|a rencontré|reçoit|a reçu|donn(?:e|é) la parole à"
    r"|(?:conversa|conversó|conversado|habla|habló|hablado|charla|charló|dialoga|dialogó|entrevista) con|entrevist(?:a|ó|ado) a"
    r"|(?:поговорил\w*|побеседовал\w*|беседовал\w*|беседа|разговор|интервью) со?|расспросил\w*"
    r"|ha (?:parlato con|intervistato)|intervista (?:a|con)|conversou com|falou com|entrevistou|sprak met|interviewde)(?!\w)[^.!?;:\n]{0,16}(?:(?:prof|dr|mrs?|ms|sra?|dra|dott|mme|ing|med|phil|rer|nat|д|проф)\.[ \u00a0]?){0,4}\Z",
    re.IGNORECASE,
)
"""A talk that an outlet had with whoever is named next, at most an article, a pronoun and the role between them."""


def _talked_with(said: Said, person: Person, place: int) -> bool:
    """Whether a sentence tells of a talk with the person, who is then no bystander though nothing is quoted."""
    begin = min([place, *(role.start for role in person.roles if 0 <= place - role.start <= _TALK_REACH)])
    home = segment_around(said.parts, begin)
    return home is not None and _TALK.search(said.text, max(home.start, begin - _TALK_REACH), begin) is not None


_TALK_REACH = 60
_OBJECTS = Sieved(
    re.compile(
        r"(?:hielt dagegen|hält dagegen|entgegnet(?:e|en)?|erwidert(?:e|en)?|widersprach|widerspricht|kontert(?:e|en)?|countered|objected|disagreed|disagrees|retorted|shot back|hit back|begged to differ"
        r"|rétorque|a rétorqué|objecte|a objecté|conteste|replicó|replica|discrepa|discrepó|rebatió|rebate|возразил[аи]?|возражает|парировал[аи]?|ribatte|ha ribattuto|rebateu|contrapôs|반박|反論|反驳|反駁)",
        re.IGNORECASE,
    )
)
"""A verb by which somebody speaks against what the post's own people said."""
_OBJECTION_REACH = 40


def _objects(said: Said, place: Place) -> bool:
    """Whether a verb of objection stands right before or behind a name, in its sentence and outside all words said."""
    home = segment_around(said.parts, place.start)
    if home is None:
        return False
    low, high = max(home.start, place.start - _OBJECTION_REACH), min(home.end, place.end + _OBJECTION_REACH)
    found = _OBJECTS.search(said.text, low, high)
    return found is not None and not any(q.start <= found.start() < q.end for q in said.quotes)


_BYLINE_CHARS = 60
"""A paragraph no longer than this holds a name and a role and nothing else."""


def _signs(said: Said, place: int) -> bool:
    """Whether a name stands alone with its role above an opinion piece, as its author's."""
    home = segment_around(said.parts, place)
    if home is None or home.block > _FIRST_BLOCKS or home.end - home.start > _BYLINE_CHARS:
        return False
    return OP_ED.search(said.title) is not None and len(sentences_of(said.parts, home.block)) == 1


_REPRINT = Sieved(
    re.compile(
        r"(?:摘录|摘錄|全文|原文|转载|轉載|内容|內容|报道|報導|报导)(?:摘录|摘編|摘编)?如下|以下(?:为|是|為)[^。\n]{0,12}(?:报道|報導|文章|原文|全文)|以下、?[^。\n]{0,12}(?:記事|本文|全文)|(?:기사|인터뷰) ?(?:전문|원문)(?:입니다|을 (?:옮|싣))|다음은 [^.\n]{0,20}(?:기사|전문)|فيما يلي (?:نص|نصّ)|ننشر (?:نص|هنا)"
        r"|(?<!\w)(?:(?:full|complete) (?:text|article|story) (?:below|follows)|(?:here is|below is|we reprint|we reproduce|reproduced|reprinted) [^.\n]{0,30}(?:article|text|story|below)|(?:der|den) (?:artikel|beitrag|text) (?:im (?:wortlaut|folgenden)|in voller länge)|im wortlaut|wir dokumentieren|texte intégral|nous reproduisons|voici (?:l['’]article|le texte)|reproducimos|texto íntegro|a continuación,? (?:el|la|reproducimos)|riportiamo|pubblichiamo qui|приводим (?:текст|статью|материал|выдержки)|публикуем (?:текст|статью|полностью)|ниже (?:текст|статья))(?!\w)",
        re.IGNORECASE,
    )
)
"""Words that announce the article itself, or parts of it: whoever it tells of below appeared in the press."""


def _in_reprint(said: Said, place: int) -> bool:
    """Whether a name stands below words that announce the text of the article."""
    first = _reprint(said.text)
    return first is not None and first <= place


@lru_cache(maxsize=4)
def _reprint(text: str) -> int | None:
    """Where the first words that announce an article end; remembered, since each name of a text asks."""
    found = _REPRINT.search(text)
    return found.end() if found is not None else None


_SHORT_CHARS = 700
"""Characters: a post no longer than this that tells of coverage tells of nothing else."""


def _is_alone(said: Said) -> bool:
    """Whether a short post gives but one person an office."""
    return len(said.text) <= _SHORT_CHARS and sum(bool(person.roles) for person in said.people) == 1


def _with_outlet(said: Said, home: Segment, outlets: AbstractSet[str]) -> bool:
    """Whether a sentence names an outlet that reported, whatever the verb: who stands there appeared in it."""
    return any(said.text.find(name, home.start, home.end) >= 0 for name in outlets)


_FIRST_BLOCKS = 1
_ROW_CHARS = 250
"""A paragraph no longer than this is a row of a press list: all its sentences tell of one piece."""


def _row_tells(said: Said, place: int) -> bool:
    home = segment_around(said.parts, place)
    if home is None:
        return False
    row = sentences_of(said.parts, home.block)
    return row[-1].end - row[0].start <= _ROW_CHARS and tells_coverage(said.text[row[0].start : row[-1].end])


def spokespersons(
    said: Said, items: Sequence[CoverageItem], mentions: Sequence[Mention], subjects: Sequence[Subject]
) -> tuple[Spokesperson, ...]:
    """The spokespersons of a post in order of first place, each with the roles printed for it."""
    watched = _watched(mentions, subjects)
    speakers = said.speakers
    found: list[Spokesperson] = []
    outlets = {name for item in items for name in (item.outlet, item.outlet_raw) if name}
    for person in said.people:
        subject = watched.get(person.name) or _organization(person, said.text, mentions, subjects)
        points = _points(person, said, outlets, coverage=bool(items)) + (3 if subject else 0)
        alone = not items and person.roles and person.name in speakers and not person.outside
        if points >= _BELIEVED or alone:
            found.append(_spokesperson(person, subject))
    if items and not found:
        found = [_spokesperson(p, None) for p in said.people if p.name in speakers and not p.outside]
    hosts = {s.name for s in found if _works_for(s, items)}
    found = [s for s in found if s.name not in hosts]
    if items and not found:
        found = _roleless(said, hosts, items)
    found = [s for s in found if s.name not in outlets and not _is_part(s, found) and not _is_critic(s, said, items)]
    known = {s.name for s in found} | {s.subject for s in found if s.subject}
    found += [s for s in _watched_people(mentions, subjects) if s.name not in known and s.subject not in known]
    return tuple(sorted(found, key=lambda s: s.start))


_HOUSE_LETTERS = 6
"""Letters of a body's name from which an outlet that begins with it is its own."""


def _works_for(one: Spokesperson, items: Sequence[CoverageItem]) -> bool:
    """Whether all that is told of a person is an office at the outlet itself: "Managing Director of Tide Talk"."""
    bodies = {name for role in one.roles for name in _AT_BODY.findall(role)}
    outlets = {name for item in items for name in (item.outlet, item.outlet_raw) if name}
    return any(len(body) >= _HOUSE_LETTERS and any(name.startswith(body) for name in outlets) for body in bodies)


def _is_critic(one: Spokesperson, said: Said, items: Sequence[CoverageItem]) -> bool:
    """Whether somebody without an office signs a line that goes on with their outlet: "Ada Berg, «Harbour Gazette»"."""
    outlets = tuple(name for item in items for name in (item.outlet, item.outlet_raw) if name)
    sign = _COMMA.match(said.text, one.start + len(one.name)) if not one.roles and one.name in said.speakers else None
    return sign is not None and said.text.startswith(outlets, sign.end())


_COMMA = re.compile(r",[ \u00a0](?:[Tt]he[ ])?[«“„\"]?")
_AT_BODY = re.compile(r"(?:of|at|der|von|de|du|del|di)[ ](?:the )?([A-ZÀ-Þ][\w'’&-]+(?:[ ][A-ZÀ-Þ][\w'’&-]+){1,4})\Z")


def _is_part(one: Spokesperson, others: Sequence[Spokesperson]) -> bool:
    """Whether a name is the surname of another one told of, in scripts that write both together: 堀内 and 堀内由美."""
    return is_cjk(one.name[0]) and any(o.name.startswith(one.name) and o.name != one.name for o in others)


def _spokesperson(person: Person, subject: str | None) -> Spokesperson:
    return Spokesperson(
        name=person.name,
        roles=tuple(r.text for r in person.roles),
        role_starts=tuple(r.start for r in person.roles),
        start=person.start,
        subject=subject,
    )


def _watched(mentions: Sequence[Mention], subjects: Sequence[Subject]) -> dict[str, str]:
    """Printed names of watched people, by surface."""
    people = {s.name for s in subjects if s.kind == "person"}
    return {m.surface: m.subject for m in mentions if m.subject in people} | {name: name for name in people}


def _organization(person: Person, text: str, mentions: Sequence[Mention], subjects: Sequence[Subject]) -> str | None:
    """The watched organization whose name stands right before the role or inside the words after it."""
    if not person.roles:
        return None
    bodies = {s.name for s in subjects if s.kind == "organization"}
    for mention in mentions:
        if mention.subject not in bodies or mention.where in BESIDE_TEXT:
            continue
        near_role = any(
            0 <= role.start - mention.end <= 4 or 0 <= mention.start - role.start <= len(role.text) + 40
            for role in person.roles
        )
        if near_role and not re.search(
            r"[.!?\n]", text[min(mention.end, person.start) : max(mention.start, person.start)]
        ):
            return mention.subject
    return None


def _watched_people(mentions: Sequence[Mention], subjects: Sequence[Subject]) -> list[Spokesperson]:
    """Watched persons whom the text names in full, with or without a role."""
    people = {s.name for s in subjects if s.kind == "person"}
    found: dict[str, Spokesperson] = {}
    for mention in mentions:
        if mention.subject in people and mention.where not in BESIDE_TEXT and mention.subject not in found:
            found[mention.subject] = Spokesperson(name=mention.surface, start=mention.start, subject=mention.subject)
    return list(found.values())


def _roleless(said: Said, hosts: set[str], items: Sequence[CoverageItem]) -> list[Spokesperson]:
    """Somebody without a role who appears in the coverage: "Hugo Petit was the guest of …"."""
    text, parts = said.text, said.parts
    places = [place for place in said.places if place.person.name not in hosts]
    outlets = {name for item in items for name in (item.outlet, item.outlet_raw) if name}
    found: list[Spokesperson] = []
    for part in parts:
        if between(places, part.start, part.end):
            continue
        for run in bare_names(text, part.start, part.end):
            name = text[run.start : run.end]
            if name in hosts or is_phrase(name) or any(name in outlet or outlet in name for outlet in outlets):
                continue
            if _MOVE_AFTER.match(text, run.end, part.end) or _MOVE_BEFORE.search(
                text[max(part.start, run.start - _MOVE_REACH) : run.start]
            ):
                found.append(Spokesperson(name=name, start=run.start))
    titled = [Segment(0, len(said.title), 0, "paragraph")]
    titled_too = (replace(one, start=text.find(one.name)) for one in _subjects(said.title, titled, outlets))
    return found[:1] or _subjects(text, parts, outlets) or list(titled_too)


_MOVE_REACH = 130
_TITLES = re.compile(r"[\s•*–—-]*(?:(?:Prof|Dr|PD|Mag|Dipl|Ing|med|rer|nat|phil|habil|h\.? ?c)\.?-?[ \u00a0]*)*")
_WRITES = re.compile(
    r"\s{1,60}(?:hat\s)?(?:schr(?:ieb|eibt)|bericht|porträtiert|interviewt|befragt|wr(?:ote|ites)|report|interview(?:s|ed)|profile|visit|(?:a )?écrit|a interviewé|escrib|entrevist|написал|пишет|ha scritto|schreef)"
)
"""A verb by which the subject of a sentence is the journalist."""
_AT_OUTLET = re.compile(r"\s+(?:in|im|bei|beim|auf|on|at|dans|sur|à|en|na|no|em|в|на|su|nel|nella|op)(?!\w)")


def _subjects(text: str, parts: Sequence[Segment], outlets: set[str]) -> list[Spokesperson]:
    """Those whose names begin the sentences or rows that name an outlet of the items: "Ada Berg im Deutschlandfunk: …"."""
    found: dict[str, Spokesperson] = {}
    for part in parts:
        words = text[part.start : part.end]
        run = next(iter(bare_names(text, part.start, part.end)), None) if any(o in words for o in outlets) else None
        if run is None or _TITLES.fullmatch(text, part.start, run.start) is None:
            continue
        if not is_first_name(text[run.start : run.end].partition(" ")[0].lower()):
            continue
        rest = text[run.end : part.end]
        appears = _AT_OUTLET.match(rest) or tells_coverage(words)
        if appears and any(outlet in rest for outlet in outlets) and not _WRITES.match(rest):
            name = text[run.start : run.end]
            found.setdefault(name, Spokesperson(name=name, start=run.start))
    return list(found.values())
