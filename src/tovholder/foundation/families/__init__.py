"""Children, parents, homes, and how they are related."""
