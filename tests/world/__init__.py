"""Fjordby, our made-up town: the cast by name, and ordinary valid records."""
