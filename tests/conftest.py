"""What every test may ask for."""

from tests.database import django_db_setup

pytest_plugins = ["tests.world.cast"]

__all__ = ["django_db_setup"]
