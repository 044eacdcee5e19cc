"""For other systems."""
