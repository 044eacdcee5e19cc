"""The room of the case hears from the rooms below it."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Django's handle on the room."""

    name = "tovholder.practice.casework"

    def ready(self) -> None:
        """Listen."""
        from tovholder.practice.casework import receivers  # noqa: F401 read, they listen
