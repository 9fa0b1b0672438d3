"""Whether words in Chinese signs are a person's name, or an outlet's, an account's or a button's."""

from __future__ import annotations

import re

_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧"
    "蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾鐘汪田任姜范範方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎"
    "易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛焦向柳邢岳齐齊沿梅莫庄莊辛管祝左"
    "涂谷祁时時舒耿牟卜路詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔解强強柴"
    "华華车車冉房边邊辜吉饶饒刁瞿戚丘古米池滕晋晉苑邬鄔臧畅暢宫宮来嵺苟全褚廉简簡娄婁盖蓋符奚木穆党黨燕郎邸冀谈談姬屠连連郜晏栾欒郁商蒙计計"
    "喻揭窦竇迟遲宇敖糜鄢冷卓花仇艾蓝藍都巩鞏稽井练練仲乐樂虞卞封竺冼原官衣楚佟栗匡宗应應台巫鞠僧桑荆荊谌諶银銀明沙伏岑习習胥保和蔺藺"
)
_COMPOUND = (
    "欧阳",
    "歐陽",
    "上官",
    "司马",
    "司馬",
    "诸葛",
    "諸葛",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "司徒",
    "令狐",
    "端木",
    "东方",
)
_HAN = re.compile("[\u3400-\u9fff]+")
_LONGEST = 3
"""Signs of the longest name behind a surname of one sign is two; a rare one has three."""


def is_chinese_name(name: str) -> bool:
    """Whether two to four Chinese signs begin with a surname."""
    if not _HAN.fullmatch(name) or not 1 < len(name) <= _LONGEST + 1:
        return False
    return name.startswith(_COMPOUND) if len(name) > _LONGEST else name[0] in _SURNAMES


def is_account(name: str) -> bool:
    """Whether a name in Chinese signs alone, in one piece, is no person's: an outlet's, an account's, a button's."""
    return _HAN.fullmatch(name) is not None and not is_chinese_name(name)
