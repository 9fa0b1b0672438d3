"""Words for roles: heads of role phrases by language, words that stand around them, roles of those who speak for others."""

from __future__ import annotations

import re

UPPER = "".join(chr(c) for c in range(0x41, 0x530) if chr(c).isupper())
"""Capital letters of the Latin, Greek and Cyrillic scripts, for character classes."""

_ENGLISH = (
    r"(?:co-|vice-|vice |deputy |ex-)?(?:directors?|head|chief|officers?|managers?|coordinators?|co-ordinators?|analysts?|researchers?|lawyers?|attorney|solicitor|barrister|counsel|founders?|presidents?|chair(?:man|woman|person)?"
    r"|secretary(?:[- ]general)?|spokes(?:person|man|woman|people)|advocates?|advis[eo]rs?|fellow|experts?|specialists?|scientists?|professors?|lecturers?|historians?|economists?|editors?|archivists?|investigators?|campaigners?|organi[sz]ers?"
    r"|lead|leader|partner|representatives?|consultants?|engineers?|physician|doctor|nurse|midwife|psychiatrist|members?|volunteers?|caseworkers?|assistants?|associate|strategist|technologist|curators?|librarians?|trustee|treasurer|delegate"
    r"|ombuds\w+|monitor|translator|interpreter|teachers?|mentor|trainer|educators?|principal|superintendent|statistician|mathematician|dean|rector|warden|registrar|steward|convener|convenor|facilitator|producer|designer|developer|planner|surveyor|auditor"
    r"|clerk|scholar|author|activist|liaison|executive|administrator|supervisor|CEO|CFO|COO|CTO|paralegal|geographer|cartographer|photographer|meteorologist|\w+ologist|\w+ographer|\w+keeper|\w+worker|\w+ician|\w+watcher)"
)
_FRENCH = (
    r"(?:vice-|co-?|sous-)?(?:directeur|directrice|présidente?|porte-parole|juriste|avocate?|chercheu(?:r|se)|coordinat(?:eur|rice)|coordonnat(?:eur|rice)|responsable|chargée?|secrétaire|fondat(?:eur|rice)|déléguée?|membre|analyste|experte?"
    r"|conseill(?:er|ère)|historienne?|économiste|sociologue|médecin|militante?|bénévole|trésori(?:er|ère)|animat(?:eur|rice)|gérante?|cheff?e?|référente?|documentaliste|archiviste|ingénieure?|éducat(?:eur|rice)|administrat(?:eur|rice)"
    r"|représentante?|géographe|psychologue|politologue|enquêt(?:eur|rice)|médiat(?:eur|rice)|permanente?|infirmi(?:er|ère)|\w+ologue|démographe|cartographe|doctorante?|maître(?:sse)?|attachée?)"
)
_SPANISH = (
    r"(?:vice|co|sub)?(?:director[a]?|president[ea]|portavoz|vocer[oa]|coordinador[a]?|abogad[oa]|investigador[a]?|responsable|secretari[oa]|fundador[a]?|miembro|integrante|analista|expert[oa]|asesor[a]?|historiador[a]?|economista|\w+ólog[oa]|activista|voluntari[oa]"
    r"|tesorer[oa]|jef[ea]|encargad[oa]|técnic[oa]|representante|delegad[oa]|médic[oa]|gerente|archivista|gestor[a]?|documentalista|geógraf[oa]|educador[a]?|mediador[a]?|trabajador[a]? social|catedrátic[oa]|profesor[a]?|líder|enfermer[oa]|ingenier[oa]|jurista|demógraf[oa])"
)
_GERMAN = (
    r"\w*(?:leiter|sprecher|direktor|geschäftsführer|referent|gründer|koordinator|forscher|wissenschaftler|jurist|historiker|berater|präsident|sekretär|mitarbeiter|redakteur|manager|chef|aktivist|vertreter|archivar|ingenieur|betreuer|pfleger|trainer|meister|schreiber|wart|helfer|lehrer|techniker|planer|führer|statistiker|analytiker|verwalter|ermittler|kurator|therapeut|professor|kartograf|geograf|dokumentar|bibliothekar)(?:in|innen|s|n|en)?"
    r"|\w*(?:vorsitzende|beauftragte|angestellte|ehrenamtliche)[rn]?|\w*(?:vorstand|vorständin|vorstandsmitglied|mitglied)s?|\w*(?:expert|soziolog|ökonom|pädagog|biolog|psycholog|politolog|anthropolog|geolog|ethnolog)(?:e|en|in)|\w*(?:ärztin|arzt|anwalt|anwältin|obmann|obfrau|analyst|analystin|analysten)|\w*kraft"
)
_RUSSIAN = (
    r"(?:со|вице-|экс-|пресс-)?(?:директор\w{0,2}|руководител\w{1,4}|глав(?:а|у|ы|е|ой)|координатор\w{0,2}|юрист\w{0,3}|адвокат\w{0,2}|истори(?:к|ка|ку|ком)|эксперт\w{0,2}|исследовател\w{1,5}|аналитик\w{0,2}|президент\w{0,2}|председател\w{1,3}|секретар\w{1,2}|основател\w{1,5}"
    r"|учредител\w{1,3}|менеджер\w{0,2}|специалист\w{0,3}|представител\w{1,5}|сотрудни(?:к|ка|ку|ком|ца|цу|цей|цы)|социолог\w{0,2}|экономист\w{0,2}|психолог\w{0,2}|врач\w{0,2}|волонт[её]р\w{0,2}|активист\w{0,4}|правозащитни\w{1,3}|куратор\w{0,2}|архивист\w{0,2}|консультант\w{0,2}"
    r"|советни\w{1,3}|член\w{0,2}|эколог\w{0,2}|географ\w{0,2}|демограф\w{0,2}|этнограф\w{0,2}|заведующ\w{2,3}|заместител\w{1,3}|профессор\w{0,2}|педагог\w{0,2}|преподавател\w{1,3}|наблюдател\w{1,5}|участни\w{1,3}|хранител\w{1,5}|\w+олог\w{0,2})"
)
HEAD = re.compile(rf"(?<![\w-])(?:{_ENGLISH}|{_FRENCH}|{_SPANISH}|{_GERMAN}|{_RUSSIAN})(?![\w])", re.IGNORECASE)
"""A word that can head a role phrase in a language with blanks between words."""

OUR_WORD = r"(?:our(?: own)?|notre|nos|nuestr[oa]s?|unser(?:e[mnrs]?)?|наш(?:а|у|его|ей|ему|им|и|ем)?)"
DETERMINER = rf"(?:{OUR_WORD}|an?|the|its|their|his|her|my|one of our|as|le|la|les|l['’]|une?|son|sa|leur|du|de la|el|los|las|una?|su|del|der|die|das|dem|den|des|ein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?|sein(?:e[mnrs]?)?)"
OURS = re.compile(
    rf"(?<!\w)(?:{OUR_WORD}|of our (?:team|staff|organi[sz]ation)|our team|from our|de notre|de nuestr[oa]|unsere[rs]?)(?!\w)",
    re.IGNORECASE,
)
STOP_LEFT = frozenset(
    "a an the our its their his her my your as by with from to for and or of in on at that when while where who whom which says said say tells told added adds explained explains noted"
    " notes stated states warned warns argued argues commented comments wrote writes asked asks insisted stressed concluded is was were are be has had have than like quoted quotes quoting cites cited"
    " citing featured features featuring invited invites joined interviewed interviews interviewing including include includes also via former"
    " le la les l un une des du de et avec par pour dans sur à au aux que qui notre nos son sa ses leur selon déclare explique affirme souligne estime dit cite interroge interrogé ainsi où comme"
    " el los las una y con por para en que nuestra nuestro nuestros su sus según dijo dice afirma declaró explicó señaló cita entrevista como del al donde"
    " der die das dem den des ein eine einer einem einen und mit von vom zu zur zum im in am an auf bei beim für als unser unsere unserem unseren unserer sagt sagte erklärt erklärte so laut auch wie"
    " и с со в во на по о об от к у для из что как наш наша нашу нашего нашей нашим нашему говорит сказал сказала заявил заявила отметил отметила рассказал рассказала считает пояснил пояснила объяснил объяснила цитируется также где".split()
)
HONORIFIC = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame rev herr frau m mme mlle sr sra srta don doña dra г-н г-жа".split()
)
ROLE_MODIFIER = frozenset(
    "executive deputy senior junior chief general managing associate assistant acting interim principal program programme project policy research legal communications national regional international"
    " media press field head co-founder vice lead honorary founding head".split()
)
OUTSIDE = re.compile(
    r"(?<!\w)(?:journalists?|reporters?|correspondents?|presenters?|host|anchor(?:man|woman)?|columnists?|moderator|news editor|editor[- ]in[- ]chief|newsreader|broadcaster|bureau chief|ministers?|ministry|senators?|mayor|governor|congress(?:man|woman)|MPs?|judge|police|ambassador|prime|king|queen"
    r"|journaliste|rédact(?:eur|rice)|présentat(?:eur|rice)|ministre|sénat(?:eur|rice)|députée?|maire|préfet|periodista|corresponsal|presentador[a]?|ministr[oa]|senador[a]?|diputad[oa]|alcalde(?:sa)?|gobernador[a]?|journalist(?:in|en)?|reporter(?:in)?|korrespondent(?:in)?|moderator(?:in)?"
    r"|chefredakteur(?:in)?|\w*minister(?:in|s)?|\w*abgeordnete[rn]?|bürgermeister(?:in)?|senator(?:in)?|журналист\w*|корреспондент\w*|ведущ\w{2,3}|обозревател\w+|министр\w*|депутат\w*|сенатор\w*|мэр\w*|губернатор\w*)(?!\w)"
    r"|기자|앵커|특파원|논설위원|편집장|아나운서|장관|의원|대통령|총리|도지사|판사|검사|記者|キャスター|アナウンサー|編集委員|論説委員|特派員|大臣|議員|首相|知事|市長|记者|主持人|主播|编辑|編輯|部长|部長補佐|议员|議員|市长|总理|局长助理"
    r"|صحفي|صحفية|صحافي|صحافية|مراسل|مراسلة|مذيع|مذيعة|إعلامي|إعلامية|وزير|وزيرة|نائب في|محافظ",
    re.IGNORECASE,
)
"""Roles of journalists and office holders: people who ask, or who speak for others than the posting organization."""

NOT_A_NAME = frozenset(
    "the a an our this that in on at for from read full press media news radio tv television times post daily weekly herald journal tribune gazette review chronicle observer magazine podcast university institute center centre"
    " foundation association network council committee court street north south east west new united human rights international national world service january february march april may june july august september october"
    " november december monday tuesday wednesday thursday friday saturday sunday watch watchdog archive archives database report reports agency union league trust desk project programme program initiative party government"
    " zeitung rundfunk stiftung verein institut universität journal le la les el los las der die das radio januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre"
    " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre city state street house today yesterday courant ledger morning pacific global department ministry office bank museum library school"
    " газета радио канал фонд центр союз совет россии москва европы january photo image source listen click here this when what why how who office"
    " asociación fundación centro instituto universidad red observatorio asked answered".split()
)
"""Words that no personal name holds."""
