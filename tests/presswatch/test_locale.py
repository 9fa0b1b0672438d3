"""Translation catalogues: complete, without leftovers, with the same placeholders; a third language is one file."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from jinja2 import DictLoader

import presswatch.locale
from pipelines.explain import rules
from pipelines.mentions.rules import RULES
from presswatch.encoders.html import html_environment
from presswatch.errors import UsageError
from presswatch.locale import catalogue, country_name, language_name, languages, locale_of

PACKAGE = Path(presswatch.locale.__file__).parents[1]
TRANSLATED = [language for language in languages() if language != "en"]
METHODS = [("**.py", "python"), ("**/templates/**", "jinja2.ext.babel_extract")]
OPTIONS = {"**/templates/**": {"trimmed": "true"}}


@pytest.fixture(scope="module")
def said():
    """Every text that the code, the templates and the rules look up in the catalogues."""
    found = Catalog()
    for _, _, message, _, context in extract_from_dir(PACKAGE, METHODS, OPTIONS):
        found.add(message, context=context)
    for rule in RULES.values():
        found.add(rule.summary, context=rule.id)
    for one in rules().values():
        if one.area != "mention":
            found.add(one.sentence, context=f"{one.area}.{one.id}")
    return {(message.context, message.id): message for message in found if message.id}


def catalogued(language):
    with (PACKAGE / "locale" / f"{language}.po").open("rb") as file:
        return {(message.context, message.id): message for message in read_po(file, locale=language) if message.id}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_says_everything_and_nothing_else(language, said):
    """Each text has its translation, none is fuzzy, and none is left of a removed text."""
    known = catalogued(language)
    assert sorted(map(str, said.keys() - known.keys())) == []
    assert sorted(map(str, known.keys() - said.keys())) == []
    for message in known.values():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(strings), message.id
        assert not message.fuzzy, message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_the_placeholders(language):
    """The placeholders of the English text are in every translation; a singular may omit its number."""
    for message in catalogued(language).values():
        source = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in strings:
            assert placeholders(text) == placeholders(source[-1]), message.id


def placeholders(text):
    return sorted(re.findall(r"%\(\w+\)[sd]|\{\w*\}", text))


def test_a_third_language_is_a_file(tmp_path, monkeypatch):
    """A catalogue file in the same folder adds a language; nothing is registered or compiled."""
    (tmp_path / "fr.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Outlet"\nmsgstr "Média"\n'
    )
    monkeypatch.setattr("presswatch.locale.resources.files", lambda _: tmp_path)
    assert languages() == ["en", "fr"]
    words = catalogue.__wrapped__("fr")
    assert words.gettext("Outlet") == "Média"
    page = html_environment(
        DictLoader({"a": "{{ _('Outlet') }}, {% trans n=2 %}one{% pluralize %}{{ n }}{% endtrans %}"}), words
    )
    assert page.get_template("a").render() == "Média, 2"


def test_names_come_from_cldr():
    """Countries and languages have their names in each language; an unknown code stays a code."""
    assert (country_name("KR", "en"), country_name("KR", "ko")) == ("South Korea", "대한민국")
    assert (language_name("ko", "en"), language_name("en", "ko")) == ("Korean", "영어")
    assert (country_name("", "en"), country_name("??", "en")) == ("", "??")


def test_an_unknown_language_is_reported():
    """The error lists the languages that exist."""
    with pytest.raises(UsageError, match="there are: en, ko"):
        catalogue("xx")
    with pytest.raises(UsageError, match="not known"):
        locale_of("not a language")
