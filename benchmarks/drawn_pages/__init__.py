"""Drawn listing pages for training: words, layouts, frames, and samples of labelled pages."""
