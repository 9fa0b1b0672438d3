"""What every step shares: its base class, and the budget of CPU time that a post has."""
