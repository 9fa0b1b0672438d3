"""Every decision of the product over many inputs, written down to prove that a change alters none."""
