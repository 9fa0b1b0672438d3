"""PDF documents of a few objects, written by a test: text at positions, links, rotated pages, any script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass(frozen=True)
class Words:
    """A piece of text at a position (points from the lower left corner), drawn in one operation."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False


@dataclass(frozen=True)
class Leaf:
    """A page: its words, and link areas (left, bottom, right, top, address); if rotated, its words stay upright."""

    words: Sequence[Words]
    links: Sequence[tuple[float, float, float, float, str]] = ()
    turn: int = 0


@dataclass
class Objects:
    """The objects of a document, numbered as they are added."""

    bodies: list[bytes] = field(default_factory=list)

    def add(self, body: bytes | str) -> int:
        self.bodies.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(self.bodies)

    def stream(self, content: bytes) -> int:
        return self.add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))

    def file(self, root: int, info: int, more: str = "") -> bytes:
        out, places = b"%PDF-1.7\n", []
        for number, body in enumerate(self.bodies, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        head = f"trailer << /Size {len(places) + 1} /Root {root} 0 R /Info {info} 0 R {more} >>\n".encode("latin-1")
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (len(places) + 1, table, head)
        return out + b"startxref\n%d\n%%%%EOF\n" % start


def make_pdf(leaves: Sequence[Leaf], *, title: str = "", created: str = "", trailer: str = "") -> bytes:
    """The bytes of a document; Latin letters in Helvetica, all others in a font with a map from glyphs to Unicode."""
    objects = Objects()
    fonts = f"<< /F0 {_latin(objects, 'Helvetica')} 0 R /F1 {_latin(objects, 'Helvetica-Bold')} 0 R /F2 {_wide(objects)} 0 R >>"
    tree = len(objects.bodies) + 1
    objects.add("")
    pages = [_page(objects, leaf, tree, fonts) for leaf in leaves]
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects.bodies[tree - 1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    root = objects.add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
    name = b"<feff" + title.encode("utf-16-be").hex().encode() + b">"
    info = objects.add(b"<< /Title %s /CreationDate (%s) >>" % (name, created.encode()))
    return objects.file(root, info, trailer)


def _latin(objects: Objects, name: str) -> int:
    return objects.add(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")


def _wide(objects: Objects) -> int:
    """A font whose glyphs are numbered by code point, each as wide as it is high, as in Han and Hangul fonts."""
    rows = "".join(f"<{row:02x}00> <{row:02x}ff> <{row:02x}00>\n" for row in range(256))
    blocks = [rows.splitlines()[at : at + 64] for at in range(0, 256, 64)]
    ranges = "".join(f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange\n" for block in blocks)
    map_ = objects.stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /All def /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        + ranges.encode()
        + b"endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    face = objects.add(
        "<< /Type /FontDescriptor /FontName /Every /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800"
        " /Descent -200 /CapHeight 700 /StemV 80 >>"
    )
    glyphs = objects.add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Every /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        f" /Supplement 0 >> /FontDescriptor {face} 0 R /DW 1000 /CIDToGIDMap /Identity >>"
    )
    return objects.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Every /Encoding /Identity-H /DescendantFonts [{glyphs} 0 R] /ToUnicode {map_} 0 R >>"
    )


def _page(objects: Objects, leaf: Leaf, tree: int, fonts: str) -> int:
    content = objects.stream(b"\n".join(_drawn(words, leaf.turn) for words in leaf.words))
    links = "".join(
        f"<< /Type /Annot /Subtype /Link /Rect [{left} {bottom} {right} {top}] /Border [0 0 0] /A << /S /URI /URI ({href}) >> >> "
        for left, bottom, right, top, href in leaf.links
    )
    return objects.add(
        f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {leaf.turn} /Contents {content} 0 R"
        f" /Resources << /Font {fonts} >> /Annots [{links}] >>"
    )


def _drawn(words: Words, turn: int) -> bytes:
    try:
        text = (
            b"(" + words.text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)") + b")"
        )
        font = "F1" if words.bold else "F0"
    except UnicodeEncodeError:
        text, font = b"<" + words.text.encode("utf-16-be").hex().encode() + b">", "F2"
    x, y = words.x, words.y
    matrix = {90: f"0 1 -1 0 {WIDTH - y} {x}", 180: f"-1 0 0 -1 {WIDTH - x} {HEIGHT - y}"}.get(turn, f"1 0 0 1 {x} {y}")
    return f"BT /{font} {words.size} Tf {matrix} Tm ".encode() + text + b" Tj ET"


def lines(
    x: float, top: float, texts: Sequence[str], *, size: float = 11, step: float = 13, bold: bool = False
) -> list[Words]:
    """Lines below each other; an empty one leaves a gap."""
    return [Words(x, top - number * step, text, size, bold) for number, text in enumerate(texts) if text]
