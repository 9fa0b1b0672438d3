"""Coverage as references for researchers: BibTeX, RIS, CSL JSON; one for each article, whichever posts report it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from presswatch.encoders.references import bibtex_entry, csl_date, csl_item, ris_record
from presswatch.encoders.words import one_line
from presswatch.records import family_first
from presswatch.text.moments import day_text

Record = dict[str, Any]

_BROADCASTS = frozenset({"radio", "tv", "podcast", "video"})
_RIS_TYPES = {"radio": "SOUND", "podcast": "SOUND", "tv": "VIDEO", "video": "VIDEO"}
_BIBTEX_TYPES = {"radio": "audio", "podcast": "audio", "tv": "video", "video": "video"}  # biblatex's


def title_of(record: Record) -> str:
    """The article's headline; if the post does not give it, the post's title (the note says whose it is)."""
    return one_line(record["headline"] or record["post_title"] or record["post_url"])


def note_of(record: Record) -> str:
    """Where the reference comes from, and which parts of it are not certain."""
    words = [f"Reported at {record['post_url']}"]
    if not record["headline"]:
        words.append("the title is that post's")
    if record["article_on"] and not record["article_date_certain"]:
        words.append("date not certain")
    if not record["certain"]:
        words.append("outlet and article not certain")
    return "; ".join(words)


def _authors(record: Record) -> list[str]:
    """The article's own byline: known where the post is the article, otherwise the byline is the post's."""
    return list(record["byline"]) if record["external"] else []


def bibtex(record: Record) -> str:
    """An entry for biblatex; the key is `presswatch-` and the coverage's number, which stays."""
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
    return bibtex_entry(kind, f"presswatch-{record['coverage_id']}", fields, authors) + "\n"


def ris(record: Record) -> str:
    """A record as Zotero, EndNote and Mendeley read it."""
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
    return ris_record(_RIS_TYPES.get(record["medium"], "NEWS"), tags)


def csl(record: Record) -> str:
    """An item of the Citation Style Language."""
    certain = bool(record["article_date_certain"])
    authors = map(one_line, _authors(record))
    names = ((family_first(author), author) for author in authors)
    return csl_item(
        {
            "id": f"presswatch-{record['coverage_id']}",
            "type": "broadcast" if record["medium"] in _BROADCASTS else "article-newspaper",
            "title": title_of(record),
            "author": [
                {"family": known[0], "given": known[1]} if known else {"literal": author} for known, author in names
            ],
            "container-title": record["outlet"],
            "issued": csl_date(record["article_on"], record["article_precision"], certain=certain),
            "URL": record["article_url"],
            "accessed": csl_date(record["seen_on"], "day"),
            "language": record["article_language"],
            "keyword": ", ".join(record["subjects"]),
            "note": note_of(record),
        }
    )


REFERENCES: dict[str, Callable[[Record], str]] = {"bibtex": bibtex, "ris": ris, "csl": csl}
"""What a reference to an article is in each format: of the first record of the coverage table that reports it.

In addition to the table's columns a record has `seen_on`, the day of first sight, and `article_language`, a code or
None: the post that reports an article may be in another language.
"""


def whole_of(form: str, references: Iterable[str]) -> Iterator[str]:
    """The pieces of a file of these references; CSL items are the elements of one array."""
    if form != "csl":
        yield from references
        return
    between = "[\n"
    for one in references:
        yield between + one
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"
