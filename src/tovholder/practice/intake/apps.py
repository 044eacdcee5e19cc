"""The front desk: hears what the case finds out about a child."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Connects what the room hears."""

    name = "tovholder.practice.intake"

    def ready(self) -> None:
        """Listen from the start."""
        from tovholder.practice.intake import receivers  # noqa: F401 read, they listen
