"""subject, source, outlet and channel: a watchlist made, changed and emptied with commands alone."""

import json

import pytest
from standardwebhooks import Webhook

from presswatch.cli import app
from presswatch.locale import speak
from presswatch.watchlist.read import load_watchlist
from tests.presswatch.cli.test_command_line import call, folder
from tests.presswatch.notify.support import SECRET, Mailbox, Sink, hook_channel, mail_channel

__all__ = ["folder"]

OFFICE = ("channel", "add", "office", "--address", "env:X", "--from", "a@b.example", "--to", "c@d.example")

LIMITED = (
    *("--when", "weekly", "--on", "fri", "--subject", "Hanna Song", "--outlet", "Larkmoor Gazette"),
    *("--only", "quoted", "--report", "coverage", "--allow-network", "127.0.0.0/8"),
)


def of_watchlist(folder):
    return load_watchlist(folder / "watchlist.toml")


@pytest.fixture
def filled(folder, capsys):
    """A watchlist with a subject, a person, an outlet, a source and a channel that is limited to two of them."""
    lines = (
        ("init",),
        ("subject", "add", "북한인권정보센터", "--alias", "NKDB", "--alias", "N.K.D.B.", "--former", "NKDB Archive"),
        ("subject", "add", "Hanna Song", "--kind", "person", "--organization", "NKDB", "--role", "Director"),
        ("outlet", "add", "Larkmoor Gazette", "--domain", "gazette.example", "--country", "GB", "--licensed"),
        ("source", "add", "https://nkdb.example/news", "--name", "소식"),
        (*OFFICE, *LIMITED),
    )
    for line in lines:
        assert call(capsys, *line)[0] == 0, line
    return folder


def test_every_option_becomes_its_key(filled):
    """What the commands wrote is what they were given."""
    watchlist = of_watchlist(filled)
    centre, person = watchlist.subjects
    assert (centre.name, centre.other_names) == ("북한인권정보센터", ("NKDB Archive", "NKDB", "N.K.D.B."))
    assert (person.kind, person.organization, person.roles) == ("person", "NKDB", ("Director",))
    (outlet,) = watchlist.outlets
    assert (outlet.name, outlet.domains, outlet.country, outlet.licensed) == (
        *("Larkmoor Gazette", ("gazette.example",)),
        *("GB", True),
    )
    (channel,) = watchlist.channels
    assert (channel.address, channel.from_, channel.to) == ("env:X", "a@b.example", ("c@d.example",))
    assert (channel.when, channel.on, channel.kinds, channel.report) == ("weekly", "fri", ("quoted",), ("coverage",))
    assert (channel.subjects, channel.outlets) == (("Hanna Song",), ("Larkmoor Gazette",))
    assert (filled / "watchlist.toml").read_text("utf-8").count("\n[[subjects]]\nname = ") == 2


@pytest.mark.parametrize(
    ("what", "name", "shown"),
    [
        ("subject", "북한인권정보센터", "NKDB Archive, NKDB, N.K.D.B."),
        ("source", "소식", "https://nkdb.example/news"),
        ("outlet", "Larkmoor Gazette", "gazette.example"),
        ("channel", "office", "weekly"),
    ],
)
def test_entries_are_listed_and_removed(filled, capsys, what, name, shown):
    """A table for people, the same for programs, and the removed entry as it was."""
    if what == "outlet":
        call(capsys, "channel", "remove", "office")
    table = call(capsys, what, "list")[1]
    assert name in table
    assert shown in table
    listed = json.loads(call(capsys, what, "list", "--json")[1])
    code, out, err = call(capsys, what, "remove", name, "--json")
    assert (code, json.loads(out), err) == (0, listed[0], f"removed {name} from watchlist.toml; its records stay\n")
    assert len(json.loads(call(capsys, what, "list", "--json")[1])) == len(listed) - 1


def test_an_emptied_watchlist_is_the_starter_again(filled, capsys):
    """Nothing is left of what was added and removed."""
    entries = (
        "channel office",
        "subject Hanna_Song",
        "subject 북한인권정보센터",
        "outlet Larkmoor_Gazette",
        "source 소식",
    )
    for what, name in map(str.split, entries):
        assert call(capsys, what, "remove", name.replace("_", " "))[0] == 0
    assert call(capsys, "subject", "list") == (0, "", "nothing to show\n")
    left = (filled / "watchlist.toml").read_text("utf-8")
    (filled / "watchlist.toml").unlink()
    call(capsys, "init")
    assert left == (filled / "watchlist.toml").read_text("utf-8")


def test_an_added_entry_is_printed_for_programs(filled, capsys):
    """With --json all its keys, those not given included."""
    code, out, _ = call(capsys, "outlet", "add", "Radio Anker", "--medium", "radio", "--json")
    assert code == 0
    added = json.loads(out)
    assert (added["name"], added["medium"], added["aliases"], added["licensed"]) == ("Radio Anker", "radio", [], False)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("subject add X --role Director", "subject add: --role: only a person has this key"),
        ("subject add N.k.d.b.", "subject add: NAME: it is a name of 북한인권정보센터 already"),
        ("subject add X --alias ...", "subject add: --alias: it contains no letter or digit"),
        ("subject add 북한인권정보센터", "subject add: NAME: '북한인권정보센터' is already the name of subjects[1]"),
        ("outlet add X --domain https://x.example", "outlet add: --domain: 'https://x.example' is not a domain"),
        ("outlet add X --country uk", "outlet add: --country: 'uk' is not a country code"),
        ("channel add x --address env:X --to a@b.example", "channel add: --from is missing (mail needs"),
        ("channel add x --kind webhook --address env:X", 'a webhook needs a secret to sign with (--secret "env:NAME")'),
        (
            "channel add x --address smtp://a:b@c.example --from a@b.example --to a@b.example",
            "channel add: --address: a name, password or token does not belong",
        ),
        ("channel add x --address env:X --from a@b.example --to c --subject Y", "channel add: --to: 'c' is not a mail"),
        ("source add https://nkdb.example/news/", "source add: URL: 소식 watches it already"),
        ("source add https://x.example --every 6x", "source add: --every: '6x' is not an interval (such as"),
        ("subject remove Hanna", "subject remove: Hanna: it is not in the watchlist (did you mean 'Hanna Song'?)"),
        ("outlet remove BBC", "outlet remove: BBC: it is not in the watchlist (known: Larkmoor Gazette)"),
    ],
)
def test_a_refusal_names_the_option_and_changes_nothing(filled, capsys, line, said):
    """In the words of the command line; the file stays as it is."""
    before = (filled / "watchlist.toml").read_bytes()
    code, out, err = call(capsys, *line.split())
    assert (code, out) == (2, "")
    assert said in err
    assert err.endswith("; nothing was changed\n")
    assert (filled / "watchlist.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("subject add X --kind persn", "organization person topic outlet"),
        ("channel add X --address env:X --kind post", "mail webhook chat"),
        ("channel add X --address env:X --when often", "at_once hourly daily weekly"),
        ("channel add X --address env:X --only seen", "quoted cited named op-ed broadcast"),
    ],
)
def test_a_wrong_value_is_answered_with_those_there_are(filled, capsys, line, values):
    """Before anything else is said about the entry."""
    code, _, err = call(capsys, *line.split())
    assert code == 2
    known = ", ".join(repr(value.replace("_", " ")) for value in values.split())
    assert err.endswith(f" is not one of {known}.\n")


def test_a_long_watchlist_is_not_listed_in_a_message(folder, capsys):
    """If no name is like the one that was given, the first ones are shown, and how many there are."""
    text = "".join(f'[[subjects]]\nname = "Subject {number}"\n' for number in range(1, 101))
    (folder / "watchlist.toml").write_text(text)
    err = call(capsys, "subject", "remove", "zzz")[2]
    assert "(known: Subject 1, Subject 2, " in err
    assert "Subject 24, … (100 in all))" in err


@pytest.mark.parametrize("what", ["subject Hanna_Song", "outlet Larkmoor_Gazette"])
def test_what_a_channel_needs_is_not_removed(filled, capsys, what):
    """The message names the channel."""
    code, _, err = call(capsys, *[word.replace("_", " ") for word in what.replace(" ", " remove ").split()])
    assert code == 2
    assert "the channel office refers to it (remove it there first); nothing was changed" in err


def test_a_name_that_occurs_twice_is_an_error_with_its_line(filled, capsys):
    """A watchlist that is wrong is not edited; the message leads to the line."""
    path = filled / "watchlist.toml"
    path.write_text(path.read_text("utf-8") + '\n[[subjects]]\nname = "hanna song"\n', "utf-8")
    line = path.read_text("utf-8").count("\n")
    code, _, err = call(capsys, "subject", "remove", "Hanna Song")
    assert code == 2
    assert err == (
        f"presswatch: watchlist.toml:{line}: subjects[3].name: 'hanna song' is already the name of subjects[2]\n"
    )


def test_a_write_protected_watchlist_is_left_alone(filled, capsys):
    """The message says how to permit the edit."""
    (filled / "watchlist.toml").chmod(0o444)
    code, _, err = call(capsys, "subject", "add", "X")
    assert (code, err) == (2, "presswatch: watchlist.toml: the file is write-protected (chmod u+w permits changes)\n")


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        (["source", "rm", "소식"], "source remove"),
        (["channel", "ping"], "channel test"),
        (["subject", "create"], "subject add"),
        (["outlet", "ls"], "outlet list"),
        (["topic"], "subject add"),
        (["newspaper"], "outlet add"),
        (["recipient"], "channel add"),
    ],
)
def test_other_words_lead_to_the_command(filled, capsys, line, meant):
    """By meaning, in groups of commands as well."""
    code, _, err = call(capsys, *line)
    assert code == 2
    assert f"(did you mean `presswatch {meant}`?)" in err


def test_a_word_without_meaning_gets_no_suggestion(filled, capsys):
    """Nothing is guessed; the options of a group are its own."""
    assert call(capsys, "subject", "qqq")[2].endswith("no such command: qqq\n")
    assert call(capsys, "subject", "--help")[0] == 0
    assert app.run_command_line(["subject"]) == 2


HEAD = '[presswatch]\nallow_networks = ["127.0.0.0/8"]\n'


def test_a_channel_is_tested_by_mail(folder, capsys):
    """One mail that says that it is a test, to the recipients of this channel alone, in its language."""
    with Mailbox() as box:
        text = HEAD + mail_channel(box, "office", 'locale = "ko"') + mail_channel(box, "others")
        (folder / "watchlist.toml").write_text(text)
        code, out, err = call(capsys, "channel", "test", "office")
    assert (code, out) == (0, "")
    assert err == "channel office: the test message was accepted for press@example.org\n"
    (mail,) = box.mails
    assert mail["Subject"] == "Presswatch 알림 채널 시험 메시지: office"
    assert "시험 메시지입니다" in mail.get_body(("plain",)).get_content()
    assert "시험 메시지입니다" in mail.get_body(("html",)).get_content()
    assert mail["Message-ID"].startswith("<pw_test_")
    assert [path.name for path in folder.iterdir()] == ["watchlist.toml"]


def test_a_channel_is_tested_by_webhook(folder, capsys, monkeypatch):
    """A signed message of its own type; a name with markup stays text."""
    monkeypatch.setenv("HOOK", SECRET)
    with Sink() as sink:
        (folder / "watchlist.toml").write_text(HEAD + hook_channel(sink))
        code, out, _ = call(capsys, "channel", "test", "hook", "--json")
    (got,) = sink.got
    body = Webhook(SECRET).verify(got.body, got.headers)
    assert (body["type"], body["data"]["channel"]) == ("presswatch.test", "hook")
    key = got.headers["webhook-id"]
    where = {"channel": "hook", "to": sink.url, "key": key}
    assert (code, json.loads(out)) == (0, {**where, "accepted": True, "problem": None})


def test_markup_in_the_name_of_a_channel_is_text(folder, capsys):
    """In the HTML of the test mail."""
    with Mailbox() as box:
        (folder / "watchlist.toml").write_text(HEAD + mail_channel(box, "<img src=x>"))
        assert call(capsys, "channel", "test", "<img src=x>")[0] == 0
    assert "&lt;img src=x&gt;" in box.mails[0].get_body(("html",)).get_content()


@pytest.mark.parametrize(
    ("hook", "said"),
    [
        ((500, SECRET), "http-500: the receiver did not accept it"),
        ((410, SECRET), "http-410: the receiver wants no more messages"),
        ((None, ""), "secret: environment variable HOOK: it is missing or empty"),
        ((None, "whsec_c2hvcnQ="), "secret: the secret is shorter than 24 bytes"),
    ],
)
def test_a_channel_that_fails_its_test_says_why(folder, capsys, monkeypatch, hook, said):
    """Exit code 1, the reason, and no second attempt."""
    status, secret = hook
    monkeypatch.setenv("HOOK", secret)
    with Sink(plan=[status] if status else []) as sink:
        (folder / "watchlist.toml").write_text(HEAD + hook_channel(sink))
        code, out, err = call(capsys, "channel", "test", "hook")
    assert (code, out, err) == (1, "", f"channel hook: the test message was not delivered: {said}\n")
    assert len(sink.got) == bool(status)


def test_a_test_goes_into_no_private_network(folder, capsys, monkeypatch):
    """As for digests, unless the channel allows it."""
    monkeypatch.setenv("HOOK", SECRET)
    with Sink() as sink:
        (folder / "watchlist.toml").write_text(hook_channel(sink))
        code, out, _ = call(capsys, "channel", "test", "hook", "--json")
    answer = json.loads(out)
    assert (code, answer["accepted"], sink.got) == (1, False, [])
    words = "127.0.0.1: it is in a private or reserved network"
    how = 'to allow it, write allow_networks = ["127.0.0.0/8"] into the channel'
    assert answer["problem"] == f"address-refused: {words}; {how}"


def test_a_channel_that_does_not_exist_is_not_tested(filled, capsys):
    """The message has the name that may be meant."""
    code, _, err = call(capsys, "channel", "test", "ofice")
    assert code == 2
    assert err.endswith("ofice: no channel of the watchlist has this name (did you mean 'office'?)\n")


def test_a_refusal_is_in_the_readers_language(filled, capsys, monkeypatch):
    """Reason, suggestion and end of the message, whatever option is at fault."""
    monkeypatch.setenv("LANGUAGE", "ko")
    lines = {
        "subject add X --role y": '--role: 이 키는 인물에만 쓸 수 있는데 이 감시 대상의 종류는 organization입니다 (--kind "person")',
        "channel add x --address env:X": "--to 옵션이 없습니다 (메일에는 보내는 사람과 받는 사람이 필요합니다)",
        "subject remove zzz": "zzz: 감시 목록에 없습니다 (가능한 값: 북한인권정보센터, Hanna Song)",
    }
    shown = [call(capsys, *line.split())[2] for line in lines]
    speak("en")
    for line, said in zip(shown, lines.values(), strict=True):
        assert line.endswith(f": {said}. 아무것도 바꾸지 않았습니다\n")
