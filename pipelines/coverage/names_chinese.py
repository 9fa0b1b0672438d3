"""Names of outlets in Chinese: in the marks of titles, or by the word for their kind at their end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.coverage.name_candidates import NameHit, name_hit
from pipelines.text.literal_filter import Sieved
from pipelines.text.segments import Segment

_ZH_BOOK = re.compile(r"《(?P<name>[^《》\n]{2,20})》(?P<rest>[^。\n]{0,40})")
_ZH_MARKS = Sieved(
    re.compile(
        r"(?:[Pp]odcast|社區報|社区报|月刊|雙月刊|双月刊|季刊|学生报|學生報|電臺|播客|播客节目|线上杂志|線上雜誌|电子报|電子報|自媒体|自媒體|节目|節目|公众号|公眾號|网站|網站|媒体|媒體|杂志|雜誌|报纸|報紙|期刊|平台|电台|電台|周刊|週刊|日报|日報)[“「『《](?P<name>[^“”「」『』《》\n]{2,20})[”」』》]"
    )
)
_ZH_SUFFIX = Sieved(
    re.compile(
        r"(?:(?<=^)|(?<=[，。、；：,:“”「」（）()\s\[【］\]和与與及由在被对對向受据據月日者上的客到赴媒体媒體报纸報紙]))(?P<name>[一-龥A-Za-z0-9]{2,10}?(?:日报|日報|晚报|晚報|周报|週報|早报|早報|时报|時報|快报|快報|商报|商報|晨报|晨報|周刊|週刊|新闻网|新聞網|新闻社|新聞社|新闻|新聞|电视台|電視台|電視臺|电台|電台|電臺|广播|廣播|通讯社|通訊社|杂志|雜誌|传媒|傳媒|卫视|衛視|网|網|评论|評論|观察|觀察|在线|在線|报|報|社|频道|頻道|之声|之聲))(?=[节節一二三四五六七八九十\d年月报报報采採访訪专專刊登发發表的於于在就对對与與向記记者，。、；：,:（(“「》《\s为為播昨今日前撰引转轉关關以邀连連则則也亦还還作做接]|$)"
    )
)
_ZH_TITLE_BEFORE = re.compile(
    r"(?:通稿|稿件|消息|快讯|快訊|推文|推送|组图|組圖|视频|視頻|短片|报导|報導|报道|報道|文章|专文|專文|专题|專題|特稿|长文|長文|评论|評論|题为|題為|撰写的?|撰寫的?|一文)\Z"
)
"""Words right before the title of an article, whose marks are those of a newspaper's name too."""


_ZH_BOOK_AFTER = re.compile(
    r"[一这這该該本]?(?:书|書|部?(?:小说|小說|电影|電影|影片|纪录片|紀錄片))|的?(?:新书|新書|白皮书|白皮書|图书|圖書)"
)
"""What a title in marks is, right behind it: a book or a film, no paper."""
_ZH_PAPER = re.compile(
    r"(?:日报|日報|晚报|晚報|周报|週報|早报|早報|时报|時報|快报|快報|商报|商報|晨报|晨報|都市报|都市報|周刊|週刊|新报|新報|日刊)\Z"
)
"""What ends the name of a newspaper, so that its marks hold no title of an article."""


_ZH_STUDY = re.compile(r"(?:报告|報告|调查|調查|研究|白皮书|白皮書|蓝皮书|藍皮書|指南|手册|手冊|指数|指數|年鉴|年鑑)\Z")
_ZH_ISSUED = re.compile(r"(?:发布|發布|發佈|发表|發表|公布|公佈|推出|出版|完成|撰写|撰寫)了?\s*\Z")
_ZH_JOURNAL = re.compile(r"(?:学报|學報|学刊|學刊)\Z")
_ZH_THESIS = re.compile(r"上?(?:发表|發表|刊发|刊發)(?:的|了)?[^，。]{0,8}(?:论文|論文|研究)")


def _is_study(text: str, segment: Segment, match: re.Match[str]) -> bool:
    """Whether marks hold the title of a report that somebody brought out, or the journal of somebody's paper."""
    before = text[max(segment.start, match.start() - 6) : match.start()]
    report = _ZH_STUDY.search(match["name"]) and _ZH_ISSUED.search(before)
    return bool(report or (_ZH_JOURNAL.search(match["name"]) and _ZH_THESIS.match(match["rest"])))


def chinese_names(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """The names of a sentence in Chinese."""
    for match in _ZH_BOOK.finditer(text, segment.start, segment.end):
        book = _ZH_BOOK_AFTER.match(match["rest"]) or _is_study(text, segment, match)
        if book or _ZH_TITLE_BEFORE.search(text, max(segment.start, match.start() - 6), match.start()):
            continue
        if (
            _ZH_PAPER.search(match["name"])
            or re.search(
                r"报道|報道|報導|报导|采访|採訪|专访|專訪|刊|发表|發表|访问|訪問|转载|轉載|引用|引述|撰|记者|記者|专栏|專欄|文章|专题|專題|推出|关注|關注|讯|訊|评论|評論|披露|亦有|登",
                match["rest"],
            )
            or re.search(
                r"(?:接受|在|于|於|由|据|據|与|與|被|为|為|给|給)\s*$",
                text[max(segment.start, match.start() - 3) : match.start()],
            )
        ):
            yield name_hit(text, match.start("name"), match.end("name"), "book marks", 2)
    yield from dense_names(text, segment, ((_ZH_MARKS, 2), (_ZH_SUFFIX, 2)))


def dense_names(text: str, segment: Segment, patterns: tuple[tuple[Sieved, int], ...]) -> Iterator[NameHit | None]:
    """What patterns find as "name", "a" or "b", each with its strength."""
    for pattern, strength in patterns:
        for match in pattern.finditer(text, segment.start, segment.end):
            group = next(g for g in ("name", "a", "b") if g in match.re.groupindex and match[g])
            yield name_hit(text, match.start(group), match.end(group), "wording", strength)
