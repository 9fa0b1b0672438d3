"""Whether a source is well, judged from its own past, and the problems that follow."""
