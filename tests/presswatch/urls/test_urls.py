"""Addresses: identity, cleaning, sites, wrappers, masking."""

from __future__ import annotations

import base64
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presswatch.urls.canonical import (
    clean_url,
    host_of,
    identity_key,
    is_front_page,
    mask,
    same_site,
    site_of,
    untracked,
    winds,
)
from presswatch.urls.wrappers import unwrap

ADDRESSES = st.builds(
    "{}://{}{}{}{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    st.sampled_from(
        ["example.org", "www.Example.org:80", "user:pw@example.org", "127.0.0.1:8731", "한국.kr", "[::1]:443"]
    ),
    st.sampled_from(["", "/", "/a//b/../c/", "/index.php", "/%7euser/가", "/a;jsessionid=1F/x", "/./.", "/%2e%2e/x"]),
    st.text(st.characters(codec="utf-8"), max_size=20).map(lambda text: "?" + text.replace("#", "")),
    st.sampled_from(["", "#top", "#!/route/7", "#"]),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.example.org:80/news/", "https://example.org/news"),
        ("https://example.org/a?utm_source=x&b=2&a=1#part", "https://example.org/a?a=1&b=2"),
        ("https://example.org/index.php?p=12", "https://example.org/?p=12"),
        ("https://example.org/%7euser/%eb%89%b4", "https://example.org/~user/%EB%89%B4"),
        ("https://example.org/a;jsessionid=A1B2C3?x=1", "https://example.org/a?x=1"),
        (
            "https://b.example.kr/bbs/board.php?bo_table=press&wr_id=7&page=2",
            "https://b.example.kr/bbs/board.php?bo_table=press&wr_id=7",
        ),
        ("https://example.kr/?document_srl=77&page=3&mid=news", "https://example.kr/?mid=news&document_srl=77"),
        ("https://example.kr/notice/21?page=2&category=50", "https://example.kr/notice/21"),
        ("https://example.org/a?sid=0123456789abcdef0123", "https://example.org/a"),
        ("https://example.org/a?x=1&amp;b=2", "https://example.org/a?x=1&b=2"),
        ("https://example.org/post/?replytocom=12", "https://example.org/post"),
    ],
)
def test_one_post_has_one_key(one: str, other: str):
    """Two spellings of one address have the same key."""
    assert identity_key(one) == identity_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/?article=77", "https://example.org/?article=78"),
        ("https://example.org/list?page=2", "https://example.org/list?page=3"),
        ("https://example.kr/list.php?no=3&page=2", "https://example.kr/list.php?no=3&page=3"),
        ("https://example.org/category/21?page=2", "https://example.org/category/21?page=3"),
        ("https://example.org/news/2023?page=2", "https://example.org/news/2023?page=3"),
        ("https://example.org/?sid=101", "https://example.org/?sid=102"),
        ("http://127.0.0.1:8731/a", "http://127.0.0.1:8732/a"),
        ("https://example.org/#!/a", "https://example.org/#!/b"),
        ("https://example.org/A", "https://example.org/a"),
    ],
)
def test_different_posts_have_different_keys(one: str, other: str):
    """What may identify another post stays in the key."""
    assert identity_key(one) != identity_key(other)


@given(ADDRESSES)
@settings(max_examples=200, deadline=None)
def test_cleaning_twice_changes_nothing(url: str):
    """clean_url is idempotent, and the key of a cleaned address is the key of the address."""
    cleaned = clean_url(url)
    if cleaned is not None:
        assert clean_url(cleaned) == cleaned
        assert cleaned.isascii()
        assert identity_key(cleaned) == identity_key(url)


@given(st.text(min_size=1, max_size=60).filter(lambda text: text[0].isalnum() and ";" not in text))
@settings(max_examples=300, deadline=None)
def test_a_root_relative_address_takes_only_the_host_of_its_page(path: str):
    """The result is the same on any page of the host."""
    whole = clean_url(f"https://example.org/{path}")
    for page in ("https://Example.org/news/1?x=/y", "https://user:pw@example.org:443/#/a", "https://example.org/"):
        assert clean_url("/" + path, page) == whole


@given(st.text(max_size=80), st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_no_text_raises(url: str, base: str):
    """No text raises an exception."""
    for text in (
        url,
        "http://" + url,
        "https://www.google.com/url?q=" + url,
        "https://web.archive.org/web/2020/" + url,
    ):
        cleaned = clean_url(text, base)
        assert cleaned is None or cleaned.startswith(("http://", "https://"))
        assert unwrap(unwrap(text)) == unwrap(text)
        for function in (identity_key, site_of, host_of, mask):
            assert isinstance(function(text), str)


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        (" /a\n/b?c#d ", "https://x.example/q/z.html", "https://x.example/a/b?c"),
        ("http:foo", "http://x.example/a/b", "http://x.example/a/foo"),
        ("//cdn.example/x", "https://x.example/", "https://cdn.example/x"),
        ("HTTP:\\\\Ex.example\\a", "", "http://ex.example/a"),
        ("https://user:secret@example.org/", "", "https://example.org/"),
        ("http://2130706433/", "", "http://127.0.0.1/"),
        ("?page=2", "http://x.example/a/b?p=1", "http://x.example/a/b?page=2"),
        ("https://한국.kr/가", "", "https://xn--3e0b707e.kr/%EA%B0%80"),
        ("javascript:alert(1)", "https://x.example/", None),
        ("mailto:a@example.org", "https://x.example/", None),
        ("data:text/html,x", "https://x.example/", None),
        ("http://", "", None),
        ("http://[::1", "", None),
        ("http://-555.2522/", "", None),  # Python's int() would accept a minus
        ("http://1_0.0.0.1/", "", None),  # and an underscore
        ("http://example.org:99999/", "", None),
        # Nearly in the clean form, which passes at once.
        ("https://x.example/a/b.html?c=%20d&e", "https://y.example/", "https://x.example/a/b.html?c=%20d&e"),
        ("https://x.example/a/%2E%2e/b", "", "https://x.example/b"),
        ("https://x.example/a/./b", "", "https://x.example/a/b"),
        ("https://x.example", "", "https://x.example/"),
        ("https://x.example/a?", "https://x.example/", "https://x.example/a"),
        ("https://x.example/a b", "", "https://x.example/a%20b"),
        ("https://x.example.1/a", "", None),
        ("https://127.1/a", "", "https://127.0.0.1/a"),
    ],
)
def test_clean_url_reads_as_browsers_do(url: str, base: str, expected: str | None):
    """Relative, broken and foreign addresses are read as a browser reads them, or dropped."""
    assert clean_url(url, base) == expected


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://news.example.co.kr/a", "example.co.kr"),
        ("https://www.example.org", "example.org"),
        ("http://127.0.0.1:8731/", "127.0.0.1"),
        ("http://localhost/", "localhost"),
        ("mailto:x@example.org", ""),
    ],
)
def test_site_is_the_registrable_domain(url: str, site: str):
    """The site is the registrable domain; an IP address is its own site."""
    assert site_of(url) == site


TARGET = "https://www.outlet.example/world/story?id=7"
ESCAPED = "https%3A%2F%2Fwww.outlet.example%2Fworld%2Fstory%3Fid%3D7"


@pytest.mark.parametrize(
    "wrapped",
    [
        f"https://www.google.com/url?sa=t&q={ESCAPED}&usg=abc",
        f"https://www.google.co.kr/url?url={ESCAPED}",
        f"https://l.facebook.com/l.php?u={ESCAPED}&h=AT0",
        f"https://web.archive.org/web/20230701000000if_/{TARGET}",
        f"https://archive.ph/2023.06.30-120000/{TARGET}",
        "https://www-outlet-example.cdn.ampproject.org/c/s/www.outlet.example/world/story?id=7",
        "https://www.google.com/amp/s/www.outlet.example/world/story?id=7",
        f"https://nam02.safelinks.protection.outlook.com/?url={ESCAPED}&data=05",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.outlet.example_world_story-3Fid-3D7&d=x",
        f"https://urldefense.com/v3/__{TARGET}__;!!abc",
        f"https://www.linkedin.com/redir/redirect?url={ESCAPED}",
        f"https://vk.com/away.php?to={ESCAPED}",
        f"https://www.youtube.com/redirect?event=x&q={ESCAPED}",
        f"https://cr.naver.com/redirect-notification?u={ESCAPED}",
        f"https://news.portal.example/redirect?url={ESCAPED}",
        f"https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3D{ESCAPED.replace('%', '%25')}",
    ],
)
def test_wrappers_are_opened(wrapped: str):
    """Redirects, mail filters, AMP and archives yield the outlet's address without a request."""
    assert unwrap(wrapped) == TARGET


@pytest.mark.parametrize(
    "url",
    [
        "https://t.co/abc",
        "https://www.facebook.com/sharer.php?u=https://a.example/",
        "https://news.yahoo.com/story-1.html?url=https://x.example/",
        "https://www.msn.com/en-us/news/x",
        "https://example.org/login?url=https%3A%2F%2Fother.example%2F",
        "https://news.google.com/rss/articles/CBMixxxxxxxxxxxxxxxxxxxxxxxx",
        # A code whose length is that of another address: it was cut or altered on the way.
        "https://news.google.com/rss/articles/CBMiSmh0dHBzOi8vcGllci5leGFtcGxlL2Fi0gEA?oc=5",
        "not an address",
    ],
)
def test_other_addresses_stay(url: str):
    """Other addresses, and wrappers that cannot be opened offline, are returned unchanged."""
    assert unwrap(url) == url


def test_mask_hides_secrets():
    """Logs show neither passwords nor tokens."""
    shown = mask("https://user:pw@x.example/a?token=abc&page=2&k=0123456789abcdef0123456789abcdef#f")
    assert shown == "https://x.example/a?token=***&page=2&k=***#f"
    assert mask("https://x.example/#access_token=abc&state=1") == "https://x.example/#access_token=***&state=1"
    assert mask("https://x.example/#/in?key=abc?d") == "https://x.example/#/in?key=***"


@pytest.mark.parametrize(
    ("url", "winding"),
    [
        ("https://a.example/news/more/more/more", False),
        ("https://a.example/news/more/more/more/more", True),
        ("https://a.example/a/b/a/b/a/b/a/b", True),
        ("https://a.example/2011/11/11/11", False),
        ("https://a.example/?p=a/a/a/a/a/a", False),
        ("https://a.example", False),
    ],
)
def test_addresses_that_grow_from_page_to_page(url: str, winding: bool):  # noqa: FBT001
    """A path segment that occurs a fourth time is a crawler trap; the query does not count."""
    assert winds(url) is winding


@pytest.mark.parametrize("piece", ["a/../", "%2e%2e/", "?a=1&", "%41", "\\", "@", "http://", "&amp;", "가", "/./"])
def test_long_addresses_take_linear_time(piece: str):
    """A megabyte of anything is processed within the suite's timeout."""
    url = "http://example.org/" + piece * (300_000 // len(piece))
    for function in (clean_url, identity_key, unwrap, mask, site_of, winds):
        function(url)


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("https://a.example/x?utm_source=n&id=7&fbclid=Q", "https://a.example/x?id=7"),
        ("https://a.example/x?utm_source=n#part", "https://a.example/x#part"),
        ("https://a.example/x?b=%2F&a", "https://a.example/x?b=%2F&a"),
        ("https://a.example/x", "https://a.example/x"),
    ],
)
def test_trackers_leave_an_address_and_nothing_else_does(printed: str, wanted: str):
    """Parameters that identify the referrer are removed; names, order and spelling of the others stay."""
    assert untracked(printed) == wanted


def news_code(inner: str, *, longer: int = 0) -> str:
    """A code of Google News that holds an address; its length is written in seven bits a byte."""
    size = len(inner) + longer
    length = bytes([size]) if size < 0x80 else bytes([size & 0x7F | 0x80, size >> 7])
    return base64.urlsafe_b64encode(b"\x08\x13\x22" + length + inner.encode() + b"\xd2\x01\x00").decode().rstrip("=")


LONG = "https://www.outlet.example/world/" + "story-" * 30


@pytest.mark.parametrize(
    ("wrapped", "target"),
    [
        (f"https://news.google.com/rss/articles/{news_code(TARGET)}?oc=5", TARGET),
        (f"https://news.google.com/read/{news_code(LONG)}", LONG),
        (
            f"https://news.google.com/articles/{news_code('https://a.example/' + 'b' * 109)}",
            "https://a.example/" + "b" * 109,
        ),
        (
            f"https://news.google.com/articles/{news_code('https://a.example/' + 'b' * 110)}",
            "https://a.example/" + "b" * 110,
        ),
        ("https://www.bing.com/ck/a?u=a1" + base64.urlsafe_b64encode(TARGET.encode()).decode().rstrip("="), TARGET),
        ("https://www.bing.com/amp/s/www.outlet.example/world", "https://www.outlet.example/world"),
        ("https://www-outlet-example.bing-amp.com/c/www.outlet.example/a", "http://www.outlet.example/a"),
        ("https://www-out--let-example.translate.goog/a?_x_tr_sl=ko&id=7", "https://www.out-let.example/a?id=7"),
        (
            "https://webcache.googleusercontent.com/search?q=cache:Ab1:https://a.example/b+&hl=en",
            "https://a.example/b+",
        ),
        ("https://href.li/?https://a.example/b", "https://a.example/b"),
        ("https://r.search.yahoo.com/_ylt=A/RU=https%3a%2f%2fa.example%2fb/RK=2/RS=x", "https://a.example/b"),
        ("https://archive.org/web/2020/a.example/b", "http://a.example/b"),
        ("https://web.archive.org/web/2020*/https:/a.example/b", "https://a.example/b"),
        ("https://archive.today/newest/https://a.example/b", "https://a.example/b"),
        ("https://archive.is/o/Ab1/https://a.example/b", "https://a.example/b"),
        ("https://www.google.com/amp/a.example/b", "http://a.example/b"),
        ("https://www.google.com/imgres?imgurl=x&imgrefurl=https://a.example/b", "https://a.example/b"),
        ("https://urldefense.proofpoint.com/v1/url?u=https://a.example/b_c-d", "https://a.example/b_c-d"),
        ("https://urldefense.us/v3/__https://a.example/b__;x", "https://a.example/b"),
        ("https://a.example/out?amp;url=https://b.example/c", "https://b.example/c"),
        ("https://a.example/out.php?link=https%25253A%25252F%25252Fb.example%25252Fc", None),
        ("https://a.example/out.php?link=https%253A%252F%252Fb.example%252Fc", "https://b.example/c"),
        ("https://a.example/out?url=https://b.example/c&to=https://c.example/d", None),
        ("https://a.example/out?url=https://a.example/c", None),
        ("https://a.example/out?name=https://b.example/c", None),
        ("https://a.example/out/on?url=https://b.example/c", None),
        ("https://notfacebook.com/l.php?u=/x&id=https://a.example/", None),
        ("https://www.googleblog.example/url?q=x", None),
        ("https://facebook.com/l.php?h=https://a.example/b", "https://a.example/b"),
    ],
)
def test_what_a_wrapper_holds(wrapped: str, target: str | None):
    """Each kind of wrapper in its own spelling; None means that it stays as it is."""
    assert unwrap(wrapped) == (target or wrapped)


@pytest.mark.parametrize(
    "page", ["go", "goto", "r", "redirect.php", "OUT.ASPX", "link/", "api/click", "site-exit.html", "ext_url.do"]
)
def test_a_page_of_redirects_is_known_by_its_name(page: str):
    """The last word of its path, with or without a file extension; not as part of another word."""
    assert unwrap(f"https://a.example/{page}?url=https://b.example/c") == "https://b.example/c"
    for other in ("outer", "ago.html", "url2", f"{page}/on", f"{page.rstrip('/')}.pdf"):
        address = f"https://a.example/{other}?url=https://b.example/c"
        assert unwrap(address) == address


def test_wrappers_in_wrappers_are_opened_five_deep():
    """A mail filter around a search result around a page; no ordinary link is nested deeper."""
    wrapped = ["https://end.example/a"]
    for depth in range(6):
        wrapped.append(f"https://w{depth}.example/out?url={quote(wrapped[-1], safe='')}")
    assert unwrap(wrapped[5]) == wrapped[0]
    assert unwrap(wrapped[6]) == wrapped[1]


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.a.example/x/index.html", "a.example/x"),
        ("https://a.example/x/default.aspx?b=2&a", "a.example/x?a&b=2"),
        ("https://a.example/x/index.htm2", "a.example/x/index.htm2"),
        ("https://a.example:8443/x", "a.example:8443/x"),
        ("https://a.example/#!/x%7e", "a.example#!/x~"),
        ("https://a.example/x;sid=1;b", "a.example/x;b"),
        ("https://a.example/x?a+b=c+d", "a.example/x?a%20b=c%20d"),
        ("https://a.example/x?sid=0123456789abcdef", "a.example/x"),
        ("https://a.example/x?sid=0123456789abcde", "a.example/x?sid=0123456789abcde"),
        ("https://a.example/x?sid=abcdefghijklmnopq", "a.example/x?sid=abcdefghijklmnopq"),
        ("https://a.example/press/21?page=2", "a.example/press/21"),
        ("https://a.example/21?page=2", "a.example/21?page=2"),
        ("https://a.example/2024/21?page=2", "a.example/2024/21?page=2"),
        ("https://a.example/news/1899?page=2", "a.example/news/1899"),
        ("https://a.example/news/1900?page=2", "a.example/news/1900?page=2"),
        ("https://a.example/view.php?no=7&page=2", "a.example/view.php?no=7"),
        ("https://a.example/b.php?mode=view&no=7&page=2", "a.example/b.php?mode=view&no=7"),
        ("https://a.example/b.php?no=7&page=2", "a.example/b.php?no=7&page=2"),
        ("https://a.example/view.php?no=x&page=2", "a.example/view.php?no=x&page=2"),
        (" urn:x ", "urn:x"),
        ("http://[::1]:80/", "[::1]"),
    ],
)
def test_the_key_of_an_address(url: str, key: str):
    """Each case shows what the key keeps of an address and what it removes."""
    assert identity_key(url) == key


@pytest.mark.parametrize(
    ("url", "cleaned"),
    [
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://0177.0.0.01/", "http://127.0.0.1/"),
        ("http://1.2.3.4.5/", None),
        ("http://256.1.1.1/", None),
        ("http://1.255.255.255/", "http://1.255.255.255/"),
        ("http://1.256/", "http://1.0.1.0/"),
        ("http://1.16777215/", "http://1.255.255.255/"),
        ("http://1.16777216/", None),
        ("http://4294967295/", "http://255.255.255.255/"),
        ("http://4294967296/", None),
        ("http://08.1.1.1/", None),
        ("http://0x/", "http://0.0.0.0/"),
        (f"http://{'0' * 39}1/", "http://0.0.0.1/"),
        (f"http://{'0' * 40}1/", "http://0.0.0.1/"),
        ("http://[::1%25eth0]/", "http://[::1]/"),
        ("http://[0:0:0:0:0:0:0:1]:443/", "http://[::1]:443/"),
        ("https://a.example:80/", "https://a.example:80/"),
        ("https://a.example:443/", "https://a.example/"),
        ("http://a.example./x", "http://a.example/x"),
        ("http://a..example/", None),
        (f"http://{'a' * 61}.{'b' * 61}.{'c' * 61}.{'d' * 61}.exam/", f"http://{'a' * 61}.{'b' * 61}.{'c' * 61}.{'d' * 61}.exam/"),
        (f"http://{'a' * 61}.{'b' * 61}.{'c' * 61}.{'d' * 61}.exampl/", None),
        ("http://a.example/b/..", "http://a.example/"),
        ("http://a.example/../b/./c/.", "http://a.example/b/c/"),
        ("http://a.example/b?c=../d#!e#", "http://a.example/b?c=../d#!e%23"),
        ("http:///a.example/b\\c?d\\e", "http://a.example/b/c?d%5Ce"),
        ("http://a.example\\b#\\c", "http://a.example/b"),
    ],
)  # fmt: skip
def test_hosts_and_paths_are_read_as_browsers_read_them(url: str, cleaned: str | None):
    """Numeric hosts in every notation and up to their limits; dot segments of paths; slashes."""
    assert clean_url(url) == cleaned


@pytest.mark.parametrize(
    ("url", "own", "same"),
    [
        ("https://news.a.example.kr/x", "http://www.b.example/", False),
        ("https://news.a.co.kr/x", "http://www.a.co.kr/", True),
        ("http://a.example:80/", "https://a.example:443/", True),
        ("http://a.example:81/", "https://a.example/", False),
        ("http://a.example:81/", "http://a.example:81/news", True),
        ("http://a.example/", "http://a.example:81/news", True),
        ("http://[::1]:81/", "http://[::1]:81/", True),
        ("http://[::1]:82/", "http://[::1]:81/", False),
    ],
)
def test_addresses_of_one_site(url: str, own: str, *, same: bool):
    """One registrable domain; another port is another service."""
    assert same_site(url, own) is same


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Example.org:81/x", "example.org"),
        ("www.example.org/x", "example.org"),
        ("http://www.org/", "www.org"),
        ("http://[::1]:81/", "[::1]"),
        ("example.org:81", ""),
        ("", ""),
        (f"https://www.example.org/{'x' * 2000}", "example.org"),
    ],
)
def test_the_host_of_an_address(url: str, host: str):
    """Without "www.", unless that is the site's own name; a bare name is read as an address."""
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("url", "front"),
    [("https://a.example", True), ("https://a.example//#x", True), ("https://a.example/x", False), ("https://a.example/?x", False)],
)  # fmt: skip
def test_a_front_page_is_a_host_alone(url: str, *, front: bool):
    """An address without path and query is a front page."""
    assert is_front_page(url) is front


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/?k=" + "a" * 31, "https://a.example/?k=" + "a" * 31),
        ("https://a.example/?k=" + "a" * 32, "https://a.example/?k=***"),
        ("https://a.example/?k=" + "z" * 39, "https://a.example/?k=" + "z" * 39),
        ("https://a.example/?k=" + "z" * 40, "https://a.example/?k=***"),
        ("https://a.example/?k=eyJ" + "z." * 10, "https://a.example/?k=***"),
        ("https://a.example/?key=1&monkey=1&keys=1", "https://a.example/?key=***&monkey=1&keys=1"),
        ("https://a.example/?token=&token", "https://a.example/?token=&token"),
        ("https://a.example/@b?c=d@e", "https://a.example/@b?c=d@e"),
        ("u:p@a.example", "u:p@a.example"),
        ("smtp://u:p@a.example", "smtp://a.example"),
    ],
)
def test_what_of_an_address_is_hidden(url: str, shown: str):
    """Values that look like a token, or whose name says so; user names and passwords."""
    assert mask(url) == shown
