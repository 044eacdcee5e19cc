"""Who can log in."""
