"""Visits to placed children, and concerns about the places they live in."""
