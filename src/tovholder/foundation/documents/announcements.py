"""What this room tells those upstairs, in the transaction of the deed."""

from django.dispatch import Signal

# A document was filed on a child whose case is closed. Sent with `book` (the deed's), `document` and `because`.
filed_after_closing = Signal()
