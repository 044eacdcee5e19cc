"""What is filled in about a plan: the wish, a goal, the making of it, a follow-up, comments, the way to adult life."""

from tovholder.practice.plans.forms.following import FollowUpForm, GoalSeenForm
from tovholder.practice.plans.forms.hearing import CommentForm, GoalAnswerForm
from tovholder.practice.plans.forms.writing import EndForm, GoalForm, MakeForm, WishForm
from tovholder.practice.plans.forms.youth import AdultLifeForm, CoordinatorForm, YouthPlanForm

__all__ = [
    "AdultLifeForm",
    "CommentForm",
    "CoordinatorForm",
    "EndForm",
    "FollowUpForm",
    "GoalAnswerForm",
    "GoalForm",
    "GoalSeenForm",
    "MakeForm",
    "WishForm",
    "YouthPlanForm",
]
