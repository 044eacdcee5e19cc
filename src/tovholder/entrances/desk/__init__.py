"""The caseworker's first page of the day, and the child's page."""
