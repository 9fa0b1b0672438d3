"""Three other sites: a network's press page, a Korean notice board, and a weekly review with a feed."""

from __future__ import annotations

from datetime import date

from examples.newsroom.content import Entry

COMMONS = (
    Entry(
        key="wp-appeal",
        site="commons",
        path="/2026/10/joint-appeal/",
        title="Nineteen organizations sign a joint appeal on the Orsa",
        on=date(2026, 10, 20),
        text="""
            Nineteen organizations of the Orsa basin have signed a joint appeal to the river authority. It asks
            for three things: open lists, open hearings, and a year without new gates.

            The appeal was drafted by the Open Archive for River Rights and is signed by fishers' cooperatives,
            two universities and the ferrymen's guild.

            “Nobody should learn from a bus driver that they are moving,” reads its first sentence. The
            organizations will hand it over on Monday at noon, at the old customs bridge, and wait there for an
            answer.
        """,
    ),
    Entry(
        key="wp-boats",
        site="commons",
        path="/2026/09/boat-day/",
        title="Boat Day 2026: forty boats, one brass band",
        on=date(2026, 9, 14),
        text="""
            Forty boats came to this year's Boat Day, and one brass band, which did not fall in.

            The prize for the best-kept boat went to the ferry of Tamrin, now in its ninetieth year.
        """,
    ),
    Entry(
        key="wp-grants",
        site="commons",
        path="/2026/08/small-grants/",
        title="Small grants for small rivers: call is open",
        on=date(2026, 8, 4),
        until=1,
        text="""
            Groups that look after a brook, a pond or a spring can apply for a small grant until the end of
            October.

            The Open Archive Foundation, which has nothing to do with rivers, is thanked for printing the forms.
        """,
    ),
    Entry(
        key="wp-workshop",
        site="commons",
        path="/2026/07/map-workshop/",
        title="Map workshop with the Open Archive for River Rights",
        on=date(2026, 7, 9),
        text="""
            How do you draw a village that is no longer there? Twelve people learned it in July from OARR's
            cartographer.

            The maps are on show in the ferry house until September.
        """,
    ),
    Entry(
        key="wp-hearing",
        site="commons",
        path="/2026/11/first-open-hearing/",
        title="River authority agrees to a first open hearing",
        on=date(2026, 11, 18),
        since=1,
        text="""
            Four weeks after the joint appeal, the river authority has agreed to a first open hearing. It will
            take place in the gymnasium of Larkmoor on December 3.

            “We will bring the lists that we have, and an empty chair for the one that we have not,” said Yuna
            Seo of the Open Archive for River Rights.

            The hearing is open to everyone. Interpreters for Korean and sign language will be there, and the
            soup is cooked by the ferrymen's guild.
        """,
    ),
)

BOARD = (
    Entry(
        key="board-notice",
        site="board",
        path="/bbs/board.php?bo_table=news&wr_id=7",
        title="게시판 이용 안내",
        on=date(2026, 1, 5),
        pinned=True,
        text="""
            광고 글은 알림 없이 삭제합니다. 문의는 전자우편으로 부탁드립니다.
        """,
    ),
    Entry(
        key="board-appeal",
        site="board",
        path="/bbs/board.php?bo_table=news&wr_id=88",
        title="오르사강 유역 19개 단체 공동 호소문 발표",
        on=date(2026, 10, 21),
        text="""
            오르사강 유역 19개 단체가 강 관리당국에 명단 공개를 요구하는 공동 호소문을 발표했습니다.

            호소문 초안은 열린강권리기록원이 작성했습니다.
        """,
    ),
    Entry(
        key="board-clean",
        site="board",
        path="/bbs/board.php?bo_table=news&wr_id=85",
        title="가을 물길 청소 참가자 모집",
        on=date(2026, 9, 30),
        text="""
            10월 11일 오전 9시, 옛 세관 다리 아래에서 만납니다. 장화를 챙겨 오세요.
        """,
    ),
    Entry(
        key="board-talk",
        site="board",
        path="/bbs/board.php?bo_table=news&wr_id=81",
        title="[후기] 서유나 국장과 함께한 강변 이야기 밤",
        on=date(2026, 8, 22),
        text="""
            열린강권리기록원 서유나 현장기록국장을 모시고 강변에서 이야기를 나누었습니다.

            비가 조금 왔지만 아무도 먼저 일어나지 않았습니다.
        """,
    ),
    Entry(
        key="board-hearing",
        site="board",
        path="/bbs/board.php?bo_table=news&wr_id=92",
        title="강 관리당국, 첫 공개 청문회 열기로",
        on=date(2026, 11, 19),
        since=1,
        text="""
            강 관리당국이 12월 3일 라크무어 체육관에서 첫 공개 청문회를 엽니다.

            서유나 열린강권리기록원 현장기록국장은 “우리가 가진 명단과, 아직 없는 명단을 위한 빈 의자를
            가져가겠다”고 밝혔습니다.
        """,
    ),
)

REVIEW = (
    Entry(
        key="rv-gates",
        site="review",
        path="/items/gates",
        title="Lower Orsa: moved again",
        on=date(2026, 10, 16),
        text="""
            The week's saddest list: who was moved, and from where. The Larkmoor Gazette was first, with a quote
            from Yuna Seo that deserves to be carved somewhere near the gates.
        """,
    ),
    Entry(
        key="rv-eels",
        site="review",
        path="/items/eels",
        title="Eels are back, says everyone who sells eels",
        on=date(2026, 10, 2),
        text="""
            Three papers, one press release, no eel. We remain hopeful and bring a net.
        """,
    ),
    Entry(
        key="rv-ledger",
        site="review",
        path="/items/ledger",
        title="Long read of the month: the ledger in the boathouse",
        on=date(2026, 9, 8),
        text="""
            If you read one thing this month, read the Vasterhavn Post on the ferryman's ledger, and on the Open
            Archive for River Rights, which copies it by hand.
        """,
    ),
    Entry(
        key="rv-copy",
        site="review",
        path="/items/open-hearing",
        title="River authority agrees to a first open hearing",
        on=date(2026, 11, 19),
        since=1,
        text="""
            From the Delta Commons Network, with thanks:

            Four weeks after the joint appeal, the river authority has agreed to a first open hearing. It will
            take place in the gymnasium of Larkmoor on December 3.

            “We will bring the lists that we have, and an empty chair for the one that we have not,” said Yuna
            Seo of the Open Archive for River Rights.

            The hearing is open to everyone. Interpreters for Korean and sign language will be there, and the
            soup is cooked by the ferrymen's guild.
        """,
    ),
)
