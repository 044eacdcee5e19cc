"""What stands in a plan, how its goals go, and what child and parents say to it."""

from tovholder.practice.plans.models.following import GoalTrend, TrendSign
from tovholder.practice.plans.models.hearing import Answer, PlanComment, PlanSent
from tovholder.practice.plans.models.writing import Part, PlanGoal, PlanVersion, WishFrom

__all__ = [
    "Answer",
    "GoalTrend",
    "Part",
    "PlanComment",
    "PlanGoal",
    "PlanSent",
    "PlanVersion",
    "TrendSign",
    "WishFrom",
]
