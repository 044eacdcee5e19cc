"""How a story is told: the few deeds of the front desk that come again and again."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any, TypedDict

from tovholder.core.time.calendar import DANISH_TIME, danish_day
from tovholder.entrances.rehearsal.fjordby.offices import Colleague
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN, Author
from tovholder.foundation.families.models import Child
from tovholder.practice.intake import actions as intake
from tovholder.practice.intake.models import Concern
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, Received, Report

TEACHER = NotifierSaid(kind="2", name="Lise Thomsen, lærer", contact="lise.thomsen@fjordskolen.invalid")
HEALTH_VISITOR = NotifierSaid(kind="5", name="Ulla Rask, sundhedsplejerske", contact="40 00 00 11")
NEIGHBOUR = NotifierSaid(kind="13", name="", contact="", anonymous=True)
FRIDAY = 4
GRANDMOTHER = NotifierSaid(kind="13", name="Kirsten Ågård", contact="40 00 00 12")


def days(count: float) -> timedelta:
    """So many days of 24 hours."""
    return timedelta(days=count)


class When(TypedDict):
    """When it happened and was written down (the same moment in a story), and by whose hand."""

    happened_at: datetime
    at: datetime
    by: Author


def when(moment: datetime, who: Colleague) -> When:
    """Somebody writes something down as it happens."""
    return When(happened_at=moment, at=moment, by=who.hand)


class Writing(TypedDict):
    """When and by whom something is written that binds nobody yet."""

    at: datetime
    by: Author
    by_name: str


def writing(moment: datetime, who: Colleague) -> Writing:
    """Somebody writes on a plan."""
    return Writing(at=moment, by=who.hand, by_name=who.name)


def office_day(now: datetime, *, ahead: int, clock: time = time(10)) -> datetime:
    """A moment so many days from now, moved on to a Monday when it would be a weekend."""
    day = danish_day(now) + timedelta(days=ahead)
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > FRIDAY else 0)
    return datetime.combine(day, clock, tzinfo=DANISH_TIME)


def tell(
    text: str,
    *children: ChildSaid,
    by: Colleague | None,
    at: datetime,
    notifier: NotifierSaid = TEACHER,
    channel: str = "phone",
    **more: Any,
) -> Received:
    report = Report(text=text, channel=channel, notifier=notifier, children=children, **more)
    hand = by.hand if by else NOBODY_LOGGED_IN
    return intake.receive_notification(report, received_at=at, at=at, by=hand)


def known(child: Child, whereabouts: str = "") -> ChildSaid:
    return ChildSaid(known_child=child.pk, whereabouts_now=whereabouts)


def assess(
    concern: Concern,
    who: Colleague,
    at: datetime,
    reason: str,
    *,
    contact_within: int = 5,
    result: str = "no_danger",
) -> None:
    concern.refresh_from_db()
    intake.assess_safety(
        concern,
        result=result,
        reason=reason,
        contact_family_before=danish_day(at) + timedelta(days=contact_within),
        assessed_at=at,
        at=at,
        by=who.hand,
        by_name=who.name,
    )


def answer_everybody(told: Received, who: Colleague, at: datetime, *, parents: str, how: str = "telefon") -> None:
    """The notifier has an answer, and the parents know; each concern by itself."""
    intake.acknowledge_notifier(told.notification, in_person=True, given_at=at, at=at, by=who.hand)
    for concern in told.concerns:
        intake.tell_parents(concern, whom=parents, how=how, told_at=at, at=at, by=who.hand)


def screen(concern: Concern, who: Colleague, at: datetime, outcome: str, reason: str, **more: Any) -> None:
    concern.refresh_from_db()
    intake.screen(
        concern,
        outcome=outcome,
        reason=reason,
        screened_at=at,
        at=at,
        by=who.hand,
        by_name=who.name,
        **more,
    )
