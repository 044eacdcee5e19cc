"""Decisions: hear when a child's case is closed."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Connects what the room hears."""

    name = "tovholder.practice.decisions"

    def ready(self) -> None:
        """Listen from the start."""
        from tovholder.practice.decisions import receivers  # noqa: F401 read, they listen
