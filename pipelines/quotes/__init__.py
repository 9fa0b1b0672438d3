"""Quotations of a post and whom they belong to: `find` is the way in."""
