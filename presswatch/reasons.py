"""What each reason word of a source's state means and what to do: one table for messages and for docs/reasons.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """`words` finish the line "<source>: <state>: <reason>: …"; `advice` says what a person can do, "" if nothing."""

    words: str
    advice: str = ""


REASONS: dict[str, Reason] = {
    "dns": Reason(
        "the host name cannot be found",
        "Check the address. If it opens in a browser, the name server of this machine is at fault.",
    ),
    "refused": Reason("the server refuses the connection", "Wait. If it lasts, check address and port."),
    "reset": Reason(
        "the server closed the connection", "Wait. If it lasts, the site may block programs: write to its owner."
    ),
    "tls": Reason(
        "the certificate or the encryption is not valid",
        "Write to the site's owner. `verify_tls = false` on the source reads it anyway, and every report says so.",
    ),
    "timeout": Reason("no complete response in time", "Wait. Raise `timeout_s` for a slow site."),
    "deadline": Reason("the source took longer than a run allows", "Raise `deadline_s`, or lower `max_pages`."),
    "truncated": Reason(
        "the response ended before its announced length", "Wait. What it lacks does not count as removed."
    ),
    "too-large": Reason("the response is larger than allowed", "Raise `max_body_mb` if the page is really that large."),
    "bad-encoding": Reason(
        "the response is in an encoding that cannot be read", "Wait. If a browser shows the page, report it as a bug."
    ),
    "not-html": Reason("the response is not a web page", "Check the address: it may be a document or an image."),
    "not-feed": Reason(
        "the response is not a feed or sitemap", 'Set `kind = "auto"`, or give the feed\'s own address.'
    ),
    "xml-refused": Reason(
        "the feed or sitemap uses XML entities that could harm the reader",
        "Write to the site's owner, or watch the listing page instead.",
    ),
    "redirect-loop": Reason(
        "the address redirects in a circle, or more than five times", "Give the final address as `url`."
    ),
    "redirect-scheme": Reason(
        "the address redirects to something that is not http or https", "Give the final address as `url`."
    ),
    "address-refused": Reason(
        "the address is in a private or reserved network",
        "If it is your own network, add the `allow_networks` line of the message to the watchlist, under [presswatch].",
    ),
    "robots": Reason(
        "the site's robots.txt asks programs to stay away", "Ask the site's owner, then set `ignore_robots = true`."
    ),
    "robots-unreachable": Reason(
        "robots.txt cannot be read, which counts as a refusal", "Wait. It is fetched again at each visit."
    ),
    "page-cap": Reason(
        "the list continues after the last page that was read", "Raise `max_pages` if you want the older posts."
    ),
    "post-cap": Reason("there are more posts than a run takes", "Raise `max_posts`, or wait: the next run continues."),
    "no-posts": Reason(
        "no posts were found where posts are expected, or error pages instead of new ones",
        "Open the page: it may be redesigned, or the wrong one. `presswatch try URL` shows what is read.",
    ),
    "drop": Reason(
        "far fewer posts than this source usually shows",
        "Open the page and compare; `presswatch try URL` shows what is read.",
    ),
    "no-dates": Reason(
        "the posts no longer have dates",
        "`presswatch try URL` shows what is read. If the page has dates, set `date` to a CSS selector.",
    ),
    "layout": Reason("the page is built differently from before", "`presswatch try URL` shows what is read now."),
    "login-wall": Reason(
        "the page or its posts ask for a login or a consent", "Look for a public address of the same posts."
    ),
    "parse-error": Reason(
        "the page cannot be read: it is broken, or reading it takes too long", "Report the page as a bug."
    ),
    "too-costly": Reason(
        "extracting a post took too much processor time; its title, its text and the names found are recorded",
        "`presswatch reread` tries again with a higher limit. If it fails too, report the post as a bug.",
    ),
    "browser": Reason(
        "the browser that the source asks for cannot be used",
        "Install what is missing, or remove `browser = true` from the source.",
    ),
    "http-401": Reason("the page asks for a name and password", "Look for a public address of the same posts."),
    "http-403": Reason("the site forbids access", "Write to the site's owner; a `contact` in the watchlist helps."),
    "http-404": Reason(
        "the page no longer exists", "Look for the new address and change `url`; the source keeps its record."
    ),
    "http-410": Reason(
        "the page was removed for good", "Look for the new address and change `url`, or remove the source."
    ),
    "http-429": Reason(
        "the site asks for fewer requests",
        "Nothing to do: the next visit waits as asked. Raise `delay_s` or `every` if it lasts.",
    ),
    "http-500": Reason("the site has an internal error", "Wait."),
    "http-502": Reason("the site's gateway gets no response from its server", "Wait."),
    "http-503": Reason("the site is overloaded or under maintenance", "Wait."),
    "http-504": Reason("the site's gateway gets no response from its server", "Wait."),
    "retired": Reason("it is no longer in the watchlist; its record is kept"),
}
"""Reason word -> its meaning. `http-NNN` is listed here for the statuses that deserve their own words."""

_HTTP_CLASSES = {
    "3": Reason("the site redirects to nowhere", "Check the address in a browser."),
    "4": Reason("the site refuses the page", "Check the address in a browser."),
    "5": Reason("the site has an internal error", "Wait."),
}


def reason_of(word: str) -> Reason:
    """The meaning of a reason word, a general one for other HTTP statuses; empty words for "" and the unknown."""
    if word in REASONS:
        return REASONS[word]
    status = word.removeprefix("http-")
    if status != word:
        return _HTTP_CLASSES.get(status[:1], Reason("the site sent an unexpected response", "Check the address."))
    return Reason("")
