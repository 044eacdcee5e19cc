"""The child investigation as a task list: its sections, who was asked, what was found."""
