"""Choices across the committee's records."""
