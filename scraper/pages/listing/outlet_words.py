"""What stands beside an outlet's name in lists of press coverage, and what stands there in its place."""
# ruff: noqa: E501 - word tables read better as long lines than as hundreds of short ones

from __future__ import annotations

import re

BESIDE_NAME = re.compile(
    r"^(?:(?:source|outlet|publication|publisher|media|medium|published|publié|quelle|zeitung|fuente|medio|fonte|testata|источник|сми|издание|出典|媒体|来源|來源|掲載紙|掲載|출처|매체|언론사|المصدر|مصدر)(?:\s+(?:in|on|by|at|dans|par|en|por))?(?:\s*[:：]\s*|\s+)(?=\S)|"
    r"(?:read|view|watch|listen|see|full|more|article|story|lesen|mehr|lire|leer|leggi|читать)\b.{0,20}?\s(?:on|at|in|bei|auf|im|sur|dans|en|su|на|в)\s+|"
    r"(?:in|on|via|from|im|in der|bei|dans|en|su)\s+(?=[^\Wa-z_]))",
    re.IGNORECASE,
)
"""What leads to a name: "Source: ", "Read on ", "in "."""

PUT_BEHIND = re.compile(
    r"\s{1,60}(?:vom|von|am|on|of|from|du|del|dell['’]|le|el|от|за|van|z|dated)$|\s{1,60}logo$|\s{1,60}(?:홈페이지|웹사이트|사이트|누리집|지면)(?:에서|에|의)?(?:\s.{0,300})?$",
    re.IGNORECASE,
)
"""What leads from a name to the day behind it, or says that the name is a picture's."""

WITH_AUTHOR = re.compile(
    r"(?P<author>\S+(?: \S+){1,3}) (?:in|for|on|at|für|im|bei|pour|dans|en|para|per|su|в) (?:the |der |die |das )?(?P<name>\S.*)"
)
"""An author and the outlet: "Ada Berg in The Courier"."""

KINDS = re.compile(
    r"(?:(?:guest |gast|press |news |video|radio|tv|audio|newspaper|magazine|zeitungs|fernseh)?[- ]?(?:op[- ]?eds?|opinion(?: piece)?|interviews?|letters?(?: to the editor)?|podcasts?|videos?|audio|tv|radio|print|online|broadcast|features?|editorials?|commentary|columns?|essays?|reportages?|reports?|articles?|artikel|beitrag|kommentar|meinung|bericht|leserbrief|entretien|tribune|entrevista|reportaje|artículo|opinión|intervista|articolo|opinione|интервью|статья|репортаж|колонка|мнение|видео|인터뷰|칼럼|기고|사설|단독|동영상|영상|기획|취재|インタビュー|動画|社説|コラム|寄稿|专访|視頻|视频|评论|社论|مقال|مقابلة|رأي|فيديو|تقرير))",
    re.IGNORECASE,
)
"""What a piece of an outlet is; alone it names none."""

PLAIN_KINDS = re.compile(
    r"(?:online|print|press |news |newspaper |magazine |zeitungs)?[- ]?(?:articles?|artikel|beitrag|bericht|reports?|features?|online|print|artículo|articolo|статья|기획|취재|단독|تقرير)",
    re.IGNORECASE,
)
"""A kind that tells no more than that it is an article."""

NOT_NAMES = re.compile(
    r"(?:ca\.? |about |approx\.? )?\d+\+?[ -]?(?:min(?:ute)?s?|sec(?:ond)?s?|hours?|words?|pages?|Min\.?|Minuten|분|分|мин)\b.{0,24}|.{0,16}\b(?:reading time|lesezeit|temps de lecture|tiempo de lectura).{0,16}|.{0,12}\bmin(?:ute)?s? read|"
    r"(?:the )?(?:pdf|docx?|html|mp[34]|jpe?g|png)(?: .{0,24})?|.{0,24}\.(?:pdf|jpe?g)|\d[\d.,]* ?[kmg]i?b|"
    r"(?:external|website|web|full|direct|original)? ?(?:links?|urls?|website|webseite|site|source|quelle|fuente|download|file|datei)(?: .{0,16})?|opens .{0,30}|öffnet .{0,30}|"
    r"here|hier|ici|aquí|qui|тут|здесь|여기|こちら|这里|هنا|new|neu|hot|featured|top|archived?|archiv|share|print|paywall(?:ed)?|subscribers?(?: only)?|registration required|"
    r"(?:in |auf |en )?(?:english|german|french|spanish|italian|portuguese|russian|arabic|korean|japanese|chinese|turkish|persian|farsi|ukrainian|polish|dutch|hindi|"
    r"englisch|deutsch|französisch|spanisch|russisch|arabisch|anglais|allemand|français|espagnol|russe|arabe|inglés|alemán|francés|español|ruso|árabe|inglese|tedesco|francese|spagnolo|italiano|português|"
    r"русский|английский|немецкий|французский|на русском|на английском|한국어|영어|일본어|중국어|日本語|英語|英文|中文|韓国語|العربية|بالإنجليزية|الإنجليزية|türkçe|polski|nederlands)(?: (?:only|version|language|nur))?|en|de|fr|es|it|ru|ko|ja|zh|ar|eng|ger|deu|fra|kor|jpn|"
    r"(?:in )?(?:date|title|headline|author|category|section|topics?|tags?|posted|published|news|press|media|presse|medien|prensa|latest|world|politics|culture|business|local|international|opinion|sports?|health|science|society|"
    r"정치|사회|국제|경제|문화|보도자료|논평|성명|공지|언론보도|보도|기사|제목|날짜|政治|社会|国際|経済|文化|お知らせ|新聞|テレビ|ラジオ|掲載|新闻|国际|社會|經濟|политика|общество|новости|культура|в мире|أخبار|سياسة|ثقافة)",
    re.IGNORECASE,
)
"""Alone beside a title it names a language, a file, a section, the time of reading, or nothing."""

BRACKETED = (
    ("head", re.compile(r"^\W{0,2}[\[【(（［〔](?P<name>[^\])】）］〕]{2,40})[\])】）］〕]"), True),
    ("tail", re.compile(r"[\[【(（［〔](?P<name>[^\[\](){}【】（）［］〔〕]{2,40})[\])】）］〕]\W{0,2}$"), False),
    ("last", re.compile(r"\s[|–—-]\s(?P<name>[^|–—]{2,40})$"), False),
    ("first", re.compile(r"^(?P<name>[^:：|–—]{2,40}?)(?:[:：]|\s[|–—-])\s"), False),
    ("told", re.compile(r"^(?P<name>[^\s「『]{2,16})に.{0,300}[」』].{0,300}(?:掲載|紹介|出演|放送|取材|登場)"), True),
    ("bullet", re.compile(r"^[◆◇■□●○▶▷►★☆※・]\s{0,60}(?P<name>[^\d「『\s]{2,24})[\s\d「『]"), True),
)
"""Where in a title an outlet may stand, and whether it may do so though nothing but its place tells it."""
