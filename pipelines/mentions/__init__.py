"""Where a post names the subjects of the watchlist, by which rule: `step` is the way in.

Each find is an occurrence of a form in its text. The rules (`rules`) are tried in the order of their stages; the first
that applies decides (`decision`).
"""
