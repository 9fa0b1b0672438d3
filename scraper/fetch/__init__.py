"""One request: asked for politely, within its budget, with its faults as reason words; or a page in the browser."""
