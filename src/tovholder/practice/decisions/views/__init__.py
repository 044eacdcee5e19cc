"""The pages around a decision, one file per part of its way."""
