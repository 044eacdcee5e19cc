"""How a story is told: the few deeds of the front desk that come again and again."""

from __future__ import annotations

from datetime import datetime, timedelta

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.fjordby.offices import Colleague
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.families.models import Child
from tovholder.practice.intake import actions as intake
from tovholder.practice.intake.models import Concern
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, Received, Report

TEACHER = NotifierSaid(kind="2", name="Lise Thomsen, lærer", contact="lise.thomsen@fjordskolen.invalid")
HEALTH_VISITOR = NotifierSaid(kind="5", name="Ulla Rask, sundhedsplejerske", contact="40 00 00 11")
NEIGHBOUR = NotifierSaid(kind="13", name="", contact="", anonymous=True)
GRANDMOTHER = NotifierSaid(kind="13", name="Kirsten Ågård", contact="40 00 00 12")


def days(count: float) -> timedelta:
    """So many days of 24 hours."""
    return timedelta(days=count)


def tell(
    text: str,
    *children: ChildSaid,
    by: Colleague | None,
    at: datetime,
    notifier: NotifierSaid = TEACHER,
    channel: str = "phone",
    **more: object,
) -> Received:
    report = Report(text=text, channel=channel, notifier=notifier, children=children, **more)  # type: ignore[arg-type]
    hand = by.hand if by else NOBODY_LOGGED_IN
    return intake.receive_notification(report, received_at=at, at=at, by=hand)


def known(child: Child, whereabouts: str = "") -> ChildSaid:
    return ChildSaid(known_child=child.pk, whereabouts_now=whereabouts)


def assess(concern: Concern, who: Colleague, at: datetime, reason: str, *, contact_within: int = 5) -> None:
    concern.refresh_from_db()
    intake.assess_safety(
        concern,
        result="no_danger",
        reason=reason,
        contact_family_before=danish_day(at) + timedelta(days=contact_within),
        assessed_at=at,
        at=at,
        by=who.hand,
        by_name=who.name,
    )


def screen(concern: Concern, who: Colleague, at: datetime, outcome: str, reason: str, **more: object) -> None:
    concern.refresh_from_db()
    intake.screen(
        concern,
        outcome=outcome,
        reason=reason,
        screened_at=at,
        at=at,
        by=who.hand,
        by_name=who.name,
        **more,  # type: ignore[arg-type]
    )
