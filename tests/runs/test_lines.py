"""The network between us and a site: TLS, names with several or changing addresses, slow sites."""

from __future__ import annotations

import itertools
import json
import os
import socket
import ssl
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from benchmarks.hostile_kit.certificates import contexts, under_authority
from tests.running import CHECKOUT, HEAD, run_json, write_watchlist
from tests.runs.test_passes import site_with
from tests.serving import Answer, Site, list_page

# Runs a pass in which names resolve as ADDRESSES says: a list for each name, used up from call to call.
NAMED = """
import json, os, socket, sys, time
addresses = json.loads(os.environ["ADDRESSES"])
looked_up = {}
original = socket.getaddrinfo

def getaddrinfo(host, port, *args, **kwargs):
    if host not in addresses:
        return original(host, port, *args, **kwargs)
    turn = looked_up[host] = looked_up.get(host, -1) + 1
    answers = addresses[host][min(turn, len(addresses[host]) - 1)]
    if answers == ["after 8 s"]:
        time.sleep(8)
        raise socket.gaierror(socket.EAI_AGAIN, "no name server answers")
    family = lambda one: socket.AF_INET6 if ":" in one else socket.AF_INET
    ends = lambda one: (one, port, 0, 0) if ":" in one else (one, port)
    return [(family(one), socket.SOCK_STREAM, 6, "", ends(one)) for one in answers]

socket.getaddrinfo = getaddrinfo
if __name__ == "__main__":
    from presswatch.cli import main
    sys.argv = ["presswatch", "run", "--all", "--json"]
    main()
"""


def named_run(folder: Path, addresses: dict[str, list[list[str]]]) -> dict:
    """The report of a run in which these names have these addresses."""
    (folder / "named.py").write_text(NAMED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "named.py"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "ADDRESSES": json.dumps(addresses)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


class SecureSite(Site):
    """A site that speaks TLS with the certificate of a context."""

    def __init__(self, routes: dict[str, Answer], context: ssl.SSLContext, host: str) -> None:
        super().__init__(routes, host)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.base = self.base.replace("http://", "https://")


WORDS = {
    "expired": "certificate has expired",
    "wrong-name": "made out to another name",
    "self-signed": "self-signed certificate",
    "unknown-issuer": "unable to get local issuer certificate",
}


def test_an_invalid_certificate_is_reported_with_its_fault(tmp_path):
    """Nothing is read; a source that opts out is read and marked as such; a valid certificate needs no mark."""
    unknown = contexts(tmp_path)
    authority, known = under_authority(tmp_path)
    served = {**unknown, **known, "opted-out": unknown["self-signed"]}
    sites = {
        name: SecureSite(site_with([2, 1]), served[name], f"127.66.1.{number}")
        for number, name in enumerate([*WORDS, "good", "opted-out"], 1)
    }
    for site in sites.values():
        site.__enter__()
    try:
        sources = {name: f"{site.base}/news" for name, site in sites.items()}
        sources["opted-out"] += "\nverify_tls = false"
        write_watchlist(tmp_path, sources)
        report = run_json(tmp_path, SSL_CERT_FILE=str(authority))
    finally:
        for site in sites.values():
            site.__exit__()
    found = {one["name"]: (one["state"], one["reason"]) for one in report["sources"]}
    assert found == {**dict.fromkeys(WORDS, ("failing", "tls")), "good": ("ok", None), "opted-out": ("ok", None)}
    said = {line.partition(": ")[0]: line for line in report["stderr"].splitlines()}
    assert {name: words for name, words in WORDS.items() if words not in said[name]} == {}, said["wrong-name"]
    assert all(site.requests == [] for name, site in sites.items() if name in WORDS)
    assert report["unchecked"] == {"robots": [], "tls": ["opted-out"]}


def test_opting_out_does_not_affect_another_source_of_the_host(tmp_path):
    """In either order: the robots.txt fetched for the one is not used for the other."""
    with SecureSite(site_with([2, 1]), contexts(tmp_path)["self-signed"], "127.66.2.1") as site:
        strict, lenient = f"{site.base}/news", f"{site.base}/news\nverify_tls = false"
        write_watchlist(tmp_path, {"first": strict, "second": lenient, "third": strict})
        report = run_json(tmp_path)
    found = {one["name"]: (one["state"], one["reason"]) for one in report["sources"]}
    assert found == {"first": ("failing", "tls"), "second": ("ok", None), "third": ("failing", "tls")}


@pytest.fixture
def deaf_port():
    """A port that accepts no connection on ::1 (its queue is full) and is free on 127.0.0.1."""
    if not socket.has_ipv6:
        pytest.skip("no IPv6 here")
    listener = socket.socket(socket.AF_INET6)
    listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    try:
        listener.bind(("::1", 0))
    except OSError:
        pytest.skip("no IPv6 here")
    listener.listen(0)
    callers = [socket.socket(socket.AF_INET6) for _ in range(4)]
    for caller in callers:
        caller.setblocking(False)  # noqa: FBT003 - the only way to say it
        caller.connect_ex(listener.getsockname()[:2])
    yield listener.getsockname()[1]
    for one in (*callers, listener):
        one.close()


def test_an_address_that_does_not_answer_is_left_for_the_next_one(tmp_path, deaf_port):
    """A name with a dead IPv6 address before a working IPv4 one is read as if it had only that one."""
    site = Site(site_with([2, 1]), port=deaf_port)
    with site:
        head = HEAD.replace('["127.0.0.0/8"]', '["127.0.0.0/8", "::1/128"]') + "timeout_s = 8.0\n"
        write_watchlist(tmp_path, {"example": f"http://two.example:{deaf_port}/news"}, head=head)
        report = named_run(tmp_path, {"two.example": [["::1", "127.0.0.1"]]})
        assert site.requests
    assert [(one["state"], one["posts_new"]) for one in report["sources"]] == [("ok", 2)]


def test_a_name_that_moves_into_a_forbidden_network_is_not_followed(tmp_path):
    """Each connection's address is checked: an earlier allowed one counts for nothing."""
    closing = {"Connection": "close"}
    with Site(site_with([2, 1])) as inside:
        port = int(inside.base.rpartition(":")[2])
        routes = {path: Answer(one.body, headers=closing) for path, one in site_with([2, 1]).items()}
        with Site({**routes, "/robots.txt": Answer(b"", 404, closing)}, host="127.66.0.1", port=port) as outside:
            head = HEAD.replace("127.0.0.0/8", "127.66.0.0/16")
            write_watchlist(tmp_path, {"example": f"http://moving.example:{port}/news"}, head=head)
            report = named_run(tmp_path, {"moving.example": [["127.66.0.1"], ["127.66.0.1"], ["127.0.0.1"]]})
            assert [request.path for request in outside.requests] == ["/robots.txt", "/news"]
        assert inside.requests == []
    assert [(one["state"], one["reason"]) for one in report["sources"]] == [("partial", "address-refused")]


def test_of_several_addresses_only_the_allowed_ones_are_connected_to(tmp_path):
    """A name with addresses inside and outside is read outside; the inside one gets no connection, in either order."""
    with Site(site_with([2, 1])) as inside:
        port = int(inside.base.rpartition(":")[2])
        with Site(site_with([2, 1]), host="127.66.0.1", port=port) as outside:
            head = HEAD.replace("127.0.0.0/8", "127.66.0.0/16")
            names = {
                "in-first.example": ["127.0.0.1", "::1", "127.66.0.1"],
                "in-last.example": ["127.66.0.1", "127.0.0.1"],
            }
            write_watchlist(tmp_path, {name: f"http://{name}:{port}/news" for name in names}, head=head)
            report = named_run(tmp_path, {name: [found] for name, found in names.items()})
            assert outside.asked("/news") == 2
        assert inside.requests == []
    assert [one["state"] for one in report["sources"]] == ["ok", "ok"]


def test_robots_txt_of_the_host_that_a_hop_leads_to_is_obeyed(tmp_path):
    """The first host allows everything; the one it redirects to forbids the address, which is not requested."""
    robots = Answer("User-agent: *\nDisallow: /closed\n", headers={"Content-Type": "text/plain"})
    with Site({"/robots.txt": robots, "/closed": site_with([1])["/news"]}, host="127.0.3.2") as target:
        with Site({"/news": Answer(b"", 302, {"Location": f"{target.base}/closed"})}, host="127.0.3.1") as sign:
            write_watchlist(tmp_path, {"example": f"{sign.base}/news"})
            (found,) = run_json(tmp_path)["sources"]
            assert sign.asked("/news") == 1
        assert [request.path for request in target.requests] == ["/robots.txt"]
    assert (found["state"], found["reason"]) == ("blocked", "robots")


def test_names_that_never_resolve_delay_no_other_source(tmp_path):
    """Thirty names whose servers do not answer: one that starts after them is resolved and read meanwhile."""
    with Site(site_with([2, 1])) as good:
        port = good.base.rpartition(":")[2]
        sources = {f"slow-{n}": f"http://slow-{n}.example:{port}/news" for n in range(30)}
        sources["good"] = f"http://good.example:{port}/news"
        write_watchlist(tmp_path, sources, head=f"{HEAD}timeout_s = 4.0\n")
        slow = {f"slow-{n}.example": [["after 8 s"]] for n in range(30)}
        report = named_run(tmp_path, {**slow, "good.example": [["127.0.0.1"]]})
    found = {one["name"]: (one["state"], one["reason"]) for one in report["sources"]}
    assert found == {**{f"slow-{n}": ("failing", "timeout") for n in range(30)}, "good": ("ok", None)}


def test_a_host_is_asked_with_pauses_by_any_redirect(tmp_path):
    """Three sources whose lists redirect to a fourth host: it is asked as slowly as any other."""
    with Site(site_with([1]), host="127.0.3.9") as target:
        moved = Answer(b"", 301, {"Location": f"{target.base}/news"})
        signs = [Site({"/news": moved}, host=f"127.0.3.{number}") for number in (1, 2, 3)]
        for site in signs:
            site.__enter__()
        try:
            head = HEAD.replace("delay_s = 0.0", "delay_s = 0.5")
            write_watchlist(tmp_path, {f"s{n}": f"{site.base}/news" for n, site in enumerate(signs)}, head=head)
            report = run_json(tmp_path)
        finally:
            for site in signs:
                site.__exit__()
        times = sorted(request.at for request in target.requests)
    assert {one["state"] for one in report["sources"]} == {"ok"}
    assert len(times) > 3
    assert min(later - earlier for earlier, later in itertools.pairwise(times)) > 0.4


def test_servers_of_one_machine_do_not_hold_each_other_up(tmp_path):
    """Five ports of one address hang; the sixth, visited after them, is read before any of them times out."""
    hanging = [Site({"/news": Answer(b"", hang_s=30.0)}) for _ in range(5)]
    good = Site(site_with([2, 1]))
    for site in (*hanging, good):
        site.__enter__()
    try:
        sources = {f"hangs-{number}": f"{site.base}/news" for number, site in enumerate(hanging)}
        write_watchlist(
            tmp_path, {**sources, "good": f"{good.base}/news"}, head=f"{HEAD}timeout_s = 9.0\ndeadline_s = 9.0\n"
        )
        report = run_json(tmp_path)
    finally:
        for site in (*hanging, good):
            site.__exit__()
    found = {one["name"]: (one["state"], one["reason"]) for one in report["sources"]}
    assert found == {**dict.fromkeys(sources, ("failing", "timeout")), "good": ("ok", None)}
    begun = min(site.requests[0].at for site in hanging)
    assert good.requests[-1].at - begun < 8.0


def test_sites_that_hang_leave_room_for_the_others(tmp_path):
    """Forty sites answer only when another one, started after them, has been read: so all are read."""
    read = threading.Event()

    def waits(_):
        read.wait(60)
        return list_page([])

    def last(_):
        read.set()
        return site_with([1])["/news/1"]

    slow = [Site({"/news": waits}, host=f"127.0.1.{number}") for number in range(1, 41)]
    good = Site({**site_with([2, 1]), "/news/1": last}, host="127.0.2.1")
    for site in (*slow, good):
        site.__enter__()
    try:
        sources = {f"slow-{number}": f"{site.base}/news" for number, site in enumerate(slow)}
        write_watchlist(tmp_path, {**sources, "good": f"{good.base}/news"}, head=f"{HEAD}timeout_s = 40.0\n")
        report = run_json(tmp_path)
    finally:
        for site in (*slow, good):
            site.__exit__()
    found = {one["name"]: (one["state"], one["reason"]) for one in report["sources"]}
    assert found == {**dict.fromkeys(sources, ("failing", "no-posts")), "good": ("ok", None)}


NO_NAMES = ["http://a..example/", f"http://{'a' * 64}.example/", "http://.../"]
NO_ADDRESSES = ["http://:80/", "http://%00/", "http://\u202e.example/", "https:", "http://127.0.0.1:99999/"]


def test_an_impossible_address_is_reported_at_once(tmp_path):
    """Redirects to impossible hosts are reported as such, requested once, without a name lookup or a traceback."""
    targets = [*NO_NAMES, *NO_ADDRESSES]
    hops = {
        f"/{n}": Answer(b"", 302, {"Location": target.encode().decode("latin-1")}) for n, target in enumerate(targets)
    }
    with Site(hops) as site:
        write_watchlist(tmp_path, {f"to-{n}": f"{site.base}/{n}" for n in range(len(targets))})
        report = run_json(tmp_path)
        asked = [site.asked(f"/{n}") for n in range(len(targets))]
    reasons = [one["reason"] for one in report["sources"]]
    assert reasons == ["dns"] * len(NO_NAMES) + ["redirect-scheme"] * len(NO_ADDRESSES)
    assert asked == [3] * len(NO_NAMES) + [1] * len(NO_ADDRESSES)
    assert "Traceback" not in report["stderr"]
