"""The pages on which a case is written, one file per subject."""
