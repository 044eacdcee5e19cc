"""Letter templates a municipality edits as Word files: made, checked, and read into the house's own paper."""
