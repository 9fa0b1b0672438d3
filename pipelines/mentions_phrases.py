"""Names of several words that are also references or parts of other names: Article 19, Red Cross."""

from __future__ import annotations

from pipelines.mentions_ruling import Candidate, plain
from pipelines.mentions_scene import Scene
from pipelines.names_forms import Form
from pipelines.names_words import words


def numbered(form: Form) -> bool:
    """Whether the name ends in a number, as places in laws do ("Article 19")."""
    return form.stem.head.rsplit(" ", 1)[-1].isdigit()


def capitals_only(surface: str) -> bool:
    """Whether the name is printed in capitals."""
    return plain(surface).isupper()


def reference(candidate: Candidate, scene: Scene) -> bool:
    """Whether the number is one of a law: "under Article 19", "Article 19 of the constitution"."""
    following, previous = scene.next(candidate.end), scene.before(candidate.start)
    if following.folded in words("of_words") and following.adjacent:
        return True
    if following.printed[:1].isdigit() or following.folded in ("article", "articles", "paragraph"):
        return True
    if following.folded in ("and", "und", "et", "y", "e"):
        place = candidate.end + len(following.gap) + len(following.printed)
        if scene.next(place).folded.startswith(("art", "§")):
            return True
    return previous.adjacent and previous.folded in words("referring") and following.folded not in words("verbs")


def stem_is_shared(form: Form, candidate: Candidate, scene: Scene) -> bool:
    """Whether every country has a body of this name and another word with a capital says whose it is."""
    previous = scene.before(candidate.start)
    if form.stem.head not in words("bodies_of_countries") or not previous.adjacent or not previous.capital:
        return False
    return previous.folded not in words("function") and previous.folded not in words("titles")
