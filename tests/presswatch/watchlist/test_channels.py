"""Channels of the watchlist: every fault is reported with line, key and what to write; times of day in their zone."""

from datetime import UTC, datetime

import pytest

from pipelines.outlets.outlet import look_up
from presswatch.errors import WatchlistError
from presswatch.timing.schedule import next_channel_due, period_words
from presswatch.watchlist.entries import ChannelEntry
from presswatch.watchlist.read import read_watchlist

HEAD = '[[subjects]]\nname = "NKDB"\n[[channels]]\nname = "a"\n'
MAIL = 'address = "env:A"\nto = ["a@example.org"]\nfrom = "b@example.org"\n'
HOOK = 'kind = "webhook"\naddress = "env:A"\nsecret = "env:B"\n'


def read(text):
    return read_watchlist(HEAD + text, "w.toml").channels[0]


def test_a_channel_is_read():
    """The defaults: mail, daily at eight, everything but problems."""
    one = read(MAIL)
    assert (one.kind, one.when, one.at, one.locale) == ("mail", "daily", "08:00", "en")
    assert one.report == ("coverage", "mentions", "changes")
    assert (one.to, one.from_) == (("a@example.org",), "b@example.org")


def test_a_former_key_is_read_and_mentioned():
    """`tell` is read as `report`, and "troubles" as "problems"; a file with the new names says nothing."""
    said = []
    for keys in ('tell = ["mentions", "troubles"]\n', 'report = ["mentions", "problems"]\n'):
        found = read_watchlist(HEAD + MAIL + keys, "w.toml", former_names=lambda: said.append(1))
        assert found.channels[0].report == ("mentions", "problems")
    assert len(said) == 1


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        (MAIL + 'tell = ["changes"]\nreport = ["changes"]\n', 8, "channels[1].tell", "unknown key"),
        (MAIL + 'wehn = "daily"\n', 8, "channels[1].wehn", "did you mean 'when'"),
        (MAIL + 'when = "dayly"\n', 8, "channels[1].when", "did you mean 'daily'"),
        (MAIL + 'kind = "letter"\n', 8, "channels[1].kind", "'mail', 'webhook', 'chat'"),
        (MAIL + 'report = ["problmes"]\n', 8, "channels[1].report[1]", "did you mean 'problems'"),
        (MAIL + 'kinds = ["qouted"]\n', 8, "channels[1].kinds[1]", "did you mean 'quoted'"),
        (MAIL + 'subjects = ["NKBD"]\n', 8, "channels[1].subjects[1]", "did you mean 'NKDB'"),
        (MAIL + 'languages = ["Korean"]\n', 8, "channels[1].languages[1]", 'such as "en"'),
        (MAIL + 'at = "8 am"\n', 8, "channels[1].at", "not a time of day"),
        (MAIL + 'at = "24:00"\n', 8, "channels[1].at", "not a time of day"),
        (MAIL + 'on = "monday"\n', 8, "channels[1].on", "did you mean 'mon'"),
        (MAIL + 'timezone = "Asia/Soul"\n', 8, "channels[1].timezone", "did you mean 'Asia/Seoul'"),
        (MAIL + 'locale = "fr"\n', 8, "channels[1].locale", "messages are not available in 'fr'"),
        (MAIL + 'allow_networks = ["127.0.0.1/99"]\n', 8, "channels[1].allow_networks[1]", "127.0.0.1/99"),
        (MAIL + 'secret = "env:B"\n', 8, "channels[1].secret", "only a webhook"),
        (MAIL.replace("a@example.org", "nobody"), 6, "channels[1].to[1]", "not a mail address"),
        (
            MAIL.replace("env:A", "smtp://u:pw@mail.example"),
            5,
            "channels[1].address",
            "does not belong in the watchlist",
        ),
        (MAIL.replace("env:A", "mail.example"), 5, "channels[1].address", "env:NAME"),
        ('address = "env:A"\n', 3, "channels[1]", "'to' is missing"),
        (HOOK.replace("env:B", "whsec_abc"), 7, "channels[1].secret", "does not belong in the watchlist"),
        (HOOK.replace("env:A", "https://x.example/h?token=1"), 6, "channels[1].address", "does not belong"),
        (HOOK + 'to = ["a@example.org"]\n', 8, "channels[1].to", "only mail"),
        ('kind = "webhook"\naddress = "env:A"\n', 3, "channels[1]", "needs a secret"),
        ('kind = "chat"\naddress = "slack://a/b/c"\n', 6, "channels[1].address", "may not be written here"),
        (MAIL + '[[channels]]\nname = "A"\n' + MAIL, 9, "channels[2].name", "already the name of channels[1]"),
    ],
)
def test_a_wrong_channel_names_line_key_and_what_was_meant(text, line, key, words):
    """Exit code 2, and a sentence to act on; a secret in the file is never repeated."""
    with pytest.raises(WatchlistError) as caught:
        read(text)
    error = caught.value
    assert (error.exit_code, error.line, error.key) == (2, line, key)
    assert words in str(error)
    assert "pw@" not in str(error)
    assert "whsec_abc" not in str(error)


OWN = '[[outlets]]\nname = "Известия Долины"\naliases = ["ИД"]\ndomains = ["dolina.example"]\n'


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("WSJ", ("The Wall Street Journal",)),
        ("wall street journal", ("The Wall Street Journal",)),
        ("wsj.com", ("The Wall Street Journal",)),
        ("ИЗВЕСТИЯ долины", ("Известия Долины",)),
        ("ид", ("Известия Долины",)),
    ],
)
def test_outlets_of_a_channel_are_read_as_their_recorded_names(given, names):
    """Any name of an outlet, in any letter case, or its domain, from the catalogue or the watchlist."""
    read_with = read_watchlist(HEAD + MAIL + f'outlets = ["{given}"]\n' + OWN, "w.toml", outlet_lookup=look_up)
    assert read_with.channels[0].outlets == names


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("Wall Steet Journal", "did you mean 'The Wall Street Journal'?"),
        ("Qwxzian", 'add [[outlets]] with name = "Qwxzian"'),
    ],
)
def test_an_unknown_outlet_is_named(given, words):
    """Such a channel would never get anything; an entry of the watchlist makes an outlet known that only pages name."""
    text = HEAD + MAIL + f'outlets = ["{given}"]\n'
    with pytest.raises(WatchlistError) as caught:
        read_watchlist(text, "w.toml", outlet_lookup=look_up)
    assert (caught.value.line, caught.value.key) == (8, "channels[1].outlets[1]")
    assert words in str(caught.value)
    known = read_watchlist(text + f'[[outlets]]\nname = "{given}"\n', "w.toml", outlet_lookup=look_up)
    assert known.channels[0].outlets == (given,)


@pytest.mark.parametrize(
    ("fields", "after", "due"),
    [
        ({"when": "at once"}, "2026-03-01 10:07", "2026-03-01 10:07"),
        ({"when": "hourly"}, "2026-03-01 10:00", "2026-03-01 11:00"),
        ({"when": "daily", "timezone": "Asia/Seoul"}, "2026-03-01 10:00", "2026-03-01 23:00"),
        ({"when": "daily", "timezone": "Asia/Seoul"}, "2026-03-01 23:00", "2026-03-02 23:00"),
        ({"when": "weekly", "on": "fri", "at": "17:30"}, "2026-03-01 10:00", "2026-03-06 17:30"),
        # The clocks of Berlin go forward on 29 March and back on 25 October 2026.
        ({"when": "daily", "at": "02:30", "timezone": "Europe/Berlin"}, "2026-03-28 02:00", "2026-03-29 01:30"),
        ({"when": "daily", "at": "02:30", "timezone": "Europe/Berlin"}, "2026-03-29 01:30", "2026-03-30 00:30"),
        ({"when": "daily", "at": "02:30", "timezone": "Europe/Berlin"}, "2026-10-25 00:30", "2026-10-26 01:30"),
        ({"when": "daily", "at": "08:00", "timezone": "Europe/Berlin"}, "2026-10-24 06:00", "2026-10-25 07:00"),
    ],
)
def test_a_channel_is_due_at_its_time_of_day(fields, after, due):
    """Each local time once a day, across clock changes."""
    entry = ChannelEntry(name="a", address="env:A", **fields)
    assert next_channel_due(entry, "UTC", _utc(after)) == _utc(due)


def _utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_another_time_is_another_period():
    """The period is compared to detect a changed watchlist."""
    words = {
        period_words(ChannelEntry(name="a", address="env:A", **fields), "Asia/Seoul")
        for fields in (
            {},
            {"at": "09:00"},
            {"when": "weekly"},
            {"when": "weekly", "on": "tue"},
            {"when": "hourly"},
            {"when": "at once"},
            {"timezone": "UTC"},
        )
    }
    assert len(words) == 7
    assert "daily 08:00 Asia/Seoul" in words
