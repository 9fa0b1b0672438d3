"""The outlets of public lists: read, cleaned, checked against each other, written for the catalogue (`__main__`)."""
