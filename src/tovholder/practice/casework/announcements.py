"""What the case tells those upstairs, in the transaction of the deed."""

from django.dispatch import Signal

# A child is dead. Sent with `book` (the deed's) and `child`: whoever has something on the way out stops it there.
child_died = Signal()
# An adult is dead. Sent with `book`, `adult` and `children` (those the adult was a parent of).
adult_died = Signal()
# More is known of a child than before: its name, birth, number or home. Sent with `book`, `child` and `address_known`.
child_better_known = Signal()
