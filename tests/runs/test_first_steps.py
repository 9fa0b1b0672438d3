"""What a new user sees."""

from __future__ import annotations

from tests.running import presswatch, write_watchlist
from tests.runs.test_passes import site_with
from tests.serving import Site


def test_a_new_watchlist_is_reported_as_incomplete(tmp_path):
    """Without sources a run has nothing to visit, without subjects nothing to find: it says so, each time."""
    write_watchlist(tmp_path, {})
    for _ in range(2):
        done = presswatch(tmp_path, "run")
        assert done.returncode == 0
        assert done.stderr.splitlines() == [
            "nothing is due",
            "the watchlist has no source yet; to add one: presswatch source add URL",
        ]
    with Site(site_with([2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        assert "has no [[subjects]] yet" in presswatch(tmp_path, "run").stderr
        assert "names no" not in presswatch(tmp_path, "run", "--quiet").stderr
