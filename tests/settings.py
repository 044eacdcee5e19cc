"""The settings of a test run: a home and a database server of its own, gone when the run is over."""

from tests.database import prepare_surroundings

prepare_surroundings()

from tovholder.config.settings import *  # noqa: E402, F403 - the surroundings must be ready first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the cast logs in often
