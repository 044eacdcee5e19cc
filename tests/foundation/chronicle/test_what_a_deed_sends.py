"""What a deed sends to the database: ids and moments once, nothing for what is empty; and it is kept as it was."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import DataError, connection, connections, transaction

from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.models import Facts, Line
from tovholder.foundation.chronicle.pen import PENS, pen
from tovholder.foundation.chronicle.statements import statement_for
from tovholder.foundation.families.models import Child, ChildState, ContactHold
from tovholder.foundation.letters.models import Outgoing

NOW = datetime(2026, 10, 19, 7, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db(transaction=True)


def sent_for(*records):
    added: dict[type, list[Any]] = {}
    for record in records:
        added.setdefault(type(record), []).append(record)
    return statement_for(added, {}, {}, {}, connections["default"])


def put_down(*records):
    with open_book(at=NOW, by=NOBODY_LOGGED_IN, alone=True) as book:
        for record in records:
            book.add(record)


def test_a_childs_id_and_the_moment_are_sent_once_however_often_they_stand():
    freja = Child(name="Freja")
    holds = [ContactHold(child=freja, because=because, set_at=NOW) for because in ("honour", "abuse_sexual")]

    text, values = sent_for(freja, *holds)

    assert values.count(freja.pk) == values.count(NOW) == 1
    assert text.count(f"${1 + values.index(NOW)}") == 1


def test_two_that_happen_to_be_alike_are_sent_the_same_way_as_two_that_differ():
    alike = [Child(name="Freja", birth_date=date(2018, 3, 1)), Child(name="Freja", birth_date=date(2018, 3, 1))]
    unlike = [Child(name="Freja", birth_date=date(2018, 3, 1)), Child(name="Storm", birth_date=date(2019, 4, 2))]

    assert sent_for(*alike)[0] == sent_for(*unlike)[0]


def test_nothing_is_sent_for_what_is_empty_and_it_is_empty_afterwards():
    freja, storm = Child(name="Freja", birth_date=date(2018, 3, 1)), Child(name="Storm")

    assert None not in sent_for(freja, storm)[1]
    put_down(freja, storm)

    assert Child.objects.get(pk=freja.pk).birth_date == date(2018, 3, 1)
    assert Child.objects.get(pk=storm.pk).birth_date is None


def test_words_numbers_and_json_are_kept_as_they_were():
    payload = {"til": "Ærø & Læsø", "tal": [1, 2.5, None, True], "inde": {"æ": "\\ \" ' % :sand"}}
    freja = Child(name="Freja % $1", state=ChildState.UNBORN)
    put_down(freja, Outgoing(kind="prøve", key="1", payload=payload, not_before=NOW, made_at=NOW, attempts=3))

    kept = Outgoing.objects.get(key="1")
    assert (kept.payload, kept.attempts, kept.not_before, kept.done_at) == (payload, 3, NOW, None)
    assert (Child.objects.get().name, Child.objects.get().state) == ("Freja % $1", "unborn")


def test_facts_of_any_depth_are_kept():
    facts = {"a": {"b": [{"c": "ø"}]}, "empty": {}, "none": None}
    with open_book(at=NOW, by=NOBODY_LOGGED_IN, alone=True) as book:
        line = book.line("child registered", about=[], happened_at=NOW, facts=facts)

    assert Facts.objects.get(line=line.pk).facts == facts


def test_a_moment_without_a_time_zone_is_a_danish_one():
    with open_book(at=NOW, by=NOBODY_LOGGED_IN, alone=True) as book:
        book.line("child registered", about=[], happened_at=datetime(2026, 7, 1, 12, tzinfo=UTC).replace(tzinfo=None))

    assert Line.objects.get().happened_at == datetime(2026, 7, 1, 10, 0, tzinfo=UTC)


def test_a_statement_has_the_same_pen_while_the_connection_lasts_and_another_one_after():
    first, other = pen("select 1").cursor, pen("select 2").cursor
    assert pen("select 1").cursor is first
    assert other is not first

    connection.close()
    put_down(Child(name="Freja"))

    assert pen("select 1").cursor is not first
    assert Child.objects.get().name == "Freja"


def test_what_was_read_with_one_pen_stands_while_another_writes():
    reading = pen("select unnest(array[1, 2])")
    reading.execute("select unnest(array[1, 2])")
    put_down(Child(name="Freja"))

    assert reading.fetchall() == [(1,), (2,)]


def test_a_thread_lets_go_of_the_pens_it_has_not_used_for_longest():
    often, once = pen("select 0").cursor, pen("select 1").cursor
    for number in range(2, PENS + 1):
        pen(f"select {number}")
        assert pen("select 0").cursor is often

    assert pen("select 1").cursor is not once
    assert not once.closed


def test_the_pen_writes_on_after_a_deed_that_went_wrong():
    with pytest.raises(DataError), transaction.atomic():
        put_down(Child(name="x" * 301))
    put_down(Child(name="Freja"))

    assert Child.objects.get().name == "Freja"
