"""From the screening's outcome one goes straight to the investigation, when the child is still ours."""

from typing import Any

import pytest
from django.urls import reverse

from tests.practice.investigations.pages import html
from tests.world.frontdesk import hand as hand_of
from tests.world.frontdesk import received
from tests.world.people import FRIDAY_EVENING, at_the_desk
from tovholder.practice.intake.actions import screen

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("outcome", "page", "there"),
    [
        ("N5", "decide", True),
        ("N4", "begin_assessment", True),
        ("N0", "decide", False),
        ("N0", "begin_assessment", False),
    ],
)
def test_the_outcome_leads_on(karen, fjordby, freja, outcome, page, there):
    freja.unit = fjordby.intake
    freja.save()
    concern = received(freja).concerns[0]
    when: dict[str, Any] = {"screened_at": FRIDAY_EVENING, "at": FRIDAY_EVENING, "by": hand_of(karen)}
    screen(concern, outcome=outcome, reason="Flere tegn.", **when)

    shown = html(at_the_desk(karen), reverse("intake:assess", args=[concern.pk]))

    assert (reverse(f"investigations:{page}", args=[freja.pk]) in shown) is there
