"""Tests mirror src/; see docs and CONTRIBUTING.md."""
