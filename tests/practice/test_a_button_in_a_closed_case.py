"""A button without a form asks why in a closed case, on a page of its own; what was sent with it is not lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.practice.plans import conftest as plans
from tests.practice.plans.pages import SCHOOL, SLEEP, page, words_of
from tests.world.pressing import everything
from tovholder.foundation.families.models import Adult
from tovholder.practice.appointments.actions import Guest, book_appointment
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import LateAddition
from tovholder.practice.plans.queries.writing import written

pytestmark = pytest.mark.django_db
ASKS = "Sagen er lukket. Hvorfor skal det med alligevel?"
WHY = {"after_closing": "Mor ringede om det bagefter."}
DAY = timedelta(days=1)
Button = tuple[str, dict[str, Any]]

at_desk, now, home, write, planned = (getattr(plans, name) for name in ("at_desk", "now", "home", "write", "planned"))


@pytest.fixture
def signed(now, svends_hand) -> dict[str, Any]:
    return {"happened_at": now, "at": now, "by": svends_hand}


@pytest.fixture
def take_out_a_goal(freja, home, write, now) -> Button:
    write([freja], SLEEP, at=now)
    return reverse("plans:drop_goal", args=[written(freja).shown.goals.get().pk]), {"child": freja.pk}


@pytest.fixture
def throw_changes_away(freja, home, write, planned, now) -> Button:
    planned(freja, at=now - DAY)
    write([freja], {**SCHOOL, "see": "Freja kommer til tiden"}, at=now)
    return page("drop_changes", freja), {}


@pytest.fixture
def send_the_plan(freja, home, planned, now) -> Button:
    planned(freja, at=now)
    return page("send", freja), {"to": [str(Adult.objects.get().pk)]}


@pytest.fixture
def resume_contact(freja, signed) -> Button:
    (placement,) = casework.start_placement([freja], **signed)
    until = (signed["at"] + 7 * DAY).date()
    pause = casework.pause_contact(placement, with_whom="Mor", until=until, childs_wish="Ro.", **signed)
    return reverse("casework:resume_contact", args=[pause.pk]), {}


@pytest.fixture
def call_somebody(freja, home, svend, now, svends_hand) -> Button:
    mother, starts = Adult.objects.get(), now + DAY
    booked = book_appointment(
        freja,
        kind="talk",
        starts_at=starts,
        ends_at=starts + DAY,
        user=svend,
        guests=[Guest(mother)],
        at=now,
        by=svends_hand,
    )
    return reverse("appointments:call", args=[booked.pk, mother.pk]), {}


@pytest.fixture
def a_report_has_come(freja, signed) -> Button:
    investigation = casework.start_investigation(freja, **signed)
    made = casework.arrange_examination(investigation, by_whom="Dr. Lund", of_whom="Freja", **signed)
    came = {"report": made.pk, f"{made.pk}-report_on": signed["at"].date().isoformat()}
    return reverse("investigations:examinations", args=[investigation.pk]), came


BUTTONS = [
    "take_out_a_goal",
    "throw_changes_away",
    "send_the_plan",
    "resume_contact",
    "call_somebody",
    "a_report_has_come",
]


@pytest.fixture(params=BUTTONS)
def button(request) -> Button:
    """Where it is sent, and what with it."""
    found: Button = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def closed(button, freja, signed):
    """Freja's case, closed while there was something left to press."""
    case = casework.open_case(freja, because="Underretning", **signed)
    freja.cases.filter(pk=case.pk).update(closed_at=signed["at"], closed_reason="goals", closed_because="Nået.")
    return case


def sent_along(answer: Any) -> dict[str, list[str]]:
    """What the page that asks why sends on."""
    found: dict[str, list[str]] = {}
    for name, value in answer.context["sent"]:
        found.setdefault(name, []).append(value)
    return found


def test_in_a_closed_case_it_asks_why_and_does_it_then(at_desk, button, closed, freja):
    address, sent = button
    before = everything()

    asked = at_desk.post(address, sent)

    assert ASKS in words_of(asked)
    assert everything() == before
    done = at_desk.post(address, {**sent_along(asked), **WHY})
    assert done.status_code == 302
    assert everything() != before
    (added,) = LateAddition.objects.all()
    assert (added.child, added.case, added.because) == (freja, closed, WHY["after_closing"])


def test_pressed_again_with_the_reason_it_changes_nothing_more(at_desk, button, closed):
    address, sent = button
    typed = {**sent_along(at_desk.post(address, sent)), **WHY}
    first = at_desk.post(address, typed)
    after = everything()

    again = at_desk.post(address, typed, follow=True)

    assert (first.status_code, again.status_code) == (302, 200)
    assert everything() == after
    assert list(again.context["messages"]), "nobody is told that it is done"


def test_in_an_open_case_one_press_is_enough(at_desk, button, freja, signed):
    casework.open_case(freja, because="Underretning", **signed)
    address, sent = button
    before = everything()

    assert at_desk.post(address, sent).status_code == 302

    assert everything() != before
    assert not LateAddition.objects.exists()
