"""What may be filled in around a decision, one file per subject."""
