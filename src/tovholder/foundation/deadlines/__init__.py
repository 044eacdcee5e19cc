"""Every statutory deadline of a child, whatever started it."""
