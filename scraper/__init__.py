"""GET: from the address of a source to a FoundPost."""
