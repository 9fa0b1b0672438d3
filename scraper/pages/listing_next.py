"""The next page of a listing: which link leads to it, or that only a script does.

Addresses decide before words: a link is believed to be the next page if its address differs from the page's own in one number
that is one higher, or if it is the number that follows the current one in a row of numbers. Words ("older", "다음") come after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from scraper.pages.listing_features import PageFacts
from scraper.pages.listing_links import Anchor

_NEXT_WORDS = re.compile(
    r"(?:(?:to |go to |view |see )?(?:the )?(?:next|older|more|load more|show more|earlier)(?: (?:page|posts?|entries|articles?|news|stories|results|items|\d+))*|"
    r"next.{0,12}|older.{0,14}|previous (?:posts|entries|articles)|nächste.{0,10}|weiter|ältere.{0,18}|vor|suivante?s?.{0,10}|page suivante|"
    r"(?:articles?|messages|billets) (?:plus anciens|précédents)|plus anciens|siguientes?.{0,10}|(?:entradas|artículos) (?:antiguas|anteriores|más antiguas)|"
    r"más antiguas|próxim[ao]s?.{0,10}|seguinte.{0,10}|(?:postagens|publicações) (?:mais antigas|anteriores)|mais antig[ao]s|successiv[aio].{0,10}|avanti|"
    r"(?:articoli|post) (?:più vecchi|precedenti)|volgende.{0,10}|oudere.{0,12}|nästa.{0,10}|äldre.{0,12}|neste.{0,10}|eldre.{0,12}|næste.{0,10}|ældre.{0,12}|"
    r"seuraava.{0,10}|vanhemmat.{0,10}|następn[aey].{0,10}|dalej|starsze.{0,12}|další.{0,12}|starší.{0,14}|następna|ďalšie.{0,10}|következő.{0,10}|régebbi.{0,14}|"
    r"următo.{0,12}|mai vechi|sonraki.{0,10}|ileri|daha eski.{0,12}|eski yazılar|öncekiler|önceki yazılar|следующ.{0,14}|вперед|вперёд|далее|дальше|раньше|"
    r"(?:более )?(?:старые|ранние) .{0,10}|предыдущие .{0,10}|наступн.{0,12}|επόμεν.{0,12}|παλαιότερ.{0,14}|הבא.{0,8}|ישנ.{0,14}|التالي.{0,10}|الصفحة التالية|"
    r"(?:المقالات|التدوينات|المشاركات|مقالات|مشاركات|رسائل|تدوينات) (?:الأقدم|أقدم)|أقدم|بعدی.{0,8}|صفحه بعد|(?:نوشته|مطالب|پست).{0,8}(?:قدیمی|پیشین|قبلی).{0,4}|"
    r"अगल.{0,12}|पुरान.{0,14}|ถัดไป.{0,8}|หน้าถัดไป|เก่ากว่า|โพสต์.{0,6}เก่ากว่า|เรื่องที่เก่ากว่า|selanjutnya|berikutnya|lebih lama|sebelumnya|tiếp.{0,10}|cũ hơn|trang sau|"
    r"다음.{0,8}|이전\s?글|이전 게시물|지난\s?글|더\s?보기|次.{0,6}|つぎ.{0,6}|過去の?(?:記事|投稿).{0,3}|古い(?:記事|投稿).{0,3}|前の(?:記事|投稿)|もっと見る|"
    r"下一?[页頁].{0,4}|下页|后一?页|下一页|較舊.{0,6}|较旧.{0,6}|更早.{0,6}|旧文章|加载更多|更多)",
    re.IGNORECASE,
)
_ARROWS = re.compile(r"[>›→❯▶►»⟩〉⏵➡]|&gt;|&rsaquo;")
_DOUBLE = re.compile(
    r"(?:>>|»|≫|⏭|last|끝|맨끝|末页|尾页|最後|最后|letzte|dernière|última?|ultima|последн)", re.IGNORECASE
)
_BACK_ARROWS = re.compile(r"[<‹←❮◀◄«⟨〈⏴⬅]")
_STRIP = " \t\u00a0<>‹›←→«»❮❯▶►◀◄⟨⟩⏵⏴➡⬅|[]()·•…."
_NUMBER = re.compile(r"\d+")
_PAGE_KEY = re.compile(
    r"pag|^p$|^pg|offset|start|^n$|^from$|seite|^pn|sayfa|stran|curpage|^no$|^idx$|cursor|max|^i$|^s$", re.IGNORECASE
)
_CURRENT = re.compile(r"current|active|selected|(?:^|\s)on(?:$|\s)|this-page|(?:^|\s)now(?:$|\s)", re.IGNORECASE)
MAX_GAP = 40
"""Elements between two neighbouring numbers of one row of page numbers."""


@dataclass(frozen=True, slots=True)
class NextPage:
    """The next page's address, or that only a script opens it, and why that is believed."""

    url: str | None = None
    by_script: bool = False
    reason: str = ""


def find_next(page: PageFacts, items: set[str], last_entry: int) -> NextPage:
    """The next page in reading order; `items` are the posts' addresses, `last_entry` the element where the last entry starts."""
    own = page.url.split("#", 1)[0]
    options = [a for a in page.anchors if a.url not in items and a.url != own and _same_site(page, a)]
    number = _own_number(page, own)
    for rule in (_by_declared, _by_row, _by_words, _by_step):
        found = rule(page, options, own, number)
        if found:
            return found
    head = _by_head(page, own, number)
    if head:
        return head
    return _by_script(page, last_entry)


def _same_site(page: PageFacts, anchor: Anchor) -> bool:
    host = urlsplit(anchor.url).netloc.lower().removeprefix("www.")
    return host == page.host


def page_step(own: str, other: str) -> int | None:
    """By how much the page number of `other` is above that of `own`, both being pages of one listing; None if they are not."""
    first, second = _shape(own), _shape(other)
    if first[0] != second[0]:
        return None
    step = second[1] - first[1]
    return step or None


_PATH_PAGE = re.compile(
    r"(?:^|/)(?:(?:page|p|pagina|seite|pag|sida|side|strona|stranka|sayfa)[/_=:-]?)?(\d{1,4})(?:/|\.html?|\.php|\.aspx)?$|(?<=[a-z_\-])[-_]?(\d{1,3})(\.s?html?|\.php|\.aspx|/)?$",
    re.IGNORECASE,
)


def _shape(url: str) -> tuple[str, int]:
    """An address without its page number, and that number (1 where it has none)."""
    parts = urlsplit(url)
    pairs, number = [], 1
    for key, value in sorted(parse_qsl(parts.query, keep_blank_values=True)):
        if _PAGE_KEY.search(key) and value.isdigit() and len(value) < 7:
            number = int(value)
        elif value or not _PAGE_KEY.search(key):
            pairs.append((key, value))
    path = unquote(parts.path)
    match = _PATH_PAGE.search(path)
    if match and number == 1:
        number = int(match.group(1) or match.group(2))
        tail = match.group(3) or ""
        path = path[: match.start()] + (tail if match.group(2) else "")
    path = re.sub(r"/index(?=\.\w+$|/?$)(?:\.\w+)?", "", path).rstrip("/")
    return f"{parts.netloc.lower().removeprefix('www.')}{path}?{pairs}", number


def _own_number(page: PageFacts, own: str) -> int | None:
    return _shape(own)[1]


def _label(page: PageFacts, anchor: Anchor) -> str:
    """The words of a link, or those of its attributes, picture or class where it shows none."""
    element = page.tree.elements[anchor.number]
    if anchor.text.strip(_STRIP):
        return anchor.text
    spare = [element.get("aria-label"), element.get("title")]
    spare += [
        page.tree.elements[n].get("alt") for n in page.tree.tagged("img", anchor.number, page.tree.ends[anchor.number])
    ]
    return next((" ".join(text.split()) for text in spare if text and text.strip()), anchor.text)


def _by_declared(page: PageFacts, options: list[Anchor], own: str, number: int | None) -> NextPage | None:
    """A link with rel=next, if its address does not point backward."""
    for anchor in options:
        rel = (page.tree.elements[anchor.number].get("rel") or "").lower().split()
        if "next" in rel and (page_step(own, anchor.url) or 1) > 0 and _listing_like(own, anchor.url):
            return NextPage(anchor.url, reason="link marked as the next page")
    return None


def _listing_like(own: str, other: str) -> bool:
    """True where the other address could be a page of the same listing: a page step, or the same path with other parameters."""
    return (
        page_step(own, other) is not None
        or urlsplit(own).path.rstrip("/") == urlsplit(other).path.rstrip("/")
        or bool(_NUMBER.search(other))
    )


def _by_row(page: PageFacts, options: list[Anchor], own: str, number: int | None) -> NextPage | None:
    """The number after the current one in a row of page numbers."""
    rows = _rows(page)
    for row in rows:
        current = _current_of(page, row, own)
        if current is None:
            continue
        for value, anchor in row:
            if value == current + 1 and anchor.url != own:
                return NextPage(anchor.url, reason=f"page number {value} follows {current}")
    return None


def _rows(page: PageFacts) -> list[list[tuple[int, Anchor]]]:
    """Rows of at least one linked number, standing close to one another and rising."""
    rows: list[list[tuple[int, Anchor]]] = []
    last = None
    for anchor in page.anchors:
        digits = _NUMBER.findall(anchor.text) if len(anchor.text) <= 12 else []
        if len(digits) != 1 or len(digits[0]) > 4 or not _number_like(anchor.text):
            continue
        value = int(digits[0])
        near = last is not None and anchor.number - last < MAX_GAP
        if near and value > rows[-1][-1][0]:
            rows[-1].append((value, anchor))
        else:
            rows.append([(value, anchor)])
        last = anchor.number
    return rows


def _number_like(text: str) -> bool:
    rest = _NUMBER.sub("", text).strip(_STRIP + "-–—/")
    return rest == "" or rest.casefold() in {
        "page",
        "페이지",
        "ページ",
        "页",
        "頁",
        "第页",
        "strona",
        "seite",
        "pagina",
        "página",
        "страница",
        "صفحة",
        "หน้า",
        "열린페이지",
    }


def _current_of(page: PageFacts, row: list[tuple[int, Anchor]], own: str) -> int | None:
    """The current page's number in a row: the link to the page itself, a marked link, or an unlinked number in the gap."""
    if len({anchor.url for _, anchor in row}) < len(row) - 1:
        return None
    steps = {value: page_step(own, anchor.url) for value, anchor in row}
    same = [value for value, anchor in row if anchor.url == own or _shape(anchor.url) == _shape(own)]
    if same:
        return same[0]
    if not any(steps.values()) and not any(urlsplit(a.url).path == urlsplit(own).path for _, a in row):
        return None
    gap = _unlinked(page, row)
    if gap is not None:
        return gap
    values = [value for value, _ in row]
    own_number = _shape(own)[1]
    if own_number not in values and (own_number + 1) in values:
        return own_number
    return None


def _unlinked(page: PageFacts, row: list[tuple[int, Anchor]]) -> int | None:
    """A number that stands in the row or just before it without a link."""
    tree = page.tree
    first, last = row[0][1].number, row[-1][1].number
    holder = tree.parents[first]
    for _ in range(3):
        if tree.ends[holder] > last and (
            len(row) > 1 or tree.tags[holder] not in ("a", "span", "li", "td", "strong", "em")
        ):
            break
        holder = max(0, tree.parents[holder])
    values = {value for value, _ in row}
    links = {n for _, a in row for n in range(a.number, tree.ends[a.number])}
    for number in range(holder + 1, min(tree.ends[holder], holder + 400)):
        if number in links or tree.tags[number] == "a" and tree.elements[number].get("href"):
            continue
        text = tree.text(number)
        if len(text) <= 12 and _number_like(text):
            digits = _NUMBER.findall(text)
            if (
                len(digits) == 1
                and int(digits[0]) not in values
                and (int(digits[0]) + 1 in values or int(digits[0]) - 1 in values)
            ):
                return int(digits[0])
    loose = [
        p
        for p in "".join(tree.pieces[tree.piece_starts[holder] : tree.piece_ends[holder]]).split()
        if p.strip("[]()|").isdigit()
    ]
    for text in loose[:100]:
        value = int(text.strip("[]()|"))
        if value not in values and (value + 1 in values or value - 1 in values):
            return value
    return None


def _by_words(page: PageFacts, options: list[Anchor], own: str, number: int | None) -> NextPage | None:
    """A link that says "next" or "older" or is an arrow forward, unless its address leads backward."""
    ranked = []
    for anchor in options:
        label = _label(page, anchor)
        if not label or len(label) > 40:
            continue
        bare = label.strip(_STRIP)
        step = page_step(own, anchor.url)
        says = bool(bare) and bool(_NEXT_WORDS.fullmatch(bare))
        arrow = not bare and bool(_ARROWS.search(label)) and not _DOUBLE.search(label)
        if (says or arrow) and _forward(step, own, anchor):
            ranked.append((step == 1, step is not None, says, anchor.number, anchor, label))
    if not ranked:
        return None
    best = max(ranked, key=lambda r: (r[0], r[1], r[2], r[3]))
    return NextPage(best[4].url, reason=f"link \u201c{best[5]}\u201d")


def _forward(step: int | None, own: str, anchor: Anchor) -> bool:
    if step is not None:
        return step > 0
    first, second = urlsplit(own), urlsplit(anchor.url)
    return first.path.rstrip("/") == second.path.rstrip("/") and first.query != second.query or _paged(anchor.url)


def _paged(url: str) -> bool:
    parts = urlsplit(url)
    return any(_PAGE_KEY.search(key) for key, _ in parse_qsl(parts.query)) or bool(
        re.search(r"/page[/-]?\d", parts.path)
    )


def _by_step(page: PageFacts, options: list[Anchor], own: str, number: int | None) -> NextPage | None:
    """A link of any words whose address is that of the page with its number one higher, standing in a row of pages."""
    for anchor in options:
        if (
            page_step(own, anchor.url) == 1
            and len(anchor.text) <= 30
            and _paged(anchor.url)
            and not _BACK_ARROWS.search(anchor.text)
        ):
            return NextPage(anchor.url, reason="its address is one page further")
    return None


def _by_head(page: PageFacts, own: str, number: int | None) -> NextPage | None:
    """`<link rel=next>` in the head."""
    from urllib.parse import urljoin

    for link in page.root.iter("link"):
        if "next" in (link.get("rel") or "").lower().split() and link.get("href"):
            url = urljoin(own, link.get("href")).split("#", 1)[0]
            if url != own and (page_step(own, url) or 0) > 0:
                return NextPage(url, reason="the page's head names the next page")
    return None


_SCRIPT = re.compile(
    r"load.?more|show.?more|next|더\s?보기|もっと|加载更多|下一页|下页|다음|suivant|voir plus|charger plus|mehr (?:laden|anzeigen)|ver más|cargar más|показать ещё|показать еще|загрузить",
    re.IGNORECASE,
)


def _by_script(page: PageFacts, last_entry: int) -> NextPage:
    """A button or script link after the entries that says "more" or "next"."""
    tree = page.tree
    for tag in ("button", "a", "input", "span", "div"):
        for number in tree.by_tag.get(tag, [])[:5000]:
            if number < last_entry or (tag in ("span", "div") and not tree.elements[number].get("onclick")):
                continue
            element = tree.elements[number]
            href = (element.get("href") or "").strip().lower()
            if tag == "a" and href and not href.startswith(("#", "javascript:")):
                continue
            text = tree.text(number) or element.get("value") or element.get("aria-label") or ""
            if len(text) <= 40 and _SCRIPT.search(text):
                return NextPage(by_script=True, reason=f"“{text}” works by script only")
    return NextPage(reason="no link to a next page")
