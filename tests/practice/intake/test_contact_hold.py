"""A suspicion must not reach those suspected through us."""

from datetime import date, timedelta

import pytest

from tests.world.frontdesk import LITTLE_BOY, duty, hand, received
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.identity import why_on_hold
from tovholder.foundation.families.models import Child, ContactHold
from tovholder.foundation.families.queries import held
from tovholder.practice.intake.actions import (
    HoldNeedsAReason,
    coordinate_with_police,
    end_police_coordination,
    lift_contact_hold,
    set_contact_hold,
)

pytestmark = pytest.mark.django_db

AN_HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ({"safety_flags": ("honour",)}, "honour"),
        ({"safety_flags": ("suicide", "abuse_physical")}, "abuse_physical"),
        ({"safety_flags": ("abuse_sexual",)}, "abuse_sexual"),
        ({"suspect": ("custody_holder_b",)}, "custody_holder_b"),
        ({"suspect": ("network", "household")}, "household"),
        ({"safety_flags": ("suicide", "witness_violence")}, None),
        ({"suspect": ("other_child", "unknown")}, None),
        ({"concerns": ("UDSLAG18",)}, None),
    ],
)
def test_honour_abuse_or_a_suspect_in_the_home_sets_a_contact_hold(fjordby, freja, said, because):
    received(freja, **said)

    assert (freja.pk in held([freja.pk])) == (because is not None)
    assert ContactHold.objects.filter(child=freja, because=because or "").exists() == (because is not None)
    assert Line.objects.filter(deed="contact hold set").exists() == (because is not None)


def test_every_child_of_the_notification_is_on_hold_but_nobody_twice(fjordby, freja):
    received(freja, safety_flags=("honour",))
    came = received(freja, LITTLE_BOY, safety_flags=("abuse_physical",))

    assert held([concern.child_id for concern in came.concerns]) == {c.child_id for c in came.concerns}
    assert ContactHold.objects.get(child=freja).because == "honour"


def test_a_hold_says_why_in_words(fjordby):
    assert why_on_hold("honour") == "Æresrelateret konflikt eller negativ social kontrol"
    assert why_on_hold("abuse_physical") == "Mistanke om fysisk vold"
    assert why_on_hold("household") == "En anden i husstanden"
    assert why_on_hold("andet") == "andet"


def test_while_the_hold_stands_the_clock_for_telling_the_parents_stands_still(fjordby, freja, karen):
    received(freja, safety_flags=("abuse_physical",))
    on_hold = duty(freja, "PARENTS-TOLD")

    hold = ContactHold.objects.get(child=freja)
    lift_contact_hold(hold, reason="Politiet har afhørt.", lifted_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(karen))

    assert hold.review_on == date(2026, 10, 30)
    assert on_hold.due_at.date() == hold.review_on
    assert duty(freja, "PARENTS-TOLD").due_at > MONDAY_MORNING
    assert not held([freja.pk])
    assert (hold.lifted_by, hold.lifted_because) == (karen.pk, "Politiet har afhørt.")


@pytest.mark.parametrize(("reason", "who"), [("", "karen"), ("  ", "karen"), ("Politiet har afhørt.", None)])
def test_a_hold_is_lifted_by_a_named_person_with_a_reason_or_not_at_all(fjordby, freja, karen, reason, who):
    received(freja, safety_flags=("honour",))
    hold = ContactHold.objects.get(child=freja)

    with pytest.raises(HoldNeedsAReason, match="Skriv, hvorfor"):
        lift_contact_hold(
            hold,
            reason=reason,
            lifted_at=MONDAY_MORNING,
            at=MONDAY_MORNING,
            by=hand(karen) if who else NOBODY_LOGGED_IN,
        )

    assert held([freja.pk])


def test_a_hold_lifted_by_two_people_stays_as_the_first_lifted_it(fjordby, freja, karen, bodil):
    hold = set_contact_hold(freja, because="child_asked", set_at=FRIDAY_EVENING, at=FRIDAY_EVENING, by=hand(karen))
    same = ContactHold.objects.get(pk=hold.pk)
    for each, who, reason in ((hold, karen, "Freja vil gerne."), (same, bodil, "En anden grund.")):
        lift_contact_hold(each, reason=reason, lifted_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(who))

    assert ContactHold.objects.get(pk=hold.pk).lifted_because == "Freja vil gerne."
    assert Line.objects.filter(deed="contact hold lifted").count() == 1


def test_a_hold_that_stands_is_not_set_again(fjordby, freja, karen):
    first = set_contact_hold(freja, because="police", set_at=FRIDAY_EVENING, at=FRIDAY_EVENING, by=hand(karen))
    again = set_contact_hold(freja, because="honour", set_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(karen))

    assert again == first
    assert Line.objects.filter(deed="contact hold set").count() == 1


def test_a_hold_on_a_child_holds_for_whoever_it_was_first_met_as(fjordby, freja, karen):
    boy = Child.objects.create(description="Pigen fra anden sal", same_as=freja)
    set_contact_hold(freja, because="honour", set_at=FRIDAY_EVENING, at=FRIDAY_EVENING, by=hand(karen))

    assert held([boy.pk]) == {boy.pk}


def test_an_agreement_with_the_police_puts_the_talk_off_and_does_not_clear_it(fjordby, freja, karen):
    received(freja, safety_flags=("abuse_physical",))
    before = duty(freja, "NOTIF-TALK-ABUSE")

    coordinate_with_police(
        freja,
        agreed="Videoafhøring onsdag; ingen samtale før.",
        review_on=date(2026, 10, 22),
        reported="yes",
        coordinated_at=FRIDAY_EVENING + AN_HOUR,
        at=FRIDAY_EVENING + AN_HOUR,
        by=hand(karen),
    )

    agreed = duty(freja, "NOTIF-TALK-ABUSE")
    assert before.due_at == FRIDAY_EVENING + timedelta(hours=24)
    assert (agreed.due_at > before.due_at, agreed.met_at) == (True, None)
    assert duty(freja, "POLICE-COORD").met_at == FRIDAY_EVENING + AN_HOUR


def test_when_the_police_have_nothing_against_it_the_talk_is_due_again(fjordby, freja, karen):
    received(freja, safety_flags=("abuse_physical",))
    coordinate_with_police(
        freja,
        agreed="Vent.",
        review_on=date(2026, 11, 20),
        coordinated_at=FRIDAY_EVENING + AN_HOUR,
        at=FRIDAY_EVENING + AN_HOUR,
        by=hand(karen),
    )
    put_off = duty(freja, "NOTIF-TALK-ABUSE").due_at

    end_police_coordination(freja, reason="Afhørt.", ended_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(karen))

    assert duty(freja, "NOTIF-TALK-ABUSE").due_at < put_off
