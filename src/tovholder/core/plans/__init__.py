"""What can be worked out about a plan with pencil and paper: which plan, how a goal goes, how easy it reads."""
