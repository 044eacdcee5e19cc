"""What the front desk asks."""

from tovholder.practice.intake.queries.balance import Balance, balance
from tovholder.practice.intake.queries.candidates import Candidate, candidates_for
from tovholder.practice.intake.queries.found_by_number import children_with_number
from tovholder.practice.intake.queries.history import history_of
from tovholder.practice.intake.queries.newness import who_is_new
from tovholder.practice.intake.queries.queue import QueueRow, queue

__all__ = [
    "Balance",
    "Candidate",
    "QueueRow",
    "balance",
    "candidates_for",
    "children_with_number",  # called by nobody by name: the search asks it, once this module is known
    "history_of",
    "queue",
    "who_is_new",
]
