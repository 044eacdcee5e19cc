"""What the desk gathers from the rooms below."""
