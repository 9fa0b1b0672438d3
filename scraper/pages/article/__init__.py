"""A post's own page, from its tree to title, byline, day, text and links: `read` is the way in.

The page is laid out in blocks (`blocks`, `trees` judge them), its text composed of them (`text`, `compose`, `edges`,
`beside`); `title*`, `byline*` and `date*` read what stands around it, `head` what the page declares.
"""
