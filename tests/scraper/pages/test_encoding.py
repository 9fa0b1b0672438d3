"""Encodings: the text is decoded correctly with right, wrong and missing labels."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.pages.parsing.encoding import decode, web_encoding

KOREAN = "<p>센터는 오늘 서울에서 기자회견을 열고 새 보고서를 발표했다고 밝혔다. 뷁"
JAPANESE = "<p>センターは本日、東京で記者会見を開き、新しい報告書を発表しました。①"
CHINESE = "<p>我们中心今天在上海举行了新闻发布会，发表了新的报告，这是一个大的进步。"
TAIWAN = "<p>我們中心今天在台北舉行了新聞發布會，發表了新的報告，這是一個大的進步。"
RUSSIAN = "<p>Центр сегодня опубликовал новый доклад о свободе печати и провёл встречу с журналистами."
FRENCH = "<p>Le centre a publié aujourd’hui à Genève un rapport détaillé sur l’été passé."


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        (KOREAN, "cp949", "euc-kr"),
        (JAPANESE, "cp932", "shift_jis"),
        (CHINESE, "gb18030", "gb2312"),
        (TAIWAN, "big5hkscs", "big5"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (FRENCH, "cp1252", "iso-8859-1"),
    ],
)
@pytest.mark.parametrize("where", ["header", "meta", "nowhere", "wrong utf-8", "wrong latin"])
def test_labels_right_missing_and_wrong(text: str, encoding: str, label: str, where: str):
    """A title is correct with the label in the header, in the page, nowhere, or wrong."""
    html = f'<meta charset="{label}">{text}' if where == "meta" else text
    header = {
        "header": f"text/html; charset={label}",
        "wrong utf-8": "text/html; charset=utf-8",
        "wrong latin": "text/html; charset=ISO-8859-1",
    }
    assert decode(html.encode(encoding), header.get(where)).text == html


LOCAL = {
    "pl": ("Sąd nakazał więzieniu wydanie listów więźniów", ("cp1250", "iso8859-2")),
    "cs": ("Soud nařídil věznici vydat dopisy příliš žluťoučké", ("cp1250", "iso8859-2")),
    "hu": ("A bíróság elrendelte a levelek kiadását, őszintén örülünk a döntésnek", ("cp1250", "iso8859-2")),
    "ro": ("Tribunalul a ordonat închisorii să predea scrisorile deţinuţilor", ("cp1250", "iso8859-2")),
    "lv": ("Tiesa lika cietumam izsniegt vēstules ģimenēm šķērsām", ("cp1257", "iso8859-4")),
    "tr": ("Mahkeme cezaevinin mektupları vermesine hükmetti, İzmir'de ışığı gördük", ("cp1254", "iso8859-9")),
    "ar": ("أمرت المحكمة السجن بتسليم رسائل السجناء", ("cp1256", "iso8859-6")),
    "fa": ("دادگاه به زندان دستور داد نامه هاي زندانيان را به خانواده هايشان بدهد", ("cp1256",)),
}


@pytest.mark.parametrize("label", ["", "utf-8", "iso-8859-1"])
@pytest.mark.parametrize(
    ("language", "text", "encoding"),
    [(language, text, encoding) for language, (text, encodings) in LOCAL.items() for encoding in encodings],
)
def test_the_declared_language_decides_where_labels_are_missing_or_wrong(
    language: str, text: str, encoding: str, label: str
):
    """Most letters of such texts are Western too; a short list of titles is enough."""
    meta = f'<meta charset="{label}">' if label else ""
    html = f'<html lang="{language}"><head>{meta}</head><p>{text}'
    assert decode(html.encode(encoding)).text == html
    old = f'<html><meta http-equiv="Content-Language" content="{language}">{meta}<p>{text}'
    assert decode(old.encode(encoding)).text == old


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", FRENCH),  # a template's language, with a text in another
        ("tr", "<p>Der Prüfer hörte “Größe” und ging für zwölf Tage nach Überlingen."),
        ("ar", "<p>El tribunal ordenó entregar las cartas según decidió el año pasado en Bogotá."),
        ("cs", "<p>“Letters freed” – the court’s ruling in full…"),
        ("xx", FRENCH),
    ],
)
def test_a_western_text_stays_one_with_any_declared_language(language: str, text: str):
    html = f'<html lang="{language}">{text}'
    assert decode(html.encode("cp1252"), "text/html; charset=iso-8859-1").text == html


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6"])
def test_short_arabic_is_not_thai(encoding: str):
    """Both use the same bytes; the most frequent letters decide, even without a declared language."""
    html = f"<p>{LOCAL['ar'][0]}"
    assert decode(html.encode(encoding)).text == html


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_wide_encodings_with_and_without_mark(encoding: str):
    """Byte order marks are followed and removed; UTF-16 without one is recognized."""
    html = "<html><title>서울</title><p>" + "text " * 20
    assert decode(html.encode(encoding), "text/html; charset=euc-kr").text == html


def test_utf8_wins_over_its_label():
    """Valid UTF-8 is UTF-8, whatever the server says."""
    assert decode(KOREAN.encode(), "text/html; charset=iso-8859-1").text == KOREAN


def test_broken_bytes_are_marked_not_fatal():
    """A few invalid bytes in UTF-8 become U+FFFD, the rest stays."""
    assert decode(KOREAN.encode() * 20 + b"\xff\xfe.", "text/html; charset=utf-8").text.startswith(KOREAN)


def test_utf7_is_refused():
    """UTF-7, a way to smuggle markup, is never decoded."""
    assert decode(b"+ADw-script+AD4-", "text/html; charset=utf-7").text == "+ADw-script+AD4-"
    assert web_encoding("utf-7") is None


@pytest.mark.parametrize("label", ["rot13", "hex", "idna", "unknown", "", "x" * 1000, "\0", "unicode_escape"])
def test_strange_labels_are_ignored(label: str):
    """Labels of Python's other codecs and nonsense count as no label."""
    assert decode(b"<p>plain", f"text/html; charset={label}").text == "<p>plain"


@given(st.binary(max_size=400), st.one_of(st.none(), st.text(max_size=40)))
@settings(max_examples=300, deadline=None)
def test_any_bytes_decode(body: bytes, header: str | None):
    """No bytes and no header raise; the text can always be encoded again."""
    decoded = decode(body, header)
    decoded.text.encode("utf-8")
