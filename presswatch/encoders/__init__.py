"""How text from the web is written out, one module a format, so that it stays text there; `words` is what all share."""
