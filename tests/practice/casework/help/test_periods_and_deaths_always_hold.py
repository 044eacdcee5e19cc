"""Whatever is written down, in whatever order: periods never overlap, and nothing goes out after a death."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.world.moments import OCTOBER_1
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Home, HomeKind
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.letters.outbox import claim
from tovholder.practice.casework import actions
from tovholder.practice.casework.actions import AlreadyPlaced, MeasureRuns, MeasureTerms
from tovholder.practice.casework.models import Measure, Placement

pytestmark = pytest.mark.django_db

LATER = datetime(2027, 6, 1, tzinfo=UTC)
A_FEW = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
days = st.integers(min_value=0, max_value=60)
deeds = st.lists(
    st.one_of(
        st.tuples(st.just("place"), days, st.integers(0, 2)),
        st.tuples(st.just("home"), days, st.just(0)),
        st.tuples(st.just("help"), days, st.integers(0, 1)),
        st.tuples(st.just("help ends"), days, st.just(0)),
    ),
    min_size=1,
    max_size=8,
)


class Undone(Exception):
    """Raised to undo one example."""


def overlapping(rows):
    periods = sorted((row.starts_at, row.ends_at or LATER) for row in rows)
    return [(one, two) for one, two in pairwise(periods) if one[1] > two[0] and two[0] < two[1] and one[0] < one[1]]


@A_FEW
@given(deeds)
def test_a_child_is_in_one_place_at_a_time_and_has_the_same_help_once_in_whatever_order_it_is_told(
    freja, home, svends_hand, told
):
    try:
        with transaction.atomic():
            places = [Home.objects.create(kind=HomeKind.PLACEMENT, name=f"Sted {n}") for n in range(3)]
            for number, (deed, day, which) in enumerate(told):
                happened = OCTOBER_1 + timedelta(days=day)
                when = {"happened_at": happened, "at": LATER + timedelta(minutes=number), "by": svends_hand}
                if deed == "place":
                    try:
                        with transaction.atomic():
                            actions.start_placement([freja], home=places[which], **when)
                    except AlreadyPlaced:
                        assert Placement.objects.filter(child=freja, home=places[which]).exists()
                elif deed == "home":
                    actions.end_placement(freja, return_home=True, **when)
                elif deed == "help":
                    terms = MeasureTerms(provider=["Familiehuset", "familiehuset "][which].strip())
                    try:
                        with transaction.atomic():
                            actions.start_measure(freja, kind="support_bl32:5", terms=terms, **when)
                    except MeasureRuns:
                        pass
                else:
                    actions.end_measure(freja, **when)
                assert overlapping(Placement.objects.filter(child=freja)) == []
                assert overlapping(Measure.objects.filter(child=freja)) == []
            raise Undone
    except Undone:
        pass


payloads = st.lists(st.sampled_from(["freja", "storm", "both", "mailbox"]), min_size=1, max_size=6)


@A_FEW
@given(payloads, st.integers(min_value=0, max_value=48))
def test_after_a_death_the_worker_finds_nothing_about_the_child(freja, storm, svends_hand, waiting, hours_later):
    says = {
        "freja": {"child": str(freja.pk)},
        "storm": {"child": str(storm.pk)},
        "both": {"children": [str(freja.pk), str(storm.pk)]},
        "mailbox": {"mailbox": "modtagelsen@fjordby.invalid"},
    }
    try:
        with transaction.atomic():
            for number, about in enumerate(waiting):
                Outgoing.objects.create(
                    kind=about, key=str(number), payload=says[about], not_before=OCTOBER_1, made_at=OCTOBER_1
                )
            died = OCTOBER_1 + timedelta(hours=1)
            actions.record_death(freja, happened_at=died, at=died, by=svends_hand)
            now = died + timedelta(hours=hours_later)
            claimed = []
            while (outgoing := claim(now=now)) is not None:
                claimed.append(outgoing.kind)
            assert sorted(claimed) == sorted(kind for kind in waiting if kind in {"storm", "mailbox"})
            raise Undone
    except Undone:
        freja.died_on = None


@A_FEW
@given(st.lists(days, min_size=1, max_size=4))
def test_a_merger_moves_no_start_and_no_limit(freja, svends_hand, starts):
    try:
        with transaction.atomic():
            for number, day in enumerate(starts):
                happened, told = OCTOBER_1 + timedelta(days=day), OCTOBER_1 + timedelta(days=60, minutes=number)
                actions.start_investigation(freja, happened_at=happened, at=told, by=svends_hand)
            before = list(Deadline.objects.order_by("pk").values_list("pk", "started_at", "due_at"))
            merged = OCTOBER_1 + timedelta(days=61)
            actions.record_merger(
                [freja.pk], of=["Fjordby", "Skovby"], into="Ny Fjordby", happened_at=merged, at=merged, by=svends_hand
            )
            assert list(Deadline.objects.order_by("pk").values_list("pk", "started_at", "due_at")) == before
            raise Undone
    except Undone:
        pass
