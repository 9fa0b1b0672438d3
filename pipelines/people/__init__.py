"""People whom a text names with a role or lets speak, by script: `find` is the way in."""
