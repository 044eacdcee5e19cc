"""What the municipality already knows when a notification is to be assessed."""

from datetime import timedelta

import pytest

from tests.world.frontdesk import LITTLE_BOY, NEIGHBOUR, assessed, hand, received, screened
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING
from tovholder.foundation.families.models import Adult, Child, Home, HomeKind, Residence, Tie
from tovholder.foundation.organisation.models import Employment, OwnPerson, Post
from tovholder.practice.casework.models import Investigation, Measure, Placement
from tovholder.practice.intake.queries import history_of
from tovholder.practice.intake.reports import ChildSaid, ParentSaid

pytestmark = pytest.mark.django_db

LONG_AGO = "2020-01-01"
A_MONTH = timedelta(days=30)


@pytest.fixture
def storm(fjordby):
    """A boy of another unit who is not yet near anybody."""
    return Child.objects.create(name="Storm Bro", birth_date="2019-02-01", unit=fjordby.south)


def history(concern):
    return history_of(concern, now=MONDAY_MORNING)


def lives(child, home, starts=LONG_AGO, ends=None):
    Residence.objects.create(child=child, home=home, starts=starts, ends=ends)


def test_an_earlier_notification_is_shown_with_what_was_done(fjordby, freja, karen):
    (before,) = received(freja, text="Kom sulten i skole.", at=FRIDAY_EVENING - A_MONTH).concerns
    then = FRIDAY_EVENING - A_MONTH + timedelta(hours=2)
    assessed(before, by=hand(karen), at=then)
    screened(before, outcome="N4", reason="Familien ønsker hjælp", sent_to=fjordby.north, by=hand(karen), at=then)

    (earlier,) = history(received(freja).concerns[0]).earlier

    assert (earlier.through, earlier.child_id, earlier.first_words) == ("child", freja.pk, "Kom sulten i skole.")
    assert (earlier.assessed, earlier.outcome) == ("Ingen fare", "Afdækning (§ 19)")
    assert (earlier.reason, earlier.unit, earlier.unfounded) == ("Familien ønsker hjælp", "Familiegruppe Nord", False)


def test_an_unfounded_one_is_there_and_says_so(fjordby, freja, karen):
    (before,) = received(freja, at=FRIDAY_EVENING - A_MONTH).concerns
    screened(before, outcome="N0", reason="Forveksling", unfounded=True, by=hand(karen))

    known = history(received(freja).concerns[0])

    assert [earlier.unfounded for earlier in known.earlier] == [True]
    assert (known.in_all, known.in_a_year) == (2, 2)


def test_those_on_the_home_are_found_across_units(fjordby, freja, storm):
    home = Home.objects.create(address="Åboulevarden 12")
    lives(freja, home)
    lives(storm, home)
    received(storm, at=FRIDAY_EVENING - A_MONTH)

    (earlier,) = history(received(freja).concerns[0]).earlier

    assert (earlier.through, earlier.child_name) == ("household", "Storm Bro")


def test_those_who_lived_there_before_are_another_family(fjordby, freja, storm):
    home = Home.objects.create(address="Åboulevarden 12")
    lives(storm, home, starts="2010-01-01", ends=LONG_AGO)
    lives(freja, home)
    received(storm, at=FRIDAY_EVENING - A_MONTH)

    assert history(received(freja).concerns[0]).earlier == ()


def test_a_home_of_earlier_years_is_looked_at_too(fjordby, freja, storm):
    home = Home.objects.create(address="Havnegade 1")
    for child in (freja, storm):
        lives(child, home, ends="2024-01-01")
    received(storm, at=FRIDAY_EVENING - A_MONTH)

    assert [e.through for e in history(received(freja).concerns[0]).earlier] == ["household"]


def test_a_half_sibling_in_another_home_is_a_sibling(fjordby, freja, storm):
    father = Adult.objects.create(name="Far")
    for child in (freja, storm):
        Tie.objects.create(child=child, adult=father, kind="father", starts=LONG_AGO)
    received(storm, at=FRIDAY_EVENING - A_MONTH)

    assert [e.through for e in history(received(freja).concerns[0]).earlier] == ["sibling"]


def test_a_placement_has_a_history_of_its_own_whenever_the_children_lived_there(fjordby, freja, storm):
    place = Home.objects.create(name="Fjordhjemmet", kind=HomeKind.PLACEMENT)
    lives(storm, place, ends="2021-01-01")
    lives(freja, place, starts="2023-01-01")
    received(storm, at=FRIDAY_EVENING - A_MONTH)

    known = history(received(freja).concerns[0])

    assert [e.through for e in known.earlier] == ["placement"]
    assert (known.about_the_place, known.in_all) == (1, 1)


def test_three_warnings_about_one_adult_on_three_children_meet(fjordby, freja, storm):
    (first,) = received(LITTLE_BOY, suspect=("network",), suspect_name="Bent Aagaard").concerns
    received(storm, suspect=("network",), suspect_adult=first.notification.suspect_person_id)

    known = history(received(freja, suspect=("network",), suspect_name="bent ågård").concerns[0])

    assert known.about_the_adult == 2
    assert {e.through for e in known.earlier} == {"adult"}


def test_a_namesake_of_nobody_suspected_is_nothing(fjordby, freja, storm):
    received(storm, parents=(ParentSaid(name="Bent Ågård"),))

    assert history(received(freja).concerns[0]).earlier == ()


def test_the_counts_are_of_the_child_and_of_different_senders(fjordby, freja):
    received(freja, at=FRIDAY_EVENING - timedelta(days=400))
    received(freja, at=FRIDAY_EVENING - A_MONTH)
    received(freja, at=FRIDAY_EVENING - A_MONTH, notifier=NEIGHBOUR)

    known = history(received(freja).concerns[0])

    assert (known.in_all, known.in_a_year, known.senders) == (4, 3, 2)


def test_running_help_unit_and_caseworker_are_told(fjordby, freja, svend):
    freja.caseworker = Post.objects.get(employments__user=svend)
    freja.save()
    Measure.objects.create(child=freja, kind="support_bl32:5", starts_at=FRIDAY_EVENING - A_MONTH)
    Measure.objects.create(
        child=freja, kind="for længst", starts_at=FRIDAY_EVENING - 3 * A_MONTH, ends_at=FRIDAY_EVENING - A_MONTH
    )
    Investigation.objects.create(child=freja, started_at=FRIDAY_EVENING - A_MONTH)
    Placement.objects.create(child=freja, starts_at=FRIDAY_EVENING - A_MONTH)

    known = history(received(freja).concerns[0])

    assert known.running_help == (
        "Anbragt siden 16. september 2026",
        "Børnefaglig undersøgelse siden 16. september 2026",
        "Familiebehandling eller behandling af barnet/den unge siden 16. september 2026",
    )
    assert (known.unit, known.caseworker) == ("Familiegruppe Nord", "Svend Dahl")


def test_an_empty_post_is_nobody(fjordby, freja, svend):
    freja.caseworker = Post.objects.get(employments__user=svend)
    freja.save()
    Employment.objects.filter(user=svend).update(ends="2026-01-01")

    assert history(received(freja).concerns[0]).caseworker == ""


def test_what_went_to_the_deputy_is_seen_by_the_deputy_alone(fjordby, freja, storm):
    OwnPerson.objects.create(name_key="storm bro")
    for child in (freja, storm):
        lives(child, Home.objects.get_or_create(address="Åboulevarden 12")[0])
    deputised = received(ChildSaid(name="Storm Bro", known_child=storm.pk), at=FRIDAY_EVENING - A_MONTH)
    assert deputised.notification.routed_to_deputy

    seen_in_modtagelsen = history(received(freja).concerns[0])
    seen_by_the_deputy = history(received(storm).concerns[0])

    assert seen_in_modtagelsen.earlier == ()
    assert deputised.notification.pk in {e.notification_id for e in seen_by_the_deputy.earlier}
