"""What was recorded as files for others: tables (CSV, JSON Lines, XLSX) and references (BibTeX, RIS, CSL JSON)."""
