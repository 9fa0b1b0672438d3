"""How text from the web is written out, one module a format, so that it stays text there.

A title is anybody's text: it may begin like a formula, hold a script, a control character, or marks that turn the
direction of what follows. Each encoder makes that harmless for its format and leaves honest text as it was printed;
`words` holds what they share. benchmarks/hostile_titles.py tries all of them with the same titles.
"""
