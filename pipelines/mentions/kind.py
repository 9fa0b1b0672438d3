"""The kind of a mention: the subject speaks (quoted), is given as a source (cited), or is only named."""

from __future__ import annotations

import re

from pipelines.text.fold import fold
from pipelines.text.sentences import sentence_span
from presswatch.records import MentionKind, Where

_QUOTED_WORDS = re.compile(
    '[“„«「『"]([^“”„«»「」『』"]{12,})[”“»」』"]|(?<![^\\W_])”[^\\W_][^“”„«»"\n]{11,}”|(?<![^\\W_])»[^\\W_][^“”„«»"\n]{11,}[»«]'
)
"""Words in marks; Swedish and Finnish have one mark on both sides (”…”, »…»), Danish the French ones turned about."""
_AFTER = re.compile(
    r"(?:'s? [\w-]{1,60},?)?[\s,]{0,60}(?:[\w.,' -]{0,60}?[\s,])?"
    r"(?:said|says|told|tells|wrote|writes|warn|urg|stat|report|claim|explain|add|note|argu|announc|accus|condemn|confirm|den[iy]|estimat"
    r"|found|finds|reveal|call(?:s|ed) |according|sagte|sagt|erklart|berichtet|betont"
    r"|warnt|fordert|kritisier|teilte|schreibt|affirme|declare|denonce|estime|annonce|dijo|dice|afirm|denunci|advirt"
    r"|asegur|disse|ha detto|dichiara|acikla|soyledi|bildirdi|belirtti"
    r"|sager|sade\b|sa\b|berattar|menar|uppger|havdar|varnar|kraver|skriver|konstaterar"
    r"|siger|sagde|oplyser|udtaler|advarer|sier\b|opplyser|uttaler"
    r"|sanoo|sanoi|kertoo|kertoi|toteaa|totesi|vaatii|varoittaa|zegt|zei\b|stelt|meldt|waarschuwt|eist"
    r"|mowi|powiedzial|podkresl|ostrzega|oswiadcz|poinformowal"
    r"|uvedl|uvadi|rekl|vysvetl|upozorn|zduraz|povedal|mondta|kozolte|hangsulyoz|szerint"
    r"|a (?:spus|declarat|precizat|explicat)|istaknu|istice|izjavi|rekao|rekla|naglasi|dejal|poudari|ujar"
    r"|mengatakan|menyatakan|menegaskan"
    r"|δηλωσ|δηλωνει|τονισε|τονιζει|ειπε|ανεφερε|αναφερει|υποστηρι|σημειωσε|προειδοποι|καταγγελλει|κατηγγειλε"
    r"|сказав|зазначи|наголоси|повідоми|заяви|каза|посочи|подчерта|съобщи|изјави|истак|навео|навела"
    r"|заявил|сообщил|сказал|отметил|подчеркнул"
    r"|предупредил|призвал|قال|صرح|اكد|اعلن|اضاف)"
)
_BEFORE = re.compile(
    r"(?:according to|said|says|told|by|cited by|quoted|laut|so|zufolge|nach angaben (?:von|der|des)|sagte|sagt|selon"
    r"|podle|podla|potrivit|prema|menurut|συμφωνα με(?: τον| την| το)?|за (?:словами|даними)|според|према"
    r"|sager|menar|uppger|skriver|enligt|siger|ifolge|oplyser|udtaler|sier|opplyser|sanoo|kertoo|zegt|volgens|mowi|wedlug"
    r"|d'apres|segun|secondo|segundo|по данным|по словам|сообщает|заявил\w{0,60}|сообщил\w{0,60}"
    r"|بحسب|وفقا ل|وفق|نقلا عن"
    r"|قالت?|اعلنت?|اكدت?)\s{1,60}(?:[\w.,'-]{1,60}\s{1,60}){0,4}$"
)
_KOREAN = re.compile("밝혔|말했|전했|강조|지적|주장|설명|덧붙|발표|보도|비판|촉구|에따르면|따르면|인용")
_JAPANESE = re.compile("によると|によれば|述べ|語|話し|発表|報じ|指摘|表明|明らかに")
_CHINESE = re.compile("说|說|表示|指出|称|稱|报道|報道|呼吁|呼籲|宣布|据|據")
_REACH = 90
_LONGEST_LINE = 1500  # where a text has no paragraphs, a quotation farther away is another's


def _cites(text: str, start: int, end: int) -> bool:
    """Whether the sentence gives the name as the source of what it says."""
    low, high = sentence_span(text, start, end)
    ahead = fold(text[end : min(high, end + _REACH)]).text
    behind = fold(text[max(low, start - _REACH) : start]).text
    if _AFTER.match(ahead) or _BEFORE.search(behind):
        return True
    return bool(
        _KOREAN.search(ahead) or _JAPANESE.search(ahead) or _CHINESE.search(ahead[:8]) or behind.endswith(("据", "據"))
    )


def kind_of_mention(text: str, start: int, end: int, where: Where, subject_kind: str) -> MentionKind:
    """Quoted if it is the source of words in quotation marks in the same paragraph, cited if it is a source."""
    if where in ("byline", "quote") or not _cites(text, start, end):
        return "named"
    if subject_kind == "topic":
        return "named"
    low, high = max(0, start - _LONGEST_LINE), end + _LONGEST_LINE
    line = text[low:start].rsplit("\n", 1)[-1] + text[start:end] + text[end:high].split("\n", 1)[0]
    return "quoted" if _QUOTED_WORDS.search(line) else "cited"
