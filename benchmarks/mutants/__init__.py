"""How many small changes of the product its tests catch."""
