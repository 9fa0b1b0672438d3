"""UNDERSTAND: from a FoundPost to a recorded clipping, one file a step."""
