"""What every test may ask for."""

import pytest
from django.db import connections
from hypothesis import settings

from tests.database import django_db_setup

pytest_plugins = ["tests.world.asking", "tests.world.cast", "tests.world.postbox"]

__all__ = ["django_db_setup"]

# How fast the machine is today is no fault of a property; what is measured is measured by `tovholder bench`.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In a whole run what is told in a moment comes first: by folder, in the order of `testpaths`."""
    folders = [config.rootpath / each for each in config.getini("testpaths")]
    items.sort(key=lambda item: next((n for n, each in enumerate(folders) if item.path.is_relative_to(each)), 0))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Let go of a connection that ended with the database of the test before.

    A browser's loop has connections of its own, so a test in a browser cannot close the one it found.
    """
    for connection in connections.all(initialized_only=True):
        if connection.connection is not None and not connection.is_usable():
            connection.close()
