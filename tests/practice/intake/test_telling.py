"""The notifier has an answer, the parents are told or not for a reason, questions are answered."""

from datetime import timedelta

import pytest

from tests.world.frontdesk import LITTLE_BOY, duty, hand, received
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.letters.actions import HeldBack
from tovholder.practice.intake.actions import (
    acknowledge_notifier,
    answer_question,
    leave_parents_untold,
    tell_parents,
)

pytestmark = pytest.mark.django_db


def test_the_acknowledgement_stops_the_clock_for_every_child_of_the_notification(fjordby, freja, karen):
    came = received(freja, LITTLE_BOY)
    given = acknowledge_notifier(
        came.notification, in_person=True, given_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(karen)
    )

    assert given.in_person
    for concern in came.concerns:
        assert duty(concern.child, "NOTIF-ACK").met_at == MONDAY_MORNING


def test_answering_one_notifier_does_not_answer_another(fjordby, freja, karen):
    first, second = received(freja), received(freja, at=FRIDAY_EVENING + timedelta(hours=1))
    acknowledge_notifier(
        second.notification, in_person=False, given_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(karen)
    )

    running = freja.deadlines.filter(rule="NOTIF-ACK").running()
    assert [row.started_at for row in running] == [first.notification.received_at]


def test_the_parents_are_told_and_the_clock_stops(fjordby, freja, karen):
    (concern,) = received(freja).concerns
    tell_parents(
        concern, whom="Begge forældre", how="Samtale", told_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(karen)
    )

    assert duty(freja, "PARENTS-TOLD").met_at == MONDAY_MORNING
    assert concern.parents_told.get().whom == "Begge forældre"


def test_parents_left_untold_have_a_reason_and_the_duty_falls_away(fjordby, freja, karen):
    (concern,) = received(freja).concerns
    leave_parents_untold(concern, because="Politiet beder om det.", at=MONDAY_MORNING, by=hand(karen))

    kept = duty(freja, "PARENTS-TOLD")
    assert (kept.met_at, kept.ended_at) == (None, MONDAY_MORNING)
    assert concern.parents_told.get().not_because == "Politiet beder om det."


def test_a_question_keeps_its_answer_and_who_found_out(fjordby, karen):
    came = received(LITTLE_BOY).notification
    question = came.questions.get(asks="Hvor gammelt er barnet?")

    answer_question(question, answer="Fem år, siger pædagogen.", at=MONDAY_MORNING, by=hand(karen))

    question.refresh_from_db()
    assert (question.answer, question.answered_at, question.answered_by) == (
        "Fem år, siger pædagogen.",
        MONDAY_MORNING,
        karen.pk,
    )
    assert Line.objects.filter(deed="question answered").exists()


def test_the_letter_is_written_with_the_answer_and_names_no_child(fjordby, freja, karen):
    came = received(freja, LITTLE_BOY)

    given = acknowledge_notifier(
        came.notification, in_person=False, given_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(karen)
    )

    letter = given.letter
    assert (letter.recipient, letter.address) == ("Tove Krogh", "tove@skole.invalid")
    assert came.receipt in letter.body and "16. oktober 2026" in letter.body
    assert "Freja" not in letter.body + letter.title


def test_under_a_hold_no_letter_is_written_and_the_answer_is_not_put_down(fjordby, freja, karen):
    came = received(freja, safety_flags=("honour",))

    with pytest.raises(HeldBack):
        acknowledge_notifier(
            came.notification, in_person=False, given_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(karen)
        )

    assert not came.notification.acknowledgements.exists()
    assert duty(freja, "NOTIF-ACK").met_at is None
