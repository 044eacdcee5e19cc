"""What is done in supervision: visits made and planned, concerns about places and what follows from them."""

from tovholder.practice.supervision.actions.concerns import raise_concern
from tovholder.practice.supervision.actions.tasks import AlreadyDone, do_task
from tovholder.practice.supervision.actions.visits import Met, cancel_visit, plan_visit, record_visit

__all__ = [
    "AlreadyDone",
    "Met",
    "cancel_visit",
    "do_task",
    "plan_visit",
    "raise_concern",
    "record_visit",
]
