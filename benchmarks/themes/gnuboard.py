"""Gnuboard 5 for `benchmarks.theme_sites_php`: a site whose board `notice` has a skin of the themes' folder.

The system's folder is a release. The themes' folder holds skins (a folder with list.skin.php) and folders that are laid
over the system, with theme/NAME/skin/board/SKIN or skin/board/SKIN in them; each skin is a theme of its own.
"""

from __future__ import annotations

import html
import shutil
from pathlib import Path
from typing import Any

from benchmarks.themes.database import USER, database, inserted, made, run, updated
from benchmarks.themes.pages import Kept, asked, served, walked
from benchmarks.themes.posts import Draft, Plan

_EMPTY = (
    *("wr_reply", "wr_comment_reply", "wr_seo_title", "wr_link1", "wr_link2", "wr_password", "wr_email", "wr_homepage"),
    *("wr_facebook_user", "wr_twitter_user", *(f"wr_{number}" for number in range(1, 11))),
)
_ZERO = ("wr_is_comment", "wr_comment", "wr_link1_hit", "wr_link2_hit", "wr_good", "wr_nogood", "wr_file")


def themes(folder: Path) -> list[str]:
    """The paths of the skins of a folder."""
    skins = (path.parent.relative_to(folder) for path in folder.rglob("list.skin.php"))
    return sorted(str(path) for path in skins if len(path.parts) == 1 or _of_boards(path))


def _of_boards(skin: Path) -> bool:
    return skin.parts[-3:-1] == ("skin", "board") and "mobile" not in skin.parts


def built(plan: Plan, system: Path, folder: Path, theme: str, work: Path) -> tuple[Kept, str, list[dict[str, Any]]]:
    """Pages, the list's address and the posts of a site; raises RuntimeError if it cannot be installed."""
    root = (work / plan.name).absolute()
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(system, root)
    look, skin = _laid(root, folder, Path(theme))
    (root / "data").mkdir(exist_ok=True)
    name = f"gnuboard{plan.number}"
    with database(work) as socket:
        made(socket, name)
        values = {"mysqli.default_socket": str(socket)}
        with served(root, plan.address, plan.port, php=values):
            _installed(plan, root, name)
            short = plan.number % 2 == 0
            list_path = "/notice" if short else "/bbs/board.php?bo_table=notice"
            posts = [(number, draft) for number, draft in enumerate(reversed(plan.drafts), 1)]
            run(socket, name, "SET sql_mode = '';" + "\n".join(_statements(plan, look, skin, list_path)))
            kept = walked(plan.base, [f"{plan.base}/", plan.base + list_path])
    addressed = f"{plan.base}/notice/" if short else f"{plan.base}{list_path}&wr_id="
    found = [plan.found(draft, f"{addressed}{number}") for number, draft in posts]
    return kept, plan.base + list_path, found[::-1]


def _laid(root: Path, folder: Path, theme: Path) -> tuple[str, str]:
    """Copies a theme over the system; returns the names of the look and of the board's skin."""
    top = theme.parts[0]
    if len(theme.parts) == 1:
        shutil.copytree(folder / theme, root / "skin" / "board" / top, dirs_exist_ok=True)
        return "basic", top
    shutil.copytree(folder / top, root, dirs_exist_ok=True)
    looks = sorted(path.name for path in (folder / top / "theme").glob("*") if path.is_dir())
    own = "theme" in theme.parts
    look = theme.parts[theme.parts.index("theme") + 1] if own else (looks or ["basic"])[0]
    return look, f"theme/{theme.name}" if own else theme.name


def _installed(plan: Plan, root: Path, name: str) -> None:
    form = {
        "mysql_host": "localhost",
        "mysql_user": USER,
        "mysql_pass": USER,
        "mysql_db": name,
        "table_prefix": "g5_",
        "admin_id": "admin",
        "admin_pass": "abc",
        "admin_name": "Manager",
        "admin_email": "a@example.org",
        "g5_install": "1",
        "g5_shop_prefix": "yc5_",
        "agree": "동의함",
    }
    asked(f"{plan.base}/install/install_db.php", form, f"{plan.base}/install/install_config.php")
    if not (root / "data" / "dbconfig.php").exists():
        raise RuntimeError("Gnuboard: not installed")


def _statements(plan: Plan, look: str, skin: str, list_path: str) -> list[str]:
    """The statements that fill the new site: its names, its board, a page, a menu, the posts."""
    words, count = plan.language, len(plan.drafts)
    pinned = ",".join(str(count - place) for place, draft in enumerate(plan.drafts) if draft.pinned)
    board: dict[str, str | int] = {
        "bo_subject": words.labels[1],
        "bo_skin": skin,
        "bo_page_rows": plan.a_page,
        "bo_use_list_content": int(plan.cut),
        "bo_use_category": 1,
        "bo_category_list": "|".join(words.topics[:4]),
        "bo_notice": pinned,
        "bo_count_write": count,
        "bo_use_name": 1,
    }
    rewriting = int(list_path == "/notice")
    config: dict[str, str | int] = {
        "cf_title": words.name,
        "cf_theme": look,
        "cf_use_point": 0,
        "cf_bbs_rewrite": rewriting,
    }
    about = "".join(f"<p>{html.escape(line)}</p>" for line in plan.page(1))
    menu = ((words.labels[2], "/bbs/content.php?co_id=company"), (words.labels[1], list_path))
    menu_rows: list[dict[str, str | int]] = [
        {"me_code": f"{place}0", "me_name": name, "me_link": plan.base + path, "me_target": "self", "me_order": place}
        for place, (name, path) in enumerate(menu, 1)
    ]
    return [
        updated("g5_config", config),
        updated("g5_board", board, "bo_table = 'notice'"),
        updated("g5_content", {"co_subject": words.labels[2], "co_content": about}, "co_id = 'company'"),
        *(inserted("g5_menu", {**row, "me_use": 1, "me_mobile_use": 1}) for row in menu_rows),
        *(_post(plan, number, draft) for number, draft in enumerate(reversed(plan.drafts), 1)),
    ]


def _post(plan: Plan, number: int, draft: Draft) -> str:
    words, time = plan.language, f"{draft.day} {draft.time}"
    values: dict[str, str | int] = {
        "wr_id": number,
        "wr_num": -number,
        "wr_parent": number,
        "ca_name": words.topics[draft.topic],
        "wr_option": "html1",
        "wr_subject": draft.title,
        "wr_content": "\n".join(f"<p>{html.escape(line)}</p>" for line in draft.paragraphs),
        "wr_hit": number * 7,
        "mb_id": f"u{draft.person}",
        "wr_name": words.people[draft.person],
        "wr_datetime": time,
        "wr_last": time,
        "wr_ip": "127.0.0.1",
    }
    return inserted("g5_write_notice", dict.fromkeys(_EMPTY, "") | dict.fromkeys(_ZERO, 0) | values)
