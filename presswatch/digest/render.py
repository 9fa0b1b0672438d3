"""A digest as HTML for mail clients, as plain text, and as the one line of a mail's subject."""

from datetime import datetime
from functools import cache, partial
from gettext import NullTranslations
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_time
from jinja2 import PackageLoader, Template

from presswatch.digest.content import (
    MOST_HTML_BYTES,
    WHOLE,
    Article,
    Digest,
    Limits,
    Mention,
    ReportingPost,
    ever_less,
    shown_of,
)
from presswatch.encoders.html import html_environment, plain_environment
from presswatch.encoders.words import clean_text, line_apart, one_line
from presswatch.locale import catalogue, in_language, language_name, locale_of, printed_day


def subject_line(digest: Digest, language: str) -> str:
    """The line that says what the digest contains: the first article, and how much more there is."""
    words = catalogue(language)
    counts = ", ".join(counted(digest, words))
    first = digest.articles[0] if digest.articles else None
    if first is None:
        return _("Press digest: %(counts)s", words, counts=counts)
    title = headline_of(first, language)
    outlet = first.outlet or ""
    apart = partial(line_apart, direction=locale_of(language).text_direction)
    # Posts often begin with the outlet's name: "[The Larkmoor Gazette] A School Under Water".
    head = apart(title) if outlet.casefold() in title.casefold() else f"{apart(outlet)}: {apart(title)}"
    return f"{head} ({counts})" if len(digest.articles) + len(digest.mentions) > 1 else head


def headline_of(article: Article, language: str) -> str:
    """The article's headline; if no post gives it, the title of a post, preferably in the reader's language."""
    own = [post for post in article.posts if (post.language or "").split("-")[0] == language]
    titles = [post.title for post in (*own, *article.posts) if post.title]
    return article.headline or (titles[0] if titles else article.url or "")


def counted(digest: Digest, words: NullTranslations) -> list[str]:
    """The counts of what the digest contains, in words, without the zeros."""
    many = (
        (len(digest.articles), words.ngettext("%(num)d article", "%(num)d articles", len(digest.articles))),
        (len(digest.mentions), words.ngettext("%(num)d mention", "%(num)d mentions", len(digest.mentions))),
        (len(digest.problems), words.ngettext("%(num)d problem", "%(num)d problems", len(digest.problems))),
        (len(digest.changes), words.ngettext("%(num)d change", "%(num)d changes", len(digest.changes))),
    )
    return [text % {"num": number} for number, text in many if number]


def rendered(digest: Digest, language: str, zone: ZoneInfo, *, rest: str = "", whole: bool = False) -> tuple[str, str]:
    """The digest as a page for mail clients, as much as they show, and as plain text, a line for each of its facts.

    `rest` is the command for what is only counted.
    """
    for limits in (WHOLE,) if whole else ever_less():
        values = _values(digest, language, limits, rest)
        page = _html_template(language, zone).render(values)
        if len(page.encode()) <= MOST_HTML_BYTES:
            break
    return page, _text_template(language, zone).render(values)


@cache
def _html_template(language: str, zone: ZoneInfo) -> Template:
    direction = locale_of(language).text_direction
    environment = html_environment(PackageLoader("presswatch.digest"), catalogue(language), direction=direction)
    environment.filters |= _filters(language, zone)
    return environment.get_template("digest.html")


@cache
def _text_template(language: str, zone: ZoneInfo) -> Template:
    environment = plain_environment(
        PackageLoader("presswatch.digest"),
        catalogue(language),
        finalize=lambda value: "" if value is None else clean_text(value) if isinstance(value, str) else value,
    )
    apart = partial(line_apart, direction=locale_of(language).text_direction)
    environment.filters |= _filters(language, zone) | {"line": one_line, "apart": apart}
    return environment.get_template("digest.txt")


def _values(digest: Digest, language: str, limits: Limits, rest: str) -> dict[str, Any]:
    words, direction = catalogue(language), locale_of(language).text_direction
    heads = [line_apart(headline_of(one, language), direction) for one in digest.articles]
    return {
        "digest": digest,
        "shown": shown_of(digest, limits),
        "rest": rest,
        "language": language.replace("_", "-"),
        "direction": direction,
        "counts": " · ".join(counted(digest, words)),
        "preheader": " · ".join(filter(None, heads))[:150] or ", ".join(counted(digest, words)),
        "kinds": {
            "quoted": words.gettext("quoted"),
            "cited": words.gettext("cited"),
            "named": words.gettext("named"),
            "op-ed": words.gettext("own opinion piece"),
            "broadcast": words.gettext("broadcast"),
        },
        "channel_words": _("channel %(name)s", words, name="%s"),
    }


def _filters(language: str, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "headline": partial(headline_of, language=language),
        "day": partial(_day, language=language),
        "moment": partial(_moment, language=language, zone=zone),
        "language_name": partial(language_name, language=language),
        "said": partial(in_language, language=language),
        "cause": partial(catalogue(language).pgettext, "cause"),
    }


def _day(one: Article | ReportingPost | Mention, *, language: str) -> str:
    return printed_day(one.published_on, one.published_precision, _calendar(language), "long")


def _moment(at: datetime, *, language: str, zone: ZoneInfo) -> str:
    local = at.astimezone(zone)
    clock = format_time(local, "HH:mm", tzinfo=zone, locale=_calendar(language))
    return f"{printed_day(local.date(), 'day', _calendar(language), 'long')} {clock}"


def _calendar(language: str) -> Locale:
    """The locale for dates: English without a country puts the day before the month, as most of the world does."""
    return Locale("en", "GB") if language == "en" else locale_of(language)


def _(text: str, words: NullTranslations, **values: str) -> str:
    return words.gettext(text) % values
