"""Sets of real posts, texts and sources: labels in the repository, built from public repositories."""
