"""Decisions from question to letter: what must come first, who decides, complaints and what follows."""
