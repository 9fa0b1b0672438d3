"""`python -m presswatch.cli` does what `presswatch` does."""

from presswatch.cli import main

main()
