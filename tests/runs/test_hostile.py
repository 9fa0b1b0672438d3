"""Misbehaving sources next to good ones in one run: a few of the hostile kit (benchmarks/hostile.py), one of each sort."""

from __future__ import annotations

import contextlib
import os
import random
import socket
import subprocess
import sys

from tests.running import CHECKOUT

KINDS = [
    "refused", "nxdomain", "tls-self-signed", "hang-half-body", "drip-body", "one-post-hangs", "garbage-status-line",
    "header-line-20mb", "bomb-gzip-br", "ten-gb-announced-then-silent", "robots-60mb-rule", "robots-own-group", "retry-after-2s",
    "xml-billion-laughs", "xml-external-http", "xml-broken", "html-for-feed", "nested-100000", "json-ld-deep", "pages-same",
    "paths-grow", "chars-surrogates-json", "titles-same", "canonical-one-post", "redirect-circle", "redirect-metadata", "redirect-decimal", "redirect-file", "source-mapped",
    "links-followed-canary", "next-canary", "credentials-scheme", "charset-euc-kr-header-lies-utf-8", "chars-surrogates",
    "wall-login", "later-no-posts", "truncated-after-good",
]  # fmt: skip


def two_free_ports() -> int:
    """The first of two ports in a row that nobody uses, below those that connections get."""
    for port in random.Random().sample(range(20_000, 32_000, 2), 100):
        with socket.socket() as one, socket.socket() as next_one, contextlib.suppress(OSError):
            one.bind(("", port))
            next_one.bind(("", port + 1))
            return port
    raise OSError("no free port between 20000 and 32000")


def test_bad_sites_are_distinguished_and_harm_no_other():
    """Each has its state, reason, posts and message; good sites are complete, the canary untouched, no credential
    printed.
    """
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.hostile", "--timeout", "8", "--delay", "0", "--kinds", *KINDS],
        cwd=CHECKOUT,
        env={**os.environ, "PRESSWATCH_KIT_PORT": str(two_free_ports())},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
