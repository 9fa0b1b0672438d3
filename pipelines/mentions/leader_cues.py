"""Everyday words that are told to be bodies by whose head or reporter is named behind them: 連合の芳野友子会長."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.names.words import surnames_of_two
from pipelines.text.context import TextContext
from pipelines.text.scripts import HAN_CLASS, KANA_CLASS

_NAME = f"の([{HAN_CLASS}{KANA_CLASS}]{{2,7}}?)"
_ITS_HEAD = re.compile(
    _NAME + "(?:会長|委員長|書記長|事務局長|事務総長|理事長|議長|総裁|幹事長|会頭|共同代表|代表理事)"
)
_ITS_REPORTER = re.compile(_NAME + "(?:記者|特派員|編集委員|論説委員|編集長|社長)")
_KOREAN_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석"
)
_ITS_KOREAN_HEAD = re.compile(
    f"의? [{_KOREAN_SURNAMES}][가-힣]{{2}} (?:공동|전국|상임)?"
    "(?:대표|사무국장|사무처장|사무총장|위원장|이사장|회장|센터장|소장|활동가|간사|국장|팀장)(?![가-힣]{3})"
)
_MET_WITH = re.compile(
    "との(?:会談|協議|交渉|会合|面会|懇談|対話|連携|協定|提携|契約|合意|意見交換|合同|共催|共同(?:声明|会見|調査))"
)
_FULL_NAME = 4  # signs


def with_its_head(candidate: Candidate, context: TextContext) -> bool:
    """Whether somebody's name and office stand behind it (희망 김서윤 대표), or it is met with (連合との会談).

    未来の会長 is nobody's: a name stands before the office, a full one or a known surname.
    """
    form = candidate.form
    if form.kind == "organization" and form.script == "hangul":
        return _ITS_KOREAN_HEAD.match(context.text, candidate.end) is not None
    if form.kind == "person" or form.script != "han" or context.language != "ja":
        return False
    if form.kind == "organization" and _MET_WITH.match(context.text, candidate.end):
        return True
    found = (_ITS_REPORTER if form.kind == "outlet" else _ITS_HEAD).match(context.text, candidate.end)
    named = found.group(1) if found else ""
    return len(named) >= _FULL_NAME or any(named[:length] in surnames_of_two() for length in (2, 3) if named)
