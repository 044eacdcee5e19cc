"""The room's name plate."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ChronicleConfig(AppConfig):
    """The chronicle; after every migration it sets the rights of the two database roles."""

    name = "tovholder.foundation.chronicle"
    label = "chronicle"

    def ready(self) -> None:
        """Listen for the end of a migration, and let the driver remember the text of a whole book."""
        from tovholder.foundation.chronicle.append_only import grant_rights

        post_migrate.connect(grant_rights, dispatch_uid="grant_rights")
        _remember_long_statements()


def _remember_long_statements() -> None:
    """A deed's one statement is long: read anew each time it cost a fifth of the deed.

    The driver keeps what it has read of a text of up to 4,096 letters and 50 values; a book has more of both.
    Where the driver knows no such limits, setting them changes nothing.
    """
    from psycopg import _queries

    _queries.MAX_CACHED_STATEMENT_LENGTH = 65_536
    _queries.MAX_CACHED_STATEMENT_PARAMS = 2_000
