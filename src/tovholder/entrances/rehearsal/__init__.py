"""Made-up towns and published cases, worked through the same actions as real ones."""
