"""Before each request the connection is looked at; one that cannot be used is not used."""

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import connection, connections

from tovholder.config.between_requests import look_after_the_one_line


@pytest.fixture
def looked_after():
    """The site's way, for one test."""
    before = [(signal, list(signal.receivers)) for signal in (request_started, request_finished)]
    look_after_the_one_line()
    yield
    for signal, receivers in before:
        signal.receivers = receivers
        signal.sender_receivers_cache.clear()


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_broke_is_closed_and_the_request_has_another(looked_after):
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    line = connection.connection
    line.close()
    connection.errors_occurred = True

    request_finished.send(sender=None)
    request_started.send(sender=None)

    assert connection.connection is None
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    assert connection.connection is not line


@pytest.mark.django_db(transaction=True)
def test_one_that_can_be_used_is_kept(looked_after):
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    line = connection.connection

    request_started.send(sender=None)
    request_finished.send(sender=None)

    assert connection.connection is line


@pytest.mark.django_db
def test_one_inside_a_transaction_is_left_alone(looked_after):
    line = connection.connection

    request_started.send(sender=None)

    assert connection.connection is line and not line.closed


def test_there_is_but_one_database_and_nothing_is_noted_of_what_it_is_asked():
    assert list(connections) == ["default"]
    assert settings.DEBUG is False
    assert {cache["BACKEND"] for cache in settings.CACHES.values()} == {"django.core.cache.backends.locmem.LocMemCache"}
