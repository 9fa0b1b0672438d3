"""Tries an alias's regular expression on long texts in a process of its own, so that a slow one is found in time."""

from __future__ import annotations

import subprocess
import sys

TRIAL_TEXT_CHARACTERS = 100_000
TRIAL_CPU_S = 2
TRIAL_WALL_S = 20.0
"""The processor time decides where the system can limit it; the wall time is for those that cannot."""

# The texts: one letter of the pattern's own over and over (what backtracking feeds on), the same with an end that
# cannot match, prose.
_TRIAL = """
import re, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CPU, ({cpu}, {cpu} + 1))
except (ImportError, ValueError, OSError):
    pass
pattern = sys.stdin.buffer.read().decode()
compiled = re.compile(pattern)
letters = "".join(sorted(set(re.findall(r"[^\\W_]", pattern))))[:20] + "a1 "
for letter in letters:
    for text in (letter * 40 + "!", letter * {size} + "!"):
        compiled.search(text)
for text in ("the press said on monday that it would " * ({size} // 39), "한국의 기자가 " * ({size} // 8)):
    sum(1 for _ in compiled.finditer(text))
"""


def check_regex(pattern: str) -> str | None:
    """What is wrong with this pattern, None if it gets through its trial texts in time."""
    code = _TRIAL.format(cpu=TRIAL_CPU_S, size=TRIAL_TEXT_CHARACTERS)
    try:
        done = subprocess.run(  # noqa: S603  our own interpreter, no shell; the pattern goes in as data
            [sys.executable, "-I", "-c", code],
            input=pattern.encode(),
            capture_output=True,
            timeout=TRIAL_WALL_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _TOO_SLOW
    return None if done.returncode == 0 else _TOO_SLOW


_TOO_SLOW = (
    f"it takes more than {TRIAL_CPU_S} s on {TRIAL_TEXT_CHARACTERS:,} characters; "
    r"bound its repetitions, such as \w{1,40} instead of \w+"
)
