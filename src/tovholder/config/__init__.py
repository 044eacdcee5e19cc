"""Wires the house together: settings, addresses, the embedded database."""
