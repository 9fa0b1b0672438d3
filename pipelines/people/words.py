"""Words for roles: heads of role phrases by language, words that stand around them, roles of those who speak for others."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re

from pipelines.text.literal_filter import WordSieve, lowered
from presswatch.languages.packs import words as table

UPPER = "".join(chr(c) for c in (*range(0x41, 0x530), *range(0x1EA0, 0x1EFA)) if chr(c).isupper())
"""Capital letters of the Latin (with Vietnamese), Greek and Cyrillic scripts, for character classes."""

_ENGLISH = (
    r"(?:co-|vice-|vice |deputy |ex-)?(?:directors?|head|chief|officers?|managers?|coordinators?|co-ordinators?|analysts?|researchers?|lawyers?|attorney|solicitor|barrister|counsel|founders?|presidents?|chair(?:man|woman|person)?"
    r"|secretary(?:[- ]general)?|spokes(?:person|man|woman|people)|advocates?|advis[eo]rs?|fellow|experts?|specialists?|scientists?|professors?|lecturers?|historians?|economists?|editors?|archivists?|investigators?|campaigners?|organi[sz]ers?"
    r"|(?:doctoral|PhD) (?:student|candidate)|lead|leader|partner|representatives?|consultants?|engineers?|physician|doctor|nurse|midwife|psychiatrist|members?|volunteers?|caseworkers?|assistants?|associate|strategist|technologist|curators?|librarians?|trustee|treasurer|bursar|delegate"
    r"|ombuds\w{1,60}|monitor|translator|interpreter|teachers?|mentor|trainer|educators?|principal|superintendent|statistician|mathematician|dean|rector|warden|registrar|steward|convener|convenor|facilitator|producer|designer|developer|planner|surveyor|auditor"
    r"|clerk|scholar|author|activist|liaison|executive|administrator|supervisor|CEO|CFO|COO|CTO|paralegal|geographer|cartographer|photographer|meteorologist|commissioners?|inspectors?|captain|skipper|dispatcher|therapists?|physiotherapist|matron|porter|surgeon|radiographer|pharmacist|dietitian|astronomer|physicist|chemist|botanist|conservators?|restorer|choirmaster|foreman|harbourmaster|caretaker|deputy|minister-counsellor|envoy|vice-chancellor|provost|postdoc|lecturer|demonstrator|owner|co-owner|entrepreneur|inventor|farmer|winemaker|baker|brewer|chef|carpenter|architect|urbanist|vet|ranger|forester|agronomist|biologist|\w{1,60}ologist|\w{1,60}ographer|\w{1,60}keeper|\w{1,60}worker|\w{1,60}ician|\w{1,60}watcher)"
)
_FRENCH = (
    r"(?:vice-|co-?|sous-)?(?:adjointe?|directeur|directrice|présidente?|cadre(?: supérieure?)?|porte-parole|juriste|avocate?|chercheu(?:r|se)|coordinat(?:eur|rice)|coordonnat(?:eur|rice)|responsable|chargée?|secrétaire|fondat(?:eur|rice)|déléguée?|membre|analyste|experte?"
    r"|conseill(?:er|ère)|historienne?|économiste|sociologue|médecin|militante?|bénévole|trésori(?:er|ère)|animat(?:eur|rice)|gérante?|cheff?e?|référente?|documentaliste|archiviste|ingénieure?|éducat(?:eur|rice)|administrat(?:eur|rice)"
    r"|représentante?|géographe|psychologue|politologue|enquêt(?:eur|rice)|médiat(?:eur|rice)|permanente?|infirmi(?:er|ère)|\w{1,60}ologue|démographe|cartographe|doctorante?|maître(?:sse)?|attachée?|thérapeute|ergothérapeute|kinésithérapeute|orthophoniste|sage-femme|aide-soignante?|brancardier|cadre de santé|conservat(?:eur|rice)|restaurat(?:eur|rice)|pharmacien(?:ne)?|chirurgien(?:ne)?|pédiatre|urgentiste|physicien(?:ne)?|chimiste|astronome|botaniste|climatologue|régisseu(?:r|se)|propriétaire|entrepreneu(?:r|se)|artisane?|vigneron(?:ne)?|architecte|urbaniste|vétérinaire|statisticien(?:ne)?|mathématicien(?:ne)?|doyenne?|recteur|rectrice|proviseure?|technicien(?:ne)?|patron(?:ne)?|encadrante?|éleveu(?:r|se)|berg(?:er|ère)|maraîch(?:er|ère)|capitaine|sauveteu(?:r|se)|salariée?|\w{1,60}cult(?:eur|rice)|naturaliste|agronome|paysan(?:ne)?|gardien(?:ne)?|guide|monit(?:eur|rice)|entraîneu(?:r|se)|bibliothécaire|gestionnaire|écrivain|puéricultrice|aide-ménagère|institut(?:eur|rice)|enseignante?|formateur|formatrice|interprète|traduct(?:eur|rice)|greffi(?:er|ère)|notaire)"
)
_SPANISH = (
    r"(?:vice|co|sub)?(?:director[a]?|president[ea]|portavoz|vocer[oa]|coordinador[a]?|abogad[oa]|investigador[a]?|responsable|secretari[oa]|fundador[a]?|miembro|integrante|analista|expert[oa]|asesor[a]?|historiador[a]?|economista|\w{1,60}ólog[oa]|activista|voluntari[oa]"
    r"|tesorer[oa]|doctorand[oa]|jef[ea]|encargad[oa]|técnic[oa]|representante|delegad[oa]|médic[oa]|gerente|archivista|gestor[a]?|documentalista|geógraf[oa]|educador[a]?|mediador[a]?|trabajador[a]? social|catedrátic[oa]|profesor[a]?|líder|enfermer[oa]|ingenier[oa]|jurista|demógraf[oa]|académic[oa]|terapeuta|fisioterapeuta|logopeda|matron[a]?|cirujan[oa]|pediatra|farmacéutic[oa]|conservador[a]?|restaurador[a]?|físic[oa]|químic[oa]|astrónom[oa]|botánic[oa]|propietari[oa]|empresari[oa]|artesan[oa]|agricultor[a]?|ganader[oa]|viticultor[a]?|arquitect[oa]|urbanista|veterinari[oa]|estadístic[oa]|matemátic[oa]|decan[oa]|rector[a]?|maestr[oa]|docente|formador[a]?|intérprete|traductor[a]?|comisari[oa]|guardabosques|supervisor[a]?|auxiliar|celador[a]?|psiquiatra|docente|becari[oa]|doctorand[oa]|promotor[a]?|guía|capataz|pescador[a]?|pastor[a]?|partera|monitor[a]?|animador[a]?|bibliotecari[oa]|concejal[a]?|regidor[a]?|cuidador[a]?|vocal|rescatista|socorrista|apicultor[a]?|agrónom[oa]|cociner[oa]|entrenador[a]?)"
)
_GERMAN = (
    r"\w{0,60}(?:leiter|sprecher|direktor|geschäftsführer|referent|gründer|koordinator|forscher|wissenschaftler|jurist|historiker|berater|präsident|sekretär|mitarbeiter|redakteur|manager|chef|aktivist|vertreter|archivar|ingenieur|betreuer|pfleger|trainer|meister|schreiber|wart|helfer|lehrer|techniker|planer|führer|statistiker|analytiker|verwalter|ermittler|kurator|therapeut|professor|kartograf|geograf|dokumentar|bibliothekar|restaurator|konservator|apotheker|chirurg|hebamme|physiker|chemiker|astronom|botaniker|unternehmer|inhaber|handwerker|landwirt|winzer|bäcker|architekt|stadtplaner|mathematiker|dekan|rektor|prorektor|dozent|übersetzer|dolmetscher|küster|kapitän|förster|ranger|tierarzt|schlosser|weber|intendant|dirigent|programmierer|entwickler|gutachter|inspektor|kommissar|dezernent|amtsleiter|doktorand|oberarzt|agronom|chefarzt|gärtner|imker|schreiner|tischler|schäfer|töpfer|schneider|müller|erzieher|fischer|bauer|musiker|künstler|fotograf|schauspieler|regisseur|sozialarbeiter|hausmeister|maler|metzger|sänger|schriftsteller|autor|\w{3}iker|monteur|installateur|verkäufer|rentner|student|schüler|friseur|kellner)(?:in|innen|s|n|en)?"
    r"|\w{0,60}(?:vorsitzende|beauftragte|angestellte|ehrenamtliche)[rn]?|\w{0,60}(?:vorstand|vorständin|vorstandsmitglied|mitglied)s?|\w{0,60}(?:expert|\w{3}olog|ökonom|pädagog|biolog|psycholog|politolog|anthropolog|geolog|ethnolog)(?:e|en|in)|\w{0,60}(?:ärztin|arzt|anwalt|anwältin|obmann|obfrau|analyst|analystin|analysten)|(?:land|stadt)rat|(?:land|stadt)rätin|\w{0,60}kraft"
)
_RUSSIAN = (
    r"(?:со|вице-|экс-|пресс-|про(?=ректор))?(?:редактор\w{0,60}|директор\w{0,2}|руководител\w{1,4}|глав(?:а|у|ы|е|ой)|координатор\w{0,2}|юрист\w{0,3}|адвокат\w{0,2}|истори(?:к|ка|ку|ком)|эксперт\w{0,2}|исследовател\w{1,5}|аналитик\w{0,2}|президент\w{0,2}|председател\w{1,3}|секретар\w{1,2}|основател\w{1,5}"
    r"|учредител\w{1,3}|менеджер\w{0,2}|специалист\w{0,3}|представител\w{1,5}|сотрудни(?:к|ка|ку|ком|ца|цу|цей|цы)|социолог\w{0,2}|экономист\w{0,2}|психолог\w{0,2}|врач\w{0,2}|волонт[её]р\w{0,2}|активист\w{0,4}|правозащитни\w{1,3}|куратор\w{0,2}|архивист\w{0,2}|консультант\w{0,2}"
    r"|советни\w{1,3}|член\w{0,2}|эколог\w{0,2}|агроном\w{0,2}|географ\w{0,2}|демограф\w{0,2}|этнограф\w{0,2}|заведующ\w{2,3}|заместител\w{1,3}|профессор\w{0,2}|педагог\w{0,2}|преподавател\w{1,3}|наблюдател\w{1,5}|участни\w{1,3}|хранител\w{1,5}|\w{1,60}олог\w{0,2}|реставратор\w{0,2}|хирург\w{0,2}|фельдшер\w{0,2}|медсестр\w{1,2}|главврач\w{0,2}|педиатр\w{0,2}|физик\w{0,2}|химик\w{0,2}|астроном\w{0,2}|ботаник\w{0,2}|учител\w{1,5}|инженер\w{0,2}|архитектор\w{0,2}|предпринимател\w{1,4}|владел\w{2,4}|ректор\w{0,2}|декан\w{0,2}|доцент\w{0,2}|переводчи\w{1,3}|лесни\w{1,3}|егер\w{1,2}|библиотекар\w{1,3}|статистик\w{0,2}|начальни\w{1,3}|управляющ\w{2,3}|академик\w{0,2}|академік\w{0,2}|керівни\w{1,3}|засновни\w{1,3}|дослідни\w{1,3}|науков(?:ець|иця|ця)|речни(?:к|ця)|диспетчер\w{0,2}|\w{1,60}техник\w{0,2}|казначе\w{1,2}|бухгалтер\w{0,2}|мельни(?:к|ка|ку|ком|ке|чиха|чихи|чихе|чихой|чиху)|методист\w{0,2}|составител\w{1,4}|доктор\w{0,2}|аспирант\w{0,3}|инструктор\w{0,2}|мастер\w{0,2}|мастериц\w{1,2}|художни\w{1,3}|воспитател\w{1,5}|тренер\w{0,2}|проводни\w{1,3}|смотрител\w{1,5}|сценарист\w{0,2}|кинолог\w{0,2}|идеолог\w{0,2}|пресс-секретар\w{1,2})"
)
_ROMANCE = (
    r"(?:vice|co)?(?:diret(?:tore|trice)|diretor[a]?|president[ea]|presidentessa|portavoce|porta-voz|ricercat(?:ore|rice)|pesquisador[a]?|coordinat(?:ore|rice)|coordenador[a]?|responsabile|responsável|segretari[oa]|secretári[oa]|fondat(?:ore|rice)|fundador[a]?|avvocat[oa]|advogad[oa]|curat(?:ore|rice)|curador[a]?|conservat(?:ore|rice)"
    r"|storic[oa]|historiador[a]?|medic[oa]|médic[oa]|infermier[ea]|enfermeir[oa]|professor(?:e|essa|a)?|docente|economista|biolog[oa]|\w{1,60}ólog[oa]|geolog[oa]|sociolog[oa]|archivista|arquivista|assessor[ea]?|analista|cientista|scienziat[oa]|tecnic[oa]|técnic[oa]|dirigente|gerente|reit(?:or|ora)|rettore|rettrice|diretor-geral|agronom[oa]|agr[óô]nom[oa]|presidente)"
)
_TURKISH = r"(?:(?:genel |proje |yönetim kurulu )?(?:koordinatör|müdür|başkan|sekreter|direktör|sözcü|uzman|danışman|araştırmacı|temsilci|avukat|doktor|hekim|hemşire|yönetici|kurucu|üye|profesör|küratör|mühendis|öğretmen)(?:[üuıi]m[üuıi]z|[üuıi]|s[üuıi]|m[ıi]z)?)"
_DUTCH = r"\w{0,60}(?:directeur|directrice|voorzitter|voorzitster|woordvoerder|woordvoerster|oprichter|oprichtster|coördinator|onderzoeker|onderzoekster|medewerker|medewerkster|adviseur|bestuurder|bestuurslid|secretaris|penningmeester|hoogleraar|advocaat|advocate|docente?|vrijwilliger|vrijwilligster|boswachter|beheerder|beheerster|voorlichter|begeleider|begeleidster|initiatiefnemer|initiatiefneemster|verpleegkundige|\w{1,60}loog|\w{1,60}loge|verzorger|verzorgster|arts|leider|leidster|hoofd|jurist|jurste|leraar|lerares|projectleider|onderzoeksleider|bewaker|schipper)"
_POLISH = r"(?:(?:wice)?(?:prezes(?:ka)?|dyrektor(?:ka)?|przewodnicząc[ay]|koordynator(?:ka)?|rzeczni(?:k|czka)|kierowni(?:k|czka)|prawni(?:k|czka)|adwokat(?:ka)?|badacz(?:ka)?|ekspert(?:ka)?|założyciel(?:ka)?|lekar(?:z|ka)|pielęgniarka|wolontariusz(?:ka)?|specjalist(?:a|ka)|członk(?:ini)?|socjolo(?:g|żka)|historyk|historyczka))"
_VIETNAMESE = r"(?:(?:phó )?giám đốc|trưởng phòng|chủ tịch|điều phối viên|chuyên gia|nghiên cứu viên|luật sư|bác sĩ|tiến sĩ|giáo sư|người phát ngôn|thư ký|quản lý)"
_NORDIC = r"(?:vd|\w{0,60}ordförande|\w{0,60}ledare|(?:med)?grundare|tales(?:person|kvinna|man)|\w{0,60}forskare|\w{0,60}sekreterare|samordnare|koordinator|läkare|\w{0,60}direktør|\w{0,60}formand|\w{0,60}formann|forperson|styreleder|daglig leder|talsmand|talskvinde|talsmann|talskvinne|talsperson|\w{0,60}forsker|(?:med)?grunnlegger|grundlægger|gründer|\w{0,60}rådgiver|\w{0,60}sekretær|\w{0,60}sjef|\w{0,60}leder|lektor|advokat)"
_FINNISH = r"(?:\w{0,60}johtaja|\w{0,60}päällikkö|tiedottaja|\w{0,60}tutkija|asiantuntija|professori|perustaja|koordinaattori|lakimies|lääkäri|pääsihteeri)"
_CZECH = r"(?:(?:místo)?předsed(?:a|y|kyně|ou)|ředitel(?:ka|ky|kou|em|e)?|riaditeľ(?:ka)?|predsed(?:a|níčka)|koordinátor(?:ka|ky|em|kou)?|mluvčí|vedoucí|vedúc[ia]|hovor(?:ca|kyňa)|zakladatel(?:ka|e|em)?|zakladateľ(?:ka)?|právni(?:k|čka)|odborní(?:k|ce)|expert(?:ka)?|výzkumni(?:k|ce)|výskumní(?:k|čka)|lékař(?:ka)?|lekár(?:ka)?|profesor(?:ka)?|zoolo(?:g|žka)|biolo(?:g|žka))"
_HUNGARIAN = r"(?:\w{0,60}igazgató(?:ja)?|(?:al)?elnök(?:e)?|szóvivő(?:je)?|\w{0,60}vezető(?:je)?|alapító(?:ja)?|\w{0,60}kutató(?:ja)?|szakértő(?:je)?|koordinátor(?:a)?|\w{0,60}titkár(?:a)?|ügyvéd(?:je)?|orvos(?:a)?)"
_ROMANIAN = r"(?:director(?:ul|oarea)|directoare|pre[șş]edint(?:ele|a)|purtăto(?:r|area) de cuvânt|coordonato(?:r|are|rul|area)|(?:co)?fondato(?:r|are|rul|area)|cercetăto(?:r|are|rul|area)|expert(?:ă|ul|a)|avocat(?:ă|ul|a)?|reprezentant(?:ă|ul|a)?)"
_SOUTH_SLAVIC = r"(?:(?:pot)?predsjedni(?:k|ca)|(?:pod)?predsedni(?:k|ca)|direktor(?:ica|ka)|koordinator(?:ica|ka)|glasnogovorni(?:k|ca)|osnivač(?:ica)?|ustanovitelj(?:ica)?|voditelj(?:ica)?|vodja|istraživač(?:ica)?|raziskoval(?:ec|ka)|stručnja(?:k|kinja)|strokovnja(?:k|kinja)|odvjetni(?:k|ca)|odvetni(?:k|ca)|advokatica)"
_GREEK = r"(?:(?:αντι)?(?:πρόεδρο[ςυ]?|προέδρου)|(?:υπο)?διευθυντής?|διευθύνων|(?:υπο)?διευθύντριας?|συντονιστής?|συντονίστριας?|εκπρόσωπο[ςυ]?|εκπροσώπου|ιδρυτής?|ιδρύτριας?|ερευνητής?|ερευνήτριας?|καθηγητής?|καθηγήτριας?|υπεύθυν(?:ος|ου|ο|ης?)|υπευθύνου|δικηγόρο[ςυ]?|γιατρ(?:ός|ού|ό)|γραμματέας?|βιολόγο[ςυ]?|ψυχολόγο[ςυ]?|κοινωνιολόγο[ςυ]?|αρχαιολόγο[ςυ]?|νομικ(?:ός|ού|ό|ής?)|επιστήμονας?|σύμβουλο[ςυ]?|επιμελητής?|επιμελήτριας?|εθελοντής?|εθελόντριας?|επικεφαλής|στέλεχος|μέλος)"
_INDONESIAN = r"(?:direktur(?: eksekutif)?|ketua|juru bicara|pendiri|peneliti|manajer|sekretaris(?: jenderal)?|kepala|pengacara|dokter)"
_CALLINGS = (
    r"(?:act(?:or|ress)|singer|dancer|musician|drummer|violinist|pianist|sailor|driver|pilot|tailor|cobbler|mechanic|plumber|fisherman|fisherwoman|diver|climber|athlete|coach|goalkeeper|referee|keeper|apprentice|plasterer|boatbuilder|lighthouse keeper"
    r"|act(?:eur|rice)|chanteu(?:r|se)|danseu(?:r|se)|musicien(?:ne)?|pêcheu(?:r|se)|mécanicien(?:ne)?|horlog(?:er|ère)|couturi(?:er|ère)|menuisi(?:er|ère)|potier|potière|tisserande?|apprentie?|garde(?:-forestier|-côte|-champêtre)?"
    r"|act(?:or|riz)|cantante|bailar(?:ín|ina)|músic[oa]|pintor[a]?|mecánic[oa]|carpinter[oa]|panader[oa]|sastre|costurera|guardaparques?|patrón(?: mayor)?|nutricionista|artista|aprendiz[a]?|tejedor[a]?"
    r"|\w{0,60}(?:stellvertreter|darsteller|tänzer|taucher|kletterer|schiedsrichter|näher|azubi|zimmerer|dachdecker|geselle|gesellin|wärter|hüter)(?:in|s|n)?|\w{0,60}lots(?:e|in|en)"
    r"|помощни(?:к|ка|ку|ком|ца|цу|цей|цы)|уч[её]н(?:ый|ого|ому|ым|ая|ую|ой)|акт[её]р\w{0,2}|актрис\w{1,2}|пев(?:ец|ца|цу|ица|ицу|ицы)|водител\w{1,3}|повар\w{0,2}|плотник\w{0,2}|столяр\w{0,2}|пекар\w{1,2}|рыбак\w{0,2}|пасту(?:х|ха)|пчеловод\w{0,2}|доброволец|добровольц\w{1,2}|капитан\w{0,2}|механик\w{0,2}|ткачиха|выпускни(?:к|ка|ку|ком|ца|цу|цей|цы)|ткач\w{0,2}"
    r"|post-?docs?|pos-?t?-?doctora(?:nte?|nd[oa]|d[oa])|pós-doutorand[oa]|artist|conductor|vicar|rabbi|imam|head-?teacher|neuroscientist|co-?founder|gardener|landlord|landlady|publican|sculptor|ceramicist|composer|novelist|poet|playwright|film-?maker|blacksmith|stonemason|lifeguard|fire-?fighter|paramedic|detective"
    r"|aut(?:eur|rice)|curé|boulang(?:er|ère)|cuisini(?:er|ère)|comédienne?|mett(?:eur|euse) en scène|épidémiologiste|assistante?|professeure|syndicaliste|entrepreneure?|paysagiste|PDG"
    r"|autor[a]?|párroco|sindicalista|diseñador[a]?|soci[oa]|gerenta|alumn[oa]|estudiante|especialista"
    r"|\w{0,60}(?:pfarrer|notar|seelsorger|bürgerrechtler|streetworker|sanitäter|gewerkschafter|prokurist|naturschützer)(?:in|s|n)?|\w{0,60}(?:virolog|epidemiolog)(?:e|en|in)|feuerwehr(?:mann|frau)|\w{0,60}(?:wirt|wirtin)|(?:betriebs|personal)r(?:at|ätin)"
    r"|dottorand[oa]|doutorand[oa]|mestrand[oa]|bolsista|architett[oa]|arquitet[oa]|ingegner[ea]|engenheir[oa]|attivista|ativista|sindacalista|psicolog[oa]|fisioterapista|nutri[cz]ionista|farmacista|farmacêutic[oa]|veterinári[oa]|veterinari[oa]|agricolt(?:ore|rice)|pescatore|bibliotec[aá]ri[oa]|volontari[oa]|voluntári[oa]|primari[oa]|tesorier[ea]|tesoureir[oa]|defensor[a]?|ouvidor[a]?|idealizador[a]?|organizador[a]?|organizzat(?:ore|rice)|produtor[a]?|educat(?:ore|rice)|educador[a]?|insegnante|imprendit(?:ore|rice)|titolare|sóci[oa]|empresári[oa]|proprietári[oa]|estudante|alun[oa]"
    r"|doktorant(?:ka)?|psycholo(?:g|żka)|inżynier(?:ka)?|nauczyciel(?:ka)?|aktywist(?:a|ka)|działacz(?:ka)?|kustosz(?:ka)?|leśni(?:k|czka)|ratowni(?:k|czka)|dziekan|artyst(?:a|ka)|reżyser(?:ka)?|promovend(?:us|a)|deca(?:an|ne)|kunstenaar|kunstenares|eigenaar|eigenares(?:se)?|onderne(?:mer|emster)"
    r"|фермер\w{0,2}|режисс[её]р\w{0,2}|(?:хорм|концертм|балетм)ейстер\w{0,2}|дириж[её]р\w{0,2}|музыкант\w{0,2}|экскурсовод\w{0,2}|психотерапевт\w{0,2}|ветеринар\w{0,2}|краевед\w{0,2}|настоятел\w{1,3}|священник\w{0,2}|студент(?:ка|ке|ку|кой|а|у|ом)?"
    r"|(?:başhekim|rektör|psikolog|sosyolog|tarihçi|diyetisyen|eczacı|mimar|gönüllü|akademisyen|psikiyatr|veteriner|antropolog|arkeolog|biyolog|yazar|sanatçı|öğrenci|çiftçi)(?:[üuıi]m[üuıi]z|[üuıi]|s[üuıi]|m[ıi]z)?)"
)
"""What people are by trade, training or office, beyond the tables above."""
HEAD = re.compile(
    lowered(
        rf"(?<![\w-])(?:{_ENGLISH}|{_FRENCH}|{_SPANISH}|{_GERMAN}|{_RUSSIAN}|{_ROMANCE}|{_TURKISH}|{_DUTCH}|{_POLISH}|{_VIETNAMESE}|{_NORDIC}|{_FINNISH}|{_CZECH}|{_HUNGARIAN}|{_ROMANIAN}|{_SOUTH_SLAVIC}|{_GREEK}|{_INDONESIAN}|{_CALLINGS})(?![\w])"
    )
)
"""A word that can head a role phrase in a language with blanks between words; looked for in words in small letters."""

MAY_HEAD = WordSieve(HEAD.pattern)

OUR_WORD = r"(?:our(?: own)?|notre|nos|nuestr[oa]s?|unser(?:e[mnrs]?)?|наш(?:а|у|его|ей|ему|им|и|ем)?|onze|noss[oa]s?|nostr[oaie]|nasz(?:a|e|ego|ej|ym)?|vår(?:t|a|e)?|vores|náš|naš[aeiíouý]?|naš(?:eho|ej|ou|em|ega|ega)|noastr[ăe]|nostru)"
DETERMINER = rf"(?:{OUR_WORD}|an?|the|its|their|his|her|my|one of our|as|le|la|les|l['’]|une?|son|sa|leur|du|de la|el|los|las|una?|su|del|der|die|das|dem|den|des|ein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?|sein(?:e[mnrs]?)?|een|het|de|il|lo|gli|os|as|um|uma|uno)"
OURS = re.compile(
    rf"(?<!\w)(?:{OUR_WORD}|of our (?:team|staff|organi[sz]ation)|our team|from our|de notre|de nuestr[oa]|unsere[rs]?)(?!\w)",
    re.IGNORECASE,
)
OWN_BODY = re.compile(
    r"[^.,;:()\"“”«»„\n]{0,40}?\s(?:of|for|at) the (?:association|organi[sz]ation|network|foundation|centre|center|campaign|coalition|union|charity|collective|initiative|project|group|society|trust|observatory)(?=[,.;)\s]*(?:,|\.|\)|$|[A-ZÀ-Þ]))"
    r"|[^.,;:()\"“”«»„\n]{0,40}?\s(?:de la (?:[Aa]sociación|[Oo]rganización|[Ff]undación|[Pp]lataforma|[Rr]ed|campaña|[Ff]ederación|entidad|[Cc]oordinadora|[Cc]oalición)|del (?:[Cc]olectivo|[Cc]entro|[Oo]bservatorio|[Ss]indicato|[Ii]nstituto|proyecto|[Mm]ovimiento))(?=,|\.|\)|$)"
    r"|[^.,;:()\"“”«»„\n]{0,40}?\s(?:de l['’](?:[Aa]ssociation|[Oo]rganisation|ong|ONG|[Oo]bservatoire|[Ii]nstitut|équipe)|du (?:[Cc]ollectif|[Cc]entre|[Rr]éseau|[Ss]yndicat|[Mm]ouvement)|de la (?:[Ff]ondation|[Ll]igue|[Ff]édération|[Cc]oordination|campagne))(?=,|\.|\)|$)"
    r"|[^.,;:()\"“”«»„\n]{0,40}?\s(?:des (?:Vereins|Bündnisses|Netzwerks|Verband(?:e)?s|Instituts|Zentrums|Projekts)|der (?:Initiative|Organisation|Stiftung|Gruppe|Kampagne))(?=,|\.|\)|$|\s[A-ZÄÖÜ])"
    r"|[^.,;:()\"“”«»„\n]{0,40}?\s(?:фонда|организации|центра|ассоциации|движения|проекта|инициативы|сети)(?=,|\.|\)|$|\s[А-ЯЁ])",
)
"""A role at "the association": a press officer writes so of the own one, and names any other."""
STOP_LEFT = table("stop_left")
HONORIFIC = table("honorific")
ROLE_MODIFIER = table("role_modifier")
OUTSIDE = re.compile(
    r"(?<!\w)(?:journalists?|reporters?|correspondents?|presenters?|host|anchor(?:man|woman)?|columnists?|moderator|news editor|editor[- ]in[- ]chief|newsreader|broadcaster|bureau chief|ministers?|ministry|senators?|mayor|governor|congress(?:man|woman)|MPs?|judge|police|ambassador|prime|king|queen"
    r"|journaliste|rédact(?:eur|rice)|présentat(?:eur|rice)|ministre|sénat(?:eur|rice)|députée?|(?<!adjoint au )(?<!adjointe au )maire|préfet|periodista|corresponsal|presentador[a]?|ministr[oa]|senador[a]?|diputad[oa]|alcalde(?:sa)?|gobernador[a]?|journalist(?:in|en)?|reporter(?:in)?|korrespondent(?:in)?|moderator(?:in)?"
    r"|(?:chef)?redakteur(?:in)?|redactor[a]?|redattrice|redattore|redact(?:eur|rice)|\w*minister(?:in|s)?|\w*abgeordnete[rn]?|\w*bürgermeister(?:in)?|(?:land|stadt)r(?:at|ätin)|senator(?:in)?|автор(?:а|у|ом)?[ ](?:стать|материал|репортаж|публикаци|сюжет)\w*|журналист\w*|корреспондент\w*|ведущ\w{2,3}|обозревател\w+|министр\w*|депутат\w*|сенатор\w*|мэр\w*|губернатор\w*)(?!\w)"
    r"|기자|앵커|특파원|논설위원|편집장|아나운서|장관|의원|대통령|총리|도지사|판사|검사|記者|キャスター|アナウンサー|編集委員|論説委員|特派員|大臣|議員|首相|知事|市長|记者|主持人|主播|编辑|編輯|部长|部長補佐|议员|議員|市长|总理|局长助理|(?<!局)次[長长]|署[長长]|[廳厅][長长]"
    r"|صحفي|صحفية|صحافي|صحافية|مراسل|مراسلة|مذيع|مذيعة|إعلامي|إعلامية|وزير|وزيرة|نائب في|محافظ",
    re.IGNORECASE,
)
"""Roles of journalists and office holders: people who ask, or who speak for others than the posting organization."""

TOWN_OFFICE = re.compile(
    r"(?<!\w)(?:concejal(?:a|as|es)?|vereador(?:a|as|es)?|councill?ors?|council(?:man|woman)|adjointe? (?:au|à la) maire|conseill(?:er|ère) municipale?|consigliere comunale|wethouder)(?!\w)",
    re.IGNORECASE,
)
"""Roles of a town's office holders, who speak for others unless the town itself posts."""
HEAD_OF_TOWN = re.compile(
    r"(?<!\w)(?:(?:deputy |lord |vice-)?mayor(?:ess)?|(?:ober|alt)?bürgermeister(?:in)?|ortsvorsteher(?:in)?|landr[aä]t(?:in)?|maire|préfète?|sous-préfète?|alcalde(?:sa)?|intendente|prefeit[oa]|sindac[oa]|burgemeester|мэр\w{0,2}|губернатор\w{0,2}|глав[аыуе] (?:города|района|посёлка|поселка|села|администрации|округа)|belediye başkanı|burmistrz\w{0,2}|wójt\w{0,2})(?!\w)"
    r"|[镇鎮乡鄉县縣区區市州省]长|[镇鎮乡鄉縣區市]長|(?:市|町|村|区)長|知事|(?:시|군|구청|도지|면|읍|이)장|رئيسة? (?:البلدية|بلدية)|العمدة",
    re.IGNORECASE,
)
"""Who heads a town or district: a guest of those who post, unless they speak or the post calls them its own."""
NOT_A_NAME = table("not_a_name")
"""Words that no personal name holds."""
