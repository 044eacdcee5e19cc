"""What leaves the house: templates, outbox, receipts, delivery."""
