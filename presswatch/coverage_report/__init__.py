"""The report for a director: one page on the press coverage of a period, with charts, quotes and evidence."""
