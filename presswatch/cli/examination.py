"""What `doctor` looks at: the watchlist, the rules of the database, the archive that the records rest on."""

from __future__ import annotations

from presswatch.cli.place import Place
from presswatch.database.doctor import Finding, StoredSnapshot, check
from presswatch.database.engine import connect
from presswatch.errors import WatchlistError
from presswatch.evidence.archive import Archive
from presswatch.records import SnapshotRef


def examine(place: Place, *, snapshots: bool) -> list[Finding]:
    """Everything that does not hold, empty if all is well. StorageError if there is no database to look at."""
    import scheduler  # noqa: PLC0415  knows where the archive is

    archive = Archive(scheduler.archive_root(place.watchlist_path, place.database_url))

    def verify(stored: StoredSnapshot) -> str | None:
        return archive.verify(SnapshotRef(stored.warc_file, stored.offset, stored.length, stored.payload_sha256))

    with connect(place.database_url) as database:
        return _watchlist_findings(place) + check(database, verify_snapshot=verify if snapshots else None)


def _watchlist_findings(place: Place) -> list[Finding]:
    try:
        place.load_watchlist_if_any()
    except WatchlistError as error:
        mend = error.suggestion or "mend this line; until then the last good watchlist counts"
        return [Finding(invariant="the watchlist can be read", count=1, detail=str(error), mend=mend)]
    return []
