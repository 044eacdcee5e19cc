"""Where people and systems come in."""
