"""The rules of a robots.txt that concern us, in a time that grows with its length alone.

The library keeps every rule for every agent that stands above it. Of 512 KiB half may be names of agents and half
rules: a quarter of a milliard pairs, minutes of the processor that all sources share, and more memory than there is.
"""

from __future__ import annotations

from protego import Protego

USER_AGENT_TOKEN = "presswatch"  # noqa: S105 - the product token of RFC 9309, 2.2.1
OTHERS = "User-agent: others"
_FIELDS = frozenset({"user-agent", "useragent", "user agent"})


def rules_of(text: str) -> Protego:
    """The rules of a robots.txt, to be asked for our token alone: of all other agents they are those of one."""
    return Protego.parse("\n".join(_with_few_agents(line) for line in text.splitlines()))


def _with_few_agents(line: str) -> str:
    """The line, and in place of a name that cannot mean us one for all of those: groups stay as they are."""
    agent = _agent_of(line.partition("#")[0].strip())
    if not agent or agent == "*" or USER_AGENT_TOKEN.startswith(agent.replace("*", "")):
        return line
    return OTHERS


def _agent_of(line: str) -> str | None:
    """The agent that a line begins a group for, in small letters; None for any other line.

    Fields are known as generously as by the library, without a colon and in two words.
    """
    field, colon, value = line.partition(":")
    if colon and field.strip().lower() in _FIELDS:
        return value.strip().lower()
    if colon and (not value or value[0].isspace()):
        return None  # another field, with its value
    words = line.lower().split()
    for count in (1, 2):
        if " ".join(words[:count]) in _FIELDS:
            return " ".join(words[count:])
    return None
