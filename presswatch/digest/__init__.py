"""The digest: what is told to one channel at one time. `compose` is pure, `render` makes it HTML and plain text."""
