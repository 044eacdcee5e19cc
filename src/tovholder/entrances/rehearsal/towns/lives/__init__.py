"""What happens to a family, from the first worry until the child is home again or grown up."""
