"""Pages read by pure functions: text in, facts out; no Scrapy, no network, no database, no clock."""
