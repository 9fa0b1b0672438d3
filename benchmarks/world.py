"""The whole job on a generated world of news sites: every post once, every mention found, nothing reported twice.

    python -m benchmarks.world DIR [--newsite newsite.py] [--sites 50] [--posts 200] [--ticks 3] [--seed 1]
    [--recheck] [--out F.json]

`newsite.py` is the generator of the shared benches; it makes the world in DIR, serves it on loopback (nginx) and moves
it on. An existing world in DIR is used unchanged; without --newsite it is served unchanged (by nginx, unless it is
served already) and one run is made. After the first run and after each tick, `presswatch run --all` is called (with
--recheck: `presswatch run --all --recheck`, which requests every known post again), and the record is compared with
truth.json; the last run requests every known post in any case.

Printed after each run, as recall / precision where both have a meaning: posts (by address), post dates and titles,
mentions (post x subject), coverage (outlet and article of posts that report one; also of the items marked certain),
copies grouped, edits seen as revisions, notices sent twice. Most edits of this world do not show in list or feed: a
usual run sees those of the few posts that it requests again, the last run all.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from presswatch.urls.canonical import identity_key

WATCH_KINDS = {"org": "organization", "person": "person"}


def main() -> int:
    """Makes or reuses the world, makes the runs, prints the table."""
    options = _options()
    world: Path = options.dir.resolve()
    if not (world / "truth.json").exists():
        make_world(options.newsite, world, sites=options.sites, posts=options.posts, seed=options.seed)
    stop = serve_world(world, options.newsite)
    work = world / "presswatch"
    work.mkdir(exist_ok=True)
    write_watchlist(world, work / "watchlist.toml", options.kind)
    rows = []
    try:
        for tick in range(options.ticks + 1 if options.newsite else 1):
            if tick:
                newsite(options.newsite, "tick", world)
            rows.append(_row(world, work, str(tick), recheck=options.recheck and tick > 0))
        rows.append(_row(world, work, "recheck", recheck=True))
    finally:
        stop()
    if options.out:
        options.out.write_text(json.dumps(rows, indent=1))
    return 0


def _row(world: Path, work: Path, name: str, *, recheck: bool) -> dict[str, Any]:
    """One run, compared and printed."""
    row = {"pass": name, **_pass(work, recheck=recheck), **compare(world, work / "presswatch.db")}
    print(json.dumps(row, ensure_ascii=False), flush=True)
    return row


def make_world(generator: Path, world: Path, *, sites: int, posts: int, seed: int = 1, port: int = 8731) -> None:
    """Makes a world of this many sites with this many posts each in the folder `world`."""
    sizes = {"--sites": sites, "--posts": posts, "--seed": seed, "--port": port}
    newsite(generator, "make", world, *(str(part) for pair in sizes.items() for part in pair))


def serve_world(world: Path, generator: Path | None = None) -> Callable[[], object]:
    """Serves the world unless it is served already; returns a function that ends it."""
    if generator:
        newsite(generator, "serve", world)
        return lambda: newsite(generator, "stop", world)
    base = urlsplit(json.loads((world / "truth.json").read_text())["sites"][0]["base"])
    try:
        socket.create_connection((base.hostname or "", base.port or 80), timeout=2).close()
    except OSError:
        nginx = ["nginx", "-p", str(world), "-c", str(world / "nginx.conf")]
        subprocess.run(nginx, check=True)
        return lambda: subprocess.run([*nginx, "-s", "stop"], check=False)
    return lambda: None


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dir", type=Path)
    parser.add_argument("--newsite", type=Path)
    parser.add_argument("--sites", type=int, default=50)
    parser.add_argument("--posts", type=int, default=200)
    parser.add_argument("--ticks", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", default="listing", choices=("listing", "home"))
    parser.add_argument("--recheck", action="store_true", help="ask for every known post in each pass after the first")
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


def newsite(generator: Path, command: str, world: Path, *arguments: str) -> None:
    """Runs a command of the generator on the world."""
    subprocess.run([sys.executable, str(generator), command, str(world), *arguments], check=True, stdout=sys.stderr)


def write_watchlist(world: Path, path: Path, kind: str = "listing", only: Collection[str] | None = None) -> None:
    """Writes the watchlist of the world: the subjects in its watch.json, and its sites (`only` these numbers)."""
    quote = json.dumps
    lines = [
        "[presswatch]",
        'contact = "bench@example.org"',
        'timezone = "UTC"',
        'allow_networks = ["127.0.0.0/8"]',
        "delay_s = 0.0",
        "deadline_s = 3600",
    ]
    for entity in json.loads((world / "watch.json").read_text()):
        name, *others = list(entity["names"].values()) + list(entity["aliases"])
        lines += [
            "",
            "[[subjects]]",
            f"name = {quote(name, ensure_ascii=False)}",
            f'kind = "{WATCH_KINDS[entity["type"]]}"',
            f"aliases = {quote(others, ensure_ascii=False)}",
        ]
    for site in json.loads((world / "truth.json").read_text())["sites"]:
        if only is not None and site["id"] not in only:
            continue
        url = site["listing"] if kind == "listing" else site["base"] + "/"
        lines += ["", "[[sources]]", f'name = "{site["id"]}"', f"url = {quote(url)}", 'backfill = "all"']
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _pass(work: Path, *, recheck: bool) -> dict[str, Any]:
    command = [
        sys.executable,
        "-m",
        "presswatch",
        "--watchlist",
        str(work / "watchlist.toml"),
        "run",
        "--all",
        "--json",
    ]
    if recheck:
        command.append("--recheck")
    before, started = os.times(), time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    sys.stderr.write(done.stderr[-2000:])
    report = json.loads(done.stdout)
    reported = [(mention["post_url"], mention["subject"]) for mention in report["new_mentions"]]
    states: dict[str, int] = {}
    for source in report["sources"]:
        label = source["state"] + (f":{source['reason']}" if source["reason"] else "")
        states[label] = states.get(label, 0) + 1
    return {
        "exit": done.returncode,
        "seconds": round(time.monotonic() - started, 1),
        "cpu_s": round(cpu, 1),
        "requests": sum(source["requests"] for source in report["sources"]),
        "states": states,
        "told": len(reported),
        "told_twice": len(reported) - len(set(reported)),
    }


def compare(world: Path, database: Path) -> dict[str, Any]:
    """Recall and precision of the record in `database` against the world's truth.json."""
    truth = json.loads((world / "truth.json").read_text())
    names = {entity["id"]: entity["names"]["Latn"] for entity in json.loads((world / "watch.json").read_text())}
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        db.row_factory = sqlite3.Row
        return _compared(truth, names, db)


def _compared(truth: dict[str, Any], names: dict[str, str], db: sqlite3.Connection) -> dict[str, Any]:
    owner = {row["url_key"]: row["post_id"] for row in db.execute("SELECT url_key, post_id FROM post_addresses")}
    rows = {row["id"]: row for row in db.execute("SELECT * FROM posts")}
    seen = {post["id"]: _owner_of(post, owner) for post in truth["posts"]}
    live = [post for post in truth["posts"] if post["state"] == "live"]
    found = [post for post in live if seen[post["id"]] is not None]
    mapped = {post_id for post_id in seen.values() if post_id is not None}
    wanted = {(seen[post["id"]], names[m["entity"]]) for post in found for m in post["mentions"]}
    got = {
        (row["post_id"], row["subject"])
        for row in db.execute("SELECT DISTINCT post_id, subject FROM mentions WHERE gone_at IS NULL")
    }
    got = {(post, subject) for post, subject in got if post in {seen[one["id"]] for one in live}}
    notices = "SELECT 1 FROM outbox WHERE kind IN ('mention', 'coverage')"
    notices += " GROUP BY kind, post_id, coverage_id, subject HAVING count(*) > 1"
    reported_twice = len(db.execute(notices).fetchall())
    return {
        "posts": _ratio(len(found), len(live)),
        "posts_precision": _ratio(len(mapped), len(rows)),
        "once": _ratio(len({seen[post["id"]] for post in found}), len(found)),
        "titles": _ratio(sum(_same(rows[seen[p["id"]]]["title"], p["title"]) for p in found), len(found)),
        "dates": _ratio(sum(rows[seen[p["id"]]]["published_on"] == p["date"][:10] for p in found), len(found)),
        "mentions": _ratio(len(wanted & got), len(wanted)),
        "mentions_precision": _ratio(len(wanted & got), len(got)),
        **_coverage(found, seen, db),
        **_copies(found, seen, rows),
        **_revisions(found, seen, rows),
        "outbox_twice": reported_twice,
        "missed": [post["url"] for post in live if seen[post["id"]] is None][:5],
    }


def _owner_of(post: dict[str, Any], owner: dict[str, int]) -> int | None:
    keys = (identity_key(url) for url in (post["url"], *post["old_urls"]))
    return next((owner[key] for key in keys if key in owner), None)


def _coverage(found: list[dict[str, Any]], seen: dict[str, Any], db: sqlite3.Connection) -> dict[str, Any]:
    query = "SELECT cp.post_id, c.article_url, o.name, cp.certain FROM coverage_posts cp"
    query += " JOIN coverage c ON c.id = cp.coverage_id"
    rows = db.execute(query + " LEFT JOIN outlets o ON o.id = c.outlet_id WHERE cp.gone_at IS NULL").fetchall()
    got = {(row["post_id"], identity_key(row["article_url"] or ""), row["name"]) for row in rows}
    own = [post for post in found if post["level"] is None]
    wanted = {(seen[p["id"]], identity_key(p["outlet_url"]), p["outlet"]) for p in own if p["outlet_url"]}
    of_own = {one for one in got if one[0] in {seen[post["id"]] for post in own}}
    sure = {(row["post_id"], identity_key(row["article_url"] or ""), row["name"]) for row in rows if row["certain"]}
    return {
        "coverage": _ratio(len(wanted & of_own), len(wanted)),
        "coverage_precision": _ratio(len(wanted & of_own), len(of_own)),
        "coverage_precision_certain": _ratio(len(wanted & sure), len(of_own & sure)),
    }


def _copies(found: list[dict[str, Any]], seen: dict[str, Any], rows: dict[int, Any]) -> dict[str, Any]:
    """Copies (still recognizable) that share their group with the original, and false groupings."""
    root = {post["id"]: rows[seen[post["id"]]]["duplicate_of"] or seen[post["id"]] for post in found}
    copies = [post for post in found if post["level"] and post["group"] in root]
    grouped = sum(root[post["id"]] == root[post["group"]] for post in copies)
    alone = [post for post in found if not post["level"] and rows[seen[post["id"]]]["duplicate_of"] is not None]
    members: dict[int, set[str]] = {}
    for post in found:
        members.setdefault(root[post["id"]], set()).add(post["group"] or post["id"])
    return {
        "copies": _ratio(grouped, len(copies)),
        "false_groups": sum(len(groups) > 1 for groups in members.values()),
        "originals_as_copies": len(alone),
    }


def _revisions(found: list[dict[str, Any]], seen: dict[str, Any], rows: dict[int, Any]) -> dict[str, Any]:
    edited = [post for post in found if post["rev"] and not post["level"] and post["first_tick"] == 0]
    revised = sum(rows[seen[post["id"]]]["revision"] > 1 for post in edited)
    untouched = [post for post in found if not post["rev"]]
    false = sum(rows[seen[post["id"]]]["revision"] > 1 for post in untouched)
    return {"edits_seen": _ratio(revised, len(edited)), "false_revisions": false}


def _same(left: str, right: str) -> bool:
    return " ".join(left.split()) == " ".join(right.split())


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


if __name__ == "__main__":
    sys.exit(main())
