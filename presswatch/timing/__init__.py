"""When sources and channels are due: pure functions of their entries and the clock."""
