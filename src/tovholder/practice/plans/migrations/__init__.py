"""How the tables of this room grew."""
