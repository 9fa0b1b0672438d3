"""The same runs with the record on a real PostgreSQL server."""

from __future__ import annotations

import json

import pytest

from tests.running import presswatch, write_watchlist
from tests.runs.test_passes import SUBJECTS, TITLES, site_with
from tests.serving import Site


@pytest.mark.postgres
def test_passes_search_and_doctor_on_postgresql(tmp_path, postgres_url):
    """Backfill is not reported, the new mention is, once, search finds it, every invariant holds; no SQLite file is
    created.
    """
    environment = {"PRESSWATCH_DATABASE": postgres_url}
    with Site(site_with([3, 2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        first = json.loads(presswatch(tmp_path, "run", "--json", **environment).stdout)
        assert (first["state"], first["new_mentions"]) == ("ok", [])
        site.routes.update(site_with([4, 3, 2, 1]))
        reports = [json.loads(presswatch(tmp_path, "run", "--all", "--json", **environment).stdout) for _ in range(2)]
    assert [[one["subject"] for one in report["new_mentions"]] for report in reports] == [["Mara Lindqvist"], []]
    found = json.loads(presswatch(tmp_path, "search", "eastern border", "--json", **environment).stdout)
    assert [one["title"] for one in found] == [TITLES[4]]
    assert presswatch(tmp_path, "doctor", **environment).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "watchlist.toml"]
