"""What every step shares: its base class, folding, scripts, and files looked up line by line."""
