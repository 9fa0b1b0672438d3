"""Pages shown in place of posts: known by their words, or by saying the same at several addresses."""

import hashlib
import json
import re
from collections import Counter, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from urllib.parse import unquote, urlsplit

import ahocorasick_rs

from presswatch.urls.canonical import identity_key
from scraper.items import Entry, FoundPost
from scraper.pages.article.types import Article
from scraper.pages.text.letters import has_figure, letters

LOG_IN = "a log-in"
ONE_PAGE = "one and the same page"
CHECK = "a check for robots"

# A notice is short; only where its title says what it is may more words follow (the partners of a question about
# cookies).
NOTICE_CHARACTERS = 1_200
TITLED_NOTICE_CHARACTERS = 5_000
# A longer text replaces no post; its beginning shows whether it is the post.
COMPARED_CHARACTERS = 20_000
# Titles are short of a few words where lists cut or gloss them; a text holds a few words of any title by chance.
TITLE_SHARE, TEXT_SHARE = 0.6, 0.75
# Half of the words that distinguish a title from others that lead to the same page are no coincidence.
OWN_SHARE = 0.5
# A title of fewer letters occurs in some texts by chance ("Jobs").
NAMING_LETTERS = 8
# Short words say nothing; where a title has no others, they count.
TELLING_WORD = 4
# Posts that wait for whether another address shows the same; bodies wait with them.
MOST_WAITING, MOST_WAITING_BYTES = 8, 1_000_000

_WORD = re.compile(r"[^\W_]+")
# Scripts whose words are not separated, or are inflected by what is joined to them: pairs of characters count.
_JOINED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_WORD_SIGN = re.compile(r"\w")
_FIGURES, _BLANK = re.compile(r"\d+"), re.compile(r"\s")
# "Ray ID 8a3f2c51d9": letters and digits mixed, or more digits than a number in a sentence has.
_ID = re.compile(r"(?=.*\d)(?=.*[^\W\d])\w{6,}|\d{8,}")
_CHECK_MARKS = (b"captcha", b"challenge-platform", b"cf-challenge", b"cf-turnstile")


class _Notices:
    """What notices say, all phrases looked for in one pass: forty languages one by one would cost a post a third."""

    def __init__(self, words: dict[str, dict[str, list[str]]]) -> None:
        self.kinds = tuple(words)
        self._titles = {letters(title): what for what, own in reversed(words.items()) for title in own["title"]}
        said = [(phrase, number) for number, own in enumerate(words.values()) for phrase in own["said"]]
        self._number_of = [number for _, number in said]
        self._within = [bool(_JOINED.search(phrase)) for phrase, _ in said]
        self._phrases = ahocorasick_rs.AhoCorasick([phrase for phrase, _ in said])

    def said_in(self, text: str) -> int | None:
        """The first kind whose words a lower-case text has, as whole words where its script separates them."""
        found = (
            self._number_of[at]
            for at, start, _ in self._phrases.find_matches_as_indexes(text, overlapping=True)
            if self._within[at] or not start or not _WORD_SIGN.match(text, start - 1)
        )
        return min(found, default=None)

    def of_title(self, title: str) -> int | None:
        """The first kind that a title is the whole of, or has the words of."""
        whole = self._titles.get(letters(title))
        numbers = [n for n in (self.said_in(title), self.kinds.index(whole) if whole else None) if n is not None]
        return min(numbers, default=None)


@lru_cache(maxsize=1)
def _notices() -> _Notices:
    return _Notices(json.loads(files("scraper.pages").joinpath("data/filler_words.json").read_text("utf-8")))


def notice_of(article: Article, body: bytes = b"") -> str:
    """What a short page that shows nothing of its post is by its own words ("a log-in"), "" where no notice."""
    notices, short = _notices(), len(article.text) <= NOTICE_CHARACTERS
    what = notices.of_title(_plain(article.title)) if len(article.text) <= TITLED_NOTICE_CHARACTERS else None
    if what is None and short:
        what = notices.said_in(_plain(article.text))
    if what is not None:
        return notices.kinds[what]
    lower = body.lower() if short else b""
    return CHECK if any(mark in lower for mark in _CHECK_MARKS) else ""


def _plain(text: str) -> str:
    return " ".join(text[: 2 * NOTICE_CHARACTERS].replace("’", "'").casefold().split())


def words_of(text: str) -> frozenset[str]:
    """The distinctive words of a text in lower case; in scripts that join words, pairs of characters."""
    found: set[str] = set()
    small: set[str] = set()
    for match in _WORD.finditer(text.casefold()):
        word = match[0]
        if _JOINED.search(word):
            found.update(word[at : at + 2] for at in range(max(1, len(word) - 1)))
        elif len(word) >= TELLING_WORD or any(map(str.isdigit, word)):
            found.add(word)
        else:
            small.add(word)
    return frozenset(found or small)


def shows(shown: str, article: Article, url: str) -> bool:
    """True if a page says of itself what its list says of it (`shown`, a title), or if that is unknown."""
    wanted = words_of(shown)
    if not wanted:
        return True
    title, spelled = _without_address(article.title, url), letters(shown)
    if len(spelled) >= NAMING_LETTERS and spelled in letters(title):  # most posts
        return True
    text = _without_address(article.text, url)
    if len(spelled) >= NAMING_LETTERS and spelled in letters(f"{title} {text}"):
        return True
    if len(letters(title)) >= NAMING_LETTERS and letters(title) in spelled and len(words_of(title)) > 1:
        return len(wanted & words_of(title)) >= OWN_SHARE * len(wanted)
    return len(wanted & words_of(title)) >= TITLE_SHARE * len(wanted) or (
        len(wanted & words_of(text)) >= TEXT_SHARE * len(wanted)
    )


def _without_address(text: str, url: str) -> str:
    """The text without its own address, which notices repeat ("/news/the-hall-opens was not found")."""
    text = text[:COMPARED_CHARACTERS].replace(url, " ")
    parts = unquote(urlsplit(url).path, errors="replace").split("/")
    for part in sorted({one for one in parts if len(one) > 2}, key=len, reverse=True):
        text = text.replace(part, " ")
    return text


def _wording(article: Article, url: str) -> int:
    """What two pages must share to say the same, as a hash: words without the address and marks of a request."""
    if len(article.text) > COMPARED_CHARACTERS:
        return 0
    wording = _without_address(article.text, url).casefold()
    if has_figure(wording):
        asked = frozenset(_WORD.findall(unquote(url, errors="replace").casefold()))
        wording = "".join(_without_request(wording, asked))
    return _hash_of(wording) if _WORD.search(wording) else 0


def _without_request(text: str, own: Collection[str]) -> Iterator[str]:
    """The parts of a text, its words with figures as far as they last; most of a text has none, and is not split."""
    at = 0
    for match in _FIGURES.finditer(text):
        if match.start() < at:
            continue
        start = max(at, *(text.rfind(blank, at, match.start()) + 1 for blank in " \n"))
        end = _BLANK.search(text, match.end())
        stop = end.start() if end else len(text)
        yield text[at:start]
        parts = _WORD.findall(_CLOCK.sub(" ", text[start:stop]))
        yield " ".join(part for part in parts if part.isalpha() or not (part in own or _ID.fullmatch(part)))
        at = stop
    yield text[at:]


def _hash_of(text: str) -> int:
    """64 bits of a hash: a visit keeps two for each of its posts; digests would take twice the room."""
    return int.from_bytes(hashlib.sha256(text.encode(errors="surrogatepass")).digest()[:8])


def shown_of(entry: Entry) -> str:
    """How a list identifies a post: its title, else its teaser."""
    return entry.title or entry.teaser


@dataclass(frozen=True, slots=True)
class _Seen:
    """A page of the visit: whose it was by the list, and a hash of the text as it came."""

    key: str
    shown: str
    text_hash: int


@dataclass(frozen=True, slots=True)
class _Doubt:
    found: FoundPost
    wording: int
    notice: str


@dataclass(slots=True)
class Fillers:
    """The pages of one visit, compared with one another; those that may be none of a post wait for others."""

    _by_wording: dict[int, list[_Seen]] = field(default_factory=dict)
    _waiting: deque[_Doubt] = field(default_factory=deque)

    def look(self, found: FoundPost) -> list[tuple[FoundPost, str]]:
        """Takes in a read post; returns those decided now, each with what replaces it ("": it is the post)."""
        article, entry = found.article, found.entry
        if article is None:
            return [(found, "")]
        shown = shown_of(entry)
        same_day = entry.date is not None and article.published is not None and entry.date.on == article.published.on
        well = same_day or shows(shown, article, entry.url)
        notice = _notice_or_wall(found, article, well=well)
        wording = _wording(article, entry.url)
        decided = self._taken_in(found, article, shown, wording)
        if not well and notice:
            return [(found, notice), *decided]
        one = _Doubt(found, wording, notice)
        if not wording or (well and notice != LOG_IN):
            return [*decided, (found, "")]
        if self._stands_for_others(one):
            return [*decided, (found, notice or ONE_PAGE)]
        self._waiting.append(one)
        return [*decided, *self._overflow()]

    @property
    def waiting(self) -> int:
        """How many posts wait for other pages of the visit."""
        return len(self._waiting)

    def rest(self) -> list[tuple[FoundPost, str]]:
        """The posts that still wait: no other page resembled them, so they are genuine."""
        left = [(one.found, "") for one in self._waiting]
        self._waiting.clear()
        return left

    def _taken_in(self, found: FoundPost, article: Article, shown: str, wording: int) -> list[tuple[FoundPost, str]]:
        """Remembers a page; returns the posts that waited for such a one."""
        if not wording:
            return []
        self._by_wording.setdefault(wording, []).append(
            _Seen(identity_key(found.entry.url), shown, _hash_of(article.text))
        )
        ready = [one for one in self._waiting if one.wording == wording and self._stands_for_others(one)]
        for one in ready:
            self._waiting.remove(one)
        return [(one.found, one.notice or ONE_PAGE) for one in ready]

    def _stands_for_others(self, one: _Doubt) -> bool:
        """True if another address of the visit says the same, and nothing in it is of this post."""
        entry, article = one.found.entry, one.found.article
        own = identity_key(entry.url)
        others = [seen for seen in self._by_wording.get(one.wording, ()) if seen.key != own]
        titles = [seen.shown for seen in others]
        if article is None or {letters(shown_of(entry))}.issuperset(map(letters, titles)):
            return False
        if one.notice == LOG_IN and any(seen.text_hash == _hash_of(article.text) for seen in others):
            return True
        return not _is_named_in(shown_of(entry), titles, article, entry.url)

    def _overflow(self) -> list[tuple[FoundPost, str]]:
        """The posts that have waited longest, if too many wait."""
        out: list[tuple[FoundPost, str]] = []
        while len(self._waiting) > 1:
            held = sum(len(one.found.snapshot.body) for one in self._waiting if one.found.snapshot)
            if len(self._waiting) <= MOST_WAITING and held <= MOST_WAITING_BYTES:
                break
            out.append((self._waiting.popleft().found, ""))
        return out


def _notice_or_wall(found: FoundPost, article: Article, *, well: bool) -> str:
    """What a page is by its own words or its form; "" where it is none of these, or long and shows its post."""
    if well and len(article.text) > NOTICE_CHARACTERS:
        return ""
    wall = LOG_IN if article.wall == "login" else ""
    return notice_of(article, found.snapshot.body if found.snapshot else b"") or wall


def _is_named_in(shown: str, others: Sequence[str], article: Article, url: str) -> bool:
    """True if a page that several titles lead to has the words by which this one differs from the others."""
    counted = Counter(word for title in {shown, *others} for word in words_of(title))
    own: Collection[str] = {word for word in words_of(shown) if counted[word] == 1} or words_of(shown)
    page, spelled = _without_address(f"{article.title} {article.text}", url), letters(shown)
    if len(spelled) >= NAMING_LETTERS and spelled in letters(page):
        return True
    return len(words_of(page).intersection(own)) >= OWN_SHARE * len(own)
