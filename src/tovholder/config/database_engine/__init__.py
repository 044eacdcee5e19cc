"""Django's way to PostgreSQL, with patience: a server that went away and comes back costs nobody a page."""
