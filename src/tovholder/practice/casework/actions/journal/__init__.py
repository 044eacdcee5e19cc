"""What is written and said: notes, talks with the child, the chronology, and what was filed on a wrong child."""
