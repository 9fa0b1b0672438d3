"""Renamed keys of JSON occur under their former names too."""

from presswatch.encoders.former_names import with_former_names


def test_a_renamed_key_occurs_twice_and_keeps_its_values():
    """Below a former key everything has its former name; other keys, and equal words elsewhere, stay."""
    report = {
        "state": "failing",
        "problems": [{"step": "problem", "kind": "problem", "reported_at": None, "words": "problem"}],
        "sources": [{"unsent": 3, "name": "problems"}],
    }
    assert with_former_names([report]) == [
        {
            **report,
            "troubles": [{"step": "trouble", "kind": "trouble", "told_at": None, "words": "problem"}],
            "sources": [{"unsent": 3, "unheard": 3, "name": "problems"}],
        }
    ]
