"""The title of an entry: the words of its heading or link, without "read more", comment counts, labels and days."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from statistics import fmean as mean

from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from presswatch.text.strings import grouped
from scraper.pages.dates.cues import has_day
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.html_tree.links import Anchor
from scraper.pages.html_tree.tree import HEADINGS, Tree, weight
from scraper.pages.listing.clusters import class_words
from scraper.pages.listing.date_groups import DIGIT
from scraper.pages.listing.features import PageFacts
from scraper.pages.text.letters import letters

COMMENTS_COUNTED = compiled_later(any_of("comment_counts"), re.IGNORECASE)
"""The whole text of a link that counts the comments on a post, or asks for one."""

GENERIC_WORDS = compiled_later(any_of("more_link_labels"), re.IGNORECASE)
"""The whole text of a link that leads to a post without naming it."""


MIN_TITLE = 12
"""Mean weight below which a part is a label rather than a title."""
_DATE_LIKE = compiled_later(r"\W{0,300}(?=.{0,300}\d)[\w\s.,:/\-年月日년월일]{4,28}\W{0,300}")
_LONGEST_DAY, _ANY_YEAR = 30, 2024
"""Letters of a day ("二月 08", "Wednesday, September 16, 2026"); without its year it is read with any."""
_NO_CONTEXT = DateContext()


_COUNTS = compiled_later(rf"(?:(?:{any_of('read_counts')})\W*\d[\d,.]*\W*)+", re.IGNORECASE)
_SIGNED = compiled_later(r"(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}\.?\s*)?by\s+\S+(?:\s\S+){0,2}")
"""Who wrote an entry, the day before it or not: "2026/11/27 by Mina Park". A title begins with a capital."""
_FIGURES = compiled_later(r"[\d\s.,:/+\-TZ年月日년월일()]{6,40}")
_DIGITS_OF_A_DAY = 6
_BADGE = compiled_later(any_of("title_badges"), re.IGNORECASE)
"""What boards put after the title of an entry that is new, much read, locked or has a file."""
_COUNT_PARTS = 3
"""Elements of which a count of comments is put together: its name, the number, its unit."""
_PERMANENT = compiled_later(rf"^(?:{any_of('permalink_openings')}) ", re.IGNORECASE)
"""What blog programs write before a post's title in the attribute of the link to it."""
_EDGES = " \t\u00a0|»›→▶·•-–—:"
_LEAST_STRONG, _SPARE_STRONG = 8, 6
_CUT = compiled_later(r"\s{0,60}(?:\.{2,62}|…|⋯)\s{0,60}$")
_USUAL_LINE, _LEAST_LINE = 10, 4
"""Weights of a line that may well be a title, and of one that is so only where nothing else is ("Floods")."""


def _highest(tree: Tree, link: int) -> str:
    """The words of the heading of the highest rank in a link; an outlet or a section may be above it in a lower one."""
    return next(filter(None, map(tree.text, tree.headings(link, tree.ends[link]))), "")


def _headings_in(tree: Tree, start: int, end: int) -> list[str]:
    """The words of the headings among these elements."""
    return list(filter(None, map(tree.text, sorted(tree.headings(start, end)))))


def named_title(tree: Tree, number: int) -> bool:
    """True if a link, or the box around it alone, is called a title; next to it a longer one leads on by the teaser."""
    parent = tree.parents[number]
    alone = parent >= 0 and tree.text(parent) == tree.text(number)
    names = [tree.elements[one].get("class") or "" for one in ((number, parent) if alone else (number,))]
    return any(_TITLE_NAME.search(name) for name in names)


_TITLE_NAME = compiled_later(r"(?<![a-z])(?<!sub)(?<!sub[-_])(?:title|headline)(?![a-z])", re.IGNORECASE)
"""A class of a title: "article-title", "card__headline"; a subtitle is none."""


_TAIL_COUNT = compiled_later(
    r"\s{0,60}[\[(（【]\s{0,60}(?!(?:19|20)\d\d\s{0,60}[\])）】])\+?\d{1,5}\s{0,60}[\])）】]\s{0,60}$"
)
"""How many comments there are, after a title; a number of four digits that is a year is a part of it."""
_ONLY_COUNT = compiled_later(r"[\[(（+]?\s*\d{1,6}\s*[\])）]?")
_SPARE_LINES = 12


_TITLED = 1 / 3
"""From this share of links on that say what they lead to, the links of a list are its titles."""
MIN_COVER = 0.6
"""A part that this share of the entries' links has is a part of their design, not an emphasized word of one title."""


@dataclass(frozen=True, slots=True)
class TitleContext:
    """What the entries of one listing have in common.

    `repeated`: texts that are in many entries are labels, not titles. `part`: where links hold several things
    (label, title, author, date),
    the place of the title in them; empty where links are the title as a whole. `titled`: the links say what
    they lead to, so that one which sounds like "read more" may be a title ("Open day in July"). `headed`: the headings
    of the links are the titles, so that one which recurs is a title as well ("Office closed").
    """

    repeated: frozenset[str]
    part: str = ""
    titled: bool = False
    headed: bool = False


def learn_titles(tree: Tree, texts: list[str], links: list[int]) -> TitleContext:
    """Learns the labels of a listing from the lines of all entries, and the part of the links that is the title."""
    words = list(map(tree.text, links))
    # What recurs in the lines of all entries is a label, and so is "read more" that is there twice.
    enough = max(3, len(texts) // 3) if len(texts) < 9 else max(3, min(6, len(texts) // 4))
    counts = Counter(texts).items()
    often = [text for text, count in counts if count >= enough or (count > 1 and GENERIC_WORDS.fullmatch(text))]
    # A link is held against them without its arrow: "Would you like to know more? →".
    repeated = frozenset([*often, *map(_clean, often)])
    titled = sum(bool(text) and not GENERIC_WORDS.fullmatch(text) for text in words) >= _TITLED * len(links)
    # The words of the heading in a link, or of a link that is a heading.
    own = (text if tree.tags[tree.parents[link]] in HEADINGS else "" for link, text in zip(links, words, strict=True))
    headings = Counter(filter(None, (_highest(tree, link) or text for link, text in zip(links, own, strict=True))))
    alone = sum(count == 1 for count in headings.values())
    headed = headings.total() >= MIN_COVER * len(links) and alone >= _TITLED * len(links)
    return TitleContext(repeated, _title_part(tree, links, repeated), titled, headed)


def _title_part(tree: Tree, links: list[int], repeated: frozenset[str]) -> str:
    """The place, in links of several parts, of the first part that is long, different in each and no date."""
    seen = grouped(part for link in links for part in dict(_parts(tree, link)).items())
    usual = {place: texts for place, texts in seen.items() if len(texts) >= max(2, MIN_COVER * len(links))}
    if len(usual) < 2:
        return ""
    return next((place for place, texts in usual.items() if _are_titles(texts, repeated)), "")


def _are_titles(texts: list[str], repeated: frozenset[str]) -> bool:
    """True if the texts are long on average, and fewer than half of them are days or labels."""
    if mean(map(weight, texts)) < MIN_TITLE or len(texts) - len(set(texts)) > len(texts) / 2:
        return False
    dated = sum(bool(_DATE_LIKE.fullmatch(text)) or has_day(text) for text in texts)
    return max(dated, sum(text in repeated for text in texts)) < len(texts) / 2


def _parts(tree: Tree, link: int) -> Iterator[tuple[str, str]]:
    """The texts of a link, part by part, each with its place: the tags and classes from the link down."""
    for number in range(link, min(tree.ends[link], link + 60)):
        children = [child for child in tree.children.get(number, []) if tree.weight_of(child)]
        if not children and tree.weight_of(number):
            yield _place(tree, number, link), tree.text(number)
        elif children and (own := _own_text(tree, number, children)):
            yield f"{_place(tree, number, link)}#", own


def _own_text(tree: Tree, number: int, children: list[int]) -> str:
    """The text of an element that is next to its children, not in them."""
    pieces, position = [], tree.piece_starts[number]
    for child in children:
        pieces += tree.pieces[position : tree.piece_starts[child]]
        position = tree.piece_ends[child]
    pieces += tree.pieces[position : tree.piece_ends[number]]
    return _trimmed(" ".join("".join(pieces).split()))


def _place(tree: Tree, number: int, link: int) -> str:
    steps = [".".join([tree.tags[up], *class_words(tree, up, 3)]) for up in tree.way(number, link)]
    return "/".join(reversed(steps))


def _trimmed(text: str, edges: str = _EDGES) -> str:
    """Without arrows and separators at the ends; a mark that closes a quotation opened before it stays."""
    trimmed = text.strip(edges)
    closes = trimmed.count("«") > trimmed.count("»") and text[len(text.rstrip(edges)) :].lstrip().startswith("»")
    if not closes:
        return trimmed
    after = text[text.find(trimmed) + len(trimmed) :]
    return trimmed + after[: after.index("»") + 1]


def title_of(page: PageFacts, anchor: Anchor, record: tuple[int, int], context: TitleContext) -> str:
    """The title of the entry `record` that links to `anchor.url`; empty if it shows none."""
    same = [other for other in page.anchors_between(*record, 200) if other.url == anchor.url] or [anchor]
    day = ""
    for text, headed in _options(page.tree, same, record, context.part):
        clean = _fitting(text, context, headed=headed)
        if clean and not is_day(clean):
            return _whole(clean, [value for other in same for value in _attributes(page.tree, other.number)])
        day = day or clean
    if spare := _spare(page, same, record, context) or day:
        return spare
    # An entry without words of its own has its heading: a letter to the members has one title every week.
    text = _clean(next(iter(_headings_in(page.tree, *record)), ""))
    return text if weight(text) >= MIN_TITLE and not GENERIC_WORDS.fullmatch(text) else ""


def _fitting(text: str, context: TitleContext, *, headed: bool) -> str:
    """A text as a title; empty for a label or words like "read more", but for those of headings that are titles."""
    clean = _clean(text)
    if headed:
        own = context.headed and weight(clean) >= _LEAST_STRONG
        return clean if own or not _is_label(clean, context) else ""
    return "" if _is_label(clean, context) or GENERIC_WORDS.fullmatch(clean) else clean


def is_day(text: str) -> bool:
    """True if a text is only the day, or who wrote it or how many read it: next to a heading no title."""
    if _COUNTS.fullmatch(text) or _SIGNED.fullmatch(text):
        return True
    if _FIGURES.fullmatch(text) and sum(map(str.isdigit, text)) >= _DIGITS_OF_A_DAY:
        return True
    may_be_read = len(text) <= _LONGEST_DAY and DIGIT.search(text) is not None
    return may_be_read and (_is_read(text) or _is_read(f"{text}, {_ANY_YEAR}"))


def _is_read(text: str) -> bool:
    """True if the whole text is read as a day."""
    reading = read_date(text, _NO_CONTEXT)
    return reading is not None and reading.precision == "day" and reading.raw == text


def _options(tree: Tree, same: list[Anchor], record: tuple[int, int], part: str) -> list[tuple[str, bool]]:
    """Texts that may be the title, best first, each with whether it is headed."""
    headed: list[tuple[str, bool]] = []
    boxes: list[tuple[str, bool]] = []
    plain: list[Anchor] = []
    for other in same:
        above = tree.way(tree.parents[other.number], max(-1, record[0] - 2)) if other.text else ()
        in_heading = any(tree.tags[up] in HEADINGS for up in above)
        heading = _highest(tree, other.number) or (link_text(tree, other.number) if in_heading else "")
        lines = tree.lines(other.number, tree.ends[other.number])
        if heading:
            headed.append((heading, True))
        elif part and (text := dict(_parts(tree, other.number)).get(part)):
            headed.append((text, False))
        elif len(lines) > 1:
            boxes += [(line, False) for line in sorted(lines[:_SPARE_LINES], key=_is_label_like)]
        elif other.text:
            plain.append(other)
    plain.sort(key=lambda link: (not named_title(tree, link.number), -link.weight))
    return headed + [(link_text(tree, link.number), False) for link in plain] + boxes


def _is_label_like(line: str) -> bool:
    """True if a line of a card is too short for a title or a day."""
    return weight(line) < MIN_TITLE or bool(_DATE_LIKE.fullmatch(line) and has_day(line))


def _strong(tree: Tree, start: int, end: int) -> list[str]:
    """The first strong words among these elements that may be a title: no day, no count, no name after "by"."""
    texts = [tree.text(number) for tag in ("strong", "b") for number in tree.tagged(tag, start, end)[:_SPARE_STRONG]]
    whole = " ".join(tree.lines(start, end)[:_SPARE_LINES])
    return [text for text in texts if weight(text) >= _LEAST_STRONG and f"by {text}" not in whole and not is_day(text)]


def link_text(tree: Tree, number: int) -> str:
    """The words of a link without elements at its ends that count its comments ("[3]", "댓글 3 개") or call it new."""
    text = tree.text(number)
    parts = [part for child in tree.children.get(number, []) if (part := tree.text(child))]
    length = _COUNT_PARTS
    while length:
        last = _end_of(text, parts[-length:]) if length <= len(parts) else None
        if last and (_ONLY_COUNT.fullmatch(last) or COMMENTS_COUNTED.fullmatch(last) or _BADGE.fullmatch(last)):
            text, parts = text[: -len(last)].rstrip(), parts[:-length]
        else:
            length -= 1
    return text


def _end_of(text: str, parts: list[str]) -> str | None:
    """The end of a text that consists of these parts, with or without blanks; None if it ends otherwise."""
    match = re.search(r"\s*".join(map(re.escape, parts)) + "$", text)
    return match.group(0) if match and match.start() > 0 else None


def _attributes(tree: Tree, number: int) -> list[str]:
    element = tree.elements[number]
    values = [element.get("title"), element.get("aria-label")]
    values += [tree.elements[child].get("title") for child in tree.children.get(number, [])[:5]]
    return [_PERMANENT.sub("", " ".join(value.split())) for value in values if value]


def _clean(text: str) -> str:
    return _trimmed(_TAIL_COUNT.sub("", text), _EDGES[:-1]) if text else ""


def _is_label(text: str, context: TitleContext) -> bool:
    return text in context.repeated or bool(_ONLY_COUNT.fullmatch(text) or COMMENTS_COUNTED.fullmatch(text))


def _whole(text: str, attributes: list[str]) -> str:
    """The title as an attribute has it where the shown one is cut ("…")."""
    stem = _CUT.sub("", text)
    longer = (value for value in attributes if stem != text and len(value) > len(stem))
    return next((value for value in longer if letters(value).startswith(letters(stem)[:40])), text)


def _spare(page: PageFacts, same: list[Anchor], record: tuple[int, int], context: TitleContext) -> str:
    """A title from elsewhere in the entry: its heading, an attribute of the link, a picture's words, the first line."""
    own = [other.text for other in same]
    titles = _headings_in(page.tree, *record)[:2]
    # Words like "read more" are a title in a heading, and where the links of the list are titles.
    titles += [text for text in own if context.titled and GENERIC_WORDS.fullmatch(_clean(text))]
    texts = chain(titles, _spare_texts(page.tree, same, record, own))
    labelled = replace(context, headed=False)
    fitting = (_fitting(" ".join(text.split()), labelled, headed=text in titles) for text in texts)
    return next((text for text in fitting if text and not is_day(text)), "")


def _spare_texts(tree: Tree, same: list[Anchor], record: tuple[int, int], own: list[str]) -> Iterator[str]:
    """Texts of an entry that may be its title, best first."""
    for other in same:
        yield from _attributes(tree, other.number)
        yield from tree.pictured(other.number, 2)
    yield from sorted(_strong(tree, *record), key=weight, reverse=True)[:1]
    lines = tree.lines(*record)[:_SPARE_LINES]
    yield from (line for line in lines if weight(line) >= _USUAL_LINE)
    yield from own
    yield from (line for line in lines if _LEAST_LINE <= weight(line) < _USUAL_LINE)
