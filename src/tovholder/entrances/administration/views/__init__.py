"""The pages: people and their log-ins, their posts, the keys of other systems, the municipality."""
