"""The readers on arbitrary bytes (coverage-guided, with atheris): `make fuzz`."""
