"""The kind of a mention: the subject speaks (quoted), is given as a source (cited), or is only named."""

from __future__ import annotations

import re

from pipelines.text.fold import fold
from pipelines.text.sentences import sentence_span
from presswatch.languages.packs import affixes, any_of, any_word
from presswatch.records import MentionKind, Where

_QUOTED_WORDS = re.compile(
    '[“„«「『"]([^“”„«»「」『』"]{12,})[”“»」』"]|(?<![^\\W_])”[^\\W_][^“”„«»"\n]{11,}”|(?<![^\\W_])»[^\\W_][^“”„«»"\n]{11,}[»«]'
)
"""Words in marks; Swedish and Finnish have one mark on both sides (”…”, »…»), Danish the French ones reversed."""
_AFTER = re.compile(
    rf"(?:'s? [\w-]{{1,60}},?)?[\s,]{{0,60}}(?:[\w.,' -]{{0,60}}?[\s,])?(?:{any_of('source_verbs_after')})"
)
_BEFORE = re.compile(rf"(?:{any_of('source_words_before')})\s{{1,60}}(?:[\w.,'-]{{1,60}}\s{{1,60}}){{0,4}}$")
_NEAR = re.compile(any_word("source_words_near"))
_NEXT = re.compile(any_word("source_words_next"))
_NEXT_REACH = 8
_REACH = 90
_LONGEST_LINE = 1500  # where a text has no paragraphs, a quotation farther away is another's


def _cites(text: str, start: int, end: int) -> bool:
    """True if the sentence gives the name as the source of what it says."""
    low, high = sentence_span(text, start, end)
    ahead = fold(text[end : min(high, end + _REACH)]).text
    behind = fold(text[max(low, start - _REACH) : start]).text
    if _AFTER.match(ahead) or _BEFORE.search(behind):
        return True
    if _NEAR.search(ahead) or _NEXT.search(ahead[:_NEXT_REACH]):
        return True
    return behind.endswith(affixes("source_characters_before"))


def kind_of_mention(text: str, start: int, end: int, where: Where, subject_kind: str) -> MentionKind:
    """Quoted if it is the source of words in quotation marks in the same paragraph, cited if it is a source."""
    if where in ("byline", "quote") or not _cites(text, start, end):
        return "named"
    if subject_kind == "topic":
        return "named"
    low, high = max(0, start - _LONGEST_LINE), end + _LONGEST_LINE
    line = text[low:start].rsplit("\n", 1)[-1] + text[start:end] + text[end:high].split("\n", 1)[0]
    return "quoted" if _QUOTED_WORDS.search(line) else "cited"
