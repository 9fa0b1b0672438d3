"""Regular expressions that are compiled when they are first used: most texts need those of one language."""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "scanner")
_FACTS = ("pattern", "flags", "groups", "groupindex")


class LaterPattern:
    """Takes the place of a compiled pattern: a method is the pattern's own from its first use on."""

    def __init__(self, source: str, flags: int) -> None:
        self._pattern: str | re.Pattern[str] = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compiles the pattern if nothing was asked of it yet; called only for what is not set."""
        if name not in _METHODS and name not in _FACTS:
            raise AttributeError(name)
        found = getattr(self.compiled(), name)
        setattr(self, name, found)
        return found

    def compiled(self) -> re.Pattern[str]:
        """The pattern itself; raises re.error for a wrong one."""
        if isinstance(self._pattern, str):
            self._pattern = re.compile(self._pattern, self._flags)
        return self._pattern


def compiled_later(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when it is first used, for what a module holds ready for every language.

    Use it like a pattern; functions of `re` do not accept it instead of one.
    """
    return cast("re.Pattern[str]", LaterPattern(source, flags))
