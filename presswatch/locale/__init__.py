"""What digests, reports and feeds say, in the reader's language: a gettext catalogue each, compiled when read."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from importlib import resources

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.support import NullTranslations, Translations

from presswatch.errors import UsageError

SOURCE_LANGUAGE = "en"
DOMAIN = "presswatch"


def languages() -> list[str]:
    """The codes of the languages that have a catalogue, including English."""
    files = (entry.name for entry in resources.files(__name__).iterdir())
    return sorted({SOURCE_LANGUAGE, *(name.removesuffix(".po") for name in files if name.endswith(".po"))})


@cache
def catalogue(language: str) -> NullTranslations:
    """The language's words: `gettext`, `ngettext`, `pgettext`. UsageError if there is none."""
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    if language not in languages():
        raise UsageError(f"language: {language}: there is no catalogue for it (there are: {', '.join(languages())})")
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - English needs neither
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = io.BytesIO()
    with (resources.files(__name__) / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled, domain=DOMAIN)


def locale_of(language: str) -> Locale:
    """How the language writes dates and numbers (CLDR). UsageError if it is not known."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        raise UsageError(f"language: {language}: not known") from None


def printed_day(day: date | None, precision: str | None, locale: Locale, form: str) -> str:
    """A day as exact as it is known, "June 2024" for a month; empty if it is not. `form` (CLDR's) is that of days."""
    if day is None:
        return ""
    skeleton = {"month": "yMMMM", "year": "y"}.get(precision or "")
    return format_skeleton(skeleton, day, locale=locale) if skeleton else format_date(day, form, locale=locale)


def language_name(code: str | None, language: str) -> str:
    """The name of a language (`ko`) in a language: "Korean"; the code itself where CLDR has no name."""
    return str(locale_of(language).languages.get(code or "", code or ""))


def country_name(code: str | None, language: str) -> str:
    """The name of a country (`KR`) in a language: "South Korea"; the code itself where CLDR has no name."""
    return str(locale_of(language).territories.get(code or "", code or ""))
