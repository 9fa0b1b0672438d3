"""Patterns over the words of lists in all languages: "next", "read more", "no posts", what comes before an outlet.

They decide last everywhere: after addresses, structure and repetition.
"""

from __future__ import annotations

import re

from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later

NEXT_WORDS = compiled_later(any_of("next_page_labels"), re.IGNORECASE)
"""The whole text of a link to the next (older) page, without arrows."""

OLDER = compiled_later(any_of("older_posts_words"), re.IGNORECASE)
"""Words anywhere in a text that lead to older posts."""

PAGES_NAMED = compiled_later(any_of("page_nouns"), re.IGNORECASE)
"""Part of a link to the next page that names pages or posts, so that it can mean nothing else."""

SCRIPT_WORDS = compiled_later(any_of("load_more_words"), re.IGNORECASE)
"""Part of a button that loads more entries."""

COMMENTS_COUNTED = compiled_later(any_of("comment_counts"), re.IGNORECASE)
"""The whole text of a link that counts the comments on a post, or asks for one."""

GENERIC_WORDS = compiled_later(any_of("more_link_labels"), re.IGNORECASE)
"""The whole text of a link that leads to a post without naming it."""

NO_POSTS = compiled_later(any_of("no_posts_lines"), re.IGNORECASE)
"""The whole line by which a list says that it has no posts."""

FOR_SALE = compiled_later(any_of("domain_for_sale"), re.IGNORECASE)
"""Part of the title or a line of a page that offers its own domain for sale, with advertisements for a list."""

PAGER_WORDS = compiled_later(rf"^[>›»→]$|{any_of('pager_words')}", re.IGNORECASE)
"""Part of a link to a neighboring page."""

BEFORE_OUTLET = compiled_later(
    rf"^(?:(?:{any_of('outlet_labels')})(?:\s+(?:{any_of('published_in_prepositions')}))?(?:\s*[:：]\s*|\s+)(?=\S)"
    rf"|(?:{any_of('reading_words')})\b.{{0,20}}?\s(?:{any_of('read_in_prepositions')})\s+"
    rf"|(?:{any_of('outlet_prepositions')})\s+(?=[^\Wa-z_]))",
    re.IGNORECASE,
)
"""Words before the name of an outlet: "Source: ", "Read on ", "in "."""

AFTER_OUTLET = compiled_later(
    rf"\s{{1,60}}(?:{any_of('day_prepositions')})$|\s{{1,60}}logo$"
    rf"|\s{{1,60}}(?:{any_of('after_site_names')})(?:\s.{{0,300}})?$",
    re.IGNORECASE,
)
"""Words after a name that lead to a day, or show that it is the name of a site or the text of a picture."""

WITH_AUTHOR = compiled_later(
    rf"(?P<author>\S+(?: \S+){{1,3}}) (?:{any_of('writing_for_prepositions')})"
    rf" (?:(?:{any_of('outlet_articles')}) )?(?P<name>\S.*)"
)
"""An author and the outlet: "Ada Berg in The Courier"."""

KINDS = compiled_later(rf"(?:{any_of('piece_media_prefixes')})?[- ]?(?:{any_of('piece_kinds')})", re.IGNORECASE)
"""The kind of a piece, which alone names no outlet."""

PLAIN_KINDS = compiled_later(
    rf"(?:{any_of('plain_piece_prefixes')})?[- ]?(?:{any_of('plain_piece_kinds')})", re.IGNORECASE
)
"""A kind that says only that it is an article."""

NOT_NAMES = compiled_later(
    rf"{any_of('reading_times')}|{any_of('link_remarks')}|.{{0,24}}\.(?:pdf|jpe?g)|\d[\d.,]* ?[kmg]i?b"
    rf"|(?:(?:{any_of('in_a_language')}) )?(?:{any_of('language_names')})(?: (?:{any_of('language_remarks')}))?"
    r"|en|de|fr|es|it|ru|ko|ja|zh|ar|eng|ger|deu|fra|kor|jpn"
    rf"|(?:in )?(?:{any_of('section_names')})",
    re.IGNORECASE,
)
"""The whole text next to a title that names a language, a file, a section or the time of reading, and no outlet."""

NAME_PLACES = (
    ("head", compiled_later(r"^\W{0,2}[\[【(（［〔](?P<name>[^\])】）］〕]{2,40})[\])】）］〕]"), True),
    ("tail", compiled_later(r"[\[【(（［〔](?P<name>[^\[\](){}【】（）［］〔〕]{2,40})[\])】）］〕]\W{0,2}$"), False),
    ("last", compiled_later(r"\s[|–—-]\s(?P<name>[^|–—]{2,40})$"), False),
    ("first", compiled_later(r"^(?P<name>[^:：|–—]{2,40}?)(?:[:：]|\s[|–—-])\s"), False),
    (
        "featured",
        compiled_later(rf"^(?P<name>[^\s「『]{{2,16}})に.{{0,300}}[」』].{{0,300}}(?:{any_of('in_outlet_verbs')})"),
        True,
    ),
    ("bullet", compiled_later(r"^[◆◇■□●○▶▷►★☆※・]\s{0,60}(?P<name>[^\d「『\s]{2,24})[\s\d「『]"), True),
)
"""Places of a title that may hold an outlet, and True for one that needs no other evidence."""
