"""The title of an article as a post prints it."""
# ruff: noqa: E501 - patterns read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.coverage.labels import label_of, resembles
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import NameHit, names_media

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
