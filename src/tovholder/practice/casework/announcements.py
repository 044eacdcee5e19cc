"""What the case tells those upstairs, in the transaction of the deed."""

from django.dispatch import Signal

# A child is dead. Sent with `book` (the deed's) and `child`: whoever has something on the way out stops it there.
child_died = Signal()
# An adult is dead. Sent with `book`, `adult` and `children` (those the adult was a parent of).
adult_died = Signal()
# More is known of a child than before: its name, birth, number or home. Sent with `book`, `child` and `address_known`.
child_better_known = Signal()
# More children were born than one was expected. Sent with `book`, `child` (whose record goes on), `more` and `born_at`.
more_were_born = Signal()
# What stands for a child, before its case is closed. Sent with `child` and `at`; answered with what becomes of it, its
# name and its page (str, str, str) for each thing.
asked_what_stands = Signal()
# What is not done for a child and does not end with its case. Sent with `child` and `at`; answered like the one above.
asked_what_stays = Signal()
# A child's case is closed. Sent with `book`, `case` and `because`: whoever has begun something for the child ends it.
case_closes = Signal()
