"""Addresses: one key for one post however it is written, the site an address belongs to, wrappers opened offline."""

from __future__ import annotations


def clean_url(url: str, base: str = "") -> str | None:
    """Makes `url` absolute against `base` as a browser would; None unless it is http(s) with a host.

    Tabs and line ends inside go, userinfo goes, the host is lower case and IDNA-encoded, the fragment goes.
    """
    raise NotImplementedError


def identity_key(url: str) -> str:
    """The key under which an address is one post: scheme-free, without www., default port, fragment, known tracking and
    session parameters, index page and trailing slash; parameters sorted; unknown parameters kept."""
    raise NotImplementedError


def site_of(url: str) -> str:
    """The registrable domain of an address ("example.co.kr"); the host itself for IP addresses and unknown suffixes."""
    raise NotImplementedError


def host_of(url: str) -> str:
    """The host name in lower case without "www."; empty if the address has none."""
    raise NotImplementedError


def unwrap(url: str) -> str:
    """Opens redirect wrappers, AMP, archive copies offline (Google, Facebook, archive.org ...); the address itself if it is none."""
    raise NotImplementedError


def mask(url: str) -> str:
    """The address without userinfo and with token-like parameter values hidden, for logs and messages."""
    raise NotImplementedError
