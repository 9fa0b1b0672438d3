"""People in Japanese and Chinese text: names without blanks, found at roles and at words of address or speech."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.people.types import Person, Role
from pipelines.people.words import OUTSIDE
from pipelines.text.literal_filter import Sieve
from pipelines.text.segments import Segment
from presswatch.languages.packs import words as table
from scraper.pages.person_names.signatures import COMPOUND_SURNAMES, SURNAMES

_JA_SURNAME = "(?:" + "|".join(sorted(table("ja_surnames"), key=lambda name: (-len(name), name))) + ")"
_KATAKANA_NAME = "[ァ-ヶー]{2,12}(?:[・＝=][ァ-ヶー]{2,12}){1,3}"
_JA_GIVEN = "(?![区市町村県郡府都州駅港島]の)(?:[一-龯々]{1,3}(?<![氏様])|[ぁ-ぷほ-ん]{2,4}|[ァ-ヶー]{2,5}|[一-龯々][ぁ-ん]{1,2})"
_JA_NAME = rf"(?:{_JA_SURNAME}[ 　]?(?:{_JA_GIVEN})|{_KATAKANA_NAME})"
_JA_LOOSE = r"(?:[一-龯々]{3,5}(?<![氏様])|[一-龯々]{2,3}[ぁ-んァ-ヶ]{1,4}?[一-龯]?|[一-龯々](?![のをにがはもとでへ])[ぁ-ん]{2,4}?|[一-龯々]{1,3}[ 　](?:[一-龯々]{1,3}|[ぁ-ん]{2,4}|[ァ-ヶー]{2,5}))"
_JA_KANA_GIVEN = r"[一-龯々]{2,3}(?![のをにがでへ]|ども|たち)[ぁ-ん]{2,3}(?<!たち)(?<!さん)"
"""A surname of two signs or three and a given name in kana, told by that."""
_JA_HEADS = (
    "教育長|職人頭|[番組鳶船]頭|世話役|総代|区長|頭取|頭領|親方|師範|師匠|隊員|団員|部員|実行委員|[初二三四五六七八九十]代目|当主|蔵元|家元|専務取締役|常務取締役|専務理事|常務理事|専務|常務|相談役|参与|参事官|技術長|工房長|料理長|編集委員|広報課長|担当者|実行委員長|塾長|楽団長|合唱団長|座長|主宰者|管理人|案内人|案内係|飼育課長|牧場長|農場長|農園長|場長|港長|団地会長|育種家|研究部長|栽培責任者|副?執行委員長|書記長|書記次長|支部長|棟梁|大工|職人|左官|農家|漁師|猟師|庭師|陶芸家|料理人|料理長|シェフ|店主|女将|若女将|宮司|僧侶|通訳|翻訳家|イラストレーター|ライター|カメラマン|俳優|音楽家|指揮者|演奏家|運転手|教室長|塾長|寮長|支部長|支局長|室長|部会長|隊長|団長|座長|組合長|副代表|看護師長|看護部長|師長|病棟長|技師長|診療科長|診療部長|副院長|副館長|副所長|副学長|学長|学部長|研究科長|特任教授|名誉教授|客員教授|助教|主将|副主将|主務|監督|ヘッドコーチ|コーチ|キャプテン|研究代表者|主任学芸員|上席研究員|特別研究員|研究主幹|主席研究員|チーフ|アートディレクター|プロデューサー|編集者|エンジニア|デザイナー|技術者|開発者|管理栄養士|薬剤師|助産師|保育士|理学療法士|作業療法士|言語聴覚士|臨床心理士|公認心理師|救急救命士|獣医師|獣医|飼育員|飼育係|船長|駅長|店長|工場長|杜氏|支配人|園芸員|樹木医|気象予報士|測量士|税理士|会計士|社労士|行政書士|建築士|建築家|写真家|作家|歴史家|経済学者|社会学者|政治学者|理事補佐|参事|主査|主幹研究員|代表取締役社長|代表取締役|取締役|執行役員|CEO|代表社員|代表理事|共同代表|副代表|代表|事務局|理事会|スタッフ|職員|メンバー|発起人|創設者|創業者|設立者|支援員|看護師|医師|住職|牧師|館長|園長|校長|編集長|司法書士|社会福祉士|副理事長|理事長|理事|事務局長|事務局次長|事務局員|主任研究員|研究員|弁護士|准教授|教授|講師|部長|課長|室長|センター長|所長|主任|顧問|監事|副会長|会長|広報担当|広報|担当|相談員|調査員|コーディネーター|コーディネータ|ディレクター|マネージャー|マネジャー"
    "|オフィサー|医師|支援員|職員|館長|学芸員|委員長|委員|幹事長|幹事|スタッフ|リーダー|アドバイザー|アナリスト|専門員|指導員|司書|記録係|世話人|発起人|創設者|設立者|創立者|スポークスパーソン|報道官|園長|院長|社長|主宰|主幹|主事|ボランティア|アーキビスト|コンサルタント|研究者|専門家|責任者|局長|係長|班長|編集者|技師|看護師|保健師|社会福祉士|カウンセラー|オーガナイザー|メンバー|観測員|監視員|記録員|語り部|学者|編集長|記者|キャスター|議員|大臣|知事|市長"
)
_JA_TRADE = "[一-龯々]{3,6}士"
"""A trade that needs a licence, as a role before the name: 手話通訳士, 歯科衛生士."""
_JA_CALLING = "(?:[一-龯々]{2}(?<!全)(?:員|師|匠)|(?!センター|メーカー|シアター|タワー)[ァ-ヶー]{0,10}(?:マスター|ダンサー|トレーナー|シンガー|ナー|クター|イター|ーカー|レーサー|プレーヤー|プレイヤー|サポーター|ガイド|(?<!コン)(?<!ダイジェ)スト|シャン|パティシエ|ソムリエ|バリスタ|ピッチャー|キーパー|ランナー))"
"""What somebody is by calling, told by its ending, as a role before a name whose surname is known."""
_JA_HEAD = Sieve(f"{_JA_HEADS}|{_JA_TRADE}|{_JA_CALLING}")
_JA_ROLE = rf"[一-龯ァ-ヶーA-Za-z々・]{{0,16}}?(?:{_JA_HEADS}|{_JA_TRADE})"
_JA_EDGE = (
    r"(?=さん|氏|様|が|は|の|も|と|に|を|へ|ら|先生|、|。|，|,|（|\(|」|$|[ 　]|による|により|より|から|です|でし|：|:)"
)
_JA_BEFORE_HEAD = rf"{_JA_SURNAME}(?!(?:{_JA_HEADS}){_JA_EDGE})(?:(?:[一-龯々]{{2,3}}?|[一-龯々])(?=(?:{_JA_HEADS}){_JA_EDGE})|[ 　]?(?:[一-龯々]{{2}}(?![ぁ-ん])|{_JA_GIVEN}))|{_KATAKANA_NAME}"
"""A name right before a role that is known whole: "高橋美咲代表理事" parts before the role, at a given name of two letters first."""
_JA = (
    re.compile(rf"(?P<role>{_JA_ROLE})(?:の|・|、|である|を務める|[ 　])?(?P<name>{_JA_NAME}){_JA_EDGE}"),
    re.compile(
        rf"(?P<role>{_JA_ROLE})(?:の|・|である|を務める|[ 　])(?P<name>{_JA_LOOSE})(?=さん|氏|が|は|も|です|でし|（|\(|に(?:密着|取材|インタビュー|話を聞|お話)|を(?:取材|訪ね|紹介)|への|による|の(?:コメント|談話|インタビュー|寄稿|発言|話|論考))"
    ),
    re.compile(
        rf"(?P<role>[一-龯ァ-ヶー々・]{{0,8}}?{_JA_CALLING})(?:の|・|、|である)(?P<name>(?=[一-龯々ぁ-んァ-ヶ]{{3}}|[^\n]{{2,4}}さん){_JA_SURNAME}[ 　]?(?:{_JA_GIVEN})){_JA_EDGE}"
    ),
    re.compile(rf"(?P<role>{_JA_ROLE})、(?P<name>{_JA_KANA_GIVEN})(?=さん|氏|が|は|も|です|（|\()"),
    re.compile(
        rf"(?P<role>{_JA_ROLE})[ 　](?P<name>[一-龯々]{{3,5}}|{_JA_KANA_GIVEN})(?=$|[/／・|｜、，,）)]|[ 　][（(])"
    ),
    re.compile(rf"(?P<name>{_JA_NAME})[ 　]?(?:さん|氏)?[（(](?P<role>[^（）()]{{0,24}}?(?:{_JA_HEADS}))[)）]"),
    re.compile(
        rf"(?:(?<=[当本弊][一-龯]の)|(?<=[当本弊][一-龯][一-龯]の))(?P<name>[一-龯々]{{4}})(?P<role>副?(?:{_JA_HEADS})){_JA_EDGE}"
    ),
    re.compile(rf"(?P<name>{_JA_BEFORE_HEAD})[ 　・]?(?P<role>(?:[一-龯]{{0,4}}?)(?:{_JA_HEADS})){_JA_EDGE}"),
)
_JA_OFFICES = "(?:副?執行委員長|副?委員長|書記長|支部長|所長|事務長|園長|副?理事長|副理事長|事務局長|事務局次長|代表理事|館長|会長|社長|院長|校長|学長|編集長|教授|准教授)"
_JA_PLACES = "(?:青森|秋田|山形|福島|茨城|栃木|群馬|千葉|石川|福井|山梨|長野|静岡|滋賀|奈良|鳥取|島根|岡山|山口|徳島|香川|高知|福岡|佐賀|長崎|熊本|大分|宮崎)"
_JA_SURNAMED = re.compile(
    rf"(?<![一-龯々ァ-ヶーA-Za-z])(?!{_JA_PLACES})(?P<name>{_JA_SURNAME})(?P<role>{_JA_OFFICES}){_JA_EDGE}"
)
"""A surname and an office alone, as where everybody knows who is meant: "笈田理事長"."""
JA_NAME = re.compile(rf"(?<![一-龯々ァ-ヶー])(?P<name>{_JA_NAME})(?=さん|氏)")
_JA_OURS = re.compile(
    r"(?:(?<!担)当|(?<!日)本|弊|わが|我が|私たちの?|私たち)(?:団体|会|法人|機構|協会|センター|研究所|財団|NPO|基金|ネットワーク|館|事務所|組合|プロジェクト|所|社|院|校|学|園|店)?(?!長)(?:の)?"
)
_ORG_END = re.compile(
    r"^.*(?:団体|法人|協会|機構|ネットワーク|財団|研究所|連合|基金|連盟|センター(?!長)|会(?!長|員|議))(?=.)"
)

_ZH_SURNAME = rf"(?:{'|'.join(COMPOUND_SURNAMES)}|[{''.join(sorted(SURNAMES))}])"
_FOREIGN = "[一-龥]{1,6}·[一-龥]{1,6}(?:·[一-龥]{1,6})?"
_LATIN_NAME = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]{1,60}(?:[ ·][A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]{1,60}){1,3}"
_ZH_NAME = rf"(?:{_ZH_SURNAME}[一-龥]{{1,2}}?|{_FOREIGN}|{_LATIN_NAME})"
_ZH_HEADS = (
    "[总總]?[干幹]事[长長]|副?社[长長](?![期久远遠年时時])|村支书|村支書|支书|支書|党委书记|黨委書記|民警|法官|检察官|檢察官|传承人|傳承人|匠人|手艺人|手藝人|带头人|帶頭人|[果茶菜棉粮药花]农|[茶菜花]農|渔民|漁民|牧民|村民|村医|乡医|博士生|硕士生|碩士生|研究生|本科生|毕业生|畢業生|实习生|實習生|学人|學人|教练员|教練員|总教练|總教練|园丁|園丁|面包师|麵包師|调酒师|演员|演員|导演|導演|歌手|画家|畫家|诗人|詩人|选手|選手|队员|隊員|学员|學員|村长|村長|镇长|鎮長|住持|神父|牧师|牧師|祕書長|祕書|副祕書長|次長|次长|署長|署长|廳長|厅长|研究馆员|研究館員|副研究馆员|副研究館員|馆员|館員|教练|教練|队医|隊醫|CEO|CTO|COO|CFO|合伙人|合夥人|首席技术官|首席技術長|首席运营官|首席營運長|执行董事|執行董事|執行秘書|执行秘书|秘書|秘书|铺长|鋪長|师傅|師傅|裁缝|裁縫|厨师|廚師|木匠|司机|司機|船长|店主|农友|農友|督導|督导|社工|規劃師|规划师|志愿者|志願者|志工|义工|義工|研究助理|班头|班頭|队长|隊長|领队|領隊|修复师|修復師|讲解员|講解員|策展人|策展員|护士长|護士長|护理长|護理長|药师|藥師|藥劑師|药剂师|治疗师|治療師|心理师|心理師|咨询师|諮商師|营养师|營養師|保育员|保育員|饲养员|飼養員|教师|教師|班主任|船长|船長|厂长|廠長|店长|店長|董事长|董事長|董事|总经理|總經理|首席执行官|首席執行官|首席科学家|首席科學家|首席经济学家|首席研究员|首席研究員|科学家|科學家|历史学家|歷史學家|经济学家|經濟學家|社会学家|社會學家|副执行长|副執行長|副总监|副總監|副会长|副會長|副馆长|副館長|副院长|副院長|副校长|副校長|副所长|副所長|系主任|处长|處長|科研人员|博士后|博士後|助理教授|讲座教授|講座教授|特聘教授|高级研究员|高級研究員|副研究员|副研究員|研究助理|负责人|技师|技師|设计师|設計師|建筑师|建築師|规划师|規劃師|养护员|養護員|农艺师|作家|摄影师|攝影師|总干事|總幹事|副总干事|执行主任|執行主任|主任|副主任|研究员|研究員|负责人|負責人|创始人|創始人|创办人|創辦人|发起人|發起人|理事长|理事長|理事|秘书长|秘書長|会长|會長|主席|律师|律師|教授|副教授|专家|專家|顾问|顧問|经理|經理|主管|协调员|協調員|协调人|專員|专员|干事|幹事|发言人|發言人|分析师|分析師|项目官员|項目官員|官员|组织者|組織者|社工师|社工師|社工员|社工員|社工|志愿者|義工|义工|志工|志願者|督导|督導|召集人|总监|總監|院长|院長|校长|校長|所长|所長|组长|組長|科长|科長|站长|站長|园长|園長|医生|醫生|护士|護士|老师|老師|记录员|記錄員|导师|導師|书记|書記"
    "|所长|所長|院长|院長|代表|委员|委員|总监|總監|召集人|执行长|執行長|工程师|工程師|医生|醫生|档案员|檔案員|调查员|調查員|讲师|講師|学者|學者|博士|组长|組長|部长|部長|站长|站長|馆长|館長|统筹|統籌|策划|策劃|成员|成員|员工|職員|观察员|觀察員|记录员|記錄員|主编|编辑|編輯|记者|記者|主持人|议员|議員|市长|市長|辅导员|輔導員|司库|司庫|外展主任|巡护员|监测员|監測員|守护人"
    "|[一-龥](?<![人动動成会會党黨委官议議])[员員]|[一-龥](?<![老京])[师師匠]"
)
_ZH_HEAD = Sieve(_ZH_HEADS)
_ZH_ROLE = rf"[一-龥]{{0,8}}?(?:{_ZH_HEADS})"
_ZH_EDGE = r"(?=欢迎|歡迎|感谢|感謝|邀请|邀請|期待|已|仍|便|即|能|跟|住|抱|背|扛|每|爬|骑|騎|上星期|上周|上週|本周|本週|面对|面對|面向|撰写|撰寫|分享|手持|拿着|拿著|翻开|翻開|指着|指著|站在|坐在|蹲|觉得|覺得|相信|当场|當場|现场|現場|首先|随后|隨後|最后|最後|此前|曾经|曾經|已经|已經|一直|特别|特別|先后|先後|专门|專門|亲自|親自|同样|同樣|还有|還有|团队|團隊|课题组|課題組|等人|等|们|們|接过|接過|看着|看著|展示|演示|讲解|講解|示范|示範|评价|評價|回顾|回顧|描述|叙述|敘述|阐述|闡述|致函|致电|致電|署名|发文|發文|投书|投書|刊文|点评|點評|解读|解讀|坦承|形容|感叹|感嘆|慨叹|慨嘆|叮嘱|叮囑|反问|反問|拍摄|拍攝|星期|上午|下午|早上|晚上|进行|進行|受邀|獲邀|获邀|女士|先生|小姐|博士|教授|\d|报道|報道|报导|報導|连线|連線|应邀|應邀|应约|受邀请|說明|说明|向|说|說|表示|指出|称|稱|强调|強調|认为|認為|在|接受|向|对|對|就|受访|受訪|，|,|、|。|：|:|；|（|）|\(|\)|“|「|」|的|也|与|與|和|及|於|于|为|為|则|則|曾|将|將|出席|出镜|出鏡|讲述|講述|谈|談|撰|写道|寫道|介绍|介紹|做客|参与|參與|亦|是|这样|這樣|如此|回忆|回憶|感慨|提醒|建议|建議|希望|担心|擔心|坦陈|坦陳|笑着|笑著|讲|聊|带领|帶領|主持|呼吁|呼籲|一边|一邊|笑|边说|邊說|告诉|告訴|解释|解釋|分析|批评|批評|坦言|补充|補充|提到|回应|回應|警告|直言|透露|總結|总结|做|参加|參加|获|獲|到|作|上|用|把|還|还|又|今|日前|昨|所撰|执笔|執筆|跑|走|陪|教|带着|帶著|负责|負責|一起|为了|每|正在|从|從|刚|剛|$|\s|》)"
_ZH = (
    re.compile(rf"(?P<role>{_ZH_ROLE})(?:、)?[ ]?(?P<name>{_ZH_NAME}){_ZH_EDGE}"),
    re.compile(
        rf"(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?|{_FOREIGN})[（(](?P<role>[^（）()]{{0,20}}?(?:{_ZH_HEADS}))[)）]"
    ),
    re.compile(
        rf"(?:^|(?<=[，。、；：,.“「\s对對向访訪与與和及是由])|(?<=[我本][院校會会所台局馆館社]))(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?|{_FOREIGN})(?P<role>(?:{_ZH_HEADS})){_ZH_EDGE}"
    ),
    re.compile(
        rf"(?<=[院科系部处處室所组組队隊班心])(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?)(?P<role>(?:{_ZH_HEADS})){_ZH_EDGE}"
    ),
    re.compile(
        rf"(?:^|(?<=[，。、；：,.\s者]))(?P<name>{_ZH_NAME})(?:系|现任|現任|现为|現為|是)(?P<role>{_ZH_ROLE})(?=[，。；、,）)]|$)"
    ),
)
_ZH_OURS = re.compile(
    r"(?:本|我|敝)(?:机构|機構|会|會|中心|组织|組織|基金会|基金會|所|院|协会|協會|团队|團隊|社|单位|單位|项目|們的?|们的?|馆|館|站|网络|網絡|校|智库|智庫|司|公司|系|台|店|局|部|室|处|處|团|團|联盟|聯盟|书院|書院|工作室)"
)
_ZH_CUT = re.compile(
    r"^.*(?:(?<![一-龥])在|跟着|跟著|跟随|跟隨|陪同|陪着|陪著|带着|帶著|遇见|遇見|见到|見到|了|的|是|由|与|與|和|及|邀请|邀請|采访|採訪|专访|專訪|访问|訪問|引用|引述|援引|刊登|刊发|刊發|刊载|刊載|机构|機構|中心|协会|協會|基金会|基金會|组织|組織|联盟|聯盟|学会|學會|研究所|团队|團隊|接受|本会|本會|该会|該會|促进会|促進會|公益|会的|对|對|向|请|請)(?=.)",
    re.DOTALL,
)
_ZH_NOT_GIVEN = frozenset("说說称稱在的对對向就和与與及是为為则則曾将將也接出讲講谈談撰做亦到作")


_ZH_NO_NAME = re.compile(
    r"[院校系局处處社会會所科室厅廳站馆館]\Z|\A(?:文章|方面|常务|常務|高级|高級|高度|安全|成员|成員|成立|马上|馬上|时任|時任|和|与|與|及|全(?!福)|于是|於是|常常|明天|单位|單位|项目|項目|公司|任何|有关|有關|包括|相关|相關|向|于|於)"
)
"""Bodies and words that begin like a surname."""

_JA_OFFICE = re.compile(r"[一-龯](?:省|庁|県|都|府|市|区|町|村|警察|裁判所)の\Z")
"""A public office before a name: "農林水産省の高橋美咲室長"."""
_OFFICE_REACH = 8
"""Characters that hold such an office's last signs."""
_ZH_BODY = re.compile(
    r"[一-龥]{2}(?:协会|協會|学会|學會|联合会|聯合會|商会|商會|基金会|基金會|促进会|促進會|委员会|委員會|联盟|聯盟|研究所|中心)\Z"
)
"""A body named in full at the end of what stands before a role."""


_JA_NO_NAME = re.compile(r"(?:室|会|部|課|係|所|館|院|校|社|局|団|党|署|課題|地域|方針|活動|事業|理事|代表|委員)\Z")
"""Ends of words that are bodies or things, where no table knows the surname."""


def _japanese(text: str, segment: Segment) -> Iterator[Person]:
    for pattern in _JA:
        for match in pattern.finditer(text, segment.start, segment.end):
            role, begin = match["role"], match.start("role")
            own = list(_JA_OURS.finditer(text, max(segment.start, begin - 12), match.end("role")))
            ours = bool(own) and own[-1].end() >= begin
            cut = max(begin, own[-1].end()) if ours else begin
            rest = text[cut : match.end("role")]
            org = _ORG_END.match(rest)
            cut += org.end() if org else 0
            role = text[cut : match.end("role")].lstrip("・の")
            if role and not _JA_NO_NAME.search(match["name"]):
                person = _make(match, Role(role, match.end("role") - len(role)), ours=ours)
                low = max(segment.start, match.start() - _OFFICE_REACH)
                yield replace(person, elsewhere=not ours and bool(_JA_OFFICE.search(text, low, match.start())))


def _chinese(text: str, segment: Segment) -> Iterator[Person]:
    for pattern in _ZH:
        last: Person | None = None
        for match in pattern.finditer(text, segment.start, segment.end):
            name = match["name"]
            if "·" not in name and ((len(name) > 2 and name[-1] in _ZH_NOT_GIVEN) or _ZH_NO_NAME.search(name)):
                continue
            role, begin = match["role"], match.start("role")
            ours = bool(_ZH_OURS.search(text[max(segment.start, begin - 8) : match.end("role")]))
            cut = _ZH_OURS.search(role)
            offset = cut.end() if cut else 0
            more = _ZH_CUT.match(role[offset:])
            offset += more.end() if more else 0
            if role[offset:]:
                joined = last is not None and last.ours and text[last.end : begin + offset] in _ZH_JOINED
                person = _make(match, Role(role[offset:], begin + offset), ours=ours or joined)
                person = replace(person, elsewhere=not person.ours and bool(_ZH_BODY.search(role[:offset])))
                last = person
                yield person


_ZH_JOINED = ("與", "与", "和", "及", "、")
"""Between two people named together: if the first is the posting organization's, so is the second."""


def _make(match: re.Match[str], role: Role, *, ours: bool) -> Person:
    return Person(
        name=match["name"].replace("　", " ").strip(),
        start=match.start("name"),
        end=match.end("name"),
        roles=(role,),
        ours=ours,
        outside=bool(OUTSIDE.search(role.text)),
    )


_THIS_ONE = re.compile(rf"[这這][位名](?P<role>{_ZH_ROLE})(?![们們一-龥]{{0,2}}(?:们|們))")
_OPENS_SENTENCE = re.compile(
    rf"(?:^|(?<=[。！？\n]))(?P<name>{_ZH_SURNAME}[一-龥]{{2}}|{_FOREIGN})(?=[一-龥])"
    rf"|(?<=，)(?P<later>{_ZH_SURNAME}[一-龥]{{1,2}}?)(?=[就把将將已每又还還却卻也便总總正在从從对對给給用带帶走拿站坐蹲独獨])"
)
_SENTENCES_BACK = 90
"""Characters before an office told of "this" person in which a sentence begins with the name."""
_NO_THIRD = re.compile(
    r"[说說称稱在的对對向就和与與及是为為则則曾将將也接出讲講谈談撰做亦到作每已還还又都把被从從给給跟只才刚剛正常总總有无無不没沒要会會能可想爱愛当當来來去走站坐拿用带帶教写寫看听聽道等们們家时時上下中里裡起开開很今昨]"
)
"""Signs that end no given name but go on with the sentence: "李明每天 …"."""


def _told_behind(text: str) -> Iterator[Person]:
    """Those whose office a later sentence tells: "裴若谷把测绳放进了井里。这位水文学院教授 …"."""
    for match in _THIS_ONE.finditer(text):
        low = max(0, match.start() - _SENTENCES_BACK)
        opening = next(reversed(list(_OPENS_SENTENCE.finditer(text, low, match.start()))), None)
        name = (opening["name"] or opening["later"]) if opening is not None else ""
        if opening is None or _ZH_NO_NAME.search(name) or len(name) < len("李明"):
            continue
        name = name[:-1] if "·" not in name and _NO_THIRD.match(name[-1]) else name
        start = opening.start()
        role = Role(match["role"], match.start("role"))
        yield Person(
            name=name, start=start, end=start + len(name), roles=(role,), outside=bool(OUTSIDE.search(role.text))
        )


_KANA = re.compile("[ぁ-んァ-ヶ]")
ZH_NAME_BEFORE_SPEECH = re.compile(
    rf"(?:^|(?<=[，。、；：,.“”」\s]))(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?|{_FOREIGN}|{_LATIN_NAME})(?=(?:在[^，。]{{0,12}})?[则則也还還]?(?:说|說|表示|指出|指(?=[，,：:「“])|称|稱|强调|強調|认为|認為|写道|寫道|坦言|补充|補充|直言|呼吁|呼籲|告诉|告訴|解释|解釋|回应|回應))"
)


def han_people(text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """People with roles, sentence by sentence; a text with kana is read as Japanese."""
    read = _japanese if _KANA.search(text) else _chinese
    heads = _JA_HEAD if read is _japanese else _ZH_HEAD
    found = [one for part in segments if heads.may(text, part.start, part.end) for one in read(text, part)]
    yield from found
    if read is _chinese:
        yield from _told_behind(text)
    if read is _japanese:
        named = {one.name for one in found}
        for part in segments:
            for match in _JA_SURNAMED.finditer(text, part.start, part.end):
                if not any(name.startswith(match["name"]) for name in named):
                    yield _make(match, Role(match["role"], match.start("role")), ours=False)
