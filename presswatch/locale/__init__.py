"""What people read, in their language: a gettext catalogue each, compiled when read. Programs always get English.

English needs neither Babel nor a catalogue; both are loaded when a text is first looked up in another language.
"""

from __future__ import annotations

import os
from functools import cache

from presswatch.errors import UsageError

TYPE_CHECKING = False  # as in typing, which costs a third of a Python start
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from gettext import NullTranslations
    from typing import Any

    from babel import Locale
    from babel.messages.catalog import Catalog

SOURCE_LANGUAGE = "en"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # as gettext has them


def languages() -> list[str]:
    """The codes of the languages that have a catalogue, including English."""
    from importlib import resources  # noqa: PLC0415 - English needs none

    files = (entry.name for entry in resources.files(__name__).iterdir())
    return sorted({SOURCE_LANGUAGE, *(name.removesuffix(".po") for name in files if name.endswith(".po"))})


@cache
def catalogue(language: str) -> NullTranslations:
    """The language's words: `gettext`, `ngettext`, `pgettext`. UsageError if there is none."""
    import gettext  # noqa: PLC0415 - as above

    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    if language not in languages():
        raise UsageError(f"language: {language}: there is no catalogue for it (there are: {', '.join(languages())})")
    import io  # noqa: PLC0415

    from babel.messages.mofile import write_mo  # noqa: PLC0415

    compiled = io.BytesIO()
    write_mo(compiled, _read(language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def _read(language: str) -> Catalog:
    from importlib import resources  # noqa: PLC0415

    from babel.messages.pofile import read_po  # noqa: PLC0415

    with (resources.files(__name__) / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


@cache
def fixed_texts(language: str) -> dict[str, str]:
    """The texts of a catalogue that have neither a context nor a plural, with their translations."""
    texts = (one for one in _read(language) if one.id and one.context is None and isinstance(one.id, str))
    return {str(one.id): str(one.string) for one in texts if one.string}


@cache
def sentences(language: str) -> dict[str, dict[str, str]]:
    """The texts of a catalogue that have a context, by it: for those of rules the rule's id."""
    found: dict[str, dict[str, str]] = {}
    for one in _read(language):
        if one.context and isinstance(one.id, str):
            found.setdefault(one.context, {})[one.id] = str(one.string)
    return found


class _Spoken:
    """The language of this process's messages."""

    language = SOURCE_LANGUAGE


def speak(language: str) -> None:
    """Makes this the language of messages; English if it has no catalogue."""
    _Spoken.language = language if language == SOURCE_LANGUAGE or language in languages() else SOURCE_LANGUAGE


def spoken() -> str:
    """The language of this process's messages."""
    return _Spoken.language


def preferred_language(environment: Mapping[str, str], watchlist: str | os.PathLike[str] | None = None) -> str:
    """The `language` that a watchlist sets, else the first of the environment's that has a catalogue, else English."""
    if watchlist is not None and (own := _language_of(watchlist)):
        return own
    for code in next(filter(None, map(environment.get, _VARIABLES)), "").split(":"):
        language = code.partition(".")[0].partition("@")[0]
        for name in (language, language.partition("_")[0]):
            if name in ("C", "POSIX", SOURCE_LANGUAGE):
                return SOURCE_LANGUAGE
            if name in languages():
                return name
    return SOURCE_LANGUAGE


def _language_of(watchlist: str | os.PathLike[str]) -> str:
    """The `language` in the table [presswatch]; "" if there is none. A watchlist with faults has its language too."""
    try:
        with open(watchlist, "rb") as file:  # noqa: PTH123 - pathlib costs
            text = b"\n" + file.read()
    except OSError:
        return ""
    for line in text.partition(b"\n[presswatch]")[2].partition(b"\n[")[0].splitlines():
        key, _, value = line.decode("utf-8", "replace").partition("=")
        if key.strip() == "language":
            return value.partition("#")[0].strip().strip("\"'")
    return ""


def translated(text: str) -> str:
    """An English text that is data, its values filled in, in the language of this process; as it is if not known."""
    return in_language(text, _Spoken.language)


def in_language(text: str, language: str) -> str:
    """The same in any language."""
    if language == SOURCE_LANGUAGE or not text:
        return text
    from presswatch.locale.forms import recognized  # noqa: PLC0415 - English needs none

    return recognized(text, language)


def filled(template: str, /, *values: object, **named: object) -> str:
    """A text with its values; particles after them ("{name}을(를)") as they need them."""
    if ")" in template and (values or named):
        from presswatch.locale.particles import with_particles  # noqa: PLC0415 - few texts have them

        template = with_particles(template, *values, **named)
    return template.format(*values, **named) if values or named else template


def _(template: str, /, **values: Any) -> str:
    """A text with its values in the language of this process."""
    found = template if _Spoken.language == SOURCE_LANGUAGE else catalogue(_Spoken.language).gettext(template)
    return filled(found, **values)


def ngettext(singular: str, plural: str, n: int, /, **values: Any) -> str:
    """The form of a text that belongs to the number `n`, a value like others, in the language of this process."""
    return filled(catalogue(_Spoken.language).ngettext(singular, plural, n), n=n, **values)


def pgettext(context: str, text: str) -> str:
    """A word that has several meanings, in this one and in the language of this process."""
    return text if _Spoken.language == SOURCE_LANGUAGE else catalogue(_Spoken.language).pgettext(context, text)


def locale_of(language: str) -> Locale:
    """How the language writes dates and numbers (CLDR). UsageError if it is not known."""
    from babel import Locale  # noqa: PLC0415
    from babel.core import UnknownLocaleError  # noqa: PLC0415

    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        raise UsageError(f"language: {language}: not known") from None


def printed_day(day: date | None, precision: str | None, locale: Locale, form: str) -> str:
    """A day as exact as it is known, "June 2024" for a month; empty if it is not. `form` (CLDR's) is that of days."""
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415

    if day is None:
        return ""
    skeleton = {"month": "yMMMM", "year": "y"}.get(precision or "")
    return format_skeleton(skeleton, day, locale=locale) if skeleton else format_date(day, form, locale=locale)


def day_in_prose(day: date | None, precision: str | None) -> str:
    """A day in a sentence, in the language of this process; as ISO 8601 in English, empty if there is none."""
    from presswatch.text.moments import day_text  # noqa: PLC0415 - imported before a command is known

    if _Spoken.language == SOURCE_LANGUAGE:
        return day_text(day, precision)
    return printed_day(day, precision, locale_of(_Spoken.language), "long")


def moment_in_prose(at: datetime) -> str:
    """A time in a sentence, in UTC, in the language of this process; as ISO 8601 in English."""
    from presswatch.text.moments import utc_text  # noqa: PLC0415 - as above

    if _Spoken.language == SOURCE_LANGUAGE:
        return utc_text(at)
    from datetime import UTC  # noqa: PLC0415 - as above

    universal = at.astimezone(UTC)
    return f"{day_in_prose(universal.date(), 'day')} {universal:%H:%M} UTC"


def language_name(code: str | None, language: str) -> str:
    """The name of a language (`ko`) in a language: "Korean"; the code itself where CLDR has no name."""
    return str(locale_of(language).languages.get(code or "", code or ""))


def country_name(code: str | None, language: str) -> str:
    """The name of a country (`KR`) in a language: "South Korea"; the code itself where CLDR has no name."""
    return str(locale_of(language).territories.get(code or "", code or ""))
