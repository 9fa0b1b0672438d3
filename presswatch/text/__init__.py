"""Small functions on texts, days and names, shared by messages, tables and pages; files that appear when complete."""
