"""The log tells where something went wrong, and nobody's name, number or words."""

import json
import logging

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from tovholder.config.logs import line_formatter

WORRY = "Storm Ågård sover i klassen"


def line_about(error):
    """The log line about an exception, as Django writes it when a page fails."""
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Fejl: %s", ("/barn/",), None)
    record.exc_info = (type(error), error, error.__traceback__)
    return json.loads(line_formatter().format(record))


@pytest.mark.django_db
def test_what_the_database_refuses_is_not_told_in_the_log():
    with connection.cursor() as cursor, pytest.raises(DatabaseError) as refused, transaction.atomic():
        cursor.execute("SELECT %s::text::uuid", [WORRY])
    assert WORRY in str(refused.value)  # the database did quote it

    line = line_about(refused.value)

    assert "Storm" not in json.dumps(line, ensure_ascii=False)
    assert "InvalidTextRepresentation 22P02" in line["exception"]
    assert "test_what_the_log_tells.py" in line["exception"]


def test_words_that_could_not_be_read_are_not_told_but_what_they_led_to_is():
    try:
        try:
            int(WORRY)
        except ValueError as error:
            raise RuntimeError(f"kan ikke læse {WORRY}") from error
    except RuntimeError as error:
        line = line_about(error)

    assert "Storm" not in json.dumps(line, ensure_ascii=False)
    assert line["exception"].index("ValueError") < line["exception"].index("RuntimeError")


def test_an_exception_that_is_its_own_cause_is_told_once():
    error = RuntimeError(WORRY)
    error.__cause__ = error

    assert line_about(error)["exception"] == "RuntimeError"


def test_a_line_without_an_exception_is_as_before():
    record = logging.LogRecord("tovholder", logging.INFO, __file__, 1, "Worker started 010180-1234", (), None)

    assert json.loads(line_formatter().format(record))["event"] == "Worker started ██████-████"


@pytest.mark.parametrize("name", ["appointments:feed", "portal:receipt"])
def test_an_address_that_opens_by_itself_does_not_stand_in_the_log(name):
    address = reverse(name, args=["hemmelig-123"])
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, "Not Found: %s", (address,), None)

    event = json.loads(line_formatter().format(record))["event"]

    assert "hemmelig" not in event
    assert event.startswith(f"Not Found: {address.partition('hemmelig')[0]}")
