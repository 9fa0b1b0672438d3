"""A post's own page, from its tree to title, byline, date, text and links: `read.read_article` is the entry point.

`blocks` lays the page out in units, `main_text` chooses those of the post with `features`, `boilerplate` and `outbound`
correct the choice, `compose` joins them. `title*`, `byline*` and `date*` read the lines around the text, of which
`places` knows which are other posts'; `metadata` is what the page declares.
"""
