"""Choices across visits, placements and places."""
