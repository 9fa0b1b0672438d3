"""Whole crawls of saved sites of real systems and themes: recall and precision of posts, titles, dates.

    python -m benchmarks.sites DIR [--start listing|home] [--site ID ...] [--port 8077] [--keep FOLDER]

DIR is the folder of the `cms` data (serve.py, truth.json, sites/). The sites are served on loopback; one pass of
`presswatch run --all` with backfill = "all" visits them from the listing's address, or from the home page alone.
Prints a line for each site that is not perfect, then the table by system and the whole.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from presswatch.urls.canonical import identity_key

HEAD = """[presswatch]
contact = "bench@example.org"
timezone = "UTC"
allow_networks = ["127.0.0.0/8"]
delay_s = 0.0
deadline_s = 3600
"""
MEASURES = ("posts", "found", "recorded", "right", "titles", "dated", "dates")


def main() -> int:
    """Serves, runs, compares, prints."""
    options = _options()
    truth: dict[str, Any] = json.loads((options.dir / "truth.json").read_text(encoding="utf-8"))
    if options.site:
        truth = {name: site for name, site in truth.items() if name in options.site}
    folder = options.keep or Path(tempfile.mkdtemp(prefix="presswatch-sites-"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "watchlist.toml").write_text(_watchlist(truth, options), encoding="utf-8")
    serving = [sys.executable, str(options.dir / "serve.py"), "--port", str(options.port)]
    server = subprocess.Popen([*serving, *(word for name in options.site or () for word in ("--site", name))])
    try:
        _wait_for(truth, options.port)
        started = time.monotonic()
        command = [sys.executable, "-m", "presswatch", "--watchlist", str(folder / "watchlist.toml")]
        done = subprocess.run([*command, "run", "--all", "--json"], capture_output=True, text=True, check=False)
        sys.stderr.write(done.stderr[-3000:])
        seconds = time.monotonic() - started
    finally:
        server.terminate()
        server.wait()
    _print(compare(truth, folder / "presswatch.db", options.port), json.loads(done.stdout), seconds)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dir", type=Path)
    parser.add_argument("--start", default="listing", choices=("listing", "home"))
    parser.add_argument("--site", action="append")
    parser.add_argument("--port", type=int, default=8077)
    parser.add_argument("--keep", type=Path, help="folder for watchlist and database (kept)")
    return parser.parse_args()


def _watchlist(truth: dict[str, Any], options: argparse.Namespace) -> str:
    lines = [HEAD]
    for name, site in truth.items():
        url = local(site, site["start"] if options.start == "listing" else site["home"], options.port)
        lines.append(f'\n[[sources]]\nname = "{name}"\nurl = {json.dumps(url)}\nbackfill = "all"\n')
    return "".join(lines)


def local(site: dict[str, Any], url: str, port: int) -> str:
    """The loopback address at which a site's true address is served."""
    return re.sub(rf"^https?://{re.escape(site['host'])}(?=[/?#]|$)", f"http://{site['address']}:{port}", url)


def _wait_for(truth: dict[str, Any], port: int) -> None:
    waiting = [site["address"] for site in truth.values()]
    for _ in range(300):
        try:
            socket.create_connection((waiting[-1], port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            waiting.pop()
        if not waiting:
            return
    raise SystemExit("the sites are not served")


def compare(truth: dict[str, Any], database: Path, port: int) -> dict[str, dict[str, Any]]:
    """Per site: true posts, found ones, recorded rows, rows that are true posts, right titles, dated ones.

    Right dates.
    """
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        db.row_factory = sqlite3.Row
        owner = {row["url_key"]: row["post_id"] for row in db.execute("SELECT url_key, post_id FROM post_addresses")}
        rows = {
            row["id"]: row
            for row in db.execute("SELECT p.*, s.name AS source FROM posts p JOIN sources s ON s.id = p.source_id")
        }
    return {name: _site(name, site, owner, rows, port) for name, site in truth.items()}


def _site(name: str, site: dict[str, Any], owner: dict[str, int], rows: dict[int, Any], port: int) -> dict[str, Any]:
    own = {post_id for post_id, row in rows.items() if row["source"] == name}
    result: dict[str, Any] = dict.fromkeys(MEASURES, 0) | {"system": f"{site['system']} {site['theme']}"}
    matched: set[int] = set()
    missing = []
    for post in site["posts"]:
        keys = [identity_key(local(site, url, port)) for url in (post["url"], post["outlet_link"]) if url]
        post_id = next((owner[key] for key in keys if key in owner), None)
        result["posts"] += 1
        if post_id is None:
            missing.append(post["url"])
            continue
        matched.add(post_id)
        result["found"] += 1
        result["titles"] += _same(rows[post_id]["title"], post["title"])
        result["dates"] += rows[post_id]["published_on"] == post["date"]
    result["recorded"], result["right"] = len(own), len(own & matched)
    result["missing"] = missing[:3]
    result["extra"] = [rows[post_id]["url"] for post_id in sorted(own - matched)][:3]
    return result


def _same(left: str, right: str) -> bool:
    return " ".join(left.split()) == " ".join(right.split())


def _print(sites: dict[str, dict[str, Any]], report: dict[str, Any], seconds: float) -> None:
    states = {source["name"]: f"{source['state']} {source['reason'] or ''}".strip() for source in report["sources"]}
    total: collections.Counter[str] = collections.Counter()
    by_system: dict[str, collections.Counter[str]] = {}
    for name, site in sites.items():
        counts = collections.Counter({key: site[key] for key in MEASURES})
        total += counts
        by_system.setdefault(site["system"].split()[0], collections.Counter()).update(counts)
        if min(counts["found"], counts["right"], counts["titles"], counts["dates"]) < max(
            counts["posts"], counts["recorded"]
        ):
            print(f"{name} [{states.get(name, '?')}] {dict(counts)} missing {site['missing']} extra {site['extra']}")
    for system, counts in sorted(by_system.items()):
        print(f"{system:12} {_figures(counts)}")
    print(f"{'all':12} {_figures(total)}  ({sum(s['requests'] for s in report['sources'])} requests, {seconds:.0f} s)")


def _figures(counts: collections.Counter[str]) -> str:
    def ratio(part: str, whole: str) -> str:
        return f"{part} {counts[part] / counts[whole] if counts[whole] else 1:.4f}"

    recall, precision = counts["found"] / max(counts["posts"], 1), counts["right"] / max(counts["recorded"], 1)
    return f"recall {recall:.4f}  precision {precision:.4f}  {ratio('titles', 'found')}  {ratio('dates', 'found')}"


if __name__ == "__main__":
    sys.exit(main())
