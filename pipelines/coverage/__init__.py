"""What a post says of press coverage: outlets, articles, their days, who was quoted; `step` is the way in.

A post is opened once into a context (`post_context`); outlets are named (`outlet_mentions`, `outlet_names`,
`name_candidates`), each is given its link and day (`assign`, `article_dates`, `links`), lists are read row by row
(`press_lists`, `rows`, `layout`), and the items put together (`items`); `classifier` says whether the post is about
coverage, `outlet_check` what no outlet is called.
"""
