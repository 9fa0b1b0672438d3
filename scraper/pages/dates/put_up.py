"""Labels of the day on which a page was put up: "Posted on", "등록일", "発表日"."""

from __future__ import annotations

import re

_PUT_UP = re.compile(
    r"\W*(?:posted|uploaded|put online|mise? en ligne|(?:subid|colgad)[oa]|hochgeladen|online gestellt|eingestellt am|"
    r"размещено|добавлено|caricato|pubblicato sul sito|geplaatst|게시일|등록일|작성일|投稿日|発表日|"
    r"erstveröffentlicht:|"
    r"发布时间|發布時間|发布日期|發布日期|تاریخ انتشار)(?!\w)",
    re.IGNORECASE,
)
"""The begin of a line that says when a page was put up: no article in the press is told of with such words."""
_PUT_UP_WITHIN = re.compile(
    r"(?:تاریخ انتشار|تاريخ النشر|date of publication|date de publication|data di pubblicazione|fecha de publicación|"
    r"data publikacji|дата публикации|дата публікації|giriş tarihi|yayın(?:lanma)? tarihi|ngày đăng|"
    r"등록일|작성일|发布时间|发布日期|發布日期)\s*[:：]",
    re.IGNORECASE,
)
"""Such words with a colon, in a line of several labels."""


def tells_put_up(line: str) -> bool:
    """Whether a line tells when the page itself was put up."""
    return _PUT_UP.match(line) is not None or _PUT_UP_WITHIN.search(line) is not None
