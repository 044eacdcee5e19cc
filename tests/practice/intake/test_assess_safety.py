"""The 24-hour safety assessment of one child."""

from datetime import date, timedelta

import pytest

from tests.world.frontdesk import AN_HOUR, LITTLE_BOY, assessed, duty, hand, received
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.practice.intake.actions import (
    AssessedBeforeReceived,
    assess_safety,
    identify_child,
    note_family_contact,
)
from tovholder.practice.intake.queries import who_is_new

pytestmark = pytest.mark.django_db


def help_runs(child):
    with open_book(at=FRIDAY_EVENING - timedelta(days=90), by=NOBODY_LOGGED_IN) as book:
        book.line("measure started", about=[child.pk], happened_at=book.at)
        recount_duties(book, [child.pk])


def test_the_assessment_stops_the_24_hour_clock_of_this_child_alone(fjordby, freja, karen):
    for_freja, for_the_boy = received(freja, LITTLE_BOY).concerns

    assessment = assessed(for_freja, by=hand(karen), by_name="Karen Holm")

    assert duty(freja, "NOTIF-24H").met_at == FRIDAY_EVENING + AN_HOUR
    assert duty(for_the_boy.child, "NOTIF-24H").met_at is None
    for_freja.refresh_from_db()
    assert (for_freja.assessed_at, assessment.assessed_by_name) == (FRIDAY_EVENING + AN_HOUR, "Karen Holm")


def test_there_may_be_several_and_the_first_stops_the_clock(fjordby, freja):
    (concern,) = received(freja).concerns
    assessed(concern)
    assessed(concern, at=MONDAY_MORNING, result="police_or_hospital")

    assert concern.assessments.count() == 2
    assert duty(freja, "NOTIF-24H").met_at == FRIDAY_EVENING + AN_HOUR
    assert Line.objects.filter(deed="safety assessed").count() == 2


def test_an_assessment_entered_late_counts_from_when_it_was_made(fjordby, freja):
    (concern,) = received(freja).concerns

    assess_safety(
        concern,
        result="no_danger",
        reason="Vurderet i telefonen.",
        assessed_at=FRIDAY_EVENING + AN_HOUR,
        at=MONDAY_MORNING,
        by=NOBODY_LOGGED_IN,
    )

    assert duty(freja, "NOTIF-24H").met_at == FRIDAY_EVENING + AN_HOUR


def test_nothing_can_be_assessed_before_it_was_received(fjordby, freja):
    (concern,) = received(freja).concerns

    with pytest.raises(AssessedBeforeReceived, match="før modtagelsen"):
        assessed(concern, at=FRIDAY_EVENING - AN_HOUR)

    assert not concern.assessments.exists()
    assert duty(freja, "NOTIF-24H").met_at is None


def test_the_day_set_for_contact_with_the_family_is_a_clock(fjordby, freja):
    (concern,) = received(freja).concerns
    assessed(concern, contact_family_before=date(2026, 10, 21))

    running = duty(freja, "OWN-CONTACT-BEFORE")
    note_family_contact(concern, how="Ringet", contacted_at=MONDAY_MORNING, at=MONDAY_MORNING, by=NOBODY_LOGGED_IN)

    assert running.due_at.date() == date(2026, 10, 21)
    assert duty(freja, "OWN-CONTACT-BEFORE").met_at == MONDAY_MORNING


@pytest.mark.parametrize(("who", "new"), [("karen", False), ("svend", True)])
def test_a_child_with_help_needs_somebody_new_to_the_case(fjordby, freja, karen, svend, who, new):
    help_runs(freja)
    received(freja, by=hand(karen), at=FRIDAY_EVENING - timedelta(days=10))
    (concern,) = received(freja).concerns

    assessed(concern, by=hand({"karen": karen, "svend": svend}[who]))

    fresh_eyes = freja.deadlines.get(rule="NOTIF-REASSESS", started_at=FRIDAY_EVENING)
    assert concern.assessments.get().by_new_person is new
    assert (fresh_eyes.met_at is not None) is new


def test_who_took_this_very_call_is_still_new_to_the_case(fjordby, freja, karen):
    (concern,) = received(freja, by=hand(karen)).concerns

    assert assessed(concern, by=hand(karen)).by_new_person


def test_what_was_written_on_whoever_the_child_was_first_met_as_counts_too(fjordby, freja, karen):
    (boy,) = received(LITTLE_BOY, by=hand(karen)).concerns
    identify_child(boy.child, known_child=freja, at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN)
    (concern,) = received(freja).concerns

    assert not assessed(concern, by=hand(karen)).by_new_person


def test_nobody_logged_in_is_nobody_new(fjordby, freja):
    (concern,) = received(freja).concerns

    assert not assessed(concern).by_new_person
    assert assessed(concern, by_new_person=True).by_new_person


def test_the_leader_sees_who_is_new_to_the_case(fjordby, freja, karen, svend, sofie):
    received(freja, by=hand(svend), at=FRIDAY_EVENING - timedelta(days=10))
    (concern,) = received(freja, by=hand(karen)).concerns

    new = who_is_new(concern, user_ids=[karen.pk, svend.pk, sofie.pk])

    assert [user.name for user in new] == ["Karen Holm", "Sofie Lund"]
