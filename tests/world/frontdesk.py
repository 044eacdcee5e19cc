"""The front desk as tests use it: a notification with only what the test depends on."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.world.people import FRIDAY_EVENING, reading
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN, Author
from tovholder.foundation.families.models import Child
from tovholder.practice.intake.actions import assess_safety, receive_notification, screen
from tovholder.practice.intake.models import Concern, SafetyAssessment, Screening
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, Received, Report

AN_HOUR = timedelta(hours=1)
IDENTITIES: dict[str, Any] = json.loads((Path(__file__).parent / "identities.json").read_text())

TEACHER = NotifierSaid(kind="2", name="Tove Krogh", contact="tove@skole.invalid")
NEIGHBOUR = NotifierSaid(kind="13", name="Niels Bro", contact="20 30 40 50")
NOBODY_KNOWN = NotifierSaid(kind="13", anonymous=True)
LITTLE_BOY = ChildSaid(
    description="Den lille dreng på anden sal, går i den grønne børnehave", address="Vestergade 4, 2. sal"
)


def about(*children: Child | ChildSaid) -> tuple[ChildSaid, ...]:
    """The children of a report: a known child is one that staff picked."""
    return tuple(
        ChildSaid(name=child.name, known_child=child.pk) if isinstance(child, Child) else child for child in children
    )


def received(
    *children: Child | ChildSaid,
    text: str = "Sover i klassen og har ingen madpakke med.",
    notifier: NotifierSaid = TEACHER,
    at: datetime = FRIDAY_EVENING,
    received_at: datetime | None = None,
    by: Author = NOBODY_LOGGED_IN,
    **said: Any,
) -> Received:
    """A notification that came in."""
    report = Report(text=text, channel="phone", notifier=notifier, children=about(*children), **said)
    return receive_notification(report, received_at=received_at or at, at=at, by=by)


def assessed(
    concern: Concern, *, by: Author = NOBODY_LOGGED_IN, at: datetime = FRIDAY_EVENING + AN_HOUR, **said: Any
) -> SafetyAssessment:
    """Somebody looked at it and the child was in no danger, unless `said` tells otherwise."""
    answer = {"result": "no_danger", "reason": "Barnet er hos mormor."} | said
    return assess_safety(concern, assessed_at=at, at=at, by=by, **answer)


def screened(concern: Concern, *, outcome: str, by: Author, at: datetime = FRIDAY_EVENING, **said: Any) -> Screening:
    """It was decided what shall follow, for a reason that `said` may tell."""
    return screen(concern, outcome=outcome, screened_at=at, at=at, by=by, **({"reason": "Intet om det."} | said))


def hand(user: User, at: datetime = FRIDAY_EVENING) -> Author:
    """The person as the author of a deed."""
    return reading(user, at).hand


def duty(child: Child, rule: str) -> Any:
    """The one kept duty of the child by this rule."""
    return child.deadlines.get(rule=rule)
