"""What a text says an acronym is, right beside it: a law, a disease, a police force. The body is none of these."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.text.context import TextContext
from pipelines.text.fold import fold, fold_word
from presswatch.languages.packs import words

_ARTICLE = (
    r"(?:(?:the|an?|der|die|das|eine?|les?|la|une?|el|los|las|una|il|lo|gli|uno|os?|as?|uma?|[^\W\d_]+['’]s) "
    r"|l['’]|un['’])"
)
_BEHIND = re.compile(rf"(?:, | \(| [–—-] )(?:{_ARTICLE})?((?:[\w-]+['’]?[ ]?){{1,6}})")
_BARE = ("ru", "uk", "pl", "tr", "fi", "fr", "es", "it", "pt")
_MOST_WORDS = 4
_FORCES_PEOPLE = frozenset(
    "officers detectives commissioner commissioners constables troops soldiers commanders gunmen fighters militants"
    " rebels lawmakers legislators beamte beamten soldaten".split()
)


def said_to_be(candidate: Candidate, context: TextContext, names: tuple[str, ...]) -> str:
    """What the text says beside an acronym that it is, if no body or none of the subject's sort; "" if nothing.

    "The ESA, the 1973 law" is a law; an outlet is no police force and has no officers. `names` are the subject's
    folded ones: what one of them says it may be.
    """
    form = candidate.form
    following = context.next(candidate.end)
    if form.kind == "outlet" and following.adjacent and following.folded in _FORCES_PEOPLE:
        return following.printed
    mark = context.text[candidate.end : candidate.end + 2]
    found = _BEHIND.match(context.text, candidate.end) if mark[:1] == "," or mark[1:] in tuple("(–—-") else None
    if found is None:
        return ""
    bare = found.start(1) - candidate.end <= _PUNCTUATION
    if bare and context.language not in _BARE:
        return ""
    kinds = words("instruments") if form.kind == "person" else words("instruments") | words("forces")
    printed = found.group(1).split()[: _MOST_WORDS + 2]
    for place, word in enumerate(printed[:_MOST_WORDS]):
        folded = fold_word(word.strip("'’"))
        if folded in words("function") or folded in words("of_words"):
            return ""
        if is_listed(folded, kinds) and not any(folded[:_COGNATE] in name for name in names):
            after = printed[place + 1 : place + 2]
            return word if not after or _ends_noun(after[0], context) else ""
    return ""


_THING_IN_SIGNS = re.compile(
    "[(（]([가-힣 ]{1,12}(?:체계|체제|시스템|제도|증후군|지수|협정|조약|요법|바이러스|장애|질환)"
    "|[^\\W\\d_]{1,12}(?:システム|制度|症候群|指数|協定|条約|療法|ウイルス|障害|系统|系統|综合征|指數|协定|协议|条约|條約|疗法|療法|病毒))[)）]"
)


def thing_in_signs(candidate: Candidate, context: TextContext, names: tuple[str, ...]) -> str:
    """The system, treaty or disease in brackets behind an acronym in Korean, Japanese or Chinese: EBS(긴급방송체계).

    A subject of which a folded name ends so may be one itself.
    """
    found = _THING_IN_SIGNS.match(context.text, candidate.end)
    own = found is not None and any(name.endswith(fold(found.group(1)[-2:]).text) for name in names)
    return found.group(1) if found and not own else ""


_PUNCTUATION = 3
_COGNATE = 5


def is_listed(word: str, kinds: frozenset[str]) -> bool:
    """Whether a folded word is in the list, where "x*" is the beginning of one and "*x" the end."""
    if word in kinds or any(word[:cut] + "*" in kinds for cut in range(3, len(word) + 1)):
        return True
    return any("*" + word[cut:] in kinds for cut in range(1, len(word) - 2))


def _ends_noun(word: str, context: TextContext) -> bool:
    """Whether the word behind a noun makes no longer one of it in English: "the law passed", but "the law firm"."""
    folded = fold_word(word)
    if context.language not in ("", "en"):
        return True
    return folded in words("function") or folded.endswith(("ed", "ing")) or folded in _VERBS


_VERBS = frozenset("that which who whose now known has is was will would can may must set meant behind".split())
