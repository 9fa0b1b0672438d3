"""Rhymix for `benchmarks.theme_sites_php`: a site whose board `notice` has a skin of the themes' folder.

The system's folder is a release. The themes' folder holds board skins (a folder with skin.xml and a list) and
folders that are laid over the system, with modules/board/skins/SKIN and perhaps layouts/LAYOUT in them.
"""

from __future__ import annotations

import html
import shutil
from pathlib import Path
from typing import Any

from benchmarks.themes.database import USER, database, inserted, made, run, updated
from benchmarks.themes.pages import Kept, asked, served, walked
from benchmarks.themes.posts import Draft, Plan

_SPOKEN = {"ko": "ko", "ja": "ja", "zh": "zh-CN", "de": "de", "es": "es", "fr": "fr", "tr": "tr"}
_FIRST_POST = 2000
_FIRST_TOPIC = 900
_NOTHING = (*("title_color", "password", "email_address", "homepage", "tags", "extra_vars", "last_updater"),)
_ZERO = ("voted_count", "blamed_count", "comment_count", "trackback_count", "uploaded_count", "member_srl")
_CONFIG = """<?php $install_config = ['db_type' => 'mysql_innodb', 'db_hostname' => 'localhost', 'db_port' => 3306,
'db_userid' => '{user}', 'db_password' => '{user}', 'db_database' => '{name}', 'db_table_prefix' => 'rx_',
'db_charset' => 'utf8mb4', 'use_rewrite' => 'Y', 'use_ssl' => 'none', 'time_zone' => '+0000',
'email_address' => 'a@example.org', 'password' => 'Abcdef123!', 'nick_name' => 'admin', 'user_id' => 'admin'];
"""


def themes(folder: Path) -> list[str]:
    """The paths of the board skins of a folder."""
    skins = (path.parent.relative_to(folder) for path in folder.rglob("skin.xml"))
    return sorted(str(path) for path in skins if len(path.parts) == 1 or path.parts[-3:-1] == ("board", "skins"))


def built(plan: Plan, system: Path, folder: Path, theme: str, work: Path) -> tuple[Kept, str, list[dict[str, Any]]]:
    """Pages, the list's address and the posts of a site; raises RuntimeError if it cannot be installed."""
    root = (work / plan.name).absolute()
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(system, root)
    skin, layout = _laid(root, folder, Path(theme))
    name = f"rhymix{plan.number}"
    for made_first in ("files", "config"):
        (root / made_first).mkdir(exist_ok=True)
    (root / "config" / "install.config.php").write_text(_CONFIG.format(user=USER, name=name), encoding="utf-8")
    language = _SPOKEN.get(plan.language.code, "en")
    with database(work) as socket:
        made(socket, name)
        with served(root, plan.address, plan.port, php={"pdo_mysql.default_socket": str(socket)}):
            asked(f"{plan.base}/index.php?act=dispInstallIndex&l={language}")
            if not (root / "files" / "config" / "config.php").exists():
                raise RuntimeError("Rhymix: not installed")
            board = run(socket, name, "SELECT module_srl FROM rx_modules WHERE mid = 'notice'").split()[-1]
            run(socket, name, "SET sql_mode = '';" + "\n".join(_statements(plan, int(board), skin, layout, language)))
            shutil.rmtree(root / "files" / "cache", ignore_errors=True)
            kept = walked(plan.base, [f"{plan.base}/", f"{plan.base}/notice"])
    posts = [plan.found(draft, f"{plan.base}/notice/{number}") for number, draft in _numbered(plan)]
    return kept, f"{plan.base}/notice", posts[::-1]


def _laid(root: Path, folder: Path, theme: Path) -> tuple[str, str]:
    """Copies a theme over the system; returns the names of the board's skin and of the layout, if the theme has one."""
    top = folder / theme.parts[0]
    if len(theme.parts) == 1:
        shutil.copytree(top, root / "modules" / "board" / "skins" / theme.name, dirs_exist_ok=True)
        return theme.name, ""
    shutil.copytree(top, root, dirs_exist_ok=True)
    layouts = sorted(path.parent.name for path in top.glob("layouts/*/layout.html"))
    return theme.name, (layouts or [""])[-1]


def _numbered(plan: Plan) -> list[tuple[int, Draft]]:
    return [(_FIRST_POST + place * 3, draft) for place, draft in enumerate(reversed(plan.drafts))]


def _statements(plan: Plan, board: int, skin: str, layout: str, language: str) -> list[str]:
    """The statements that fill the new site: its board, its topics, the posts."""
    words = plan.language
    home, news, *_ = words.labels
    shown: dict[str, str | int] = {"skin": skin, "is_skin_fix": "Y", "browser_title": news, "use_mobile": "N"}
    statements = [
        updated("rx_modules", shown, f"module_srl = {board}"),
        f"DELETE FROM rx_documents WHERE module_srl = {board};",  # noqa: S608 - a number
        updated("rx_menu_item", {"name": news}, "url = 'notice'"),
        updated("rx_menu_item", {"name": home}, "url = 'index'"),
    ]
    for name, value in (("list_count", plan.a_page), ("page_count", 10), ("use_anonymous", "N")):
        row: dict[str, str | int] = {"module_srl": board, "name": name, "value": str(value)}
        statements.append(
            inserted("rx_module_extra_vars", row)[:-1] + " ON DUPLICATE KEY UPDATE value = VALUES(value);"
        )
    if layout:
        statements.append(updated("rx_layouts", {"layout": layout, "title": layout}, "layout_type = 'P'"))
    for number, name in enumerate(words.topics[:4], _FIRST_TOPIC):
        topic: dict[str, str | int] = {
            "category_srl": number,
            "module_srl": board,
            "parent_srl": 0,
            "title": name,
            "list_order": number,
        }
        topic |= dict.fromkeys(("regdate", "last_update"), "20240101000000")
        statements.append(inserted("rx_document_categories", topic))
    return [*statements, *(_post(plan, board, number, draft, language) for number, draft in _numbered(plan))]


def _post(plan: Plan, board: int, number: int, draft: Draft, language: str) -> str:
    author, time = plan.language.people[draft.person], f"{draft.day:%Y%m%d}{draft.time.replace(':', '')}"
    values: dict[str, str | int] = {
        "document_srl": number,
        "module_srl": board,
        "category_srl": _FIRST_TOPIC + draft.topic,
        "lang_code": language,
        "is_notice": "Y" if draft.pinned else "N",
        "title": draft.title,
        "title_bold": "N",
        "content": "\n".join(f"<p>{html.escape(line)}</p>" for line in draft.paragraphs),
        "readed_count": number % 97,
        "user_id": f"u{draft.person}",
        "user_name": author,
        "nick_name": author,
        "regdate": time,
        "last_update": time,
        "ipaddress": "127.0.0.1",
        "list_order": -number,
        "update_order": -number,
        "allow_trackback": "N",
        "notify_message": "N",
        "status": "PUBLIC",
        "comment_status": "ALLOW",
    }
    return inserted("rx_documents", dict.fromkeys(_NOTHING, "") | dict.fromkeys(_ZERO, 0) | values)
