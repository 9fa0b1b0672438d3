"""Small pure functions on texts, days and names, shared by messages, tables and pages."""
