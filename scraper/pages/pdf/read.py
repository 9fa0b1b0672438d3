"""A post that is a PDF document: title, date, text in blocks, links with their sentences.

pages -> glyphs (`glyphs`, PDFium) -> lines in the order of reading, without headers and page numbers (`lines`) ->
paragraphs (`paragraphs`) -> title, date and article (here).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from presswatch.languages.packs import alternation, any_of, any_word, words
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block, DateReading, Link
from presswatch.urls.canonical import clean_url
from scraper.pages.article.compose import BLOCK_END, sentence_at, sentences, weight
from scraper.pages.article.date_lines import read_line
from scraper.pages.article.types import Article
from scraper.pages.dates.calendar import day
from scraper.pages.dates.read import DateContext, find_dates, read_date
from scraper.pages.pdf.glyphs import open_document
from scraper.pages.pdf.lines import page_lines, without_furniture
from scraper.pages.pdf.paragraphs import MAX_HEADING_CHARS, Paragraph, body_size, paragraphs_of
from scraper.pages.text.language import read_language
from scraper.pages.text.letters import letters

_MAX_LABEL_REST = 14
"""Letters that may be next to a label: a number, "EN", a year."""
_NOT_A_TITLE = compiled_later(alternation("contact_parts"), re.IGNORECASE)
_JUNK = compiled_later(
    rf"\s{{0,60}}(?:(?:{any_word('document_programs')})\b.{{0,300}}|{any_of('untitled_labels')}"
    rf"|{alternation('generic_document_titles')}"
    rf"|[\w.\- ()%\[\]]{{1,60}}\.(?:{alternation('document_file_names')}))\s{{0,60}}",
    re.IGNORECASE,
)
"""What programs write into the metadata where nobody has given a title."""
_SUBSTANTIAL_WEIGHT = 16
_SUBSTANTIAL_WORDS = 4
_PROSE_WEIGHT = 200
"""A paragraph this long is running text; titles are above it."""
_LARGER_RATIO = 1.04
_SAME_SIZE_RATIO = 0.04
_TITLE_GAP_EM = 2.2
_FEWEST_LETTERS = 4
_PLAIN_TITLE_AT = 4
_NO_PLAIN_TITLE = compiled_later(r"[.!?]\s|[.!]$|:|^.{161}")
"""A sentence, a label with a value, or more than a title in the type of the running text has."""
MIN_LETTERS = 20
"""A document with fewer letters holds pictures of its pages."""
PICTURES = "pictures"
_DATE_PARAGRAPHS = 3
_PRINTED_ADDRESS = compiled_later(r"(?:https?://|www\.)[^\s<>\"“”«»（）]+", re.IGNORECASE)
_ADDRESS_TAIL = ".,;:!?)]}'’…"
_HEAD_PARAGRAPHS = 14
_END_PARAGRAPHS = 12
_MAX_LINE_CHARS = 140
_MAX_DATELINE_CHARS = 90
_DATELINE_END = compiled_later(r"\s*(?:[,.]\s*)?(?:[)\]）］】]\s*)?(?:[-–—―:：/]|\()|\s*[)\]）］】]")
"""What follows the date at the start of the text: "GENEVA, 12 March 2026 – …", "(Geneva, 12 March 2026) …"."""
_CREATED = compiled_later(r"D:(\d{4})(\d{2})(\d{2})")


def find_title(paragraphs: Sequence[Paragraph], body: float, metadata: str, context: DateContext) -> tuple[str, range]:
    """The title and which paragraphs show it; an empty range where the metadata alone have it.

    "" where nothing on the first page can be one and the metadata hold a file's name.
    """
    first_page = list(takewhile(lambda one: one.page == 0, paragraphs))
    above_prose = range(_first_prose(first_page) or len(first_page))
    possible = [number for number in above_prose if _can_be_title(first_page[number], context)]
    named = "" if _JUNK.fullmatch(metadata) else " ".join(metadata.split())
    chosen = _shown(first_page, possible, metadata) or _largest(first_page, possible, body)
    if not chosen and not named:
        chosen = _plain_title(first_page, possible)
    return " ".join(first_page[number].text for number in chosen) or named, chosen


def is_label(text: str) -> bool:
    """True if a line says what kind of paper it is and little else: "Press release 12/2026", "보도자료"."""
    key = letters(text)
    return any(label in key and len(key) - len(label) <= _MAX_LABEL_REST for label in _labels())


@lru_cache(maxsize=1)
def _labels() -> tuple[str, ...]:
    """What kind of paper a release calls itself, often in the largest type of all; letters alone."""
    return tuple(map(letters, words("release_labels")))


def is_prose(paragraph: Paragraph) -> bool:
    """True if a paragraph is running text."""
    return weight(paragraph.text) >= _PROSE_WEIGHT and paragraph.kind in ("paragraph", "list-item")


def _first_prose(paragraphs: Sequence[Paragraph]) -> int:
    return next((number for number, one in enumerate(paragraphs) if is_prose(one)), len(paragraphs))


def _can_be_title(paragraph: Paragraph, context: DateContext) -> bool:
    text = paragraph.text
    if paragraph.kind == "table" or text[-1] in ":,;" or len(text) > MAX_HEADING_CHARS or is_label(text):
        return False
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS or _NOT_A_TITLE.search(text):
        return False
    return read_date(text, context) is None


def _shown(paragraphs: Sequence[Paragraph], possible: Sequence[int], metadata: str) -> range:
    key = letters(metadata) if _is_substantial(metadata) else None
    counts = range(1, 4)
    spans = (range(start, min(start + count, len(paragraphs))) for start in possible for count in counts)
    return next((span for span in spans if letters("".join(paragraphs[n].text for n in span)) == key), range(0))


def _largest(paragraphs: Sequence[Paragraph], possible: Sequence[int], body: float) -> range:
    """The paragraphs in the largest type; short ones (a name in a letterhead) only if nothing longer is prominent."""
    runs = [_run(paragraphs, number, possible) for number in possible if _stands_out(paragraphs[number], body)]
    substantial = [run for run in runs if _is_substantial(" ".join(paragraphs[n].text for n in run))]
    best = range(0)
    for run in substantial or runs:
        if not best or paragraphs[run[0]].size > paragraphs[best[0]].size * (1 + _SAME_SIZE_RATIO):
            best = run
    return best


def _plain_title(paragraphs: Sequence[Paragraph], possible: Sequence[int]) -> range:
    for number in possible:
        text = paragraphs[number].text
        if number < _PLAIN_TITLE_AT and _is_substantial(text) and not _NO_PLAIN_TITLE.search(text):
            return range(number, number + 1)
    return range(0)


def _stands_out(paragraph: Paragraph, body: float) -> bool:
    return paragraph.size >= _LARGER_RATIO * body or paragraph.kind == "heading" or paragraph.bold


def _run(paragraphs: Sequence[Paragraph], start: int, possible: Sequence[int]) -> range:
    """A paragraph with those right below it in the same type: a title in several lines."""
    end = start + 1
    length = len(paragraphs[start].text)
    while end in possible:
        above, below = paragraphs[end - 1], paragraphs[end]
        length += len(below.text)
        same = abs(above.size - below.size) <= _SAME_SIZE_RATIO * above.size and above.bold == below.bold
        if not same or not 0 < above.last_y - below.y <= _TITLE_GAP_EM * above.size or length > MAX_HEADING_CHARS:
            break
        end += 1
    return range(start, end)


def _is_substantial(text: str) -> bool:
    return weight(text) >= _SUBSTANTIAL_WEIGHT and (len(text.split()) >= _SUBSTANTIAL_WORDS or weight(text) > len(text))


def read_document_date(
    paragraphs: Sequence[Paragraph], title: range, created: str, context: DateContext
) -> DateReading | None:
    """The date of a line next to the title or at the text's head or end; else the file's own, never certain."""
    printed = (reading for reading in _printed(paragraphs, title, context) if not reading.is_period)
    return next(printed, None) or _made_on(created, context)


def _printed(paragraphs: Sequence[Paragraph], title: range, context: DateContext) -> Iterator[DateReading]:
    first_prose = _first_prose(paragraphs)
    near = paragraphs[: min(max(first_prose, title.stop), title.stop + _HEAD_PARAGRAPHS)]
    yield from filter(None, (read_date(paragraph.text, context) for paragraph in near))
    for paragraph in paragraphs[title.stop : first_prose + 1]:
        # The date with which running text begins, after a place and before a dash.
        for span in find_dates(paragraph.text[: 2 * _MAX_DATELINE_CHARS], context, "element")[:1]:
            if span.end <= _MAX_DATELINE_CHARS and _DATELINE_END.match(paragraph.text, span.end):
                yield span.reading
    for paragraph in near:
        if len(paragraph.text) <= _MAX_LINE_CHARS:
            # A line with more than a day may be about an event.
            yield from (replace(one, certain=False) for one in read_line(paragraph.text, context, "element"))
    end = reversed(paragraphs[first_prose + 1 :][-_END_PARAGRAPHS:])
    yield from filter(None, (read_date(paragraph.text, context) for paragraph in end))


def _made_on(created: str, context: DateContext) -> DateReading | None:
    """The day in a document's metadata: of the file, which may be made before or long after its text was published."""
    match = _CREATED.match(created)
    on = day(*map(int, match.groups())) if match else None
    if on is None or (context.now is not None and on > context.now.date()):
        return None
    return DateReading(on=on, raw=created, source="document", certain=False)


def read_pdf(content: bytes, url: str, context: DateContext) -> Article:
    """Reads a PDF document; `wall` is "pictures" for scans. PageError(parse-error) if it cannot be read."""
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
    above, below = paragraphs[: title.start], paragraphs[title.stop :]
    kept = above if any(map(is_prose, above)) else ()
    head = below[:_DATE_PARAGRAPHS]
    own = (one for one in head if not is_label(one.text) and read_date(one.text, context) is None)
    return [*kept, *own, *below[_DATE_PARAGRAPHS:]]


def _composed(paragraphs: Sequence[Paragraph], url: str) -> tuple[str, tuple[Block, ...], tuple[Link, ...]]:
    text = BLOCK_END.join(one.text for one in paragraphs)
    spans = sentences(text)
    blocks: list[Block] = []
    links: list[Link] = []
    place = 0
    for one in paragraphs:
        blocks.append(Block(kind=one.kind, start=place, end=place + len(one.text)))
        # The annotations over words, and the addresses that are printed: on paper they are the link.
        for start, end, href in sorted([*one.links, *_printed_addresses(one)]):
            target = clean_url(href, url) if not href.startswith("#") else None
            if target:
                first, last = place + start, place + end
                sentence = sentence_at(spans, text, first, last)
                links.append(Link(url=target, text=text[first:last], sentence=sentence, start=first, end=last))
        place += len(one.text) + len(BLOCK_END)
    return text, tuple(blocks), tuple(links)


def _printed_addresses(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    for match in _PRINTED_ADDRESS.finditer(paragraph.text):
        address = match.group().rstrip(_ADDRESS_TAIL)
        start, end = match.start(), match.start() + len(address)
        if "." in address and not any(first < end and last > start for first, last, _ in paragraph.links):
            yield start, end, address if "://" in address else f"https://{address}"
