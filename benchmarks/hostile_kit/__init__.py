"""Misbehaving sites by kind, and the workshop that serves them; `benchmarks.hostile` runs them."""
