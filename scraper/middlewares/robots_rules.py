"""The rules of a robots.txt that concern us, in a time that grows with its length alone.

The library keeps every rule for every agent listed above it. Of 512 KiB half may be names of agents and half
rules: a quarter of a billion pairs: minutes of processor time that all sources share, and too much memory.
It also takes "press" as one of our names, but not "presswatch/1.0".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protego import Protego

USER_AGENT_TOKEN = "presswatch"  # noqa: S105 - the product token of RFC 9309, 2.2.1
OTHERS = "User-agent: others"
_AGENT = frozenset({"user-agent", "useragent", "user agent"})
# What a line may begin with that means something here: disallow, misspelt as the library allows, and three more.
_MEANT = re.compile(r"d[a-z]{5,8}w|allow|crawl[ -]delay|site-?maps?")
# RFC 9309, 2.2.1: a name is letters, "_" and "-"; what follows ("/1.0") is not part of it.
_OURS = re.compile(rf"{USER_AGENT_TOKEN}(?![\w-])", re.ASCII | re.IGNORECASE)


def rules_of(text: str) -> Protego:
    """The rules of a robots.txt, to be asked for our token alone: of all other agents they are those of one."""
    return Protego.parse("\n".join(_lines(text)))


def _lines(text: str) -> Iterator[str]:
    """The lines that mean something; others end no group (RFC 9309, 2.2.4). Names that are not ours become one."""
    for line in text.splitlines():
        field, value = _directive(line.partition("#")[0].strip())
        if field in _AGENT:
            yield _with_few_agents(value)
        elif _MEANT.fullmatch(field):
            yield line


def _with_few_agents(agent: str) -> str:
    """The line that begins a group for this agent: without one, for all, for us, or for any other."""
    if agent in ("", "*"):
        return f"User-agent: {agent}"
    return f"User-agent: {USER_AGENT_TOKEN}" if _OURS.match(agent) else OTHERS


def _directive(line: str) -> tuple[str, str]:
    """The field of a line, in lower case, and its value; the field is empty where the line has no meaning.

    Fields are recognized as leniently as by the library: without a colon, and in two words.
    """
    field, colon, value = line.partition(":")
    if colon and (_is_known(field := field.strip().lower()) or not value or value[0].isspace()):
        return field, value.strip()
    words = line.split()
    for count in (1, 2):
        if _is_known(field := " ".join(words[:count]).lower()):
            return field, " ".join(words[count:])
    return "", ""


def _is_known(field: str) -> bool:
    return field in _AGENT or _MEANT.fullmatch(field) is not None
