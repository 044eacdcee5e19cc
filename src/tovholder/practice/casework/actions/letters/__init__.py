"""Letters of ours under way: seen to when they are there, and taken another way when they do not come through."""
