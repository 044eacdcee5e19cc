"""What this room tells those upstairs, in the transaction of the deed."""

from django.dispatch import Signal

# There is a post that was not there before. Sent with `book` (the deed's) and `post`.
post_made = Signal()
