"""Outlets told by what they are: a channel of a video site, a podcast, the bulletin of a parish, a town or a society."""
# ruff: noqa: E501 - patterns read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.coverage.name_candidates import HOST_OF, NAME, NameHit, name_hit
from pipelines.people.words import UPPER
from pipelines.text.literal_filter import Sieved
from pipelines.text.segments import Segment

CHANNEL = "channel"
"""The cue of a name that a sentence calls a channel or podcast: its site is the host of the recording."""
_VIDEO = r"(?:[Yy]ou[Tt]ube|Twitch|TikTok|Rutube|RuTube)"
_MARKED = r"[«“„\"‚‘'][ \u00a0]?(?P<name>[^»“”\"‘’'\n]{2,40})[ \u00a0]?[»“”\"‘’']"
_CALLED = Sieved(
    re.compile(
        rf"(?<!\w)(?:{_VIDEO}[ -](?:channel|[Kk]anal|kanaal|series|show)|(?:chaîne|canal|canale|kanał)(?: (?:de|do|na))? {_VIDEO}|(?:{_VIDEO}|[Юю]туб)-канал\w{{0,3}}|подкаст\w{{0,2}}|pódcast|podcasts?)[ ](?:called |namens |appelée? |llamado )?(?P<bare>{NAME})|(?<!\w)(?:[Пп]одкаст\w{{0,2}}|[Pp]ódcast|[Pp]odcasts?|{_VIDEO}[ -](?:channel|[Kk]anal|kanaal)|(?:chaîne|canal|canale|kanał)(?: (?:de|do|na))? {_VIDEO}|(?:{_VIDEO}|[Юю]туб)-канал\w{{0,3}})[ ](?:called |namens |appelée? |llamado )?{_MARKED}"
    )
)
_CALLED_WIDE = Sieved(
    re.compile(
        rf"(?:{_VIDEO}|유튜브|ユーチューブ|油管|B站|哔哩哔哩|嗶哩嗶哩|抖音|视频号|小红书)(?:の)?[ ]?(?:채널|チャンネル|番組|频道|頻道|账号|帳號|博主|UP主|up主)(?:の|인)?[ ]?[「『《“‘'\"<]?(?P<name>[가-힣A-Za-z0-9ァ-ヶー一-龥ぁ-ん・ ]{{2,20}}?)(?:[」』》”’'\">]|(?=(?:가|이|에서|에|의|은|는|을|를|과|와|도)[ ,]|が|で|に|の|さん|，|。|来|到|在|发|發|上))"
        r"|(?:播客节目|播客節目|播客|팟캐스트|ポッドキャスト(?:番組)?)[ ]?[「『《“‘'\"<](?P<cast>[^」』》”’'\"<>\n]{2,24})[」』》”’'\">]"
    )
)
_CALLED_ARABIC = Sieved(
    re.compile(r"(?:قناة|بودكاست|برنامج)[ ][«\"](?P<name>[^»\"\n]{2,30})[»\"](?: (?:على|عبر|في) (?:يوتيوب|اليوتيوب))?")
)
_BULLETINS = (
    r"(?:bulletin (?:paroissial|municipal|communal|diocésain|interne|de (?:la )?\w+)|feuille paroissiale|gazette (?:du|de la|municipale|communale)|journal (?:municipal|communal|paroissial|du quartier|de quartier|du village)|revue (?:municipale|paroissiale)"
    r"|gemeindebrief|pfarrbrief|pfarrblatt|amtsblatt|mitteilungsblatt|gemeindeblatt|vereinszeitung|mitgliederzeitschrift|stadtteilzeitung|dorfzeitung"
    r"|parish (?:magazine|newsletter|bulletin)|(?:village|community|church|neighbourhood|neighborhood|school) (?:magazine|newsletter|newspaper|paper|bulletin)|members[’'] magazine"
    r"|boletín (?:parroquial|municipal|vecinal|de la \w+)|hoja parroquial|revista (?:municipal|parroquial|vecinal)|periódico (?:vecinal|de barrio|municipal)|bollettino (?:parrocchiale|comunale)|notiziario (?:comunale|parrocchiale)|boletim (?:paroquial|municipal)"
    r"|приходск\w+ (?:листок|вестник|газета)|(?:районн|поселков|сельск|многотиражн|корпоративн|школьн)\w+ (?:газета|вестник|листок)|bulletin)"
)
_APPOSED = Sieved(
    re.compile(
        rf"(?<![\w,][ ])(?<![\w,'’])[«“„\"]?(?P<name>[{UPPER}][^,.;:!?«»“”\"()\n]{{2,40}}?)[»”\"]?(?:,| [–—]) (?:the |an? |le |la |l['’]|une? |der |die |das |dem |el |un |il |lo |o |um |unser(?:e[nmrs]?)? |our |notre |nuestr[oa] )?{_BULLETINS}(?!\w)[^,.;:!?\n]{{0,50}}(?:,| [–—]|[.\n]|\Z)",
        re.IGNORECASE,
    )
)
"""A name and, between commas, what it is: "Le Fil de l’eau, bulletin paroissial de Tharon, …"."""


_OWN = re.compile(
    r"(?:(?<!\w)(?:our(?: own)?|the new|unser(?:e[nmrs]?)?|eigene[nrms]?|notre|nuestr[oa]|nostr[oa]|nosso|на(?:ш|шем|шего)|свой|своём|своем|ons)[ ]|우리 ?|저희 ?|自社の?|当[社会館園]の?|私たちの|公式|我们的?|我們的?|本[会會馆館院校]的?|官方|(?:قناتنا|لنا)[ ])\Z",
    re.IGNORECASE,
)
"""Before a channel: it is the organization's own."""
_CAME = Sieved(
    re.compile(
        r"(?<!\w)(?:visited|came (?:to|by)|filmed|shot|dropped in|stopped by|besucht\w*|gedreht|drehte|zu besuch|gefilmt|(?:est|a) (?:venue?|passée?|tourné|filmé|visité)|visit[óa]|vino|grab[óa]|rod[óa]|filmó|ha (?:visitato|girato|filmato)|visitou|gravou|filmou|приезжал\w*|приехал\w*|снял\w*|снимал\w*|побывал\w*|présente|presents|presenta|apresenta|представляет|(?:dans|in|en|nel|no|в) (?:son|its|seinem|ihrem|su|suo|seu|своём) (?:numéro|n°|issue|[Hh]eft|número|numero|номере)|(?:latest|spring|summer|autumn|winter|[Mm]ay) issue|stellt[^.]{0,80} vor(?=[.,]))(?!\w)|다녀[갔간]|찾아왔|방문|촬영|訪れ|来て|来てくれ|来館|撮影|来了|来到|拍摄|拍了|到访|拍攝|زار|صوّ?رت?",
        re.IGNORECASE,
    )
)
"""What somebody who makes a film does."""


def came(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells of a visit or of filming, as where a channel brought what others would call a report."""
    return _CAME.inside(text, start, end)


def channels(text: str, segment: Segment) -> Iterator[NameHit]:
    """The names that a sentence calls a channel of a video site, a podcast or a local bulletin."""
    for table in (_CALLED, _CALLED_WIDE, _CALLED_ARABIC):
        for match in table.finditer(text, segment.start, segment.end):
            if _OWN.search(text, max(segment.start, match.start() - 16), match.start()):
                continue
            if HOST_OF.search(text, segment.start, match.start()):
                continue
            group = next(name for name in ("name", "bare", "cast") if match.groupdict().get(name))
            hit = name_hit(text, match.start(group), match.end(group), CHANNEL, 2)
            if hit is not None:
                yield hit
    for match in _APPOSED.finditer(text, segment.start, segment.end):
        if match["name"][0].isupper() and len(match["name"].split()) <= _NAME_WORDS:
            yield NameHit(*match.span("name"), match["name"], 2, CHANNEL)


_NAME_WORDS = 5
