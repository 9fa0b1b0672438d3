"""Pages are read in a process of their own, which can be stopped: `reader` is the crawl's way in, `tasks` what is read.

A page waits for its source's turn and goes to the process (`process`, `messages`), which reads it (`worker`,
`tasks`) and gives back values alone (`results`).
"""
