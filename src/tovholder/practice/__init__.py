"""The work with children and families."""
