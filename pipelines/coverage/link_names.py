"""The title of an article as a post prints it."""

# ruff: noqa: E501 - patterns read better as long lines than as hundreds of short ones
from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.coverage.domains import label_of, resembles
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import NameHit, name_hit, names_media
from pipelines.text.literal_filter import Caseless
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import COVERAGE_WORD, MEDIA_TITLE
from scraper.pages.text.source_words import SOURCE_WORDS

_PIECE = r"(?:article|story|piece|interview|report|programme|program|episode|recording|artículo|reportaje|entrevista|nota|noticia|audio|v[ií]deo|p[oó]dcast|l['’](?:article|entretien|émission|interview)|reportage|articolo|intervista|matéria|entrevista|artikel|beitrag|bericht|sendung|text|стать[юя]|материал|интервью|репортаж|выпуск|запись)"
_INVITES = re.compile(
    rf"\A\W*(?:(?:read|listen|watch|hear|see|view|play|catch|find|follow|open|lire|écouter|réécouter|voir|revoir|retrouvez|leer|lee|escuchar|escucha|ver|mira|leia|ouça|veja|leggi|ascolta|guarda|zum|zur|читать|прочитать|слушать|послушать|смотреть|посмотреть)[ \u00a0]"
    rf"(?:to )?(?:(?:the|el|la|le|il|lo|o|a|este|esta|cet|cette|this|full|полный|ganzen|vollständigen)[ \u00a0])*(?:it|more|here|online|ici|aquí|qui|aqui|más|plus|hier|здесь|тут|{_PIECE})"
    r"|(?:read|listen|watch|hear|see) (?:on|in|at)|à (?:lire|écouter|voir|revoir)|на сайте)(?!\w)"
    r"|\A\W*(?:اقرأ|استمع|شاهد|لقراءة|للقراءة|للاستماع|لمشاهدة|للمشاهدة|عبر هذا|اضغط|انقر|在这里|在這裡|点击|點擊|按此)"
    r"|(?:읽기|보기|듣기|보러 ?가기|읽으러 ?가기|들으러 ?가기|바로 ?가기)\W*\Z|(?:を?読む|こちら(?:から)?|を見る|を?聴く|を?聞く|視聴する)\W*\Z|(?:翻看|重温|重溫|回看|回放|收听|收聽|观看|觀看)\W*\Z",
    re.IGNORECASE,
)
"""Link words that invite to the article and are not its title: "Read it on Yahoo News", 네이버에서 기사 읽기."""
_TITLED = re.compile(
    r"(?:titled|entitled|headlined|under the (?:title|headline)|intitulée?|sous le titre|titulad[oa]|bajo el título|mit dem titel|unter dem titel|unter der überschrift|под названием|под заголовком|بعنوان|제목의?|題した|題为|题为|題為)\s{0,60}:?\s{0,60}[“„«「『\"‘《](?P<a>[^”“»」』\"’》\n]{4,160})",
    re.IGNORECASE,
)


_TITLE_WORDS = 3
"""Words of a link that can be an article's title; one that begins with a small letter goes on a sentence."""


def headline_of(link: ArticleLink | None, words: str) -> str | None:
    """The title printed for the article, in its sentence or as the words of its link; None if none is."""
    match = _TITLED.search(words)
    if match:
        return match["a"].strip()
    if link is None or link.says_read or len(link.text.split()) < _TITLE_WORDS or "://" in link.text:
        return None
    return None if link.text[:1].islower() or _INVITES.search(link.text) else link.text


def is_headline(hit: NameHit, link: ArticleLink, labels: Sequence[str]) -> bool:
    """Whether words beside a day are the title that leads to the article of an outlet named otherwise."""
    fills = link.start <= hit.start and hit.end <= link.end and hit.name == link.text.strip(" .\"'“”«»„")
    named = link.outlet is not None or label_of(link) in labels
    words = hit.name.count(" ") + 1
    titled = words >= (_HEADLINE if named else _LONG_HEADLINE) and not names_media(hit.name)
    return fills and link.deep and titled and not resembles(hit.name, link)


_HEADLINE, _LONG_HEADLINE = 3, 5
"""Words of link text that read as a headline where the outlet is known, and where nothing else tells it."""


_LINE_CHARS = 40
"""Characters: neither the box's heading nor the name in it is longer."""


def name_in_box(text: str, segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]) -> NameHit | None:
    """The name that fills a line above one that only sends the reader on, under a heading that speaks of coverage.

    Without such a heading the name has to be one for a medium or that of the link's site.
    """
    part, link = segments[number], led_below(segments, number, links)
    if link is None or part.kind == "heading":
        return None
    hit = name_hit(text, part.start, part.end, "over a link", 2)
    if hit is None:
        return None
    above = segments[number - 1] if number else None
    headed = (
        above is not None
        and above.end - above.start <= _LINE_CHARS
        and not any(above.start <= link.start < above.end for link in links)
        and _speaks_of_coverage(text[above.start : above.end])
    )
    return hit if headed or names_media(hit.name) or resembles(hit.name, link) else None


_CREDIT_LINE = Caseless(rf"\s{{0,60}}(?:original )?(?:{SOURCE_WORDS})\s?[:：]\s?")
_CREDIT_CHARS = 80


def name_of_source(text: str, segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]) -> NameHit | None:
    """The words of the link of a source line, unless they only send the reader on ("Source: The Tide. Read on")."""
    link = source_led_to(text, segments, number, links)
    named = link is not None and not link.says_read
    return name_hit(text, link.start, link.end, "source line", 2) if link is not None and named else None


def source_led_to(
    text: str, segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]
) -> ArticleLink | None:
    """The article that a line leads to which says "Source:" and a name, and nothing else."""
    part = segments[number]
    if part.end - part.start > _CREDIT_CHARS or not _alone(segments, number):
        return None
    inside = [link for link in links if part.start <= link.start < part.end]
    if len(inside) != 1 or not inside[0].deep or inside[0].is_address or inside[0].end < part.end - 1:
        return None
    return inside[0] if _CREDIT_LINE.inside(text, part.start, inside[0].start) else None


def led_below(segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]) -> ArticleLink | None:
    """The article that the line below sends the reader to and says nothing else, if this one is a short line too."""
    if number + 1 >= len(segments):
        return None
    part, below = segments[number], segments[number + 1]
    if part.end - part.start > _LINE_CHARS or not _alone(segments, number) or not _alone(segments, number + 1):
        return None
    fills = (link for link in links if link.start - 1 <= below.start and below.end <= link.end + 1 and link.start >= 0)
    return next((link for link in fills if link.says_read and link.deep), None)


def _alone(segments: Sequence[Segment], number: int) -> bool:
    """Whether a sentence is a block of its own."""
    block = segments[number].block
    beside = (segments[at].block for at in (number - 1, number + 1) if 0 <= at < len(segments))
    return block not in beside


def _speaks_of_coverage(heading: str) -> bool:
    return COVERAGE_WORD.search(heading) is not None or MEDIA_TITLE.search(heading) is not None
