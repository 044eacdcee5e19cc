"""Looking across all the work; reads practice, writes only its own tables."""
