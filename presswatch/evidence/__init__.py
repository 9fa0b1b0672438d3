"""The bytes that records rest on, as WARC files."""
