"""Former names of JSON keys and export columns. Both names are written in this version; the next one drops these."""

from typing import Any

FORMER_NAMES = {
    "problems": "troubles",
    "reported_at": "told_at",
    "first_report": "first_telling",
    "unsent": "unheard",
    "undelivered": "not_through",
    "fix": "mend",
}
NEW_NAMES = {former: new for new, former in FORMER_NAMES.items()}


def with_former_names(value: Any) -> Any:
    """Plain JSON values in which each renamed key occurs a second time, under its former name."""
    if isinstance(value, list):
        return [with_former_names(one) for one in value]
    if not isinstance(value, dict):
        return value
    named: dict[str, Any] = {}
    for key, item in value.items():
        former = FORMER_NAMES.get(key)
        named[key] = item if former else with_former_names(item)
        if former:
            named[former] = _formerly(item)
    return named


def _formerly(value: Any) -> Any:
    """The value as it was: below a former key all keys, and the kind of a problem, have their former names."""
    if isinstance(value, list):
        return [_formerly(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        FORMER_NAMES.get(key, key): "trouble" if key in ("kind", "step") and item == "problem" else _formerly(item)
        for key, item in value.items()
    }
