"""Units, posts and employments, stored through time."""
