"""A post that is a PDF document: title, date, text in blocks, links with their sentences.

pages -> glyphs (`glyphs`, PDFium) -> lines in the order of reading (`lines`, `direction`) -> without
headers and page numbers (`furniture`) -> paragraphs (`paragraphs`, `joining`) -> title and date
(`title`, `date`) -> article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from presswatch.languages.patterns import compiled_later
from presswatch.records import Block, Link
from presswatch.urls.canonical import clean_url
from scraper.pages.article.compose import BLOCK_END
from scraper.pages.article.links import sentence_at, sentences
from scraper.pages.article.types import Article
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.pdf.glyphs import open_document
from scraper.pages.pdf.head import find_title, is_label, is_prose, read_document_date
from scraper.pages.pdf.lines import page_lines, without_furniture
from scraper.pages.pdf.paragraphs import Paragraph, body_size, paragraphs_of
from scraper.pages.text.language import read_language

MIN_LETTERS = 20
"""A document with fewer letters holds pictures of its pages."""
PICTURES = "pictures"
_DATE_PARAGRAPHS = 3
_MAX_DATE_CHARS = 60
_PRINTED_ADDRESS = compiled_later(r"(?:https?://|www\.)[^\s<>\"“”«»（）]+", re.IGNORECASE)
_ADDRESS_TAIL = ".,;:!?)]}'’…"


def read_pdf(content: bytes, url: str, context: DateContext) -> Article:
    """Reads a post that is a PDF document; `wall` is "pictures" where its pages are scans without text.

    The first 60 pages are read. Raises PageError(parse-error) if it is broken or encrypted, or if the extra `pdf` is
    not installed.
    """
    document = open_document(content, url)
    lines = [line for number, page in enumerate(document.pages) for line in page_lines(page, number)]
    if sum(map(str.isalpha, "".join(line.text for line in lines))) < MIN_LETTERS:
        return Article(wall=PICTURES)
    paragraphs = paragraphs_of(without_furniture(lines, document.pages))
    language = read_language(" ".join(one.text for one in sorted(paragraphs, key=lambda one: not is_prose(one))))
    context = replace(context, language=context.language or language)
    title, shown = find_title(paragraphs, body_size(lines), document.title, context)
    published = read_document_date(paragraphs, shown, document.created, context)
    text, blocks, links = _composed(_own_text(paragraphs, shown, context), url)
    return Article(title=title, published=published, language=language, text=text, blocks=blocks, links=links)


def _own_text(paragraphs: Sequence[Paragraph], title: range, context: DateContext) -> list[Paragraph]:
    """The paragraphs of the text: those below the title, without lines that are only a date or the kind of paper.

    What is above the title is kept where there is running text: then it is no letterhead.
    """
    above = list(paragraphs[: title.start])
    kept = above if any(map(is_prose, above)) else []
    below = list(paragraphs[title.stop :])
    head, rest = below[:_DATE_PARAGRAPHS], below[_DATE_PARAGRAPHS:]
    return [*kept, *(one for one in head if not _is_marginal(one.text, context)), *rest]


def _is_marginal(text: str, context: DateContext) -> bool:
    return is_label(text) or (len(text) <= _MAX_DATE_CHARS and read_date(text, context) is not None)


def _composed(paragraphs: Sequence[Paragraph], url: str) -> tuple[str, tuple[Block, ...], tuple[Link, ...]]:
    """Paragraphs as one text with its blocks and links."""
    text = BLOCK_END.join(one.text for one in paragraphs)
    spans = sentences(text)
    blocks: list[Block] = []
    links: list[Link] = []
    place = 0
    for one in paragraphs:
        blocks.append(Block(kind=one.kind, start=place, end=place + len(one.text)))
        for start, end, href in _all_links(one):
            target = clean_url(href, url) if not href.startswith("#") else None
            if target:
                first, last = place + start, place + end
                sentence = sentence_at(spans, text, first, last)
                links.append(Link(url=target, text=text[first:last], sentence=sentence, start=first, end=last))
        place += len(one.text) + len(BLOCK_END)
    return text, tuple(blocks), tuple(links)


def _all_links(paragraph: Paragraph) -> list[tuple[int, int, str]]:
    """The annotations over words of a paragraph, and the addresses that it prints: on paper they are the link."""
    return sorted([*paragraph.links, *_printed_addresses(paragraph)])


def _printed_addresses(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    for match in _PRINTED_ADDRESS.finditer(paragraph.text):
        address = match.group().rstrip(_ADDRESS_TAIL)
        start, end = match.start(), match.start() + len(address)
        if "." in address and not any(first < end and last > start for first, last, _ in paragraph.links):
            yield start, end, address if "://" in address else f"https://{address}"
