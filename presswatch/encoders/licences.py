"""What may be passed on, by one rule (`shareable`): links, own data, short quotes; more only with a licence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from presswatch.encoders.words import shortened
from presswatch.text.strings import columns, folded_name, widest
from presswatch.urls.canonical import host_of
from presswatch.watchlist.entries import OutletEntry

# A short quote is one sentence, the one that names the subject. The Berne Convention, article 10 (1), allows quotations
# to the extent justified by the purpose, and names press summaries; it gives no number, but a court did not accept
# extracts of 300 characters and more of every article (AP v. Meltwater, 2013). 240 columns are below that and hold 19
# of 20 sentences whole in most languages (20 tried, 14,000 sentences); a Korean, Chinese or Japanese letter counts two.
SHORT_QUOTE_COLUMNS = 240


@dataclass(frozen=True, slots=True)
class Licences:
    """The outlets whose full texts may be shared, by folded name and by domain."""

    names: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()

    def cover(self, outlet: str | None, domain: str | None = None) -> bool:
        """True if this outlet is marked as licensed, by its name or by its domain (or one below it)."""
        if outlet and folded_name(outlet) in self.names:
            return True
        labels = (domain or "").lower().split(".")
        return any(".".join(labels[n:]) in self.domains for n in range(len(labels)))


def licences_of(outlets: Iterable[OutletEntry]) -> Licences:
    """The licences that the watchlist's outlets declare."""
    licensed = [outlet for outlet in outlets if outlet.licensed]
    names = {folded_name(name) for outlet in licensed for name in (outlet.name, *outlet.aliases)}
    domains = {domain.lower().removeprefix("www.") for outlet in licensed for domain in outlet.domains}
    return Licences(frozenset(names), frozenset(domains))


@dataclass(frozen=True, slots=True)
class Sharing:
    """The rule for files: what may be shared of a post's text, which is the outlet's that its address is of, if any."""

    licences: Licences
    outlet_at: Callable[[str], str | None]

    def whole(self, url: str, outlet: str | None = None, *, external: bool = False) -> bool:
        """True if the text at this address may be shared whole: it is no outlet's, or the outlet is licensed."""
        owner = self.outlet_at(url)
        if owner is None and not external:
            return True
        named = outlet.partition(", ")[0] if outlet else None  # "The Example Post, Op-ed"
        return any(self.licences.cover(name, host_of(url)) for name in (owner, outlet, named))


def shareable(text: str, *, licensed: bool = False, around: str = "") -> str:
    """The part of an outlet's text that may be shared: all with a licence, else at most 240 columns `around` it."""
    if licensed or columns(text) <= SHORT_QUOTE_COLUMNS:
        return text
    place, lead, start = text.find(around) if around else -1, SHORT_QUOTE_COLUMNS // 3, 0
    if place >= 0 and columns(text[:place]) > lead:  # it begins at a word, a third of its length before
        start = place - len(widest(text[:place][::-1], lead))
        start = max(start, text.find(" ", start, place) + 1)
    piece = widest(text[start:], SHORT_QUOTE_COLUMNS - 2)
    return f"{'…' if start else ''}{shortened(f'{piece}  ', len(piece)) if start + len(piece) < len(text) else piece}"
