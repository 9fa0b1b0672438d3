"""The section or genre that some papers print in the headline itself, before or behind a bar."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from scraper.pages.article.head import Head
from scraper.pages.text.letters import letters

_BAR = " | "

_GENRES = frozenset(
    map(
        letters,
        """
        editorial|editorials|opinion|opinions|commentary|comment|column|analysis|review|interview|feature|letters|essay
        kommentar|meinung|leitartikel|gastbeitrag|analyse|kolumne|rezension|reportage|leserbriefe
        éditorial|édito|tribune|chronique|entretien|critique|opinión|editoriales|columna|análisis|entrevista|crónica
        opinione|editoriale|commento|intervista|opinião|coluna|crónicas|opinie|commentaar|ledare|leder|kronikk|felieton
        opinia|komentarz|wywiad|názor|komentář|vélemény|görüş|yorum|röportaj|мнение|колонка|комментарий|интервью|думка
        사설|칼럼|오피니언|기고|인터뷰|社説|コラム|論説|寄稿|社论|社論|评论|評論|专访|專訪|رأي|مقال|افتتاحية
        """.replace("\n", "|").split("|"),
    )
) - {""}
"""What a text is called that is more than news, in the forms that papers print beside a headline."""


def without_kicker(heading: str, claims: Iterable[str], head: Head, key: Callable[[str], str]) -> str:
    """A heading without the section before or behind a bar in it, if the head gives the rest as the title.

    Behind the bar must stand a genre or a section that the head names: else it is what the headline says, and the head
    seems to give the rest alone only as its own last part is taken for the section of a page.
    """
    keys = {key(claim) for claim in claims}
    kicker, bar, rest = heading.partition(_BAR)
    if bar and len(kicker) < len(rest) and key(rest) in keys:
        return rest.strip()
    rest, bar, section = heading.rpartition(_BAR)
    if bar and len(section) < len(rest) and key(rest) in keys and letters(section) in _GENRES | _sections(head):
        return rest.strip()
    return heading


def _sections(head: Head) -> set[str]:
    named = [*head.metas.get("article:section", ()), *head.metas.get("section", ())]
    named += [item["articleSection"] for item in head.objects if isinstance(item.get("articleSection"), str)]
    return set(map(letters, named)) - {""}
