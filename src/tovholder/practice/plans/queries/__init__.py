"""What other pages ask about a child's plan."""

from tovholder.practice.plans.queries.in_force import goals_in_force

__all__ = ["goals_in_force"]
