"""Sets of real posts, texts and houses: labels that the repository holds, built from public repositories."""
