"""Who might this child be?"""

from datetime import date, timedelta
from functools import partial

import pytest

from tests.world.frontdesk import IDENTITIES
from tests.world.people import FRIDAY_EVENING, reading
from tovholder.foundation.access.models import Shut
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.actions import register_child
from tovholder.foundation.families.models import Child, Home, Residence
from tovholder.practice.intake.queries import candidates_for

pytestmark = pytest.mark.django_db

TWINS = IDENTITIES["twins"]
NUMBER = IDENTITIES["children_accept"][3]["cpr"]


@pytest.fixture
def candidates(karen):
    """Whom Karen in Modtagelsen is shown."""
    return partial(candidates_for, reader=reading(karen, FRIDAY_EVENING))


def known(name, cpr="", **said):
    with open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        return register_child(book, Child(name=name, **said), happened_at=FRIDAY_EVENING, cpr=cpr)


def test_the_same_number_is_the_one_answer(fjordby, freja, candidates):
    storm = known("Storm Bro", NUMBER)

    (found,) = candidates(name=freja.name, cpr=f"{NUMBER[:6]}-{NUMBER[6:]}")

    assert (found.child, found.exact, found.because) == (storm, True, ("samme CPR-nummer",))


@pytest.mark.parametrize("name", ["Freja Aagaard", "FREJA ÅGÅRD", "Freja Ågard", "freja ågård "])
def test_a_name_spelt_otherwise_is_a_candidate_and_never_a_match(fjordby, freja, name, candidates):
    (found,) = candidates(name=name)

    assert (found.child, found.exact) == (freja, False)
    assert found.because[0] in {"samme navn", "navnet ligner"}


def test_the_birth_date_and_the_address_say_more_and_come_first(fjordby, freja, candidates):
    namesake = known("Freja Ågård", birth_date=date(2012, 1, 1))
    Residence.objects.create(child=freja, home=Home.objects.create(address="Åboulevarden 12"), starts="2020-01-01")

    first, second = candidates(name="Freja Ågård", birth_date=date(2017, 5, 4), address="aaboulevarden 12")

    assert (first.child, second.child) == (freja, namesake)
    assert first.because == ("samme navn", "samme fødselsdato", "har boet på adressen")


def test_who_has_lived_at_the_address_is_a_candidate_without_a_name(fjordby, freja, candidates):
    Residence.objects.create(child=freja, home=Home.objects.create(address="Vestergade 4"), starts="2020-01-01")

    (found,) = candidates(address="Vestergade 4")

    assert (found.child, found.because) == (freja, ("har boet på adressen",))


def test_both_twins_are_shown(fjordby, candidates):
    emil, emilie = (known(TWINS[twin]["name"], TWINS[twin]["cpr"]) for twin in ("a", "b"))

    assert {found.child for found in candidates(name=TWINS["a"]["name"])} == {emil, emilie}


def test_a_child_since_identified_is_shown_as_who_it_is(fjordby, freja, candidates):
    known("Freja Ågård", same_as=freja)

    assert [found.child for found in candidates(name="Freja Ågård")] == [freja]


def test_a_child_is_no_candidate_for_itself(fjordby, freja, candidates):
    assert candidates(name=freja.name, but_not=freja.pk) == []


@pytest.mark.parametrize("nothing", [{}, {"name": "  "}, {"cpr": "12"}, {"name": "Åse Ærø Øllgård"}])
def test_nobody_like_it_is_nobody(fjordby, freja, nothing, candidates):
    assert candidates(**nothing) == []


@pytest.mark.parametrize(("ended", "shown"), [(None, False), (FRIDAY_EVENING - timedelta(hours=1), True)])
def test_a_child_shut_for_modtagelsen_is_no_candidate_there(fjordby, freja, candidates, ended, shown):
    storm = known("Storm Bro", NUMBER)
    for child in (freja, storm):
        Shut.objects.create(
            child_id=child.pk,
            unit=fjordby.intake,
            because="En af vores egne",
            starts_at=FRIDAY_EVENING - timedelta(days=1),
            ends_at=ended,
        )

    assert [bool(candidates(name=freja.name)), bool(candidates(cpr=NUMBER))] == [shown, shown]
