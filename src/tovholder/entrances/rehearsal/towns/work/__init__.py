"""What the office does along the way: a case, a decision, a plan, a meeting, a question to others."""
