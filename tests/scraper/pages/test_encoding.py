"""Encodings: the right text whatever the labels say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.pages.encoding import decode, web_encoding

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
    """A title is right with the label in the header, in the page, nowhere, or wrong."""
    html = f'<meta charset="{label}">{text}' if where == "meta" else text
    header = {
        "header": f"text/html; charset={label}",
        "wrong utf-8": "text/html; charset=utf-8",
        "wrong latin": "text/html; charset=ISO-8859-1",
    }
    assert decode(html.encode(encoding), header.get(where)).text == html


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_wide_encodings_with_and_without_mark(encoding: str):
    """Byte order marks are obeyed and removed; UTF-16 without one is recognized."""
    html = "<html><title>서울</title><p>" + "text " * 20
    assert decode(html.encode(encoding), "text/html; charset=euc-kr").text == html


def test_utf8_wins_over_its_label():
    """Valid UTF-8 is UTF-8, whatever the server says."""
    assert decode(KOREAN.encode(), "text/html; charset=iso-8859-1").text == KOREAN


def test_broken_bytes_are_marked_not_fatal():
    """A few broken bytes in UTF-8 become U+FFFD, the rest stays."""
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
