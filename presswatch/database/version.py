"""The schema that this program works with."""

from __future__ import annotations

# The newest migration; `migrations/versions` ends with it (a test compares them).
HEAD = "0001"
