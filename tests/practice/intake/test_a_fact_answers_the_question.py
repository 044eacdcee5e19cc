"""What the front desk asked for is answered by the fact itself, wherever somebody writes it down."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.world.frontdesk import IDENTITIES, LITTLE_BOY, hand, received
from tests.world.people import MONDAY_MORNING
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.actions import Born
from tovholder.foundation.families.models import ChildState, Home, Residence
from tovholder.practice.casework import actions as casework
from tovholder.practice.intake.actions import identify_child
from tovholder.practice.intake.reports import ChildSaid, ParentSaid

pytestmark = pytest.mark.django_db

CPR = IDENTITIES["children_accept"][0]["cpr"]
EXPECTED = date(2027, 1, 10)


def still_asked(came):
    return set(came.notification.questions.filter(answered_at=None).values_list("asks", flat=True))


def test_of_an_unborn_child_we_ask_where_the_one_who_carries_it_lives_and_nothing_only_the_born_have(fjordby):
    expected = received(ChildSaid(due_date=EXPECTED), danger_now="yes")
    ticked = received(ChildSaid(address="Havnegade 3"), safety_flags=("unborn",))

    assert still_asked(expected) == {"Hvor bor den gravide?", "Hvor er den gravide lige nu? Der er oplyst fare."}
    assert still_asked(ticked) == {"Hvornår er der termin?"}
    nobody = received(ChildSaid(), safety_flags=("unborn",))
    assert still_asked(nobody) == {"Hvem er den gravide?", "Hvor bor den gravide?", "Hvornår er der termin?"}
    carried = received(ChildSaid(), safety_flags=("unborn",), parents=(ParentSaid(name="Sara Bech"),))
    assert "Hvem er den gravide?" not in still_asked(carried)


@pytest.mark.parametrize(
    ("named", "told"), [(["Sara Bech"], "Ventes af Sara Bech"), (["Sara Bech", "Bo Lind"], ""), ([], "")]
)
def test_an_unborn_child_is_told_by_who_expects_it(fjordby, named, told):
    came = received(ChildSaid(due_date=EXPECTED), parents=tuple(ParentSaid(name=name) for name in named))

    assert came.concerns[0].child.description == told


@pytest.mark.parametrize(("due", "kept"), [(date(2029, 2, 1), False), (date(2026, 8, 1), False), (EXPECTED, True)])
def test_a_due_date_that_cannot_be_is_asked_about_and_not_kept(fjordby, due, kept):
    came = received(ChildSaid(address="Havnegade 3", due_date=due))

    (concern,) = came.concerns
    assert concern.child.state == ChildState.UNBORN
    assert concern.child.due_date == (due if kept else None)
    asks = f"Terminen {due:%d.%m.%Y} kan ikke passe. Hvornår er der termin, eller er barnet født?"
    assert still_asked(came) == (set() if kept else {asks})


def test_what_is_put_right_on_the_child_answers_what_was_asked_of_it_and_of_no_other(fjordby, karen):
    came = received(ChildSaid(school_or_daycare="Den grønne"), ChildSaid(description="Storebror"))
    (boy, brother) = (concern.child for concern in came.concerns)
    before = still_asked(came)
    signed: dict[str, Any] = {"at": MONDAY_MORNING, "by": hand(karen)}

    casework.put_child_right(boy, name="Otto", birth_date=date(2021, 5, 4), **signed)
    casework.move_home([boy], address="Vestergade 4", moved_on=MONDAY_MORNING.date(), **signed)

    answered = came.notification.questions.exclude(answered_at=None)
    assert {(each.asked_of, each.answered_by, each.answered_at) for each in answered} == {
        (boy.pk, karen.pk, MONDAY_MORNING)
    }
    assert set(answered.values_list("answer", flat=True)) == {
        "Navnet står nu på barnet.",
        "Født 4. maj 2021.",
        "Adressen står nu på barnet.",
    }
    assert len(still_asked(came)) == len(before) - 3
    assert still_asked(came) == {"Barn 2: Hvor bor barnet?", "Barn 2: Hvor gammelt er barnet?"}
    assert Line.objects.filter(deed="question answered").count() == 3
    assert brother.name == ""


def test_a_number_that_could_not_be_read_is_not_asked_for_when_it_stands_and_is_not_repeated(fjordby, karen):
    came = received(ChildSaid(name="Otto", address="Vestergade 4", birth_date=date(2021, 5, 4), cpr="nulfem"))
    (concern,) = came.concerns
    assert still_asked(came) == {"CPR-nummeret kunne ikke læses: nulfem"}

    casework.put_child_right(concern.child, name="Otto", cpr=CPR, at=MONDAY_MORNING, by=hand(karen))

    assert still_asked(came) == set()
    assert came.notification.questions.get().answer == "CPR-nummeret står nu på barnet."


def test_when_the_child_is_born_nobody_is_asked_when_it_is_due(fjordby, karen):
    came = received(ChildSaid(address="Havnegade 3"), safety_flags=("unborn",))
    (concern,) = came.concerns

    casework.record_birth(
        concern.child, born=[Born(name="Otto")], happened_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(karen)
    )

    assert still_asked(came) == set()


def test_who_is_found_to_be_a_child_we_know_is_asked_about_no_more(fjordby, freja, karen):
    Residence.objects.create(child=freja, home=Home.objects.create(address="Havnegade 3"), starts=date(2020, 1, 1))
    came = received(ChildSaid(description=LITTLE_BOY.description))
    (concern,) = came.concerns
    assert still_asked(came) == {"Hvor bor barnet?", "Hvor gammelt er barnet?"}

    identify_child(concern.child, known_child=freja, at=MONDAY_MORNING + timedelta(hours=1), by=hand(karen))

    assert still_asked(came) == set()
