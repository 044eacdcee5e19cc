"""Who might this child be?"""

from datetime import date

import pytest

from tests.world.frontdesk import IDENTITIES
from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.actions import register_child
from tovholder.foundation.families.models import Child, Home, Residence
from tovholder.practice.intake.queries import candidates_for

pytestmark = pytest.mark.django_db

TWINS = IDENTITIES["twins"]
NUMBER = IDENTITIES["children_accept"][3]["cpr"]


def known(name, cpr="", **said):
    with open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        return register_child(book, Child(name=name, **said), happened_at=FRIDAY_EVENING, cpr=cpr)


def test_the_same_number_is_the_one_answer(fjordby, freja):
    storm = known("Storm Bro", NUMBER)

    (found,) = candidates_for(name=freja.name, cpr=f"{NUMBER[:6]}-{NUMBER[6:]}")

    assert (found.child, found.exact, found.because) == (storm, True, ("samme CPR-nummer",))


@pytest.mark.parametrize("name", ["Freja Aagaard", "FREJA ÅGÅRD", "Freja Ågard", "freja ågård "])
def test_a_name_spelt_otherwise_is_a_candidate_and_never_a_match(fjordby, freja, name):
    (found,) = candidates_for(name=name)

    assert (found.child, found.exact) == (freja, False)
    assert found.because[0] in {"samme navn", "navnet ligner"}


def test_the_birth_date_and_the_address_say_more_and_come_first(fjordby, freja):
    namesake = known("Freja Ågård", birth_date=date(2012, 1, 1))
    Residence.objects.create(child=freja, home=Home.objects.create(address="Åboulevarden 12"), starts="2020-01-01")

    first, second = candidates_for(name="Freja Ågård", birth_date=date(2017, 5, 4), address="aaboulevarden 12")

    assert (first.child, second.child) == (freja, namesake)
    assert first.because == ("samme navn", "samme fødselsdato", "har boet på adressen")


def test_who_has_lived_at_the_address_is_a_candidate_without_a_name(fjordby, freja):
    Residence.objects.create(child=freja, home=Home.objects.create(address="Vestergade 4"), starts="2020-01-01")

    (found,) = candidates_for(address="Vestergade 4")

    assert (found.child, found.because) == (freja, ("har boet på adressen",))


def test_both_twins_are_shown(fjordby):
    emil, emilie = (known(TWINS[twin]["name"], TWINS[twin]["cpr"]) for twin in ("a", "b"))

    assert {found.child for found in candidates_for(name=TWINS["a"]["name"])} == {emil, emilie}


def test_a_child_since_identified_is_shown_as_who_it_is(fjordby, freja):
    known("Freja Ågård", same_as=freja)

    assert [found.child for found in candidates_for(name="Freja Ågård")] == [freja]


def test_a_child_is_no_candidate_for_itself(fjordby, freja):
    assert candidates_for(name=freja.name, but_not=freja.pk) == []


@pytest.mark.parametrize("nothing", [{}, {"name": "  "}, {"cpr": "12"}, {"name": "Åse Ærø Øllgård"}])
def test_nobody_like_it_is_nobody(fjordby, freja, nothing):
    assert candidates_for(**nothing) == []
