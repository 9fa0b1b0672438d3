"""Texts as the steps read them: folding, scripts, sentences, segments, and what surrounds a place."""
