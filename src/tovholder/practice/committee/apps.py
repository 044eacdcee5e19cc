"""The committee: hears when there is one more jurist to prepare its matters."""

from django.apps import AppConfig


class CommitteeConfig(AppConfig):
    """Connects what the room hears."""

    name = "tovholder.practice.committee"

    def ready(self) -> None:
        """Listen from the start."""
        from tovholder.practice.committee import receivers  # noqa: F401 read, they listen
