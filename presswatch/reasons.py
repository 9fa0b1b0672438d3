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
        "the host name is not known", "Check the address; if it opens in a browser, the name server here is at fault."
    ),
    "refused": Reason("the server refuses the connection", "Wait; if it lasts, check address and port."),
    "reset": Reason(
        "the server broke the connection off", "Wait; if it lasts, the site may block programs: write to its owner."
    ),
    "tls": Reason(
        "the certificate or the encryption is not valid",
        "Tell the site's owner. `verify_tls = false` on the source reads it all the same, and every report says so.",
    ),
    "timeout": Reason("no complete answer in time", "Wait; raise `timeout_s` for a slow site."),
    "deadline": Reason("the source took longer than one run allows it", "Raise `deadline_s`, or lower `max_pages`."),
    "truncated": Reason(
        "the answer ended before its announced length", "Wait; nothing that is missing in it counts as removed."
    ),
    "too-large": Reason("the answer is larger than allowed", "Raise `max_body_mb` if the page is really that large."),
    "bad-encoding": Reason(
        "the answer is in no encoding that can be read", "Wait; if a browser shows the page, report it as a bug."
    ),
    "not-html": Reason("the answer is no web page", "Check the address: it may be a document or an image."),
    "not-feed": Reason("the answer is no feed, or no sitemap", 'Set `kind = "auto"`, or give the feed\'s own address.'),
    "xml-refused": Reason(
        "the feed or sitemap uses XML entities that could harm the reader",
        "Tell the site's owner, or watch the listing page instead.",
    ),
    "redirect-loop": Reason(
        "the address leads in a circle, or over more than five stations", "Give the final address as `url`."
    ),
    "redirect-scheme": Reason(
        "the address leads to something that is not http or https", "Give the final address as `url`."
    ),
    "address-refused": Reason(
        "the address lies in a private or reserved network",
        'If it is your own network, add it under [presswatch]: `allow_networks = ["192.168.1.0/24"]`.',
    ),
    "robots": Reason(
        "the site's robots.txt asks programs to stay away", "Ask the site's owner, then set `ignore_robots = true`."
    ),
    "robots-unreachable": Reason(
        "robots.txt cannot be read, which counts as a no", "Wait; it is asked again at each visit."
    ),
    "page-cap": Reason(
        "the list goes on after the last page that was read", "Raise `max_pages` if the older posts are wanted."
    ),
    "post-cap": Reason("there are more posts than one run takes", "Raise `max_posts`, or wait: the next run goes on."),
    "no-posts": Reason(
        "no posts were found where posts are expected, or notices in place of new ones",
        "Open the page: it may be redesigned, or be the wrong one. `presswatch try URL` shows it.",
    ),
    "drop": Reason(
        "far fewer posts than this source usually shows",
        "Open the page and compare; `presswatch try URL` shows what is read.",
    ),
    "no-dates": Reason(
        "the posts lost their dates",
        "`presswatch try URL` shows them; set `date` to a CSS selector if the page has them.",
    ),
    "layout": Reason("the page is built differently than before", "`presswatch try URL` shows what is read now."),
    "login-wall": Reason(
        "the page asks for a login, or its posts do, or for another consent",
        "Look for a public address of the same posts.",
    ),
    "parse-error": Reason("the page cannot be read: it is broken or takes too long", "Report the page as a bug."),
    "too-costly": Reason(
        "understanding a post took too much processor time; its title, its text and the names found are recorded",
        "`presswatch reread` tries again with a higher limit. If it fails too, report the post as a bug.",
    ),
    "browser": Reason(
        "the browser that the source asks for cannot be used",
        "Install what is missing, or take `browser = true` off the source.",
    ),
    "http-401": Reason("the page asks for a name and password", "Look for a public address of the same posts."),
    "http-403": Reason("the site forbids the access", "Write to the site's owner; a `contact` in the watchlist helps."),
    "http-404": Reason(
        "there is no such page any more", "Look for the new address and change `url`; the record stays one."
    ),
    "http-410": Reason(
        "the page was taken away for good", "Look for the new address and change `url`, or remove the source."
    ),
    "http-429": Reason(
        "the site asks for fewer requests",
        "Nothing to do: the next visit waits as asked. Raise `delay_s` or `every` if it lasts.",
    ),
    "http-500": Reason("the site has an error of its own", "Wait."),
    "http-502": Reason("the site's front server gets no answer from behind", "Wait."),
    "http-503": Reason("the site is overloaded or under maintenance", "Wait."),
    "http-504": Reason("the site's front server gets no answer from behind", "Wait."),
    "retired": Reason("it is no longer in the watchlist; its record stays"),
}
"""Reason word -> its meaning. `http-NNN` is listed here for the statuses that deserve their own words."""

_HTTP_CLASSES = {
    "3": Reason("the site answers with a redirect that leads nowhere", "Check the address in a browser."),
    "4": Reason("the site refuses the page", "Check the address in a browser."),
    "5": Reason("the site has an error of its own", "Wait."),
}


def reason_of(word: str) -> Reason:
    """The meaning of a reason word, a general one for other HTTP statuses; empty words for "" and the unknown."""
    if word in REASONS:
        return REASONS[word]
    status = word.removeprefix("http-")
    if status != word:
        return _HTTP_CLASSES.get(
            status[:1], Reason("the site gives an answer that means nothing here", "Check the address.")
        )
    return Reason("")
