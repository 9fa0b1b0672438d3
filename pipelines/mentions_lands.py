"""Bodies that every country has: beside another country's name or adjective a name without one is another body's."""

from __future__ import annotations

import re

from pipelines.mentions_ruling import Candidate
from pipelines.mentions_scene import Neighbour, Scene
from pipelines.names_countries import countries_of, country_at_the_end, lands_told, signs_of_country
from pipelines.names_forms import Form

_OF_SIGNS = re.compile("[的の]$")
_MOST_SMALL = 2  # words between a name and the country that it is of: de la, in the
_OF = frozenset(
    "of de del della dell degli dei di do da du des d der von van av af из dos das na in im en aux nel no w we в во fi"  # noqa: SIM905
    " the la las los le les l el il al".split()
)


def of_another_country(candidate: Candidate, scene: Scene) -> str:
    """The word beside the name that tells another country than the subject's, "" if there is none.

    The subject's is the one that the watchlist's longer names have (대한적십자사). Without one nothing is known.
    """
    form = candidate.form
    if not form.lands:
        return ""
    if form.script in ("han", "kana"):
        left = _OF_SIGNS.sub("", scene.text[max(0, candidate.start - 20) : candidate.start])
        codes = country_at_the_end(left)
        return left[-2:] if codes and not codes & form.lands else ""
    previous, following = scene.before(candidate.start), scene.next(candidate.end)
    beside = [following] if form.script == "arabic" else [previous]
    if form.script not in ("hangul", "arabic"):
        beside += [following, _what_it_is_of(candidate.end, scene)]
    for word in beside:
        codes = (
            countries_of(_bare(word)) if word.printed and not word.gap.strip(" -\u00a0") and word.gap else frozenset()
        )
        if codes and not codes & form.lands:
            return word.printed
    return ""


def _bare(word: Neighbour) -> str:
    return word.folded.rsplit("'", 1)[-1] if word.folded[:2] in ("d'", "l'") else word.folded.split("'")[0]


def _what_it_is_of(end: int, scene: Scene) -> Neighbour:
    """The word behind "of": "the Red Cross of Chile", "Cruz Roja de la Argentina"."""
    for number in range(_MOST_SMALL + 1):
        word = scene.next(end)
        if not word.adjacent:
            return Neighbour()
        if word.folded not in _OF:
            return word if number else Neighbour()
        end += len(word.gap) + len(word.printed)
    return Neighbour()


_HOME = {"KR": "ko", "JP": "ja", "PL": "pl", "TR": "tr", "FI": "fi", "IT": "it"}
"""Countries that have a language to themselves: in it a body without a country is theirs."""


_SPOKEN_IN = {
    "de": frozenset({"DE", "AT", "CH", "LI", "LU"}),
    "fr": frozenset({"FR", "BE", "CH", "CA", "LU"}),
    "it": frozenset({"IT", "CH"}),
    "pt": frozenset({"PT", "BR", "AO", "MZ"}),
    "pl": frozenset({"PL"}),
    "ru": frozenset({"RU", "BY", "KZ", "UA", "KG"}),
    "tr": frozenset({"TR", "CY"}),
    "ja": frozenset({"JP"}),
    "ko": frozenset({"KR", "KP"}),
}
"""Where a language is at home. Texts in English, Spanish, Arabic and Chinese tell of too many countries."""


def of_readers_country(candidate: Candidate, scene: Scene) -> bool:
    """Whether a name that bodies of many countries have means the one where the text's language is spoken.

    So it does where nothing tells the subject's country: in a German text the Caritas is that of Germany. A topic that
    the watchlist gives a country, "Separated families (Korea)", is told of nowhere else.
    """
    form, home = candidate.form, _SPOKEN_IN.get(scene.language)
    if form.kind == "topic":
        return bool(form.lands) and not of_its_own_country(form, scene)
    if not form.lands or home is None or form.lands & home:
        return False
    return not of_its_own_country(form, scene)


def of_its_own_country(form: Form, scene: Scene) -> bool:
    """Whether the text tells the subject's country, or is written in a language that it alone has."""
    if any(_HOME.get(code) == scene.language for code in form.lands):
        return True
    if form.script in ("han", "kana", "hangul"):
        return any(name in scene.folded.text for code in form.lands for name in signs_of_country(code))
    return bool(lands_told(scene.words) & form.lands)
