"""A post's own page, from its tree to title, byline, date, text and links: `read.read_article` is the entry point.

`blocks` lays the page out in units, `text` chooses those of the post with `features` and `trees`, `boilerplate`,
`outbound` and `lists` correct the choice, `compose` joins them. `title*`, `byline*` and `date*` read the lines around
the text; `head` is what the page declares.
"""
