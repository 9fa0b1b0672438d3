"""Secrets come from the environment or a private file, and are never shown."""

import pytest

from presswatch.errors import UsageError
from presswatch.watchlist.secret import resolve_secret


def test_from_the_environment(tmp_path):
    """env:NAME is the variable's value."""
    secret = resolve_secret("env:TOKEN", base=tmp_path, environ={"TOKEN": "s3cret\n"})
    assert secret == "s3cret"
    assert "s3cret" not in repr([secret])


def test_from_a_private_file(tmp_path):
    """file:PATH is relative to the watchlist's folder, and the file must be private."""
    path = tmp_path / "token"
    path.write_text("s3cret\n")
    path.chmod(0o600)
    assert resolve_secret("file:token", base=tmp_path) == "s3cret"
    for mode in (0o640, 0o620, 0o610, 0o604):
        path.chmod(mode)
        with pytest.raises(UsageError, match="chmod 600"):
            resolve_secret("file:token", base=tmp_path)


@pytest.mark.parametrize("reference", ["s3cret", "env:", "env:MISSING", "file:missing", ""])
def test_refused(tmp_path, reference):
    """A literal secret, a missing or empty one; the message does not repeat it."""
    with pytest.raises(UsageError) as caught:
        resolve_secret(reference, base=tmp_path, environ={})
    assert "s3cret" not in str(caught.value)
