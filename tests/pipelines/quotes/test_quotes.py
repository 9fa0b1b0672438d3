"""Quotation marks of every language, quotations over several paragraphs, titles that are no quotations."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.people.find import find_people
from pipelines.quotes.find import find_quotes, search_form
from pipelines.text.segments import segments, text_blocks
from presswatch.records import Block


def quotes_of(text: str):
    blocks = text_blocks(text, ())
    return find_quotes(text, blocks, find_people(text, segments(text, blocks)))


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“The tide keeps no diary,” said Nora Sung.", "The tide keeps no diary", "Nora Sung"),
        ('"The tide keeps no diary," said Nora Sung.', "The tide keeps no diary", "Nora Sung"),
        ("‘The tide keeps no diary,’ said Nora Sung.", "The tide keeps no diary", "Nora Sung"),
        (
            "Nora Sung said: “She told me ‘never again’ at the quay.”",
            "She told me ‘never again’ at the quay.",
            "Nora Sung",
        ),
        ("„Das Meer führt kein Tagebuch“, sagte Wiebke Harms.", "Das Meer führt kein Tagebuch", "Wiebke Harms"),
        ("»Das Meer führt kein Tagebuch«, sagte Wiebke Harms.", "Das Meer führt kein Tagebuch", "Wiebke Harms"),
        (
            "« La mer ne tient pas de journal », a déclaré Inès Caradec.",
            "La mer ne tient pas de journal",
            "Inès Caradec",
        ),
        ("«El mar no lleva diario», dijo Nerea Lagos.", "El mar no lleva diario", "Nerea Lagos"),
        ("«Море не ведёт дневник», — сказала Вера Лунина.", "Море не ведёт дневник", "Вера Лунина"),
        ("강은솔 팀장은 “바다는 스스로 적지 않는다”라고 말했다.", "바다는 스스로 적지 않는다", "강은솔"),
        ("代表の水谷あかりは「海は日記をつけない」と述べた。", "海は日記をつけない", "水谷あかり"),
        ("代表の水谷あかりは『海は日記をつけない』と語った。", "海は日記をつけない", "水谷あかり"),
        ("研究员沈雨桐说：“潮水不会自己写日记。”", "潮水不会自己写日记。", "沈雨桐"),
        ("研究員沈雨桐表示：「潮水不會自己寫日記。」", "潮水不會自己寫日記。", "沈雨桐"),
        ('قالت مديرة المركز ليلى حداد: "البحر لا يكتب يومياته".', "البحر لا يكتب يومياته", "ليلى حداد"),
        ("قال الباحث كريم منصور: «البحر لا يكتب يومياته».", "البحر لا يكتب يومياته", "كريم منصور"),
        ("”Havet för ingen dagbok”, säger Ebba Nyström.", "Havet för ingen dagbok", "Ebba Nyström"),
        ("»Havet fører ingen dagbog«, siger Mette Holm.", "Havet fører ingen dagbog", "Mette Holm"),
        ("”Meri ei pidä päiväkirjaa”, sanoi Aino Laine.", "Meri ei pidä päiväkirjaa", "Aino Laine"),
    ],
)
def test_marks_of_every_language(text: str, words: str, speaker: str) -> None:
    """Each text has one quotation, verbatim, without its marks, with its speaker."""
    (quote,) = quotes_of(text)
    assert (quote.text, quote.speaker) == (words, speaker)
    assert text[quote.start : quote.end] == words


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Jitka Malá uvedla, že „moře si nevede deník ani jeden den“.",
            "moře si nevede deník ani jeden den",
            "Jitka Malá",
        ),
        (
            "Zora Tichá vysvetlila, že „more si nevedie denník ani jeden deň“.",
            "more si nevedie denník ani jeden deň",
            "Zora Tichá",
        ),
        (
            "Halmos Réka hangsúlyozta, hogy „a tenger nem ír naplót egy napig sem”.",
            "a tenger nem ír naplót egy napig sem",
            "Halmos Réka",
        ),
        (
            "Ileana Stoica a precizat că „marea nu ține un jurnal nicio zi”.",
            "marea nu ține un jurnal nicio zi",
            "Ileana Stoica",
        ),
        (
            "Vesna Lovrić istaknula je da „more ne vodi dnevnik nijedan dan”.",
            "more ne vodi dnevnik nijedan dan",
            "Vesna Lovrić",
        ),
        (
            "Mojca Vidmar je poudarila, da »morje ne piše dnevnika niti en dan«.",
            "morje ne piše dnevnika niti en dan",
            "Mojca Vidmar",
        ),
        (
            "Ratna Dewanti mengatakan bahwa “laut tidak menulis buku harian”.",
            "laut tidak menulis buku harian",
            "Ratna Dewanti",
        ),
        (
            "Оксана Лисенко наголосила, що «море не веде щоденника жодного дня».",
            "море не веде щоденника жодного дня",
            "Оксана Лисенко",
        ),
        (
            "Ралица Тодорова подчерта, че „морето не води дневник нито ден“.",
            "морето не води дневник нито ден",
            "Ралица Тодорова",
        ),
        (
            "Весна Ловрић је истакла да „море не води дневник ниједан дан”.",
            "море не води дневник ниједан дан",
            "Весна Ловрић",
        ),
        (
            "Η Δανάη Βελισσάρη τόνισε ότι «η θάλασσα δεν κρατά ημερολόγιο».",
            "η θάλασσα δεν κρατά ημερολόγιο",
            "Δανάη Βελισσάρη",
        ),
    ],
)
def test_verbs_of_saying_of_more_languages(text: str, words: str, speaker: str) -> None:
    """After "said that" the quotation is part of a sentence; verb and name together show who said it."""
    (quote,) = quotes_of(text)
    assert (quote.text, quote.speaker) == (words, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Read our article “Tides and their keepers” in the library.",
        "The so-called “reform” failed.",
        "NHK「おはよう港」に出演しました。",
        "La Jornada publicó «Fosas sin nombre» el lunes.",
        "Газета «Северный маяк» вышла утром.",
        'A 5" pipe and a 7" pipe.',
        "It's the keepers' ‘thing’ that isn't here.",
        'ארה״ב ומנכ"ל העמותה ודו״ח השנה של צה"ל',
    ],
)
def test_titles_and_terms_are_no_quotations(text: str) -> None:
    """Titles, names of programmes, scare quotes, inches and apostrophes give no quotation."""
    assert quotes_of(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("निदेशक ने कहा, “समुद्र अपनी डायरी नहीं लिखता।”", "समुद्र अपनी डायरी नहीं लिखता।"),
        ("পরিচালক বলেন, “সমুদ্র তার দিনলিপি লেখে না।”", "সমুদ্র তার দিনলিপি লেখে না।"),
        ("ผู้อำนวยการ กล่าวว่า “ทะเลไม่เขียนบันทึกประจำวัน”", "ทะเลไม่เขียนบันทึกประจำวัน"),
        ("„ზღვა დღიურს არ წერს“, თქვა დირექტორმა.", "ზღვა დღიურს არ წერს"),
        ("مدیر گفت: «دریا خاطراتش را نمی‌نویسد.»", "دریا خاطراتش را نمی‌نویسد."),
        ("“Bahari haiandiki shajara yake,” alisema mkurugenzi.", "Bahari haiandiki shajara yake"),
    ],
)
def test_words_in_scripts_whose_names_are_not_read(text: str, words: str) -> None:
    """The quotation is kept without a speaker: better empty than wrong."""
    (quote,) = quotes_of(text)
    assert (quote.text, quote.speaker) == (words, None)


@pytest.mark.parametrize(
    "text",
    ['מנכ"ל העמותה אמר: "הים אינו כותב יומן".', "״הים אינו כותב יומן״, אמרה מנכ״לית העמותה."],
)
def test_hebrew_marks_and_acronyms_with_the_same_mark(text: str) -> None:
    """The mark inside a word makes it an acronym; it neither opens nor closes a quotation."""
    assert [quote.text for quote in quotes_of(text)] == ["הים אינו כותב יומן"]


def test_pronoun_is_the_person_named_last() -> None:
    """ "she said" refers to the person named before."""
    text = "Our director, Nora Sung, spoke to the paper.\n\n“We count what others forget,” she said."
    (quote,) = quotes_of(text)
    assert (quote.speaker, quote.role) == ("Nora Sung", "director")


@pytest.mark.parametrize(
    "after",
    ["Read the article HERE.", "Read more (in Korean).", "Listen to what Paul Greer added on Friday.", "She told all."],
)
def test_announced_words_are_not_the_next_sentences(after: str) -> None:
    """Words after a name and a colon are that person's, no matter which verb or name the next sentence has."""
    (quote,) = quotes_of(f'On June 5 the paper quoted TDR\'s Director of Outreach, Nora Sung: "We keep it." {after}')
    assert quote.speaker == "Nora Sung"


def test_quotation_over_paragraphs() -> None:
    """Paragraphs that each begin with the opening mark are one quotation up to the closing one."""
    text = "Nora Sung said: “We opened the books.\n\n“And then we kept them open.”"
    (quote,) = quotes_of(text)
    assert quote.text == "We opened the books.\n\n“And then we kept them open."
    assert quote.search_form == "we opened the books and then we kept them open"


def test_block_quotation_with_a_signature() -> None:
    """A block quotation is a quotation; a dash and a name at its end give its speaker."""
    text = "Sand only looks as if it grew back. — Noor Haddad, geologist"
    (quote,) = find_quotes(text, (Block(kind="quote", start=0, end=len(text)),))
    assert (quote.text, quote.speaker) == ("Sand only looks as if it grew back.", "Noor Haddad")


def test_a_repeated_quotation_is_recorded_once() -> None:
    """A repeated quotation is recorded once, with the speaker if either place names one."""
    text = "“The tide keeps no diary, so we must keep one for it every day.”\n\n“The tide keeps no diary, so we must keep one for it every day,” said Nora Sung."
    (quote,) = quotes_of(text)
    assert quote.speaker == "Nora Sung"


def test_search_form_leaves_out_what_an_editor_added() -> None:
    """The form used to search the article omits brackets and ellipses and keeps the words."""
    assert search_form("shelter the many [river] women…who left") == "shelter the many women who left"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "„Wir haben jeden Brief gelesen“, sagt Leiterin Anna Berg dem Blatt, „auch die leeren.“",
            "Wir haben jeden Brief gelesen auch die leeren.",
        ),
        (
            "“We waited for the ferry,” said director Ada Berg, “and then we swam.”",
            "We waited for the ferry and then we swam.",
        ),
        (
            "« Une graine oubliée est perdue », y résume Lucie Marin, présidente, « même au congélateur ».",
            "Une graine oubliée est perdue même au congélateur",
        ),
        (
            "«Aquí se viene a plantar», dice la coordinadora Ana Ruiz, «y se acaba cantando».",
            "Aquí se viene a plantar y se acaba cantando",
        ),
        ("“我们等了三年，”主任张三说，“现在还在等。”", "我们等了三年，现在还在等。"),
    ],
)
def test_words_that_their_speaker_interrupts(text: str, words: str) -> None:
    """The parts are one quotation, without what is between them."""
    (quote,) = quotes_of(text)
    assert quote.text == words
    assert quote.speaker
    assert parts_hold(text[quote.start : quote.end], words)


def test_a_new_sentence_after_the_speaker_is_its_own() -> None:
    """A full stop after the speaker ends the first quotation; quotation marks around a title next to a source are none."""
    said = quotes_of("“We waited for the ferry,” said director Ada Berg. “And then we swam to it.”")
    assert [q.text for q in said] == ["We waited for the ferry", "And then we swam to it."]
    assert quotes_of("„Der lange Weg der Briefe“, meldet das Blatt, „Das Ende der Post“ gab es auch.") == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("「駅の近くに帰れる場所がほしかった」と代表の高橋美咲さん。", "高橋美咲"),
        ("代表の高橋美咲さんが応じた。「駅の近くに帰れる場所がほしかった」と高橋。写真もある。", "高橋美咲"),
        ('"물이 먼저 끊기는 곳은 늘 같습니다." 한지민 대표는 기자에게 지도를 보여 주며 설명했습니다.', "한지민"),
        ('"물이 먼저 끊기는 논은 늘 같습니다." 한지민 대표는 수로부터 고쳐야 한다고 했습니다.', "한지민"),
        ("„Wer die Tür zumacht, macht die Straße zu“, eröffnete Leiterin Ada Berg die Runde.", "Ada Berg"),
    ],
)
def test_speaker_without_a_verb_at_the_words(text: str, speaker: str) -> None:
    """The speaker is named after と without a verb, in the next sentence, or after a verb that no list has."""
    assert [q.speaker for q in quotes_of(text)] == [speaker]


def test_the_next_sentence_must_be_about_words() -> None:
    """A next sentence about what somebody did names no speaker."""
    assert quotes_of('"물이 먼저 끊기는 곳은 늘 같습니다." 한지민 대표는 회의를 열었습니다.') == ()


@pytest.mark.parametrize(
    "text",
    [
        "Conversa con Elena Prados, coordinadora. De lo que cuenta queda una frase de Elena: «Una huerta es una plaza».",
        "La radio a reçu Elena Prados, présidente. On retient ce mot d’Elena : « Une graine est un pari sur demain ».",
        "The show talked to Elena Prados, head of the archive. “Paper forgets nothing if you let it,” as Elena put it.",
    ],
)
def test_a_given_name_alone_is_the_person_named_before(text: str) -> None:
    """In a text that uses first names the speaker is still recorded with the full name."""
    assert [q.speaker for q in quotes_of(text)] == ["Elena Prados"]


@pytest.mark.parametrize(
    "text",
    [
        "„Der Steg hält noch lange“, schreibt der Uferbote.",
        "“The quay will hold for years,” writes the Quay Lantern.",
        "« La digue tient bon cette année », écrit le Phare.",
    ],
)
def test_a_name_with_an_article_is_no_person(text: str) -> None:
    """A newspaper's name has an article, a person's has none."""
    assert [q.speaker for q in quotes_of(text)] == [None]


def test_a_place_called_after_a_saint_is_no_person() -> None:
    """ "Santa Elena" is no Elena."""
    text = "Our head Elena Prados came. Later the council of Santa Elena wrote: “Paper forgets nothing if you let it.”"
    assert all(q.speaker != "Elena Prados" for q in quotes_of(text))


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "El alcalde de Ribera, Joan Prat, reconoce que “sobran papeles y faltan manos”.",
            "sobran papeles y faltan manos",
            "Joan Prat",
        ),
        (
            "La maire, Odile Kerno, promet quant à elle « un quai ouvert avant Noël ».",
            "un quai ouvert avant Noël",
            "Odile Kerno",
        ),
        (
            "Landrat Uwe Brandt kündigte auf Nachfrage an, man werde „die Fähre nicht aufgeben wollen“.",
            "die Fähre nicht aufgeben wollen",
            "Uwe Brandt",
        ),
        ("Treasurer Paul Hale calls the plan “bold but badly costed”.", "bold but badly costed", "Paul Hale"),
        (
            "A rádio ouviu a nossa presidente, Rita Lemos. “O cais fecha quando a maré abre”, disse a responsável.",
            "O cais fecha quando a maré abre",
            "Rita Lemos",
        ),
        (
            "Our director Ada Berg met the mayor, Jo Lund. “We will not wait for another winter”, said the director.",
            "We will not wait for another winter",
            "Ada Berg",
        ),
    ],
)
def test_part_of_a_sentence_and_office_for_a_name(text: str, words: str, speaker: str) -> None:
    """After a verb of promising, admitting or judging, part of a sentence is a quotation.

    An office with its article refers to its holder named before.
    """
    assert [(q.text, q.speaker) for q in quotes_of(text)] == [(words, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg, our curator, calls the new room “The House of Long Shadows” and opens it in May.",
        "Our treasurer Paul Hale calls the plan “bold”.",
    ],
)
def test_a_name_given_is_no_judgement(text: str) -> None:
    """The name of a thing begins with a capital, or is a single word."""
    assert quotes_of(text) == ()


def test_the_person_addressed_does_not_speak() -> None:
    """The speaker is before "told", the listener after it."""
    text = "“The timetable is a wish list,” Ingrid Prados, the lab’s head, told reporter Paul Hale."
    assert [q.speaker for q in quotes_of(text)] == ["Ingrid Prados"]


def test_another_office_is_another_person() -> None:
    """The chair is not the director named before."""
    text = "Our director Ada Berg came by boat. “We will not wait for another winter”, said the chair."
    assert [q.speaker for q in quotes_of(text)] == [None]


def parts_hold(whole: str, words: str) -> bool:
    """True if all the words occur in a slice of the text, in order."""
    at = 0
    for word in search_form(words).split():
        at = search_form(whole).find(word, at)
        if at < 0:
            return False
    return True


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab .“”„«»「」『』\"'‘’\n말은라고と说:,said", max_size=120))
def test_slices_hold_for_any_marks(text: str) -> None:
    """With any marks, balanced or not, reading does not fail and each quotation is the slice at its offsets, in order."""
    found = quotes_of(text)
    assert all(text[q.start : q.end] == q.text or parts_hold(text[q.start : q.end], q.text) for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Imogen Farrar, our warden, was on air. “A marsh is not an empty field,” Imogen told him.", "Imogen Farrar"),
        (
            "مؤسس المبادرة عمر البيطار ضيف الحلقة. ويروي عمر كيف بدأت الورشة، ويقول: «حين تتعلم المرأة يتعلم البيت».",
            "عمر البيطار",
        ),
        (
            "공동대표 채은서 님이 함께했습니다. “우리는 아침을 배달하지만 먹지는 못합니다.” 은서 님의 말입니다.",
            "채은서",
        ),
        (
            "Habló nuestro coordinador Benito Huallpa. ¿Una frase? «La semilla que no se presta, se muere».",
            "Benito Huallpa",
        ),
        (
            "Our treasurer, Jo Lund, is quoted. The line that went round came from the paper: “We ask for no marble. We ask for heat.”",
            "Jo Lund",
        ),
    ],
)
def test_speaker_by_first_name_or_from_before(text: str, speaker: str) -> None:
    """A first name alone refers to the person named before; "in the words of" gives them to the person named before."""
    assert [q.speaker for q in quotes_of(text)] == [speaker]


def test_a_sentence_after_a_colon_is_a_quotation() -> None:
    """After a colon a whole sentence with its full stop in quotation marks is a quotation, with or without a speaker."""
    assert [q.text for q in quotes_of("It ended so: “The boats will be back by the end of May.”")]
    assert not quotes_of("It was headed: “The boats will be back by the end of May”")


def test_title_in_a_row_of_a_press_list() -> None:
    """After an outlet and its date in brackets the marks hold a title; after a person's verb of saying, a quotation."""
    assert not quotes_of("El Eco de la Vega (28/11): «Pan con nombre propio» — solo en papel.")
    said = quotes_of("„Gut so“, sagte Wiebke Harms. Sie sagte der taz (3. Mai): „Das Meer führt kein Tagebuch.“")
    assert [q.speaker for q in said][-1] == "Wiebke Harms"


def test_habitual_saying_counts() -> None:
    """A verb of habitual saying counts, and an inflected first name is the person's."""
    text = "Показали разговор с руководителем Ильёй Варежкиным. «Человек начинается с носков», — любит повторять Илья."
    assert [q.speaker for q in quotes_of(text)] == [
        p.name for p in find_people(text, segments(text, text_blocks(text, ())))
    ]


def test_a_quotation_runs_on_over_paragraphs() -> None:
    """Marks that open one paragraph and close a later one hold one quotation, with any closing mark."""
    text = "« La mer est une mémoire. Elle attend.\n\nPersonne ne vient la lire, et pourtant elle parle. »"
    assert [q.text for q in quotes_of(text)] == [text[2:-2]]
    text = "“The harbour has people talking about it.\n\nDeliveries are every Wednesday, rain or shine. “"
    assert [q.text for q in quotes_of(text)] == [text[1:-2]]
    text = "“The harbour has people talking about it.\n\nThe crew said: “We deliver on every single Wednesday.”"
    assert [q.text for q in quotes_of(text)] == ["We deliver on every single Wednesday."]


def test_a_block_quotation_of_several_paragraphs_is_one() -> None:
    """The paragraphs of a block quotation are one quotation, ended by a line that names the speaker."""
    text = "The sea waits for us.\n\nIt takes long to read it."
    cut = text.index("\n")
    blocks = [Block(kind="quote", start=0, end=cut), Block(kind="quote", start=cut + 2, end=len(text))]
    assert [q.text for q in find_quotes(text, blocks)] == [text]
    text = "The sea waits for us. — Nora Sung\n\nIt takes long to read it. — Ida Berg"
    cut = text.index("\n")
    blocks = [Block(kind="quote", start=0, end=cut), Block(kind="quote", start=cut + 2, end=len(text))]
    assert [q.speaker for q in find_quotes(text, blocks)] == ["Nora Sung", "Ida Berg"]


def test_leaked_papers_are_no_person() -> None:
    """ "Panama Papers" looks like a name, and the apposition after it like an office."""
    text = "The whistle-blower at the origin of the Panama Papers, the biggest leak in history, is still unknown."
    assert find_people(text, segments(text, text_blocks(text, ()))) == ()
