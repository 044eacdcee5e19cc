"""What is filled in about visits and places."""

from tovholder.practice.supervision.forms.closing import ClosesForm, StaysOpenForm
from tovholder.practice.supervision.forms.concerns import ConcernForm, TaskForm
from tovholder.practice.supervision.forms.visits import CancelForm, PlanForm, VisitForm

__all__ = ["CancelForm", "ClosesForm", "ConcernForm", "PlanForm", "StaysOpenForm", "TaskForm", "VisitForm"]
