"""What other pages ask about a child's plan."""

from tovholder.practice.plans.queries.following import NextFollowUp, next_follow_up
from tovholder.practice.plans.queries.in_force import GoalInForce, goals_in_force, plan_in_force
from tovholder.practice.plans.queries.youth import coordinator_of

__all__ = ["GoalInForce", "NextFollowUp", "coordinator_of", "goals_in_force", "next_follow_up", "plan_in_force"]
