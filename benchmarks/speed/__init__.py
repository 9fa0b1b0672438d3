"""What the benchmarks of speed share: filled databases, rivals, tables of results."""
