"""Where a post names the subjects of the watchlist, by which rule: `step` is the way in.

Each find is a candidate in a text context; decisions (`decision`) ask what stands around it, a module a question.
"""
