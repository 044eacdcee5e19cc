"""The pages of appointments, and the feed a telephone reads."""
