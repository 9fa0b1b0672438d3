"""The digest: everything sent to one channel at one time. `compose` is pure, `render` makes HTML and plain text."""
