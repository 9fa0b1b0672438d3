"""What every format requires of text from outside: no control characters, nothing that reverses the text around it.

Arabic and Hebrew pull along the neutral characters next to them (UAX #9): "(title), 3 May" comes out scrambled. An
isolate keeps the order inside and outside apart, and is set only where text runs against the line.
"""

import re
import unicodedata
from urllib.parse import urlsplit

REPLACEMENT = "\ufffd"
HEADER_CHARACTERS = 200

# C0 without TAB and LF, DEL, C1: the characters that terminals, parsers and XML 1.0 (section 2.2) take for commands.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Halves of a pair and the two noncharacters that XML forbids: something was lost there, so it shows.
_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
# C0, DEL, C1 and the marks that reverse the direction of text: a page's title may hold any of them.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\u2028\u2029]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t\n]+")

_OVERRIDES = "\u202d\u202e"
_POP, _POP_ISOLATE = "\u202c", "\u2069"
_CLOSERS = (_POP, _POP_ISOLATE)
_CLOSER_OF = dict.fromkeys("\u202a\u202b", _POP) | dict.fromkeys("\u2066\u2067\u2068", _POP_ISOLATE)
"""What closes each embedding and each isolate."""
_DIRECTED = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Unicode allows 125 levels (UAX #9, BD2); text that people write has two or three.
_DEEPEST = 60


def safe(text: str) -> str:
    r"""One line of text with control characters and marks of direction shown as \xNN or \uNNNN."""
    return _UNSAFE.sub(lambda found: f"\\x{code:02x}" if (code := ord(found[0])) < 0x100 else f"\\u{code:04x}", text)


def clean_text(text: str) -> str:
    """The text with LF, without control characters and surrogates, each line's direction marks closed."""
    text = _CONTROLS.sub("", _BREAKS.sub("\n", text))
    text = _UNWRITABLE.sub(REPLACEMENT, text)
    if _DIRECTED.search(text) is None:
        return text
    return "\n".join(balanced(line) for line in text.split("\n"))


def one_line(text: str) -> str:
    """The text as `clean_text` gives it, on one line: runs of blanks, tabs and line ends become one blank."""
    return _BLANKS.sub(" ", clean_text(text)).strip()


def balanced(line: str) -> str:
    """One line whose direction marks cannot reach what follows: no overrides, all closed (UAX #9, X2 to X8)."""
    kept: list[str] = []
    opened: list[str] = []  # what would close each that is open; "" for a dropped override
    for letter in line:
        if letter in _OVERRIDES:
            opened.append("")
        elif letter in _CLOSERS:
            kept += _closed(opened, letter)
        elif letter not in _CLOSER_OF:
            kept.append(letter)
        elif sum(map(bool, opened)) < _DEEPEST:
            opened.append(_CLOSER_OF[letter])
            kept.append(letter)
    return "".join(kept) + "".join(reversed(opened))


def _closed(opened: list[str], closer: str) -> list[str]:
    """What a closer closes of that which is open, and takes from it; an isolate's closes all within it."""
    if closer == _POP:
        return [opened.pop()] if opened and opened[-1] != _POP_ISOLATE else []
    closed: list[str] = []
    while _POP_ISOLATE in opened and closer not in closed:
        closed.append(opened.pop())
    return closed


def header_line(text: str) -> str:
    """A line for a mail's or a message's subject: one line, at most 200 characters, cut with "…" between words."""
    return shortened(one_line(text), HEADER_CHARACTERS)


def shortened(text: str, most: int) -> str:
    """The text, or its beginning of at most `most` characters with "…", cut between words, marks closed."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    blank = head.rfind(" ")
    if blank > most // 2:
        head = head[:blank]
    while head and unicodedata.combining(text[len(head)]):
        head = head[:-1]
    while len(made := clean_text(head.rstrip(" ,;:–—-")) + "…") > most:
        head = head[: most - len(made)]
    return made


# Letters of an address that a browser, a mail client or a spreadsheet would read as an end or as something else.
_UNSAFE_IN_ADDRESS = re.compile(
    "[\\s\"'<>\\\\^`{|}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


def web_address(address: str | None) -> str | None:
    """The address if it leads to the web (http or https, a host, no name or password), else None; safely encoded."""
    if not address or _CONTROLS.search(address) or _UNWRITABLE.search(address):
        return None
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    leads_to_web = host and address.lower().startswith(("http://", "https://"))
    if not leads_to_web or "@" in parts.netloc or _UNSAFE_IN_ADDRESS.search(parts.netloc):
        return None
    return _UNSAFE_IN_ADDRESS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)


FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
# Bidirectional classes (UAX #9, table 4). Arabic figures (AN) move the text next to them as letters do.
_AGAINST = {"ltr": frozenset({"R", "AL", "AN", "RLE", "RLI"}), "rtl": frozenset({"L", "LRE", "LRI"})}


def runs_against(text: str, direction: str = "ltr") -> bool:
    """True if the text holds letters or figures that run against a line of this direction ("ltr" or "rtl")."""
    if direction == "ltr" and text.isascii():
        return False
    return not _AGAINST[direction].isdisjoint(map(unicodedata.bidirectional, set(text)))


def isolated(text: str, direction: str = "ltr") -> str:
    """The text, within U+2068 and U+2069 if it runs against its line; its own direction marks must be balanced."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if runs_against(text, direction) else text


def line_apart(text: str | None, direction: str = "ltr") -> str:
    """A text from outside as one line of plain text, isolated where that is needed; empty for None."""
    return isolated(one_line(text or ""), direction)
