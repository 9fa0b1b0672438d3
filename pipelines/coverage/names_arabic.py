"""Names of outlets in Arabic, told by the word for their kind before them."""
# ruff: noqa: E501 - patterns read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.coverage.name_candidates import NameHit, name_hit
from pipelines.text.literal_filter import Sieved
from pipelines.text.segments import Segment
from presswatch.languages.packs import words as table

_AR_CLASS = Sieved(
    re.compile(
        r"(?<![\u0621-\u0652])[وفبلك]?(?P<the>ال)?(?P<class>تلفزة|صحيفة|جريدة|قناة|موقع|وكالة|إذاعة|اذاعة|مجلة|راديو|تلفزيون|منصة|شبكة|بودكاست|صحيفتا|إذاعتا)\s+(?:[«\"“](?P<marked>[^»\"”\n]{2,40})[»\"”]|(?P<name>[\u0621-\u0652A-Za-z0-9]+(?: (?:ال[\u0621-\u0652]+|[A-Za-z0-9]+|نت|برس|نيوز|أونلاين|اونلاين|اف ام|تي في|[٠-٩]+)){0,3}))"
    )
)
_AR_SECOND = re.compile(r" (?P<w>[\u0621-\u0652]{3,})")
_AR_STOP = table("ar_stop")
_AR_CLAUSE = re.compile(r"(?:ل[يتن]|س[يتن]|ب[اأإ]ل|لل|وال)[\u0621-\u0652]{2,}")
"""A word that goes on with the sentence: "إذاعة طنجة لتحكي عن …"."""
_AR_DESCRIBED = re.compile(r"(?<=\w)(?: ال(?:محلي|إلكتروني|الكتروني|يومي|أسبوعي|شهري|مستقل|فضائي|مجتمعي)ة?){1,40}\Z")
"""Adjectives behind a name that describe its class: "the local site …", "the daily …"."""

_AR_NATIONAL = re.compile(
    r"ال(?:أولى|اولى|ثانية|ثالثة|رابعة|خامسة|سادسة|سابعة|تاسعة|وطنية?|رسمية?|مغربية?|جزائرية?|تونسية?|ليبية?|مصرية?|سودانية?|لبنانية?|سورية?|أردنية?|اردنية?|عراقية?|كويتية?|سعودية?|قطرية?|عمانية?|يمنية?|فلسطينية?|إماراتية?|بحرينية?|موريتانية?)(?![\u0621-\u0652])"
)
"""A number or a country behind a class with its article: the two are the name ("القناة الأولى", "الإذاعة الوطنية")."""


def arabic_names(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """The names behind a word for a paper, a station, a site or the like, None for what no outlet is called."""
    for match in _AR_CLASS.finditer(text, segment.start, segment.end):
        group = "marked" if match["marked"] else "name"
        end = match.end(group)
        if group == "name":
            first = match["name"].split()[0]
            if first in _AR_STOP:
                continue
            more = _AR_SECOND.match(text, end)
            if (
                more
                and not first.startswith("ال")
                and " " not in match["name"]
                and more["w"] not in _AR_STOP
                and _AR_CLAUSE.match(more["w"]) is None
                and more.end() <= segment.end
            ):
                end = more.end()
            described = _AR_DESCRIBED.search(text, match.start("name"), end)
            end = described.start() if described else end
        agency = match["class"] == "راديو" or (
            match["class"] == "وكالة" and re.match("(?:ال)?[أا]نباء", text[match.start(group) : end])
        )
        whole = bool(match["the"]) and group == "name" and _AR_NATIONAL.match(text, match.start(group), end) is not None
        start = match.start("the") if whole else match.start("class" if agency else group)
        yield name_hit(text, start, end, "class", 2)
