"""Texts as databases and messages can carry them."""

from __future__ import annotations


def storable(text: str) -> str:
    """The text with NUL and lone surrogates as U+FFFD, which no database takes; its length never changes."""
    if "\x00" in text:
        text = text.replace("\x00", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text


def storable_throughout(value: object) -> object:
    """The value (of dicts, lists, tuples and plain values) with every text in it storable."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable_throughout(key): storable_throughout(one) for key, one in value.items()}
    return [storable_throughout(one) for one in value] if isinstance(value, list | tuple) else value
