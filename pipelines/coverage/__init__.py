"""What a post says of press coverage: outlets, articles, their days, who was quoted; `step` is the way in.

A post is opened once into a context (`post_context`); outlets are named (`outlet_mentions`, `names`,
`name_candidates`), each is given its link and day (`assign`, `dates`, `links`), lists are read row by row (`rows`,
`cards`, `columns`), and the items put together (`items`); `classifier` says whether the post is about coverage.
"""
