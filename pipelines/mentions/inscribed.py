"""Names that are only letters written on a thing: a sign that says "HOPE", die Aufschrift „Emergency“."""

from __future__ import annotations

import re

from pipelines.mentions.apposed import is_listed
from pipelines.mentions.decision import Candidate
from pipelines.text.context import TextContext
from pipelines.text.fold import fold
from presswatch.languages.packs import words

_REACH = 40
_CLAUSE = re.compile(r"[.!?;\n]\s|[.!?;\n]$")
_WORDS = re.compile(r"[^\W\d_]+")


def inscribed(candidate: Candidate, context: TextContext) -> str:
    """The word that says that the name is written on something, or spoken of as a word; "" if none does.

    Only for names of one word, in quotation marks or in capitals of their own.
    """
    form = candidate.form
    if form.kind == "person" or form.shape not in ("word", "acronym"):
        return ""
    shown = context.quoted(candidate.start, candidate.end) or context.text[candidate.start : candidate.end].isupper()
    if not shown:
        return ""
    left = _CLAUSE.split(context.text[max(0, candidate.start - _REACH) : candidate.start])[-1]
    before = _WORDS.findall(fold(left).text)[-_NEAR_WORDS:]
    return next((word for word in reversed(before) if word in words("inscriptions")), "")


_NEAR_WORDS = 4
_CALLED = re.compile(
    r"[\"”’»“]? (?:hei(?:ß|ss)t (?:der|die|das|eine?|sein|seine|ihre?)|is the name of|est le nom d(?:e|['’])"
    r"|es el nombre de"
    r"|è il nome d(?:i|ell['’])|é o nome d[eao])((?: ?[^\W\d_]+){1,3})"
)


_VERBS = frozenset({"heisst", "is", "est", "es", "e"})


def what_is_called(candidate: Candidate, context: TextContext) -> str:
    """What has the name, by a sentence that says so, if it is no body: "HOPE heißt die Hündin"; else ""."""
    if candidate.form.kind == "person":
        return ""
    if thing := _thing_called_so(candidate, context):
        return thing
    if context.next(candidate.end).folded not in _VERBS:
        return ""
    found = _CALLED.match(context.text, candidate.end)
    printed = fold(found.group(1)).text.split() if found else []
    kinds = words("appositions") | words("kinds_of_organizations") | words("outlet_kinds") | words("institution_heads")
    body = any(word in kinds or word.endswith(_GERMAN_BODIES) for word in printed)
    return "" if body or found is None else found.group(1).strip()


_CALLED_SO = re.compile(
    r"([^\W\d_]{1,60}),? (?:(?:is|was|were|has been|had been|then|formerly|originally|once|now|also|who|which|that"
    r"|тогда|раньше|прежде|сначала|ещё|теперь|который|которая|которое|damals|früher|einst|zuerst|die|der|das|alors|autrefois|qui"
    r"|entonces|antes|allora|então|que|che|wtedy|dawniej) ){0,3}"
    r"(?:called|named|known as|renamed|nicknamed|назывался|называлась|называлось|называется|называют|называли"
    r"|носи(?:л|ла|ло|т) (?:имя|название)|под названием|по кличке|по имени|heißt|hieß|namens|genannt"
    r"|s['’]appel(?:le|ait)|nommée?|baptisée?|rebaptisée?|se llama(?:ba)?|llamad[oa]|bautizad[oa]|si chiama(?:va)?"
    r"|chiamat[oa]|battezzat[oa]|se chama(?:va)?|chamad[oa]|batizad[oa]|nazywał[ao]? się|nazywa się"
    r"|o nazwie|imieniem|zwan[ay])[ :,]{0,60}[\"“„«»‘’'‹›]?\Z"
)
_CALLING = frozenset(
    "called named as renamed nicknamed назывался называлась называлось называется называют называли имя название"
    " названием кличке имени heisst hiess namens genannt s'appelle s'appelait nomme nommee baptise baptisee rebaptise"
    " rebaptisee llama llamaba llamado llamada bautizado bautizada chiama chiamava chiamato chiamata"
    " battezzato battezzata chama chamava chamado chamada batizado batizada sie nazwie imieniem zwany zwana".split()
)
"""With what _CALLED_SO ends, folded."""
_CALLED_REACH = 70


def _thing_called_so(candidate: Candidate, context: TextContext) -> str:
    """The noun of which a sentence says that it is called so: «клуб назывался „Труд“», a dog named Horizon.

    A club or team tells another thing of an outlet only: a body may be one.
    """
    if candidate.form.kind == "topic" or context.before(candidate.start).folded not in _CALLING:
        return ""
    left = context.text[max(0, candidate.start - _CALLED_REACH) : candidate.start]
    found = _CALLED_SO.search(left)
    noun = fold(found.group(1)).text if found else ""
    kinds = words("called_things") | (words("called_clubs") if candidate.form.kind == "outlet" else frozenset())
    return found.group(1) if found and is_listed(noun, kinds) else ""


_GERMAN_BODIES = (
    "verein",
    "verband",
    "organisation",
    "stiftung",
    "werk",
    "gruppe",
    "firma",
    "partei",
    "bund",
    "zeitung",
)
