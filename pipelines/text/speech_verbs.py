"""Words that tell coverage from other news, by language: what outlets do, how articles are called, what is no coverage.

All are matched in lower-cased, letter-folded text. Languages are not told apart where it does no harm: a post in
German that quotes an English sentence is read as well as one in English.
"""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from functools import lru_cache

import ahocorasick_rs

from pipelines.text.literal_filter import Sieve, Sieved, alternatives, by_first_letter

_SAY_LATIN = (
    r"said|says|say|saying|told|tells|added|adds|explained|explains|explaining|noted|notes|stated|states|warned|warns|argued|argues|commented|comments|wrote|writes|asked"
    r"|asks|replied|replies|answered|answers|insisted|insists|stressed|stresses|emphasi[sz]ed|emphasi[sz]es|concluded|concludes|continued|continues|recalled|recalls"
    r"|laments|lamented|believes|believed|suggests|suggested|claims|claimed|reflects|reflected|describes|described|adds|confirmed|confirms|predicted|predicts|countered|counters|joked|quipped"
    r"|observed|observes|remarked|remarks|pointed out|points out|declared|declares|urged|urges|put it|puts it|reminded|reminds|responded|responds|cautioned|cautions|admitted|acknowledged|acknowledges|conceded|concedes|promised|promises|pledged|pledges|vowed|vows"
    r"|admits|maintained|maintains|according to|in the words of|quoted|quotes|quoting|remembers|remembered|complained|complains|criticised|criticized|summed up|sums up|reads|read"
    r"|kündigt|kündigte|verspricht|versprach|räumt|räumte|versichert|versicherte|gesteht|gestand|freut|freute|hofft|hoffte|lobt|lobte|dankt|dankte|sagt|sagte|erklärt|erklärte|betont|betonte|meint|meinte|warnt|warnte|fordert|forderte|laut|zitiert|zitierte|kritisiert|kritisierte|ergänzt|ergänzte|fügt|fügte|berichtet"
    r"|erzählt|erzählte|schreibt|schrieb|heißt|äußert|äußerte|mahnt|mahnte|kommentiert|kommentierte|gesagt|erläutert|erläuterte|bilanziert|bilanzierte|antwortet|antwortete"
    r"|teilt|teilte|lacht|lachte|schmunzelt|lässt wissen|se queja|se quejó|s'emporte|complains|complained|bekräftigt|bekräftigte|appelliert|appellierte|urteilt|urteilte|findet|bedauert|bedauerte|beklagt|beklagte|bemängelt|bemängelte|schildert|schilderte|beschreibt|beschrieb|verlangt|verlangte|bestätigt|bestätigte|stellt|stellte|rät|hebt|hob|weist|wies|führt|führte|resümiert|resümierte|unterstreicht|unterstrich|so"
    r"|évoque|évoqué|évoquait|demande|demandé|exige|exigé|propose|proposé|dit|déclare|déclaré|déclarait|explique|expliqué|expliquait|affirme|affirmé|affirmait|souligne|souligné|soulignait|ajoute|ajouté|ajoutait|rappelle|rappelé|précise|précisé"
    r"|estime|estimé|selon|d'après|confie|confié|raconte|raconté|dénonce|dénoncé|regrette|regretté|insiste|insisté|résume|résumé|alerte|alerté|avertit|averti|témoigne|témoigné"
    r"|écrit|répond|répondu|conclut|conclu|lance|lancé|observe|observé|commente|commenté|assure|assuré|plaide|plaidé|tranche|glisse|soupire|s'indigne|s'alarme|juge|jugé|détaille|détaillé|poursuit|poursuivi|note|noté|renchérit|nuance|nuancé|réagit|réagi|fustige|pointe|pointé|considère|confirme|confirmé|s'étonne|se désole|reconnaît|appelle|réclame|constate|constaté|prévient|prévenu|martelé|rétorqué|lâché|renchéri|nuancé|fustigé|pointé|jugé|appelé|réclamé|constaté|déploré|indiqué|reconnu|martèle|déplore|s'inquiète|indique|indiqué"
    r"|promet|promis|admet|admis|concède|concédé|annonce|annoncé|s'engage|rappelait|précisait|estimait|confiait|racontait|dénonçait|regrettait|insistait|résumait|alertait|avertissait|témoignait|lançait|observait|commentait|assurait|plaidait|jugeait|détaillait|poursuivait|notait|constatait|pointait|confirmait|reconnaissait|réclamait|indiquait|exigeait|proposait|disait|écrivait|répondait|martelait|déplorait"
    r"|decía|explicaba|señalaba|recordaba|contaba|advertía|denunciaba|lamentaba|resumía|insistía|reclamaba|comentaba|aseguraba|afirmaba|defendía|pedía|reconocía"
    r"|ha(?:n|bía)? (?:dicho|contado|explicado|añadido|señalado|recordado|declarado|asegurado|afirmado|comentado|apuntado|advertido|denunciado|lamentado|subrayado|resumido|insistido|respondido|criticado|destacado|reclamado|manifestado|indicado|concluido|reconocido|confesado|bromeado|zanjado|sentenciado|defendido|remarcado|reflexionado|relatado|precisado|expresado|expuesto|opinado|agregado|matizado)"
    r"|admitió|admite|admitía|reconoció|reconoce|prometió|promete|anunció|anuncia|pidió|pide|exigió|exige|propuso|propone|dijo|dice|afirmó|afirma|declaró|declara|explicó|explica|señaló|señala|aseguró|asegura|añadió|añade|indicó|indica|manifestó|manifiesta|subrayó|subraya|comentó|comenta"
    r"|recordó|recuerda|apuntó|apunta|advirtió|advierte|denunció|denuncia|sostuvo|sostiene|relató|relata|contó|cuenta|resumió|resume|concluyó|concluye|según|escribió|escribe"
    r"|detalló|detalla|agregó|agrega|reiteró|reitera|sentenció|sentencia|criticó|critica|valoró|valora|defendió|defiende|opinó|opina|matizó|matiza|zanjó|planteó|plantea|alertó|alerta|reflexionó|reflexiona|remarcó|remarca|puntualizó|confesó|confiesa|consideró|considera|respondió|responde|lamentó|lamenta|insistió|insiste|expresó|expresa|precisó|precisa|destacó|destaca|reclamó|reclama"
    r"|cuent[ao]|narra|narró|comparte|compartió|celebra|celebró|ricorda|ricordò|racconta|raccontato|raccontò|spiega|spiegato|afferma|affermato|sottolinea|dichiara|dichiarato|osserva|commenta|sostiene|conclude|aggiunge|avverte|dice|ha detto|secondo"
    r"|diz|disse|afirmou|explica|explicou|conta|contou|destaca|destacou|ressalta|ressaltou|avalia|avaliou|alerta|alertou|resume|resumiu|defende|defendeu|lembra|lembrou|segundo|dedi|diyor|söyledi|belirtti|ifade etti|vurguladı|açıkladı|anlattı|ekledi|konuştu|cho biết|nói|chia sẻ|nhận định|khẳng định|cho rằng"
    r"|zegt|zei|zeggen|vertelt|vertelde|vertellen|aldus|volgens|legt uit|legde uit|stelt|stelde|benadrukt|benadrukte|waarschuwt|waarschuwde|vindt|voegt|voegde|schrijft|schreef|reageert|reageerde|verklaart|verklaarde|licht toe|lichtte toe|noemt|merkt op|concludeert|concludeerde|klinkt|erkent|erkende|belooft|beloofde|kondigt|kondigde"
    r"|admite|admitiu|reconhece|reconheceu|promete|prometeu|anunciou|declarou|relatou|relata|comentou|criticou|observou|pontuou|enfatizou|acrescentou|acrescenta|completou|argumentou|sublinhou|sublinha|garantiu|garante|referiu|refere|frisou|frisa|recordou|escreveu|escreve|apontou|aponta|lamentou|desabafou|desabafa|confessou"
    r"|dichiara|dichiarato|ribadisce|ribadito|precisa|precisato|riferisce|scrive|lamenta|insiste|commentato|aggiunto|auspica|evidenzia|evidenziato|ammette|avvertito|ammesso|riconosce|riconosciuto|promette|promesso|annuncia|annunciato|esorta|sottolineato|denuncia"
    r"|spricht von|sprach von|parle d'un|parle d'une|habla de|parla di|diyen|diyerek|vurgulayan|belirten|ifadelerini kullandı|ifadesini kullandı|şeklinde konuştu|sözlerini kullandı|sözleriyle|değerlendirdi|çağrıda bulundu|dile getirdi|kaydetti|aktardı|uyardı|hatırlattı|sordu"
    r"|likes? to say|aime (?:à )?(?:dire|répéter)|suele decir|le gusta decir|pflegt zu sagen|sagt gern|ama (?:dire|ripetere)|costuma dizer|phát biểu|bày tỏ|giải thích|nhấn mạnh|cảnh báo|kể|tâm sự|bộc bạch|lý giải|säger|berättar|berättade|menar|menade|förklarar|förklarade|konstaterar|konstaterade|betonar|betonade|understryker|skriver|siger|sagde|fortæller|fortalte|forteller|forklarer|forklarede|forklarte|understreger|understreker|udtaler|uttaler|sanoo|sanoi|kertoo|kertoi|toteaa|totesi|korostaa|korosti|muistuttaa|muistutti|mówi|powiedział[a]?|podkreśla|podkreślił[a]?|dodaje|dodał[a]?|wyjaśnia|wyjaśnił[a]?|tłumaczy|zauważa|stwierdził[a]?|komentuje|ostrzega|apeluje|przyznaje"
    r"|řekl[aio]?|říká|říkají|uvedl[aio]?|uvádí|dodal[aio]?|dodává|vysvětlil[aio]?|vysvětluje|upozornil[aio]?|upozorňuje|zdůraznil[aio]?|zdůrazňuje|popsal[aio]?|popisuje|míní|podle|povedal[aio]?|hovorí|vraví|uviedol|uviedla|dodáva|vysvetlil[aio]?|vysvetľuje|upozorňuje|zdôraznil[aio]?|podľa"
    r"|mondta|mondja|elmondta|elmondja|közölte|hangsúlyozta|hangsúlyozza|tette hozzá|hozzátette|nyilatkozta|fogalmazott|emelte ki|kiemelte|magyarázta|magyarázza|figyelmeztetett|írta|írja|jelentette ki|kijelentette|szerint"
    r"|a(?:u)? (?:spus|declarat|explicat|adăugat|precizat|subliniat|afirmat|menționat|avertizat|povestit|completat|transmis)|spune|spun|declară|explică|adaugă|precizează|subliniază|afirmă|povestește|potrivit"
    r"|rekao|rekla|rekli|kaže|kažu|izjavi(?:o|la)|izjavil[ai]?|ističe|istaknu(?:o|la)|istakao|istakla|poruči(?:o|la)|poručuje|naglasi(?:o|la)|naglašava|objasni(?:o|la)|objašnjava|doda(?:o|la)|upozori(?:o|la)|upozorava|prema (?:riječima|rečima)|dejal[ai]?|pojasnil[ai]?|pojasnjuje|poudaril[ai]?|poudarja|opozoril[ai]?|opozarja|po besedah"
    r"|kata|ujar|ucap|ungkap|tutur|katanya|ujarnya|ucapnya|menurut|mengatakan|menyatakan|menjelaskan|menegaskan|menambahkan"
    r"|δήλωσε|δηλώνει|δήλωσαν|είπε|είπαν|λέει|λένε|τόνισε|τονίζει|ανέφερε|αναφέρει|σημείωσε|σημειώνει|υπογράμμισε|υπογραμμίζει|πρόσθεσε|προσθέτει|εξήγησε|εξηγεί|υποστήριξε|υποστηρίζει|επισήμανε|επεσήμανε|επισημαίνει|σχολίασε|σχολιάζει|προειδοποίησε|προειδοποιεί|έγραψε|γράφει|απάντησε|απαντά|κατέληξε|καταλήγει|παραδέχθηκε|παραδέχεται|σύμφωνα με"
    r"|אמר|אמרה|אמרו|אומר|אומרת|הוסיף|הוסיפה|ציין|ציינה|הסביר|הסבירה|הדגיש|הדגישה|הזהיר|הזהירה|סיפר|סיפרה|מספר|מספרת|לדברי|לדבריו|לדבריה"
    r"|कहा|कहना है|कहते हैं|कहती हैं|बताया|बोले|बोलीं|के अनुसार|के मुताबिक|বলেন|বলেছেন|জানান|জানিয়েছেন|কথায়|म्हणाले|म्हणाल्या|सांगितले|கூறினார்|தெரிவித்தார்|అన్నారు|తెలిపారు|പറഞ്ഞു"
    r"|กล่าวว่า|กล่าว|ระบุว่า|เปิดเผยว่า|บอกว่า|თქვა|ამბობს|განაცხადა|აღნიშნა|ասաց|ասում է|նշեց|alisema|anasema|amesema"
)
_SAY_CYRILLIC = (
    r"сказал[аи]?|говорит|говорила?|заявил[аи]?|заявляет|отметил[аи]?|отмечает|подчеркнул[аи]?|подч[её]ркивает|рассказал[аи]?|рассказывает|объяснил[аи]?|объясняет|пояснил[аи]?"
    r"|поясняет|считает|добавил[аи]?|добавляет|сообщил[аи]?|пишет|написал[аи]?|напомнил[аи]?|напоминает|утверждает|уверен[а]?|по словам|по (?:его|её|ее|их) словам|цитирует|процитировал[аио]?|ответил[аи]?|отвечает"
    r"|пообещал[аи]?|обещает|согласил(?:ся|ась|ись)|признал[аи]?|признаёт|признает|комментирует|прокомментировал[аи]?|замечает|заметил[аи]?|предупредил[аи]?|предупреждает|вспоминает|вспомнил[аи]?|убежд[её]н[а]?|констатирует|уточнил[аи]?"
    r"|поделил(?:ся|ась|ись)|возмущается|сетует|рассуждает|настаивает|полагает|делится|подтвердил[аи]?|подтверждает|посетовал[аи]?|возразил[аи]?|резюмирует|призвал[аи]?|указал[аи]?|указывает|подытожил[аи]?|люби[тл]а? (?:повторять|говорить|шутить)|по мнению|повторяет|повторил[аи]?|шутит|пошутил[аи]?|улыбается|вздыхает|вздохнул[аи]?|сме[её]тся|размышляет|удивляется|радуется|признается|призна[её]тся|вздыхая"
    r"|сказа(?:в|ли)|каже|кажуть|говорить|заяви(?:в|ли)|заявляє|зазначи(?:в|ла|ли)|зазначає|наголоси(?:в|ла|ли)|наголошує|підкресли(?:в|ла|ли)|підкреслює|розпові(?:в|ла|ли)|розповідає|поясни(?:в|ли)|пояснює|дода(?:в|ла|ли|є)|повідоми(?:в|ла|ли)|повідомляє|пише|написа(?:в|ли)|нагада(?:в|ла|ли)|нагадує|вважає|стверджує|за (?:словами|його словами|її словами)|на думку|попереди(?:в|ла|ли)|попереджає|відпові(?:в|ла|ли)|переконан(?:ий|а)"
    r"|каза|казаха|казва|казват|заяви|заявява|посочи|посочва|подчерта|подчертава|обясни|обяснява|добави|добавя|съобщи|разказа|разказва|отбеляза|отбелязва|предупреди|предупреждава|коментира|според|по думите"
    r"|рекао|рекла|рекли|изјави(?:о|ла)|истиче|истакао|истакла|навео|навела|наводи|додаје|дода(?:о|ла)|објасни(?:о|ла)|објашњава|упозори(?:о|ла)|поручи(?:о|ла)|према речима"
)
SAY_ARABIC = (
    r"[وف]?(?:أجاب|أجابت|ردّ|ردّت|قاله|قالته|قال|قالت|صرح|صرّح|صرحت|صرّحت|أضاف|أضافت|اضاف|أكد|أكدت|أوضح|أوضحت|اوضح|ذكر|ذكرت|أشار|أشارت|يقول|تقول|كتب|كتبت|حذر|حذّر|حذرت|حذّرت|شدد|شدّد|شددت|علق|علّق|علقت|علّقت"
    r"|اعتبر|اعتبرت|رأى|رأت|لفت|لفتت|نبه|نبّه|نبهت|طالب|طالبت|بيّن|بيّنت|وصف|وصفت|تابع|تابعت|ختم|ختمت|يضيف|تضيف|يوضح|توضح|يؤكد|تؤكد|دعا|دعت|أردف|أردفت|استطرد|استطردت|نوه|نوّه|نوهت|عبّر|عبر|عبّرت|اختتم|اختتمت|تساءل|تساءلت|نفى|نفت|كشف|كشفت|أعرب|أعربت|أفاد|أفادت|انتقد|انتقدت|يرى|ترى|تؤكد|يختم|تختم)|بحسب|وفق|وفقا ل|على حد قول|نقلا عن|قائلا|قائلة|قائلاً|قولها|قوله"
    r"|گفت|گفتند|گفته است|می‌گوید|میگوید|افزود|تأکید کرد|تاکید کرد|اظهار (?:کرد|داشت)|توضیح داد|به گفته|کہا|کہتے ہیں|کہتی ہیں"
)
SAY_LATIN, SAY_CYRILLIC = by_first_letter(_SAY_LATIN), by_first_letter(_SAY_CYRILLIC)
SAYS = Sieve(f"{_SAY_LATIN}|{_SAY_CYRILLIC}|{SAY_ARABIC}")
"""Where a word of saying may stand in a language with blanks between words."""
SAY_HAN = "回忆|回憶|追忆|追憶|讲述|講述|提醒|叮嘱|叮囑|(?:访|訪|采|採|时|時|，)[^，。]{0,4}指(?=[，,：:「“])|说道|说|表示|指出|称|强调|认为|写道|坦言|介绍|回应|解释|提到|补充|直言|呼吁|警告|告诉|谈到|感慨|透露|总结|说明|說道|說|稱|強調|認為|寫道|介紹|回應|解釋|補充|呼籲|告訴|談到|總結|說明|批評|批评|形容|慨叹|慨嘆|答道|答|道|感叹|感嘆|质疑|質疑|反问|反問|坦承|直指|分享|解读|解讀|受访时|受訪時|引述|引用"
SAY_JAPANESE_AFTER = r"(?:だ|である)?(?:など)?と(?:、|いう|の(?:コメント|談話|言葉|発言|声|思い|見解|指摘)|[^。」「]{0,12}?(?:述べ|話し|話す|話して|語っ|語り|語る|指摘|コメント|訴え|説明|強調|答え|言っ|言い|言う|いう|述懐|警鐘|呼びか|呼び掛|主張|批判|力を込め|振り返|明かし|締めくく|要望|求め|懸念|返し|伝え|書い|記し|つづ|憤|嘆|強く|危惧|評価|提言|分析|解説|証言|付け加え|つけ加え|続け|問いかけ|問い掛け|応じ|つぶや|打ち明|漏ら|こぼ|力説|念を押|結ん|結び|諭|説い|説く|励ま|誓|笑顔|笑み|笑っ|笑う|ほほ笑|微笑|ぽつり|しみじみ|きっぱり|にっこり|目を輝か|声を弾ま|切り出|感謝|期待を|喜び|喜ん|安堵|うなず|苦笑|涙|はにか|胸を張|目を細め|意気込))"
SAY_KOREAN_AFTER = r"(?:이?라고|이?라며|이?라면서|이?라는|고|며|면서|이?란|하고|다고|[은는]? ?(?:말|발언|지적|설명|이유|의견|입장|메시지|소감))"
SAY_KOREAN_LATER = re.compile(
    r"이같이|이렇게|이와 같이|라고 (?:말|밝|전|강조|설명|지적|덧붙|주장|호소|답|토로|비판|우려|진단|당부|했|하)|(?:말했|밝혔|전했|강조했|설명했|지적했|덧붙였|주장했|호소했|답했|토로했|비판했)"
)

_SPEAKS_UNSPACED = rf"{SAY_HAN}|{SAY_KOREAN_LATER.pattern}|と(?:述べ|話し|語っ|語り|指摘|訴え|説明|強調|答え)"
_MAY_SPEAK = Sieve(_SPEAKS_UNSPACED)
_SPEAKS = re.compile(rf"(?<!\w)(?:{SAY_LATIN}|{SAY_CYRILLIC}|{SAY_ARABIC})(?!\w)|{_SPEAKS_UNSPACED}")


def tells_words(text: str, start: int, end: int) -> bool:
    """Whether a word of saying stands between two offsets, words in marks or not."""
    may = SAYS.may(text, start, end) or _MAY_SPEAK.may(text, start, end)
    return may and _SPEAKS.search(text, start, end) is not None


COVERAGE_LATIN = (
    r"unter der überschrift|unter dem titel|bajo el título|bajo el titular|con il titolo|sotto il titolo|sob o título|leads? (?:with|on|its)|led (?:with|on|its)|splash(?:es|ed)? (?:on|with)|showed|shown on|newsroom|film crew|camera crew|newsletter|editorials?|viewers (?:of|in)|listeners (?:of|to)|readers (?:of|in)|evening news|morning news|nightly news|newscasts?|told|spoke (?:to|with)|speaks (?:to|with)|speaking (?:to|with)|talked (?:to|with)|talks (?:to|with)|talking to|sat down with|interview(?:ed|s|ing)?|quot(?:ed|es|ing)|cit(?:ed|es|ing)|featur(?:ed|es|ing)|feature|profile[ds]?|mention(?:ed|s)"
    r"|cover(?:ed|s|age|ing)|report(?:ed|s|ing)|publish(?:ed|es)|appear(?:ed|s|ing|ance)|guest|joined|joins|live on|air(?:ed|s)|broadcasts?|article|story|piece|op-ed|opinion|column|essay|commentary|letter to the editor|investigation"
    r"|segment|episode|podcast|wrote|writes|writing|picked up|carried|carries|ran|in the (?:media|news|press)|press (?:review|coverage|clip\w*|round-?up)|media (?:coverage|round-?up|mentions?|appearances?)|headline[ds]?|newspaper|magazine|radio|television|tv"
    r"|documentary|listen|watch|highlight(?:ed|s)|discuss(?:ed|es)?|invited|hosted|on air|debate[ds]?|printed|reprinted|commented|revealed|referenced|references|draws on|drew on|in conversation|q&a|as seen"
    r"|live (?:auf|bei|im)|berufung auf|verweis auf|fragen (?:von|der|des)|beantwortete|nachhören|nachzuhören|nachlesen|auf sendung|mediathek|funkhaus|diskutiert(?:e|en)?|talkrunde|besuchte|zuschauer(?:innen)?|hörer(?:innen)?|leser(?:innen)?|interviewt(?:e|en)?|befragt(?:e|en)?|zitiert(?:e|en)?|berichte(?:t|te|ten|n)?|bericht|schreibt|schrieb|schrieben|veröffentlicht(?:e|en)?|erschien(?:en)?|erschienene|erscheint|artikel|beitrag|gastbeitrag|sendung|gesendet|sendete|ausgestrahlt|gespräch|zu gast|zu sehen|zu hören|zu lesen|presseschau|pressespiegel|in den medien|reportage|kommentar|ausgabe|zeitung|magazin|sender|aufgegriffen|griff|meldung|widmet|widmete|druckte|abgedruckt|sprach|sprachen|hörfunk|fernsehen|folge|porträt(?:ier(?:t|te|ten|en))?|portraits?|hörten? (?:man|ihr|sie|wir)|sah(?:en|t)? (?:man|ihr|sie|wir)|meldet(?:e)?|brachte"
    r"|en direct|interview[ée]e?s?|rapport[ée]|rapporte(?:nt)?|citant|appuyant sur|intervenue?s?|intervient|parl(?:é|e|ent) (?:à|au|avec)|déclaré (?:à|au)|confié (?:à|au)|expliqué (?:à|au)|dit (?:à|au)|déplore|épinglé?|podcast|sujet de|met en lumière|se penche|sur le plateau|plateau télé|télé|petit écran|y revient|téléspectateurs|auditeurs|lecteurs|publi[ée]e?s?|paru|parue|parution|parus|parues|entretien|interrog[ée]e?|invit[ée]e?|cit[ée]e?|cite|relay[ée]e?s?|relaie(?:nt)?|repris(?:e|es)?|consacre|consacr[ée]e?|reportage|enquête|émission|diffus[ée]e?|tribune|revue de presse|retombées|vus? (?:à la télé|dans)|médias\b|nos nombran|se dijo de nosotros|nous citent|medya(?:da|dan| yansımaları)|pu lire|pu entendre|pu voir|pouv(?:ait|ez|iez) (?:lire|entendre|voir)|y avez (?:vu|lu|entendu)|dans la presse|dans les médias|au micro|à l'antenne|journal|quotidien|hebdomadaire|titre|chronique|passage|répond(?:u)?|évoqu[ée]e?|évoque|donne la parole|écouter|réécouter|regarder|raconte|retrouvez|publient|publiait|consacrent|consacrait|diffusent|diffusait|titrait|évoquent|évoquait|reprennent|racontent|racontait"
    r"|fait la une|la une d[eu]|rendu compte|rend compte|rendent compte|se sont fait l'écho|a fait écho|page \d|pages \d|seite \d|seiten \d|página \d|páginas \d|pagina \d|pág\. ?\d|estuv(?:o|e|ieron|imos) en|estará en|invitad[oa]s? (?:a|al|en|por)|emisión del? (?:noticiero|informativo|programa)|sal(?:e|en|ió|ieron|imos|ía) en|visitó los estudios|distribuyó|según explica|según explicó|despacho|teletipo|reproducid[oa]s?|replicó|dépêche|verbreitete|agenturmeldung|dispatch|syndicated|wire story|noticiero|informativo|mostró|informan|titula|en directo|en vivo|telespectadores|oyentes|lectores|publicó|publica|publicad[oa]s?|entrevist(?:a|an|ó|aron|aba|ad[oa]s?)|publicaron|publican|recogieron|recogen|dedicaron|dedican|emitieron|emiten|difundieron|citaron|informaron|hablaron|contaron|reseñaron|destacaron|retratos?|pud(?:o|isteis|ieron) (?:oír|leer|ver)(?:se)?|reportaje|recog(?:e|ió|ía|id[oa])|citad[oa]|cita|citó|nota|noticia|artículo|columna|tribuna|en los medios|en la prensa|habló|conversó|conversa|dedic(?:a|ó)|emitió|emitid[oa]|difundi(?:ó|d[oa])|informó|informa|reseñ(?:a|ó)|programa|prensa|se h(?:izo|icieron|ace|acen) eco|intervino|interviene|participó|apareció|aparece|charló|destacó|destaca|contó|declaró a|explicó a|dijo a|emisora|reportó|escuchar|ver"
    r"|microfoni|intervenut[oa]|ospite|exibiu|exibid[oa]|emitiu|transmitiu|transmitid[oa]|dedicou|trasmess[oa]|publicou|noticiou|reportagem|matéria|entrevistou|jornal|emissora|ritratt[oi]|letters? pages?|photographers?|fotógraf[oa]s?|photographes?|fotograf(?:in|en)?|reporters?|catch us|caught us|saw us|seen us|heard us|hear us|on the telly|on the box|on the air|on the wireless|on telly|salimos (?:en|por)|vernos|oírnos|escucharnos|apparu(?:e|s|es)?|apparaît|nous (?:voir|entendre)|s’est arrêtée?|s'est arrêtée?|s’y est arrêtée?|s’y arrêt\w+|s'y est arrêtée?|articolo|intervista|intervistat[oa]|pubblicat[oa]|ha dedicato|giornale|quotidiano|trasmissione|rassegna stampa|puntata|haber|haberi|haberleştirdi|gazetesi|röportaj|konuk|yayın\w*|programına|báo|đăng|bài viết|phỏng vấn|phóng sự|bản tin|đưa tin|báo chí|truyền hình|phát sóng|đài|tạp chí|bài báo|lên sóng|chương trình|khách mời"
    r"|front[- ]page|full page|half a page|whole page|most of a page|double page|page spread|airtime|titelseite|lokalseite|doppelseite|ganze seite|halbe seite|pleine page|demi-page|en une|a la une|portada|media página|doble página|página entera|prima pagina|primeira página|p[oó]dcast|episodio|capítulo|épisode|puntata|episódio|schreef|schrijft|berichtte|publiceerde|gepubliceerd|verscheen|verschenen|interviewde|geïnterviewd|uitzending|te gast|krant|dagblad|omroep|besteedde|besteedt|in de media|in het nieuws|vertelde|vertelt|sprak|gesprek|te zien|te horen|te lezen|aflevering|citeert|citeerde|geciteerd|aan het woord|opiniestuk|tijdschrift"
    r"|saiu n[oa]|esteve n[oa]|esteve em|participou|falou|na imprensa|nos media|na mídia|destaque|convidad[oa]|coluna|notícia|citou|veiculou|edição|crónica|ospiti|ospitat[oa]|dedicato|dedica|servizio|parlano di noi|ne parla|parla di noi|testata|racconta|in onda|edizione|riprende|ripres[oa]"
    r"|haber yaptı|basında|manşet\w*|çıktık|yer verdi|yer aldı|yazdı|yayımla\w*|konuğu|ekranlarında|röportajı|söyleşi\w*|köşe yazısı\w*|gazetede|gazetesinde|gazetesine|televizyon\w*|radyo\w*|program\w*|muhabir\w*|konuştu"
    r"|napisał[ao]?|pisze|opublikował[ao]?|ukazał\w*|artykuł\w*|wywiad\w*|gazet\w+|rozmow\w+|w mediach|audycj\w+|gościem|wystąpił[a]?"
    r"|intervju\w*|medverka\w*|artikeln|artikkel\w*|artiklen|reportage\w*|reportasje\w*|inslag\w*|avsnitt\w*|tidning\w*|tidskrift\w*|avisen|aviser|avisa|omtal\w+|sänd(?:es|s|e|ning\w*)|sendt i|sending(?:en)?|udsendelse\w*|medvirke\w*|gäst(?:ade)? i|gjest i|gæst i|lyssna|lytt til|i medi(?:a|er|erna|erne)|haastat\w+|artikkeli\w*|julkais\w+|uutiso\w+|lehdessä|mediassa|ohjelmassa|vieraana|radiossa|televisiossa"
    r"|rozhovor\w*|článek|článk\w+|článok|napsal[aiy]?|napísal[ai]?|reportáž\w*|pořad\w*|reláci\w*|odvysíla\w+|vysílá\w*|vyšel|vyšiel|vyšl[ao]|zmínk\w+|zmienk\w+|v médií?ch|v médiách|noviny|novinách|časopis\w*|rozhlas\w*|televiz\w+|interjú\w*|cikk\w*|riport\w*|műsor\w*|megjelent|sajtó\w*|írta|vendége"
    r"|interviu\w*|articol\w*|a scris|emisiun\w+|publicat[ăe]|ziar\w*|difuzat[ăe]?|în presă|invitat[ăul]*|članak|članku|članek|objavi\w+|emisij\w+|novinama|gostova\w+|u medijima|v medijih|prispevek|oddaj\w+|wawancara\w*|diwawancara\w*|liputan|diliput|dimuat|tayang\w*|narasumber|συνέντευξ\w*|συνεντεύξ\w*|άρθρο\w*|εφημερίδα\w*|δημοσίευ\w*|έγραψε|εκπομπή\w*|φιλοξεν\w*"
    r"|ראיון\w*|כתבה\w*|מאמר\w*|עיתון\w*|התראיי\w*|פורסמ?\w*|שודר\w*|בתקשורת"
)
COVERAGE_CYRILLIC = r"выступ\w+|фотограф\w*|корреспондент\w*|портрет\w*|услышать|увидеть|прочесть|прочитать|прозвуча\w+|в гостях|страниц\w+ \d|стр\. ?\d|перв\w{2,3} полос\w|разворот\w*|на вопросы|прям\w+ эфир\w*|напечата\w+|очерк\w*|заметк\w+|рубрик\w+|рассказыва\w+|поговори\w+|снял[аи]?|выпустил\w*|зрител\w+|слушател\w+|читател\w+|опубликова\w+|публик\w+|материал\w*|стать[яеюи]\w*|интервью|цитиру\w+|процитирова\w+|написа\w+|пишет|пишут|сообщ\w+|рассказа\w+|репортаж\w*|эфир\w*|передач\w+|программ\w+|сюжет\w*|вышл[аои]|вышел|колонк\w+|сми о нас|о нас (?:пишут|говорят)|в сми|упоминани\w+|газет\w+|журнал\w*|телеканал\w*|радио\w*|издани\w+|подкаст\w*|комментари\w+|прокомментирова\w+|расследовани\w+|ссыла\w+|показал\w*|читать|полный текст|выпуск\w*|поговорил\w*|беседова\w+|пресса|прессе|інтерв\w+|статт\w+|опублік\w+|ефір\w*|видання\w*|згад\w+|у змі|змі про|пише|интервю\w*|статия\w*|публикува\w*|вестник\w*|предаване\w*|гостува\w*"
COVERAGE_ARABIC = r"نشر|نشرت|نشره|نشرته|تقرير|تقريرا|مقال|مقالا|مقابلة|حوار|حوارا|استضاف|استضافت|ضيف|ضيفا|ضيفة|ضيوف|ضيوفا|حل|حلّ|حلت|حلّت|شاشة|شاشات|أثير|برنامج|حلقة|نقل|نقلت|نقلا عن|ذكرت|أفادت|افادت|تناول|تناولت|بث|بثت|أجرت|اجرت|أجرى|تحدث|تحدثت|تصريح|تصريحا|تصريحات|اقتبس|اقتبست|سلطت|سلط|كتب|كتبت|صحيفة|جريدة|قناة|موقع|إذاعة|اذاعة|وكالة|مجلة|في الإعلام|في الاعلام|بودكاست|تحقيق|تحقيقا|استشهد|استشهدت|الصحافة|الصحف|قيل عنا|أوردت|اوردت|رصد|غطت|تغطية|قالت ل|قال ل"
COVERAGE_KOREAN = "제목으로|제하의|1면|신문에 (?:났|나왔|나온)|글을 (?:쓰|썼|쓴|써|싣|실|올|보내|냈)|글이 (?:실|올|나)|시청자|청취자|독자|보도|기사|인터뷰|기고|칼럼|인용|출연|방송|게재|실렸|실린|소개|다뤘|다룬|다루|언론|취재|신문|뉴스|원문|통화에서|사설|단독|팟캐스트|라디오|전했|지면|코멘트|매체|중계|특집|대담|시청|다시보기|조명|와 만나|과 만나"
COVERAGE_JAPANESE = "の見出しで|と題した記事|と題する記事|と題した特集|一面|１面|視聴者|リスナー|読者|掲載|紹介|取り上げ|取上げ|放送|出演|報じ|報道|インタビュー|取材|記事|配信|寄稿|コメント|メディア|新聞|朝刊|夕刊|紙面|番組|特集|連載|ラジオ|テレビ|ポッドキャスト|引用|論考|対談|社説|オンエア|ゲスト|電子版|誌|載り|載った|載って|語って|語りま|語った"
COVERAGE_HAN = "》为题|”为题|》為題|」為題|观众|觀眾|听众|聽眾|读者|讀者|报道|報道|报导|報導|采访|採訪|专访|專訪|刊发|刊發|刊登|刊载|刊載|发表|發表|发布|访问|訪問|转载|轉載|引用|引述|播出|节目|節目|受访|受訪|媒体|媒體|传媒|傳媒|专题|專題|文章|原文|评论|評論|撰文|专栏|專欄|播客|电台|電台|报章|報章|披露|关注|關注|做客|对话|對話|连线|連線|登载|登載|见报|見報|社论|訪談|访谈|特稿|投书|投書|报刊|日前|嘉宾|嘉賓|播放|刊於|刊于|登出|》谈|》談|）谈|）談|专文|專文|收录于|收錄於|推送|月号|月號|整版|版面|头版|頭版|记者(?!会|會|招待|证|發|发布|节)|記者(?!会|會|招待|證|證|節)"

COVERAGE_WORD = re.compile(
    rf"(?<!\w)(?:{by_first_letter(COVERAGE_LATIN)}|{by_first_letter(COVERAGE_CYRILLIC)})(?!\w)|(?<!\w)[وفبل]?(?:ال)?(?:{COVERAGE_ARABIC})(?:ها?|هم|(?<=ت)نا)?(?!\w)|{COVERAGE_KOREAN}|{COVERAGE_JAPANESE}|{COVERAGE_HAN}",
    re.IGNORECASE,
)
"""One word that belongs to a report about coverage; in an outlet's sentence it says that the outlet did something."""


def _literal(alternative: str) -> str:
    """The letters with which every match of one alternative begins."""
    head = re.match(r"[^\\(\[?*+{.|)]*", alternative)
    letters = head.group() if head else ""
    optional = alternative[len(letters) : len(letters) + 1] in ("?", "*", "{")
    return letters[:-1] if optional else letters


_LITERALS = sorted(
    {
        _literal(alternative)
        for pattern in (
            COVERAGE_LATIN,
            COVERAGE_CYRILLIC,
            COVERAGE_ARABIC,
            COVERAGE_KOREAN,
            COVERAGE_JAPANESE,
            COVERAGE_HAN,
        )
        for alternative in alternatives(pattern)
    }
)
_AUTOMATON = ahocorasick_rs.AhoCorasick(_LITERALS, store_patterns=False)
_ARABIC_PREFIX = 3
"""Letters that may be joined before an Arabic word: a conjunction and the article."""


_SENTENCE_LENGTH = 2_000
"""Characters: a longer text is no sentence that is asked about again."""


def tells_coverage(text: str) -> bool:
    """Whether a text holds a word of coverage; the same as searching `COVERAGE_WORD`, at a twentieth of the cost."""
    return _sentence_tells(text) if len(text) <= _SENTENCE_LENGTH else _tells(text)


@lru_cache(maxsize=256)
def _sentence_tells(text: str) -> bool:
    """The answer for a sentence is remembered: a post's own are asked about many times."""
    return _tells(text)


def _tells(text: str) -> bool:
    lowered = text.lower()
    if len(lowered) != len(text):
        return bool(COVERAGE_WORD.search(text))
    for _, start, _ in _AUTOMATON.find_matches_as_indexes(lowered, overlapping=True):
        low = max(0, start - _ARABIC_PREFIX) if "\u0600" <= lowered[start] <= "\u06ff" else start
        if any(COVERAGE_WORD.match(lowered, at) for at in range(low, start + 1)):
            return True
    return False


MEDIA_TITLE = Sieved(
    re.compile(
        r"(?:made|hit|in) (?:the|our) (?:local |national |evening |morning )?(?:papers?|headlines|front pages?)\b|in (?:the|our) (?:media|news|press)\b|passages? (?:télé|radio|médias?)|ils parlent de nous|(?:parlent|parlaient|ont parlé|ont écrit|parle) (?:de|sur) nous|(?:han|ha) hablado de nosotros|(?:hanno|ha) (?:parlato|scritto) (?:di|su) noi|falaram de nós|(?:schrieben|schreiben|berichteten|berichten) über uns|(?:written|wrote|said) about us|(?:писали|написали|рассказали|говорят) о нас|о нас (?:писали|написали|рассказали|рассказывают)|hablan de nosotros|se habla de nosotros|sie berichten über uns|über uns|media (?:coverage|round-?up|mentions?|monitoring|appearances?|highlights?|digest|spotlight|hits|echo|features?|clippings?)|in the headlines|press (?:review|clip\w{0,60}|round-?up|coverage|mentions?|cuttings?)|\bpress\b(?! release| conference| statement| contact)|as covered|news coverage|we were featured|\bop-?eds\b"
        r"|(?<!\w)(?:press )?(?:cuttings|clippings)(?!\w)|вырезк\w{1,60}|스크랩|切り抜き|قصاصات|언론보도|언론 보도|보도 모음|보도모음|언론에|미디어|언론 속|기사 모음|방송 출연|언론|매체|スクラップ|メディア|掲載|出演|取り上げ|報道|媒体|媒體|传媒|傳媒|报道|報導|剪报|剪報|见报"
        r"|revue de presse|dans la presse|dans les médias|on parle de nous|presse\b|medien|pressespiegel|presseschau|presse-?echo|en los medios|en la prensa|prensa|medios|in de (?:media|pers)|in het nieuws|na (?:imprensa|mídia)|nos media|imprensa|rassegna stampa|(?:parlano|dicono) di noi|sui giornali|basında|basından|báo chí|w mediach|w prasie|(?:reakcje|relacje|echa|publikacje) (?:prasow|medial|dziennikarz|medi)\w{1,60}|retombées (?:presse|médias|médiatiques)|réactions de (?:la )?presse|(?:medien|presse)(?:echo|reaktionen|stimmen|resonanz)|(?:press|media) (?:reactions?|links|reports)|repercusión (?:en|mediática)|reacciones (?:en|de) la prensa|repercussão na|reazioni della stampa|ohlasy v (?:médií?ch|tisku)|media o nas|pis(?:zą|ali) o nas|prasa o nas|(?<!\w)i medi(?:a|er|erna|erne)\b|(?<!\w)i (?:pressen|tidningen|avisen|nyhetene)\b|pressklipp|medieomtale|presseklipp|mediassa|lehdistössä|v médií?ch|v médiách|napsali o nás|napísali o nás|píš[íu] o nás|sajtó\w{0,60}|rólunk (?:írták|mondták)|a médiában|în presă|în media|presa despre noi|apari[țt]ii (?:media|în)|u medijima|v medijih|(?:pisali|mediji|pišu) o n(?:ama|as)|di media|liputan media|στα μέσα|στον τύπο|о нас в (?:газет|журнал|прессе|новост|эфир)\w{0,60}|мы в (?:газет|журнал|прессе|новост|эфир)\w{0,60}|(?:新聞|雑誌|テレビ|ラジオ|紙面|誌面|ニュース)(?:[・や、と](?:新聞|雑誌|テレビ|ラジオ)){0,40}(?:に|で)(?:載|出ました|登場|出ます|放送)|上(?:了)?(?:报纸|報紙|电视|電視|新闻|新聞)|신문에 (?:났|나왔|실)|(?:방송|라디오|텔레비전|TV)에 (?:나왔|나갔|출연)|en (?:la )?(?:radio|televisión|tele|prensa) y (?:en )?(?:la )?(?:radio|televisión|tele|prensa)|(?:im|in) (?:radio|fernsehen|funk|der zeitung) und (?:im |in )?(?:radio|fernsehen|funk|der zeitung)|(?:à|sur) la (?:radio|télé\w{0,60}) et (?:à |sur )?la (?:radio|télé\w{0,60}|presse)|on (?:the )?(?:radio|tv|television) and (?:on |in )?(?:the )?(?:radio|tv|television|papers?|press)|(?:in|alla) (?:radio|tv|televisione) e (?:in |alla |sulla )?(?:radio|tv|televisione|stampa)|na (?:rádio|televisão|tv) e na (?:rádio|televisão|tv|imprensa)|δημοσιεύματα|έγραψαν για (?:εμάς|μας)|בתקשורת|כתבו עלינו|у змі|змі про нас|преса про нас|в медиите|медиите за нас|сми|пресса|о нас пишут|публикации|упоминания"
        r"|الإعلام|الاعلام|الصحافة|تغطية|إعلام|(?:قالوا|كتبوا|يكتبون) عنا",
        re.IGNORECASE,
    )
)
NOT_COVERAGE_POST = Sieved(
    re.compile(
        r"press release|media release|news release|for immediate release|media advisory|press statement|press conference|save the date|media briefing|vacancy|job opening|call for (?:papers|applications)"
        r"|보도자료|보도 자료|성명서|논평|공지|채용|모집|기자회견|プレスリリース|報道関係者|記者会見|(?<!(?:掲載|放送|放映|出演|紹介|報道|記事|寄稿|連載)の)お知らせ|募集|新闻稿|新聞稿|公告|招聘|声明|聲明|發布會|发布会"
        r"|communiqué(?: de presse)?|offre d'emploi|avis de|pressemitteilung|presseerklärung|pressekonferenz|stellenausschreibung|nota de prensa|comunicado|convocatoria|rueda de prensa|boletín de prensa"
        r"|пресс-релиз|заявление|вакансия|объявление|пресс-конференц|بيان صحفي|بيان|إعلان|وظيفة|دعوة|مؤتمر صحفي",
        re.IGNORECASE,
    )
)
"""Marks of a press release, notice, statement or vacancy in a title, bracket or dateline: such posts report no coverage."""

READING_LIST = (
    r"what we(?:['’]re| are)? (?:currently )?(?:read|listen|watch)(?:ing)?(?!\w)|(?:our )?(?:summer|winter|autumn|spring|weekend|holiday|monthly|weekly) read(?:s|ing)(?!\w)|reading (?:list|tips|recommendations)|(?:recommended|suggested|further|required) reading|(?:worth (?:a|your) (?:read|time)|worth reading)|(?:good|great|best|long) reads(?!\w)|link round-?up|(?:links?|reads?|articles?) (?:of|for) the (?:week|month)|(?:weekly|monthly|friday|sunday) (?:links|reads)"
    r"|lese(?:tipps?|empfehlung\w{0,60}|liste|stoff|ecke)|lesenswertes|(?<!\w)was wir (?:gerade |derzeit |im \w{1,60} )?(?:lesen|gelesen haben)|link-?tipps?|(?:links|fundstücke) (?:der woche|des monats)"
    r"|ce que nous (?:lisons|avons lu)|nos lectures|(?:lectures?|liens) (?:de la semaine|du mois|de l['’]été|recommandée?s|conseillée?s)|conseils de lecture|(?:on a|nous avons) lu pour vous|lu pour vous"
    r"|(?:qué|lo que) (?:estamos leyendo|leemos|hemos leído)|lecturas? (?:recomendad|sugerid|de la semana|del mes|de verano)\w{0,60}|recomendaciones de lectura"
    r"|o que (?:estamos a ler|andamos a ler|lemos)|leituras? (?:recomendad|sugerid|da semana|do mês)\w{0,60}|(?:dicas|sugestões) de leitura|(?:letture|consigli di lettura) (?:consigliate|della settimana|del mese|per)|cosa (?:stiamo leggendo|leggiamo)"
    r"|что (?:мы )?(?:читаем|читать|почитать)|читаем в |(?:рекомендуем|советуем) (?:почитать|прочитать)|ссылки (?:недели|месяца)|подборка (?:ссылок|статей для чтения)"
    r"|(?:おすすめ|オススメ|お薦め|最近読んだ|気になる|気になった)の?(?:記事|読み物|ニュース)|今月の(?:読み物|読書|一冊)|読みもの(?:紹介)?$"
    r"|(?:我们|我們|大家)(?:正)?在(?:读|讀|看)|(?:延伸|推荐|推薦|好文|每月|每周|每週)(?:阅读|閱讀|分享|推荐|推薦)|(?:荐|薦)(?:读|讀)|(?:书|書)单|書單"
    r"|읽을거리|(?:추천|함께 읽는|같이 읽는|이달의) ?(?:기사|글|읽기|책)|ماذا نقرأ|(?:قراءات|روابط) (?:الأسبوع|الشهر|مقترحة|مختارة)|ننصح بقراءة|wat (?:wij|we) lezen|leestips?|okuma (?:önerileri|listesi)|ne okuyoruz|co czytamy|warto przeczytać"
)
"""Titles over pieces of the press that somebody likes: they are about other things."""
NOTICE_TITLE = Sieved(
    re.compile(
        rf"\b(?:enlaces (?:de interés|de |amig)|(?:useful|partner|recommended) links|liens (?:utiles|amis)|links? (?:und|&) partner|unsere partner|nos partenaires|nuestr[oa]s (?:socios|aliad[oa]s|entidades amigas)|полезные ссылки)|友情链接|友情連結|関連リンク|リンク集|{READING_LIST}|^(?:our |a )?statement (?:on|regarding|concerning|about)(?!\w)|^(?:our )?(?:response|reply) to (?:the )?(?:media|press|recent|report|article|story|stories|coverage|claims)|^(?:correction|clarification)s?(?!\w)|setting the record straight|right of reply|^(?:stellungnahme|richtigstellung|gegendarstellung|klarstellung)|droit de réponse|^(?:rectificatif|démenti)|^(?:desmentido|rectificación)|derecho de réplica|^(?:smentita|rettifica|precisazion)|direito de resposta|nota de esclarecimento|^разъяснени|(?:press|media) accreditation|akkreditierung|accréditation|acreditaci[oó]n|accredito stampa|аккредитаци|取材申(?:し)?込|媒体(?:报名|登记)|취재 ?신청|관련 ?사이트|روابط (?:مفيدة|صديقة)"
        r"|(?:press|media) invitation|invitation (?:à la )?presse|point presse|conférence de presse|(?:invitación|convocatoria) (?:a la|de) prensa|presseeinladung|приглашение (?:для )?сми|convocad[oa]s? (?:el|la|los|las) [^.\n]{0,20}(?:premio|concurso|certamen|beca)|(?:^|\W)подписка на|^subscriptions? (?:for|to)|^abonnements? \d"
        r"|registration (?:is )?(?:now )?open|(?:we are|we're|now) (?:hiring|recruiting)|job (?:opening|vacancy|offer)|vacanc(?:y|ies)|call for (?:papers|applications|proposals|tenders)|invitation to (?:tender|the|a|our)|save the date|\Ajoin us (?:for|at|:|in person|online)|\Ajoin us:|annual report \d{4}|terms of reference"
        r"|clos(?:ed|ure|ing) (?:on|for|over|notice)|opening hours|new (?:prices|tariffs|opening)|öffnungszeiten|(?:büro|geschäftsstelle|sekretariat|beratung|museum|haus|bibliothek|archiv|wir (?:haben|bleiben))\w{0,60}[^.\n]{0,40} geschlossen|geschlossen (?:am|vom|über|zwischen|wegen|bis)|^geschlossen|^(?:avis de |aviso de )?(?:fermeture|horaires|tarifs|cierre|horarios?|tarifas|chiusura|orari)\b|(?:fermeture|cierre|chiusura) (?:estivale|annuelle|exceptionnelle|temporaire|des bureaux|de nos bureaux|por (?:vacaciones|obras|festivo)|de (?:oficinas|verano|navidad)|estiva|per ferie)|nouveaux (?:horaires|tarifs)|nuev[oa]s? (?:horarios?|tarifas)|horaires d['’]ouverture|horarios? de (?:verano|apertura|invierno|atención)|часы работы|график работы|^закрыт|мы закрыты|закрыты? (?:с|на|до)|휴관|휴무|개관 ?시간|운영 ?시간|이용 ?안내|休館|休業|開館時間|営業時間|年末年始の?(?:休|営業|業務|お知らせ|ご?案内|開館|開庁|窓口|受付|対応|体制|診療|ごみ|ゴミ|収集|予定|スケジュール|について|ご?挨拶|運行|ダイヤ|配送|発送|お問い?合わせ)|闭馆|閉館|开放时间|開放時間|放假|^إغلاق|مواعيد العمل"
        r"|채용 ?공고|모집 ?공고|입찰 ?공고|(?:수강생|참가자|참여자|자원봉사자|기간제|근로자|직원|인턴)[^.\n]{0,12}(?:모집|채용)|(?:모집|채용)합니다|모집 안내|개최 안내|행사 안내"
        r"|参加者募集|受講生募集|職員(?:を)?募集|募集(?:のお知らせ|要項|します)|採用情報|開催のお知らせ|(?:活動|年次|事業)報告書"
        r"|(?:见面会|見面會|吹风会|吹風會|座谈会|座談會|研讨会|研討會)(?:的)?(?:通知|邀请|邀請|预告|預告)|邀请函|邀請函|招聘(?:公告|启事|啟事)|诚聘|誠聘|招募|报名(?:通知|开始|启动)|報名(?:通知|開始|啟動)|年度报告|年度報告|年报|年報|招标|招標"
        r"|inscriptions? ouvertes?|offre d['’]emploi|recrutement|appel à (?:candidatures|projets|contributions)|rapport (?:annuel|d['’]activité)|nous recrutons"
        r"|inscripci(?:ón|ones) abiertas?|abierta la inscripción|oferta de (?:empleo|trabajo)|convocatoria de (?:plazas|becas|empleo|ayudas)|memoria (?:anual|de actividades)|buscamos"
        r"|anmeldung (?:ist )?(?:ab sofort )?(?:offen|möglich|geöffnet)|stellen(?:ausschreibung|angebot|anzeige)|einladung zu[rm]?|jahresbericht \d{4}|wir suchen|ausschreibung"
        r"|открыта регистрация|регистрация открыта|вакансия|приглашаем (?:на|к)|годовой отч[её]т|при[её]м заявок|конкурс на замещение"
        r"|إعلان (?:عن )?(?:وظيفة|توظيف|مناقصة)|وظيفة شاغرة|باب التسجيل|دعوة (?:إلى|لحضور|للمشاركة)|التقرير السنوي",
        re.IGNORECASE,
    )
)
"""Titles of vacancies, registrations, invitations, tenders and yearly reports: an outlet they name is a partner or a skill."""

CONTACT_LINE = Sieved(
    re.compile(
        r"(?:media|press) (?:enquiries|inquiries|requests|queries)(?!\w)|(?:presse|medien|interview)anfragen(?!\w)|(?:demandes|sollicitations) (?:d['’](?:interview|entretien)s?|de (?:la )?presse|des? (?:médias|journalistes))|(?:peticiones|solicitudes) de (?:entrevistas?|(?:la )?prensa|(?:los )?medios|información)|(?:richieste|pedidos) (?:di|de) (?:interviste?|entrevistas?|stampa|imprensa)|(?:запросы|обращения|заявки) (?:от |на )?(?:сми|журналистов|прессы|редакций|изданий|интервью)|(?:取材|報道|出演|インタビュー)の?(?:ご|お)?(?:申し?込み|依頼|希望)(?:は|の(?:方|際|場合))|취재 ?(?:요청|문의|신청|협조)(?:은|는|을 원|을 하실|을 희망)|(?:媒体|媒體|记者|記者)(?:采访|採訪)(?:请|請|申请|申請|预约|預約|须|須|需|联系|聯)|(?:采访|採訪)(?:预约|預約|申请|申請)(?:请|請|：|:)|طلبات (?:المقابلات|الصحافة|الصحفيين|وسائل الإعلام|الإعلاميين)"
        r"|media contact|press contact|contact(?:s)?\s*:|for (?:media )?(?:interviews|enquiries|inquiries|more information)|subscribe|(?<!\()newsletter|as seen (?:in|on)|as featured|recent posts|follow us|sponsors?\b|supported by|partners? include|photo(?:\s*credit)?\s*[:/©]|image\s*:|credit\s*:|©"
        r"|문의|연락처|담당자\s*:|사진\s*[=:]|사진제공|ⓒ|お問い合わせ|問い合わせ|連絡先|写真\s*[:：=]|提供\s*[:：=]|联系|聯絡|聯繫|查詢|(?:图片|圖片)(?:来源|來源|提供|说明|說明)?\s*[:：/]|图\s*[:：/]|摄影|contact presse|contact médias|contacto|kontakt|pressekontakt|rückfragen|foto\s*:|контакты|фото\s*[:—–]|للتواصل|للاستفسار|صورة\s*:",
        re.IGNORECASE,
    )
)
SPONSORED_BY = re.compile(
    r"(?<!\w)(?:(?:sponsored|supported|funded|presented|hosted|co-?hosted) by|(?:in partnership|together) with|gesponsert von|unterstützt von|medienpartner(?:schaft)?(?: ist| mit)?|parrainée?s? par|en partenariat avec|partenaires? ?:|patrocinad[oa]s? por|con el patrocinio de|при поддержке|спонсор\w*|информационн\w+ партн[её]р\w*|برعاية|بدعم من)\s(?:the |der |dem |die |den |le |la |el |газеты |صحيفة )?[«„“\"]?\Z|(?:(?:协办|協辦|主办|主辦|支持|指导|指導)(?:单位|單位)?|赞助|贊助|合作媒体|合作媒體|媒体(?:支持|伙伴|协力)|媒體(?:支持|夥伴|協力)|协力媒体|協力媒體|メディアパートナー|後援|協賛|主催|共催|미디어 ?파트너|후원|주최|주관|협찬)\s?[:：|｜]\s?(?:[^\s:：|｜。]{2,20}[、,，・·]\s?){0,6}\Z",
    re.IGNORECASE,
)
"""Words before an outlet that lends its name or money to an event."""
PAST_CAREER = Sieved(
    re.compile(
        r"\b(?:former(?:ly)?|previously|ex-|worked (?:for|at)|years at|career at|began (?:his|her|their) career|alumn\w+|award|prize|jury|fellow(?:ship)?|served as|has written for|have appeared in|has appeared in|regular contributor)\b"
        r"|출신|재직|수상|전직|전 기자|出身|元記者|受賞|勤務|原.{0,6}记者|曾任|曾在|前記者|ancien(?:ne)? |travaillé|(?-i:prix (?:du |de la |des |d['’])?[A-ZÀ-Þ])|lauréat|ex periodista|premio|trabajó en|früher bei|ehemalige|preisträger|бывш|премия|работал|سابقا|السابق|جائزة",
        re.IGNORECASE,
    )
)
AWARDED = Sieved(
    re.compile(
        r"(?:award|prize|trophy|hono(?:u)?r)[^.;\n]{0,60} (?:went|goes|was (?:given|presented|awarded)|is (?:given|awarded|presented)|presented) to(?!\w)|(?<!\w)(?:winner|laureate)s? (?:of|is|are|in)(?!\w)|(?:was|were|is|are) (?:named|awarded|honou?red)"
        r"|(?:preis|auszeichnung)[^.;\n]{0,60} (?:geht|ging|erhält|erhielt|bekommt|bekam)|(?:geht|ging|erhält|erhielt|bekommt|bekam)[^.;\n]{0,40}(?:preis|auszeichnung)|ausgezeichnet (?:wird|wurde|worden)|(?:wird|wurde) [^.;\n]{0,60}ausgezeichnet|preisträger"
        r"|(?:prix|distinction|trophée)[^.;\n]{0,60} (?:décerné|attribué|remis|revient|est allé)|lauréate?s?(?!\w)|(?:est|a été) récompensée?"
        r"|(?:premio|galardón|prémio|prêmio)[^.;\n]{0,60} (?:otorgad|concedid|entregad|recay|recae|atribuíd|entregue|assegnat|è andato|va a)|galardonad|premiad[oa]s?(?!\w)|vincitor[ei]|vencedor"
        r"|лауреат\w{0,60}|(?:преми|диплом|наград)\w{0,60}[^.;\n]{0,60}(?:присужд|вруч|получил|удосто)|(?:присужд|вруч|получил|удосто)\w{0,60}[^.;\n]{0,60}(?:преми|диплом|наград)"
        r"|賞(?:は|に|を)[^。\n]{0,30}(?:決定|選ばれ|輝|贈|授与|受賞)|受賞者|授(?:予|與)|荣获|榮獲|获颁|獲頒|(?:颁|頒)(?:给|給|奖|獎)|获奖|獲獎|得奖|得獎|수상자|수상작|상을 (?:받|수여|드렸|드립)|상은? [^.\n]{0,30}(?:에게|에) (?:돌아|수여|주어)"
        r"|جائزة[^.،\n]{0,60}(?:منح|فاز|نال|سلم|تسلم)|(?:منح|فاز|نال|سلم|تسلم)\w{0,60}[^.،\n]{0,60}جائزة|ödül\w{0,60}[^.;\n]{0,60}(?:verildi|aldı|kazandı|layık)|nagrod[ęay][^.;\n]{0,60}(?:otrzymał|zdobył|przyznan)|prijs[^.;\n]{0,60}(?:gaat|ging) naar",
        re.IGNORECASE,
    )
)
"""A prize and who gets it: an outlet that is given one reported nothing."""
OP_ED = re.compile(
    r"\b(?:op-?ed|opinion (?:piece|article|column)|guest (?:column|essay|post)|commentary by|column by|essay by|letter to the editor|our own (?:article|piece)|gastbeitrag|gastkommentar|meinungsbeitrag|carte blanche|columna|artículo de opinión|carta al director)\b|авторск\w{1,60} колонк|колонк\w{1,60}"
    r"|기고|칼럼|寄稿|論考|論説|撰文|专栏|專欄|投书|投書|来论|مقال رأي|مقالة رأي|مقال بقلم"
    # The word for an opinion piece is the name of many papers too, with a capital inside a line ("La Tribune").
    r"|(?-i:(?<![\w.@/-])tribun[ea]\b(?!\.\w)|(?<![^\n\[(«“:|])(?:Tribun[ea]|TRIBUN[EA])\b(?! (?:d[eioau]s? )?[A-ZÀ-Þ])(?!\.\w))",
    re.IGNORECASE,
)
PODCAST = re.compile(r"p[oó]dcast|팟캐스트|ポッドキャスト|播客|подкаст|بودكاست", re.IGNORECASE)
RADIO = re.compile(
    r"\bradios?\b|radiosender|hörfunk|on the air|emisora|\bondes\b|au micro|라디오|ラジオ|电台|電台|广播|廣播|радио|إذاعة|اذاعة|راديو",
    re.IGNORECASE,
)
TELEVISION = re.compile(
    r"\btv\b|television|televisión|télévis\w+|fernseh\w*|телеканал\w*|телекомпани\w*|телевид\w+|телепередач\w*|텔레비전|TV|テレビ|电视|電視|قناة|تلفزيون|\bon camera\b|documentary|newscast|뉴스데스크|방송에? 출연",
    re.IGNORECASE,
)
VIDEO = re.compile(r"youtube|video interview|유튜브|ユーチューブ|油管", re.IGNORECASE)

READ_ON = re.compile(
    r"^(?:\W{0,300})(?:(?:is |are |can |may )?(?:be )?(?:available |read |heard |seen |found |watched |listened to )?(?:here|online)|(?:this|that|these|est[ae]|cet(?:te)?|diese[nrms]?|quest[ao]|эт[ауио][йтм]?) (?:article|story|report|piece|interview|nota|noticia|artículo|reportaje|entrevista|reportage|artikel|beitrag|bericht|articolo|стать[яюеи]|материал\w{0,60})|click here|read(?: (?:it|more|on|here|the.{0,300}))?|full (?:article|story|interview|text|piece|report|column|op-ed|essay|episode|segment|programme|program|coverage|profile|feature).{0,300}|the (?:full )?(?:article|story|interview|piece|report)|article|link|more|listen.{0,300}|watch.{0,300}|view.{0,300}|see .{0,300}|original.{0,300}|source|episode.{0,300}|(?:el |l['’]|das |der |die |la )?(?:audio|mitschnitt|aufzeichnung|grabación|enregistrement)|(?:the )?recording|audio|video|interview|story|online|website|via.{0,300}"
    r"|(?:l['’]|el |la |le |the |die |der |l[oa] )?(?:épisode|episodio|episódio|capítulo|puntata|odcinek|aflevering|folge|sendung|émission|emisión|выпуск|эпизод|запись|эфир|programa|programme|odcinek|bölüm)(?: [\w#°º]{1,12}){0,3} (?:en|on|auf|bei|sur|su|no|na|na|на|в|via|op|w) .{2,20}|(?:épisode|episodio|episódio|folge|sendung|выпуск|запись)(?: (?:complet|completo|intégral|íntegro|komplett|anhören|полностью|целиком))?"
    r"|hier|zum (?:artikel|beitrag|interview|bericht).{0,300}|zur (?:meldung|sendung).{0,300}|weiterlesen|mehr.{0,300}|artikel.{0,300}|beitrag.{0,300}|lesen.{0,300}|anhören.{0,300}|nachhören.{0,300}|ici|lien|lire.{0,300}|(?:ré)?écouter.{0,300}|voir.{0,300}|l'article.{0,300}|en savoir plus|aquí|enlace|leer.{0,300}|nota.{0,300}|audio.{0,300}|ver.{0,300}|escuchar.{0,300}|artículo.{0,300}|más.{0,300}"
    r"|en ligne|en línea|online (?:hier|lesen)|онлайн|в сети|온라인.{0,300}|オンライン.{0,300}|在线.{0,300}|在線.{0,300}|線上.{0,300}|网上.{0,300}|здесь|тут|ссылка|по ссылке|читать.{0,300}|подробнее.{0,300}|слушать.{0,300}|смотреть.{0,300}|полный текст.{0,300}|оригинал.{0,300}|هنا|اقرأ.{0,300}|رابط.{0,300}|الرابط|شاهد.{0,300}|استمع.{0,300}|للاستماع.{0,300}|للقراءة.{0,300}|المزيد|النص الكامل.{0,300}|여기|바로가기.{0,300}|링크.{0,300}|기사.{0,300}|원문.{0,300}|보기|전문.{0,300}|더 ?보기|다시 ?보기.{0,300}|다시 ?듣기.{0,300}|こちら.{0,300}|リンク|記事.{0,300}|続きを.{0,300}|全文.{0,300}|元記事.{0,300}|詳細.{0,300}|本文.{0,300}"
    r"|点击.{0,300}|點擊.{0,300}|链接|連結|鏈接|原文.{0,300}|閱讀.{0,300}|阅读.{0,300}|收听.{0,300}|收聽.{0,300}|观看.{0,300}|觀看.{0,300}|查看.{0,300}|按此.{0,300}|这里|這裡|全文.{0,300}|報道.{0,300}|报道.{0,300}"
    r"|lees.{0,300}|luister.{0,300}|bekijk.{0,300}|het (?:hele |volledige )?(?:artikel|interview|verhaal).{0,300}|leia.{0,300}|matéria.{0,300}|ouça.{0,300}|assista.{0,300}|veja.{0,300}|aqui|qui|leggi.{0,300}|articolo.{0,300}|ascolta.{0,300}|guarda.{0,300}|tıklayın.{0,300}|burada\w{0,60}|haberin.{0,300}|devamı.{0,300}|izle.{0,300}|dinle.{0,300}|tại đây|xem.{0,300}|đọc.{0,300}|nghe.{0,300}|tutaj|czytaj.{0,300}|przeczytaj.{0,300}|posłuchaj.{0,300}|zobacz.{0,300}"
    r"|här|her|läs.{0,300}|les (?:hele|mer|saken|artikkel\w{0,60}|her).{0,300}|læs.{0,300}|lyssna.{0,300}|lytt .{0,300}|hør .{0,300}|se (?:inslag|hele|avsnitt|program|klipp).{0,300}|hela (?:artikeln|avsnittet|inslaget|intervjun|programmet).{0,300}|hele (?:artikl?en|saken|intervjuet|innslaget).{0,300}|tästä|täällä|lue .{0,300}|kuuntele.{0,300}|katso .{0,300}|zde|tu|tady|odkaz.{0,300}|čtěte.{0,300}|číst.{0,300}|čítaj.{0,300}|poslechněte.{0,300}|celý (?:článek|článok|rozhovor|text).{0,300}|otevřít článek|otvoriť článok"
    r"|itt|olvas.{0,300}|hallgas.{0,300}|nézd.{0,300}|teljes (?:cikk|interjú|adás).{0,300}|aici|cite[șş]te.{0,300}|ascult[ăa].{0,300}|vezi .{0,300}|ovdje|ovde|tukaj|pročitaj.{0,300}|preberi.{0,300}|poslušaj.{0,300}|pogledaj.{0,300}|di sini|baca .{0,300}|selengkapnya|simak .{0,300}|tonton .{0,300}|εδώ|διαβάστε.{0,300}|ακούστε.{0,300}|δείτε.{0,300}|כאן|קראו.{0,300}|האזינו.{0,300}|צפו.{0,300}|לכתבה.{0,300}|לקריאת.{0,300}|тук|прочети.{0,300}|читайте.{0,300}|слухати.{0,300}|дивитися.{0,300}|повний текст.{0,300}|ادامه.{0,300}|اینجا|بخوانید.{0,300}|यहाँ|पढ़ें.{0,300})\W{0,300}$",
    re.IGNORECASE | re.DOTALL,
)
"""Link words that lead to the article told of: HERE in every manner."""
