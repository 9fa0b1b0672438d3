"""German articles that do not fit a body's name: "die IWF" is no Internationaler Währungsfonds, who is "der IWF"."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.names.acronyms import explained
from pipelines.text.context import TextContext

_ADJECTIVE = re.compile(r"\w{0,60}(?:isch|ional|al|lich|ig|deutsch|ell|iv)(er|es|e)\b")
_NOT_OF = {"er": ("die", "das"), "es": ("die", "der"), "e": ("das", "dem", "des")}
_OF = {"er": "der|dem|den|des", "es": "das|dem|des", "e": "die|der"}
"""By the ending of the first adjective (masculine, neuter, feminine or plural): articles of others, and its own."""


def of_another_gender(candidate: Candidate, context: TextContext, letters: str, names: tuple[str, ...]) -> str:
    """The article and acronym where the article is of another gender than the subject's German name, else "".

    `names` are folded. Before a noun the article is that noun's ("die IWF-Tagung"), behind a comma it may be a pronoun
    ("Kredite, die IWF und Weltbank geben"), and where the text has the fitting one too, this one is a slip.
    """
    article, following = context.before(candidate.start), context.next(candidate.end)
    if context.language != "de" or not article.adjacent or article.folded not in ("die", "das", "der", "dem", "des"):
        return ""
    joined = following.gap[:1] in ("-", "–", "/", ",") or following.folded == "und"
    if joined or (following.adjacent and following.capital):
        return ""
    if context.before(candidate.start - len(article.gap) - len(article.printed)).gap[:1] == ",":
        return ""
    told = [found.group(1) for name in names if (found := _ADJECTIVE.match(name)) and explained(letters, (name,))]
    if not told or not all(article.folded in _NOT_OF[ending] for ending in told):
        return ""
    printed, own = context.text[candidate.start : candidate.end], "|".join(_OF[ending] for ending in told)
    fitting = context.of_text(_stands_in, rf"(?:{own}) {re.escape(printed)}")
    return "" if fitting else f"{article.printed} {printed}"


def _stands_in(words: str, text: str) -> str:
    found = re.search(rf"\b{words}\b", text, re.IGNORECASE)
    return found.group() if found else ""
