"""What may be filled in at the front desk."""
