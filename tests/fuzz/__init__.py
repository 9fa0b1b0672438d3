"""The readers against bytes that nobody meant for them (coverage-guided, with atheris): `make fuzz`."""
