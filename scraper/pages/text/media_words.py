"""Words for a paper, a station or the like, as parts of the names of outlets."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re

MEDIA_NOUN = re.compile(
    r"(?<!\w)(?:times|post|news|newspaper|herald|journal|tribune|gazette|daily|weekly|monthly|review|chronicle|observer|radio|tv|television|podcast|magazine|press|broadcasting|standard|telegraph|mail|express|star|dispatch|courier|courant|ledger|examiner|register"
    r"|reporter|monitor|bulletin|record|mirror|globe|inquirer|independent|today|wire|online|channel|fm|argus|echo|sentinel|beacon|mercury|advertiser|digest|quarterly|broadcast|network news|newsletter"
    r"|\w*zeitung|\w*rundfunk|\w*nachrichten|\w*blatt|\w*anzeiger|\w*kurier|\w*bote|\w*spiegel|\w*funk|\w*echo|\w*post|\w*presse|\w*rundschau|\w*tagblatt|\w*allgemeine|\w*depesche|\w*stimme|\w*magazin|\w*welle|\w*kreiszeitung"
    r"|courrier|gazette|dépêche|hebdo|quotidien|tribune|canal|télé\w*|nouvelles|matin|soir|dimanche|écho|voix|presse|diario|periódico|correo|noticias|heraldo|prensa|gaceta|semanario|emisora|faro|mundo|onda|eco|revista|voz"
    r"|газета|газеты|газете|газету|вестник\w*|новости|новостей|хроник\w+|правд\w|известия|радио|обозрени\w+|курьер\w*|телеканал\w*|журнал(?!ист)\w*|вечерн\w+|листок\w*|время"
    r"|\w*krant|\w*dagblad|\w*koerier|\w*omroep|weekblad|nieuws|tijdingen|jornal|diário|correio|folha|gazeta|rádio|notícias|corriere|giornale|gazzetta|messaggero|mattino|gazetesi|postası|radyo(?:su)?|televizyonu|dergisi|ajansı|báo|đài|tạp chí|truyền hình|dziennik|kurier|tygodnik|głos|telewizja)(?!\w)",
    re.IGNORECASE,
)
"""A word of a name in a script that puts blanks between words."""
MEDIA_SIGNS = re.compile(
    r"日报|日報|晚报|晚報|周报|週報|时报|時報|早报|早報|周刊|週刊|月刊|新闻|新聞|新報|杂志|雜誌|雑誌|电台|電台|电视台|電視台|テレビ|ラジオ|放送|신문|일보|방송|뉴스|저널|타임스"
)
"""The same in Chinese, Japanese and Korean, without blanks around them: part of the name before them."""
