"""When one of our own is concerned, somebody else takes it before anybody has seen it."""

import pytest

from tests.world.frontdesk import IDENTITIES, LITTLE_BOY, received
from tests.world.people import FRIDAY_EVENING, reading
from tovholder.foundation.access.models import Key, Shut
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Adult, Child, Home, Residence, Tie
from tovholder.foundation.families.sealing import lookup_print
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.organisation.models import OwnPerson
from tovholder.practice.intake.actions import let_back, name_suspect
from tovholder.practice.intake.queries import queue
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, ParentSaid

pytestmark = pytest.mark.django_db


NUMBER = IDENTITIES["children_accept"][0]["cpr"]


@pytest.fixture
def own_household(fjordby, karen):
    """Karen's household: her husband, her son by number, their address."""
    OwnPerson.objects.create(
        user=karen, name_key=folded("Åge Holm"), cpr_index=lookup_print(NUMBER), address_key=folded("Skovvej 7")
    )


@pytest.mark.parametrize(
    ("who", "routed"),
    [
        ({"children": (ChildSaid(name="Åge Holm"),)}, True),
        ({"children": (ChildSaid(name="Et barn", cpr=NUMBER),)}, True),
        ({"children": (ChildSaid(name="Et barn", address="skovvej 7 "),)}, True),
        ({"children": (LITTLE_BOY,), "parents": (ParentSaid(name="AAGE HOLM"),)}, True),
        ({"children": (LITTLE_BOY,), "notifier": NotifierSaid(kind="13", name="Karen Holm")}, True),
        ({"children": (LITTLE_BOY,), "suspect_name": "Karen Holm"}, True),
        ({"children": (LITTLE_BOY,), "parents": (ParentSaid(name="Aage Holmgård"),)}, False),
    ],
)
def test_a_hit_on_one_of_our_own_goes_to_the_deputy_before_it_is_listed_anywhere(
    fjordby, karen, sofie, own_household, who, routed
):
    children = who.pop("children")
    came = received(*children, **who)

    seen_by_karen = [row.notification for row in queue(reading(karen), FRIDAY_EVENING)]
    seen_by_sofie = [row.notification for row in queue(reading(sofie), FRIDAY_EVENING)]
    assert came.notification.routed_to_deputy is routed
    assert (came.notification in seen_by_karen) is not routed
    assert (came.notification in seen_by_sofie) is routed


def test_the_deputy_gets_the_key_and_modtagelsen_is_shut_out(fjordby, karen, own_household):
    came = received(ChildSaid(name="Åge Holm"))
    child = came.concerns[0].child

    assert not Child.objects.visible_to(reading(karen), at=FRIDAY_EVENING).filter(pk=child.pk).exists()
    assert Shut.objects.filter(child_id=child.pk, unit=fjordby.intake).exists()
    assert Key.objects.get(child_id=child.pk).unit == fjordby.south


@pytest.mark.parametrize(("name", "routed"), [("Karen Holm", True), ("AAGE HOLM", True), ("Aage Holmgård", False)])
def test_a_suspect_named_later_who_is_one_of_our_own_sends_it_to_the_deputy(
    fjordby, karen, sofie, dorte, freja, own_household, name, routed
):
    came = received(freja)
    assert came.notification in [row.notification for row in queue(reading(karen), FRIDAY_EVENING)]

    name_suspect(came.notification, name=name, at=FRIDAY_EVENING, by=reading(karen).hand)

    seen_by_karen = [row.notification for row in queue(reading(karen), FRIDAY_EVENING)]
    seen_by_sofie = [row.notification for row in queue(reading(sofie), FRIDAY_EVENING)]
    assert ((came.notification in seen_by_karen), (came.notification in seen_by_sofie)) == (not routed, routed)
    visible = Child.objects.visible_to
    assert visible(reading(karen), at=FRIDAY_EVENING).filter(pk=freja.pk).exists() is not routed
    assert visible(reading(sofie), at=FRIDAY_EVENING).filter(pk=freja.pk).exists() is routed
    assert Outgoing.objects.filter(kind="intake_notice", payload__user=str(dorte.pk)).exists() is routed


def test_a_known_adult_named_later_is_recognised_by_number_and_home_and_what_waits_follows(
    fjordby, karen, freja, own_household
):
    earlier, came = received(freja), received(freja)
    for adult in (
        Adult.objects.create(name="Å. H.", cpr_index=lookup_print(NUMBER)),
        Adult.objects.create(name="En voksen"),
    ):
        Residence.objects.create(adult=adult, home=Home.objects.create(address="Skovvej 7"), starts="2017-05-04")
        name_suspect(came.notification, adult=adult, at=FRIDAY_EVENING, by=reading(karen).hand)

        for each in (earlier.notification, came.notification):
            each.refresh_from_db()
            assert (each.routed_to_deputy, each.unit) == (True, fjordby.south)


def test_one_that_was_let_back_goes_to_the_deputy_again_when_a_suspect_is_one_of_our_own(fjordby, karen, sofie, freja):
    came = received(freja, parents=(ParentSaid(name="Karen Holm"),)).notification
    let_back(came, reason="En anden Karen.", at=FRIDAY_EVENING, by=reading(sofie).hand)

    name_suspect(came, name="Karen Holm", at=FRIDAY_EVENING, by=reading(karen).hand)

    assert (came.routed_to_deputy, came.unit) == (True, fjordby.south)


def test_a_known_child_is_recognised_by_its_parents(fjordby, freja, own_household):
    mother = Adult.objects.create(name="Karen Holm")
    Tie.objects.create(child=freja, adult=mother, kind="mother", starts="2017-05-04")

    assert received(freja).notification.routed_to_deputy


def test_a_known_child_is_recognised_by_its_home(fjordby, freja, own_household):
    Residence.objects.create(child=freja, home=Home.objects.create(address="Skovvej 7"), starts="2017-05-04")

    assert received(freja).notification.routed_to_deputy


def test_the_deputy_is_never_the_unit_where_the_person_works(fjordby, sofie):
    came = received(ChildSaid(name="Et barn"), parents=(ParentSaid(name="Sofie Lund"),)).notification

    assert came.unit == fjordby.north
    assert {shut.unit for shut in Shut.objects.all()} == {fjordby.intake, fjordby.south}


def test_who_gives_it_in_gets_the_same_receipt_either_way(fjordby, own_household):
    assert received(ChildSaid(name="Åge Holm")).receipt.startswith("FB-")
