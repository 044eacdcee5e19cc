"""Where people live, and how they belong together, through time."""

from datetime import date, timedelta

import pytest

from tests.world.frontdesk import IDENTITIES
from tests.world.people import MONDAY_MORNING
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.actions import (
    Born,
    cpr_of,
    found_home,
    move_in,
    move_out,
    record_birth,
    register_child,
    set_custody,
    set_protection,
    tie_adult,
)
from tovholder.foundation.families.models import Adult, Child, ChildState, Home, Protection, Residence, Tie
from tovholder.foundation.families.querysets import ChildQuerySet

pytestmark = pytest.mark.django_db

TODAY = MONDAY_MORNING.date()
LAST_YEAR = date(2025, 10, 19)
NUMBERS = [IDENTITIES["twins"][twin]["cpr"] for twin in ("a", "b")]


@pytest.fixture
def book(fjordby):
    """A deed on Monday morning, put down when the test asks for it."""
    with open_book(at=MONDAY_MORNING, by=NOBODY_LOGGED_IN) as opened:
        yield opened


def deeds_about(child):
    return list(Line.objects.filter(subjects__child_id=child.pk).order_by("pk").values_list("deed", flat=True))


def test_a_child_can_live_in_two_homes_and_leave_one(book, freja):
    mothers, fathers = found_home(book, address="Åboulevarden 12"), found_home(book, address="Havnegade 1")
    move_in(book, mothers, child=freja, share="hver anden uge", starts=LAST_YEAR)
    at_fathers = move_in(book, fathers, child=freja, share="hver anden uge", starts=LAST_YEAR)
    book.put_down()
    assert Residence.objects.on(TODAY).filter(child=freja).count() == 2

    move_out(book, at_fathers, ends=TODAY)
    book.put_down()

    assert [row.home for row in Residence.objects.on(TODAY).filter(child=freja)] == [mothers]
    assert deeds_about(freja) == ["moved in", "moved in", "moved out"]


def test_an_adult_lives_somewhere_without_a_line_about_any_child(book):
    move_in(book, found_home(book, address="Havnegade 1"), adult=book.add(Adult(name="Far")), starts=LAST_YEAR)
    book.put_down()

    assert Residence.objects.filter(adult__name="Far").exists()
    assert not Line.objects.exists()


def test_a_day_to_come_is_written_when_it_is_recorded(book, freja):
    move_in(book, found_home(book, address="Havnegade 1"), child=freja, starts=TODAY + timedelta(days=30))
    book.put_down()

    assert Line.objects.get().happened_at == MONDAY_MORNING


def test_custody_changes_on_a_day_and_both_periods_are_kept(book, freja):
    tie = tie_adult(book, freja, book.add(Adult(name="Mor")), kind="mother", custody=True, starts=LAST_YEAR)
    book.put_down()

    set_custody(book, tie, custody=False, starts=TODAY)
    book.put_down()

    periods = list(Tie.objects.filter(child=freja).order_by("starts").values_list("custody", "starts", "ends"))
    assert periods == [(True, LAST_YEAR, TODAY), (False, TODAY, None)]
    assert deeds_about(freja) == ["tie registered", "custody set"]


def test_custody_put_right_on_the_first_day_is_one_period(book, freja):
    tie = tie_adult(book, freja, book.add(Adult(name="Mor")), kind="mother", starts=TODAY)
    book.put_down()

    set_custody(book, tie, custody=True, starts=TODAY)
    book.put_down()

    assert [row.custody for row in Tie.objects.filter(child=freja)] == [True]


@pytest.fixture
def unborn(book, fjordby):
    """A child that is expected, known to Familiegruppe Nord."""
    child = register_child(
        book, Child(state=ChildState.UNBORN, due_date=TODAY, unit=fjordby.north), happened_at=MONDAY_MORNING
    )
    book.put_down()
    return child


def test_an_unborn_child_is_born_and_keeps_its_history(book, unborn):
    (child,) = record_birth(book, unborn, born=[Born(name="Asta Bro", cpr=NUMBERS[0])], born_at=MONDAY_MORNING)
    recount_duties(book, [child.pk])
    book.put_down()

    kept = Child.objects.get(pk=unborn.pk)
    assert (kept.state, kept.name, kept.birth_date, kept.twin) == (ChildState.BORN, "Asta Bro", TODAY, False)
    assert cpr_of(kept) == NUMBERS[0]
    assert deeds_about(kept) == ["child registered", "child registered"]
    born = Line.objects.order_by("-pk").first().facts.facts
    assert (born["minor_until"], born["birth_date"]) == ("2044-10-19", TODAY.isoformat())


def test_the_clocks_are_told_when_a_child_is_awaited(unborn):
    (registered,) = Line.objects.filter(deed="child registered")

    assert registered.facts.facts == {"due_date": TODAY.isoformat()}


def test_twins_become_two_children_of_the_same_unit(book, unborn, fjordby):
    born = [Born(cpr=number) for number in NUMBERS]
    record_birth(book, unborn, born=born, born_at=MONDAY_MORNING)
    book.put_down()

    children: ChildQuerySet = Child.objects.filter(state=ChildState.BORN, twin=True, unit=fjordby.north)
    assert sorted(cpr_of(child) for child in children) == sorted(NUMBERS)


def test_of_two_expected_one_may_be_born(book, unborn):
    stillborn = register_child(book, Child(state=ChildState.UNBORN), happened_at=MONDAY_MORNING)
    book.put_down()
    record_birth(book, unborn, born=[Born(name="Asta")], born_at=MONDAY_MORNING)
    assert record_birth(book, stillborn, born=[], born_at=MONDAY_MORNING) == []
    book.put_down()

    assert Child.objects.get(pk=unborn.pk).died_on is None
    assert Child.objects.get(pk=stillborn.pk).died_on == TODAY
    assert deeds_about(stillborn) == ["child registered", "child died"]


def test_an_address_is_protected_and_the_line_says_since_when(book, freja):
    set_protection(book, freja, protection=Protection.POLICE, since=MONDAY_MORNING)
    book.put_down()

    assert Child.objects.get(pk=freja.pk).protection == Protection.POLICE
    assert Line.objects.get().facts.facts == {"protection": "police"}


def test_a_home_about_nobody_has_no_line(book):
    found_home(book, address="Tomhuset")
    book.put_down()

    assert Home.objects.exists()
    assert not Line.objects.exists()
