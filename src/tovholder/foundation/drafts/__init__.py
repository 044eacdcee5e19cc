"""What somebody has typed and not yet saved."""
