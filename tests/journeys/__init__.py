"""Journeys: one person, one story, in a real browser on the real site."""
