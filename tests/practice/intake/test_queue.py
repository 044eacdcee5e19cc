"""Modtagelsen's queue."""

from datetime import date, timedelta

import pytest

from tests.world.frontdesk import AN_HOUR, LITTLE_BOY, NEIGHBOUR, NOBODY_KNOWN, TEACHER, assessed, hand, received
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, reading
from tovholder.foundation.accounts.models import User
from tovholder.foundation.families.models import Adult, Child, Home, Residence, Tie
from tovholder.foundation.organisation.models import Watch
from tovholder.practice.intake.actions import acknowledge_notifier, answer_question, screen, take_on
from tovholder.practice.intake.models import Question
from tovholder.practice.intake.queries import queue
from tovholder.practice.intake.queries.queue import Stage, board, in_each_stage
from tovholder.practice.intake.reports import ChildSaid

pytestmark = pytest.mark.django_db

LONG_AGO = "2020-01-01"


def shown(karen, at=MONDAY_MORNING):
    return queue(reading(karen, at), at)


def test_not_assessed_first_flagged_on_top_and_then_the_oldest(fjordby, karen):
    names = {}
    for hours, name, flags in ((0, "ældst", ()), (1, "vurderet", ()), (2, "med tegn", ("suicide",)), (3, "yngst", ())):
        (concern,) = received(ChildSaid(name=name), at=FRIDAY_EVENING + hours * AN_HOUR, safety_flags=flags).concerns
        names[name] = concern
    assessed(names["vurderet"], by=hand(karen), at=MONDAY_MORNING)

    rows = shown(karen)

    assert [row.child.name for row in rows] == ["med tegn", "ældst", "yngst", "vurderet"]
    assert [row.stage for row in rows] == [Stage.NEW, Stage.NEW, Stage.NEW, Stage.CLARIFYING]
    assert [row.overdue for row in rows] == [True, True, True, False]


def done_with(concern, karen, at=MONDAY_MORNING):
    """Assessed and screened."""
    assessed(concern, by=hand(karen), at=at)
    screen(concern, outcome="N0", reason="Intet", screened_at=at, at=at, by=hand(karen))


def test_who_is_assessed_and_screened_waits_no_longer(fjordby, freja, karen):
    (concern,) = received(freja).concerns
    done_with(concern, karen)

    assert shown(karen) == []


def test_who_is_screened_before_anybody_assessed_the_danger_still_waits(fjordby, freja, karen):
    (concern,) = received(freja).concerns
    screen(concern, outcome="N0", reason="Intet", screened_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand(karen))

    assert [(row.concern, row.stage) for row in shown(karen)] == [(concern, Stage.NEW)]


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


def test_what_has_happened_sets_the_stage(fjordby, freja, karen):
    received(LITTLE_BOY)
    for child in (freja, ChildSaid(name="Storm")):
        (concern,) = received(child).concerns
        assessed(concern, by=hand(karen))
    done_with(received(Child.objects.create(name="Ida", birth_date=date(2015, 1, 1))).concerns[0], karen)

    def in_stage(stage):
        return [row.child.name for row in queue(reading(karen), MONDAY_MORNING, stage=stage)]

    assert [in_stage(stage) for stage in Stage] == [[""], ["Freja Ågård"], ["Storm"]]
    assert in_each_stage(reading(karen)) == {Stage.NEW: 1, Stage.ASSESSED: 1, Stage.CLARIFYING: 1}

    (asked,) = Question.objects.filter(notification__children__child__name="Storm", asks__startswith="Hvor gammelt")
    for question in asked.notification.questions.all():
        answer_question(question, answer="Det ved vi nu", at=MONDAY_MORNING, by=hand(karen))
    assert in_stage(Stage.ASSESSED) == ["Freja Ågård", "Storm"]


@pytest.mark.parametrize(("hours", "late"), [(23, False), (25, True)])
def test_who_was_assessed_after_the_24_hours_is_said_to_be(fjordby, freja, karen, hours, late):
    assessed(received(freja).concerns[0], by=hand(karen), at=FRIDAY_EVENING + hours * AN_HOUR)

    assert [row.assessed_late for row in shown(karen)] == [late]


def test_the_board_has_so_many_of_each_stage_and_no_more(fjordby, karen, django_assert_max_num_queries):
    for number in range(4):
        received(ChildSaid(name=f"Ny {number}"), at=FRIDAY_EVENING + number * AN_HOUR)
        known = Child.objects.create(name=f"Kendt {number}", birth_date=date(2015, 1, 1))
        assessed(received(known, at=FRIDAY_EVENING + number * AN_HOUR).concerns[0], by=hand(karen), at=MONDAY_MORNING)
    reader = reading(karen)

    with django_assert_max_num_queries(3):
        columns = board(reader, MONDAY_MORNING, most=2)

    names = {stage: [row.child.name for row in rows] for stage, rows in columns.items()}
    assert names == {Stage.NEW: ["Ny 0", "Ny 1"], Stage.ASSESSED: ["Kendt 0", "Kendt 1"], Stage.CLARIFYING: []}


def test_who_is_on_watch_without_a_post_takes_it_by_name(fjordby, karen):
    nadja = User.objects.create_user("nadja", "fjordby-2026", name="Nadja Brink")
    turn = {"starts": FRIDAY_EVENING - AN_HOUR, "ends": FRIDAY_EVENING + AN_HOUR}
    Watch.objects.create(user=nadja, phone="20 10 00 01", **turn)
    (concern,) = received(LITTLE_BOY).concerns

    take_on(concern, at=FRIDAY_EVENING, by=hand(nadja))
    assert [row.assigned for row in shown(nadja, FRIDAY_EVENING)] == ["Nadja Brink"]

    take_on(concern, at=MONDAY_MORNING, by=hand(karen))
    assert [row.assigned for row in shown(karen)] == ["Karen Holm"]
