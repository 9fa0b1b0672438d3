"""Pages are read in a process of their own: `reader` is the way in, `tasks` what is read, `results` the answers."""
