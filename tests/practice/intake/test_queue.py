"""Modtagelsen's queue."""

from datetime import date, timedelta

import pytest

from tests.world.frontdesk import LITTLE_BOY, NEIGHBOUR, NOBODY_KNOWN, TEACHER, hand, received
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, reading
from tovholder.foundation.families.models import Adult, Child, Home, Residence, Tie
from tovholder.practice.intake.actions import acknowledge_notifier, answer_question, assess_safety, screen
from tovholder.practice.intake.queries import queue
from tovholder.practice.intake.reports import ChildSaid

pytestmark = pytest.mark.django_db

LONG_AGO = "2020-01-01"
AN_HOUR = timedelta(hours=1)


def shown(karen, at=MONDAY_MORNING):
    return queue(reading(karen, at), at)


def test_not_assessed_first_flagged_on_top_and_then_the_oldest(fjordby, karen):
    names = {}
    for hours, name, flags in ((0, "ældst", ()), (1, "vurderet", ()), (2, "med tegn", ("suicide",)), (3, "yngst", ())):
        (concern,) = received(ChildSaid(name=name), at=FRIDAY_EVENING + hours * AN_HOUR, safety_flags=flags).concerns
        names[name] = concern
    assess_safety(
        names["vurderet"],
        result="no_danger",
        reason="I dag trygt",
        assessed_at=MONDAY_MORNING,
        at=MONDAY_MORNING,
        by=hand(karen),
    )

    rows = shown(karen)

    assert [row.child.name for row in rows] == ["med tegn", "ældst", "yngst", "vurderet"]
    assert [row.stage for row in rows] == ["new", "new", "new", "assessed"]
    assert [row.overdue for row in rows] == [True, True, True, False]


def done_with(concern, karen, at=MONDAY_MORNING):
    """Assessed and screened."""
    assess_safety(concern, result="no_danger", reason="I dag trygt", assessed_at=at, at=at, by=hand(karen))
    screen(concern, outcome="N0", reason="Intet", screened_at=at, at=at, by=hand(karen))


def test_who_is_assessed_and_screened_waits_no_longer(fjordby, freja, karen):
    (concern,) = received(freja).concerns
    done_with(concern, karen)

    assert shown(karen) == []


def test_who_is_screened_before_anybody_assessed_the_danger_still_waits(fjordby, freja, karen):
    (concern,) = received(freja).concerns
    screen(concern, outcome="N0", reason="Intet", screened_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(karen))

    assert [(row.concern, row.stage) for row in shown(karen)] == [(concern, "new")]


def test_a_row_shows_what_has_to_be_seen_before_it_is_opened(fjordby, freja, karen):
    home = Home.objects.create(address="Åboulevarden 12")
    storm = Child.objects.create(name="Storm Ågård")
    far_away = Child.objects.create(name="Halvbror")
    father = Adult.objects.create(name="Far")
    for child in (freja, storm):
        Residence.objects.create(child=child, home=home, starts=LONG_AGO)
    for child in (freja, far_away):
        Tie.objects.create(child=child, adult=father, kind="father", starts=LONG_AGO)
    for days, notifier in ((500, TEACHER), (200, NEIGHBOUR), (100, NOBODY_KNOWN), (90, NOBODY_KNOWN)):
        (old,) = received(freja, notifier=notifier, at=FRIDAY_EVENING - timedelta(days=days)).concerns
        done_with(old, karen, at=FRIDAY_EVENING)
    came = received(freja, text="Freja  siger,\nat " + "hun ikke vil hjem. " * 20, safety_flags=("abuse_physical",))

    (row,) = shown(karen)

    assert (row.child, row.age, row.waited) == (freja, 9, MONDAY_MORNING - FRIDAY_EVENING)
    assert (row.in_all, row.in_a_year, row.senders, row.siblings) == (5, 4, 3, 2)
    assert row.notifier == "Skole eller andet uddannelsessted"
    assert row.first_words.startswith("Freja siger, at hun ikke vil hjem.")
    assert (len(row.first_words) <= 140, row.first_words[-1]) == (True, "…")
    assert row.flags == ("Mistanke om fysisk vold",)
    assert (row.flagged, row.on_hold, row.acknowledged, row.assigned) == (True, True, False, "")
    assert row.notification == came.notification


def test_the_answer_to_the_notifier_and_the_open_questions_are_seen(fjordby, karen):
    came = received(ChildSaid(name="Storm")).notification
    assert [(row.acknowledged, row.questions) for row in shown(karen)] == [(False, 2)]

    acknowledge_notifier(came, in_person=True, given_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(karen))
    answer_question(came.questions.all()[0], answer="Fem år", at=MONDAY_MORNING, by=hand(karen))

    assert [(row.acknowledged, row.questions) for row in shown(karen)] == [(True, 1)]


@pytest.mark.parametrize(("who", "rows"), [("karen", 1), ("svend", 0), ("sofie", 0), ("bodil", 0)])
def test_the_queue_is_modtagelsens(fjordby, karen, svend, sofie, bodil, who, rows):
    received(LITTLE_BOY)
    people = {"karen": karen, "svend": svend, "sofie": sofie, "bodil": bodil}

    assert len(shown(people[who])) == rows


def test_a_birthday_counts_from_the_day_itself(fjordby, karen):
    received(ChildSaid(name="Storm", birth_date=date(2016, 10, 20)), at=FRIDAY_EVENING)
    at_ten = date(2026, 10, 20) - MONDAY_MORNING.date()

    assert shown(karen)[0].age == 9
    assert shown(karen, MONDAY_MORNING + at_ten)[0].age == 10


@pytest.mark.parametrize("children", [1, 20])
def test_the_queue_asks_the_same_however_long_it_is(fjordby, karen, django_assert_max_num_queries, children):
    for _ in range(children):
        received(LITTLE_BOY)
    reader = reading(karen)

    with django_assert_max_num_queries(4):
        assert len(queue(reader, MONDAY_MORNING)) == children


def test_the_queue_can_be_leafed_through(fjordby, karen):
    for number in range(5):
        received(ChildSaid(name=f"Barn {number}"), at=FRIDAY_EVENING + number * AN_HOUR)

    names = [row.child.name for row in queue(reading(karen), MONDAY_MORNING, start=2, most=2)]

    assert names == ["Barn 2", "Barn 3"]
