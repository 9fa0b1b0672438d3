"""Verdicts: what is new, changed, unchanged or a duplicate, and what only looks alike."""

from __future__ import annotations

import html
import random
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.deduplicate.likeness import counted_apart
from pipelines.deduplicate.step import MIN_SHARED_KEYS, compare, content_hash, decide, fingerprint
from presswatch.records import DateReading, KnownPost, Post

TITLE = "The ferryman's ledger is read aloud"
ARTICLE = """For eleven years the ferryman of Tamrin wrote down who crossed the river and who did not come back.

The ledger has 312 pages. Some names are written in pencil, others in the ink that the customs house gave away.

On Saturday it was read aloud for the first time, in the gymnasium, by forty people who took turns at the desk.

“I looked for my mother's name and found my own,” said one of them, a retired teacher, who had crossed at six.

The reading took nine hours. Soup was served at noon, and nobody left before the last page had been turned.

Historians say that such lists are rare: most were burned in the winter before the gates were built.

The archive will print the ledger next year, with an index of the villages that no longer stand on any map."""
KOREAN_TITLE = "나룻배 장부, 처음으로 낭독되다"
KOREAN = """탐린의 뱃사공은 열한 해 동안 강을 건넌 사람과 돌아오지 못한 사람의 이름을 적었다.

장부는 모두 312쪽이다. 어떤 이름은 연필로, 어떤 이름은 세관에서 나누어 준 잉크로 적혀 있다.

토요일 체육관에서 마흔 명이 차례로 책상 앞에 앉아 처음으로 장부를 소리 내어 읽었다.

은퇴한 교사 한 사람은 어머니의 이름을 찾다가 여섯 살에 강을 건넌 자기 이름을 발견했다고 말했다.

낭독은 아홉 시간이 걸렸고, 마지막 장을 넘길 때까지 아무도 자리를 뜨지 않았다.

기록원은 내년에 이 장부를 지도에서 사라진 마을의 색인과 함께 펴낼 예정이다."""
MENU = "Home | About us | News | Donate | Contact"


def known(title: str, text: str, number: int = 1, **changes) -> KnownPost:
    values = {
        "id": number,
        "url": f"https://one.example/{number}",
        "url_key": f"one.example/{number}",
        "title": title,
        "text": text,
        "content_hash": content_hash(title, text),
        "language": None,
        "published_on": None,
    }
    return KnownPost(**{**values, **changes})


def post(title: str, text: str, **changes) -> Post:
    return Post(source="two", url="https://two.example/9", url_key="two.example/9", title=title, text=text, **changes)


def verdict(new: Post, *others: KnownPost, at: KnownPost | None = None, content: KnownPost | None = None):
    return decide(new, content_hash(new.title, new.text), at, content, others)


def paragraphs(text: str) -> list[str]:
    return text.split("\n\n")


def with_typos(text: str, every: int = 25) -> str:
    """One letter in `every` replaced, as bad scans do; the same ones each time."""
    chance = random.Random(4)
    return "".join(chance.choice("aeinrst") if c.isalpha() and chance.random() < 1 / every else c for c in text)


SAME = {
    "typing errors": lambda text: text.replace("pencil", "pencl").replace("Saturday", "Saturdya"),
    "bad scan": with_typos,
    "own introduction": lambda text: f"A report that names us was published. We print it below.\n\n{text}",
    "stamp": lambda text: f"Updated at 14:05\n\n{text}",
    "correction": lambda text: f"{text}\n\nCorrection: an earlier version misspelled the name of the committee.",
    "menu and footer": lambda text: f"{MENU}\n{text}\nShare this: Facebook Twitter Email\nAll rights reserved.",
    "lead twice": lambda text: f"{text}\n\n{paragraphs(text)[0]}\n\n{paragraphs(text)[-1]}",
    "a quarter cut": lambda text: "\n\n".join(p for n, p in enumerate(paragraphs(text)) if n not in (2, 5)),
    "beginning only": lambda text: text[: len(text) // 3] + "… Read the full article HERE.",
    "figures updated": lambda text: text.replace("312", "318").replace("forty", "fifty"),
    "one paragraph more": lambda text: f"{text}\n\nA second reading is planned for the spring, in the ferry house.",
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "entities": html.escape,
    "capitals": str.upper,
    "other blanks": lambda text: text.replace(" ", "\u00a0").replace("\n\n", "\n"),
}


@pytest.mark.parametrize("edit", SAME)
@pytest.mark.parametrize(("title", "text"), [(TITLE, ARTICLE), (KOREAN_TITLE, KOREAN)], ids=["english", "korean"])
def test_another_version_is_found_and_recognised(edit, title, text):
    """Copies with typos, stamps, cuts, additions or other spellings share keys with the original and are duplicates."""
    copy = SAME[edit](text)
    assert len(set(fingerprint(title, text)) & set(fingerprint(title, copy))) >= MIN_SHARED_KEYS
    assert verdict(post(title, copy), known(title, text)).duplicate_of == 1
    assert verdict(post(title, text), known(title, copy)).duplicate_of == 1


def test_a_short_excerpt_under_an_introduction_is_found():
    """A fifth of the text below its own introduction is a duplicate, with "excerpt" in the reason."""
    excerpt = "Our archive is in the news. We repost a part below.\n\n" + "\n\n".join(paragraphs(ARTICLE)[:2])
    assert len(set(fingerprint(TITLE, ARTICLE)) & set(fingerprint(TITLE, excerpt))) >= MIN_SHARED_KEYS
    found = verdict(post(TITLE, excerpt), known(TITLE, ARTICLE))
    assert (found.state, found.duplicate_of) == ("duplicate", 1)
    assert found.reason.startswith("excerpt of the known post")


NOTICES = [
    (
        "Press briefing No. 5",
        "Press briefing No. 6",
        "{} will be held on May 18 at ten in the reading room. Coffee will be served.",
    ),
    (
        "제5차 정기 브리핑",
        "제6차 정기 브리핑",
        "{}을 5월 18일 오전 10시 열람실에서 엽니다. 참가 신청은 전자우편으로 받습니다. 차를 드립니다.",
    ),
    (
        "第5回 報告会のお知らせ",
        "第6回 報告会のお知らせ",
        "{}。報告会を会議室にて開催します。参加費は無料です。資料は当日配布いたします。",
    ),
    (
        "Vigil for Ana Belk",
        "Vigil for Yusuf Orhan",
        "Friends hold a {} outside the ministry at seven. Candles will be provided. Please bring no banners.",
    ),
    (
        "Vigil for Minji Ahn",
        "Vigil for Minjun Ahn",
        "Friends hold a {} outside the ministry at seven. Candles will be provided. Please bring no banners.",
    ),
    (
        "Séance d'information, partie II",
        "Séance d'information, partie III",
        "La {} aura lieu dans la salle de lecture, à dix heures. Entrée libre, café offert, sans inscription.",
    ),
    (
        "Встреча с читателями в Орске",
        "Встреча с читателями в Тамрине",
        "{} состоится в читальном зале. Вход свободный. Просим не опаздывать и не приносить напитки.",
    ),
    (
        "ندوة شهر مارس",
        "ندوة شهر أبريل",
        "تعقد {} في قاعة المطالعة في الساعة العاشرة. الدخول مجاني والتسجيل بالبريد الإلكتروني.",
    ),
    (
        "부산 상담소 개소 안내",
        "대구 상담소 개소 안내",
        "{}. 평일 오전 열 시부터 오후 여섯 시까지 운영합니다. 상담은 무료이고 비밀이 보장됩니다.",
    ),
    (
        "Stelle: Referent Presse",
        "Stelle: Buchhalterin",
        "Wir suchen für unser Büro Verstärkung. {}. Bewerbungen bitte als PDF. Die Gespräche finden online statt.",
    ),
]


@pytest.mark.parametrize(("one", "two", "frame"), NOTICES)
def test_notices_of_a_series_are_different_posts(one, two, frame):
    """Identical notices that differ by a number or a name in title and text are two posts in either order."""
    first, second = frame.format(one), frame.format(two)
    assert verdict(post(two, second), known(one, first)).state == "new"
    assert verdict(post(one, first), known(two, second)).state == "new"


def test_a_notice_with_another_date_is_another_post():
    """In a short notice with the same title and words another date makes another post; the reason names both dates."""
    text = (
        "The reading room stays closed on {}. Urgent requests are taken by e-mail and answered on the next working day."
    )
    old, new = text.format("May 1"), text.format("June 6")
    assert verdict(post("Reading room closed", new), known("Reading room closed", old)).state == "new"
    likeness = compare("Reading room closed", text.format("1.5."), "Reading room closed", text.format("6.6."))
    assert not likeness.same
    assert "(1 and 6)" in likeness.reason


def test_the_month_after_is_another_issue_of_a_long_report():
    """A long text with other figures is a correction on the same day and another issue a month later."""
    old = known("Monthly figures", ARTICLE, published_on=date(2026, 4, 1))
    text = ARTICLE.replace("312", "340")
    for day, state in ((date(2026, 4, 2), "duplicate"), (date(2026, 5, 1), "new")):
        assert verdict(post("Monthly figures", text, published=DateReading(on=day)), old).state == state


def test_another_name_twice_in_a_short_notice_is_another_post():
    """Under the same title, a name that changes at both places makes another post."""
    text = "Tonight we remember {0}. Friends will read from the letters of {0}, and the bell is rung at eight o'clock."
    assert (
        verdict(
            post("Evening of remembrance", text.format("Orhan")), known("Evening of remembrance", text.format("Belk"))
        ).state
        == "new"
    )


def test_one_page_frame_around_other_content_is_no_copy():
    """Long shared menus and footers do not make two short texts the same."""
    footer = "Share this: Facebook Twitter Email Print\nAll rights reserved. Privacy policy."
    frame = f"{MENU}\nSign up for our newsletter.\n{{}}\n{footer}"
    one, two = (frame.format(paragraphs(ARTICLE)[n]) for n in (0, 3))
    assert verdict(post("Soup", two), known("Ledger", one)).state == "new"


OTHERS = [
    (
        "Forty boats and a brass band",
        (
            "Forty boats came to this year's Boat Day, and one brass band, which did not fall in. "
            "The prize for the best-kept boat went to the ferry of Tamrin."
        ),
    ),
    (
        "Map workshop",
        (
            "How do you draw a village that is no longer there? Twelve people learned it in July. "
            "The maps are on show in the ferry house until the end of September."
        ),
    ),
]


def test_a_digest_is_a_post_of_its_own():
    """A page that quotes the beginnings of several posts is a duplicate of none of them, and none of them of it."""
    parts = [(TITLE, "\n\n".join(paragraphs(ARTICLE)[:2])), *OTHERS]
    numbered = "\n".join(f"{n}. {title}\n{text}" for n, (title, text) in enumerate(parts, 1))
    stored = [known(title, text, number) for number, (title, text) in enumerate([(TITLE, ARTICLE), *OTHERS], 1)]
    assert verdict(post("The week", numbered), *stored).state == "new"
    assert [verdict(post(one.title, one.text), known("The week", numbered)).state for one in stored] == ["new"] * 3
    plain = "\n\n".join(text for _, text in parts)
    assert verdict(post("The week", plain), *stored).state == "new"


def test_a_quoted_passage_from_the_middle_is_no_copy():
    """A comment that quotes two paragraphs out of the middle of a long text is another post."""
    long = "\n\n".join([*paragraphs(ARTICLE)[:4], *(text for _, text in OTHERS), *paragraphs(ARTICLE)[4:]])
    quote = "\n\n".join(text for _, text in OTHERS)
    assert verdict(post("What a summer", quote), known(TITLE, long)).state == "new"


def test_a_sister_post_in_another_language_is_not_merged():
    """The Korean version of an English post is a post of its own."""
    assert verdict(post(KOREAN_TITLE, KOREAN), known(TITLE, ARTICLE)).state == "new"


def test_a_known_address_is_unchanged_or_changed():
    """Seen again, a post is unchanged if its words are the same, in any layout; otherwise it is changed, with what
    changed.
    """
    old = known(TITLE, ARTICLE, duplicate_of=7)
    same = verdict(post(TITLE, ARTICLE.replace("“", '"').replace("”", '"').replace(" ", "\u00a0")), at=old)
    assert (same.state, same.post_id, same.duplicate_of) == ("unchanged", 1, 7)
    edited = verdict(post(TITLE, ARTICLE.replace("312", "318").replace("pencil", "chalk")), at=old)
    assert (edited.state, edited.post_id) == ("changed", 1)
    assert edited.reason == "1 word replaced; 1 number changed"
    assert verdict(post("Another title", ARTICLE), at=old).reason == "title changed"
    assert verdict(post(TITLE, ARTICLE.upper()), at=old).reason.startswith("spacing, case")


def test_an_entry_seen_without_its_page_changes_nothing():
    """An entry whose page was not fetched again leaves the post as it is; the first text of a post is a change."""
    assert verdict(post("The ferryman's led…", ""), at=known(TITLE, ARTICLE)).state == "unchanged"
    assert verdict(post(TITLE, ARTICLE), at=known(TITLE, "")).reason == "the text was read for the first time"


def test_equal_words_elsewhere_are_a_duplicate_of_the_first():
    """The same hash at another address makes a duplicate of the group's first post; a short title alone is no evidence."""
    copy = known(TITLE, ARTICLE, 5, duplicate_of=2)
    assert verdict(post(TITLE, ARTICLE), content=copy).duplicate_of == 2
    assert verdict(post("Press release", ""), content=known("Press release", "")).state == "new"
    long = "Nineteen organizations sign a joint appeal on the Orsa"
    assert verdict(post(long, ""), content=known(long, "")).duplicate_of == 1


def test_a_post_shown_under_another_address_is_the_same_post():
    """The same words on the same source and day at another address: the post has moved. On another day or source it is
    a copy.
    """
    old = known(TITLE, ARTICLE, published_on=date(2026, 4, 1), sources=("two",))
    dated = post(TITLE, ARTICLE, published=DateReading(on=date(2026, 4, 1)))
    assert (verdict(dated, content=old).state, verdict(dated, content=old).post_id) == ("unchanged", 1)
    later = post(TITLE, ARTICLE, published=DateReading(on=date(2026, 5, 1)))
    elsewhere = known(TITLE, ARTICLE, published_on=date(2026, 4, 1), sources=("three",))
    assert verdict(later, content=old).state == verdict(dated, content=elsewhere).state == "duplicate"


def test_what_two_lists_say_of_one_article_is_two_posts_unless_the_title_is_one():
    """However short, two entries with one title are one post; a list may add the outlet's name or cut the title off."""
    old = known("On floods", "", 3)
    for title in ("On Floods", "The Guardian: On floods"):
        found = decide(post(title, ""), content_hash(title, ""), None, None, [], elsewhere=old)
        assert (found.state, found.duplicate_of) == ("duplicate", 3)
    other = "The paper cites our figures"
    assert decide(post(other, ""), content_hash(other, ""), None, None, [], elsewhere=old).state == "new"


def test_the_closest_of_several_is_named():
    """Among several similar posts, the one that shares most is named as the original."""
    excerpt = known(TITLE, "\n\n".join(["Our archive is in the news today.", *paragraphs(ARTICLE)[:2]]), 3)
    found = verdict(post(TITLE, ARTICLE.replace("pencil", "pencl")), excerpt, known(TITLE, ARTICLE, 4))
    assert found.duplicate_of == 4
    assert found.reason == "same text but for 1 word replaced"


@settings(max_examples=40, deadline=None)
@given(st.permutations(paragraphs(ARTICLE)), st.integers(1, 7), st.integers(0, 3))
def test_same_is_symmetric(order, kept, typos):
    """Whether two texts are duplicates does not depend on their order."""
    other = "\n\n".join(order[:kept])
    for place in range(typos):
        other = other.replace("e", "o", place)
    one, two = compare(TITLE, ARTICLE, TITLE, other), compare(TITLE, other, TITLE, ARTICLE)
    assert one.same == two.same
    assert one.shared_ratio == pytest.approx(two.shared_ratio, abs=0.02)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300), st.text(max_size=600))
def test_any_text_has_few_keys_and_equals_itself(title, text):
    """For any text: at most 40 signed 64-bit keys, sorted; outer whitespace does not count; a text equals itself."""
    keys = fingerprint(title, text)
    assert len(keys) <= 40
    assert list(keys) == sorted(set(keys))
    assert all(-(2**63) <= key < 2**63 for key in keys)
    assert content_hash(title, text) == content_hash(f" {title}\n", f"\u200b{text} ")
    assert compare(title, text, title, text).reason in ("too little in common", "same text in another form")


def test_the_hash_sees_every_word():
    """A changed word, case or word order changes the hash, and so does moving words between title and text."""
    hashes = {
        content_hash(*pair)
        for pair in (("a b", "c d"), ("a b", "d c"), ("a b", "c D"), ("a", "b c d"), ("a b", "c d."), ("a b", "c"))
    }
    assert len(hashes) == 6


def test_keys_do_not_depend_on_the_title_of_a_long_text():
    """Copies under other titles have the same keys."""
    assert fingerprint(TITLE, ARTICLE) == fingerprint("Another", ARTICLE)
    assert fingerprint("Nineteen organizations sign a joint appeal", "") != ()
    assert fingerprint("", "") == ()


@pytest.mark.parametrize("piece", ["word ", "a", "가나 ", "1 ", "| ", "\n\n", "&amp;", "ﷺ", "word\n"])
def test_huge_texts_cost_little(piece):
    """A million letters, however arranged, are hashed, keyed and compared within the suite's timeout."""
    text = (piece * 1_000_000)[:1_000_000]
    fingerprint(text, text)
    content_hash(text, text)
    compare(text, text, text, "x" + text[: len(text) // 2] + "y" + text[len(text) // 2 :])


def test_a_shared_closing_paragraph_makes_no_duplicate_under_another_title():
    """A short post that consists mostly of its source's closing paragraph is a post of its own under another title."""
    closing = (
        "The museum stands at the old quay and is open from Tuesday to Sunday, from ten to six; groups write a week"
    )
    first = f"{closing} before.\n\nTwo fishermen of the quarter teach how nets are mended, to children and to others."
    second = f"{closing} before.\n\nNew chairs have come."
    assert compare("A workshop on nets", first, "The reading room has new chairs", second).same is False
    assert compare("A workshop on nets", first, "A workshop on nets, shorter", second).same is True


def test_short_posts_with_the_same_closing_words_are_posts_of_their_own():
    """The shared closing words are most of both posts, but the posts are about different things."""
    closing = "For questions please write to the press office of the Larkmoor Rights Watch, press@lrw.example."
    one = f"Larkmoor Rights Watch asks for help for the flooded villages.\n\n{closing}"
    two = f"Larkmoor Rights Watch sends observers to the elections in Harwick.\n\n{closing}"
    assert not compare("Larkmoor Rights Watch on floods", one, "Larkmoor Rights Watch on elections", two).same
    assert compare("Larkmoor Rights Watch on floods", one, "Larkmoor Rights Watch on floods", one).same


def test_a_long_excerpt_under_another_title_stays_a_duplicate():
    assert compare(TITLE, ARTICLE, "Press review of the week", "\n\n".join(paragraphs(ARTICLE)[:4])).same is True


@pytest.mark.parametrize(
    ("title", "text", "old", "new"),
    [
        (
            "Дежурство юриста",
            "Бесплатный приём юриста пройдёт в первый вторник {} с десяти до часу в общественной приёмной. Возьмите"
            " паспорт и копии документов. Записаться можно на сайте организации.",
            "марта",
            "апреля",
        ),
        (
            "Permanence",
            "La permanence se tient ce mois-ci le {} mercredi, à la Maison des associations. Venez avec vos papiers et"
            " vos questions, un café vous attend. Pas de rendez-vous nécessaire.",
            "premier",
            "troisième",
        ),
        (
            "Open day",
            "The gates stand open on {} from ten, and the wardens show the reed beds. Bring boots and a flask; dogs stay"
            " on the lead. No need to book, just come along.",
            "Saturday",
            "Sunday",
        ),
        (
            "志愿者之星：{}",
            "本月的志愿者之星是{}，已在图书室服务三年，每周六上午整理书架，陪孩子们读书。感谢付出！如果你也想加入我们，请填写报名表。",
            "李晓梅",
            "何志远",
        ),
    ],
)
def test_notices_that_count_in_words(title: str, text: str, old: str, new: str) -> None:
    """A month, weekday or ordinal spelled out makes another notice just as a number does, and so does another name."""
    one, two = (title.format(old), text.format(old)), (title.format(new), text.format(new))
    assert not compare(*one, *two).same
    assert compare(*one, *one).same


def test_name_with_the_pronoun_after_it() -> None:
    """In Chinese the name and the pronoun after it change together: the notice is about another person all the same."""
    text = "本月的志愿者之星是{}。{}已在图书室服务三年，每周六上午整理书架，陪孩子们读书。感谢{}的付出！欢迎加入我们。"
    one = compare(
        "志愿者之星：李晓梅", text.format("李晓梅", "她", "她"), "志愿者之星：何志远", text.format("何志远", "他", "他")
    )
    assert not one.same


@pytest.mark.parametrize(("old", "new"), [("March", "mar"), ("first", "worst"), ("may", "will")])
def test_words_that_count_nothing(old: str, new: str) -> None:
    """One month written in two ways, or a word that only looks like a month, is not a changed number."""
    assert not counted_apart(old, new)
