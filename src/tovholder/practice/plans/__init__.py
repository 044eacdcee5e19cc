"""The child's plan: the child's wish, goals, who does what, and what was changed when it did not work."""
