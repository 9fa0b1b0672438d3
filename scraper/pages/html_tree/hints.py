"""What the names of an element (class, id, tag) say about its purpose, as bits of one number: its hints."""

from functools import lru_cache
from itertools import groupby

from presswatch.languages.patterns import compiled_later

_ADS = r"a(?<=\ba)ds?\b -ads?\b _ads?\b"

HINTS: tuple[tuple[str, str], ...] = (
    ("body", r"article content story entry post(?!er) text(?!area) body main view paragraph prose"),
    ("comment", r"comment disqus respond reply replies discussion"),
    ("share", r"share sharing social facebook twitter whatsapp sns"),
    ("related", r"relat recommend more- -more popular trend also similar read-?next prev next teaser card list most"),
    ("menu", r"nav menu breadcrumb header masthead toolbar skip pagina pager tab(?!le|la|el|ul|lo)"),
    ("side", r"side widget aside rail column footer foot bottom copyright legal"),
    ("caption", r"caption credit image img photo figure gallery media video slide"),
    ("author", r"author byline bio writer contributor profile"),
    ("promo", rf"promo advert {_ADS} sponsor newsletter subscri donat signup sign-up paywall banner cookie consent"),
    ("meta", r"meta date time tag categor topic label info publish posted kicker"),
    ("summary", r"summary lead intro excerpt deck dek standfirst subtitle sub-?head abstract descr"),
    ("hidden", r"hidden hide sr-only screen-reader visually modal popup overlay tooltip print"),
)
"""Words of general use in class and id names, by what they usually mean (numeric features, never rules).

Each is a pattern that begins with a letter or dash, by which the search leaves out most of them at once.
"""

HINT_BITS = {name: 1 << place for place, (name, _) in enumerate(HINTS)}
_WORDS = [(word, HINT_BITS[name]) for name, words in reversed(HINTS) for word in words.split()]
_WORDS.sort(key=lambda word: word[0][0])
# The words by their first letter; an empty group after each shows which one was found.
_WORD = compiled_later(
    "|".join(
        f"{letter}(?:{'|'.join(f'{word[1:]}()' for word, _ in words)})"
        for letter, words in groupby(_WORDS, key=lambda word: word[0][0])
    )
)
HIDDEN_BIT = 1 << len(HINTS)
_TAGS = "nav aside footer header article main form figure table ul blockquote section".split()
TAG_BITS = {tag: 1 << place for place, tag in enumerate(_TAGS, len(HINTS) + 1)}
TAG_BITS["ol"] = TAG_BITS["ul"]
MASK_BITS = len(HINTS) + 1 + len(_TAGS)
_ONE_DIGIT = dict.fromkeys(map(ord, "123456789"), "0")
"""No hint has a digit: class names that a program numbers are one to them."""
_KNOWN_CHARS = 80
"""Letters of a word whose hints are remembered."""


def hints_of(names: str) -> int:
    """The hints of a class, an id or both, as a set of HINT_BITS."""
    found = 0
    for word in names.translate(_ONE_DIGIT).split():
        found |= (_known_hints if len(word) <= _KNOWN_CHARS else _hints)(word)
    return found


def _hints(word: str) -> int:
    """The hints of one word of a class or id."""
    found = 0
    for match in _WORD.finditer(word.lower()):
        found |= _WORDS[(match.lastindex or 0) - 1][1]
    return found


_known_hints = lru_cache(maxsize=8192)(_hints)
"""Pages of a site share most of their class names, those of all sites many."""
