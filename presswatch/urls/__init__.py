"""Addresses: one key for one post, wrappers opened offline, and the networks that may be connected to."""
