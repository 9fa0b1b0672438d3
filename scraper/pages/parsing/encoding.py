"""Bytes of a page become text: gzip, then BOM, HTTP header, meta, language, detection in this order; the better of two.

What the declared language shows of the encoding counts where labels are missing or wrong.
"""

import codecs
import re
import zlib
from dataclasses import dataclass

from presswatch.languages.patterns import compiled_later

# What is between letters in any language says nothing of the encoding.
_TYPOGRAPHY = frozenset("\u00a0§©«»°·–—‘’‚“”„•…€")
# Texts hold names of other languages; one that is read wrongly has other characters in place of its commonest letters.
_LATIN_SHARE = 0.8
# The commonest letters of Arabic, Persian and Urdu are four to nine of twenty in a right reading (short texts, too),
# at most five of twenty in that of other scripts, or of one Arabic encoding as the other.
_ARABIC, _ARABIC_SHARE = "اليمو", 0.3

_CENTRAL, _BALTIC = ("cp1250", "iso8859-2"), ("cp1257", "iso8859-4")
_SOUTH_SLAVIC = "čćđšž"
# Encodings by language (WHATWG HTML, "determining the character encoding", and the ISO set of the region next to
# Microsoft's), and the letters beyond ASCII that its words are written with.
_LOCAL = {
    "pl": (_CENTRAL, "ąćęłńóśźż"), "cs": (_CENTRAL, "áčďéěíňóřšťúůýž"), "sk": (_CENTRAL, "áäčďéíĺľňóôŕšťúýž"),
    "hu": (_CENTRAL, "áéíóöőúüű"), "ro": (_CENTRAL, "ăâîşţ"), "sl": (_CENTRAL, _SOUTH_SLAVIC),
    "hr": (_CENTRAL, _SOUTH_SLAVIC), "bs": (_CENTRAL, _SOUTH_SLAVIC), "sr": (_CENTRAL, _SOUTH_SLAVIC),
    "lv": (_BALTIC, "āčēģīķļņšūž"), "lt": (_BALTIC, "ąčęėįšųūž"), "et": (_BALTIC, "äõöüšž"),
    "ar": (("cp1256", "iso8859-6"), _ARABIC), "fa": (("cp1256",), _ARABIC), "ur": (("cp1256",), _ARABIC),
    "tr": (("cp1254",), "âçğıİîöşûü"), "az": (("cp1254",), "çğıİöşü"), "ku": (("cp1254",), "çêîşû"),
}  # fmt: skip
_LANGUAGE = re.compile(
    rb"<html\b[^>]{0,400}?\slang\s*=\s*[\"']?([a-z]{2})(?![a-z])"
    rb"|<meta\b[^>]{0,200}?content-language[\"']?[^>]{0,100}?\scontent\s*=\s*[\"']?([a-z]{2})(?![a-z])",
    re.IGNORECASE,
)
# What opens to more is cut: the limit of an opened page (16 MiB).
OPENED_MAX_BYTES = 16 * 1024 * 1024
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_WINDOW = 31


def encoding_of_language(head: bytes, high: bytes) -> str | None:
    """The encoding in which bytes beyond ASCII are letters of the declared language; None if Western is as good."""
    found = _LANGUAGE.search(head)
    language = (found[1] or found[2]).decode("ascii").lower() if found else ""
    if language not in _LOCAL:
        return None
    encodings, small = _LOCAL[language]
    needed = _ARABIC_SHARE if small == _ARABIC else _LATIN_SHARE
    letters = frozenset(small + small.upper())
    shares = {encoding: _share(high, encoding, letters) for encoding in encodings}
    best = max(shares, key=shares.__getitem__)
    western = _share(high, "cp1252", letters)
    return best if shares[best] >= needed and shares[best] > western else None


def _share(high: bytes, encoding: str, letters: frozenset[str]) -> float:
    """Which part of the characters beyond ASCII are these letters, in that encoding."""
    beyond = [sign for sign in high.decode(encoding, "replace") if sign not in _TYPOGRAPHY]
    return sum(sign in letters for sign in beyond) / len(beyond) if beyond else 0.0


# Browsers look at 1,024 bytes; old boards put their charset after longer comments and scripts.
_HEAD_BYTES = 8192
# Enough characters to distinguish encodings; more only costs time.
_DETECT_BYTES = 16384
# A page with broken bytes is still in its encoding: at most this share of its non-ASCII characters is unreadable.
_BROKEN_RATIO = 0.05
# In Western text letters beyond ASCII are alone or in pairs; longer runs are another script read wrongly.
_RUN_RATIO = 0.5
_FREQUENT_CHINESE = (
    "的一是不了人在有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没"
    "日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两長這來國個到說們為時會過學對裡後麼沒還發開無見"
    "經頭動兩關於問題民新聞報月年社會人權體現實"
)
_TYPICAL = {
    "cp949": (compiled_later("[가-힣]"), 0.6),
    "cp932": (compiled_later("[ぁ-ヿ]"), 0.25),
    "euc_jp": (compiled_later("[ぁ-ヿ]"), 0.25),
    "gb18030": (compiled_later(f"[{_FREQUENT_CHINESE}]"), 0.12),
    "big5hkscs": (compiled_later(f"[{_FREQUENT_CHINESE}]"), 0.12),
    "cp874": (compiled_later("[่านรกอเง้มวยสลดีตทั์คะปิหใโไแำื]"), 0.55),
    "cp1256": (compiled_later(f"[{_ARABIC}]"), _ARABIC_SHARE),
    "iso8859-6": (compiled_later(f"[{_ARABIC}]"), _ARABIC_SHARE),
}
"""Characters by whose share a decoding is recognized: Korean text is nearly all Hangul, Japanese mixes, the 100 most
frequent characters are about 40 % of running Chinese, the commonest vowels, tone marks and consonants of Thai two of
three characters."""
_NEVER_WESTERN = ("cp949", "cp932", "euc_jp", "gb18030", "big5hkscs")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a label means on the web (WHATWG Encoding): usually the wider set of the vendor. Values are Python codecs.
_WEB_MEANING = {
    "euc_kr": "cp949", "johab": "cp949", "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030",
    "big5": "big5hkscs", "cp950": "big5hkscs", "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254",
    "iso8859-11": "cp874", "tis-620": "cp874", "utf-8-sig": "utf-8",
}  # fmt: skip
_WEB_MEANING |= {
    name: name
    for name in (
        "utf-8 cp949 cp932 gb18030 big5hkscs euc_jp iso2022_jp cp874 koi8-r koi8-u cp866 mac-roman mac-cyrillic"
        " cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-2 iso8859-3 iso8859-4 iso8859-5"
        " iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16"
    ).split()
}
# Labels that Python does not know under this name.
_MORE_LABELS = {
    "x-sjis": "cp932", "windows-31j": "cp932", "x-gbk": "gb18030", "x-euc-jp": "euc_jp", "x-euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949", "ksc5601": "cp949", "ms949": "cp949", "x-windows-949": "cp949",
    "windows-949": "cp949", "x-x-big5": "big5hkscs", "x-cp1251": "cp1251", "x-cp1252": "cp1252",
    "windows-874": "cp874", "unicode-1-1-utf-8": "utf-8", "utf8mb4": "utf-8", "iso-8859-8-i": "iso8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
}  # fmt: skip
# This many whole sequences of UTF-8, and twice as many as broken ones, make a page UTF-8.
_WHOLE_SEQUENCES = 8
_CHARSET = compiled_later(r"charset\s{0,60}=\s{0,60}[\"']?\s{0,60}([\w.:\-]{2,40})", re.IGNORECASE)
_META = re.compile(rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:\-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s{0,64}<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:\-]{2,40})", re.IGNORECASE)
_LONG_RUN = re.compile(rb"[\x80-\xff]{4,}")
_ASCII_BYTES = bytes(range(0x80))
_ASCII_CHARS = dict.fromkeys(range(0x80))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the name of the encoding that gave it."""

    text: str
    encoding: str


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """Decodes a page or feed; undecodable bytes become U+FFFD, never an error.

    `content_type` is the HTTP header. NUL becomes U+FFFD too, as in browsers. UTF-7 is never used, even if declared.
    """
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return _decoded(body[len(bom) :], encoding)
    wide = _utf16_without_bom(body)
    if wide:
        return _decoded(body, wide)
    if b"\x1b" not in body:
        try:
            return Decoded(body.decode("utf-8").replace("\0", "\ufffd"), "utf-8")
        except UnicodeDecodeError:
            pass
    return _decoded(body, _choose(body, _declared(body, content_type)))


def web_encoding(label: str) -> str | None:
    """The Python codec that browsers use for a charset label; None for unknown and for refused ones (UTF-7)."""
    name = label.strip().strip("\"'").lower()
    if name in _MORE_LABELS:
        return _MORE_LABELS[name]
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return _WEB_MEANING.get(found)


def _decoded(body: bytes, encoding: str) -> Decoded:
    return Decoded(body.decode(encoding, "replace").replace("\0", "\ufffd"), encoding)


def _utf16_without_bom(body: bytes) -> str | None:
    """Markup in UTF-16 has a zero in every second byte."""
    head = body[:512]
    if len(head) < 8 or b"\0" not in head:
        return None
    (few, _), (many, encoding) = sorted(((head[0::2].count(0), "utf-16-be"), (head[1::2].count(0), "utf-16-le")))
    return encoding if many > 0.15 * len(head) and few < 0.025 * len(head) else None


def _declared(body: bytes, content_type: str | None) -> list[str]:
    """The declared encodings, HTTP first, without repeats."""
    header = _CHARSET.search(content_type[:1000]) if content_type else None
    head = body[:_HEAD_BYTES]
    inside = _XML.match(head) or _META.search(head)
    labels = [header[1] if header else "", inside[1].decode("ascii", "replace") if inside else ""]
    known = (web_encoding(label) for label in labels if label)
    return list(dict.fromkeys(encoding for encoding in known if encoding))


def _choose(body: bytes, declared: list[str]) -> str:
    """The first declared encoding that fits; else what the bytes look like; else the least bad of all."""
    sample = body[: _DETECT_BYTES * 4]
    high = sample.translate(None, _ASCII_BYTES)
    if not high and b"\x1b" in body:
        return "iso2022_jp" if "iso2022_jp" in declared or b"\x1b$B" in body[:_HEAD_BYTES] else "utf-8"
    # A server's default (ISO-8859-1 for everything) is worth less than what the page says itself.
    candidates = [*sorted(declared, key=lambda encoding: encoding == "cp1252"), "utf-8"]
    local = encoding_of_language(body[:_HEAD_BYTES], high)
    fitting = next((encoding for encoding in candidates if _fits(sample, high, encoding)), None)
    if fitting:
        return local or fitting if fitting == "cp1252" else fitting
    if _mostly_utf8(sample):
        return "utf-8"
    local = local or _recognize_script(sample) or ("cp1252" if _looks_western(sample, high) else _detect(sample))
    tried = dict.fromkeys(filter(None, [local, *candidates, "cp1252"]))
    return min(tried, key=lambda encoding: _broken_ratio(sample, encoding))


def _mostly_utf8(sample: bytes) -> bool:
    """UTF-8 with some broken bytes: in no other encoding do whole sequences of it come about by chance."""
    beyond = sample.decode("utf-8", "replace").translate(_ASCII_CHARS)
    broken = beyond.count("\ufffd")
    return len(beyond) - broken >= max(_WHOLE_SEQUENCES, 2 * broken)


def _fits(sample: bytes, high: bytes, encoding: str) -> bool:
    if _broken_ratio(sample, encoding) > _BROKEN_RATIO:
        return False
    if encoding != "cp1252" or not high:
        return True
    return _looks_western(sample, high) and _recognize_script(sample) is None


def _looks_western(sample: bytes, high: bytes) -> bool:
    return sum(map(len, _LONG_RUN.findall(sample))) <= _RUN_RATIO * len(high)


def _broken_ratio(sample: bytes, encoding: str) -> float:
    """Unreadable characters per character beyond ASCII; C1 controls count as unreadable, no text has them."""
    text = sample.decode(encoding, "replace")
    beyond = text.translate(_ASCII_CHARS)
    broken = beyond.count("\ufffd") + sum("\x80" <= char <= "\x9f" for char in beyond[:_DETECT_BYTES])
    return broken / max(len(beyond), 1)


def _recognize_script(sample: bytes) -> str | None:
    """Korean, Japanese, Chinese, Thai and Arabic by the characters that a right decoding shows."""
    best, best_share = None, 0.0
    # French in the Thai code page is full of Thai vowels, but its letters are alone.
    western = _looks_western(sample, sample.translate(None, _ASCII_BYTES))
    for encoding in _NEVER_WESTERN if western else _TYPICAL:
        typical, enough = _TYPICAL[encoding]
        text = sample[:_DETECT_BYTES].decode(encoding, "replace").translate(_ASCII_CHARS)
        if len(text) < 4 or text.count("\ufffd") > _BROKEN_RATIO * len(text):
            continue
        share = len(typical.findall(text)) / len(text) / enough
        if share >= 1 and share > best_share:
            best, best_share = encoding, share
    return best


def _detect(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 30 ms that nearly every page does without

    best = from_bytes(sample[:_DETECT_BYTES]).best()
    return web_encoding(best.encoding) if best is not None else None


def opened(body: bytes) -> bytes:
    """The body, unpacked if it is gzip; what a broken or too large file gives until its end or the limit."""
    if not body.startswith(_GZIP_MAGIC):
        return body
    unpacker = zlib.decompressobj(_GZIP_WINDOW)
    try:
        return unpacker.decompress(body, OPENED_MAX_BYTES)
    except zlib.error:
        return b""
