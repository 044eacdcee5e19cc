"""Who lives in a town, what they are called, and who works in its offices."""
