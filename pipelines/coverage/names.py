"""Outlets that no catalogue knows, found by the wording around their names, in every script we read."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.coverage.channels import CHANNEL, came, channels
from pipelines.coverage.dated import dated_in_brackets, dated_names, edition_name, form_name, issue_name
from pipelines.coverage.name_candidates import (
    ABOUT,
    CALL_SIGN,
    HOST_OF,
    NAME,
    THE_SHOW,
    TWO_PEOPLE,
    NameHit,
    is_call_sign,
    name_hit,
    names_media,
)
from pipelines.coverage.names_arabic import arabic_names
from pipelines.coverage.names_chinese import chinese_names, dense_names
from pipelines.coverage.visits import by_visit
from pipelines.names.common import languages_of_word
from pipelines.people.words import UPPER
from pipelines.text.literal_filter import AnySieved, Sieve, Sieved
from pipelines.text.segments import Segment
from scraper.pages.text.media_words import MEDIA_NOUN

_CLASS = (
    r"(?:newspapers?|daily|weekly|magazine|broadcaster|radio(?: station)?|station|channel|network|outlet|site|website|portal|news (?:site|agency|outlet|portal|website)|agency|paper|p[oó]dcasts?|programme|program|journal|blog"
    r"|zeitung|tageszeitung|wochenzeitung|lokalzeitung|regionalzeitung|magazin|nachrichtenmagazin|sender|radiosender|fernsehsender|nachrichtenportal|onlinemagazin|portal|magazins|senders|blattes|fachzeitschrift|zeitschrift|[\wäöü]{0,60}magazin|[\wäöü]{0,60}zeitschrift|[\wäöü]{0,60}zeitung|[\wäöü]{0,60}sender|[\wäöü]{0,60}sendung|[\wäöü]{0,60}portal|[\wäöü]{0,60}blatt|nachrichtenagentur|blatt|lokalsender"
    r"|(?:grand )?(?:quotidien|journal|hebdomadaire|trimestriel|bimestriel|magazine|site|média|mensuel)(?: (?:local|régional|national|en ligne|d'information|belge|suisse|français))?|radio(?: locale)?|chaîne|station|émission|revue|agence|webradio"
    r"|(?:el |la )?(?:diario|periódico|revista|emisora|semanario|portal|medio|cadena|agencia|canal|programa|radio)(?: (?:digital|local|regional|nacional))?"
    r"|газет\w{1,60}|издани\w{1,60}|журнал(?!ист)\w{0,60}|радиостанци\w{1,60}|радио|телеканал\w{0,60}|теле(?:радио)?компани\w{1,60}|(?:теле|радио)студи\w{1,60}|агентств\w{1,60}|портал\w{0,60}|сайт\w{0,60}|канал\w{0,60}|еженедельник\w{0,60}|интернет-издани\w{1,60}|подкаст\w{0,60}|телеграмм?-канал\w{0,60}|(?:telegram|youtube|ютуб|тг)-канал\w{0,60}|паблик\w{0,60}"
    r"|krant|dagblad|weekblad|omroep|zender|radiozender|tijdschrift|nieuwssite|jornal|emissora|rádio|quotidiano|giornale|settimanale|emittente|testata|rivista|báo|tạp chí|đài|kênh|tờ|gazeta|dziennik|tygodnik|stacja)"
)
_DESCRIBED = rf"(?:(?:the|an?|le|la|les|l['’]|el|los|der|die|das|dem|den|des|einer?|einem|une?|du|al|del|our local|local|lokale[nr]?)[ ]{{1,60}})?(?:(?:[\w'’]{{1,60}}-based|[a-zà-ÿа-яё-]{{3,63}}|[{UPPER}][a-zà-ÿ]{{1,60}}(?:ische[rnms]?|ian|ish|ese|er|e))[ ]{{1,60}}){{0,4}}?(?:{_CLASS}[ ]{{1,60}})?"
_CUES = (
    r"told|tells|spoke (?:to|with)|speaks (?:to|with)|speaking (?:to|with)|talked (?:to|with)|talks (?:to|with)|talking (?:to|with)|sat down with|conversation with|interview(?:ed|s)? (?:with|for|on|in|to|by|at)|quoted (?:in|by|on)|cited (?:in|by)|featured (?:in|on|by)|profiled (?:in|by)|mentioned (?:in|by|on)|covered (?:in|by)"
    r"|reported (?:in|by|on)|published (?:in|by|on)|appear(?:ed|s|ing)? (?:in|on)|appearance on|guest (?:on|of|at)|joined|joins|live on|aired (?:on|by)|broadcast (?:on|by)|(?:article|story|piece|report|reportage|op-ed|column|essay|letter|feature|investigation|commentary|coverage|profile|interview|segment|documentary|comment) (?:in|by|for|from|on|to|of)"
    r"|episode of|edition of|issue of|pages of|(?:front page|cover) of|wrote (?:in|for)|writes (?:in|for)|writing (?:in|for)|picked up by|carried by|courtesy of|reprinted (?:in|by)|run by|discussed (?:it )?on|aired by|printed (?:in|by)|read (?:it |more |the [\w ]{1,60})?(?:in|on|at)|(?:full )?(?:article|story|interview|text|piece|report) (?:is )?(?:available )?(?:on|at|in)|contributed to|debate on|comments? to|in (?:yesterday's|today's|this week's|last week's|the latest issue of)"
    r"|(?:publiée?|parue?|paraît|cité[es]{0,60}|relayée?s?|repris[es]{0,60}|interviewée?s?|interrogée?s?|évoquée?s?|diffusée?s?|mentionnée?s?|invitée?s?) (?:dans|par|sur|de|du|en|au)(?: (?:le|la|les))?|entretien (?:avec|à|au|accordé à|accordé au|dans|pour)|interview (?:à|au|dans|pour|avec|sur)|accordé(?:e)? (?:à|au)|au micro (?:de|du)|(?:dans les )?colonnes (?:de|du)|sur les ondes (?:de|du)|à l'antenne (?:de|du)|numéro (?:de|du)|(?:la )?[uU]ne (?:de|du)|couverture (?:de|du)|pages? (?:de|du)|tribune (?:dans|de|du)|article (?:de|du|dans)|reportage (?:de|du|sur|dans)|enquête (?:de|du)|répond(?:u)? (?:à|aux questions (?:de|du))|sur le site (?:de|du|d')?|invité[es]{0,60} (?:de|du|sur|dans)|confié à|déclaré à|chez|passage (?:sur|dans|à)|dans"
    r"|(?:publicad[oa]s?|entrevistad[oa]s?|recogid[oa]s?|citad[oa]s?|emitid[oa]s?|difundid[oa]s?|reproducid[oa]s?) (?:en|por|de)|entrevista (?:en|con|a|para|de|al|concedida a)|(?:declaró|dijo|contó|explicó|habló|conversó|charló|atendió) (?:a|al|con|en|para)|columna (?:en|de)|tribuna (?:en|de)|reportaje (?:en|de)|artículo (?:en|de|completo en)|nota (?:en|de)|micrófonos de|páginas de|(?:contra)?portada de|número de|apareció en|participó en|intervino en|sitio (?:web )?de|la web de|programa de|en"
    r"|(?:sagte|sprach|spricht|erklärte|erzählte) (?:mit |gegenüber |der |dem |im )?|interview (?:mit|im|in|bei|für)|gespräch mit|gegenüber|zitiert (?:von|in|im)|(?:erschien(?:en)?|erschienene[nr]?|erscheint|berichtet[e]?|abgedruckt|veröffentlicht|nachzulesen|zu lesen|zu hören|zu sehen|zu gast) (?:in|im|bei|beim|auf|am|von|vom)|(?i:artikel|beitrag|bericht|gastbeitrag|interview|kommentar|reportage|sendung|porträt|text|stück|meldung|doppelseite|kolumne|titelgeschichte) (?:der|des|in|im|von|vom|auf|für|bei)|ausgabe (?:der|des)|(?:titel|lokal)seite (?:der|des|von)|titelblatt (?:der|des|von)|auf|bei|im|in"
    r"|интервью(?: для)?|(?:рассказал[аи]?|сообщил[аи]?|заявил[аи]?|дал[аи]?|ответил[аи]?)(?: интервью)?|(?:опубликован[аоы]?|вышл[аои]|вышел|напечатан\w{0,60}|процитирован\w{0,60}) (?:в|во|на)|(?:материал|статья|репортаж|интервью|сюжет|колонка|комментарий|текст)\w{0,60} (?:в|для|на)|эфире?|страницах|полосе|обложке|развороте|на сайте|на|в|для"
    r"|(?:artikel|interview|stuk|gesprek|verhaal|reportage) (?:in|met|voor|op|van|bij)|(?:te gast|te horen|te zien|te lezen|verscheen|verschenen|geïnterviewd|geciteerd|aan het woord) (?:bij|in|op|door)|(?:sprak|spreekt|vertelde|vertelt) (?:met|aan|bij|in|op)|(?:schreef|berichtte|publiceerde|meldde|besteedde|interviewde|portretteerde|schrieb|berichtete|meldete|interviewte|zitierte)"
    r"|(?:publicad[oa]|entrevistad[oa]|citad[oa]|veiculad[oa]|exibid[oa]) (?:n[oa]|em|pel[oa]|por|à|ao)|(?:entrevista|artigo|reportagem|matéria|coluna|notícia|texto) (?:n[oa]|d[oa]|à|ao|para|em|com)|(?:falou|conversou|contou|disse|entrevista) (?:à|ao|com|n[oa]|para)|(?:esteve|participou|saiu|apareceu)(?: \w{1,60}){0,3} (?:n[oa]|em)|(?:antena|microfones|páginas|estúdios|site) d[oa]"
    r"|(?:pubblicat[oa]|intervistat[oa]|citat[oa]|ospit[ei]|ripres[oa]|trasmess[oa]) (?:su|sul|sulla|da|dal|dalla|di|del|della|in|a)|(?:intervista|articolo|servizio|reportage) (?:a|al|alla|su|sul|sulla|di|del|della|con|per)|(?:microfoni|pagine|colonne|sito) (?:di|del|della|de)|(?:intervenut[oa]|parlato|raccontato|dichiarato) (?:a|su|al|alla|con)|parla"
    r"|phỏng vấn(?: của| với)?"
)
_FIRST_CUES = "Im|In der|Beim|Bei|Auf|Dans|En|Nel|Nella|Na|No|В|На"
"""The same at the head of a sentence; English "In" leads to places and titles as well."""
_A_CLASS = Sieve(_CLASS)
_AFTER_CUE = re.compile(
    rf"(?<!\w)(?P<cue>{_CUES}|{_FIRST_CUES})[ ]{{1,60}}(?P<desc>{_DESCRIBED})[«“„\"'‘]?(?P<name>{NAME})", 0
)
_NAME_WITHIN = re.compile(rf"[ «“„\"'‘][{UPPER}&]|[a-z]\.[a-z]")
"""What a sentence holds in which a name follows another word."""
_VERBS = (
    r"(?:reported|reports|covered|covers|wrote|writes|published|publishes|ran|runs|carried|carries|aired|airs|broadcast|broadcasts|quoted|quotes|cited|cites|featured|features|interviewed|interviews|spoke (?:to|with)|speaks (?:to|with)|profiled|profiles|highlighted|picked up|picks up|followed|mentions|mentioned|devoted|devotes|revealed|hosted|hosts|invited|gave (?:us|our|it|the)|gives (?:us|our|it|the)|visits|talked (?:to|with)|asked|looked at|looks at|posted|printed|told readers|dedicated|investigated|investigates|described|visited|turned to|drew on|draws on|has (?:published|a report|an interview|written|covered|run)|had a|carries"
    r"|berichtet[e]?|schreibt|schrieb|veröffentlicht[e]?|zitiert[e]?|interviewt[e]?|sendet[e]?|strahlt[e]?|befragt[e]?|widmet[e]?|bracht[e]?|bringt|druckt[e]?|griff|greift|porträtiert[e]?|hat (?:mit|über|unser)|stellt[e]?|sprach|spricht"
    r"|(?:a |ont )?(?:consacre|consacré|publie|publié|relate|relaté|cite|cité|raconte|raconté|évoque|évoqué|rapporte|rapporté|interroge|interrogé|donne la parole|donné la parole|revient|diffuse|diffusé|relaie|relayé|écrit|titre|reprend|repris|parle|parlé|reçoit|reçu|invite|invité|s'intéresse)"
    r"|(?:ha )?(?:publicó|publica|publicado|recoge|recogió|recogido|informó|informa|entrevistó|entrevista|entrevistado|cita|citó|dedica|dedicó|cuenta|contó|emitió|difundió|destacó|destaca|reseñó|reportó|habla|habló|reproduce|reprodujo|abre|conversó)|se (?:ha hecho|hizo) eco"
    r"|опубликовал\w{0,60}|написал\w{0,60}|пишет|сообщил\w{0,60}|сообщает|рассказал\w{0,60}|рассказывает|процитировал\w{0,60}|цитирует|взял\w{0,60}|показал\w{0,60}|выпустил\w{0,60}|посвятил\w{0,60}|поговорил\w{0,60}|вышл\w{0,60}|вышел|ссылается|приводит|напечатал\w{0,60}|побеседовал\w{0,60}"
    r"|schreef|schrijft|berichtte|publiceerde|publiceert|interviewde|besteedde|besteedt|citeerde|citeert|sprak|spreekt|meldde|meldt|belichtte|portretteerde"
    r"|publicou|noticiou|noticia|entrevistou|divulgou|dedicou|exibiu|veiculou|contou|ouviu|citou|escreveu|trouxe|recebeu|conversou"
    r"|(?:ha )?(?:pubblicato|pubblica|dedicato|intervistato|intervista|raccontato|racconta|riportato|riporta|ripreso|riprende|ospitato|ospita|parlato|parla|scritto|scrive|citato)"
    r"|đăng|đưa tin|viết|phỏng vấn|phát sóng|có bài|napisał[ao]?|pisze|opublikował[ao]?|rozmawiał[ao]?|cytuje|zacytował[ao]?|poświęcił[ao]?)"
)
_A_VERB = Sieve(_VERBS)
_BEFORE_VERB = re.compile(
    rf"[«“„\"]?(?P<name>{NAME})[»“”\"]?(?:[ ]\([^)]{{1,40}}\))?,?[ ](?:(?:nous |nos |uns |us |ci |nos |lui |leur )(?!are )|y |en |l['’]|also |has |have |hat |a |ha |then |auch |також |также )?{_VERBS}(?!\w)"
)
_CLASS_NAME = re.compile(rf"(?<!\w){_CLASS}[ ]+[«“„\"](?P<name>[^»“”\"\n]{{2,50}})[»“”\"]", re.IGNORECASE)
_CLASS_BEHIND = re.compile(
    rf"[«“„\"][ \u00a0\u202f]?(?P<name>[{UPPER}][^»“”\"\n]{{1,40}})[»“”\"],[ ](?:the|an?|el|la|un|una|le|l['’]|une?|der|die|das|ein|eine|il|lo|o|a|um|uma)[ ]?(?:[a-zà-ÿ'’-]+[ ]){{0,2}}{_CLASS}(?!\w)",
    re.IGNORECASE,
)
"""A name in marks, then its kind between commas: "«Tierra Firme», el pódcast que conducen …"."""
_CLASS_APPOSED = re.compile(
    rf"(?<![\w.@/-])(?P<name>{NAME}),[ ](?:the|an?|el|la|un|una|le|l['’]|une?|der|die|das|ein|eine|il|lo|o|um|uma)[ ]?(?:[a-zà-ÿ'’-]{{1,60}}[ ]){{0,2}}{_CLASS}(?!\w)"
)
"""A name without marks, then its kind: "La Vase, le trimestriel des estuaires"."""
_CLASS_BARE = re.compile(rf"(?<!\w){_CLASS}[ ]+(?P<name>{NAME})")
_CLASS_SMALL = Sieved(
    re.compile(
        r"(?:(?:[Ff]ach|[Bb]ranchen|[Oo]nline)?[Mm]agazin|(?:[Ff]ach)?[Zz]eitschrift|[Pp]ortal|revista|rivista|revue|magazine) (?P<name>[a-z][a-z0-9-]{1,15})(?= [–—(]|,)"
    )
)
"""A kind of outlet and a name in small letters that no sentence goes on with: "das Fachmagazin kma – …"."""
_CLASS_LONG = re.compile(
    rf"(?<!\w)(?:{_CLASS}|Podcast|Magazin|Zeitschrift|Sendereihe)[ ]+(?P<name>[{UPPER}][\w'’-]*(?:[ ](?:[a-zà-ÿа-яё]{{1,5}}[ ]){{0,2}}[{UPPER}][\w'’-]*){{1,4}})[ ](?:nos |nous |se |uns |us |ci |l['’]|a |ha |hat |has )?{_VERBS}(?!\w)"
)
"""A kind of outlet, a name with any small words inside, a verb: "El podcast Tierra en Común nos dedica"."""
_CLASS_AFTER = Sieved(
    re.compile(
        rf"(?<!\w)(?P<name>{NAME})(?:['’]s)?[ ](?:newspaper|magazine|podcast|radio|programme|program|show|website|journalist|reporter|correspondent|newsletter|broadcast|weekly|daily|article|interview|story|piece|report|gazetesi|dergisi|televizyonu|radyosu|kanalı|ajansı|haber sitesi)s?(?![^\W\d_s])"
    )
)
CAPITAL_RUN = re.compile(rf"(?<![\w.@/-])(?P<name>{NAME})")
_MARKED_VERB = re.compile(rf"[«„“](?P<name>[^»“”\"\n]{{2,40}})[»“”](?:[ ]\([^)]{{1,40}}\))?[ ]{_VERBS}(?!\w)")
_VERB_MARKED = re.compile(
    rf"(?<!\w){_VERBS}(?!\w)(?:[ ](?:и|также|auch|den|die|der|das|el|la|le|il|lo)){{0,40}}[ ][«„“](?P<name>[{UPPER}][^»“”\"\n]{{1,40}})[»“”](?=[\s.,;)]|$)"
)
"""A verb before a name in marks: "написал «Невский листок»"; a title, if an outlet stands before the verb."""
_ANY_MARK = re.compile('[«„“"]')
"""The opening marks of these patterns: most sentences hold none."""
MARKED_LAST = "marked after a verb"
"""The cue of such a name."""
_SITE = AnySieved(
    r"(?:on|at|via|from) (?:the )?(?P<a>[^.,;:!?()\n]{2,60}?)(?:['’]s)? (?:web ?site|site|homepage|web page|page)",
    r"(?:на сайте|на портале|на странице) (?:издания |газеты |журнала )?[«\"]?(?P<b>[^.,;:!?()\n»]{2,60}?)[»\"]?(?=\s*[:—–(]|\s+(?:здесь|по ссылке|тут)|[.,]|$)",
    r"على (?:موقع|صفحة) (?P<c>[^.,;:!?()\n،]{2,60}?)(?=\s+(?:هنا|من هنا|عبر|على)|\s*[:.(،]|$)",
    r"sur le site (?:internet |web )?(?:de |du |d['’])?(?P<d>[^.,;:!?()\n]{2,60}?)(?=\s+(?:ICI|ici|en cliquant|à cette)|\s*[:.,(]|$)",
    r"(?:art[ií]culo|reportaje|entrevista|nota|texto|noticia)(?: completo| completa| íntegr[oa])? en (?:el sitio de |la web de |la página de )?(?P<e>[^.,;:!?()\n]{2,60}?)(?=\s+(?:AQUÍ|aquí|haciendo|en este|sobre|acerca|con)(?!\w)|\s*[:.,(]|$)",
    r"(?:Artikel|Beitrag|Text|Interview|Bericht) (?:auf|bei|in der|im) (?:der (?:Web)?[Ss]eite (?:von|der|des) )?(?P<f>[^.,;:!?()\n]{2,60}?)(?=\s+(?:lesen|finden|gibt|können|nachlesen|hier|HIER|über|zum|zur|mit|vom|am)(?!\w)|\s*[:.,(]|$)",
    r"(?P<g>[^.,;:!?()\n]{2,60}?) (?:기사 ?(?:전문|원문)|웹사이트|홈페이지|누리집|원문 ?기사|기사 보기|기사는|인터뷰 전문)",
    r"(?P<h>[^。、,.;:!?()\n「」]{2,40}?)(?:の(?:ウェブサイト|サイト|公式サイト|ホームページ|記事全文|記事の全文|記事本文|オンライン版))",
    r"(?:在|请到|請到|请见|於)(?P<i>[^。、,.;:!?()\n]{2,40}?)(?:网站|網站|官网|官網)(?:上)?(?:阅读|閱讀|查看|全文)",
)
_HANGUL_TOKEN = Sieved(
    re.compile(
        r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣A-Za-z0-9·&]{1,12}?(?:신문|일보|뉴스|방송|타임스|타임즈|저널|통신|투데이|데일리|매거진|라디오|포스트|헤럴드|프레스|TV|티비|FM|리뷰|위클리|닷컴|시보|민보|매일|채널|트리뷴|가제트|옵서버|크로니클|잡지|경제))(?=[은는이가을를의에와과도로,.()\]\s<‘“\"'지측판]|기자|보도|인터뷰|$)"
    )
)
_HANGUL_MEDIA = r"(?<![가-힣A-Za-z])(?:일간지|주간지|월간지|계간지|(?:일|주|월|계|격월|연|반년)간|매체|언론사?|잡지|지역신문|지역지|인터넷신문|인터넷 매체|온라인 매체|방송사?|팟캐스트|라디오|통신사|전문지|독립언론|신문|채널|프로그램)(?:인|,)?"
_HANGUL_MARKED = Sieved(
    re.compile(rf"{_HANGUL_MEDIA}\s?[<〈《‘“'\"「『](?P<name>[^<>〈〉《》‘’“”'\"「」『』\n]{{2,24}})[>〉》’”'\"」』]")
)
_HANGUL_CLASS = Sieved(
    re.compile(
        r"(?<![가-힣A-Za-z])(?:일간지|주간지|월간지|계간지|잡지|지역신문|지역지|인터넷신문|인터넷 매체|온라인 매체|전문지|독립언론|팟캐스트|매체)(?:인|,)?\s"
        r"(?P<name>[가-힣A-Za-z0-9·]{2,14}?)(?=은\s|는\s|이\s|가\s|에\s|와의|과의|의\s|에서\s)"
    )
)
_HANGUL_CUE = Sieved(
    re.compile(
        r"(?<![가-힣A-Za-z0-9])(?P<name>(?!(?:우리|저희|본|당|이|그|해당|언론|기사|방송|인터뷰|보도|지난|오늘|어제|관련)(?:은|는|이|가|에|의|와|과|\s))[가-힣A-Za-z0-9·]{2,12}?)(?:와의|과의|지와의|에|에서|이|가|은|는|지)? ?(?:인터뷰|통화에서|기사에|기사로|보도|와 만나|과 만나|에 기고|에 출연|에 실린|에 실렸|에 게재|에 소개|지면|취재|단독)"
    )
)
_HANGUL_MARKS = Sieved(
    re.compile(
        r"(?<!칼럼 )(?<!칼럼)(?<!기고 )(?<!기고문 )(?<!글 )(?<!기사 )(?<!에세이 )(?<!제목 )(?<!책 )(?<!논문 )(?<!영화 )(?<!보고서 )[<〈《「『‘](?P<name>[^<>〈〉《》「」『』‘’\n]{2,20})[>〉》」』’](?:\s?[(（][^()（）]{2,20}[)）])?\s?(?:은|는|이|가|에서?|와의|과의|의|지|와|과)\s?[^.\n]{0,50}?(?:보도|인터뷰|기사|게재|실렸|소개|출연|취재|인용|다뤘|기고)"
    )
)
_JA_SUFFIX = Sieved(
    re.compile(
        r"(?<![一-龯々ァ-ヶーA-Za-z])(?!(?<=[\d０-９])[年月日])(?P<name>[一-龯々ァ-ヶーA-Za-z](?:[一-龯々ヶ]|[ァ-ヶー・]|[A-Za-z0-9&!'’. -](?=[A-Za-z0-9&!'’. ー一-龯ァ-ヶ-])){0,15}?(?:新聞社|新聞|新報|日報|通信社|通信|放送局|放送|テレビ|ラジオ|タイムズ|タイムス|ニュース|ジャーナル|ポスト|プレス|時報|民報|チャンネル|マガジン|トリビューン|ヘラルド|ガゼット|オブザーバー|クロニクル|レビュー|ウィークリー|デイリー|オンライン(?!(?!版|上)[一-龯])|ドットコム|TV|FM|エフエム))(?![ァ-ヶ])(?!社説|記者|関係|番組表|時|され|し|する|配信|掲載|局の皆)"
    )
)
_JA_MARKS = Sieved(
    re.compile(
        r"(?:(?:ウェブマガジン|[Ww][Ee][Bb]マガジン|オンラインマガジン|メールマガジン|マガジン|ウェブ誌|情報誌|タウン誌|広報誌|フリーペーパー|フリーマガジン|機関誌|会報誌|情報サイト|番組|コミュニティFM|コミュニティ放送|FM局|ラジオ番組|テレビ番組|地元紙|地方紙|全国紙|日刊紙|週刊紙|業界紙|専門紙|専門誌|雑誌|月刊誌|週刊誌|季刊誌|隔月刊誌|(?:隔?月|週|旬|季|日|年)刊|紙|誌|(?:オンライン|ウェブ|ネット|Web|独立系|地域)?メディア|ニュースサイト|サイト|ラジオ局?|テレビ局?|ポッドキャスト|放送局|通信社)(?:の|、|・)?[「『《](?P<a>[^「」『』《》\n]{2,24})[」』》]|[「『《](?P<b>[^「」『』《》\n]{2,24})[」』》](?:紙|誌|(?:ウェブ|Web|WEB|オンライン|デジタル|電子)版|(?:の)?(?:\d{1,2}|[一二三]|社会|地域|文化|総合)面|(?:最新|今)号|第?\d+号|(?:の)?(?:取材|インタビュー|紙面|記者|朝刊|夕刊|電子版|(?:\d{4}年)?\d+月(?:\d+日)?号|[春夏秋冬](?:季)?号)))"
    )
)
_JA_MIXED = Sieved(
    re.compile(
        r"(?:(?<=^)|(?<=[、。「『\s日付】]))(?P<name>[一-龯ァ-ヶ][一-龯ァ-ヶーぁ-つて-なぬ-ねひ-もゃ-ろんわ]{1,10}?(?:新聞|新報|日報|タイムズ|タイムス|通信|放送))(?=が|に|の|で|は|、|[(（「・])"
        r"|(?:(?<=^)|(?<=[、。\s])|(?<=付の)|(?<=日の))(?P<a>[ぁ-ん]{2,8}(?:新聞|日報|新報|タイムス|ラジオ|テレビ|放送|通信|FM))(?=が|に|の|で|は|、|[(（「・])"
    )
)
_JA_STATION = Sieved(
    re.compile(
        r"(?:(?<![一-龯ぁ-んァ-ヶーA-Za-z])|(?<=の))(?P<name>(?:FM|エフエム|ラジオ|テレビ|コミュニティFM)[一-龯ァ-ヶーぁ-んA-Za-z]{2,10}?)(?=[「『（(]|(?:で|に|にて|の|が|は)(?:[一-龯「ァ-ヶ]|番組)|、)"
    )
)
_JA_CUE = Sieved(
    re.compile(
        r"(?P<name>[A-Za-z][A-Za-z0-9&'’. -]{1,40}[A-Za-z0-9]|[ァ-ヶー・]{3,20}|[A-Z]{2,6})(?:紙|誌|局)?(?:に|で|にて|が|は|の取材|のインタビュー|から取材)[^。\n]{0,40}?(?:掲載|紹介|取り上げ|出演|取材|報じ|報道|インタビュー|放送|寄稿|コメント|配信)"
    )
)
_GERMAN_COMPOUND = re.compile(
    r"[A-ZÄÖÜ][\wäöüß]{3,}(?:zeitung|rundschau|nachrichten|blatt|anzeiger|kurier|bote|echo|tagblatt|depesche|stimme|welle|funk|fernsehen|magazin|journal)s?"
)
_GERMAN_ARTICLE = re.compile(r"(?<!\w)(?:der|die|das|dem|den|im|beim|vom|zum|zur)[ ]\Z", re.IGNORECASE)
"""A German compound of a place and a word for papers after an article: "der Alpenrundschau"."""
_STATION_WORDS = frozenset({"radio", "rádio", "radyo", "tv", "télé", "радио"})
"""First words that make a name a station's, whatever stands around it."""
_LOOSE_CUES = frozenset(
    [
        "in der",
        "beim",
        "nel",
        "nella",
        "no",
        "na",
        "dans",
        "en",
        "auf",
        "bei",
        "im",
        "in",
        "на",
        "в",
        "для",
        "chez",
        "joined",
        "joins",
    ]
)


def _small(text: str, segment: Segment) -> Iterator[NameHit]:
    """Names in small letters after a word for a kind of outlet; words of the language are none."""
    for match in _CLASS_SMALL.finditer(text, segment.start, segment.end):
        if not languages_of_word(match["name"]):
            yield NameHit(*match.span("name"), match["name"], 2, "class")


def _spaced(text: str, segment: Segment) -> Iterator[NameHit | None]:
    body = (segment.start, segment.end)
    classed, moved = _A_CLASS.may(text, *body), _A_VERB.may(text, *body)
    marked = (classed or moved) and _ANY_MARK.search(text, *body) is not None
    for match in _VERB_MARKED.finditer(text, *body) if moved and marked else ():
        yield name_hit(text, match.start("name"), match.end("name"), MARKED_LAST, 1)
    for pattern, may in (
        (_CLASS_NAME, classed and marked),
        (_CLASS_BEHIND, classed and marked),
        (_CLASS_APPOSED, classed and text.find(",", *body) >= 0),
        (_MARKED_VERB, moved and marked),
        (_CLASS_BARE, classed),
        (_CLASS_LONG, classed and moved),
    ):
        for match in pattern.finditer(text, *body) if may else ():
            if pattern is _CLASS_NAME or HOST_OF.search(text, segment.start, match.start()) is None:
                yield name_hit(text, match.start("name"), match.end("name"), "class", 2)
    for match in THE_SHOW.finditer(text, *body) if classed else ():
        yield name_hit(text, match.start("name"), match.end("name"), "class", 2)
    for match in _CLASS_AFTER.finditer(text, *body):
        yield name_hit(text, match.start("name"), match.end("name"), "class", 1 + names_media(match["name"]))
    for match in CALL_SIGN.finditer(text, *body):
        yield name_hit(text, match.start("name"), match.end("name"), "call sign", 2)
    yield from _media_words(text, segment)
    yield from by_visit(text, segment)
    if moved:
        yield from _before_verbs(text, segment)
    yield from _after_cues(text, segment)


_GIVES_US = re.compile(r"[ ](?:nous|nos|uns|ci|us)(?:[ ]|$)")
"""Between a name and a verb of reporting, or behind it: to those who post."""


def _before_verbs(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """Names that open a sentence, hold a word for a medium or have several words, before a verb of reporting."""
    for match in _BEFORE_VERB.finditer(text, segment.start, segment.end):
        if ABOUT.search(text, segment.start, match.start()):
            continue
        media = names_media(match["name"]) or is_call_sign(match["name"])
        opens = (
            not text[segment.start : match.start("name")].strip(" «“„\"'(")
            or not text[: match.start("name")].rstrip()[-1:].isalpha()
        )
        if media or opens or " " in match["name"]:
            surely = media or (
                " " in match["name"] and _GIVES_US.search(text, match.end("name"), match.end()) is not None
            )
            yield name_hit(text, match.start("name"), match.end("name"), "verb", 1 + surely)


def _after_cues(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """Names after words that an outlet follows: "told the", "an article by"."""
    if _NAME_WITHIN.search(text, segment.start, segment.end) is None:
        return
    at = segment.start
    while (cued := _AFTER_CUE.search(text, at, segment.end)) is not None:
        at = cued.start() + 1
        media = names_media(cued["name"]) or is_call_sign(cued["name"])
        described = bool(re.search(rf"(?<!\w){_CLASS}[ ]+$", cued["desc"], re.IGNORECASE))
        if cued["cue"].lower() in _LOOSE_CUES and not (media or described):
            continue
        if cued["cue"].endswith(" by") and not (media or described) and TWO_PEOPLE.fullmatch(cued["name"]):
            continue
        yield name_hit(text, cued.start("name"), cued.end("name"), "cue", 1 + (media or described))


def _media_words(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """Runs of capitals that begin or end with a word for a paper or a station, and German compounds with one."""
    for match in CAPITAL_RUN.finditer(text, segment.start, segment.end):
        words = match["name"].split()
        if (len(words) > 1 and names_media(match["name"]) and MEDIA_NOUN.fullmatch(words[-1].strip("’'s"))) or (
            MEDIA_NOUN.fullmatch(words[0]) and len(words) > 1
        ):
            surely = words[0].lower() in _STATION_WORDS
            yield name_hit(text, match.start("name"), match.end("name"), "media word", 1 + surely)
        elif (
            len(words) == 1
            and _GERMAN_COMPOUND.fullmatch(words[0])
            and _GERMAN_ARTICLE.search(text, segment.start, match.start())
        ):
            yield name_hit(text, match.start("name"), match.end("name"), "media word", 1)


def site_names(text: str, segment: Segment) -> Iterator[NameHit]:
    """Names in the slot of "read the full article on the … website", in whatever script they stand."""
    for match in _SITE.finditer(text, segment.start, segment.end):
        group = next(g for g in match.groupdict() if match[g])
        low = match.start(group)
        topic = _TOPIC.match(text, low, match.end(group)) if group == "h" else None
        hit = name_hit(text, topic.end() if topic else low, match.end(group), "website", 2)
        if hit is not None:
            yield hit
    marked = _MARKED_ADDRESS.match(text, segment.start, segment.end)
    hit = name_hit(text, marked.start("name"), marked.end("name"), "website", 2) if marked else None
    if hit is not None:
        yield hit


_MARKED_ADDRESS = re.compile(
    r"[\s•*–—-]*[«„“”\"「『《<](?P<name>[^«»„“”\"「」『』《》<>\n]{2,40})[»“”\"」』》>]\s*[:：—–-]\s*(?=(?:https?://|www\.)\S)"
)
"""A line of a name in marks and an address: "«Harbour Leaf»: https://…"."""
_TOPIC = re.compile(r"[^\n]*(?:は|：|:)(?=[^\n]{2})")
"""What a Japanese sentence speaks of, before the outlet: "動画は…のサイトで"."""


_PLACED_CUES = ("dateline", "website", "form", "issue", "edition", CHANNEL)


def unknown_names(
    text: str, segment: Segment, dates: Sequence[tuple[int, int]] = (), *, told: bool = True
) -> tuple[NameHit, ...]:
    """The names in a sentence or row that its wording makes outlets, surest first at each place, without overlaps.

    Where nothing else tells of coverage (`told` is False) only names at a date or in the slot of a website count.
    """
    called = [hit for hit in channels(text, segment) if told or came(text, segment.start, segment.end)]
    formed = form_name(text, segment) or issue_name(text, segment) or edition_name(text, segment)
    placed = [*site_names(text, segment), *dated_names(text, segment, dates), *([formed] if formed else [])]
    if len(dates) > 1 and not text[segment.start : segment.end].isascii():
        placed += dated_in_brackets(text, segment)
    placed += called
    if told:
        return _apart([*placed, *_by_wording(text, segment)])
    if all(hit.cue not in _PLACED_CUES for hit in placed):
        return ()
    return tuple(hit for hit in _apart([*placed, *_by_wording(text, segment)]) if hit.cue in _PLACED_CUES)


_HANGUL, _KANA, _HAN = re.compile("[가-힣]"), re.compile("[ぁ-んァ-ヶ]"), re.compile("[一-龯]")
_ARABIC, _SPACED = re.compile("[\u0621-\u064a]"), re.compile("[A-Za-zА-Яа-я]{3}")


def _by_wording(text: str, segment: Segment) -> list[NameHit]:
    span = segment.start, segment.end
    found: list[NameHit | None] = []
    if _HANGUL.search(text, *span):
        found += dense_names(
            text,
            segment,
            ((_HANGUL_MARKED, 2), (_HANGUL_TOKEN, 2), (_HANGUL_CLASS, 1), (_HANGUL_MARKS, 2), (_HANGUL_CUE, 1)),
        )
    elif _KANA.search(text, *span):
        found += dense_names(
            text, segment, ((_JA_MARKS, 2), (_JA_STATION, 2), (_JA_SUFFIX, 2), (_JA_MIXED, 2), (_JA_CUE, 1))
        )
    elif _HAN.search(text, *span):
        found += chinese_names(text, segment)
    if _ARABIC.search(text, *span):
        found += arabic_names(text, segment)
    if _SPACED.search(text, *span):
        found += [*_spaced(text, segment), *_small(text, segment)]
    return [hit for hit in found if hit is not None]


def _apart(hits: list[NameHit]) -> tuple[NameHit, ...]:
    kept: list[NameHit] = []
    for hit in sorted(hits, key=lambda h: (h.cue != "website", -h.strength, h.start, -(h.end - h.start))):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda h: h.start))


_BRACKET = re.compile(
    r"^\s{0,60}(?:[\[【［〔<〈《(（])\s{0,60}(?P<name>[^\[\]【】［］〔〕<>〈〉《》()（）]{2,40}?)(?:\s{0,60},?\s{0,60}[\d./-]{4,10})?\s{0,60}[\]】］〕>〉》)）]"
)


def bracket_name(title: str) -> NameHit | None:
    """The name in brackets at the head of a title or block ("[Harbour Gazette] …"), None for a label like "[Notice]"."""
    match = _BRACKET.match(title)
    if match is None:
        return None
    return name_hit(title, match.start("name"), match.end("name"), "bracket", 1)
