"""Invented worlds to run against: sources, a month of notices, generated sites, failing disks."""
