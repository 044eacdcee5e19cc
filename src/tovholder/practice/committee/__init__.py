"""The Children and Young Persons Committee: chair decisions, meetings, bundles, votes, minutes."""
