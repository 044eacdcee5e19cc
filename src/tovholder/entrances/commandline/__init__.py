"""The `tovholder` command and what it can do."""
