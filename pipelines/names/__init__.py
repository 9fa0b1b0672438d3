"""Names of subjects: their forms in every script (`forms`), and the automaton that finds them (`matcher`)."""
