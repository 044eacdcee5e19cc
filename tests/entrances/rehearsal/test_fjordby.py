"""Fjordby is worked through the same deeds as a real town, and is in the middle of its day."""

from datetime import UTC, datetime

import pytest

from tovholder.entrances.rehearsal.fjordby import fill
from tovholder.foundation.access.queries import reader_of
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.deadlines.models import Counting, Deadline
from tovholder.foundation.families.models import Child, ContactHold
from tovholder.foundation.organisation.models import Competence, PostKind
from tovholder.practice.casework.models import ForceUsed, Move, ReturnHome
from tovholder.practice.intake.models import Concern
from tovholder.practice.plans.models import PlanVersion
from tovholder.steering.insight.carried import without_caseworker

A_TUESDAY = datetime(2026, 11, 24, 12, 40, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[A_TUESDAY, datetime(2028, 2, 29, 22, 55, tzinfo=UTC)], ids=["a Tuesday", "a leap night"])
def now(request):
    return request.param


def test_fjordby_has_work_waiting_and_work_done(now):
    cast = fill(now=now)

    waiting = Concern.objects.filter(assessed_at=None)
    assert waiting.count() >= 5
    assert Concern.objects.exclude(screened_at=None).count() >= 4
    assert ContactHold.objects.filter(lifted_at=None).exists()
    assert Deadline.objects.running().exists()
    assert Line.objects.filter(happened_at__gt=now).count() == 0
    assert {user for user, *_ in cast.log_ins} >= {"karen", "svend", "bodil", "natasja"}


def test_counting_fjordby_again_changes_nothing(now):
    fill(now=now)

    children = list(Child.objects.values_list("pk", flat=True))
    assert set(Counting.objects.values_list("counted_at", flat=True)) == {now}
    assert differing(dict.fromkeys(children, now)) == []


def test_fjordby_shows_a_return_home_a_use_of_force_and_a_notice_to_another_municipality(now):
    fill(now=now)

    going_home = ReturnHome.objects.get(child__name="Malik Petersen")
    assert going_home.home_on > now.date()
    assert going_home.until is not None and going_home.until > going_home.home_on
    assert PlanVersion.objects.filter(child=going_home.child).exclude(made_at=None).count() == 2
    assert ForceUsed.objects.get().is_reported
    move = Move.objects.get(child__name="Clara Frost")
    assert (move.told_how, move.outgoing.trouble) == ("Sikker mail", "")
    told = Deadline.objects.running().filter(child__in=[going_home.child, move.child])
    assert not told.filter(rule__in=["FORCE-REPORT", "NOTIF-MOVE"]).exists()
    assert Deadline.objects.running().get(child=going_home.child, rule="HOME-PERIOD-6M").due_at.date() > now.date()


def test_who_leads_fjordby_has_something_to_see_to(now):
    cast = fill(now=now)

    assert {cast.offices.jonna.post.kind, cast.offices.palle.post.kind} == {PostKind.HEAD, PostKind.ADMINISTRATOR}
    assert Competence.objects.filter(kind="early_measure").count() == 2
    bodil = reader_of(cast.offices.bodil.user, at=now)
    assert [(each.unit, each.children) for each in without_caseworker(bodil)] == [("Familiegruppe Nord", 1)]
