"""What a post says of press coverage: outlets, articles, their days, who was quoted: `step` is the way in.

A post is opened once into a scene (`scene`); outlets are named (`namings`, `names`, `hits`), each is given its link and
day (`assign`, `dates`, `links`), lists are read row by row (`rows`, `cards`, `columns`), and the items put together
(`items`); `gate` says whether the post is about coverage at all.
"""
