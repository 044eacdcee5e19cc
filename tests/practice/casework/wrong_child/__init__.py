"""What was put on the wrong child is found and moved, and nothing is lost or hidden."""
