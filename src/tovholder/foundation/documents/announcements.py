"""What this room tells those upstairs, in the transaction of the deed."""

from django.dispatch import Signal

# A document was filed on a child whose case is closed. Sent with `book` (the deed's), `document` and `because`.
filed_after_closing = Signal()
# A letter that did not come through goes again. Sent with `book` and `instead_of`, the delivery that failed.
letter_sent_again = Signal()
# A letter in the post came back. Sent with `book` and `delivery`, the way that did not lead there.
letter_came_back = Signal()
