"""What other pages ask about a child's plan."""

from tovholder.practice.plans.queries.in_force import GoalInForce, goals_in_force, plan_in_force
from tovholder.practice.plans.queries.youth import coordinator_of

__all__ = ["GoalInForce", "coordinator_of", "goals_in_force", "plan_in_force"]
