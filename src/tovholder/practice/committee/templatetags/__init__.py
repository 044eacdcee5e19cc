"""Words that only the committee's pages need."""
