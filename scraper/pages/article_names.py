"""People's names out of the words of a byline: without "By", dates, roles, desks and buttons."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scraper.pages.article_head import fold

LEAD = re.compile(
    r"^(?:(?:Written|Posted|Published)\s+)?[Bb]y(?=[A-Z][a-z])|^(?:(?:written|posted|published|reported|story|words|text|article|photographs?|"
    r"(?:words|story|text)\s+and\s+(?:photos|pictures|photography)|(?:photos|pictures|photography)\s+and\s+(?:words|story|text)|"
    r"veröffentlicht|eingestellt|erstellt|gespeichert|submitted|soumis|enviado|inviato|geschrieben|verfasst|publicado|escrito|publié|rédigé|écrit|scritto)"
    r"\s+(?:by|von|por|par|da)|by|von|par|por|di|de|da|av|af|door|przez|"
    r"автор|авторы|текст|author|authors|contributors?|autor|autoren|autorin|autore|auteur|yazan|oleh|penulis|글쓴이|작성자|기자|글|作者|文|記者|记者|編集|كتب|بقلم|الكاتب)"
    r"\s*[:：|]?\s+|^(?:作者|記者|记者|文|글|글쓴이|작성자)\s*[:：]\s*",
    re.IGNORECASE,
)
_DATED_BY = re.compile(
    r"^(?:\w+\s+){0,3}[^a-z]*\d[^|]{0,40}?\s(?:by|von|par|por|door)\s+(?=[^\W\d_a-z])",
)
"""What stands before the name in "Posted on May 2, 2024 by Mina Park": a day, then "by"."""
_SPLIT = re.compile(
    r"\s*(?:[;|/•·&\n、،]|,(?!\s*(?:Jr|Sr|MD|PhD|Ph\.D|M\.D|III|II|Esq))|\s(?:and|und|et|y|e|och|og|en|i|и|και|with|mit|avec)\s)\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:\b(?:The\s+)?(?:Associated|Canadian)\s+Press\s*$|\bReuters\s*$|\bAFP\s*$|\bdpa\s*$|\(.*|\[.*|:.*|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d.*|\s[-–—|]\s.*|\bfor\s[A-Z].*|\bin\s[A-Z].*|\b(?:on|am|le|el|il|vom|at)\s+\S*\d.*|\bon\s.*|\d.*|[@].*|,.*|(?<=[a-z])(?:January|February|March|April|May|June|July|August|September|October|November|December)\b.*|"
    r"(?:기자|특파원|記者|记者|撰文|报道|著|監訳|訳)\s*$)",
    re.DOTALL,
)
_NOT_PEOPLE = re.compile(
    r"\b(?:admin(?:istrator)?|editor(?:s|ial)?|editorial|staff|team|redaktion|redaction|rédaction|redacción|redazione|redactie|newsroom|"
    r"news|desk|press|office|webmaster|user|guest|anonymous|unknown|authors?|contributors?|correspondent|reporters?|writer|agency|agencies|agentur|"
    r"dpa|afp|reuters|associated|link|copied|copy|share|twitter|facebook|instagram|email|print|follow|view|more|all|posts?|about|subscribe|login|"
    r"comments?|kommentare|library|head of|director|manager|officer|zur|zum|artikel\w*|video|profile|bio|"
    r"read|minutes?|min|ago|updated|published|home|media|magazine|online|today|times|journal|blog|"
    r"inc|ltd|gmbh|llc|foundation|institute|"
    r"university|council|association|network|center|centre|group|company|service|services|department|bureau|tv|radio|daily|weekly|www|http|https|click|here|tips|stories|com|org|net|am|pm|est|edt|gmt|"
    r"januar|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"photos?|image|getty|courtesy|by|the|our|your|this|with|from|presse|pressestelle|verlag|zeitung|nachrichten)\b"
    r"|댓글|조회|추천|목록|작성|공유|评论|阅读|浏览|点击|コメント|閲覧|シェア|관리자|운영자|편집|뉴스|홈페이지|管理|编辑|編集|本报|新华|网|社$|الإدارة|المحرر|редакц|админ",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]")
_PARTICLES = frozenset(
    "van von der den de del della di da dos du la le el al bin ibn ter ten zu zur af av y e of".split()  # noqa: SIM905 - a line of words reads better than a list
)
_CJK = re.compile("^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・ ]{2,12}$")
_PSEUDONYM = re.compile(r"^(?![A-Z]{1,6}$)[^\W\d_][\w.]{2,24}$")
"""One word that a page declares to be the author: no abbreviation in capitals (agencies, offices), no address."""
_MAX_NAME_CHARS = 45
_MAX_NAME_WORDS = 5


def people_of(raws: Iterable[str], *, declared: bool) -> list[str]:
    """The people's names in raw author texts: split at commas and "and", without "By", roles and addresses.

    One word is a name only where the page declares it and it stands alone: beside others it is a town or a paper.
    """
    people: list[str] = []
    for raw in raws:
        parts = [part for part in _SPLIT.split(without_lead(fold(raw))) if part]
        for part in parts:
            name = clean_name(part, single=declared and len(parts) == 1)
            if name and name not in people:
                people.append(name)
    return people


def without_lead(line: str) -> str:
    """A line of a byline without "By" and, if it comes first, the day."""
    return _DATED_BY.sub("", LEAD.sub("", line))


def is_signed(line: str) -> bool:
    """Whether a line begins with "By", "Von", "기자" and the like, after the day if one comes first."""
    return bool(LEAD.match(line) or _DATED_BY.match(line))


def clean_name(text: str, *, single: bool = False) -> str:
    """A person's name out of a part of a byline, empty if it is no name; `single` accepts one word (a pseudonym)."""
    raw = text.strip(" \"'“”.,:-–—|")
    if single and _PSEUDONYM.match(raw) and not _NOT_PEOPLE.search(raw):
        return raw
    name = _TAIL.sub("", LEAD.sub("", text.strip(" \"'“”.:-–—"))).strip(" \"'“”.,:-–—|")
    if not name or len(name) > _MAX_NAME_CHARS or _NOT_PEOPLE.search(name):
        return ""
    if _CJK.match(name):
        return name
    words = name.split()
    if len(words) == 1:
        return name if single and name != raw and _PSEUDONYM.match(name) else ""
    if (
        "#" in name
        or "…" in name
        or "..." in name
        or len(words) > _MAX_NAME_WORDS
        or not all(_WORD.search(word) for word in words)
    ):
        return ""
    if any(word[0].islower() and word.lower() not in _PARTICLES for word in words):
        return ""
    return name.title() if name.isupper() and len(name) > 6 and "'" not in name else name
