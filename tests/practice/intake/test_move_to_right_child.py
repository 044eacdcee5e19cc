"""The notification stood on the wrong child."""

from datetime import timedelta

import pytest

from tests.world.frontdesk import LITTLE_BOY, assessed, duty, hand, received
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, reading
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.models import Child, Home, Residence
from tovholder.foundation.families.queries import held
from tovholder.foundation.letters.models import Letter
from tovholder.practice.intake.actions import (
    AlreadyOnThatChild,
    acknowledge_notifier,
    join_to_earlier,
    move_to_right_child,
    tell_parents,
)
from tovholder.practice.intake.queries import balance, history_of, queue

pytestmark = pytest.mark.django_db

LONG_AGO = "2020-01-01"


@pytest.fixture
def ida(fjordby):
    """Ida is in the same class as Freja."""
    return Child.objects.create(name="Ida Bro", birth_date="2017-06-01", unit=fjordby.north)


def moved(concern, child, karen, at=MONDAY_MORNING):
    return move_to_right_child(concern, right_child=child, at=at, by=hand(karen))


def test_the_right_child_gets_it_with_its_original_moment_and_all_its_clocks(fjordby, freja, ida, karen):
    (concern,) = received(freja).concerns
    new = moved(concern, ida, karen)

    assert duty(ida, "NOTIF-24H").due_at == FRIDAY_EVENING + timedelta(hours=24) == new.assess_before
    assert duty(ida, "NOTIF-24H").red_at == FRIDAY_EVENING + timedelta(hours=24)
    assert {row.rule for row in ida.deadlines.all()} >= {"NOTIF-ACK", "PARENTS-TOLD", "LOCAL-SCREEN", "BFU-4M"}


def test_the_wrong_childs_clocks_are_gone_and_its_file_keeps_a_line_without_content(fjordby, freja, ida, karen):
    (concern,) = received(freja).concerns
    moved(concern, ida, karen)

    assert not freja.deadlines.exists()
    (line,) = Line.objects.filter(deed="notification moved away", subjects__child_id=freja.pk)
    assert set(line.facts.facts) == {"strikes"}


def test_both_are_to_be_assessed_anew(fjordby, freja, ida, karen):
    (concern,) = received(freja).concerns
    assessed(concern, by=hand(karen))

    new = moved(concern, ida, karen)

    asked = list(new.notification.questions.filter(answered_at=None).values_list("asks", flat=True))
    assert new.assessed_at is None
    assert duty(ida, "NOTIF-24H").met_at is None
    assert any("Vurder det rette barn på ny" in ask for ask in asked)
    assert any("Vurder også det barn på ny" in ask for ask in asked)


def test_it_counts_once_in_the_balance_and_stands_once_in_the_queue(fjordby, freja, ida, karen):
    (concern,) = received(freja).concerns
    assessed(concern, by=hand(karen))
    new = moved(concern, ida, karen)

    counted = balance()
    assert (counted.received, counted.assessed, counted.waiting) == (1, 0, 1)
    assert [row.concern for row in queue(reading(karen), MONDAY_MORNING)] == [new]
    assert history_of(new, now=MONDAY_MORNING).in_all == 1


def test_the_siblings_of_the_wrong_child_are_asked_about_no_longer(fjordby, freja, ida, karen):
    home, storm = Home.objects.create(address="Åboulevarden 12"), Child.objects.create(name="Storm Ågård")
    sister = Child.objects.create(name="Asta Bro")
    other_home = Home.objects.create(address="Vestergade 4")
    for child, where in ((freja, home), (storm, home), (ida, other_home), (sister, other_home)):
        Residence.objects.create(child=child, home=where, starts=LONG_AGO)
    (concern,) = received(freja).concerns
    assert storm.deadlines.filter(rule="OWN-SIBLINGS").exists()

    moved(concern, ida, karen)

    assert not storm.deadlines.filter(rule="OWN-SIBLINGS").exists()
    assert duty(sister, "OWN-SIBLINGS").due_at == FRIDAY_EVENING + timedelta(hours=24)


def test_another_child_of_the_notification_keeps_its_own(fjordby, freja, ida, karen):
    for_freja, for_the_boy = received(freja, LITTLE_BOY).concerns
    moved(for_freja, ida, karen)

    assert duty(for_the_boy.child, "NOTIF-24H").ended_at is None
    assert duty(ida, "NOTIF-24H").ended_at is None
    assert not freja.deadlines.exists()


def test_what_else_has_happened_to_the_wrong_child_stands(fjordby, freja, ida, karen):
    received(freja, at=FRIDAY_EVENING - timedelta(days=30))
    (concern,) = received(freja).concerns
    moved(concern, ida, karen)

    assert duty(freja, "NOTIF-24H").started_at == FRIDAY_EVENING - timedelta(days=30)


def test_a_notifier_who_has_been_answered_is_not_answered_again(fjordby, freja, ida, karen):
    came = received(freja)
    acknowledge_notifier(came.notification, in_person=True, given_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(karen))
    moved(came.concerns[0], ida, karen, at=MONDAY_MORNING + timedelta(hours=1))

    assert duty(ida, "NOTIF-ACK").met_at == MONDAY_MORNING


@pytest.mark.parametrize("sent", [True, False])
def test_a_letter_already_sent_is_a_question_to_the_leader(fjordby, freja, ida, karen, sent):
    came = received(freja)
    if sent:
        Letter.objects.create(
            child=freja, kind="invitation", recipient="Mor", about=came.notification.pk, written_at=FRIDAY_EVENING
        )
    moved(came.concerns[0], ida, karen)

    assert came.notification.questions.filter(to_leader=True, asks__contains="sendt brev").exists() is sent


def test_parents_who_were_told_are_a_question_to_the_leader(fjordby, freja, ida, karen):
    (concern,) = received(freja).concerns
    tell_parents(concern, whom="Frejas mor", how="Telefon", told_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(karen))
    moved(concern, ida, karen)

    assert concern.notification.questions.filter(to_leader=True, asks__contains="er orienteret").exists()
    assert duty(ida, "PARENTS-TOLD").met_at is None


def test_the_contact_hold_is_set_on_the_right_child_and_stays_on_the_wrong_one_until_lifted(fjordby, freja, ida, karen):
    (concern,) = received(freja, safety_flags=("abuse_physical",)).concerns
    moved(concern, ida, karen)

    assert held([freja.pk, ida.pk]) == {freja.pk, ida.pk}
    assert concern.notification.questions.filter(asks__contains="Skal det ophæves?").exists()


def test_it_is_not_moved_to_a_child_it_already_stands_on(fjordby, freja, ida, karen):
    one, _ = received(freja, ida).concerns

    with pytest.raises(AlreadyOnThatChild, match="står allerede"):
        moved(one, ida, karen)


def test_it_can_be_moved_on_and_back(fjordby, freja, ida, karen):
    (concern,) = received(freja).concerns
    there = moved(concern, ida, karen)
    back = moved(there, freja, karen, at=MONDAY_MORNING + timedelta(hours=1))

    assert back.child == freja
    assert duty(freja, "NOTIF-24H").due_at == FRIDAY_EVENING + timedelta(hours=24)
    assert not ida.deadlines.exists()
    assert balance().received == 1


def test_the_written_copy_of_a_call_is_one_notification_and_still_has_to_be_read(fjordby, freja, karen):
    call = received(freja)
    copy = received(freja, at=MONDAY_MORNING)
    later = MONDAY_MORNING + timedelta(minutes=10)

    join_to_earlier(copy.notification, earlier=call.notification, at=later, by=hand(karen))

    (concern,) = copy.concerns
    concern.refresh_from_db()
    assert concern.screenings.get().outcome == "N11"
    assert history_of(call.concerns[0], now=later).in_all == 1
    assert freja.deadlines.filter(rule="NOTIF-24H").running().count() == 2
    assert duty(freja, "BFU-4M").ended_at is None
    assert balance().holds
