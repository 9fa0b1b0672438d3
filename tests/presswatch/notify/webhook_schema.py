"""The JSON schema of webhook bodies, generated from the types."""

from __future__ import annotations

import inspect
from typing import Any, Literal

import msgspec

from presswatch.digest.content import Digest, ProblemAlert


class WebhookData(Digest, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything reported at one time; `troubles` has `problems` under its former name, until the next version."""

    troubles: tuple[ProblemAlert, ...] = ()


class WebhookBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body of a webhook of Presswatch; `timestamp` is when the digest was made, the same at every try."""

    type: Literal["presswatch.digest"]
    timestamp: str
    data: WebhookData


def webhook_schema() -> dict[str, Any]:
    """JSON Schema 2020-12."""
    (top,), parts = msgspec.json.schema_components([WebhookBody], ref_template="#/$defs/{name}")
    for part in parts.values():
        if "description" in part:
            part["description"] = inspect.cleandoc(part["description"])  # as Python 3.13 does itself
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **top, "$defs": parts}
