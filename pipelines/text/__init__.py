"""Texts as the steps read them: sentences, segments, what surrounds a place, and patterns of all languages."""
