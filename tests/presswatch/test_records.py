"""Copying values into other types."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import msgspec

from presswatch.records import copied


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Named):
    count: int = 0


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    count: int = 0


def test_fields_of_a_base_class_are_copied_too():
    """Given values win over the source's; fields that neither has keep their default."""
    assert copied(Counted, SimpleNamespace(name="Lark", count=3, more=1)) == Counted(name="Lark", count=3)
    assert copied(Counted, SimpleNamespace(name="Lark")) == Counted(name="Lark")
    assert copied(Counted, SimpleNamespace(name="Lark", count=3), count=4) == Counted(name="Lark", count=4)


def test_a_struct_is_copied_as_a_dataclass_is():
    """Digests are made of such structs."""
    assert copied(Printed, Counted(name="Lark", count=3)) == Printed(name="Lark", count=3)
