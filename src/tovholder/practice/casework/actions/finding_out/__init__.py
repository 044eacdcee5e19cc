"""Finding out what a child needs: the investigation, and those we ask meanwhile."""
