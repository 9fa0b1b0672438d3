"""Whether a source is healthy, judged from its own past, and the problems that follow."""
