"""What is done in supervision: visits, concerns about places and what follows, and places that close."""

from tovholder.practice.supervision.actions.closing import close_place, keep_place_open
from tovholder.practice.supervision.actions.concerns import raise_concern
from tovholder.practice.supervision.actions.tasks import AlreadyDone, do_task
from tovholder.practice.supervision.actions.visits import Met, cancel_visit, plan_visit, record_visit

__all__ = [
    "AlreadyDone",
    "Met",
    "cancel_visit",
    "close_place",
    "do_task",
    "keep_place_open",
    "plan_visit",
    "raise_concern",
    "record_visit",
]
