"""What is wrong with a source is in the language of the channel, in the page and in the plain text."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from presswatch.digest.content import Digest, ProblemAlert
from presswatch.digest.render import rendered

AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def test_a_problem_in_korean():
    """Cause and sentence are Korean; the source's name and the reason word stay."""
    words = "http-404: the server answers 404"
    problem = ProblemAlert(
        kind="problem", source="alpha", channel="", cause="failing", words=words, since_at=AT, until_at=None
    )
    digest = Digest(made_at=AT, problems=(problem,))
    for text in rendered(digest, "ko", ZoneInfo("Asia/Seoul")):
        assert "읽지 못함" in text
        assert "http-404: 서버의 응답은 404입니다" in text
        assert "2026년 11월 30일 18:00부터" in text
    assert words in rendered(digest, "en", ZoneInfo("Asia/Seoul"))[1]
