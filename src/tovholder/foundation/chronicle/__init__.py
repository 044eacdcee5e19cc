"""What happened, when, by whom; added to, never changed."""
