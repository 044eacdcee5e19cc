"""The room's name plate."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ChronicleConfig(AppConfig):
    """The chronicle; after every migration it sets the rights of the two database roles."""

    name = "tovholder.foundation.chronicle"
    label = "chronicle"

    def ready(self) -> None:
        """Listen for the end of a migration."""
        from tovholder.foundation.chronicle.append_only import grant_rights

        post_migrate.connect(grant_rights, dispatch_uid="grant_rights")
