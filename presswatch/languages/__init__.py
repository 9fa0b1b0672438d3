"""What a language knows, as data: a folder of words and patterns for each, see docs/add-a-language.md."""
