"""Makes the example report from an invented record: python docs/img/report.py FILE [LANGUAGE].

Open it in a browser and take a picture for docs/img/report.png. Organizations, outlets and people are invented.
"""
# ruff: noqa: INP001, S311, E501 - a script beside the pictures it makes; tables of texts stand as they are

from __future__ import annotations

import hashlib
import random
import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pipelines.record import record
from presswatch.coverage_report.page import gather, render, write_report
from presswatch.database.engine import Database
from presswatch.database.exports import Period
from presswatch.database.filters import Filter
from presswatch.database.opening import open_database
from presswatch.database.sources import all_sources, sync_sources, sync_subjects
from presswatch.encoders.licences import Licences
from presswatch.records import (
    Block,
    Clipping,
    CoverageFacts,
    CoverageItem,
    DateReading,
    Mention,
    Post,
    Quote,
    Snapshot,
    Spokesperson,
    Verdict,
)
from presswatch.watchlist.entries import SourceEntry, Subject

OUTLETS = (
    ("The Larkmoor Gazette", "gazette.example", "GB", "en", 9), ("한빛일보", "hanbit.example", "KR", "ko", 7), ("Le Courrier du Fleuve", "courrier.example", "FR", "fr", 5),
    ("Radio Harbour", "harbour.example", "IE", "en", 4), ("Die Uferzeitung", "ufer.example", "DE", "de", 4), ("川辺新聞", "kawabe.example", "JP", "ja", 3),
    ("The Meridian Post", "meridian.example", "US", "en", 6), ("Coast Business Daily", "coast.example", "US", "en", 2), ("El Puente", "puente.example", "ES", "es", 2),
    ("새벽방송", "dawn.example", "KR", "ko", 3), ("Northern Observer & Weekly Review of Rivers, Harbours and Lakes", "northern.example", "CA", "en", 2), ("Delta Online", "delta.example", "", "", 2),
)  # fmt: skip
HEADLINES = (
    "A School Under Water Keeps Its Register", "The Ledger in the Boathouse", "기록이 증언한다: 강가의 아이들", "Rights Group Names Three Ministries",
    "Les témoins du fleuve", "Was der Fluss verschweigt", "Court Hears Testimony on Displacement", "川の記録、語りはじめる", "UN Expert Cites River Archive",
    "보고서: 이주 가정 절반이 학교를 떠났다", "How an Archive of 40,000 Pages Was Saved", "La memoria del río",
)  # fmt: skip
PEOPLE = (
    ("Yuna Seo", "Director of Field Documentation"),
    ("Tomas Brandt", "legal counsel"),
    ("민서현", "조사팀장"),
    ("Amara Diallo", "spokesperson"),
)
QUOTES = (
    "Every name in this register is a child who was told to wait, and who is still waiting for an answer.",
    "We do not ask the ministry for sympathy; we ask it to read what its own officers wrote down.",
    "기록은 누구의 편도 아닙니다. 다만 지워지지 않을 뿐입니다.",
    "What can be done now is simple: open the archive, publish the list, and let the families read it first.",
    "An archive is not the past. It is the part of the present that somebody took the trouble to keep.",
    "The court has heard the river for the first time, and it spoke for eleven hours without a pause.",
    "If the dates are wrong, correct them in public; if they are right, then say so in public as well.",
)
NAME = "Open Archive of River Rights"
SUBJECTS = (
    Subject(name=NAME, aliases=("OARR",)),
    Subject(name="Yuna Seo", kind="person"),
    Subject(name="displacement", kind="topic"),
    Subject(name="right to education", kind="topic"),
    Subject(name="open records", kind="topic"),
)
PERIOD = Period(first=date(2026, 7, 1), last=date(2026, 9, 30))


@dataclass(frozen=True)
class Kept:
    """Where the bytes of the invented page would be."""

    warc_file: str
    offset: int
    length: int = 900


SEEN = datetime(2026, 10, 2, 8, 0, tzinfo=UTC)


def fill(database: Database) -> None:
    """An invented quarter and the one before it."""
    dice = random.Random(5)
    with database.write() as conn:
        sync_sources(conn, [SourceEntry(name="river-media", url="https://rivers.example/media")], SEEN)
        sync_subjects(conn, SUBJECTS, SEEN)
        source = all_sources(conn)[0].id
        for number in range(88):
            record(
                conn,
                _clipping(number, dice),
                source_id=source,
                run_id=None,
                now=SEEN,
                snapshot_ref=Kept("2026.warc.gz", number),
            )


def _clipping(number: int, dice: random.Random) -> Clipping:
    name, domain, _, language, _ = dice.choices(OUTLETS, [outlet[4] for outlet in OUTLETS])[0]
    speaker, role = dice.choices(PEOPLE, (6, 3, 3, 2))[0]
    day = date(2026, 4, 4) + timedelta(days=int(179 * dice.random() ** 0.7)) if number % 29 else None
    headline = dice.choice(HEADLINES)
    words = QUOTES[number % len(QUOTES)]
    text = f"OARR's {role}, {speaker}, said: {words} ({number})"
    names = [NAME, *(["Yuna Seo"] if speaker == "Yuna Seo" else []), dice.choice(SUBJECTS[2:]).name]
    kind = "quoted" if number % 3 else dice.choice(("cited", "named", "op-ed"))
    item = CoverageItem(
        outlet=name, domain=domain, article_url=f"https://{domain}/2026/{number}", headline=headline if number % 7 else None, kind=kind,  # type: ignore[arg-type]
        article_date=DateReading(on=day, raw=str(day), certain=number % 11 != 0) if day else None, medium="radio" if "Radio" in name else "article", certain=number % 13 != 0, reason="named and linked",
    )  # fmt: skip
    start = text.index(words)
    quote = Quote(text=words, search_form=words, start=start, end=start + len(words), speaker=speaker, role=role)
    person = Spokesperson(name=speaker, roles=(role,), role_starts=(7,), start=0, subject=NAME)
    named = Mention(subject=NAME, surface="OARR", start=0, end=4, where="body", rule="alias OARR", sentence=text)
    post = _post(number, f"[{name}] {headline}", text, language or None, day)
    return Clipping(
        post=post, verdict=Verdict(state="new"), content_hash=f"{number:064x}",
        mentions=tuple(replace(named, subject=name) for name in names),
        coverage=CoverageFacts(items=(item,), people=(person,) if kind != "named" else (), quotes=(quote,) if kind == "quoted" else ()),
    )  # fmt: skip


def _post(number: int, title: str, text: str, language: str | None, article_day: date | None) -> Post:
    """A post that its list shows two days after the article."""
    url, body = f"rivers.example/media/{number}", text.encode()
    digest = hashlib.sha256(body).hexdigest()
    return Post(
        source="river-media", url=f"https://{url}", url_key=url, title=title, language=language, text=text,
        blocks=(Block(kind="paragraph", start=0, end=len(text)),),
        published=DateReading(on=article_day + timedelta(days=2), source="time") if article_day else DateReading(on=date(2026, 8, 9)),
        snapshot=Snapshot(url=f"https://{url}", status=200, headers=(), body=body, fetched_at=SEEN, payload_sha256=digest),
    )  # fmt: skip


def main() -> None:
    """Fills a database in a temporary folder and writes the report."""
    known = {name: (country or None, language or None) for name, _, country, language, _ in OUTLETS}
    with (
        tempfile.TemporaryDirectory() as folder,
        open_database(f"sqlite:///{folder}/report.db", create=True) as database,
    ):
        fill(database)
        with database.read() as conn:
            facts = lambda name, _domain, _url: known.get(name or "", (None, None))  # noqa: E731 - three names, one line
            report = gather(
                conn,
                PERIOD,
                Filter(),
                outlet_facts=facts,
                licences=Licences(),
                about=[NAME],
                now=SEEN,
            )
    write_report(render(report, sys.argv[2] if len(sys.argv) > 2 else "en"), Path(sys.argv[1]))


if __name__ == "__main__":
    main()
