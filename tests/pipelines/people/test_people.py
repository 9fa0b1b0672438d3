"""People with their roles as printed, before or after the name, in nine languages."""

from __future__ import annotations

import pytest

from pipelines.people.find import find_people
from pipelines.text.segments import segments, text_blocks


def people_of(text: str):
    return find_people(text, segments(text, text_blocks(text, ())))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("TDR's Director of Outreach, Nora Sung, appeared.", "Nora Sung", "Director of Outreach"),
        ("said Nora Sung, a director at the Busan-based registry.", "Nora Sung", "director"),
        ("our keeper of tide books, Ines Vaal, told the paper", "Ines Vaal", "keeper of tide books"),
        ("Dr. Ana Ruiz (chief economist) spoke.", "Ana Ruiz", "chief economist"),
        ("says Asha Mbeki of the River Union, our director.", "Asha Mbeki", "director"),
        ("Interview mit unserer Pegelschreiberin Wiebke Harms.", "Wiebke Harms", "Pegelschreiberin"),
        ("Jannis Brook, Leiter der Rechtsberatung, sprach.", "Jannis Brook", "Leiter der Rechtsberatung"),
        ("Notre chargée de plaidoyer Inès Caradec était invitée.", "Inès Caradec", "chargée de plaidoyer"),
        (
            "Nerea Lagos, responsable de documentación de nuestra entidad.",
            "Nerea Lagos",
            "responsable de documentación",
        ),
        ("наш юрист Антон Рыбин объясняет", "Антон Рыбин", "юрист"),
        ("한지민 바다연구원 연구위원", "한지민", "연구위원"),
        ("採訪本會祕書長梁可晴與房客", "梁可晴", "祕書長"),
        ("“No hay bancos”, cuenta en el reportaje Nerea Lagos, jardinera.", "Nerea Lagos", "jardinera"),
        ("함께 만난 한지민 부산대 교수는", "한지민", "교수"),
        ("단체를 이끄는 김성대 교수는", "김성대", "교수"),
        ("農林水産省の高橋美咲種苗室長は", "高橋美咲", "種苗室長"),
        ("habló nuestra compañera Nerea Lagos, agrónoma de la red, de riego", "Nerea Lagos", "agrónoma"),
        ("“We counted them,” said Ines Vaal, who led the survey.", "Ines Vaal", "led the survey"),
        ("본 센터 송가온 국제협력팀장은", "송가온", "국제협력팀장"),
        ("센터장으로 취임한 박서윤(41) 씨는", "박서윤", "센터장"),
        ("강은솔(조수기록팀장)은", "강은솔", "조수기록팀장"),
        ("当団体代表理事・高橋美咲が", "高橋美咲", "代表理事"),
        ("森川千尋さん（相談員）は", "森川千尋", "相談員"),
        ("本机构研究员陈思远的数据", "陈思远", "研究员"),
        ("本會外展主任梁可晴表示", "梁可晴", "外展主任"),
        ("مع مديرة المشروع هبة الزين حول", "هبة الزين", "مديرة المشروع"),
        ("نقلت الصحيفة عن مديرة التعاون الدولي ميساء الخالد قولها إن", "ميساء الخالد", "مديرة التعاون الدولي"),
        ("على لسان المتحدثة الرسمية، شيرين العبود، أن", "شيرين العبود", "المتحدثة الرسمية"),
        ("تصريحا لمنسقة التوثيق رنا الخطيب.", "رنا الخطيب", "منسقة التوثيق"),
    ],
)
def test_role_as_printed(text: str, name: str, role: str) -> None:
    """Each text has one person, whose role is a slice of the text and whose name does not include it."""
    (person,) = people_of(text)
    assert (person.name, person.roles[0].text) == (name, role)
    assert text[person.roles[0].start :].startswith(role)
    assert text[person.start : person.end] == name


def test_another_organization_named_in_full_is_elsewhere() -> None:
    """A role with another organization before it is kept apart from a role at ours."""
    text = "本会研究员陈思远说：“水要看得见。”河运行业协会副会长马建平认为，“行业很好”。"
    assert [(p.name, p.ours, p.elsewhere) for p in people_of(text)] == [
        ("陈思远", True, False),
        ("马建平", False, True),
    ]


def test_who_teaches_at_a_university_is_elsewhere() -> None:
    """A professor is no member of the organization that posts."""
    assert [p.elsewhere for p in people_of("한지민 부산대 교수는 말했다")] == [True]


def test_a_korean_label_makes_no_korean_text() -> None:
    """A Chinese page with a Korean board heading is read as Chinese."""
    assert [p.name for p in people_of("본문\n\n本會外展主任梁可晴昨日接受電台訪問，談颱風過後的清理。")] == ["梁可晴"]


def test_two_roles_are_one_person() -> None:
    """Roles before and after the name at two places belong to one person, in text order."""
    (person,) = people_of(
        "TDR's Director of Outreach, Nora Sung, came.\n\n“Yes,” said Nora Sung, a director at the registry."
    )
    assert [r.text for r in person.roles] == ["Director of Outreach", "director"]


@pytest.mark.parametrize(
    "text",
    [
        "said Environment Minister Paul Greer.",
        "BBC journalist June Abara asked.",
        "이한솔 기자가 물었다.",
        "记者王小明报道",
    ],
)
def test_journalists_and_ministers_are_outside(text: str) -> None:
    """Interviewers and office holders are marked as outside, or get no role at all."""
    assert all(person.outside for person in people_of(text) if person.roles)


@pytest.mark.parametrize(
    "text",
    [
        "London, the capital of the country, is wet.",
        "The United Nations Committee met in North Korea.",
        "정부 대표는 없었다.",
    ],
)
def test_places_and_organizations_are_no_people(text: str) -> None:
    """Capitals and roles alone are no person."""
    assert people_of(text) == ()


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("zei Marloes Dekker, directeur van Stichting Lichtbaken.", "Marloes Dekker", "directeur"),
        ("A voz foi de Ana Prado, diretora da Fundação Farol.", "Ana Prado", "diretora"),
        ("“Qui si resta”, dice Anna Berti, direttrice della Fondazione Faro.", "Anna Berti", "direttrice"),
    ],
)
def test_the_organization_after_a_role_is_no_person(text: str, name: str, role: str):
    """A role that ends with "of" precedes an organization, not a person's name."""
    assert [(p.name, [r.text for r in p.roles]) for p in people_of(text)] == [(name, [role])]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gazete, Direktörümüz Elif Aydın'ın sözlerine yer verdi.", "Elif Aydın"),
        ("Direktörümüz Elif Aydın’dan açıklama geldi, şöyle:", "Elif Aydın"),
        ("Direktörümüz Seda Koca'ya göre yağmur az.", "Seda Koca"),
        ("Our director Abdul Mu'in spoke.", "Abdul Mu'in"),
    ],
)
def test_a_turkish_ending_after_an_apostrophe_is_no_part_of_the_name(text: str, name: str) -> None:
    """Turkish case endings follow an apostrophe; names of other languages may contain one."""
    assert [person.name for person in people_of(text)] == [name]


def test_two_names_that_spanish_joins() -> None:
    """A given name after "y" begins another person; a double surname stays whole. "La Fundación" is our own."""
    writer, director = people_of("El jurado: el escritor Iván Prats y Amparo Gil, directora de la Fundación.")
    assert (writer.name, writer.ours) == ("Iván Prats", False)
    assert (director.name, director.ours) == ("Amparo Gil", True)
    (person,) = people_of("José Ortega y Gasset, director del centro, habló.")
    assert person.name == "José Ortega y Gasset"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Zu Gast waren unser 1. Vorsitzender Jan Brook und Kassenwartin Wiebke Harms.",
            [("Jan Brook", "Vorsitzender", True), ("Wiebke Harms", "Kassenwartin", False)],
        ),
        (
            "Our chair Jo Lund and treasurer Ada Berg were guests.",
            [("Jo Lund", "chair", True), ("Ada Berg", "treasurer", False)],
        ),
        (
            "Invités : notre présidente Lucie Marin et la trésorière Anne Petit.",
            [("Lucie Marin", "présidente", True), ("Anne Petit", "trésorière", False)],
        ),
        (
            "В эфире были наш директор Иван Петров и юрист Анна Берг.",
            [("Иван Петров", "директор", True), ("Анна Берг", "юрист", False)],
        ),
        ("한지민 사무국장은 기자에게 설명했다.", [("한지민", "사무국장", False)]),
        ("長田区の中学生語り部の練習。", []),
    ],
)
def test_each_has_their_own_role(text: str, found: list[tuple[str, str, bool]]) -> None:
    """Of two people named together each has their own role; a person spoken to has none."""
    assert [(p.name, p.roles[0].text, p.ours) for p in people_of(text)] == found


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ada Berg takes over as new chair of the Quay Trust on 1 October.", "new chair"),
        ("Ada Berg is our outreach coordinator and spoke to Radio X.", "outreach coordinator"),
        ("Ada Berg wurde zur neuen Vorsitzenden gewählt.", "neuen Vorsitzenden"),
        ("Ada Berg ist seit 2019 Leiterin der Werkstatt.", "Leiterin der Werkstatt"),
        ("Lucie Marin devient coordinatrice.", "coordinatrice"),
        ("Ana Ruiz asume como nueva directora el 1 de mayo.", "nueva directora"),
        ("Анна Берг стала координатором программы.", "координатором программы"),
        ("Giulia Neri è la nuova presidente.", "nuova presidente"),
        ("Ada Berg is happy that the minister came.", None),
        ("Ada Berg is not the director.", None),
        ("„Wir warten auf den Regen“, eröffnete Leiterin Ada Berg.", "Leiterin"),
        ("“We wait,” dive supervisor Ada Berg says.", "dive supervisor"),
        ("Ada Berg, our survey lead, told the paper so.", "survey lead"),
    ],
)
def test_role_given_by_a_verb(text: str, role: str | None) -> None:
    """What somebody is, becomes or is elected as is a role; feelings and negations are not, and no verb is part of a
    role.
    """
    assert [p.roles[0].text for p in people_of(text) if p.roles] == ([role] if role else [])


def test_genitive_is_no_person() -> None:
    """A Korean noun in the genitive before a title is the field of the title, not its holder."""
    assert [p.name for p in people_of("저희 모임의 공동대표 채은서 님은 기자와 만났습니다.")] == ["채은서"]


def test_clause_of_a_visitor() -> None:
    """Someone who only visited us is not ours."""
    assert not any(p.ours for p in people_of("Jo Lund, who visited our orchards for the paper, wrote it."))


@pytest.mark.parametrize("name", ["賴以安", "洪大安", "翁文川"])
def test_frequent_chinese_surnames(name: str) -> None:
    """Surnames of Taiwan and Hong Kong are known, and a room or team counts as the own organization."""
    assert [(p.name, p.ours) for p in people_of(f"本室副研究員{name}的文章刊登了。")] == [(name, True)]


def test_second_of_two_roles_and_a_german_trade() -> None:
    """Where two roles are joined, the second may be part of one; manual occupations are roles before a name."""
    french = people_of("On y croise Jo Kervadec, passeur depuis trente ans et trésorier de l’association.")
    assert [(p.name, p.roles[0].text) for p in french] == [("Jo Kervadec", "passeur depuis trente ans et trésorier")]
    assert [p.roles[0].text for p in people_of("Gärtnerin Femke Brandt verrät ihr Rezept.")] == ["Gärtnerin"]


def test_a_person_accompanied_by_a_reporter() -> None:
    """In Chinese a reporter who accompanied somebody is not part of that person's role."""
    assert [(p.name, p.outside) for p in people_of("记者阿木跟着站长苗圃跑了两个通宵。")] == [("苗圃", False)]
