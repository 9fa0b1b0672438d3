"""Days that posts tell in words, in languages that bend the weekday."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.coverage_dates import dates_in
from presswatch.records import DateReading, Post


def days(text: str, language: str) -> list[str]:
    published = DateReading(on=date(2024, 6, 21), raw="2024-06-21", source="meta", certain=True)  # a Friday
    post = Post(source="t", url="https://quay.example/1", url_key="1", title="", language=language, published=published)
    return [span.reading.on.isoformat() for span in dates_in(text, post)]


@pytest.mark.parametrize(
    ("language", "text", "on"),
    [
        ("sv", "I måndags talade hon i radion.", "2024-06-17"),
        ("da", "I onsdags var vi i avisen.", "2024-06-19"),
        ("nb", "På torsdag 20. juni sto vi i avisen.", "2024-06-20"),
        ("fi", "Keskiviikkona asiasta kirjoitti lehti.", "2024-06-19"),
        ("pl", "W środę pisała o tym gazeta.", "2024-06-19"),
        ("en", "On Mondays we are closed.", ""),
        ("sv", "Vi skrev om det igår.", "2024-06-20"),
        ("fr", "Rendez-vous jeudi 27 juin à 10 h.", ""),
        ("fr", "L’article du jeudi 22 juin.", "2023-06-22"),
        ("de", "Am zwölften Juni stand es im Blatt.", "2024-06-12"),
        ("es", "Fue en Hoy por hoy.", ""),
    ],
)
def test_weekdays_in_their_cases(language: str, text: str, on: str) -> None:
    """A weekday is the last one before the post, in the case that the language puts it; what recurs has no day."""
    assert days(text, language) == ([on] if on else [])
