"""What shall happen with a child's notification, and why."""

from datetime import timedelta

import pytest

from tests.world.frontdesk import LITTLE_BOY, assessed, duty, hand, received
from tests.world.people import MONDAY_MORNING, reading
from tovholder.core.law.codelists import codelist
from tovholder.foundation.access.models import Key
from tovholder.foundation.families.models import Child
from tovholder.practice.intake.actions import (
    NotAssessedYet,
    register_mandatory_ground,
    screen,
    take_on,
    withdraw_mandatory_ground,
)
from tovholder.practice.intake.queries import history_of, queue

pytestmark = pytest.mark.django_db


def screened(concern, outcome, *, by, at=MONDAY_MORNING, **said):
    said = {"reason": "Familien får råd."} | said
    return screen(concern, outcome=outcome, screened_at=at, at=at, by=by, **said)


def is_open(child, unit, at):
    return Key.objects.filter(child_id=child.pk, unit=unit, closes_at__gt=at).exists()


def test_the_outcome_and_its_reason_are_kept_and_stop_our_own_clock(fjordby, freja, karen):
    (concern,) = received(freja).concerns
    screening = screened(concern, "N1", by=hand(karen), by_name="Karen Holm")

    assert (screening.outcome, screening.reason, screening.screened_by) == ("N1", "Familien får råd.", karen.pk)
    assert duty(freja, "LOCAL-SCREEN").met_at == MONDAY_MORNING
    assert duty(freja, "NOTIF-24H").met_at is None


@pytest.mark.parametrize("outcome", [item.code for item in codelist("notification_outcome").items if item.code != "N8"])
def test_the_four_months_run_on_unless_the_outcome_says_that_nothing_opens(fjordby, freja, karen, outcome):
    (concern,) = received(freja).concerns
    screened(concern, outcome, by=hand(karen))

    fell_away = duty(freja, "BFU-4M").ended_at is not None
    assert fell_away == (outcome in {"N0", "N1", "N2", "N3", "N12"})


def test_a_later_screening_can_let_the_four_months_go(fjordby, freja, karen):
    (concern,) = received(freja).concerns
    screened(concern, "N7", by=hand(karen))
    screened(concern, "N1", by=hand(karen), at=MONDAY_MORNING + timedelta(days=1))

    assert duty(freja, "BFU-4M").ended_at is not None
    assert concern.screenings.count() == 2


def test_nothing_goes_to_another_municipality_before_the_child_is_assessed_here(fjordby, freja, karen):
    (concern,) = received(freja).concerns
    with pytest.raises(NotAssessedYet, match="Vurder først"):
        screened(concern, "N8", by=hand(karen))
    assert not concern.screenings.exists()

    assessed(concern, by=hand(karen), at=MONDAY_MORNING)
    assert screened(concern, "N8", by=hand(karen)).outcome == "N8"


def test_advice_stays_in_modtagelsen_as_the_small_case(fjordby, karen):
    (concern,) = received(LITTLE_BOY).concerns
    screened(concern, "N1", by=hand(karen))

    assert Child.objects.get(pk=concern.child_id).unit == fjordby.intake


@pytest.mark.parametrize(("outcome", "stays"), [("N0", False), ("N8", False), ("N2", True), ("N4", True), ("N5", True)])
def test_who_is_sent_nowhere_stays_in_modtagelsen_while_there_is_more_to_do(fjordby, karen, outcome, stays):
    (concern,) = received(LITTLE_BOY).concerns
    assessed(concern, by=hand(karen))
    screened(concern, outcome, by=hand(karen))

    assert Child.objects.get(pk=concern.child_id).unit == (fjordby.intake if stays else None)


def test_a_child_without_a_unit_goes_to_the_unit_it_is_sent_to(fjordby, karen, svend):
    (concern,) = received(LITTLE_BOY).concerns
    screened(concern, "N5", by=hand(karen), sent_to=fjordby.north)

    assert Child.objects.visible_to(reading(svend), at=MONDAY_MORNING).filter(pk=concern.child_id).exists()


def test_the_small_case_of_modtagelsen_can_be_sent_on(fjordby, karen):
    (concern,) = received(LITTLE_BOY).concerns
    screened(concern, "N1", by=hand(karen))
    screened(concern, "N5", by=hand(karen), sent_to=fjordby.north)

    assert Child.objects.get(pk=concern.child_id).unit == fjordby.north


def test_a_child_of_another_unit_stays_there_and_who_it_is_sent_to_gets_a_key(fjordby, freja, karen, sofie):
    (concern,) = received(freja).concerns
    assert not Child.objects.visible_to(reading(sofie), at=MONDAY_MORNING).filter(pk=freja.pk).exists()

    screened(concern, "N10", by=hand(karen), sent_to=fjordby.south)

    assert Child.objects.get(pk=freja.pk).unit == fjordby.north
    assert Child.objects.visible_to(reading(sofie), at=MONDAY_MORNING).filter(pk=freja.pk).exists()


def test_modtagelsens_key_closes_fourteen_days_after_the_last_child_is_screened(fjordby, freja, karen):
    one, other = received(freja, LITTLE_BOY).concerns
    screened(one, "N7", by=hand(karen))
    assert Key.objects.filter(closes_at=None).count() == 2

    screened(other, "N0", by=hand(karen))

    for child in (freja, other.child):
        assert is_open(child, fjordby.intake, MONDAY_MORNING + timedelta(days=13))
        assert not is_open(child, fjordby.intake, MONDAY_MORNING + timedelta(days=14))


def test_an_unfounded_notification_stays_counts_and_sets_no_flag(fjordby, freja, karen):
    (concern,) = received(freja).concerns
    screened(concern, "N0", by=hand(karen), unfounded=True, reason="Læreren tog fejl af barnet.")

    (again,) = received(freja, at=MONDAY_MORNING + timedelta(hours=1)).concerns

    known = history_of(again, now=MONDAY_MORNING + timedelta(hours=2))
    assert (known.in_all, known.in_a_year) == (2, 2)
    assert not freja.contact_holds.exists()
    assert concern.screenings.get().unfounded


def test_who_takes_the_row_is_seen_in_the_queue(fjordby, freja, karen):
    (concern,) = received(freja).concerns
    take_on(concern, at=MONDAY_MORNING, by=hand(karen))

    (row,) = queue(reading(karen), MONDAY_MORNING)
    assert row.assigned == "Karen Holm"


def test_a_mandatory_ground_obliges_us_to_investigate_until_it_is_withdrawn_with_a_reason(fjordby, freja, karen):
    received(freja)
    register_mandatory_ground(freja, ground="2", registered_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(karen))
    (concern,) = freja.concerns.all()

    screened(concern, "N0", by=hand(karen), at=MONDAY_MORNING + timedelta(minutes=1))
    assert duty(freja, "BFU-4M").ended_at is None

    later = MONDAY_MORNING + timedelta(minutes=2)
    withdraw_mandatory_ground(freja, reason="Mistanken var grundløs.", withdrawn_at=later, at=later, by=hand(karen))
    screened(concern, "N0", by=hand(karen), at=MONDAY_MORNING + timedelta(minutes=3))
    assert duty(freja, "BFU-4M").ended_at is not None
