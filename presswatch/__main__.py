"""`python -m presswatch` does what `presswatch` does."""

from presswatch.cli import main

main()
