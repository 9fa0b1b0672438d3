"""Merges what several lists say of one site into an outlet, or reports it: nothing is guessed where they disagree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from benchmarks.outlet_lists.names import clean, fits, grade, is_medium, is_same, key_of, label_of, parts_of, site_of
from benchmarks.outlet_lists.sources import SOURCES, Row
from pipelines.outlets.outlet import Outlet

_ORDER = {source.letter: place for place, source in enumerate(SOURCES)}
_MIXED = frozenset(source.letter for source in SOURCES if source.mixed)


@dataclass(frozen=True, slots=True)
class Found:
    """An outlet of the lists; `sources` are their letters."""

    name: str
    domain: str
    country: str
    language: str
    medium: str
    forms: tuple[str, ...]
    sources: str


@dataclass
class Report:
    """What was dropped and why, by reason; each entry is one line."""

    lines: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, reason: str, text: str) -> None:
        self.lines[reason].append(text)


def by_site(rows: Iterable[Row]) -> tuple[dict[str, list[Row]], list[Row]]:
    """The rows with cleaned names by their site, and those of outlets with only a page on another's site."""
    whole: defaultdict[str, list[Row]] = defaultdict(list)
    pages: list[Row] = []
    for row in rows:
        host, is_whole = site_of(row.url)
        name = _of_two(clean(row.name), host)
        if host and name and is_whole:
            whole[host].append(replace(row, name=name))
        elif host and name:
            pages.append(replace(row, name=name))
    return dict(whole), pages


def _of_two(name: str, host: str) -> str:
    """Of two names in one ("Ullern Avis/Akersposten") the one that the host has; "" if it has neither."""
    return (
        next((one for one in name.split("/") if len(key_of(one)) > 2 and fits(one, host)), "") if "/" in name else name
    )


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of a site by name, spellings of one name together, the name in most lists first."""
    found: list[list[Row]] = []
    for row in sorted(rows, key=lambda one: _ORDER[one.source]):
        group = next((group for group in found if is_same(group[0].name, row.name)), None)
        if group is None:
            found.append([row])
        else:
            group.append(row)
    return sorted(found, key=lambda group: -len({row.source for row in group}))


def _winner(host: str, groups: Sequence[list[Row]]) -> list[Row] | None:
    """The group whose name belongs to the site: the only one, the one in the host, or the one in most lists."""
    if len(groups) == 1:
        return groups[0]
    said = [group for group in groups if any(fits(row.name, host) for row in group)]
    if len(said) == 1:
        return said[0]
    lists = [len({row.source for row in group}) for group in groups]
    return groups[0] if lists[0] > 1 and lists[0] >= 2 * lists[1] else None


def _name_of(group: Sequence[Row], host: str) -> str:
    """The spelling in most lists; in a tie that of the list that comes first."""
    counts = Counter(row.name for row in group)
    best = max(counts, key=lambda name: (counts[name], fits(name, host), not name.islower()))
    return next((name for name in counts if name.casefold() == f"the {best}".casefold()), best)


def _most(values: Iterable[str]) -> str:
    """The value that most have; "" in a tie."""
    ranked = Counter(filter(None, values)).most_common(2)
    return "" if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]) else ranked[0][0]


def _country(group: Sequence[Row], host: str) -> str:
    top = host.rpartition(".")[2].upper().replace("UK", "GB")
    said = _most(row.country for row in group)
    return said or (top if len(top) == 2 and top not in _SOLD else "")


_SOLD = frozenset("AI CC CO EU FM GG IO LY ME SH TO TV WS".split())


def _is_medium_at_all(group: Sequence[Row], host: str) -> bool:
    """False if only one list with other organizations too names it, and neither name nor site shows a news outlet.

    Societies, parties and institutes have sites under .org; others are taken for an outlet if the site has their name.
    """
    if any(row.source not in _MIXED for row in group) or len({row.source for row in group}) > 1:
        return True
    if not host.endswith((".org", ".int")) and host.count(".") == 1 and fits(group[0].name, host):
        return True
    return any(is_medium(part) for row in group for part in parts_of(row.name)) or any(
        word in host for word in ("news", "times", "post", "herald", "radio", "press", "zeitung", "gazette", "journal")
    )


class Merging:
    """The outlets that the lists agree on and the hand-made catalogue lacks."""

    def __init__(self, hand_made: Sequence[Outlet], report: Report) -> None:
        self.report = report
        self.known = frozenset(key_of(name) for one in hand_made for name in (one.shown, *one.forms, *one.weak))
        self._taken = {domain.lower() for outlet in hand_made for domain in outlet.domains}
        self._known: defaultdict[str, set[str]] = defaultdict(set)
        for outlet in hand_made:
            for name in (outlet.shown, outlet.name, *outlet.forms, *outlet.weak):
                self._known[key_of(name)].add(outlet.country)
        self._languages = _languages_by_country(hand_made)
        self._labels = {(label_of(one), outlet.country) for outlet in hand_made for one in outlet.domains}

    def outlets(self, rows: Iterable[Row]) -> list[Found]:
        """The outlets by their sites, then those without a site whose name is certainly an outlet's."""
        whole, pages = by_site(rows)
        found = []
        for host, said in sorted(whole.items()):
            if self._is_taken(host):
                continue
            groups = _groups(said)
            group = _winner(host, groups)
            if group is None:
                shown = (f"{one[0].name} ({''.join(sorted({row.source for row in one}))})" for one in groups)
                self.report.add("several names for a site", f"{host}: " + " | ".join(shown))
                pages += said
            elif self._is_sound(group, host):
                found.append(self._found(group, host))
        return found + self._without_site(pages, {key_of(name) for one in found for name in (one.name, *one.forms)})

    def _is_taken(self, host: str) -> bool:
        labels = host.split(".")
        return any(".".join(labels[cut:]) in self._taken for cut in range(len(labels) - 1))

    def _is_sound(self, group: Sequence[Row], host: str) -> bool:
        """True if what the lists say of a site can be used; else the report has the reason."""
        name, lists = _name_of(group, host), {row.source for row in group}
        if not _is_medium_at_all(group, host):
            reason = "one list, perhaps no medium"
        elif len(lists) == 1 and lists <= _UNSURE and not fits(name, host):
            reason = "one list, and the site says another name"
        elif _country(group, host) in self._known[key_of(name)] - {""} or self._is_other_site(group, host):
            reason = "another site than in the hand-made row"
        else:
            return True
        self.report.add(reason, f"{host}: {name} ({''.join(sorted(lists))})")
        return False

    def _is_other_site(self, group: Sequence[Row], host: str) -> bool:
        """True for a further address of a hand-made outlet: the same name, in its country ("apple.com.tw")."""
        return (label_of(host), _country(group, host)) in self._labels

    def _found(self, group: Sequence[Row], host: str) -> Found:
        name, country = _name_of(group, host), _country(group, host)
        language = _most(row.language for row in group) or self._languages.get(country, "")
        medium = _most(row.medium for row in group) or "article"
        forms = {row.name for row in group} | {clean(one) for row in group for one in row.forms}
        letters = "".join(sorted({row.source for row in group}, key=_ORDER.__getitem__))
        return Found(name, host, country, language, medium, _forms(name, forms), letters)

    def _without_site(self, rows: Iterable[Row], known: set[str]) -> list[Found]:
        """Outlets that share the site of another: only names that are certainly those of outlets."""
        groups: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            if row.source not in _UNSURE and not grade(row.name):
                groups[key_of(row.name)].append(row)
        new = (group for key, group in sorted(groups.items()) if key not in known and key not in self._known)
        return [replace(self._found(group, ""), domain="") for group in new]


_UNSURE = _MIXED | {"t"}
"""Lists that alone do not link a site to a name: they have other organizations, or one address for many channels."""


def _forms(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """Other spellings to be found too: longer ones and those in other scripts."""
    key = key_of(name)
    kept = {one for one in others if one and key_of(one) != key and (len(one) > 6 or not one.isascii())}
    return tuple(sorted(kept))


def _languages_by_country(hand_made: Sequence[Outlet]) -> dict[str, str]:
    """The language of a country in which nearly all of its hand-made outlets publish."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for outlet in hand_made:
        counts[outlet.country][outlet.language] += 1
    most = {country: counter.most_common(1)[0] for country, counter in counts.items()}
    return {country: code for country, (code, n) in most.items() if n >= 0.9 * counts[country].total()}
