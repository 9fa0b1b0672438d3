"""What the head of a table's column says of the days in it: that they are of publication, or of something else."""

from __future__ import annotations

import re
from functools import lru_cache

from scraper.pages.html_tree.tree import Tree

_PUBLISHED = re.compile(
    r"publi|post(?:ed)?\b|issued|released|uploaded|veröff|erschienen|eingestellt|pubbl|публик|опубл|размещ|"
    r"등록|작성|게시|掲載|公開|发布|發布|انتشار|النشر",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"dead|due\b|expir|clos(?:es|ing)|event|valid|until|\bstarts?\b|\bends?\b|begin|updat|modif|chang|"
    r"frist|schluss|termin|beginn|ende\b|geändert|limite|échéance|début|fin\b|límite|vencimiento|cierre|inicio|"
    r"prazo|scadenza|срок|начал|окончан|измен|마감|기간|접수|행사|수정|締切|期限|開催|截止|更新|مهلت|الموعد",
    re.IGNORECASE,
)
_HEAD_CHARS = 40
_FIRST = 24
"""Elements of a table among which its first row stands, behind a caption and columns."""


def days_of_other(tree: Tree, number: int) -> bool:
    """Whether an element stands in a column whose head names a deadline, an event or a change, not a publication."""
    cell = next((up for up in (number, *tree.ancestors(number)) if up in tree.columns), None)
    table = next((up for up in tree.ancestors(cell) if tree.tags[up] == "table"), None) if cell is not None else None
    if cell is None or table is None:
        return False
    rows = tree.tagged("tr", table, min(tree.ends[table], table + _FIRST))
    heads = [head for head in tree.children.get(rows[0], []) if tree.tags[head] in ("th", "td")] if rows else []
    if cell in heads:
        return False
    texts = (tree.text(head) for head in heads if tree.columns.get(head) == tree.columns[cell])
    return any(_names_other(text) for text in texts if len(text) <= _HEAD_CHARS and not any(map(str.isdigit, text)))


@lru_cache(maxsize=256)
def _names_other(head: str) -> bool:
    return bool(_OTHER.search(head)) and not _PUBLISHED.search(head)
