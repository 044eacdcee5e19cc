"""What a case is made of: opened and closed, whose it is, where it goes, what somebody must do in it."""
