"""Work on the whole record, shared among several processes."""

from __future__ import annotations

import os

import pytest
from django.db import connection, transaction

from tovholder.foundation.chronicle.hands import done_by_many, hands_here


def test_several_hands_do_every_part_once_and_none_of_it_in_the_process_that_asked():
    told = "as it was known when they began"

    done = list(done_by_many(lambda part: (part, told, os.getpid()), range(20), hands=2))

    assert sorted(part for part, _, _ in done) == list(range(20))
    assert {words for _, words, _ in done} == {told}
    assert os.getpid() not in {process for _, _, process in done}


def test_what_goes_wrong_in_a_hand_is_told_to_the_one_who_asked():
    with pytest.raises(ZeroDivisionError):
        list(done_by_many(lambda part: 1 // part, [1, 0], hands=2))


@pytest.mark.django_db(transaction=True)
def test_each_hand_has_its_own_way_to_the_database():
    def back_end(_: int) -> int:
        with connection.cursor() as cursor:
            cursor.execute("select pg_backend_pid()")
            return int(cursor.fetchone()[0])

    mine = back_end(0)
    theirs = set(done_by_many(back_end, range(4), hands=2))

    assert mine not in theirs


@pytest.mark.django_db
def test_in_the_middle_of_a_transaction_one_hand_does_it_all():
    with transaction.atomic():
        assert hands_here() == 1
