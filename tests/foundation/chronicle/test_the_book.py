"""One deed is put down together, or not at all."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.chronicle.models import Facts, Line, Subject
from tovholder.foundation.families.models import Child, Protection

FRIDAY_EVENING = datetime(2026, 10, 16, 19, 14, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def test_a_deed_puts_down_its_records_and_its_line_together():
    with open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        freja = book.add(Child(name="Freja Å. Ærø"))
        book.line("note made", about=[freja.pk], happened_at=FRIDAY_EVENING, facts={"matter": "søvn"})

    kept = Child.objects.get(pk=freja.pk)
    line = Line.objects.get()
    assert kept.name_key == "freja ÿ. ærø"
    assert (line.deed, line.happened_at) == ("note made", FRIDAY_EVENING)
    assert Facts.objects.get(line=line).facts == {"matter": "søvn"}
    assert Subject.objects.get(line=line).child_id == freja.pk


def test_the_book_is_one_statement(django_assert_num_queries):
    # SAVEPOINT, the statement, RELEASE
    with django_assert_num_queries(3), open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        for name in ("Freja", "Storm"):
            child = book.add(Child(name=name))
            book.line("note made", about=[child.pk], happened_at=FRIDAY_EVENING)


def test_a_deed_that_fails_leaves_nothing():
    with pytest.raises(ZeroDivisionError), open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        child = book.add(Child(name="Freja"))
        book.line("note made", about=[child.pk], happened_at=FRIDAY_EVENING)
        raise ZeroDivisionError

    assert not Child.objects.exists()
    assert not Line.objects.exists()


def test_a_record_that_exists_can_be_changed_and_a_reckoning_taken_out():
    freja = Child.objects.create(name="Freja")
    storm = Child.objects.create(name="Storm")

    with open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        freja.protection = Protection.CPR
        book.change(freja, "protection")
        book.remove(storm)

    freja.refresh_from_db()
    assert freja.protection == Protection.CPR
    assert not Child.objects.filter(pk=storm.pk).exists()


def test_what_a_deed_changes_of_a_record_in_two_places_is_all_kept():
    freja = Child.objects.create(name="Freja")
    storm = Child.objects.create(name="Storm")

    with open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        for child in (freja, storm):
            child.called = "Kaldt"
            book.change(child, "called")
        freja.protection = Protection.CPR
        book.change(freja, "protection")

    freja.refresh_from_db()
    storm.refresh_from_db()
    assert (freja.called, freja.protection) == ("Kaldt", Protection.CPR)
    assert storm.called == "Kaldt"


@pytest.mark.parametrize(
    "change", ["update {} set child_id = gen_random_uuid()", "delete from {}", "truncate {} cascade"]
)
def test_nobody_changes_what_is_written(change):
    with open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        book.line("note made", about=[new_id()], happened_at=FRIDAY_EVENING)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format("chronicle_subject"))


def test_ids_come_in_the_order_of_writing():
    made = [new_id() for _ in range(5000)]

    assert made == sorted(made)
    assert len(set(made)) == 5000
