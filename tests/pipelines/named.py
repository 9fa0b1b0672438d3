"""The surfaces that a matcher finds in a text, and a watchlist of names that other things have too."""

from __future__ import annotations

from pipelines.mentions.step import Matcher, find_spans
from presswatch.watchlist.entries import Subject

BORNE_NAMES = (
    Subject(
        name="Nadia Brandt",
        kind="person",
        aliases=("Надия Брандт", "나디아 브란트", "ナディア・ブラント", "纳迪娅·布兰特", "نادية برانت"),
    ),
    Subject(
        name="Pavel Sokolov",
        kind="person",
        aliases=(
            *("Павел Соколов", "Павло Соколов", "Paweł Sokołow", "帕维尔·索科洛夫"),
            *("パーヴェル・ソコロフ", "파벨 소콜로프"),
        ),
    ),
    Subject(name="Han Seo-jun", kind="person", aliases=("한서준", "ハン・ソジュン")),
    Subject(name="Keiko Tanabe", kind="person", aliases=("田辺恵子", "다나베 게이코")),
    Subject(name="Lucas Moreau", kind="person"),
    Subject(name="Inês Tavares", kind="person"),
    Subject(name="Deniz Aksoy", kind="person"),
    Subject(name="Marta Zielińska", kind="person"),
    Subject(name="陈书雅", kind="person"),
    Subject(name="Corvane Group", aliases=("Corvane", "コルヴェイン", "Корвейн", "코르베인")),
    Subject(name="Al-Fajr Foundation", aliases=("Al-Fajr", "مؤسسة الفجر", "الفجر")),
    Subject(name="青岚研究中心", aliases=("青岚中心", "青岚")),
)
"""People and organizations in several scripts, whose names ships, towns and others may have."""


def surfaces(text: str, matcher: Matcher, language: str) -> list[str]:
    """The mentions of subjects as printed, in order."""
    return [text[s.start : s.end] for s in find_spans(text, matcher, language)]
