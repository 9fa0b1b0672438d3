"""What the example newsroom says: organizations, outlets, articles and posts, all invented.

Texts are paragraphs with an empty line between. `[[gazette-gates|HERE]]` is a link to an article of the list below
with these words. A post is on its site from `since` to before `until` (numbers of steps), and reads `edited` from step
`edited_at` on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

NEVER = 99
"""A step that no example reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article in an outlet."""

    key: str
    outlet: str
    path: str
    headline: str
    byline: str
    on: date
    text: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of the article."""
        return _paragraphs(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A post of a site: `path` is its address there, `sister` the key of the same post in another language."""

    key: str
    site: str
    path: str
    title: str
    on: date
    text: str
    since: int = 0
    until: int = NEVER
    doubled: bool = False
    pinned: bool = False
    sister: str = ""
    edited: str = ""
    edited_title: str = ""
    edited_at: int = NEVER
    tracked_from: int = NEVER

    def title_at(self, step: int) -> str:
        """The title as it reads at a step."""
        return self.edited_title if self.edited_title and step >= self.edited_at else self.title

    def text_at(self, step: int) -> tuple[str, ...]:
        """The paragraphs as they read at a step."""
        return _paragraphs(self.edited if step >= self.edited_at else self.text)


def _paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, each on one line."""
    return tuple(" ".join(block.split()) for block in text.split("\n\n"))


SITES = {
    "river": ("127.0.0.1", "Open Archive for River Rights"),
    "commons": ("127.0.0.2", "Delta Commons Network"),
    "board": ("127.0.0.3", "물길과사람 연대"),
    "review": ("127.0.0.4", "Lowland Press Review"),
    "gazette": ("127.0.0.11", "The Larkmoor Gazette"),
    "post": ("127.0.0.12", "Vasterhavn Post"),
    "mulgyeol": ("127.0.0.13", "물결일보"),
}

STORIES = (
    Story(
        key="gazette-gates",
        outlet="gazette",
        path="/2026/10/12/gates-reopen-families-moved-again",
        headline="Gates Reopen, and Families on the Lower Orsa Are Moved Again",
        byline="Tobias Wren",
        on=date(2026, 10, 12),
        text="""
            The gates of the Orsa dam were opened on Friday for the first time in four years. By Sunday, buses
            were waiting in three villages below it.

            Nearly 2,000 people are on the list of the river authority, according to two officials. The list
            itself has not been made public.

            “What the authority can do now is [publish] the lists it already holds … and let families read their
            own names,” said Yuna Seo, a director at the Larkmoor-based Open Archive for River Rights.
        """,
    ),
    Story(
        key="post-ledger",
        outlet="post",
        path="/world/the-ledger-in-the-boathouse",
        headline="The Ledger in the Boathouse",
        byline="Ingrid Solberg-Pace",
        on=date(2026, 9, 3),
        text="""
            For eleven years a ferryman wrote down who crossed the Orsa and who did not come back.

            “A ledger is not a memory, it is a witness,” says Yuna Seo, who has spent two winters copying it
            page by page.
        """,
    ),
    Story(
        key="mulgyeol-gates",
        outlet="mulgyeol",
        path="/news/articleView.html?idxno=20418",
        headline="오르사댐 수문 재개방… 하류 주민 또 강제 이주",
        byline="도윤서 기자",
        on=date(2026, 10, 13),
        text="""
            오르사댐 수문이 4년 만에 다시 열리면서 하류 세 마을 주민들이 또다시 집을 떠나고 있다.

            서유나 열린강권리기록원 현장기록국장은 “당국이 이미 가지고 있는 명단을 공개해야 한다”고 말했다.
        """,
    ),
    Story(
        key="gazette-school",
        outlet="gazette",
        path="/2026/11/16/a-school-under-water",
        headline="A School Under Water Keeps Its Register",
        byline="Tobias Wren",
        on=date(2026, 11, 16),
        text="""
            The school of Tamrin has been under water since spring. Its register is dry, in a drawer in
            Larkmoor.

            “Every name in that register is a question somebody has to answer,” said Yuna Seo, Director of Field
            Documentation at the Open Archive for River Rights.
        """,
    ),
    Story(
        key="mulgyeol-school",
        outlet="mulgyeol",
        path="/news/articleView.html?idxno=20977",
        headline="물에 잠긴 학교, 출석부는 남았다",
        byline="도윤서 기자",
        on=date(2026, 11, 17),
        text="""
            열린강권리기록원 서유나 국장은 “출석부에 적힌 이름 하나하나가 질문”이라고 말했다.
        """,
    ),
)
