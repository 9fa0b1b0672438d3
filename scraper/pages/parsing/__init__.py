"""Bytes become a parsed page: kind, encoding, broken markup, embedded data."""
