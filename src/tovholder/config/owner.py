"""Acting as the owner of the database for a while: migrating, making towns, backing up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections

from tovholder.config.databases import database_as

WHO = ("USER", "PASSWORD", "HOST", "PORT", "OPTIONS")


@contextmanager
def acting_as_owner(alias: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Let this thread's connection speak as the owner role, to the same database, until the block ends."""
    connection = connections[alias]
    before = {word: connection.settings_dict[word] for word in WHO}
    owner = database_as("owner", home=settings.HOME)
    connection.close()
    connection.settings_dict.update({word: owner.get(word, "") for word in WHO})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)
