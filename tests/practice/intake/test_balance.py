"""Nothing that came in is lost between the chairs."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.world.frontdesk import assessed, hand, received
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, found_fjordby, hire, reading
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework.actions import record_death
from tovholder.practice.intake.actions import (
    AlreadyOnThatChild,
    StillShut,
    assess_safety,
    close_after_death,
    identify_child,
    join_to_earlier,
    let_back,
    move_to_right_child,
    screen,
)
from tovholder.practice.intake.models import Concern
from tovholder.practice.intake.queries import balance, queue
from tovholder.practice.intake.queries.queue import Stage

DEEDS = st.lists(
    st.tuples(
        st.sampled_from(
            ["receive", "receive two", "hit", "let back", "assess", "screen", "move", "identify", "join", "die"]
        ),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=12,
)


class TheBalance(TestCase):
    """Whatever is done at the front desk, in whatever order."""

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(DEEDS)
    def test_received_is_assessed_and_waiting_whatever_is_done(self, deeds):
        offices = found_fjordby()
        karen = hire("karen", "Karen Holm", title="Rådgiver", kind=PostKind.INTAKE, unit=offices.intake)
        dorte = hire("dorte", "Dorte Skov", title="Teamleder", kind=PostKind.TEAM_LEADER, unit=offices.south)
        children = [Child.objects.create(name=f"Barn {letter}") for letter in "abcd"]
        came = 0
        for minute, (deed, one, other) in enumerate(deeds):
            at = MONDAY_MORNING + timedelta(minutes=minute)
            came += self.done(deed, one, other, children, at=at, by=hand(karen, MONDAY_MORNING))

            counted = balance()
            assert counted.holds
            assert counted.received == came
            self.assert_each_reader_can_count_it_over(at, karen, dorte, came=came)
        self.assert_clocks_are_as_a_fresh_count_gives_them(at)

    def assert_each_reader_can_count_it_over(self, at, karen, dorte, *, came):
        """What waits is what the queue shows and what is said to stand elsewhere; Modtagelsen sees all that came."""
        for user in (karen, dorte):
            reader = reading(user, at)
            mine = balance(reader=reader)
            assert mine.holds
            assert mine.waiting == mine.elsewhere + len(queue(reader, at, stage=Stage.NEW))
        assert balance(reader=reading(karen, at)).received == came
        assert balance(reader=reading(dorte, at)).elsewhere == 0

    def assert_clocks_are_as_a_fresh_count_gives_them(self, at):
        themselves = set(Child.objects.themselves().values_list("pk", flat=True))
        assert differing(dict.fromkeys(themselves, at)) == []
        assert not Deadline.objects.exclude(child__in=themselves).exists()

    def done(self, deed, one, other, children, *, at, by):
        """Do it, if there is anything to do it to; how many more children are in notifications now."""
        rows = list(Concern.objects.filter(moved_to=None).select_related("notification", "child").order_by("pk"))
        child, second = children[one % 4], children[other % 4]
        if deed.startswith("receive"):
            several = [child] if deed == "receive" or child == second else [child, second]
            return len(received(*several, at=at).concerns)
        if deed == "hit":
            return len(received(child, at=at, suspect_name="Karen Holm").concerns)
        if not rows:
            return 0
        row, last = rows[one % len(rows)], rows[other % len(rows)]
        if deed == "let back":
            with suppress(StillShut):
                let_back(row.notification, reason="Ikke den samme", at=at, by=by)
        elif deed == "assess":
            assessed(row, by=by, at=at, reason="I dag")
        elif deed == "screen":
            screen(row, outcome="N0", reason="Intet", screened_at=at, at=at, by=by)
        elif deed == "move":
            with suppress(AlreadyOnThatChild):
                move_to_right_child(row, right_child=second, at=at, by=by)
        elif deed == "identify" and row.child.same_as is None and second.same_as is None:
            identify_child(row.child, known_child=second, at=at, by=by)
            for each in children:
                each.refresh_from_db()
        elif deed == "die":
            self.dies(row, at=at, by=by)
            for each in children:
                each.refresh_from_db()
        elif deed == "join" and row.notification != last.notification:
            join_to_earlier(last.notification, earlier=row.notification, at=at, by=by)
        return 0

    def dies(self, row, *, at, by):
        """The child dies, or is dead already; then the row is closed."""
        child = row.child.same_as or row.child
        if child.died_on is None:
            record_death(child, happened_at=at, at=at, by=by)
        close_after_death(row, siblings="Ingen andre børn.", at=at, by=by)


@pytest.mark.django_db
def test_the_balance_is_of_a_door_and_of_a_time(fjordby, freja, karen, svend):
    (old,) = received(freja, at=FRIDAY_EVENING - timedelta(days=30)).concerns
    assessed(old, by=hand(karen), at=FRIDAY_EVENING, reason="I dag")
    received(freja)

    def counted(**asked):
        found = balance(**asked)
        return found.received, found.assessed, found.waiting

    assert counted() == (2, 1, 1)
    assert counted(since=FRIDAY_EVENING) == (1, 0, 1)
    assert counted(until=FRIDAY_EVENING) == (1, 1, 0)
    assert counted(reader=reading(karen)) == (2, 1, 1)
    assert counted(reader=reading(svend)) == (0, 0, 0)


@pytest.mark.django_db
def test_what_has_waited_for_long_is_counted_with_what_came_lately(fjordby, freja, karen, svend):
    received(freja, at=FRIDAY_EVENING - timedelta(days=90))
    (seen,) = received(freja, at=FRIDAY_EVENING - timedelta(days=80)).concerns
    assess_safety(
        seen, result="no_danger", reason="Set", assessed_at=seen.assess_before, at=FRIDAY_EVENING, by=hand(karen)
    )
    received(freja)

    lately: dict[str, Any] = {"since": FRIDAY_EVENING - timedelta(days=30), "with_all_that_waits": True}
    found = balance(**lately)

    assert (found.received, found.assessed, found.waiting) == (2, 0, 2)
    assert balance(reader=reading(karen), **lately) == found
    assert balance(reader=reading(svend), **lately).received == 0
