"""The schema that this program works with."""

from __future__ import annotations

from typing import Final

# The newest migration; `migrations/versions` ends with it (a test compares them).
HEAD: Final = "0001"
