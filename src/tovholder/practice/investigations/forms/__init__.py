"""What may be filled in while we find out."""
