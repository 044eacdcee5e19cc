"""A deed that reads nothing is one statement and no more; whole and lasting all the same."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.models import Facts, Line
from tovholder.foundation.families.models import Child, ContactHold

NOW = datetime(2026, 10, 19, 7, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db(transaction=True)


def notice(child=None, *, also=()):
    with open_book(at=NOW, by=NOBODY_LOGGED_IN, alone=True) as book:
        known = book.add(child or Child(name="Freja"))
        book.line("child registered", about=[known.pk], happened_at=NOW)
        for record in also:
            book.add(record)
    return known


def transaction_number():
    """The number of the transaction we are in."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_current_xact_id()::text::bigint")
        return cursor.fetchone()[0]


def test_it_is_kept_and_the_next_deed_is_as_usual():
    first, second = notice(), notice()

    assert set(Child.objects.values_list("pk", flat=True)) == {first.pk, second.pk}
    assert Line.objects.count() == Facts.objects.count() == 2
    assert connection.get_autocommit() and connection.connection.autocommit
    with transaction.atomic():
        Child.objects.create(name="Storm")
        transaction.set_rollback(True)
    assert Child.objects.count() == 2


def test_when_one_record_cannot_be_kept_nothing_is():
    freja = Child(name="Freja")
    hold = {"child": freja, "because": "honour", "set_at": NOW}

    with pytest.raises(IntegrityError):
        notice(freja, also=[ContactHold(**hold), ContactHold(**hold)])

    assert not Child.objects.exists() and not Line.objects.exists()
    assert notice().pk == Child.objects.get().pk


def test_a_promise_the_database_keeps_at_the_end_of_a_transaction_is_kept():
    nobody = ContactHold(child_id=uuid4(), because="honour", set_at=NOW)

    with pytest.raises(IntegrityError):
        notice(also=[nobody])

    assert not Line.objects.exists()


def test_inside_another_transaction_it_is_undone_with_it():
    with transaction.atomic():
        notice()
        transaction.set_rollback(True)

    assert not Child.objects.exists()


def test_what_was_locked_first_stays_locked_until_the_deed_is_written():
    freja = notice()
    with open_book(at=NOW, by=NOBODY_LOGGED_IN) as book:
        Child.objects.select_for_update().get(pk=freja.pk)
        book.line("child registered", about=[freja.pk], happened_at=NOW)
        ours = transaction_number()

    assert Line.objects.count() == 2
    assert Line.objects.filter(xid=ours).count() == 1
