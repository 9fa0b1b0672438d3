"""Whether a found form is meant as the subject's name: case, neighbours, longer names, the text's language.

Each rule answers with a Ruling: counts or not, and why in words. Distinctive names count by themselves; names that are
also words, and names of other things, need something that speaks for them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from pipelines.mentions_scene import Neighbour, Scene
from pipelines.names import folded_contains
from pipelines.names_fold import fold
from pipelines.names_forms import Form
from pipelines.names_scripts import kind_of
from pipelines.names_sound import sounds_like_one_of
from pipelines.names_words import common_words, homographs, words


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form at a place of the text, word boundaries looked at."""

    form: Form
    start: int
    end: int

    @property
    def index(self) -> int:
        return self.form.index


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a candidate counts, why, and whether it makes the subject known for weaker forms in the same text."""

    counts: bool
    rule: str
    strong: bool = False


def _no(why: str) -> Ruling:
    return Ruling(counts=False, rule=why)


def _yes(why: str, *, strong: bool = False) -> Ruling:
    return Ruling(counts=True, rule=why, strong=strong)


def judge(candidate: Candidate, scene: Scene, *, known: bool) -> Ruling:
    """Decides over one candidate; `known` says that another, unambiguous form of the subject stands in the text."""
    form = candidate.form
    surface = scene.text[candidate.start : candidate.end]
    refusal = _refused_by_watchlist(form, surface, scene)
    if refusal:
        return _no(refusal)
    if scene.in_address(candidate.start, candidate.end):
        return _no("part of an address")
    longer = longer_name(candidate, scene)
    if longer:
        return _no(f"part of a longer name ({longer})")
    if form.option is not None and form.option.needs:
        return _yes(f"alias {form.alias} with {' or '.join(form.option.needs)}")
    if form.script in ("latin", "cyrillic", "letter"):
        return _judge_cased(candidate, scene, surface, known=known)
    return _judge_uncased(candidate, scene, known=known)


def _refused_by_watchlist(form: Form, surface: str, scene: Scene) -> str:
    """The condition of the alias that is not met, "" if all are."""
    option = form.option
    if form.exact and plain(surface) != plain(form.alias):
        return "case differs"
    if option is None:
        return ""
    if option.not_ and folded_contains(scene.folded, option.not_):
        return "excluded by `not`"
    if option.needs and not folded_contains(scene.folded, option.needs):
        return "none of `needs` in the text"
    return ""


def plain(surface: str) -> str:
    """A surface without width forms, invisible characters and doubled spaces, case kept."""
    wide = unicodedata.normalize("NFKC", surface)
    return " ".join("".join(c for c in wide if unicodedata.category(c) != "Cf").split())


def small_article(candidate: Candidate, scene: Scene) -> int:
    """How many characters of a small "the", "die", "le" at the name's beginning belong to the sentence, not to the name."""
    surface = scene.text[candidate.start : candidate.end]
    first, space, rest = surface.partition(" ")
    if space and first.islower() and rest[:1].isupper() and fold(first).text in words("articles"):
        return len(first) + 1
    return 0


# --- longer names


def longer_name(candidate: Candidate, scene: Scene) -> str:
    """The word that makes the name part of another one ("Press" after Korea University), "" if none does."""
    form = candidate.form
    place = candidate.end
    if scene.capitals(candidate.start, candidate.end):
        return ""
    following = scene.next(place)
    if form.shape == "article" and following.adjacent and following.folded in ("des", "diplomatique"):
        return following.printed
    for _ in range(4):
        if not following.adjacent or not (following.capital or following.folded in _SMALL_CONTINUATIONS):
            break
        if following.folded in words("people_after"):
            break
        bare = following.folded.removesuffix("'s")
        if bare in words("continuations") and not (bare == "organisation" and scene.language == "de"):
            return following.printed
        place += len(following.gap) + len(following.printed)
        if following.printed[-1:] in ".," or following.folded.endswith("'s"):
            break
        following = scene.next(place)
    return _of_another(form, scene.next(candidate.end), scene, candidate.end)


_SMALL_CONTINUATIONS = frozenset({"diplomatique", "нефть"})


def _of_another(form: Form, following: Neighbour, scene: Scene, end: int) -> str:
    """Korea University of Technology: an institution's name goes on after "of"."""
    last = form.stem.head.rsplit(" ", 1)[-1]
    if last not in words("institution_heads") or not following.adjacent or following.folded not in words("of_words"):
        return ""
    after = scene.next(end + len(following.gap) + len(following.printed))
    return f"{following.printed} {after.printed}" if after.adjacent and after.capital else ""


# --- scripts with capitals


def _judge_cased(candidate: Candidate, scene: Scene, surface: str, *, known: bool) -> Ruling:
    form = candidate.form
    if form.shape == "surname":
        return _judge_surname(candidate, scene, surface)
    if form.shape == "phrase":
        return _judge_phrase(candidate, scene, surface)
    if not any(c.isupper() for c in surface):
        return _judge_small(candidate, scene)
    if form.weak:
        speaks = known or bool(scene.window(candidate.start, candidate.end) & (_SAYING | words("verbs")))
        quoted = speaks and surface[0].isupper() and scene.quoted(candidate.start, candidate.end)
        return _yes(f"{form.alias} without its article, quoted") if quoted else _no("without its article")
    homograph = _judge_homograph(candidate, scene, known=known)
    if homograph is not None:
        return homograph
    ambiguous = _ambiguous(form, scene)
    if not ambiguous:
        return _judge_distinct(candidate, scene)
    letters = [c for c in plain(surface).split(" ")[-1] if c.isalpha()]
    if form.shape == "article" and letters and letters[0].islower():
        return _no("an everyday word in small letters")
    shouted = scene.capitals(candidate.start, candidate.end)
    if shouted:
        return _judge_shouted(candidate, scene, known=known)
    if form.shape == "acronym" and all(c.isupper() for c in letters):
        return _judge_acronym(candidate, scene, known=known)
    if form.shape == "acronym":
        return _no("an everyday word, not in capitals")
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return _yes(f"alias {form.alias} in capitals", strong=True)
    return _judge_word(candidate, scene, known=known)


def _judge_phrase(candidate: Candidate, scene: Scene, surface: str) -> Ruling:
    form = candidate.form
    capitals = sum(c.isupper() for c in surface)
    first_only = capitals == 1 and surface[0].isupper() and scene.sentence_start(candidate.start)
    expected = sum(c.isupper() for c in form.alias)
    if form.script == "cyrillic" and expected and not surface[0].isupper():
        return _no("begins with a small letter")
    if expected > capitals and (capitals == 0 or first_only) and _everyday(surface, scene):
        return _no("everyday words in small letters")
    return _yes(_named(form), strong=True)


def _everyday(surface: str, scene: Scene) -> bool:
    known = common_words().get(scene.language, frozenset()) | common_words()["en"]
    return all(word in known or len(word) < 3 for word in fold(surface).text.split())


def _named(form: Form) -> str:
    if form.former:
        return f"former name {form.alias}"
    return f"name {form.alias}" if form.listed else f"form of {form.alias}"


def _judge_small(candidate: Candidate, scene: Scene) -> Ruling:
    """A name printed in small letters counts only if no language uses it as a word."""
    form = candidate.form
    letters = sum(c.isalpha() for c in form.stem.head)
    if form.alias.islower():
        return _yes(_named(form))
    if form.shape == "article" or form.common_in or letters < 4 or form.homograph:
        return _no("an everyday word in small letters")
    if form.shape == "word" and letters < 6 and scene.language not in ("en", ""):
        return _no("a short word in small letters")
    return _yes(f"{_named(form)} in small letters")


def _ambiguous(form: Form, scene: Scene) -> bool:
    return bool(form.common_in & {scene.language, "en"})


def _judge_homograph(candidate: Candidate, scene: Scene, *, known: bool) -> Ruling | None:
    """Names that are well known as something else (data/homographs.json); None where that does not decide."""
    entry = homographs().get(candidate.form.homograph)
    if entry is None:
        return None
    around = scene.clause(candidate.start, candidate.end)
    if set(str(entry.get("not", "")).split()) & around and not organization_speaks(candidate, scene):
        return _no(f"looks like another thing: {entry['why']}")
    if known:
        return None
    if scene.language in str(entry.get("languages_not", "")).split():
        return _no(f"in this language another thing: {entry['why']}")
    if set(str(entry.get("cues", "")).split()) & scene.words:
        return _yes(f"alias {candidate.form.alias}, its subject spoken of nearby")
    if entry.get("full"):
        return _no(f"without the full name another thing: {entry['why']}")
    if entry.get("need") and not organization_speaks(candidate, scene) and not scene.quoted(candidate.start, candidate.end):
        return _no(f"without a hint another thing: {entry['why']}")
    return None


def _judge_distinct(candidate: Candidate, scene: Scene) -> Ruling:
    """A one-word name that is no common word: only a given name before it speaks against it."""
    previous = scene.before(candidate.start)
    if candidate.form.shape != "acronym" and previous.adjacent and previous.capital and previous.folded in words("given"):
        return _no(f"a person's surname after {previous.printed}")
    return _yes(_named(candidate.form), strong=True)


def organization_speaks(candidate: Candidate, scene: Scene) -> bool:
    """Whether a verb or noun of organizations follows ("warns", "officials"), or a word of citing stands before."""
    following = scene.next(candidate.end)
    gap = following.gap.strip("’'\"”“»« ")
    return following.folded in words("verbs") and gap in ("", "-")


def _possessive(candidate: Candidate, scene: Scene) -> bool:
    return scene.text[candidate.end : candidate.end + 2].lower() in ("'s", "’s")


def _judge_shouted(candidate: Candidate, scene: Scene, *, known: bool) -> Ruling:
    form = candidate.form
    speaks = organization_speaks(candidate, scene) or _possessive(candidate, scene)
    if speaks or scene.quoted(candidate.start, candidate.end):
        return _yes(f"alias {form.alias} in a headline in capitals, acting as an organization")
    before = scene.before(candidate.start)
    if before.adjacent and before.folded in ("by", "from", "at", "via", "laut", "selon", "beim", "am", "tells"):
        return _yes(f"alias {form.alias} in a headline in capitals, after {before.printed}")
    if known and scene.next(candidate.end).folded in ("", "and", "und", "et", "to", "in", "on"):
        return _yes(f"alias {form.alias} in a headline in capitals, its full name in the text")
    return _no("an everyday word in a headline in capitals")


def _judge_acronym(candidate: Candidate, scene: Scene, *, known: bool) -> Ruling:
    form = candidate.form
    following, previous = scene.next(candidate.end), scene.before(candidate.start)
    if known:
        return _yes(f"alias {form.alias}, its full name in the text", strong=True)
    both = previous.adjacent and previous.capital and following.adjacent and following.capital
    if both and not scene.sentence_start(candidate.start) and scene.language != "de":
        return _no("inside a longer name")
    return _yes(f"alias {form.alias} in capitals", strong=True)


def _judge_word(candidate: Candidate, scene: Scene, *, known: bool) -> Ruling:
    """A common word with a capital: Apple, Nature, Bild, Мемориал, The Guardian."""
    form = candidate.form
    start, end = candidate.start, candidate.end
    if scene.quoted(start, end):
        return _yes(f"alias {form.alias} in quotation marks", strong=True)
    if scene.opens_longer_title(start, end):
        return _no("the beginning of a longer title")
    speaks = organization_speaks(candidate, scene)
    if not speaks and _capital_beside(candidate, scene):
        return _no("inside a longer name")
    if scene.language == "tr" and re.match(r"['’][^\W\d_]", scene.text[end : end + 2]):
        return _yes(f"alias {form.alias} with an apostrophe before its ending", strong=True)
    if form.kind == "organization" and form.shape == "word" and _with_article(candidate, scene):
        return _no("a common noun with its article")
    if speaks or _possessive(candidate, scene):
        return _yes(f"alias {form.alias}, acting as an organization", strong=True)
    if known:
        return _yes(f"alias {form.alias}, its full name in the text")
    return _judge_capital(candidate, scene)


def _with_article(candidate: Candidate, scene: Scene) -> bool:
    """ "in the Amazon are": an organization of one word has no article of its own, unless a noun follows."""
    previous, following = scene.before(candidate.start), scene.next(candidate.end)
    if not previous.adjacent or previous.printed != "the":
        return False
    return not following.adjacent or following.folded in words("function")


def _capital_beside(candidate: Candidate, scene: Scene) -> bool:
    """Another capitalised word right beside, which is neither a title nor the beginning of the sentence."""
    following, previous = scene.next(candidate.end), scene.before(candidate.start)
    if scene.language == "de":
        return False
    if following.adjacent and following.capital and following.folded not in words("people_after"):
        return True
    if not (previous.adjacent and previous.capital) or candidate.form.shape == "article":
        return False
    if previous.folded in words("titles") or previous.folded.endswith("'s"):
        return False
    start = candidate.start - len(previous.gap) - len(previous.printed)
    return not (scene.sentence_start(start) and previous.folded in words("function"))


def _judge_capital(candidate: Candidate, scene: Scene) -> Ruling:
    """What the capital itself tells."""
    form = candidate.form
    noun_language = scene.language == "de" and "de" in form.common_in
    if form.shape == "article":
        article_capital = scene.text[candidate.start].isupper()
        if article_capital and not scene.sentence_start(candidate.start):
            return _yes(f"name {form.alias} with a capital article", strong=True)
        if article_capital and not noun_language and not scene.title_case(candidate.start, candidate.end):
            return _yes(f"name {form.alias}", strong=True)
    cited = _cited(candidate, scene)
    if cited:
        return _yes(f"alias {form.alias} after {cited}", strong=True)
    if noun_language or scene.sentence_start(candidate.start) or scene.title_case(candidate.start, candidate.end):
        return _no("an everyday word whose capital tells nothing")
    return _yes(f"alias {form.alias} with a capital", strong=True)


_GERMAN_CITING = frozenset({"laut", "dem", "vom", "beim"})
_SAYING = frozenset(
    "sagte sagten sagt erklarte berichtete berichtet berichten interview gegenuber laut schreibt schrieb zitiert meldet".split()
)


def _cited(candidate: Candidate, scene: Scene) -> str:
    """In German a common noun is an outlet after "laut", or after "dem" in a sentence of saying."""
    if scene.language != "de":
        return ""
    previous = scene.before(candidate.start)
    if previous.adjacent and previous.folded == "laut":
        return previous.printed
    if previous.adjacent and previous.folded in _GERMAN_CITING and scene.window(candidate.start, candidate.end, 60) & _SAYING:
        return previous.printed
    return ""


# --- surnames that are listed by themselves


def _judge_surname(candidate: Candidate, scene: Scene, surface: str) -> Ruling:
    form = candidate.form
    if not surface[0].isupper():
        return _no("a surname in small letters")
    if scene.capitals(candidate.start, candidate.end) and form.common_in:
        return _no("an everyday word in a headline in capitals")
    other = other_given_name(candidate.start, scene, form.own)
    if other:
        return _no(f"another person ({other})")
    return _yes(f"surname {form.alias} as listed", strong=True)


def other_given_name(start: int, scene: Scene, own: frozenset[str]) -> str:
    """The given name of somebody else right before a surname, "" if there is none.

    `own` are the folded words of the person's own names. Initials and middle names are looked through to the name before them.
    """
    previous = scene.before(start)
    if not previous.adjacent or not previous.capital or previous.folded in own or "'" in previous.folded:
        return ""
    begin = start - len(previous.gap) - len(previous.printed)
    if _middle_name_of(begin, scene, own, previous):
        return ""
    word = previous.folded.split("-")[-1]
    if word in words("given") or _given_in_another_case(word):
        return previous.printed
    if previous.folded in words("titles") or word in words("titles"):
        return ""
    if len(word) == 1:
        return "" if any(w.startswith(word) for w in own) else previous.printed
    if previous.printed.endswith(".") or previous.folded in words("not_given") or previous.printed.isupper():
        return ""
    return "" if _ordinary(previous, begin, scene) else previous.printed


def _ordinary(previous: Neighbour, begin: int, scene: Scene) -> bool:
    """A capitalised word that is likely no name: at the beginning of a sentence, or a German noun."""
    if scene.language == "de":
        return True
    if not scene.sentence_start(begin):
        return False
    known = common_words().get(scene.language, frozenset()) | common_words()["en"] | words("function")
    return previous.folded in known or scene.language not in ("en", "")


def _given_in_another_case(word: str) -> bool:
    """Russian given names in another case: Мелании, Юлией."""
    return len(word) > 4 and word[0] >= "а" and any(word[:-cut] + end in words("given") for cut in (1, 2) for end in ("а", "я", ""))


def _middle_name_of(begin: int, scene: Scene, own: frozenset[str], middle: Neighbour) -> bool:
    """Whether the person's own given name stands before `middle` ("Vladimir V. Putin").

    Somebody whose own names have an initial is not met under another one (George W. and George H. W. Bush).
    """
    given = scene.before(begin)
    if not given.adjacent or given.folded not in own:
        return False
    return not any(len(w) == 1 for w in own) or middle.folded in own


# --- scripts without capitals

_STAGE = frozenset("배우 가수 탤런트 개그우먼 개그맨 모델 아나운서 선수 골퍼 출연 컴백 드라마 제작진 배우들과 하차 주연".split())
_OFFICE = frozenset("위원장 국무위원장 북한 대통령 총리 대표 소장 국장 의원 장관 김정일 노동당 정권".split())


def _judge_uncased(candidate: Candidate, scene: Scene, *, known: bool) -> Ruling:
    form = candidate.form
    homograph = _judge_homograph_uncased(candidate, scene, known=known)
    if homograph is not None:
        return homograph
    if form.shape == "surname":
        other = _other_given_uncased(candidate, scene)
        if other:
            return _no(f"another person ({other})")
    if form.script == "hangul" and form.kind == "person":
        stage = _STAGE & scene.folded_words
        if stage and not _OFFICE & scene.folded_words:
            return _no(f"another person of that name ({', '.join(sorted(stage)[:2])})")
    return _yes(_named(form), strong=True)


def _other_given_uncased(candidate: Candidate, scene: Scene) -> str:
    """A known given name of somebody else before a surname, with a space or a middle dot between."""
    previous = scene.before(candidate.start)
    if previous.gap.strip() not in ("", "·", "・", "•") or previous.gap == "":
        return ""
    word = re.split("[·・•]", previous.printed)[-1]
    folded = fold(word).text
    if folded in candidate.form.own:
        return ""
    if any(folded[cut:] in words("given") for cut in range(min(3, len(folded)))):
        return word
    dotted = previous.gap.strip() != "" and kind_of(word[-1]) in ("kana", "han")
    return word if dotted and not sounds_like_one_of(word, candidate.form.own) else ""


def _judge_homograph_uncased(candidate: Candidate, scene: Scene, *, known: bool) -> Ruling | None:
    entry = homographs().get(candidate.form.homograph)
    if entry is None or known:
        return None
    around = _around(candidate, scene, 40)
    if any(word in around for word in str(entry.get("not", "")).split()):
        return _no(f"looks like another thing: {entry['why']}")
    hints = _around(candidate, scene, 100)
    if entry.get("need") and not any(word in hints for word in str(entry.get("cues", "")).split()):
        return _no(f"without a hint another thing: {entry['why']}")
    return None


def _around(candidate: Candidate, scene: Scene, reach: int) -> str:
    """The folded text within `reach` characters to both sides."""
    left = scene.text[max(0, candidate.start - reach) : candidate.start]
    return fold(left + " " + scene.text[candidate.end : candidate.end + reach]).text
