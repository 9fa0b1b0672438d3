"""Posts that offer work or a course: outlets that they name are what these are about, whatever they reported once."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

from pipelines.text.literal_filter import Caseless

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
