"""The child and the grown-ups around it: what stands on them, what they need, and what the child asks for."""
