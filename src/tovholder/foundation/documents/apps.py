"""The room of documents: hands over what goes along with a letter."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Connects what the room hears."""

    name = "tovholder.foundation.documents"

    def ready(self) -> None:
        """Listen from the start."""
        from tovholder.foundation.documents import receivers  # noqa: F401 read, they listen
