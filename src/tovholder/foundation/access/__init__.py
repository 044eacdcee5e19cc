"""Who may open what, for which reason; the log of readings."""
