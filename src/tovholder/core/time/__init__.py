"""Periods and the Danish calendar."""
