"""Video channels, podcasts and local bulletins as outlets; articles named only by their title."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.posts import outlets_named, shipped_facts

_ON = date(2025, 3, 28)
_FILM = "https://www.youtube.com/watch?v=Xk3rT9vLm2Q"


@pytest.mark.parametrize(
    ("lines", "language", "channel", "site"),
    [
        (["The YouTube channel Weldspark visited our workshop on 3 March.", f"[Watch the film]({_FILM})"], "en", "Weldspark", "youtube.com"),
        ([f"Der YouTube-Kanal „Funkenflug“ war am 3. März bei uns zu Besuch: [zum Video]({_FILM})."], "de", "Funkenflug", "youtube.com"),
        (["La chaîne YouTube Étincelle a tourné dans notre atelier le 3 mars.", f"[Voir la vidéo]({_FILM})"], "fr", "Étincelle", "youtube.com"),
        ([f"О нашей мастерской 3 марта рассказал YouTube-канал «Огниво»: [смотреть]({_FILM})."], "ru", "Огниво", "youtube.com"),
        (["구독자 12만 명의 유튜브 채널 불꽃공방TV가 3월 3일 우리 실습실을 다녀갔어요.", f"[영상 보러 가기]({_FILM})"], "ko", "불꽃공방TV", "youtube.com"),
        (
            ["播客《泥土电台》3月3日聊的是老品种，请来的是我们的种子保管员杨素梅。", "收听：[小宇宙](https://www.xiaoyuzhoufm.com/episode/662f0c8e1b)"],
            "zh",
            "泥土电台",
            "xiaoyuzhoufm.com",
        ),
    ],
)  # fmt: skip
def test_a_channel_on_a_video_site_is_an_outlet(lines: list[str], language: str, channel: str, site: str) -> None:
    """A channel on a video site is an outlet, and a visit or filming is its coverage."""
    facts = shipped_facts("We are in a film", lines, language, _ON)
    assert [(item.outlet, item.domain) for item in facts.items] == [(channel, site)]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        (f"Subscribe to our YouTube channel Weldspark for more films: [here]({_FILM}).", "en"),
        (f"Auf unserem YouTube-Kanal „Funkenflug“ gibt es mehr: [Video]({_FILM}).", "de"),
        (f"우리 유튜브 채널 불꽃공방TV를 구독해 주세요. [영상]({_FILM})", "ko"),
    ],
)
def test_the_own_channel_is_no_outlet(line: str, language: str) -> None:
    """The organization's own channel is no outlet."""
    assert outlets_named(shipped_facts("Films", [line], language, _ON)) == []


@pytest.mark.parametrize(
    ("lines", "language", "outlet", "domain"),
    [
        (
            [
                "Unter der Überschrift [Wenn der Teig von allein fährt](https://www.blechmarkt.verlagshaus.de/wenn-der-teig-7c1e/) stellt die Fachzeitschrift BM Blechmarkt unsere neue Anlage vor. Der Artikel ist am 3. März 2025 erschienen.",
            ],
            "de",
            "BM Blechmarkt",
            "verlagshaus.de",
        ),
        (
            [
                "نظّم بنك البذور يوم السبت 8 مارس يومًا مفتوحًا لتبادل البذور في ساحة المعهد.",
                "وكان موقع الجزيرة نت قد نشر في 2 مارس 2025 تقريرًا عن البنك بعنوان [قمح الأجداد يعود](https://www.aljazeera.net/misc/2025/3/2/a).",
            ],
            "ar",
            "الجزيرة نت",
            "aljazeera.net",
        ),
    ],
)  # fmt: skip
def test_a_title_that_links_to_the_article(lines: list[str], language: str, outlet: str, domain: str) -> None:
    """Where a title links to an article in a journal hosted by its publisher, the registrable domain is its domain."""
    facts = shipped_facts("Zu Besuch", lines, language, _ON)
    assert [(item.outlet, item.domain) for item in facts.items] == [(outlet, domain)]
