"""Where rooms that do not know each other are made acquainted: what the plans know is told to those who ask."""

from __future__ import annotations

from datetime import date

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The desk knows every room of the practice."""

    name = "tovholder.entrances.desk"

    def ready(self) -> None:
        """A visit asks about the plan's goals, and the committee's papers take them in."""
        from tovholder.foundation.families.models import Child
        from tovholder.practice.committee.queries import parts
        from tovholder.practice.plans.queries.in_force import goals_in_force
        from tovholder.practice.supervision.goals import Goal, tell_goals_by

        def goals_to_look_at(child: Child) -> list[Goal]:
            return [Goal(str(goal.thread), goal.see) for goal in goals_in_force(child)]

        def goals_in_the_papers(child: Child, on: date) -> list[parts.Part]:
            goals = goals_in_force(child)
            words = "\n".join(goal.in_one_line for goal in goals)
            return [parts.Part("goals", "Planens mål", "plan", on.isoformat(), words)] if goals else []

        tell_goals_by(goals_to_look_at)
        parts.tell_of("goals", goals_in_the_papers)
