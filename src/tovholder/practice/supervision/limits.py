"""Our own limits (egen regel) on concerns about a place; no law gives a number (law data, SUPERV-CONCERN)."""

from datetime import timedelta

WINDOW = timedelta(days=365)  # concerns further back than this no longer make the next one "the second"
# From this one on, every other child there is looked after. One in which a child may be in danger does it at once.
AGAIN = 2
