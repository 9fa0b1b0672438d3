"""The organization's own "In the media" page, in English and in Korean."""

from __future__ import annotations

from datetime import date

from examples.newsroom.content import Entry

ENGLISH = (
    Entry(
        key="en-gates",
        site="river",
        path="/en/in-the-media/gates-reopen",
        title="[The Larkmoor Gazette] Gates Reopen, and Families on the Lower Orsa Are Moved Again",
        on=date(2026, 10, 14),
        doubled=True,
        sister="ko-gates",
        tracked_from=1,
        text="""
            On October 12th, 2026, The Larkmoor Gazette covered that families on the lower Orsa are being moved
            from their homes again, now that the gates of the dam have been reopened. OARR's Director of Field
            Documentation, Yuna Seo, appeared in the article, urging the river authority to publish its lists of
            resettled households.

            The gates were opened on Friday for the first time in four years. By Sunday, buses were waiting in
            three villages.

            Nearly 2,000 people are on the list of the river authority, according to two officials. Rights
            groups say that many of them were moved once before, in 2022, and came back on foot.

            “What the authority can do now is [publish] the lists it already holds … and let families read their
            own names,” said Yuna Seo, a director at the Larkmoor-based Open Archive for River Rights.

            You can read the full article on The Larkmoor Gazette website by clicking [[gazette-gates|HERE]].
        """,
    ),
    Entry(
        key="en-radio",
        site="river",
        path="/en/in-the-media/morning-on-the-river",
        title="[Radio Larkmoor] “Morning on the River” speaks with our secretary general",
        on=date(2026, 9, 28),
        text="""
            On September 25, 2026, Radio Larkmoor invited our Secretary General, Pavel Ondrak, to its programme
            “Morning on the River”. The programme is not archived online.

            Mr. Ondrak explained how a household can ask OARR for its own file, and why the archive never gives
            out an address.
        """,
    ),
    Entry(
        key="en-ledger",
        site="river",
        path="/en/in-the-media/the-ledger-in-the-boathouse",
        title="[Vasterhavn Post] The Ledger in the Boathouse",
        on=date(2026, 9, 5),
        text="""
            On September 3rd, 2026, the Vasterhavn Post published a long report on the ferryman's ledger, one of
            the oldest sources in our archive. OARR's Director of Field Documentation, Yuna Seo, was interviewed
            for it.

            For eleven years a ferryman wrote down who crossed the Orsa and who did not come back. The ledger
            lay in a boathouse until his granddaughter brought it to us in a bread bag.

            “A ledger is not a memory, it is a witness,” says Yuna Seo, who has spent two winters copying it
            page by page.

            The full report is on the Vasterhavn Post website: click [[post-ledger|HERE]].
        """,
        edited_at=1,
        edited_title="[Vasterhavn Post] The Ledger in the Boathouse (with a further quote)",
        edited="""
            On September 3rd, 2026, the Vasterhavn Post published a long report on the ferryman's ledger, one of
            the oldest sources in our archive. OARR's Director of Field Documentation, Yuna Seo, was interviewed
            for it.

            For eleven years a ferryman wrote down who crossed the Orsa and who did not come back. The ledger
            lay in a boathouse until his granddaughter brought it to us in a bread bag.

            “A ledger is not a memory, it is a witness,” says Yuna Seo, who has spent two winters copying it
            page by page.

            “The handwriting gets smaller every year, because paper was dear,” added Pavel Ondrak, Secretary
            General of the Open Archive for River Rights.

            The full report is on the Vasterhavn Post website: click [[post-ledger|HERE]].
        """,
    ),
    Entry(
        key="en-oped",
        site="river",
        path="/en/in-the-media/who-owns-a-riverbank",
        title="[Vasterhavn Post] Op-ed: Who owns a riverbank?",
        on=date(2026, 7, 21),
        text="""
            The Vasterhavn Post of July 20, 2026 carried an opinion piece by Yuna Seo, Director of Field
            Documentation at OARR.

            In it she argues that a riverbank belongs first of all to those who can tell what stood on it.
        """,
    ),
    Entry(
        key="en-briefing-6",
        site="river",
        path="/en/in-the-media/press-briefing-no-6",
        title="Press briefing No. 6",
        on=date(2026, 6, 15),
        text="""
            Press briefing No. 6 of the Open Archive for River Rights will be held on June 22 at 10 a.m. in the
            reading room. Journalists are asked to register by e-mail. Coffee will be served.
        """,
    ),
    Entry(
        key="en-briefing-5",
        site="river",
        path="/en/in-the-media/press-briefing-no-5",
        title="Press briefing No. 5",
        on=date(2026, 5, 11),
        text="""
            Press briefing No. 5 of the Open Archive for River Rights will be held on May 18 at 10 a.m. in the
            reading room. Journalists are asked to register by e-mail. Coffee will be served.
        """,
    ),
    Entry(
        key="en-school",
        site="river",
        path="/en/in-the-media/a-school-under-water",
        title="[The Larkmoor Gazette] A School Under Water Keeps Its Register",
        on=date(2026, 11, 17),
        since=1,
        doubled=True,
        sister="ko-school",
        text="""
            On November 16th, 2026, The Larkmoor Gazette reported that the register of the flooded school of
            Tamrin has been found. OARR's Director of Field Documentation, Yuna Seo, appeared in the article,
            calling on the ministry to answer for every child in it.

            The school has been under water since spring. Its register is dry, in a drawer in Larkmoor: 214
            names, in the hand of a teacher who is on the list herself.

            “Every name in that register is a question somebody has to answer,” said Yuna Seo, Director of Field
            Documentation at the Open Archive for River Rights.

            You can read the full article on The Larkmoor Gazette website by clicking [[gazette-school|HERE]].
        """,
    ),
)

KOREAN = (
    Entry(
        key="ko-gates",
        site="river",
        path="/ko/media/41",
        title="[물결일보] 오르사댐 수문 재개방… 하류 주민 또 강제 이주",
        on=date(2026, 10, 15),
        doubled=True,
        sister="en-gates",
        text="""
            2026년 10월 13일, 물결일보는 오르사댐 수문이 다시 열리면서 하류 주민들이 또다시 집을 떠나고 있다고
            보도했습니다. 이 기사에서 열린강권리기록원 서유나 현장기록국장은 당국에 이주 가구 명단의 공개를
            촉구했습니다.

            수문은 4년 만에 열렸고, 사흘 뒤 세 마을에 버스가 도착했습니다.

            서유나 국장은 “당국이 이미 가지고 있는 명단을 공개해야 한다”며 “가족들이 자기 이름을 읽을 수 있어야
            한다”고 말했습니다.

            기사 전문은 [[mulgyeol-gates|여기]]에서 보실 수 있습니다.
        """,
    ),
    Entry(
        key="ko-ledger",
        site="river",
        path="/ko/media/38",
        title="[외신] 나룻배 장부, 바스터하븐 포스트에 소개",
        on=date(2026, 9, 7),
        text="""
            9월 3일자 바스터하븐 포스트가 열린강권리기록원이 보존하고 있는 나룻배 장부를 소개했습니다.

            기사 원문은 [[post-ledger|바스터하븐 포스트]] 누리집에서 볼 수 있습니다.
        """,
    ),
    Entry(
        key="ko-lecture",
        site="river",
        path="/ko/media/35",
        title="서유나 국장, 강변 기록학교 강연",
        on=date(2026, 8, 19),
        text="""
            서유나 현장기록국장이 8월 18일 강변 기록학교에서 ‘명단을 읽는 법’을 주제로 강연했습니다.

            강연에는 시민과 학생 60여 명이 함께했습니다.
        """,
    ),
    Entry(
        key="ko-closing",
        site="river",
        path="/ko/media/33",
        title="여름철 열람실 휴관 안내",
        on=date(2026, 7, 30),
        text="""
            열람실은 8월 첫째 주에 문을 닫습니다. 급한 열람 신청은 전자우편으로 받습니다.
        """,
    ),
    Entry(
        key="ko-school",
        site="river",
        path="/ko/media/44",
        title="[물결일보] 물에 잠긴 학교, 출석부는 남았다",
        on=date(2026, 11, 18),
        since=1,
        sister="en-school",
        text="""
            2026년 11월 17일, 물결일보는 물에 잠긴 탐린학교의 출석부가 발견되었다고 보도했습니다.

            서유나 열린강권리기록원 현장기록국장은 “출석부에 적힌 이름 하나하나가 누군가 대답해야 할 질문”이라고
            말했습니다.

            기사 전문은 [[mulgyeol-school|여기]]에서 보실 수 있습니다.
        """,
    ),
)
