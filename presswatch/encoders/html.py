"""HTML: every value is escaped, links lead to the web or are plain words, and there is no script."""

from collections.abc import Callable
from functools import partial
from gettext import NullTranslations
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from presswatch.encoders.words import clean_text, one_line, runs_against, web_address

CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""For the page itself: even if markup got in, nothing runs, nothing is loaded, nothing is sent (CSP Level 3)."""


def html_environment(
    loader: BaseLoader, words: NullTranslations | None = None, *, direction: str = "ltr"
) -> Environment:
    """Templates with everything escaped and cleaned; a missing value is an error, not an empty place.

    `anchor(address, words)` makes a link; filters are `line`, `apart` and `own_direction`; `words` is the
    catalogue.
    """
    environment = plain_environment(
        loader, words or NullTranslations(), autoescape=True, undefined=StrictUndefined, finalize=shown
    )
    said: Any = environment.globals
    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        said[name] = _cleaning(said[name])
    environment.globals.update(anchor=anchor, content_policy=CONTENT_POLICY)
    apart, own = (partial(one, direction=direction) for one in (markup_apart, block_direction))
    environment.filters |= {"line": one_line, "apart": apart, "own_direction": own}
    return environment


def plain_environment(loader: BaseLoader, words: NullTranslations, **options: Any) -> Environment:
    """Templates of plain text with the words of a language; nothing is escaped unless the options say so."""
    options |= {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
    environment = Environment(loader=loader, extensions=["jinja2.ext.i18n"], **options)  # noqa: S701 - as given
    environment.policies["ext.i18n.trimmed"] = True
    # The extension adds this method at run time.
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    return environment


def _cleaning(translate: Callable[..., str]) -> Callable[..., str]:
    """A translating function of the templates that cleans the values it fills in, which `finalize` never sees."""

    @pass_context
    def translated(context: Context, *texts: Any, **values: Any) -> str:
        return translate(context, *texts, **{name: shown(value) for name, value in values.items()})

    return translated


def shown(value: Any) -> Any:
    """A value as a template shows it: None is nothing, text is cleaned, markup of our own making stays."""
    if value is None:
        return ""
    return clean_text(value) if type(value) is str else value


def anchor(address: str | None, words: str | Markup, **attributes: str) -> Markup:
    """A link with these words; the words alone if the address does not lead to the web."""
    inside = words if isinstance(words, Markup) else escape(one_line(words))
    safe = web_address(address)
    if safe is None:
        return Markup("<span>{}</span>").format(inside)
    more = Markup("").join(Markup(' {}="{}"').format(name.rstrip("_"), value) for name, value in attributes.items())
    return Markup('<a href="{}" rel="noopener noreferrer"{}>{}</a>').format(safe, more, inside)


def markup_apart(text: str | None, direction: str = "ltr") -> str | Markup:
    """A text from outside as one line, in a `span` (mail programs drop `bdi`) if it runs against the page."""
    words = one_line(text or "")
    return Markup('<span dir="auto">{}</span>').format(words) if runs_against(words, direction) else words


def block_direction(text: str | None, direction: str = "ltr") -> Markup:
    """The attribute of a block that holds this text alone: its own direction where it runs against the page's."""
    return Markup(' dir="auto"') if runs_against(text or "", direction) else Markup("")
