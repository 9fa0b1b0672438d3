"""Titles that attack their readers, given to every encoder: python -m benchmarks.hostile_titles [COUNT].

Prints, for each format, how many titles were written, how many came out active (a formula, a script, a link that runs)
and whether the file is valid; exits 1 unless all are harmless. The tests do the same with fewer.
"""
# ruff: noqa: E501 - the tables of titles are not wrapped

from __future__ import annotations

import csv
import io
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import DictLoader

from presswatch.encoders.atom import AtomEntry, AtomFeed, atom_document
from presswatch.encoders.html import html_environment
from presswatch.encoders.json import JsonLines
from presswatch.encoders.references import bibtex_entry, ris_record
from presswatch.encoders.table import Column, CsvTable, csv_text
from presswatch.encoders.words import header_line, one_line
from presswatch.encoders.xlsx import XlsxTable, fitted

COUNT = 100_000
MOMENT = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
COLUMNS = (Column(name="title"), Column(name="text", kind="long text"), Column(name="address", kind="address"))

HONEST = (
    "Rights group welcomes ruling", "북한인권정보센터, 보고서 발간", "宋韩娜：“我们必须行动”", "تقرير جديد عن حقوق الإنسان",
    "דו״ח חדש", "Rapport d’activité — 50 % de plus", "Q&A: “What now?”", "C++ at 5 < 6", "Smith & Sons’ case", "Zürich, 3 p.m.",
    "क्या हुआ", "Cafe\u0301", "\u2067שלום\u2069 world", "x_1 ~ {a} $5 #2", "👩‍👩‍👧 family",
)  # fmt: skip
ATTACKS = (
    "=1+1", "+1", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.example","x")', "＝1+1", "＋1", "－1", "＠SUM(1)",
    "\t=1", "\r=1", "\n=1", " =1", "\xa0=1", "\u3000=1", "\u200b=1", "\ufeff=1", "'=1", "''+1", '";=1', '"=1', ";=1+1;", ",=1,", "\x00=1",
    "<script>alert(1)</script>", "</title><script>alert(1)</script>", "<img src=x onerror=alert(1)>", '" onmouseover="alert(1)',
    "' onfocus='alert(1)", "<svg/onload=alert(1)>", "<![CDATA[x]]>", "]]>", "<!-- x", "--><script>", "&lt;script&gt;", "&#x3c;script&#x3e;",
    "{{7*7}}", "{% for x in y %}", "${7*7}", "#{7*7}", "%0d%0aBcc: x@evil.example", "\r\nBcc: x@evil.example", "javascript:alert(1)",
    "\u202egpj.exe", "\u202dabc", "\u202aabc", "\u2067abc", "\u2069\u202c", "\u2066\u202e\u2069", "\u200e\u200f", "\u061c",
    "\x00", "\x07", "\x08", "\x0b", "\x0c", "\x1b[2J\x1b]0;owned\x07", "\x7f", "\x85", "\x9b31m", "\ud800", "\udfff", "\ud83d", "\ufffe", "\uffff",
    "\U0001fffe", "\u2028", "\u2029", "_x0041_", "_x000D_", "_x005F_", "\\", "\\input{/etc/passwd}", "}", "{", "}}, @article{x,", "%", "$", "^^M",
    "ER  - ", "\nER  - \nTY  - NEWS", "TY  - ", "\nTI  - x", "DDE(1)", "|calc", "x" * 40_000, "é" * 33_000, "👍" * 17_000, "a\u0300" * 400,
)  # fmt: skip
ADDRESSES = (
    "https://example.org/a", "http://example.org/?q=1&r=%27", "https://예시.example/기사", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)", " javascript:alert(1)", "\x01javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x",
    "file:///etc/passwd", "https://user:secret@example.org/", 'https://example.org/"><script>alert(1)</script>', "//evil.example/", "=1+1",
    "https://example.org/' onclick='x", "https://example.org/{}|\\^`", "https://example.org/\u202egpj", "https://example.org/\r\nX: y", "",
    "https://", "https://[::1", "https://example.org/" + "a" * 3000, "https://example.org/?a=\ud800", "https://exa mple.org/", "mailto:x@y.example",
)  # fmt: skip
# The long ones are used for one title in some hundred: a hundred thousand of them would be gigabytes.
_SHORT = tuple(words for words in ATTACKS if len(words) < 1000)


def hostile_titles(count: int, seed: int = 7) -> Iterator[str]:
    """Every attack and ordinary title once, then mixtures of them; always the same for one seed."""
    yield from (*HONEST, *ATTACKS)
    dice = random.Random(seed)
    for number in range(count - len(HONEST) - len(ATTACKS)):
        parts = dice.choices(_SHORT, k=dice.randint(1, 3)) + dice.choices(HONEST, k=dice.randint(0, 2))
        if number % 500 == 0:
            parts.append(dice.choice(ATTACKS))
        if dice.random() < 0.3:
            parts.append("".join(chr(dice.choice((dice.randrange(0x300), dice.randrange(0x10000)))) for _ in range(6)))
        dice.shuffle(parts)
        yield dice.choice(("", "", " ", "\n")).join(parts)


def rows(count: int) -> Iterator[tuple[str, str, str]]:
    """Titles, each also as a text of several lines, with an address."""
    for number, title in enumerate(hostile_titles(count)):
        yield title, f"{title}\n{title[::-1]}" if len(title) < 500 else title, ADDRESSES[number % len(ADDRESSES)]


ACTIVE_CELL = re.compile("^[\\s\u200b\ufeff\x00]*[=+\\-@＝＋－＠]")


def check_csv(count: int) -> int:
    """Reads the file back: no cell begins like a formula, and every title is unchanged."""
    stream = io.StringIO(newline="")
    table = CsvTable(stream, COLUMNS)
    for row in rows(count):
        table.write(row)
    table.close()
    stream.seek(1)  # past the byte order mark
    stream.getvalue().encode()
    csv.field_size_limit(1 << 30)
    read = list(csv.reader(stream))[1:]
    assert len(read) == count, "rows were lost"
    for cells, (title, _, _) in zip(read, rows(count), strict=True):
        assert csv_text(cells[0]) == one_line(title), f"the title is another now: {cells[0][:80]!r}"
    return sum(bool(ACTIVE_CELL.match(cell)) for cells in read for cell in cells)


def check_json(count: int) -> int:
    """Each line is one document that gives the text back exactly, except for lone surrogates."""
    stream = io.StringIO(newline="")
    table = JsonLines(stream, COLUMNS)
    for row in rows(count):
        table.write(row)
    lines = stream.getvalue().encode().decode().split("\n")[:-1]
    assert len(lines) == count, "a title broke its line"
    for line, (title, _, _) in zip(lines, rows(count), strict=True):
        assert json.loads(line)["title"] == re.sub("[\ud800-\udfff]", "\ufffd", title)
    return sum(bool(re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]", line)) for line in lines)


def check_xlsx(count: int) -> int:
    """Openpyxl reads every cell back: as text, complete, and with web links only."""
    import openpyxl  # noqa: PLC0415 - of the test extra

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "titles.xlsx"
        table = XlsxTable(path, COLUMNS)
        for row in rows(count):
            table.write(row)
        table.close()
        sheet = openpyxl.load_workbook(path, read_only=True).active
        assert sheet is not None
        active, read = 0, 0
        for cells, (title, _, _) in zip(sheet.iter_rows(min_row=2), rows(count), strict=True):
            read += 1
            # openpyxl keeps the escape of _x0041_ (ECMA-376 part 1, 22.9.2.19) in inline strings.
            have = re.sub("_x005F_(?=x[0-9A-Fa-f]{4}_)", "_", str(cells[0].value or ""))
            assert have == fitted(one_line(title)), f"another title: {have[:80]!r}"
            active += sum(cell.data_type == "f" for cell in cells)
        assert read == count, "rows were lost"
        return active + _bad_targets(path)


def _bad_targets(path: Path) -> int:
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(path) as book:
        names = [name for name in book.namelist() if name.endswith(".rels") and "worksheets" in name]
        targets = [target for name in names for target in re.findall(r'Target="([^"]*)"', book.read(name).decode())]
    return sum(not target.startswith(("http://", "https://")) for target in targets)


TEMPLATE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ rows[0][0] }}</title></head><body>
{% for title, text, address in rows %}<p title="{{ title }}" data-text='{{ text }}'>{{ anchor(address, title) }}</p>
{% endfor %}</body></html>"""
_ALLOWED = {"html", "head", "meta", "title", "body", "p", "a", "span"}


def check_html(count: int) -> int:
    """html5lib, which parses as browsers do, finds only our own elements and attributes, and the titles as text."""
    import html5lib  # noqa: PLC0415 - of the test extra

    template = html_environment(DictLoader({"page": TEMPLATE})).get_template("page")
    bad, size = 0, 2_000
    everything = list(rows(count))
    for start in range(0, count, size):
        part = everything[start : start + size]
        tree = html5lib.parse(template.render(rows=part).encode().decode(), namespaceHTMLElements=False)
        shown = list(tree.iter("p"))
        assert len(shown) == len(part), "an element was broken"
        for element, (title, _, _) in zip(shown, part, strict=True):
            assert "".join(element.itertext()) == one_line(title).replace("\r", "\n"), f"another title: {title[:80]!r}"
        for element in tree.iter():
            target = element.get("href")
            bad += element.tag not in _ALLOWED or any(name.startswith("on") for name in element.keys())  # noqa: SIM118 - an element's attributes
            bad += target is not None and not target.startswith(("http://", "https://"))
    return bad


def check_atom(count: int) -> int:
    """feedparser, in strict mode, accepts every feed, and every entry's title is text."""
    import feedparser  # noqa: PLC0415 - slow to import
    from lxml import etree  # noqa: PLC0415

    bad, size, everything = 0, 5_000, list(rows(count))
    for start in range(0, count, size):
        part = everything[start : start + size]
        entries = [
            AtomEntry(
                id=f"tag:example.org,2026:{start + n}",
                title=title,
                updated_at=MOMENT,
                published_at=MOMENT,
                link=address,
                authors=(title,),
                categories=(title,),
                summary=text,
            )
            for n, (title, text, address) in enumerate(part)
        ]
        feed = AtomFeed(id="tag:example.org,2026:x", title="x", updated_at=MOMENT, author="x", entries=entries)
        document = atom_document(feed)
        titles = [one.findtext("{*}title") for one in etree.fromstring(document).iter("{*}entry")]
        for have, (title, _, _) in zip(titles, part, strict=True):
            assert (have or "") == one_line(title), f"another title: {title[:80]!r}, {have!r:.80}"
        if start == 0:
            read = feedparser.parse(document)
            assert not read.bozo, f"not valid: {read.get('bozo_exception')}"
            bad += sum(one.title_detail.type != "text/plain" for one in read.entries if "title_detail" in one)
            links = [link.href for one in read.entries for link in one.get("links", ())]
            bad += sum(not link.startswith(("http://", "https://")) for link in links)
    return bad


def check_bibtex(count: int) -> int:
    """Each entry's braces are balanced at every point, so none can end its field; bibtexparser reads part of them."""
    import bibtexparser  # noqa: PLC0415 - of the test extra

    written, bad = [], 0
    for number, (title, _, address) in enumerate(rows(count)):
        entry = bibtex_entry("article", f"presswatch-{number}", {"title": title, "author": title, "url": address})
        body, depth = entry[entry.index("{") :].rstrip(), 0
        for place, mark in enumerate(body):
            depth += (mark == "{") - (mark == "}")
            bad += depth == 0 and place != len(body) - 1
        bad += depth != 0
        if len(entry) < 5_000 and len(written) < 3_000:
            written.append(entry)
    library = bibtexparser.parse_string("\n".join(written))
    assert not library.failed_blocks, f"not valid: {library.failed_blocks[0].raw[:200]!r}"
    assert len(library.entries) == len(written), "entries were lost"
    return bad


def check_ris(count: int) -> int:
    """Rispy reads exactly as many records, and each title as one line."""
    import rispy  # noqa: PLC0415 - of the test extra

    text = "".join(ris_record("NEWS", [("TI", f"t {title}"), ("UR", address)]) for title, _, address in rows(count))
    read = rispy.loads(text.replace("\r\n", "\n"))
    assert len(read) == count, f"{len(read)} records"
    titles = [record.get("title", record.get("primary_title", "")) for record in read]
    expected = [one_line(f"t {title}") for title, _, _ in rows(count)]
    return sum(have != want for have, want in zip(titles, expected, strict=True))


def check_headers(count: int) -> int:
    """A subject line is one line of at most 200 characters without control characters."""
    lines = [header_line(title) for title, _, _ in rows(count)]
    return sum(
        len(line) > 200 or bool(re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ud800-\udfff]", line))
        for line in lines
    )


CHECKS: dict[str, Callable[[int], int]] = {
    "csv": check_csv,
    "json": check_json,
    "xlsx": check_xlsx,
    "html": check_html,
    "atom": check_atom,
    "bibtex": check_bibtex,
    "ris": check_ris,
    "headers": check_headers,
}


def main(arguments: Sequence[str]) -> int:
    count = int(arguments[0]) if arguments else COUNT
    worst = 0
    for name, check in CHECKS.items():
        began = time.process_time()
        try:
            active, words = check(count), "valid"
        except AssertionError as error:
            active, words = 1, str(error)
        worst += active
        print(f"{name:8} {count:>8,} titles  {active} active  {words}  {time.process_time() - began:.1f} s", flush=True)
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
