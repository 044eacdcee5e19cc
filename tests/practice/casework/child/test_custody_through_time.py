"""Who has custody is told with its days: what it was before is never written over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import a_family
from tests.world.people import at_the_desk
from tovholder.foundation.families.models import Tie
from tovholder.foundation.ui.wording import day

pytestmark = pytest.mark.django_db
THROUGH_TIME = "Forældremyndighed gennem tiden"


def test_both_periods_stand_on_the_grown_ups_page(svend):
    (child,) = a_family(svend)
    mother = child.ties.get(kind="mother").adult
    browser, page = at_the_desk(svend), reverse("casework:grown_up", args=[child.pk, mother.pk])
    since = timezone.localdate() - timedelta(days=30)
    assert THROUGH_TIME not in browser.get(page).content.decode()

    browser.post(page, {"custody": "no", "since": since.isoformat()})

    shown = browser.get(page).content.decode()
    born, now = Tie.objects.filter(child=child, adult=mother).order_by("starts")
    assert THROUGH_TIME in shown
    assert f"nej, fra {day(since)}" in shown
    assert f"ja, fra {day(born.starts)}, ikke længere fra {day(since)}" in shown
    assert (born.custody, now.custody) == (True, False)


@pytest.mark.parametrize(("before", "periods"), [(None, [True]), (False, [False, True])])
def test_what_nobody_knew_has_been_so_all_along_and_a_change_is_from_today(svend, before, periods):
    (child,) = a_family(svend)
    tie = child.ties.get(kind="mother")
    Tie.objects.filter(pk=tie.pk).update(custody=before)

    at_the_desk(svend).post(reverse("casework:grown_up", args=[child.pk, tie.adult_id]), {"custody": "yes"})

    known = Tie.objects.filter(child=child, adult=tie.adult_id).order_by("starts")
    assert [each.custody for each in known] == periods
