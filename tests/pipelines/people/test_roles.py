"""Roles with courtesy titles, degrees and occupations around names, and names in another script than the text."""

from __future__ import annotations

import pytest

from pipelines.people.find import find_people
from pipelines.text.segments import segments, text_blocks


def people_of(text: str) -> list[tuple[str, tuple[str, ...]]]:
    found = find_people(text, segments(text, text_blocks(text, ())))
    return [(person.name, tuple(role.text for role in person.roles)) for person in found]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Beitrag mit Direktorin Mag.a Wiebke Harms.", "Wiebke Harms", "Direktorin"),
        ("ouviu a coordenadora do LabCais, Profa. Dra. Inês Prado.", "Inês Prado", "coordenadora"),
        ("Allí nuestra fundadora, la señora Nerea Lagos, cuenta cómo empezó.", "Nerea Lagos", "fundadora"),
        ("En él, nuestra directora, la doctora Nerea Lagos, explica lo visto.", "Nerea Lagos", "directora"),
        ("Our Director of Tides, Associate Professor Nora Sung, joined the show.", "Nora Sung", "Director of Tides"),
        ("conversó con el ingeniero Pau Vidal, responsable del banco de semillas.", "Pau Vidal", "responsable del banco de semillas"),
        ("speaks to Professor Ivo Tate, Head of the School of Tides, who called it cheap.", "Ivo Tate", "Head of the School of Tides"),
        ("foi a vez de o doutorando Davi Prado conversar com a rádio.", "Davi Prado", "doutorando"),
        ("Сооснователь QuayLab Антон Рыбин объяснил читателям, в чём дело.", "Антон Рыбин", "Сооснователь QuayLab"),
        ("客座策展人Ines Vaal则说：「海會寫字。」", "Ines Vaal", "客座策展人"),
        ("冒頭、理事長の川辺 隆がごあいさつ申し上げます。", "川辺 隆", "理事長"),
        ("وأكد الأخ الهادي الزواري، الكاتب العام للجامعة، أن البحر لا ينتظر.", "الهادي الزواري", "الكاتب العام للجامعة"),
        ("استضافت القناة الدكتور فيصل الكعبي، استشاري أمراض القلب في المستشفى.", "فيصل الكعبي", "استشاري أمراض القلب"),
    ],
)  # fmt: skip
def test_a_title_hides_neither_name_nor_office(text: str, name: str, role: str) -> None:
    """A courtesy title is neither name nor role, and a degree is no role next to an office; a head needs the field."""
    found = dict(people_of(text))
    assert name in found
    assert any(one.startswith(role) for one in found[name])


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        (
            "Das Team um Prof. Dr. Lennart Voß war dabei. „Wir warten“, sagte Voß, Leiter des Labors für Pegel, im Interview.",
            "Lennart Voß",
            ("Leiter des Labors für Pegel",),
        ),
        ("Zu Gast war Prof. Dr. Lennart Voß. „Wir warten“, sagte Voß, bevor er ging.", "Lennart Voß", ("Prof.",)),
        (
            "“We wait,” Siobhán Tierney, our survey coordinator, told the paper.",
            "Siobhán Tierney",
            ("survey coordinator",),
        ),
        ("정유나 물때노동연구소 선임연구위원은 “쉬지 못한다”고 말했다.", "정유나", ("선임연구위원",)),
        ("课题组负责人、副研究员郝晓棠欢迎各界来信交流。", "郝晓棠", ("副研究员",)),
        ("本社社长郭丽珊受访时表示：“楼顶不是空地。”", "郭丽珊", ("社长",)),
        (
            "in which Associate professor Nora Sung walks readers through the tides",
            "Nora Sung",
            ("Associate professor",),
        ),
        ("（昨早，電話訪問本會總幹事麥詠妍）", "麥詠妍", ("總幹事",)),
        ("连线的是我们的干事长蓝一苇。", "蓝一苇", ("干事长",)),
        ("（山本照彦教育長のコメントあり）", "山本照彦", ("教育長",)),
        ("ラジオに当会の職人頭・福西美津江が電話で出演しました。", "福西美津江", ("職人頭",)),
    ],
)
def test_the_office_is_the_role(text: str, name: str, roles: tuple[str, ...]) -> None:
    """A later office wins over a professor's title; the organization before it may have a long name."""
    assert dict(people_of(text))[name] == roles


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("«La espera es larga», cuenta la guardesa Ana Ruiz.", "Ana Ruiz", "guardesa"),
        ("« L'attente est longue », raconte la batelière Manon Rey.", "Manon Rey", "batelière"),
        ("«Aspettiamo il fiume», racconta la traghettatrice Anna Rossi.", "Anna Rossi", "traghettatrice"),
        ("La batelière Manon Rey raconte : « L'attente est longue. »", "Manon Rey", "batelière"),
        ("Our night-shift recorder Anna Berg said: “We wait.”", "Anna Berg", "night-shift recorder"),
        ("Our tidewoman, Anna Berg, said: “We wait.”", "Anna Berg", "tidewoman"),
        ("Unsere Näherin Aylin Demir sagte: „Wir warten.“", "Aylin Demir", "Näherin"),
    ],
)
def test_an_occupation_that_no_list_has_is_a_role_where_the_sentence_says_so(text: str, name: str, role: str) -> None:
    """After "our", with an article between a verb of saying and the name, or before a name that such a verb follows."""
    assert dict(people_of(text))[name] == (role,)


@pytest.mark.parametrize(
    "text",
    [
        "“We wait,” Siobhán Tierney, our survey of last year, told the paper.",
        "합작사는 정유나 물때노동연구소로 이사했다.",
        "合作社长期郭丽珊。",
        "오월에는 조합원 한마당이 열립니다.",
        "Monte Alto, número de abril",
    ],
)
def test_lookalikes_of_an_office(text: str) -> None:
    """A survey, an institute, 社長 inside other words and the issue of a newspaper are no offices."""
    assert all(not roles for _, roles in people_of(text))


def test_an_adverb_is_no_name() -> None:
    """After a doctor's surname the sentence continues; the adverb is not part of the name."""
    text = "وأوضح الدكتور الكعبي خلال اللقاء أن العيادة أجرت مئات الفحوص."
    assert all("خلال" not in name for name, _ in people_of(text))


def test_the_reporter_who_was_addressed_is_no_speaker() -> None:
    """A reporter first named as one is no speaker when addressed by title and surname."""
    text = "The report is by environment correspondent Martin Gale.\n\nDr Harriet Lowe, our head of science, walked the bank. “It needs water,” she told Mr Gale."
    assert [name for name, _ in people_of(text)] == ["Harriet Lowe"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The museum (director Mira Holt) is closed.", ("director",)),
        ("The museum (Direktorin Mira Holt), closed, said so.", ("Direktorin",)),
        ("The talk (by our director Mira Holt) was long.", ("director",)),
    ],
)
def test_a_role_within_brackets_begins_with_them(text: str, roles: tuple[str, ...]) -> None:
    """A role in brackets is read whole, from its first letter."""
    assert people_of(text) == [("Mira Holt", roles)]


def test_what_brackets_hold_with_a_comma_is_no_role() -> None:
    """Brackets with a comma hold a place or a date."""
    assert people_of("A paper (Oslo, director Mira Holt) came out.") == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("“It floods,” said Lead Instructor Ramiro Lund.", [("Ramiro Lund", ("Lead Instructor",))]),
        ("Executive Director Dan Rook said no.", [("Dan Rook", ("Executive Director",))]),
        ("„To działa“ – mówi Jan Nowak - radny dzielnicy.", [("Jan Nowak", ("radny dzielnicy",))]),
        ("„Chceme mír,“ řekl kandidát strany na starostu Jan Novák.", [("Jan Novák", ("kandidát strany na starostu",))]),
        ("Uvedla včera náměstkyně Hana Nová.", [("Hana Nová", ("náměstkyně",))]),
        ("Kertoi asiantuntijamme Liisa Aho.", [("Liisa Aho", ("asiantuntijamme",))]),
        ("„Nem jó” – mondta Kiss Anna, a szövetség elnöke.", [("Kiss Anna", ("szövetség elnöke",))]),
        ("Säger projektledaren Anna Berg till tidningen.", [("Anna Berg", ("projektledaren",))]),
        ("Brouwer Sjors Lund vertelt over bier.", [("Sjors Lund", ("Brouwer",))]),
        ("Jan de Brouwer zegt nee.", [("Jan de Brouwer", ())]),
        ("Ada Berg (left), our product development manager, works there.", [("Ada Berg", ("product development manager",))]),
        ("“It floods,” said Ada Berg (left), keeper of the tide books.", [("Ada Berg", ("keeper",))]),
        ("“It floods,” said Ada Berg (left).", [("Ada Berg", ())]),
        ("„Es steigt“, sagt Ada Berg (rechts), Leiterin des Pegels.", [("Ada Berg", ("Leiterin des Pegels",))]),
        ("Ada Berg and Jo Lund, the two owners, deliver it.", [("Ada Berg", ("two owners",)), ("Jo Lund", ("two owners",))]),
        ("They were Tim Scott, editor Paul Berg and others.", [("Paul Berg", ("editor",))]),
        ("Ada Berg and Jo Lund, owner of the farm, deliver it.", [("Jo Lund", ("owner",))]),
        ("El escritor Iván Prats y Amparo Gil, directora del puerto.", [("Iván Prats", ("escritor",)), ("Amparo Gil", ("directora del puerto",))]),
    ],
)  # fmt: skip
def test_offices_and_occupations(text: str, people: list[tuple[str, tuple[str, ...]]]) -> None:
    """Heads of roles with prefixes and endings; a role of two people, and the one after words in brackets."""
    assert people_of(text) == people


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The board had endorsed Republican presidential candidate Ada Berg.", "Ada Berg", "Republican presidential candidate"),
        ("After trust member Peggy Holt retired, the harbour closed.", "Peggy Holt", "trust member"),
        ("The mayor said on Thursday campaign spokesman Jon Lund would go.", "Jon Lund", "campaign spokesman"),
        ("It is a case against union leader Jon Lund and nobody else.", "Jon Lund", "union leader"),
        ("Nabídku přislíbil místostarosta David Holub.", "David Holub", "místostarosta"),
        ("„Most opravíme,“ doplnil pirátský zastupitel Jan Holub.", "Jan Holub", "pirátský zastupitel"),
        ("Ostro skomentował rzecznik Piotr Nowak.", "Piotr Nowak", "rzecznik"),
        ("14 мая президент Владимир Орлов открыл мост.", "Владимир Орлов", "президент"),
        ("Er sagte, dass Direktorin Ada Berg bleibe.", "Ada Berg", "Direktorin"),
        ("Četrtek, kot je sporočil predsednik Jan Novak.", "Jan Novak", "predsednik"),
    ],
)  # fmt: skip
def test_a_verb_or_an_opener_before_a_role_is_no_part_of_it(text: str, name: str, role: str) -> None:
    """Whoever acts on the holder of a role, and when, is said before the role."""
    assert dict(people_of(text))[name] == (role,)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Retired aerospace executive Ada Berg joined the board.", "Retired aerospace executive"),
        ("The recently elected president Ada Berg spoke.", "recently elected president"),
        ("Number 10 spokesman Ada Berg spoke.", "Number 10 spokesman"),
        ("Radio spoke with IT director Ada Berg.", "IT director"),
    ],
)
def test_a_participle_or_a_body_before_a_head_stays_part_of_a_role(text: str, role: str) -> None:
    """Not every word that ends as a verb does, and not every short one, opens a clause."""
    assert dict(people_of(text))["Ada Berg"] == (role,)
