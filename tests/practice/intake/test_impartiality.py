"""When one of our own is concerned, somebody else takes it before anybody has seen it."""

import pytest

from tests.world.frontdesk import IDENTITIES, LITTLE_BOY, received
from tests.world.people import FRIDAY_EVENING, reading
from tovholder.foundation.access.models import Key, Shut
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Adult, Child, Home, Residence, Tie
from tovholder.foundation.families.sealing import lookup_print
from tovholder.foundation.organisation.models import OwnPerson
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
