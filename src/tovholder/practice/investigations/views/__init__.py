"""The pages of the investigation, one file per errand."""
