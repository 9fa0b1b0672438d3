"""New, changed, unchanged, or a duplicate of which post: `step` is the way in, `likeness` how alike two texts are."""
