"""People in Arabic text: the role with its complement before the name, or after it with a comma."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.people.types import Person, Role
from pipelines.people.words import OUTSIDE
from pipelines.text.literal_filter import Sieve
from pipelines.text.segments import Segment
from presswatch.languages.packs import words as table

_GIVEN_NAME = "(?:" + "|".join(sorted(table("ar_given"), key=lambda name: (-len(name), name))) + ")"
_PART = r"(?:ال)?[\u0621-\u0652]{2,}"
_NAME = rf"{_GIVEN_NAME}(?: (?:عبد |أبو |ابو |بن |آل |بو )?{_PART}){{1,2}}?"
_HEADS = (
    "استشاري|استشارية|إستشاري|جامعي|جامعية|نقيب|نقيبة|وكيل|وكيلة|رائد|رائدة|مشرّف|مستثمر|مستثمرة|مخرج|مخرجة|فنان|فنانة|شاعر|شاعرة|روائي|روائية|أخصائية|معالج|معالجة|ممرض|ممرضة|صيدلي|صيدلانية|جراح|جراحة|قابلة|مرمم|مرممة|أمينة|عميد|عميدة|مزارع|مزارعة|معماري|معمارية|فلكي|فلكية|اقتصادي|اقتصادية|جيولوجي|جيولوجية|عالم|عالمة|مصور|مصورة|قيم|قيّم|قيّمة|مدير|مديرة|رئيس|رئيسة|كبير|كبيرة|باحث|باحثة|منسق|منسقة|منسّق|منسّقة|ناطق|ناطقة|متحدث|متحدثة|محامي|محام|محامية|خبير|خبيرة|مسؤول|مسؤولة|مسئول|أمين|أمينة|امين|عضو|عضوة|مؤسس|مؤسِّسة|مستشار|مستشارة|محلل|محللة|محلّل|محلّلة|مؤرخ|مؤرخة|مؤرّخ|مؤرّخة|أستاذ|أستاذة|استاذ|استاذة|دكتور|دكتورة"
    "|طبيب|طبيبة|ناشط|ناشطة|نائب|نائبة|مشرف|مشرفة|سكرتير|سكرتيرة|ممثل|ممثلة|حقوقي|حقوقية|مهندس|مهندسة|أخصائي|أخصائية|اختصاصي|اختصاصية|مدرب|مدربة|كاتب|كاتبة|مدافع|مدافعة|موثق|موثقة|موثّق|موثّقة|مراقب|مراقبة|قائد|قائدة|منظم|منظمة حملات|متطوع|متطوعة|مترجم|مترجمة|معلم|معلمة|صحفي|صحفية|صحافي|صحافية|مراسل|مراسلة|مذيع|مذيعة|إعلامي|إعلامية|وزير|وزيرة|محافظ|مفوض|مفوضة"
)
_HEADS += "".join(
    f"|{head[:-1] + 'تنا' if head.endswith('ة') else head + 'نا'}" for head in _HEADS.split("|") if " " not in head
)  # "our director"
_HEAD = Sieve(_HEADS)
_SHADDA = "\u0651"
_HEADS = "|".join(dict.fromkeys(f"{_SHADDA}?".join(head.replace(_SHADDA, "")) for head in _HEADS.split("|")))
"""The same with or without the sign of a doubled letter, which careful hands print."""
_WHOLE_HEAD = re.compile(rf"(?:ال)?(?:{_HEADS})")


def is_arabic_head(word: str) -> bool:
    """Whether an Arabic word can head a role."""
    return _WHOLE_HEAD.fullmatch(word) is not None


_HEAD_WORD = rf"(?:{_HEADS})(?![\u0621-\u0652])"
"""A whole word: the masculine form of a title is the beginning of the feminine one."""
_ROLE = rf"(?:ال)?{_HEAD_WORD}(?: باسم)?(?: (?!{_GIVEN_NAME} )[\u0621-\u0652]+){{0,6}}?"
_EDGE = r"(?=\s|[،,.:؛()\"«“\]]|$)"
_BEFORE = re.compile(
    rf"(?<![\u0621-\u0652])[وفبك]?(?P<lam>لل|ل)?(?P<role>{_ROLE})[،,]? (?:الدكتورة? |د\. ?|السيدة? |الأستاذة? )?(?P<name>{_NAME}){_EDGE}"
)
_AFTER = re.compile(
    rf"(?<![\u0621-\u0652])[وفبل]?(?P<name>{_NAME})[،,(]? ?[،,(] ?(?P<role>(?:ال)?{_HEAD_WORD}(?: [\u0621-\u0652]+){{0,6}})"
)
_TITLED = re.compile(
    rf"(?:ال(?:دكتور|أستاذ|استاذ|مهندس|سيد|زميل|شيخ)ة?|الأخت?|د\.|م\.|أ\.) ?(?P<name>[\u0621-\u0652]{{3,63}} (?:عبد |أبو |بن |آل )?[\u0621-\u0652]{{3,63}})[،,] ?(?P<role>(?:ال)?{_HEAD_WORD}(?: [\u0621-\u0652]{{1,60}}){{0,5}})(?=[،,.:]| (?:في|حول|عن|قال|إن|أن))"
)
_TITLED_BESIDE = re.compile(
    rf"(?:(?:ال|لل)(?:دكتور|أستاذ|استاذ|مهندس|سيد)ة?|د\.) ?(?P<name>[\u0621-\u0652]{{3,63}}(?: (?:عبد |أبو |بن |آل )?[\u0621-\u0652]{{3,63}}){{1,2}}?) (?P<role>{_HEAD_WORD}(?: ال[\u0621-\u0652]{{1,60}}){{1,3}})"
)
"""A title of respect, a name and right behind it a role with what it is held at: "الدكتور … مدير المعهد"."""
_ROLE_TITLED = re.compile(
    rf"(?<![\u0621-\u0652])[وفبك]?(?P<lam>لل|ل)?(?P<role>(?:ال)?(?:{_HEADS})(?: [\u0621-\u0652]+){{0,4}}?) (?:ال(?:دكتور|أستاذ|استاذ|مهندس|سيد)ة?|د\.) ?(?P<name>(?!ال)(?:(?:عبد|أبو|آل) )?[\u0621-\u0652]{{3,}} [\u0621-\u0652]{{3,}})(?=[،,.:) ]|$)"
)
"""A role, a title of respect, two words of name: the title shows where the role ends."""
_LOOSE = re.compile(
    rf"(?<![\u0621-\u0652])[وفبك]?(?P<lam>لل|ل)?(?P<role>(?:ال)?(?:{_HEADS})) (?P<name>[\u0621-\u0652]{{3,}} [\u0621-\u0652]{{3,}})(?=[،,.:)]| (?:إن|أن|في|عن|على|إلى|من|حول|للحديث|الذي|التي|قائل))"
)
_DEFINITE = re.compile(
    rf"(?<![\u0621-\u0652])[وفبك]?(?P<lam>لل|ل)?(?P<role>(?<=لل)(?:{_HEADS})(?: (?:ال|لل)[\u0621-\u0652]+){{1,4}}|ال(?:{_HEADS})(?: باسم [\u0621-\u0652]+| (?:ال|لل)[\u0621-\u0652]+| (?:في|لدى) (?:ال)?[\u0621-\u0652]+){{0,4}}) (?P<name>(?!ال|لل|باسم|في|لدى|من|عن|على|ب)[\u0621-\u0652]{{3,}} [\u0621-\u0652]{{3,}})(?=[،,.:)«\"“]| (?:إن|أن|في|عن|على|إلى|من|حول|للحديث|للتعليق|لمناقشة|الذي|التي|قائل|قال|قالت|ضيف|حيث|ل[\u0621-\u0652]+|ب[\u0621-\u0652]+)|$)"
)
"""A role with the article takes no further noun: the first word without one after it begins the name."""
_WORDS_OF = re.compile(
    rf"(?<![\u0621-\u0652])(?:عن|على لسان) (?P<role>(?:ال)?(?:{_HEADS})(?: (?:ال|لل)[\u0621-\u0652]+){{0,4}})[،,]? (?P<name>(?!ال|لل|باسم|في|لدى)[\u0621-\u0652]{{3,}} [\u0621-\u0652]{{3,}})(?=[،,:] | قول(?:ه|ها|هم)\b| أن| إن)"
)
"""A paper gives the words of somebody (نقلت عن … قولها): the first word without the article begins the name."""
_SAID = re.compile(
    r"(?:قال|قالت|صرح|صرحت|أضاف|أضافت|أكد|أكدت|أوضح|أوضحت|يقول|تقول) (?P<name>[\u0621-\u0652]{3,} [\u0621-\u0652]{3,})[،,] ?(?P<role>(?:ال)?"
    + _HEAD_WORD
    + r"(?: (?!في |من |لدى |إن )[\u0621-\u0652]+){0,4})"
)
_SAID_ROLE = re.compile(
    rf"(?<![\u0621-\u0652])[وف]?(?:قال|قالت|صرح|صرّح|صرحت|صرّحت|أكد|أكدت|أوضح|أوضحت|أضاف|أضافت|يقول|تقول|كتب|كتبت) (?P<role>(?:ال)?(?:{_HEADS})(?: باسم [\u0621-\u0652]+| ال[\u0621-\u0652]+| (?:في|ل)[\u0621-\u0652]+){{0,4}})[،,]? (?P<name>(?!ال|باسم)[\u0621-\u0652]{{3,}} [\u0621-\u0652]{{3,}})(?= ?[،,:]| (?:إن|أن|ل[\u0621-\u0652]+))"
)
_COURTESY = re.compile(r"(?:ال)?(?:دكتورة?|أستاذة?|استاذة?|مهندسة?)")
"""A title of respect alone before a name says no role."""
_LAST_TITLE = re.compile(r" (?:ال(?:دكتور|أستاذ|استاذ|مهندس|سيد)ة?|د\.?)\Z")
_BODY = re.compile(
    r"(?:^| )(?:ل|لل|ب|ال|بال|وال)?(?:قسم|إدارة|وحدة|كلية|دائرة|مكتب|معهد|جامعة|متحف|وزارة|برنامج|مشروع|هيئة|مجلس|لجنة|فريق|مركز|منظمة|جمعية|مؤسسة|شبكة|هيئتنا|مجلسنا|لجنتنا|فريقنا|مركزنا|مستشفى|نقابة|اتحاد|نادي|شركة|مدرسة|مكتبة|دار|بلدية|رابطة|حزب|صحيفة|قناة|القانونية|التنفيذي|التنفيذية|العام|العامة)(?: |$)"
)
_OURS = re.compile(r"(?:لدينا|مركزنا|منظمتنا|جمعيتنا|مؤسستنا|فريقنا|شبكتنا|مديرنا|مديرتنا|باحثنا|باحثتنا|محامينا)")
_IN_NAME_OF = re.compile(r"(?:ناطق|متحدث)ة?(?: ال[\u0621-\u0652]{1,60}){0,40} {0,60}\Z")
"""After a spokesperson's title, a word that is also a given name means "in the name of"."""
_GIVEN = table("ar_given")
_NO_NAME = table("ar_stop")
"""Words that begin no name: "وأوضح الدكتور الكعبي خلال اللقاء" names nobody called خلال."""
_VERB_AFTER = re.compile(
    r" (?:إن|كيف|ماذا|لماذا|متى|أين|بأن|بأنه|بأنها|أن|في|عن|على|إلى|من|حول|للحديث|الذي|التي|مع|قال|قالت|خلال|ضمن|بشأن|ضيفا|ضيفة|ضيفاً|أمس|يوم|لقناة|لصحيفة|حيث|حديثه|حديثها)(?!\w)"
)


def without_clause(name: str) -> str:
    """A name without the words of the clause that goes on behind it: "عمر كيف" is عمر."""
    return _VERB_AFTER.split(name + " ")[0].strip()


def arabic_people(text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """People with roles, sentence by sentence."""
    for segment in segments:
        if not _HEAD.may(text, segment.start, segment.end) and text.find(_SHADDA, segment.start, segment.end) < 0:
            continue
        for pattern in (
            _BEFORE,
            _AFTER,
            _TITLED,
            _TITLED_BESIDE,
            _ROLE_TITLED,
            _SAID,
            _SAID_ROLE,
            _WORDS_OF,
            _DEFINITE,
            _LOOSE,
        ):
            for match in pattern.finditer(text, segment.start, segment.end):
                name = without_clause(match["name"])
                if (
                    " " not in name
                    or (
                        name.startswith("باسم ")
                        and _IN_NAME_OF.search(text, max(0, match.start("name") - 30), match.start("name"))
                    )
                    or _BODY.search(name)
                    or name.partition(" ")[0] in _NO_NAME
                    or (all(word.startswith("ال") for word in name.split()) and name.split()[0] not in _GIVEN)
                    or (re.match(rf"(?:ال)?(?:{_HEADS})(?: |$)", name) and name.split()[0] not in _GIVEN)
                ):
                    continue
                role = _LAST_TITLE.sub("", match["role"].strip())
                titled = _COURTESY.fullmatch(role) is not None
                yield Person(
                    name=name,
                    start=match.start("name"),
                    end=match.start("name") + len(name),
                    roles=() if titled else (Role(role, match.start("role")),),
                    ours=bool(role.split()[0].endswith("نا") or _OURS.search(text, segment.start, segment.end)),
                    outside=bool(OUTSIDE.search(role)),
                )


NAME = re.compile(rf"(?<![\u0621-\u0652])[وفبل]?(?P<name>{_NAME}){_EDGE}")
