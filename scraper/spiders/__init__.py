"""The spiders: one a kind of source; `run` walks all due sources with the spider of each one's kind."""
