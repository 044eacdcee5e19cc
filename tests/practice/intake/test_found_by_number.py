"""A notification is found by the number that was read aloud when it came in."""

import pytest

from tests.world.frontdesk import LITTLE_BOY, received
from tests.world.people import FRIDAY_EVENING, reading
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.searching import search
from tovholder.practice.casework.actions import open_case
from tovholder.practice.casework.models import Case
from tovholder.practice.intake.receipts import new_receipt, receipt_in

pytestmark = pytest.mark.django_db


def found(words, *, by):
    return list(search(words, reader=reading(by, FRIDAY_EVENING)).children)


@pytest.mark.parametrize(
    "spell", [str, str.lower, lambda number: number.replace("-", " "), lambda n: n.replace("-", "")]
)
def test_a_receipt_is_found_however_it_is_written(fjordby, karen, freja, spell):
    came = received(freja, LITTLE_BOY)
    received(Child.objects.create(name="En anden"))

    assert set(found(spell(came.receipt), by=karen)) == {concern.child for concern in came.concerns}


def test_letters_that_look_like_figures_are_taken_for_them(fjordby):
    assert receipt_in("fb o1l1 0000 7k3m 09qx") == "FB-0111-0000-7K3M-09QX"


@pytest.mark.parametrize("typed", ["FB-7K3M-09QX-4TRZ", "FB", "7K3M-09QX-4TRZ-H2VW", "FB-7K3M-09QX-4TRZ-H2VU"])
def test_part_of_a_receipt_is_no_receipt(fjordby, typed):
    assert receipt_in(typed) == ""


def test_every_receipt_given_out_can_be_read_back(fjordby):
    for _ in range(50):
        receipt = new_receipt()
        assert receipt_in(receipt) == receipt


def test_a_number_opens_no_child_of_another_unit(fjordby, svend, sofie, freja):
    came = received(freja)

    assert (found(came.receipt, by=svend), found(came.receipt, by=sofie)) == ([freja], [])


def test_a_case_and_a_notification_are_found_by_their_whole_id(fjordby, svend, freja):
    came = received(freja)
    open_case(freja, happened_at=FRIDAY_EVENING, at=FRIDAY_EVENING, by=reading(svend).hand)

    for number in (came.notification.pk, came.concerns[0].pk, Case.objects.get().pk):
        assert found(str(number), by=svend) == [freja]
