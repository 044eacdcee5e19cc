"""The law as dated data, and the counting of what it asks for."""
