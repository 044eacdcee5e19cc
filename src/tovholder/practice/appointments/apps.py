"""The room of appointments: hears when a child dies."""

from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    """Connects what the room hears."""

    name = "tovholder.practice.appointments"

    def ready(self) -> None:
        """Listen from the start."""
        from tovholder.practice.appointments import receivers  # noqa: F401 read, they listen
