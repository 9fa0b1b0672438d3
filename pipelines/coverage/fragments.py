"""What no outlet is called: a piece of a sentence, or the office of a person, that wording alone made a name."""

from __future__ import annotations

import re

_HAN_GRAMMAR = re.compile(r"[该該是们們这這她您被让讓没沒]|了(?!望)|在(?![线線])|[一-龥]的[一-龥]")
"""Signs of Chinese grammar: pronouns, the copula, "this" and "at" stand in sentences, in no paper's name."""
_SAME_HOUSE = re.compile(
    r"(?:同|当|當|該|该|此|某|各|両|兩|两|诸|諸|弊|貴|贵|自|本)(?:新聞|新闻|報|报|紙|纸|局|社|台|臺|網|网|刊|誌|志|放送|テレビ|ラジオ|电台|電台|电视台|電視台|新聞社|放送局|メディア|媒体|媒體)"
)
"""The outlet told of before, and many of a kind: "this paper", "each station"."""
_KANA_NAME = re.compile("[ぁ-ん]")
_HANGUL_OFFICE = re.compile(
    r"(?:[가-힣]장|교수|대표|이사|위원|의원|간사|활동가|변호사|기자|피디|감독|작가|선생|선생님|연구원|연구사|매니저|코디네이터|디렉터|큐레이터|팀원|주임|사무관|주무관|대변인|고문|상담사|복지사|간호사|의사|약사|박사|강사|교사|사육사|수의사|조합원|봉사자|회원|주민|어민|농민|해설사|셰프|선수|코치|관계자|당사자|책임자|담당자|운영자|창업자|설립자|전문가)님?\Z"
)
"""A person's office, calling or standing, with any words before it; names of outlets end otherwise."""
_HANGUL_OUTLET = re.compile(r"(?:현장|시장|광장|극장|공장|농장|신문사|방송사|통신사|잡지사)\Z")
_KANA_PERSON = re.compile(
    r"[ァ-ヶー・]*(?:ディレクター|マネー?ジャー|コーディネー?ター|スタッフ|メンバー|ボランティア|リーダー|プロデューサー|アドバイザー|カウンセラー|アナウンサー|レポーター|リポーター|キャスター|ライター|デザイナー|エンジニア|オーナー|シェフ|コーチ|トレーナー|ガイド|キュレーター|インタビュアー|パーソナリティー?|ゲスト|サポーター|プレーヤー|プレイヤー|ソーシャルワーカー|ケアマネー?ジャー|セラピスト|アーティスト|ジャーナリスト|カメラマン)"
)
"""The same in Japanese, in words from English."""
_LATIN_PERSON = re.compile(
    r"(?:(?:The|Our|Der|Die|Das|Unsere?|La|Le|El|Il|L['’]|Notre|Nuestr[oa]|A|O)[ ])?(?:[^\W\d_]+[ ]){0,2}?"
    r"(?:director[ae]?|president[ae]?|präsident(?:in)?|présidente?|presidente|chair(?:man|woman|person)?|manager(?:in)?|secretary|treasurer|spokes(?:man|woman|person)|sprecher(?:in)?|leiter(?:in)?|geschäftsführer(?:in)?|vorsitzende[rn]?|direct(?:eur|rice)|secrétaire|porte-parole|secretari[oa]|portavoz|coordinador[ae]?|coordina(?:teur|trice)|koordinator(?:in)?|coordinator|curator|kurator(?:in)?|conservat(?:eur|rice)|librarian|headteacher|trustee|volunteers?|founder|gründer(?:in)?|fondat(?:eur|rice)|fundador[ae]?|direttore|direttrice|diretor[ae]?|директор|председатель|президент|руководитель|секретарь|заведующ(?:ий|ая)|основатель(?:ница)?|координатор|профессор|доцент|тренер|врач)",
    re.IGNORECASE,
)
"""The same where words stand between blanks."""


def is_fragment(name: str, strength: int) -> bool:
    """Whether a name told by wording alone is a piece of a sentence or, with no word for media, a person's office."""
    if _SAME_HOUSE.fullmatch(name) or (_HAN_GRAMMAR.search(name) and not _KANA_NAME.search(name)):
        return True
    if strength > 1:
        return False
    if _HANGUL_OFFICE.search(name):
        return _HANGUL_OUTLET.search(name) is None
    return bool(_KANA_PERSON.fullmatch(name) or _LATIN_PERSON.fullmatch(name))
