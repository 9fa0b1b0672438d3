"""What a line that is no valid TOML was probably meant to be: the slips of people who edit the watchlist by hand."""

from __future__ import annotations

import re

_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_ROUND_QUOTES = re.compile("[“”„‟«»‘’‚]")
_BARE = re.compile(r"\s*(?P<key>[\w-]+)\s*=\s*(?P<value>[^\s\"'\[{#][^#]*?)\s*(?:#.*)?$")
_COLON = re.compile(r"\s*(?P<key>[\w-]+)\s*:\s*(?P<value>[^#]*?)\s*(?:#.*)?$")
_TABLE = re.compile(r"\s*\[\s*(?P<name>[\w-]+)\s*\]\s*(?:#.*)?$")


def syntax_hint(line: str, words: str) -> str:
    """A suggestion for the line at which the reading of TOML stopped with these words; "" if none comes to mind."""
    plain = _STRINGS.sub("", line).partition("#")[0]
    if _ROUND_QUOTES.search(plain):
        return 'texts stand in straight quotes: "…"'
    if "\\" in line and ("escape" in words or "hex" in words):
        return "in double quotes a backslash is written twice; in single quotes it stands as it is"
    if (table := _TABLE.match(line)) and "declare" in words:
        return f"each entry begins with two brackets: [[{table['name']}]]"
    if "overwrite" in words:
        return "this key stands twice in one entry; each entry begins with a line in two brackets"
    if '"' in plain or "'" in plain:
        return "a quotation mark is missing"
    if colon := _COLON.match(line):
        return f"did you mean {colon['key']} = {_quoted(colon['value'])}?"
    if "array" in words:
        return "a comma between two entries is missing, or the ] at the end"
    if bare := _BARE.match(line):
        return f"did you mean {bare['key']} = {_quoted(bare['value'])}?"
    return ""


def _quoted(value: str) -> str:
    """The value as TOML has it: true, false and what is bracketed or quoted as it is, all else in quotes."""
    if value.lower() in ("true", "false"):
        return value.lower()
    return value if value[:1] in ('"', "'", "[", "{") else f'"{value}"'
