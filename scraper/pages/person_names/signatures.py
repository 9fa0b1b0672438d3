"""Bylines in Chinese, Japanese and Korean, where no blank separates the name; Chinese surnames."""

from __future__ import annotations

import re

SURNAMES = frozenset(
    "骆駱蔺藺廉岳冼揭晁郜鄢糜宓霭戎衡瞿逄隗郗亓綦洛荆荊郏闻聞粟蹇褟揣甯裘訾贝貝扈赖賴洪翁凤鳳冀阙闕阚闞邸栗亢郁谌諶狄逯茅荀芮储儲汲邴弓班厉厲韶宿邰鄂咸胥苍蒼"
    "莘贡貢郦酈雍璩燕浦戈庾暨匡沃蔚夔鞠巢蒯竺桓仰茹宦王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田"
    "董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱侯江尹薛闫阎閻段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬"
    "覃武钱錢戴严嚴莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴"
    "霍涂塗成苗谷曲盛冉蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦麦麥褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫"
    "衛米柏宗桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺官封谈談"
)
"""Of one sign: what begins with one in running text may be a name."""
RARE_SURNAMES = frozenset("丘乐习井伏位保僧原台奚宇屠嵺常強强晉晋暢木来植楚樂沿畅盖稽範練练習花蓋薄衣計计辜都銀鐘银黨")
"""Of one sign that begins many other words: they count where a name is all that stands there."""
COMPOUND_SURNAMES = (
    "上官", "东方", "东郭", "令狐", "公孙", "公孫", "南宫", "南宮", "司徒", "司馬", "司马", "呼延", "夏侯",
    "宇文", "尉迟", "尉遲", "慕容", "東方", "東郭", "欧阳", "歐陽", "淳于", "澹台", "濮阳", "濮陽", "独孤",
    "獨孤", "申屠", "百里", "皇甫", "端木", "諸葛", "诸葛", "赫连", "赫連", "軒轅", "轩辕", "鍾離", "钟离",
    "長孫", "长孙", "范姜", "張簡", "张简",
)  # fmt: skip
"""Of two signs."""


_ALL = SURNAMES | RARE_SURNAMES
_HAN = re.compile("[\u3400-\u9fff]+")
_LONGEST = 3
"""Signs of the longest name behind a surname of one sign is two; a rare one has three."""


def is_chinese_name(name: str) -> bool:
    """Whether two to four Chinese signs begin with a surname."""
    if not _HAN.fullmatch(name) or not 1 < len(name) <= _LONGEST + 1:
        return False
    return name.startswith(COMPOUND_SURNAMES) if len(name) > _LONGEST else name[0] in _ALL


def is_account(name: str) -> bool:
    """Whether a name in Chinese signs alone, in one piece, is no person's: an outlet's, an account's, a button's."""
    return _HAN.fullmatch(name) is not None and not is_chinese_name(name)


_HANGUL = "[가-힣]{2,4}"
_HAN_SIGNATURES = "[\u3400-\u9fff々]{2,4}"
_JAPANESE = "[\u3040-\u30ff\u3400-\u9fff々ー]{1,8}"
_LATIN = r"[A-Z][\w.'’-]{0,60}(?: [A-Z][\w.'’-]{0,60}){1,3}"

_KOREAN_AFTER = re.compile(
    rf"^(?:기자명\s{{1,60}})?(?:\[[^\]]{{1,20}}\]\s{{0,60}}|\([^)]{{1,20}}\)\s{{0,60}}|[가-힣]{{2,6}}\s{{0,60}}=\s{{0,60}}|(?:글|사진|글·사진|사진·글)\s{{1,60}}){{0,40}}"
    rf"(?P<names>{_HANGUL}(?:\s{{0,60}}[·,、]\s{{0,60}}{_HANGUL}|\s{{1,60}}(?=[가-힣]{{3}}\s){_HANGUL}){{0,40}})\s{{0,60}}"
    r"(?:선임|전문|인턴|객원|수습|시민)?\s?(?:기자|특파원|논설위원|앵커|리포터|에디터)(?![가-힣])"
)
"""홍길동 기자, [서울=통신] 홍길동 기자 =, 글·사진 홍길동·김민수 기자: the role stands after the names."""
_KOREAN_BEFORE = re.compile(
    rf"^(?:(?:글쓴이|작성자|리포트|취재)\s{{0,60}}[:：]?\s{{0,60}}|글(?:\s{{0,60}}[:：]\s{{0,60}}|\s{{1,60}}))(?P<names>{_HANGUL})(?=$|[\s|(])"
)
"""글쓴이홍길동, 글 홍길동; but 글쓰기 is the button that writes a post: 글 alone signs only apart from the name."""
_KOREAN_COUNTED = re.compile(r"^(?P<names>[가-힣]{3})\s+(?:조회|추천|댓글|등록일|작성일)")
"""홍길동 조회 수 120: boards print who wrote a post before how often it was read."""
_JAPANESE_AFTER = re.compile(
    rf"^(?P<names>{_JAPANESE}(?:[ 　]{_JAPANESE})?)[ 　]?(?:記者|編集委員|特派員|論説委員)(?=$|[\s　（(])"
)
_JAPANESE_BEFORE = re.compile(
    r"^[（(]?(?:取材・文|取材／文|取材|投稿者|聞き手・構成|構成・文|撮影・文|文・写真|"
    r"文責|執筆者?|筆者|著者|ライター|文)\s{0,60}[・:：／/＝=　 ]\s{0,60}"
    rf"(?P<names>{_JAPANESE}(?:[ 　]{_JAPANESE})?|{_LATIN})(?=$|[\s　（(|/／）)])"
)
_CHINESE = re.compile(
    r"^[【（(\[]?\s{0,60}(?:[\u3400-\u9fff]{1,8}(?:报|報|社|网|網|台|刊|新闻|新聞|财经|客户端)|特约|見習|见习|实习)?\s{0,60}(?:首席|特约|見習|见习|实习)?"
    r"(?:记者|記者|作者|执笔|執筆|撰文|撰稿|编译|編譯|文字|文|通讯员)\s{0,60}[:：/／｜|丨︱\s]\s{0,60}"
    rf"(?P<names>{_HAN_SIGNATURES}(?:\s{{0,60}}[、,，\s]\s{{0,60}}(?:(?:通讯员|通訊員|实习生)\s{{0,60}})?(?!报道|报导|報導|報道|摄影|攝影|发自|來源|来源|编辑|編輯|通讯|通訊|实习)"
    rf"{_HAN_SIGNATURES}(?![:：])){{0,40}}|{_LATIN})"
    r"(?=$|\s{0,60}[】）)\]]|\s{0,60}[|｜/／]|\s{1,60}\d|"
    r"\s{0,60}(?:报道|報導|報道|来源|來源|编辑|編輯|责编|发布|發布|时间|時間|日期|发表|發表))"
)
_TAIWANESE = re.compile(
    rf"^[【〔（(\[]?(?:[\u3400-\u9fff]{{2,8}}\s)?(?:實習|特派|文化|中心)?記者\s?(?P<names>{_HAN_SIGNATURES}(?:[、,，]{_HAN_SIGNATURES})*)\s?[/／]\s?[\u3400-\u9fff]{{1,8}}(?:報導|報道)"
)
"""記者王大明／台北報導: the place of the report stands behind the name."""
_CHINESE_WIRE = re.compile(
    rf"^.{{0,24}}(?:电|電|讯|訊)\s?[（(]?(?:见习|实习|本报)?(?:记者|記者)\s?(?P<names>{_HAN_SIGNATURES}(?:[、,，\s]{{1,2}}(?:(?:通讯员|通訊員|实习生)\s?)?(?!通讯员){_HAN_SIGNATURES})*)(?=[）)\s])"
)
"""某社北京3月5日电（记者王大明、李红）: the place, day and reporters before the first sentence."""
_CHINESE_OF = re.compile(
    rf"^(?P<names>{_HAN_SIGNATURES}(?:[、,，\s]{_HAN_SIGNATURES})*)\s?[/／|｜]\s?[\u3400-\u9fff]{{2,10}}(?:报|報|社|网|網|新闻|新聞|周刊|週刊)$"
)
"""石佳/某某青年报: the paper stands behind the name."""
_CHINESE_COLUMN = re.compile(
    rf"^[【（(\[]\s{{0,60}}(?:文|作者)\s{{0,60}}[/／|｜:：]\s{{0,60}}(?:[\u3400-\u9fff]{{2,12}}\s)?(?P<names>{_HAN_SIGNATURES}(?:[、,，\s]{_HAN_SIGNATURES}){{0,40}})\s{{0,60}}[】）)\]]$"
)
"""【文/某某网专栏作者 王大明】: who wrote, with what they are, in brackets of its own."""
_CHINESE_GLUED = re.compile(rf"^作者(?P<names>{_HAN_SIGNATURES})$")
"""作者王大明, a part of a line of data."""
_KOREAN_WIRE = re.compile(
    rf"^[(\[][^)\]]{{2,30}}[)\]]\s?(?P<names>{_HANGUL}(?:[·,、\s]{{1,2}}{_HANGUL})*)\s?(?:기자|특파원)\s?="
)
_CHINESE_LABEL = re.compile(
    r"^.{2,60}?(?:作者|记者|記者|撰文|撰稿人?)\s*[:：]\s*(?:文字?\s?[/／:：]\s?)?"
    r"(?P<names>[\u3400-\u9fff々]{2,4}?)"
    r"(?=$|[\s|｜　]|字体|字號|字号|编辑|編輯|责编|来源|來源|浏览|点击|阅读|时间|時間|日期|审核|责任)"
)
"""来源：某某晚报 作者：王大明 2022-10-09: one label after the other."""
_PATTERNS = (
    _CHINESE_OF,
    _CHINESE_COLUMN,
    _CHINESE_GLUED,
    _CHINESE_LABEL,
    _KOREAN_AFTER,
    _KOREAN_BEFORE,
    _JAPANESE_AFTER,
    _JAPANESE_BEFORE,
    _CHINESE,
    _TAIWANESE,
)
_BARE = (_CHINESE_OF, _CHINESE_COLUMN, _CHINESE_GLUED)
"""Forms that other lines have too: what they hold must be names."""
_LEADS = (_TAIWANESE, _CHINESE_WIRE, _KOREAN_WIRE)
_NOT_NAMES = re.compile(
    r"관리자|운영자|쓴이|쓰기|하기$|목록|번호|제목|조회|작성|등록|추천|편집|뉴스|신문|방송|취재|담당|前|报道|报|网|社|新闻|通讯|"
    r"手机|編集|編輯|编辑|简介|簡介|介绍|介紹|部$|局$"
)
_SIMPLIFIED_LIST = re.compile(r"^(?:.{0,4}记者|通讯员|.{0,4}記者)")


_DAY_BEFORE = re.compile(
    r"^[\[（(【]?(?:19|20)\d\d[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}日?[.\]）)】]?(?:\s+\d{1,2}:\d\d)?\s+(?=\D)"
)
"""A day that old pages print before who signs: [2022/08/03] 文責：..."""


def signature(line: str) -> str:
    """The names of a line that a Korean, Japanese or Chinese byline signs, "、" between them; empty if it is none."""
    if line.isascii():
        return ""
    signed = _signed(line)
    undated = _DAY_BEFORE.sub("", line)
    return signed if signed or undated == line else _signed(undated)


def _signed(line: str) -> str:
    counted = _KOREAN_COUNTED.match(line)
    if counted and is_korean_person(counted["names"]):
        return counted["names"]
    for pattern in _PATTERNS:
        match = pattern.match(line)
        if match and not _NOT_NAMES.search(_WITH_OTHERS.sub("", match["names"])):
            names = match["names"]
            if pattern in _BARE and not all(map(is_chinese_name, _listed(names).split("、"))):
                continue
            is_list = pattern in (_KOREAN_AFTER, _TAIWANESE, *_BARE)
            is_list = is_list or (pattern is _CHINESE and bool(_SIMPLIFIED_LIST.match(line)))
            return _listed(names) if is_list and not names.isascii() else names
    return ""


def is_korean_person(word: str) -> bool:
    """Whether three syllables look like a Korean's name: a common surname first, and no word of a board."""
    return bool(_KOREAN_NAME.fullmatch(word)) and not _NOT_NAMES.search(word) and word not in _COMMON_WORDS


_KOREAN_NAME = re.compile(
    "[강고공곽구권김나남노도류마문민박방배백변서석선설성손송신심안양엄여염오우원유육윤이임장전정제조주지진차채천최추표하한함허현홍황]"
    "[가-힣](?![팀국부실회단처과청님글권문평식뷰당])[가-힣]"
)
_COMMON_WORDS = frozenset(
    "이전글 방명록 이메일 이용자 이주민 장애인 성명서 소식지 조회수 추천수 방문수 주소록 한국어 경기도 강원도"
    " 전라도 전남도 제주도 서울시 광주시 대전시 연구원 노동자 이사장 지부장 위원장 안내서 신청서 자료집"
    " 보고서 선언문 이야기 정보통 현장의 현재글 전체글 하나씩 이달의 오늘의 우리들 여러분 유튜브 최신순"
    " 조사원 조회순 추천순 수정일 신문고 고객사 공모전 전시회 설명서 지역별 주제별 연도별 안전망 주거지".split()
)
"""Words of three syllables that boards put beside a day and that begin like a surname."""


def signature_of_lead(paragraph: str) -> str:
    """The names before the first sentence of a report, "、" between them; empty if it begins without any."""
    for pattern in () if paragraph[:_LEAD_CHARS].isascii() else _LEADS:
        match = pattern.match(paragraph[:_LEAD_CHARS])
        if match and not _NOT_NAMES.search(_WITH_OTHERS.sub("", match["names"])):
            return _listed(match["names"])
    return ""


_LEAD_CHARS = 80
_WITH_OTHERS = re.compile("通讯员|通訊員|实习生")


def _listed(names: str) -> str:
    return re.sub(r"\s{0,60}[·,，、\s]\s{0,60}", "、", _WITH_OTHERS.sub("、", names)).replace("、、", "、")


_BRACKETED = re.compile(r"^[（(]\s*(?P<name>[\u3400-\u9fff々]{2,3}[ 　]?[\u3400-\u9fff々]{1,2})\s*[)）]$")
_NOT_BRACKETED = re.compile(r"共同|時事|提供|写真|敬称|抜粋|終|続|完$|了$|通信|新聞|記者|年|月|日")


def bracketed(line: str) -> str:
    """The name in a last line that is a Japanese or Chinese name in brackets and nothing else; empty if it is none."""
    match = _BRACKETED.match(line)
    return match["name"] if match and not _NOT_BRACKETED.search(line) and not _NOT_NAMES.search(match["name"]) else ""


_KOREAN_OFF = re.compile(
    rf"^(?:.{{0,24}}\s)?(?:뉴스|방송|TV|티비)\s(?P<names>{_HANGUL})(?:입니다|이었습니다|였습니다)\.?$|"
    rf"(?:^|[\s(\[])(?P<told>{_HANGUL})\s?기자(?:가|의)?\s?(?:보도|취재|단독|전해|전합|다녀)"
)


def signed_off(line: str) -> str:
    """The reporter of a Korean broadcast by the line that ends it ("... 뉴스 NAME입니다"); empty if it is none."""
    match = _KOREAN_OFF.search(line) if "기자" in line or "니다" in line else None
    name = (match["names"] or match["told"]) if match else ""
    return "" if _NOT_NAMES.search(name) else name
