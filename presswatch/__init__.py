"""Presswatch keeps what the press says of an organization, its people and its topics."""

__version__ = "0.1.0"
