"""Attacks the understanding of posts with costly texts in every script, or the product's patterns on their own.

    python -m benchmarks.costly_texts [--letters 1000000] [--limit 2] [--only PART] [--patterns]

Each text repeats what the product looks for (names of outlets and people, dates, quotation marks, verbs of saying,
single letters and punctuation, random mixtures of these) below a sentence with real coverage, and is read for mentions
of 1,000 names and for coverage in its own process. With `--first` it goes through the earlier steps instead: it is the
title, teaser, byline and text of a post, with many links, and is compared with 20 similar ones. Exits with 1 if one
takes more CPU seconds than the limit. With `--patterns` each pattern is tried with texts of its own parts instead, of
doubling length up to `--letters`: a pattern fails if its time grows faster than the length to the power of 1.2 beyond
100 ms. Times depend on the machine; what can be counted is counted in tests/pipelines/test_costly_texts.py and
tests/fuzz/test_growth.py.
"""
# ruff: noqa: E501 - rows of phrases

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from pipelines.coverage.step import read_coverage, refine_mentions
from pipelines.deduplicate.step import content_hash, decide, fingerprint
from pipelines.mentions.step import build_matcher, find_mentions
from pipelines.names.matcher import parts_of
from pipelines.normalize import normalize
from pipelines.outlets.catalogue import load_catalogue
from presswatch.records import DateReading, KnownPost, Link, Post
from presswatch.watchlist.entries import Subject
from scraper.items import Entry, FoundPost
from scraper.pages.article.types import Article

HEADS = {
    "en": "The Guardian interviewed our director Ada Berg on 3 May 2024: “We wait for the river,” she said. ",
    "ko": "한겨레가 우리 김민수 사무국장을 인터뷰했다. “강을 기다립니다”라고 김민수 사무국장은 말했다. ",
    "ja": "朝日新聞が当団体の田中花子代表にインタビューした。「川を待つ」と田中花子代表は語った。",
    "zh": "《人民日报》采访了本中心主任王小明。“我们等待河流，”王小明主任说。",
    "ru": "«Коммерсантъ» взял интервью у нашего директора Анны Берг. «Мы ждём реку», — сказала Анна Берг. ",
    "ar": "أجرت قناة الجزيرة مقابلة مع مديرنا أحمد علي. «ننتظر النهر» قال أحمد علي. ",
    "de": "Die Zeit sprach mit unserer Direktorin Ada Berg am 3. Mai 2024: „Wir warten auf den Fluss“, sagte sie. ",
    "fr": "Le Monde a interrogé notre directrice Ada Berg le 3 mai 2024 : « Nous attendons la rivière », a-t-elle déclaré. ",
    "es": "El País entrevistó a nuestra directora Ada Berg el 3 de mayo de 2024: «Esperamos el río», dijo Ada Berg. ",
    "tr": "Hürriyet direktörümüz Ada Berg ile 3 Mayıs 2024'te röportaj yaptı: “Nehri bekliyoruz” dedi. ",
    "th": "ไทยรัฐสัมภาษณ์ผู้อำนวยการ 3 พฤษภาคม 2567 ",
    "he": 'הארץ ראיין את המנהלת עדה ברג ב-3 במאי 2024: "אנו מחכים". ',
    "el": "Η Καθημερινή μίλησε με τη διευθύντρια Άντα Μπεργκ στις 3 Μαΐου 2024: «Περιμένουμε». ",
    "hi": "दैनिक जागरण ने 3 मई 2024 को हमारे निदेशक से बात की। ",
    "pl": "Gazeta Wyborcza rozmawiała z naszą dyrektor Adą Berg 3 maja 2024 r.: „Czekamy na rzekę” – powiedziała. ",
}
PHRASES = {
    "ko": [
        "한겨레 인터뷰 김민수 ",
        "한겨레 인터뷰 김민수",
        "KBS 뉴스에서 김민수 대표가 말했다. ",
        "“강” 김민수 대표는 말했다 ",
        "3월 5일 한겨레 보도 ",
        "3월 5일 ",
        "2024년 5월 3일 ",
        "김민수 사무국장, 이영희 대표, ",
        "사흘 뒤 한겨레 ",
        "한겨레에서 ",
        "방송은 5월 3일 ",
        "김민수 기자 ",
    ],
    "ja": [
        "朝日新聞インタビュー田中花子",
        "朝日新聞 インタビュー 田中花子 ",
        "NHKラジオで田中花子代表が語った。",
        "「川」と田中花子代表は語った",
        "5月3日朝日新聞掲載",
        "5月3日",
        "2024年5月3日",
        "田中花子代表、鈴木一郎理事、",
        "翌日朝日新聞",
        "放送は5月3日",
        "掲載日：2024年5月3日",
    ],
    "zh": [
        "人民日报采访王小明",
        "《人民日报》采访王小明，",
        "“河”王小明主任说，",
        "5月3日《人民日报》报道",
        "5月3日",
        "王小明主任、李红教授、",
        "次日人民日报",
        "播出时间：5月3日",
    ],
    "ru": [
        "Коммерсантъ интервью Анна Берг ",
        "«Коммерсантъ» ",
        "Анна Берг, директор центра, ",
        "3 мая 2024 года ",
        "«река», — сказала Анна Берг, ",
        "на следующий день ",
        "в эфире радио «Эхо» ",
        "вчера ",
    ],
    "ar": [
        "الجزيرة مقابلة أحمد علي ",
        "قناة الجزيرة ",
        "قال أحمد علي ",
        "3 مايو 2024 ",
        "«النهر» قال مدير المركز أحمد علي ",
        "في اليوم التالي ",
        "الدكتور أحمد علي، مدير المركز، ",
        "أمس ",
    ],
    "en": [
        "The Guardian interview Ada Berg ",
        "The Guardian, ",
        "Ada Berg, director of the Center, ",
        "Dr Ada Berg ",
        "May 3, 2024 ",
        "3 May ",
        "1/2/2024 ",
        "12.05. ",
        "“river,” said Ada Berg, ",
        "“river” ",
        "he said ",
        "the next day ",
        "three days later ",
        "yesterday ",
        "Monday ",
        "by Ada Berg ",
        "in The Guardian ",
        "on BBC Radio 4 ",
        "www.example.com ",
        "https://example.com/a/b ",
        "NKDB ",
        "the Prime Minister Ada Berg and ",
        "Ada Berg: ",
        "Ada ",
        "A. B. ",
        "ADA BERG ",
        "told The Guardian ",
        "director ",
        "our director ",
        "of the ",
        "“We wait,” she said. ",
        "The Guardian – 3 May 2024 – River\n",
        "'s ",
        "U.S. ",
        "(NKDB) ",
        "Database Center for ",
        "The Guardian reported on 3 May. ",
    ],
    "de": [
        "Die Zeit Interview Ada Berg ",
        "Dr. Ada Berg, Direktorin, ",
        "am 3. Mai 2024 ",
        "vom 1./2. März ",
        "sagte Ada Berg ",
        "„Fluss“ ",
        "am nächsten Tag ",
        "im ZDF ",
        "der Direktor ",
        "gestern ",
    ],
    "fr": [
        "Le Monde interview Ada Berg ",
        "le 3 mai 2024 ",
        "dans Le Monde ",
        "« rivière » ",
        "a déclaré Ada Berg ",
        "d’Ada ",
        "le lendemain ",
        "sur France Inter ",
        "Mme Ada Berg, directrice, ",
    ],
    "es": [
        "El País entrevista Ada Berg ",
        "el 3 de mayo de 2024 ",
        "en El País ",
        "dijo Ada Berg ",
        "«río» ",
        "al día siguiente ",
        "la directora Ada Berg y ",
    ],
    "tr": ["Hürriyet röportaj Ada Berg ", "3 Mayıs 2024 ", "“nehir” dedi "],
    "th": ["ไทยรัฐสัมภาษณ์", "3 พฤษภาคม 2567 "],
    "he": ["הארץ ראיון עדה ברג ", "3 במאי 2024 "],
    "el": ["Καθημερινή συνέντευξη Άντα Μπεργκ ", "3 Μαΐου 2024 "],
    "hi": ["दैनिक जागरण साक्षात्कार ", "3 मई 2024 "],
    "pl": ["Gazeta Wyborcza wywiad Ada Berg ", "3 maja 2024 ", "powiedziała Ada Berg "],
}
CHARS = [
    "a",
    "A",
    "1",
    " ",
    "\n",
    ".",
    ",",
    ":",
    "-",
    "–",
    "—",
    "/",
    '"',
    "'",
    "“",
    "”",
    "«",
    "»",
    "「",
    "」",
    "『",
    "《",
    "(",
    ")",
    "[",
    "…",
    "·",
    "•",
    "|",
    "é",
    "ß",
    "я",
    "Я",
    "가",
    "김",
    "川",
    "あ",
    "ア",
    "ا",
    "ا ",
    "ก",
    "क",
    "\u0301",
    "e\u0301",
    "\u200d",
    "\u00a0",
    "\t",
    "_",
    "@",
    "&",
    "#",
    "٣",
    "年",
    "月",
    "日",
    "1.",
    "1/",
    "1-",
    "1:",
    "1 ",
    "A.",
    "A ",
    "Aa ",
    "Aa",
    "a ",
    "a.",
    "a. ",
    "a, ",
    "A-",
    "a-",
    "a'",
    "\u3000",
    "<",
    "1月",
    "昨",
    "先",
    "😀",
    "।",
    " \n",
    "\n ",
    "\n\n ",
    "- ",
    "— ",
    "“ ",
    "” ",
    "““",
    "“a",
    "“a” ",
    '"a" ',
    "'a' ",
    "“A ",
    "„A",
    "(a",
    "(a) ",
    "[a] ",
    "a\n",
    "A\n",
    "a\n\n",
    "1\n",
    "1aaa",
    "aA",
    "ا,",
    "ال",
    "ي ",
]
SEPS = ["", " ", ". ", "\n", "\n\n", ", ", "。", "; "]


class Flood(NamedTuple):
    """A text to be built: its language and what is repeated below its first lines."""

    language: str
    units: list[str]

    def text(self, letters: int) -> str:
        """The text at this length."""
        head, body = HEADS[self.language], "".join(self.units)
        return (head + body * (letters // len(body) + 1))[:letters]


def floods() -> dict[str, Flood]:
    """All texts by a name that shows what they repeat; the same in every run."""
    made: dict[str, Flood] = {}
    draw = random.Random(5)
    for language, phrases in PHRASES.items():
        made |= {f"{language} {phrase!r}": Flood(language, [phrase]) for phrase in phrases}
        made |= {
            f"{language} all, parted by {gap!r}": Flood(language, [one.strip() + gap for one in phrases])
            for gap in SEPS
        }
    made |= {f"{language} {char!r}": Flood(language, [char]) for language in ("en", "ko", "ja", "ar") for char in CHARS}
    everything = [phrase for phrases in PHRASES.values() for phrase in phrases] + CHARS
    for language, number in itertools.product(HEADS, range(9)):
        near = number < 6
        pool, count = (PHRASES[language] + CHARS, draw.choice([2, 3, 5, 8])) if near else (everything, 40)
        units = [draw.choice(pool) + draw.choice(SEPS) for _ in range(count)]
        made[f"{language} mixture {number} {''.join(units)[:40]!r}"] = Flood(language, units)
    rows = {
        "outlets": draw.sample([outlet.name for outlet in load_catalogue(()).outlets][:20_000], 3_000),
        "people": [f"{title}{given} {name}" for title in TITLES for given in GIVEN for name in SURNAMES],
        "days": [f"{day} {month} {year}" for year in (2021, 2022, 2023) for month in MONTHS for day in range(1, 29)],
    }
    for kind, names in rows.items():
        draw.shuffle(names)
        made |= {f"en rows of {kind}, parted by {gap!r}": Flood("en", [name + gap for name in names]) for gap in GAPS}
    return made


TITLES = ["Dr ", "director ", "our director ", "Minister ", "", "journalist "]
GIVEN = "Ada Mina Hanna Jo Eva Ivan Olga Peter Maria Juan Anna Paul".split()
SURNAMES = [
    a + b for a in "Ber Lun Hol Son Kar Mar Per Vik".split() for b in "g d t man sson inen ova ez ström".split()
]
MONTHS = "January March May August".split()
GAPS = [
    ", ",
    "\n",
    " ",
    ". ",
    "\n\n",
    " – 3 May 2024 – a river\n",
    ", director of the Center, ",
    ": “We wait for it.” ",
]


def watched() -> tuple[Subject, ...]:
    """A watchlist of 1,000 names, including those in the floods."""
    draw = random.Random(1)
    words = "Tidal Data Registry River Rights Northern Center Coastal Forum Health Global Union Harbour Press Women Legal".split()
    people = ("Ada Berg", "김민수", "田中花子", "王小明", "أحمد علي", "Анна Берг")
    found = {name: Subject(name=name, kind="person") for name in people}
    found |= {name: Subject(name=name, kind="outlet") for name in ("The Guardian", "朝日新聞")}
    while len(found) < 1_000:
        body = " ".join(draw.sample(words, draw.choice([2, 3, 4])))
        person = f"{draw.choice(GIVEN)} {draw.choice(SURNAMES)}{draw.choice(['', 'a', 'e', 'son'])}"
        found |= {body: Subject(name=body, kind="organization"), person: Subject(name=person, kind="person")}
    return tuple(found.values())


def apart(work: Callable[[], object], limit: float) -> object:
    """The result of some work in its own process; None if it took more CPU seconds than three times the limit."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        seconds = int(3 * limit) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        os.write(writing, json.dumps(work()).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return json.loads(said) if said else None


def attack_steps(letters: int, limit: float, only: str) -> int:
    """Reads every flood; returns how many took longer than the limit."""
    subjects = watched()
    matcher, catalogue = build_matcher(subjects), load_catalogue(())
    published = DateReading(on=date(2024, 6, 1), raw="", source="page", certain=True)

    def understand(flood: Flood, size: int) -> float:
        title = "The Guardian interview with Ada Berg"
        post = Post(
            source="s",
            url="http://a.example/x",
            url_key="a",
            title=title,
            text=flood.text(size),
            language=flood.language,
            published=published,
        )
        begin = time.process_time()
        mentions = find_mentions(post, matcher)
        refine_mentions(mentions, read_coverage(post, mentions, catalogue, subjects))
        return time.process_time() - begin

    chosen = {name: flood for name, flood in floods().items() if only in name}
    for number in range(40):
        understand(Flood("en", ["warm "]), 500 + number)
    slow = 0
    for name, flood in chosen.items():
        taken = apart(lambda flood=flood: understand(flood, letters), limit)  # type: ignore[misc]
        if not isinstance(taken, float) or taken > limit:
            slow += 1
            print(f"{taken if taken is None else round(float(str(taken)), 2)} s: {name}", flush=True)
    print(f"{len(chosen)} texts of {letters:,} characters, {slow} over {limit:g} CPU s")
    return slow


FOR_FIRST_STEPS = [
    "e\u0301",
    "\u0301",
    "\u1112\u1161\u11ab",
    "ﷺ",
    "&amp;",
    "&#769;",
    "&#769;&#803;",
    "\u202e",
    "… ",
    "... ",
    "| ",
    " | ",
    "a | b\n",
    "Ada Berg and ",
    "1 ",
]
"""Texts that the steps before mentions compose, expand or cut."""
LOOKALIKES = 20


def attack_first_steps(letters: int, limit: float, only: str) -> int:
    """Normalizes every flood and searches for duplicates of it; returns how many took longer than the limit."""
    made = {repr(unit): (unit * (letters // len(unit) + 1))[:letters] for unit in FOR_FIRST_STEPS}
    made |= {name: flood.text(letters) for name, flood in floods().items() if only in name}
    slow = tried = 0
    for name, text in made.items():
        for step in (_normalized, _compared) if only in name else ():
            taken, tried = apart(lambda step=step, text=text: _seconds(step, text), limit), tried + 1  # type: ignore[misc]
            if not isinstance(taken, float) or taken > limit:
                slow += 1
                shown = round(taken, 2) if isinstance(taken, float) else taken
                print(f"{shown} s{step.__name__.replace('_', ' ')}: {name}", flush=True)
    print(f"{tried} texts of {letters:,} characters, {slow} over {limit:g} CPU s")
    return slow


def _seconds(step: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    step(text)
    return time.process_time() - begin


def _normalized(text: str) -> object:
    apart_from = max(1, len(text) // 20_000)
    links = tuple(
        Link(url="http://b.example/", text="x", start=n, end=n + 1) for n in range(0, len(text) - 1, apart_from)
    )
    article = Article(title=text[1:], text=text + "e\u0301", links=links)
    entry = Entry(url="http://a.example/x", title=text, teaser=text, byline=(text,))
    return normalize(FoundPost(source="s", entry=entry, article=article))


def _compared(text: str) -> object:
    day = date(2024, 6, 1)
    known = [
        KnownPost(
            id=number + 1,
            url=f"http://a.example/{number}",
            url_key=str(number),
            title="The Guardian interview",
            text=f"{text[number * 7 :]} {number}",
            content_hash=str(number),
            language=None,
            published_on=day,
        )
        for number in range(LOOKALIKES)
    ]
    published = DateReading(on=day, raw="", source="page", certain=True)
    title = "The Guardian interview with Ada Berg"
    post = Post(source="s", url="http://a.example/x", url_key="a", title=title, text=text, published=published)
    fingerprint(title, text)
    return decide(post, content_hash(title, text), None, None, known, others=lambda _: known)


def attack_patterns(letters: int, only: str) -> int:
    """Tries every pattern with texts of its own parts; returns how many grow too fast."""
    from tests.fuzz.patterns import patterns  # noqa: PLC0415 - the tests need not be there for the steps

    slow = 0
    for used in patterns():
        if only not in used.where:
            continue
        texts = {text for head, seed in parts_of(used.pattern.pattern) for text in (head + seed, seed)}
        for unit in sorted(text for text in texts if text):
            if (
                apart(
                    lambda unit=unit, used=used: _grows(
                        used.pattern.search if used.searched else used.pattern.match, unit, letters
                    ),
                    10,
                )
                is not False
            ):  # type: ignore[misc]
                slow += 1
                print(f"{used.where}: {unit[:40]!r}", flush=True)
                break
    print(f"{slow} patterns grow faster than their text")
    return slow


def _grows(search: Callable[[str], object], unit: str, letters: int) -> bool:
    times = list(_times(search, unit, letters))
    return any(_is_steep(before, after) for before, after in zip(times, times[2:], strict=False))


def _times(search: Callable[[str], object], unit: str, letters: int) -> Iterator[float]:
    size = 1_000
    while size <= letters:
        begin = time.process_time()
        search((unit * (size // len(unit) + 1))[:size] + "\x01")
        yield time.process_time() - begin
        size *= 2


def _is_steep(before: float, after: float) -> bool:
    """True if four times the text takes more than 4 to the power of 1.2 times as long, beyond 100 ms."""
    return after > 0.1 and after > 4**1.2 * before


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=1_000_000)
    parser.add_argument("--limit", type=float, default=2.0, help="CPU seconds that one text may take")
    parser.add_argument("--only", default="", help="a part of the names of texts or patterns")
    parser.add_argument("--first", action="store_true", help="the steps before mentions")
    parser.add_argument("--patterns", action="store_true")
    options = parser.parse_args()
    if options.first:
        return int(attack_first_steps(options.letters, options.limit, options.only) > 0)
    if options.patterns:
        return int(attack_patterns(options.letters, options.only) > 0)
    return int(attack_steps(options.letters, options.limit, options.only) > 0)


if __name__ == "__main__":
    sys.exit(main())
