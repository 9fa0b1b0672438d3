"""Shared code of the speed benchmarks: filled databases, rivals, tables of results."""
