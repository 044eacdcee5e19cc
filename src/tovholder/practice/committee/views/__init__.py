"""The pages of the committee, one file per subject."""
