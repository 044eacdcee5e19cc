"""The case: investigation, decisions, placements, notes."""
