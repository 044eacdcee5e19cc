"""A breach that nobody can put right: told on the day's list for a week, on the child's own pages for good."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import a_family, ago
from tests.world.people import reading
from tovholder.entrances.desk.queries.my_day import desk_of
from tovholder.entrances.desk.whose import my_children
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions as casework
from tovholder.steering.insight.queries import Scope, passed

pytestmark = pytest.mark.django_db

TALK = "Barnets holdning tilvejebringes"


def help_that_nobody_talked_about(child: Child, *, by: Any, began: datetime, ended: datetime | None = None) -> None:
    """Help begins without a decision and without a talk; where it ends, nothing puts that right any more."""
    casework.start_measure(child, kind="support_bl32:5", happened_at=began, at=began, by=by)
    if ended:
        casework.end_measure(child, happened_at=ended, at=ended, by=by)


def page(browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.fixture
def hand(svend):
    return reading(svend, timezone.now()).hand


def test_while_the_help_runs_the_talk_is_on_the_days_list(svends, svend, hand):
    (freja,) = a_family(svend)
    help_that_nobody_talked_about(freja, by=hand, began=ago(days=200))

    late = page(svends, "/").split('id="passed"')[1]

    assert TALK in late
    assert "Kan ikke rettes op" not in late


def test_when_the_help_has_ended_it_is_told_for_a_week_and_not_counted_among_what_is_late(svends, svend, hand):
    (freja,) = a_family(svend)
    help_that_nobody_talked_about(freja, by=hand, began=ago(days=200), ended=ago(days=2))

    day = page(svends, "/")

    assert TALK in day.split('id="too-late"')[1]
    assert "kan ikke rettes op" in day
    assert "ingen over frist" in day


def test_after_a_week_it_has_left_the_days_list_and_stays_on_the_childs_own_pages(svends, svend, hand):
    (freja,) = a_family(svend)
    help_that_nobody_talked_about(freja, by=hand, began=ago(days=200), ended=ago(days=9))

    assert TALK not in page(svends, "/")
    childs_page = page(svends, reverse("desk:child", args=[freja.pk]))
    assert TALK in childs_page.split('id="breaches"')[1]
    assert TALK not in childs_page.split('id="breaches"')[0]
    assert f"Brud: {TALK}" in page(svends, reverse("desk:timeline", args=[freja.pk]))


def test_the_leaders_figures_count_it_as_before(svend, svends, bodil, hand):
    (freja,) = a_family(svend)
    help_that_nobody_talked_about(freja, by=hand, began=ago(days=200), ended=ago(days=9))
    now = timezone.now()

    assert passed(Scope.of(reading(bodil, now)), now=now).part == Deadline.objects.overdue(now=now).count() >= 1


def test_it_alone_does_not_keep_a_child_on_modtagelsens_desk(svend, karen, fjordby, hand):
    (ella,) = a_family(svend, ["Ella Kjær"])
    help_that_nobody_talked_about(ella, by=hand, began=ago(days=200), ended=ago(days=9))
    ella.unit, ella.caseworker = fjordby.intake, None
    ella.save()
    now, reader = timezone.now(), reading(karen, timezone.now())

    assert Deadline.objects.overdue(now=now).filter(child=ella).exists()
    assert not on_the_desk(reader, ella)
    assert ella.pk not in desk_of(reader).children


def on_the_desk(reader: Reader, child: Child) -> bool:
    return my_children(reader).filter(pk=child.pk).exists()
