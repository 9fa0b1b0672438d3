"""Whether words in Chinese signs are a person's name, or an outlet's, an account's or a button's."""

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
