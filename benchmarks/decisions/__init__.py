"""Every decision of the product over many inputs, written down so that a change can be proven to change none."""
