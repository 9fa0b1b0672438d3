"""Speakers in Japanese and Chinese whose office or verb of saying no list has."""

from __future__ import annotations

import pytest

from pipelines.people.find import find_people
from pipelines.quotes.find import find_quotes
from pipelines.text.segments import segments, text_blocks


def _quotes(text: str) -> list[tuple[str, str | None, str | None]]:
    blocks = text_blocks(text, ())
    people = find_people(text, segments(text, blocks))
    return [(quote.text[:4], quote.speaker, quote.role) for quote in find_quotes(text, blocks, people)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('قال هشام بركات: "الرغيف أول مؤشر يقرأه الناس في هذا البلد".', "هشام بركات"),
        ('وقالت مريم الحداد إن "الرغيف أول مؤشر يقرأه الناس في هذا البلد".', "مريم الحداد"),
        ('قال بيان الجمعية: "الرغيف أول مؤشر يقرأه الناس في هذا البلد".', None),
    ],
)
def test_an_arabic_speaker_without_a_role_opens_with_a_given_name(text: str, speaker: str | None) -> None:
    """Arabic has no capitals: words that open with no given name are nobody's name."""
    assert [one[1] for one in _quotes(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("調律師の森山透さんは「弦は昨日の雨まで覚えていますから、急がないんです」と耳を傾けた。", "森山透", "調律師"),
        ("担当の飼育員、小川千尋は「弦は昨日の雨まで覚えています」と笑います。", "小川千尋", "飼育員"),
        ("ソムリエの小川千尋は「弦は昨日の雨まで覚えています」と首をすくめる。", "小川千尋", "ソムリエ"),
        ("館長の山本健一が「弦は昨日の雨まで覚えています」と頭をかくと、拍手がわいた。", "山本健一", "館長"),
        (
            "チェリストの中村朋子が出演しました。\n\n「弦は昨日の雨まで覚えていますから」と中村。電話が鳴りました。",
            "中村朋子",
            "チェリスト",
        ),
        ("乗務員の石田誠は「弦は昨日の雨まで覚えています」と照れる。", "石田誠", "乗務員"),
    ],
)
def test_the_subject_before_the_mark_speaks_with_any_verb(text: str, speaker: str, role: str) -> None:
    """An occupation is recognized by its suffix, and と after the words of the subject marks speech."""
    assert _quotes(text) == [("弦は昨日", speaker, role)]


@pytest.mark.parametrize(
    "text",
    [
        "代表の山本健一は「海の見える小さな本屋が町にあること」と名付けた展示を開く。",
        "代表の山本健一は「海の見える小さな本屋」と題した文を書いた。",
        "代表の山本健一は「海の見える町の小さな本屋」と呼ばれる店を営む。",
        "乗務員の制服姿が「海の見える町の小さな本屋」に並んだ。",
    ],
)
def test_names_of_things_are_not_said(text: str) -> None:
    """Before と and a verb of naming, the marks hold a thing's name."""
    assert _quotes(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        (
            "请来的是我们的种子保管员杨素梅。\n\n素梅说得最好的一句是：“种子隔几年得让它下地活一次。”",
            "杨素梅",
            "种子保管员",
        ),
        ("我们的录音师周明远在节目里说：“种子也会老，所以每年都回去。”", "周明远", "录音师"),
        ("本馆调琴师林若兰說：“种子也会老，所以每年都回去。”", "林若兰", "调琴师"),
        ("放映员陈大勇说：“种子也会老，所以每年都回去。”", "陈大勇", "放映员"),
    ],
)
def test_occupations_recognized_by_their_suffix(text: str, speaker: str, role: str) -> None:
    """Suffixes for "one who does" after what they do mark an occupation."""
    (found,) = _quotes(text)
    assert found[1:] == (speaker, role)


def test_a_particle_after_marks_makes_them_a_programme() -> None:
    """A に after the quotation marks makes their content a programme's name."""
    text = "本日朝、港ラジオの「マイ朝！」に当会の館長・山本健一が電話で出演し、冬の紙漉きについてお話ししました。"
    assert _quotes(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“洪水之后，我们还没有得到一分钱。”站长林晓梅说。", "林晓梅"),
        ("“洪水之后，我们还没有得到一分钱，”站长林晓梅在会上指出。", "林晓梅"),
        ("“둑이 무너진 뒤로 우리는 아무것도 받지 못했습니다”라고 박서윤 소장이 말했다.", "박서윤"),
        ("“둑이 무너진 뒤로 우리는 아무것도 받지 못했습니다.” 박서윤 소장은 이렇게 말했다.", "박서윤"),
    ],
)
def test_the_speaker_after_the_words(text: str, speaker: str) -> None:
    """After the closing mark, with the office before or after the name."""
    (quote,) = _quotes(text)
    assert quote[1] == speaker
