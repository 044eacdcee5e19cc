"""Who lives with whom, who is whose sibling, and who is the same."""

from datetime import date

import pytest
from django.db import connection

from tovholder.config.owner import acting_as_owner
from tovholder.foundation.families.models import Adult, Child, Home, HomeKind, Residence, Tie
from tovholder.foundation.families.queries import (
    children_around,
    identities_of,
    known_children,
    records_of,
    residences_of,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 10, 19)
LONG_AGO = "2020-01-01"


@pytest.fixture
def storm(fjordby):
    """A boy of Familiegruppe Syd."""
    return Child.objects.create(name="Storm Bro", birth_date="2019-02-01", unit=fjordby.south)


def live_together(*people, kind=HomeKind.FAMILY, starts=LONG_AGO, ends=None):
    home = Home.objects.create(address="Åboulevarden 12", kind=kind)
    for person in people:
        who = {"child": person} if isinstance(person, Child) else {"adult": person}
        Residence.objects.create(home=home, starts=starts, ends=ends, **who)
    return home


def near(child, **asked):
    return [(each.child_id, each.through) for each in children_around([child.pk], on=TODAY, **asked)]


def test_who_lives_in_the_same_home_that_day_is_the_household(freja, storm, fjordby):
    live_together(freja, storm)

    (found,) = children_around([freja.pk], on=TODAY)
    assert (found.child_id, found.through, found.unit_id) == (storm.pk, "household", fjordby.south.pk)


@pytest.mark.parametrize(("starts", "ends"), [("2020-01-01", "2026-10-19"), ("2026-10-20", None)])
def test_who_has_moved_out_or_not_yet_in_is_not(freja, storm, starts, ends):
    live_together(freja)
    Residence.objects.create(child=storm, home=Home.objects.get(), starts=starts, ends=ends)

    assert near(freja) == []


@pytest.mark.parametrize("kind", ["mother", "father", "co_mother"])
def test_half_siblings_are_siblings_wherever_they_live(freja, storm, kind):
    parent = Adult.objects.create(name="Forælder")
    for child in (freja, storm):
        Tie.objects.create(child=child, adult=parent, kind=kind, starts=LONG_AGO)

    assert near(freja) == [(storm.pk, "sibling")]


def test_a_shared_grandparent_makes_no_siblings(freja, storm):
    grandmother = Adult.objects.create(name="Mormor")
    for child in (freja, storm):
        Tie.objects.create(child=child, adult=grandmother, kind="grandparent", starts=LONG_AGO)

    assert near(freja) == []


def test_the_others_of_a_placement_are_near_only_when_the_place_is_asked_about(freja, storm):
    live_together(freja, storm, kind=HomeKind.PLACEMENT)

    assert near(freja) == []
    assert near(freja, placements_too=True) == [(storm.pk, "household")]


@pytest.mark.parametrize(("others", "near_by"), [(11, 11), (12, 0)])
def test_an_address_full_of_children_is_no_household(freja, others, near_by):
    live_together(freja, *(Child.objects.create(name=f"Barn {number}") for number in range(others)))

    assert len(near(freja)) == near_by
    assert len(near(freja, placements_too=True)) == others


def test_the_children_of_a_named_adult_are_near_also_elsewhere(freja, storm):
    bent = Adult.objects.create(name="Bent")
    live_together(bent, storm)
    tied = Child.objects.create(name="Bents datter")
    Tie.objects.create(child=tied, adult=bent, kind="father", starts=LONG_AGO)

    assert near(freja) == []
    assert set(near(freja, adults=[bent.pk])) == {(storm.pk, "adult"), (tied.pk, "adult")}


def test_grown_up_and_dead_siblings_are_left_out(freja):
    live_together(
        freja,
        Child.objects.create(name="Voksen", birth_date="2008-10-19"),
        Child.objects.create(name="Snart voksen", minor_until="2026-10-19"),
        Child.objects.create(name="Død", died_on="2026-10-19"),
        teenager := Child.objects.create(name="Snart atten", birth_date="2008-10-20"),
    )

    assert near(freja) == [(teenager.pk, "household")]


def test_a_child_met_twice_is_near_once_and_never_near_itself(freja, storm):
    met_before = Child.objects.create(description="Drengen", same_as=storm)
    freja_before = Child.objects.create(description="Pigen", same_as=freja)
    live_together(freja, storm, met_before, freja_before)

    assert near(freja) == [(storm.pk, "household")]


def test_a_home_can_be_asked_about_before_anybody_has_moved_in(freja):
    home = live_together(freja)

    assert [each.child_id for each in children_around([], on=TODAY, homes=[home.pk])] == [freja.pk]


def test_all_records_of_the_same_child_are_found_from_any_of_them(freja):
    one, two = (Child.objects.create(description="Pigen", same_as=freja) for _ in range(2))

    everyone = {freja.pk, one.pk, two.pk}
    assert identities_of([one.pk, freja.pk]) == {one.pk: everyone, freja.pk: everyone}


def test_where_a_child_lives_that_day(freja):
    home = live_together(freja)

    assert [row.home for row in residences_of([freja.pk], on=TODAY)] == [home]
    assert residences_of([freja.pk], on=date(2019, 1, 1)) == []


def test_nobody_asked_for_is_nobody(fjordby):
    assert known_children() == []
    assert children_around([], on=TODAY) == []


def test_a_childs_records_are_found_whichever_of_them_is_asked_for(freja, storm):
    first, second = (Child.objects.create(name=name, unit=freja.unit, same_as=freja) for name in ("F. Bro", "Pige"))

    everyone = sorted([(freja.pk, None), (first.pk, freja.pk), (second.pk, freja.pk)])
    for asked in (freja, first, second):
        for hold in (True, False):
            assert records_of([asked.pk], hold=hold) == everyone


@pytest.mark.django_db(transaction=True)  # the database counts for its plans what is written for good
@pytest.mark.parametrize("hold", [True, False])
def test_a_childs_records_are_found_without_reading_through_all_children(freja, hold):
    Child.objects.bulk_create(Child(description="Et andet barn") for _ in range(2_000))
    with acting_as_owner(), connection.cursor() as cursor:  # only the owner may ask for the count
        cursor.execute("ANALYZE families_child")  # where there are few, or it thinks so, reading all is no longer
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'families_child'")
        assert cursor.fetchone() == (2_001,)

    def explained(execute, sql, *rest):
        execute("explain " + sql, *rest)

    with connection.execute_wrapper(explained):
        plan = [str(row[0]) for row in records_of([freja.pk], hold=hold)]
    reading = [number for number, words in enumerate(plan) if "on families_child" in words]
    assert reading
    # "Recheck Cond": the index gave a map of the rows, which is as good.
    assert all("Index Cond" in plan[number + 1] or "Recheck Cond" in plan[number + 1] for number in reading), plan
