"""Serves the sites in its folder, each at its own loopback address: python serve.py [--port 8077] [--site NAME ...]."""

from __future__ import annotations

import argparse
import http.server
import json
import threading
from functools import partial
from pathlib import Path

HERE = Path(__file__).parent


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Static files without a line for each request."""

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def main() -> None:
    """Serves until it is ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8077)
    parser.add_argument("--site", action="append")
    options = parser.parse_args()
    truth = json.loads((HERE / "truth.json").read_text(encoding="utf-8"))
    for name, site in truth.items():
        if options.site and name not in options.site:
            continue
        handler = partial(Quiet, directory=str(HERE / "sites" / site["address"]))
        server = http.server.ThreadingHTTPServer((site["address"], options.port), handler)
        threading.Thread(target=server.serve_forever).start()


if __name__ == "__main__":
    main()
