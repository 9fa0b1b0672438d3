"""Coverage as references for researchers: BibTeX, RIS, CSL JSON; one for each article, whichever posts report it."""

from __future__ import annotations

from typing import IO, Any, Protocol

from presswatch.encoders.references import CslArray, bibtex_entry, csl_date, ris_record
from presswatch.encoders.words import one_line
from presswatch.records import family_first
from presswatch.text.moments import day_text

_BROADCASTS = frozenset({"radio", "tv", "podcast", "video"})
_RIS_TYPES = {"radio": "SOUND", "podcast": "SOUND", "tv": "VIDEO", "video": "VIDEO"}
_BIBTEX_TYPES = {"radio": "audio", "podcast": "audio", "tv": "video", "video": "video"}  # biblatex's


class ReferenceWriter(Protocol):
    """Takes the records of the coverage table that are the first to report an article; `close` ends the file.

    In addition to the table's columns a record has `article_language`, a code or None: the post that reports an article
    may be in another language.
    """

    def write(self, record: dict[str, Any]) -> None:
        """Writes the next record, a row of the coverage table by column with `seen_on`, the day of first sight.

        OSError where the disk refuses.
        """

    def close(self) -> None:
        """Ends the file, which is complete only then."""


def title_of(record: dict[str, Any]) -> str:
    """The article's headline; if the post does not give it, the post's title (the note says whose it is)."""
    return one_line(record["headline"] or record["post_title"] or record["post_url"])


def note_of(record: dict[str, Any]) -> str:
    """Where the reference comes from, and which parts of it are not certain."""
    words = [f"Told by {record['post_url']}"]
    if not record["headline"]:
        words.append("the title is that post's")
    if record["article_on"] and not record["article_date_certain"]:
        words.append("date not certain")
    if not record["certain"]:
        words.append("outlet and article not certain")
    return "; ".join(words)


def _authors(record: dict[str, Any]) -> list[str]:
    """The article's own byline: known where the post is the article, otherwise the byline is the post's."""
    return list(record["byline"]) if record["external"] else []


def _csl_name(author: str) -> dict[str, str]:
    known = family_first(one_line(author))
    return {"family": known[0], "given": known[1]} if known else {"literal": one_line(author)}


class BibtexFile:
    """Writes entries for biblatex; the key is `presswatch-` and the coverage's number, which stays."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, record: dict[str, Any]) -> None:
        day = day_text(record["article_on"], record["article_precision"])
        uncertain = "?" if day and not record["article_date_certain"] else ""  # EDTF, as biblatex reads it
        fields = {
            "title": title_of(record),
            "journaltitle": record["outlet"],
            "date": day + uncertain,
            "url": record["article_url"],
            "urldate": record["seen_on"].isoformat(),
            "langid": record["article_language"],
            "keywords": ", ".join(record["subjects"]),
            "note": note_of(record),
        }
        kind = _BIBTEX_TYPES.get(record["medium"], "article")
        authors = [family_first(name) or name for name in _authors(record)]
        self._stream.write(bibtex_entry(kind, f"presswatch-{record['coverage_id']}", fields, authors) + "\n")

    def close(self) -> None:
        return


class RisFile:
    """Writes records as Zotero, EndNote and Mendeley read them."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, record: dict[str, Any]) -> None:
        day = day_text(record["article_on"], record["article_precision"])
        tags = [
            ("ID", f"presswatch-{record['coverage_id']}"),
            ("TI", title_of(record)),
            *(("AU", author) for author in _authors(record)),
            ("T2", record["outlet"]),
            ("PY", day[:4]),
            ("DA", f"{day.replace('-', '/')}/{'' if len(day) == 10 else '/'}" if len(day) > 4 else ""),
            ("UR", record["article_url"]),
            ("Y2", record["seen_on"].isoformat().replace("-", "/")),
            ("LA", record["article_language"]),
            *(("KW", subject) for subject in record["subjects"]),
            ("N1", note_of(record)),
        ]
        self._stream.write(ris_record(_RIS_TYPES.get(record["medium"], "NEWS"), tags))

    def close(self) -> None:
        return


class CslFile:
    """Writes items of the Citation Style Language."""

    def __init__(self, stream: IO[str]) -> None:
        self._array = CslArray(stream)

    def write(self, record: dict[str, Any]) -> None:
        certain = bool(record["article_date_certain"])
        item = {
            "id": f"presswatch-{record['coverage_id']}",
            "type": "broadcast" if record["medium"] in _BROADCASTS else "article-newspaper",
            "title": title_of(record),
            "author": [_csl_name(author) for author in _authors(record)],
            "container-title": record["outlet"],
            "issued": csl_date(record["article_on"], record["article_precision"], certain=certain),
            "URL": record["article_url"],
            "accessed": csl_date(record["seen_on"], "day"),
            "language": record["article_language"],
            "keyword": ", ".join(record["subjects"]),
            "note": note_of(record),
        }
        self._array.write(item)

    def close(self) -> None:
        self._array.close()


REFERENCES: dict[str, type[BibtexFile | RisFile | CslFile]] = {"bibtex": BibtexFile, "ris": RisFile, "csl": CslFile}
