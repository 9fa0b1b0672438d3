"""Words by which pages of many languages say "next", "older", "load more", "read more" and "no posts", as patterns.

They come last everywhere: after addresses, structure and repetition.
"""

# ruff: noqa: E501 - word tables read better as long lines than as hundreds of short ones
from __future__ import annotations

import re

NEXT_WORDS = re.compile(
    r"(?:to |go to |view |see )?(?:the )?(?:next|older|more|load more|show more|earlier)(?: (?:page|"
    r"posts?|entries|articles?|news|stories|results|items|\d+))*|next.{0,12}|older.{0,14}|"
    r"previous (?:posts|entries|articles)|nächste.{0,10}|weiter|ältere.{0,18}|vor|suivante?s?.{0,10}|"
    r"page suivante|(?:articles?|messages|billets) (?:plus anciens|précédents)|plus anciens|"
    r"siguientes?.{0,10}|(?:entradas|artículos) (?:antiguas|anteriores|más antiguas)|más antiguas|"
    r"próxim[ao]s?.{0,10}|seguinte.{0,10}|(?:postagens|publicações) (?:mais antigas|anteriores)|"
    r"mais antig[ao]s|successiv[aio].{0,10}|avanti|(?:articoli|post) (?:più vecchi|precedenti)|"
    r"volgende.{0,10}|oudere.{0,12}|nästa.{0,10}|äldre.{0,12}|neste.{0,10}|eldre.{0,12}|næste.{0,10}|"
    r"ældre.{0,12}|seuraava.{0,10}|vanhemmat.{0,10}|następn[aey].{0,10}|dalej|starsze.{0,12}|další.{0,12}|"
    r"starší.{0,14}|następna|ďalšie.{0,10}|következő.{0,10}|régebbi.{0,14}|următo.{0,12}|mai vechi|"
    r"sonraki.{0,10}|ileri|daha eski.{0,12}|eski yazılar|öncekiler|önceki yazılar|следующ.{0,14}|вперед|"
    r"вперёд|далее|дальше|раньше|(?:более )?(?:старые|ранние) .{0,10}|предыдущие .{0,10}|наступн.{0,12}|"
    r"επόμεν.{0,12}|παλαιότερ.{0,14}|הבא.{0,8}|ישנ.{0,14}|التالي.{0,10}|الصفحة التالية|"
    r"(?:المقالات|التدوينات|المشاركات|مقالات|مشاركات|رسائل|تدوينات) (?:الأقدم|أقدم)|أقدم|بعدی.{0,8}|صفحه بعد|"
    r"(?:نوشته|مطالب|پست).{0,8}(?:قدیمی|پیشین|قبلی).{0,4}|अगल.{0,12}|पुरान.{0,14}|ถัดไป.{0,8}|หน้าถัดไป|"
    r"เก่ากว่า|โพสต์.{0,6}เก่ากว่า|เรื่องที่เก่ากว่า|selanjutnya|berikutnya|lebih lama|sebelumnya|tiếp.{0,10}|"
    r"cũ hơn|trang sau|다음.{0,8}|이전\s?글|이전 게시물|지난\s?글|더\s?보기|次.{0,6}|つぎ.{0,6}|"
    r"過去の?.{1,8}|(?:\S+ ){1,2}plus ancien(?:ne)?s|\S+ (?:más )?(?:antigu[ao]s|anteriores)|\S+ mais antig[ao]s|"
    r"\S+ più (?:vecchi[eo]?|datat[ie])|(?:более )?(?:старые|ранние|предыдущие) \S+|(?:daha )?(?:eski|önceki) \S+|"
    r"古い(?:記事|投稿).{0,3}|前の(?:記事|投稿)|もっと見る|下一?[页頁].{0,4}|下页|后一?页|下一页|較舊.{0,6}|较旧.{0,6}|更早.{0,6}|旧文章|加载更多|更多|"
    r"(?:показать|загрузить) (?:ещё|еще|больше)|mehr (?:laden|anzeigen)|(?:voir|afficher|charger) plus|"
    r"(?:ver|mostrar|cargar) más|(?:ver|carregar|mostrar) mais|(?:mostra|carica|vedi) altr[ie]|pokaż więcej|"
    r"(?:visa|ladda|vis) fle(?:r|re)|toon meer|daha fazla.{0,10}|xem thêm|muat lebih banyak|"
    r"(?:عرض|تحميل|شاهد) المزيد|περισσότερα|(?:โหลด|ดู)เพิ่ม(?:เติม)?",
    re.IGNORECASE,
)
"""The whole text of a link to the next (older) page, without arrows."""

OLDER = re.compile(
    r"\b(?:older|earlier|ältere|plus anciens|antigu[ao]s|anteriores|più vecchi|oudere|äldre|eldre|ældre|starsze|starší|"
    r"régebbi|ранние|старые)\b|より古い|以前の|更早|较早|較早",
    re.IGNORECASE,
)
"""Words that lead to older posts, wherever they stand."""

PAGES_NAMED = re.compile(
    r"page\b|posts\b|entries|articles\b|stories|results|items|seite|beiträge|artikel\b|einträge|meldungen|"
    r"articles\b|messages|billets|página|pagina|entradas|artículos|postagens|publicações|articoli|berichten|sida|inlägg|side\b|"
    r"indlæg|innlegg|strona|wpisy|strán?k|příspěvky|oldal|bejegyzések|sayfa|yazılar|gönderiler|страниц|записи|посты|новости|"
    r"статьи|σελίδα|עמוד|דפים|صفحة|صفحه|مقالات|تدوينات|مشاركات|نوشته|مطالب|पृष्ठ|पोस्ट|หน้า|บทความ|โพสต์|halaman|trang|페이지|"
    r"게시물|ページ|[页頁]|記事|投稿|文章|"
    r"older|ältere|ancien|antigu|antig[ao]s|anteriores|più vecchi|oudere|äldre|eldre|ældre|starsze|starší|régebbi|"
    r"vechi|eski|"
    r"старые|ранние|предыдущие|παλαι|ישנ|أقدم|قدیمی|पुरान|เก่า|lebih lama|cũ hơn|過去の|更早|[較较][舊旧]|지난|이전",
    re.IGNORECASE,
)
"""Stands in a link to the next page that says of what: pages or posts, so that it can mean nothing else."""

SCRIPT_WORDS = re.compile(
    r"load.?more|show.?more|next|더\s?보기|もっと|加载更多|下一页|下页|다음|suivant|voir plus|charger plus|"
    r"mehr (?:laden|anzeigen)|ver más|cargar más|показать ещё|показать еще|загрузить",
    re.IGNORECASE,
)
"""Stands in a button that loads more entries."""

COMMENTS_COUNTED = re.compile(
    r"(?:\d+|no|one|leave an?|add an?|post an?|write an?) (?:comments?|repl(?:y|ies)|responses?)(?: on .+)?|"
    r"(?:\d+|keine?|schreibe? einen?) kommentare?n?|(?:\d+|aucun|laisser un) commentaires?|"
    r"(?:\d+|sin|no hay|deja un|ning[uú]n) comentarios?|(?:\d+|nessun|lascia un) comment[oi]|"
    r"(?:\d+ )?комментари(?:й|я|ев)(?: \d+)?|нет комментариев|(?:\d+ ?)?(?:댓글|코멘트)(?: ?\+?\d+ ?개?)?|"
    r"댓글 (?:없음|남기기)|(?:\d+ ?件の)?コメント(?:する|をどうぞ| ?\d+ ?件?)?|"
    r"(?:\d+ ?[条條] ?|暂无|沒有|发表|發表)?(?:评论|留言|回复|迴響)|"
    r"(?:\d+ |لا توجد |لا )?(?:تعليق|تعليقات|تعليقًا)",
    re.IGNORECASE,
)
"""Says how many comments a post has, or asks for one."""

GENERIC_WORDS = re.compile(
    r"(?:read|learn|view|see|find out|continue|show|click|watch|listen|full|more|details?|go to|"
    r"open)\b.{0,25}|more|weiterlesen|mehr.{0,20}|lire.{0,20}|en savoir plus|leer.{0,15}|ver más|saiba mais|"
    r"leia mais|ler mais|leggi.{0,15}|continua.{0,15}|continue.{0,15}|lees.{0,15}|läs mer|les mer|læs mere|"
    r"lue lisää|czytaj.{0,15}|więcej|číst.{0,15}|více|tovább|devamı.{0,12}|подробнее.{0,15}|читать.{0,20}|"
    r"далее|더\s?보기|자세히.{0,8}|바로가기|続きを.{0,6}|もっと.{0,6}|詳しく.{0,6}|阅读.{0,6}|查看.{0,6}|更多.{0,4}|全文|详细.{0,3}|了解更多|"
    r"繼續閱讀|اقرأ.{0,15}|المزيد.{0,10}|ادامه.{0,12}|بیشتر.{0,10}|อ่าน.{0,12}|और पढ़ें|और देखें|selengkapnya|"
    r"baca.{0,15}|xem thêm",
    re.IGNORECASE,
)
"""The whole text of a link that leads to a post without naming it."""

NO_POSTS = re.compile(
    r"(?:there are |sorry, )?no (?:posts?|articles?|news|entries|results|items|stories|press releases).{0,50}|"
    r"nothing (?:found|here yet).{0,30}|keine (?:beiträge|artikel|einträge|meldungen|nachrichten).{0,40}|"
    r"aucun(?:e)? (?:article|actualité|résultat|publication).{0,40}|"
    r"no hay (?:entradas|noticias|artículos|publicaciones).{0,40}|nenhum(?:a)? (?:post|artigo|notícia).{0,40}|"
    r"нет (?:записей|новостей|публикаций).{0,30}|"
    r"(?:등록된 |작성된 )?(?:게시물|글|게시글|자료)이 (?:없습니다|존재하지 않습니다)\.?|"
    r"(?:記事|投稿|お知らせ)(?:が|は)(?:ありません|見つかりません).{0,8}|(?:暂无|没有|沒有|尚无)(?:文章|内容|新闻|公告|相关|数据).{0,6}|"
    r"لا (?:توجد|يوجد) (?:مقالات|أخبار|مشاركات|منشورات).{0,20}|ไม่พบ(?:บทความ|ข่าว|โพสต์).{0,10}",
    re.IGNORECASE,
)
"""The whole line by which a listing says that it has no posts today."""

FOR_SALE = re.compile(
    r"\bbuy this domain\b|\b(?:this|the|premium) domain\b.{0,60}\b(?:for sale|to buy|for purchase)\b|"
    r"\b[\w-]{1,60}\.[a-z]{2,12} (?:is|may be) (?:for sale|parked)\b"
    r"|\bdomain (?:name )?(?:is|may be) (?:for sale|parked)\b|"
    r"\bdomain\b.{0,60}\b(?:steht zum verkauf|zu verkaufen|te koop)\b|\bdomaine\b.{0,60}\b(?:à vendre|en vente)\b|"
    r"\bdominio\b.{0,60}\b(?:(?:en|a la) venta|in vendita)\b|\bdomínio\b.{0,60}\bà venda\b|"
    r"\bdomena\b.{0,60}\bna sprzedaż\b|\bдомен\b.{0,60}\bпрода[её]тся\b|"
    r"도메인.{0,20}(?:판매|매각)|ドメイン.{0,20}(?:売り出し|販売中)|(?:域名|網域|网域).{0,20}(?:出售|转让|轉讓)",
    re.IGNORECASE,
)
"""Stands in the title or a line of a page that offers its own domain, with advertisements for a list."""

PAGER_WORDS = re.compile(
    r"^[>›»→]$|next|older|previous|weiter|ältere|suivant|siguiente|anterior|próxim|successiv|precedent|"
    r"volgende|nästa|neste|næste|następn|další|sonraki|след|далее|التالي|بعدی|अगल|ถัดไป|다음|이전|次|下一|上一|前へ",
    re.IGNORECASE,
)
"""Stands in a link to a neighbouring page."""


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
