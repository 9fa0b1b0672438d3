"""Spiders for single sites where the general ones fail; about thirty lines each (`presswatch new-spider`)."""
