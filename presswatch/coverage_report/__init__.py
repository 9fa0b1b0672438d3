"""The report for a director: one page on the press coverage of a period, with charts, quotes and evidence.

Not to be confused with presswatch.report, which is what one run prints at its end.
"""
