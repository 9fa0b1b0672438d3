"""Sentences in which an outlet is something else than a reporter: visited, subscribed to, an employer, a giver, a guest's trade."""

# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones
from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import OutletMention
from pipelines.outlets.catalogue import Catalogue
from pipelines.text.literal_filter import Caseless, Sieved
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import AWARDED, CONTACT_LINE, PAST_CAREER, tells_coverage

_VISITED = Sieved(
    re.compile(
        r"(?<!\w)(?:pupils|students|school(?:children| newspaper| class)?|apprentices|class(?:es)?|group|members|visitors|trainees)(?!\w)[^.\n]{0,40}(?<!\w)(?:visit(?:ed|s)?|toured|went to|were shown (?:round|around))(?!\w)|(?<!\w)(?:trip|excursion|visit) to (?:the )?(?:offices?|newsroom|printing|headquarters|studios?|editors)"
        r"|(?:schüler\w{0,60}|klassen?|studierenden?|auszubildenden?|gruppe|mitglieder)[^.\n]{0,60}(?:besuchten?|besichtigten?)|(?:redaktions|druckerei|zeitungs)besuch|besuch (?:bei (?:der|den)|beim|in der redaktion)(?!\w)"
        r"|(?:élèves|étudiants|classes?|cm1|cm2|collégiens|lycéens|adhérents)[^.\n]{0,60}(?:visité|visitent)|visite (?:des? |d['’])?(?:élèves|étudiants|cm1|cm2|collégiens|lycéens|la rédaction|l['’]imprimerie)"
        r"|(?:alumn[oa]s|estudiantes|escolares|socios|alun[oa]s|studenti|alunni|scolaresca)[^.\n]{0,60}(?:visit\w{1,60}|conoc\w{1,60})|visita (?:a la redacción|alla redazione|à redação|de l[oa]s (?:alumn|estudiant))"
        r"|(?:ученики|школьники|студенты|студентов|учащиеся|участники)[^.\n]{0,60}(?:побывал|посетил|познакомил)|экскурси\w{1,60} (?:в редакцию|в типографию|на телеканал|на радио)"
        r"|(?:学生|學生|同学|同學|师生|師生|学员|學員)[^。\n]{0,20}(?:参观|參觀|走进|走進)|(?:参观|參觀)了?[^。\n]{0,20}(?:报社|報社|编辑部|編輯部|电视台|電視台|演播)|(?:児童|生徒|学生|会員)[^。\n]{0,24}見学|(?:本社|編集局|印刷(?:工場|所)|スタジオ)を?(?:見学|訪問)|社会科見学"
        r"|(?:학생|어린이|회원|참가자)[^.\n]{0,24}(?:견학|탐방)|(?:زار|زارت) (?:طلاب|طلبة|تلاميذ|أعضاء)|(?:زار|زارت|زيارة)[^.\n]{0,30}(?:مقر|مكاتب|مبنى|مطابع)|زيارة (?:إلى|ل)\s?(?:صحيفة|جريدة|قناة|إذاعة|مجلة|وكالة)",
        re.IGNORECASE,
    )
)
"""A group shown round an outlet's house."""
_TAKEN = Sieved(
    re.compile(
        r"(?<!\w)(?:subscriptions?|subscribe|periodicals?|reading room|newspaper archive)(?!\w)|(?<!\w)(?:zeitungspate\w{0,60}|\w{0,60}abos?|\w{0,60}abonnements?|abonnier\w{1,60}|lesecafé|zeitungslesesaal)(?!\w)|(?<!\w)(?:abonnements?|abonn(?:é|er|ez)\w{0,60}|salle de lecture|périodiques)(?!\w)|(?<!\w)(?:suscripci\w{1,60}|suscri(?:bir|bi)\w{0,60}|hemeroteca|sala de lectura|abbonament\w{1,60}|emeroteca|assinaturas?|hemeroteca)(?!\w)"
        r"|подписк\w{1,60}|подписаться|читальн\w{1,60} зал\w{0,60}|периодик\w{1,60}|订阅|訂閱|报刊阅览|報刊閱覽|阅览室|閱覽室|期刊室|定期購読|購読(?:でき|申込|案内|を)|新聞コーナー|閲覧(?:室|コーナー|できます)|구독(?!자)|정기간행물|열람실|اشتراكات?|الاشتراك|قاعة المطالعة",
        re.IGNORECASE,
    )
)
"""Papers that somebody takes or lays out to read."""
_USED = Sieved(
    re.compile(
        r"(?<!\w)(?:advert(?:isement)?s?|(?:placed|took out|ran|booked) an? (?:small |classified )?ad|old newspapers?|(?:fake|forged|fabricated) (?:article|story|news|page))(?!\w)|(?<!\w)(?:anzeigen? (?:geschaltet|aufgegeben|schalten)|inserate?|alte zeitungen|zeitungspapier|(?:gefälscht|erfunden)e[rnms]? (?:artikel|beitrag|meldung))(?!\w)|(?<!\w)(?:encart publicitaire|annonce (?:publicitaire|payante)|vieux journaux|faux article)(?!\w)|(?<!\w)(?:anuncio publicitario|publicidad|periódicos (?:viejos|antiguos|usados)|(?:noticia|artículo) fals[oa]|jornais velhos|giornali vecchi|notizia falsa|inserzion\w{1,60})(?!\w)"
        r"|реклам\w{1,60}|стары[ех] газет\w{0,60}|макулатур\w{1,60}|(?:поддельн|фейков)\w{1,60}|古新聞|広告|偽の?(?:記事|サイト)|广告|廣告|旧报纸|舊報紙|假新闻|假新聞|광고|신문지|가짜 ?(?:기사|뉴스)|إعلان مدفوع|صحف قديمة|خبر (?:كاذب|مزيف)"
        r"|\A\W{0,300}(?:which|who|what|welche[rs]?|wer|quel(?:le)?s?|qui|¿?(?:qué|cuál|quién)|quale|chi|qual|как(?:ая|ой|ое)|кто|どの|哪|어느|أي)(?!\w)[^.!\n]{0,300}[?？؟]\W{0,300}\Z",
        re.IGNORECASE,
    )
)
"""A paper as a place for advertisements, as waste, forged, or asked for in a riddle."""
_WORKED = Sieved(
    re.compile(
        r"(?<!\w)(?:spent|worked|wrote|reported|served|has written)(?!\w)[^.\n]{0,50}(?:years|decades?)(?!\w)[^.\n]{0,12}(?:at|for|with)(?!\w)|(?<!\w)(?:years|decades?) (?:at|with|on) (?:the )?[A-Z]|(?<!\w)joins (?:us|our team|the team)(?!\w)|(?<!\w)[Pp]reviously (?:worked|wrote|reported|an? )"
        r"|(?i:(?<!\w)(?:zuvor|vorher|davor|bisher|früher) (?:schrieb|arbeitete|war|berichtete|leitete)|jahre?(?: lang)? (?:für|bei|beim) |verstärkt (?:seit |ab )?[^.\n]{0,20}(?:unser|das) \w*team|langjährige[rn]? (?:redakteur|mitarbeiter|korrespondent|autor))"
        r"|(?i:(?<!\w)(?:auparavant|précédemment)(?!\w))|(?<!\w)ans (?:à|au|pour|chez|aux) |rejoint (?:notre|l['’]) ?équipe|(?i:anteriormente) (?:trabaj|fue|escrib)|años (?:en|para) (?:el |la )?[A-Z]|se incorpora a(?:l| nuestro)|[Ii]n precedenza|anni (?:a|al|alla|per) |anteriormente|anos (?:n[oa]|em) "
        r"|[Рр]анее (?:работал|писал|был)|проработал\w*|лет (?:работал|проработал)\w*|勤務(?:し|後|を経)|を経て|前職|前任|曾任|曾在|供职|供職|任职于|任職於|근무(?:하|했|한)|거쳐|재직|عمل(?:ت)? (?:سابقا|لسنوات|في)|سنوات في",
    )
)
"""For whom somebody worked; names of papers have capitals, so case counts."""
_GIVEN = Sieved(
    re.compile(
        r"(?<!\w)(?:donat(?:ed|es|ion|ions)|gifted|sponsor(?:ed|s|ship)?)(?!\w)|(?<!\w)(?:spende[nt]?|gespendet|spendete[n]?|sponsor\w*)(?!\w)|(?<!\w)(?:dons? de|a (?:fait don|offert)|mécénat)(?!\w)|(?<!\w)(?:donaci[oó]n\w*|donó|donad[oa]s?|patrocini\w+|doação|doou|donazion\w+|donato)(?!\w)|пожертвова\w+|подарил\w*|в дар|寄贈|ご寄付|捐赠|捐贈|赞助|贊助|기증|후원금|تبرع\w*|هدية من",
        re.IGNORECASE,
    )
)
"""What an outlet gave."""
_TAUGHT = Sieved(
    re.compile(
        r"(?<!\w)(?:workshop|lecture|masterclass|reading|panel|talk)(?!\w)[^.\n]{0,60}(?<!\w)(?:by|with|led by)(?!\w)[^.\n]{0,60}(?:journalist|editor|correspondent|reporter)|(?:workshop|vortrag|lesung|seminar|podium)[^.\n]{0,60}(?:mit|von)[^.\n]{0,60}(?:journalist|redakteur|korrespondent)|(?:atelier|conférence|formation)[^.\n]{0,80}(?:journaliste|rédac)|(?:taller|charla|conferencia|curso)[^.\n]{0,80}(?:periodista|redactor)|(?:мастер-класс|лекци|семинар)\w{0,60}[^.\n]{0,80}(?:журналист|редактор|корреспондент)"
        r"|講師(?:に|を|と|は|：)|講演(?:会|します|いただ)|登壇|主讲|主講|讲座|講座(?!に)|(?:기자|편집장|논설위원)[^.\n]{0,16}(?:강사|강연|특강|초청)|(?:강사|강연|특강)[^.\n]{0,24}기자|(?:ورشة|محاضرة|دورة)[^.\n]{0,60}(?:صحفي|الصحفي|إعلامي)",
        re.IGNORECASE,
    )
)
"""An outlet as the employer of who teaches or speaks."""
PARTNERED = Sieved(
    re.compile(
        r"(?<!\w)(?:(?:media|advertising|promotional|press) partners?(?:hip)?|official (?:news)?paper|(?:medien|werbe|presse)partner\w{0,60}|partenaires? (?:médias?|publicitaires?|officiels?|presse)|soci[oa]s? (?:publicitari[oa]s?|de medios|mediátic[oa]s?)|(?:diario|periódico|medio) oficial|colaborador oficial|partner ufficial\w{0,60}|parceir[oa]s? (?:de mídia|oficial))(?!\w)"
        r"|(?:инфо|медиа)-?партн[её]р\w{0,60}|информационн\w{1,60} партн[её]р\w{0,60}|メディアパートナー|媒体合作|合作媒体|媒體合作|合作媒體|媒体支持|官方媒体|미디어 ?파트너|미디어 ?후원|شري(?:ك|كا) إعلامي|الشريك الإعلامي|الراعي الإعلامي",
        re.IGNORECASE,
    )
)
"""An outlet as partner of a festival or the like."""
_POSED = Sieved(
    re.compile(
        r"(?<!\w)(?:pos(?:ing|es|ed) as|pretend(?:ing|s|ed)? to be|claim(?:ing|s|ed)? to (?:be from|work for|represent)|impersonat\w{1,60}|g[ia]bt? sich (?:\w{1,60} ){0,6}als|geben sich (?:\w{1,60} ){0,6}als|angeblich\w{0,60} (?:reporter|journalist|redakteur|mitarbeiter)\w{0,60}|se (?:fait|font|faire) passer pour|se prétend\w{0,60}|faux journalistes?|se hac(?:e|en) pasar por|hac(?:iéndose|erse) pasar por|fals[oa]s? (?:periodista|reporter)\w{0,60}|si spacci\w{1,60}|fals[io] giornalist\w{1,60}|passando-se por|fals[oa]s? jornalistas?)(?!\w)"
        r"|выда[юёе]\w{1,60} себя за|представля[юе]\w{1,60} (?:корреспондент|журналист|сотрудник)\w{1,60}|лже-?журналист\w{0,60}|を名乗る|を名乗り|を装[いうっ]|を騙|自称[^。，]{0,20}记者|自稱[^。，]{0,20}記者|冒充|假冒|사칭|ينتحل\w{0,60} صف|يدّ?عي\w{0,60} أن",
        re.IGNORECASE,
    )
)
"""Somebody who says they come from an outlet and do not."""
_REPORTS = re.compile(
    r"(?<!\w)(?:subscribers?|réservé aux abonnés|für abonnent\w*|(?:para|solo) suscriptores|per (?:gli )?abbonati|(?:по|для) подписк\w|paywall|interview\w*|reported|report(?:s)? (?:on|about)|published|broadcast|article (?:in|about|on)|told|berichtete[tn]?|interviewt\w*|erschien\w*|zu gast|entretien|interviewée?|publié\w*|diffusé\w*|reportage|entrevist\w+|publicó|publica|emitió|intervist\w+|pubblicat\w+|интервью|рассказал\w*|опубликова\w+|написал\w*|сюжет\w*)(?!\w)|报道|報道|報導|采访|採訪|刊登|刊发|取材|掲載|放送|紹介|보도|인터뷰|실렸|실린|게재|소개|نشر|نشرت|مقابلة|تقرير",
    re.IGNORECASE,
)
"""Words of a report: a sentence that has them tells of one, whatever else it holds."""


def names_partners(text: str, start: int, end: int) -> bool:
    """Whether the sentence between two offsets only calls outlets partners: "Partenaires médias : …"."""
    if not PARTNERED.inside(text, start, end):
        return False
    return not tells_coverage(_NAMED.sub(" ", PARTNERED.pattern.sub(" ", text[start:end])))


_NAMED = re.compile(r"(?<=[,:;(–—-] )(?:[A-ZÀ-Þ][\w'’]{0,60}[ \u00a0]?){1,40}")
"""Names in a list: "Radio Harbour" tells of no broadcast."""


def tells_else(text: str, start: int, end: int) -> bool:
    """Whether the sentence between two offsets gives its outlets another part than that of a reporter."""
    if _POSED.inside(text, start, end):
        return True
    if names_partners(text, start, end):
        return True
    if not any(table.inside(text, start, end) for table in (_VISITED, _TAKEN, _USED, _WORKED, _TAUGHT)):
        # Gifts are what many reports are about: any word of coverage speaks against an outlet's own.
        return _GIVEN.inside(text, start, end) and not tells_coverage(text[start:end])
    return _REPORTS.search(text, start, end) is None


def is_aside(text: str, segment: Segment, linked: Sequence[ArticleLink]) -> bool:
    """Whether a sentence gives its outlets another part than that of a reporter; links to articles speak against it."""
    if not linked:
        return tells_else(text, segment.start, segment.end)
    return not any(link.deep for link in linked) and names_partners(text, segment.start, segment.end)


def only_mentions(text: str, segment: Segment, linked: Sequence[ArticleLink], *, dated: bool) -> bool:
    """Whether a sentence gives an address to write to, tells of a career, a prize or thanks: its outlets reported nothing."""
    span = segment.start, segment.end
    if CONTACT_LINE.inside(text, *span) or is_aside(text, segment, linked):
        return True
    if linked:
        return False
    aside = _THANKS.search(text[segment.start : segment.end]) or AWARDED.inside(text, *span)
    return bool((aside and not dated) or PAST_CAREER.inside(text, *span))


_THANKS = re.compile(
    r"(?<!\w)(?:we (?:also )?thank|thanks to|with thanks|our thanks|nous remercions|merci (?:à|au)|agradecemos|damos las gracias|wir danken|dank an|благодарим|благодарны|спасибо)(?!\w)|감사(?:드|를|합)|感謝(?:し|いた|申)|御礼|感谢|鳴謝|鸣谢|نشكر|شكرا ل",
    re.IGNORECASE,
)
"""Thanks to an outlet for something lent or given; thanks for a report have its link or day beside them."""


def partners(text: str, parts: Sequence[Segment], catalogue: Catalogue) -> frozenset[str]:
    """The names of the known outlets that a sentence calls partners of those who post."""
    if not PARTNERED.inside(text, 0, len(text)):
        return frozenset()
    told = (part for part in parts if PARTNERED.inside(text, part.start, part.end))
    return frozenset(hit.outlet.name for part in told for hit in catalogue.find(text[part.start : part.end]))


def of_partners(
    text: str, parts: Sequence[Segment], outlet_mentions: Sequence[OutletMention], names: frozenset[str]
) -> list[OutletMention]:
    """The namings without those of partners whose sentence tells of no coverage: who sells tickets, gives discounts."""
    return [
        n
        for n in outlet_mentions
        if n.outlet is None or n.outlet.name not in names or (n.segment >= 0 and _reports(text, parts[n.segment]))
    ]


def _reports(text: str, part: Segment) -> bool:
    """Whether a sentence tells of coverage; that outlets are called media partners does not."""
    return tells_coverage(text[part.start : part.end]) and not names_partners(text, part.start, part.end)


_APPLY = Caseless(
    r"(?<!\w)(?:cv|cover(?:ing)? letter|closing date|apply (?:by|online|through|via|with|now)|applications? (?:by|close|with|should|must|to)|to apply"
    r"|lebenslauf|bewerbung(?:en|sunterlagen|sfrist|sschluss)?|bewerben sie sich|bewirb dich|motivationsschreiben|anschreiben"
    r"|lettre de motivation|candidatures? (?:à|avant|jusqu|par|sont)|candidatures?\s?(?:[:(]|$)|(?:envoyer|adresser) (?:votre |vos )?(?:cv|candidatures?)|postuler"
    r"|curr[ií]culum|(?:envía|enviar|manda|mandar|presenta) (?:tu |su |el )?(?:cv|candidatura|solicitud)|plazo de (?:presentación|solicitud)|curricul\w+|candidature|inviare (?:il )?cv"
    r"|резюме|отклик\w*|сопроводительн\w+ письм\w+)(?!\w)"
    r"|이력서|자기소개서|지원서|접수 ?(?:기간|마감|방법)|서류 ?(?:접수|전형|심사)|履歴書|職務経歴書|応募(?:書類|締切|方法|資格|は|ください)|選考|简历|簡歷|履歷|应聘|應聘|应徵|應徵|投递|报名方式|سيرة ذاتية|السيرة الذاتية|سيرتك الذاتية|رسالة تحفيزية|خطاب تحفيزي|ترسل الطلبات|آخر موعد للتقديم|للتقديم"
)
_PAY = Caseless(
    r"(?<!\w)(?:salary|salaries are|pro rata|per annum|fte|hours (?:a|per) week|part[- ]time|full[- ]time|fixed[- ]term|maternity cover|paid (?:leave|internship)"
    r"|vergütung|gehalt|entgelt(?:gruppe)?|tvöd|tv-l|teilzeit|vollzeit|wochenstunden|befristet|elternzeitvertretung|m/w/d|w/m/d|minijob"
    r"|salaire|rémunération|cdd|cdi|temps (?:plein|partiel)|mi-temps|convention collective|gratification"
    r"|salario|sueldo|remuneración|retribución|jornada (?:completa|parcial)|media jornada|según convenio|retribuzione|stipendio|part-time|tempo pieno"
    r"|зарплат\w+|оклад\w*|заработн\w+ плат\w+|полставк\w+|полн\w+ занятост\w+|график работы)(?!\w)"
    r"|급여|연봉|월급|시급|근무 ?(?:시간|조건|형태|기간)|정규직|계약직|給与|時給|月給|年収|勤務(?:時間|形態|条件|日|地)|正社員|正職員|契約職員|パート|アルバイト|週[0-9２３４５]日|薪资|薪資|薪酬|月薪|待遇|全职|全職|兼职|兼職|五险一金|الراتب|راتب|دوام (?:كامل|جزئي)|عقد (?:محدد|مؤقت)"
)
_DUTY = Caseless(
    r"(?<!\w)(?:we are (?:looking for|hiring|recruiting|seeking)|we['’]re (?:looking for|hiring)|you will (?:be|write|lead|manage|have|work|support|run|join)|your (?:tasks|role|duties|profile)|the (?:role|post ?holder|successful candidate)|person specification"
    r"|(?:ihre|deine|zu (?:ihren|deinen)) aufgaben|ihr profil|dein profil|wir (?:suchen|bieten)|anforderungen|das bringst du mit"
    r"|vos missions|votre (?:mission|profil)|profil (?:recherché|souhaité)|nous recherchons|nous recrutons|missions principales"
    r"|funciones|requisitos|buscamos|perfil (?:requerido|buscado)|se ofrece|ofrecemos|mansioni|requisiti|cerchiamo|offriamo"
    r"|обязанности|требования|мы ищем|ищем|условия работы|что (?:нужно|предстоит) делать)(?!\w)"
    r"|담당 ?업무|주요 ?업무|모집 ?(?:부문|분야|인원|대상)|자격 ?요건|우대 ?사항|채용|함께 일할|仕事内容|業務内容|職務内容|募集(?:職種|人数|要項|人員)|求める人|スタッフを(?:探し|募集)|歓迎|岗位职责|崗位職責|工作职责|工作職責|任职要求|任職要求|职位描述|职责|招聘|المهام|المؤهلات|الشروط المطلوبة|نبحث عن|تبحث (?:الجمعية|المؤسسة|المنظمة)|شروط التقديم"
)
_COURSE = Caseless(
    r"(?<!\w)(?:workshops?|course|class(?:es)?|training|webinar|seminar|reading group|\w*kurse?|\w*seminare?|\w*werkstatt|fortbildung|lehrgang|vortragsreihe|ateliers?|cours|stages?|formations?|conférence|taller(?:es)?|cursos?|seminario|charla|jornadas|laboratorio|corso|oficina|мастер-класс\w*|курс\w{0,2}|семинар\w{0,2}|лекци\w{1,2}|конкурс\w{0,2}|contest|competition|wettbewerb|concours|concurso|concorso)(?!\w)"
    r"|강좌|교실|강의|특강|아카데미|공모전?|講座|教室|講演会|ワークショップ|セミナー|コンクール|讲座|課程|课程|工作坊|培训|培訓|征文|徵文|比赛|比賽|ورشة|دورة|محاضرة|ندوة|مسابقة"
)
_SIGN_UP = Caseless(
    r"(?<!\w)(?:book (?:your|a) (?:place|seat|ticket)s?|sign up|register (?:by|at|here|now|online)|registration|places are limited|entries (?:by|close)|anmeld(?:ung|en|eschluss)|einsendeschluss|inscri(?:ption|vez|ptions)|s['’]inscrire|sur inscription|inscripci(?:ón|ones)|inscríbete|plazas limitadas|apúntate|iscrizion[ei]|inscriç(?:ão|ões)|регистраци\w|записаться|запись (?:по|до|на)|принимаем (?:работы|заявки)|при[её]м (?:работ|заявок))(?!\w)"
    r"|신청(?:은|하|해|접수| ?기간)|접수|수강료|参加費|申し?込み?(?:は|先|締|方法)|お申し?込み|定員|報名|报名|投稿(?:邮箱|信箱|截止)|截止|التسجيل|للتسجيل|للمشاركة"
)
_OFFERS = 2
"""Of the three that a vacancy tells (how to apply, pay and hours, what is to be done), as many as make one."""


def invites(title: str, text: str) -> bool:
    """Whether a post is about a course or a contest, which its title names, for which people are to sign up."""
    return _tells(_COURSE, title) and _tells(_SIGN_UP, text)


def offers_work(title: str, text: str) -> bool:
    """Whether a post is a vacancy: it tells at least two of how to apply, pay and hours, and what is to be done."""
    return sum(_tells(one, title) or _tells(one, text) for one in (_APPLY, _PAY, _DUTY)) >= _OFFERS


def _tells(table: Caseless, words: str) -> bool:
    return table.inside(words, 0, len(words))
