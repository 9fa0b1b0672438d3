"""The bytes that records rest on: WARC files, and files that appear when they are complete."""
