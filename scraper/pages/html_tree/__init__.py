"""A page as a tree for the readers of lists and posts: its elements, weights and anchors."""
