"""What other pages ask about a child's plan."""

from tovholder.practice.plans.queries.following import NextFollowUp, next_follow_up
from tovholder.practice.plans.queries.in_force import GoalInForce, goals_in_force, plan_in_force

__all__ = ["GoalInForce", "NextFollowUp", "goals_in_force", "next_follow_up", "plan_in_force"]
