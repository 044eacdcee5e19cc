"""A placed child goes home: because it was time, and that was decided; or because the parents want it home now."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.towns import words
from tovholder.entrances.rehearsal.towns.lives.story import Course, Deed, Story
from tovholder.entrances.rehearsal.towns.suppositions import number
from tovholder.entrances.rehearsal.towns.when import days_later
from tovholder.entrances.rehearsal.towns.work.cases import talk
from tovholder.entrances.rehearsal.towns.work.objecting import withdraw
from tovholder.entrances.rehearsal.towns.work.planning import make_plan
from tovholder.foundation.organisation.models import Level
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import AfterWithdrawal, EndReason, Placement

RETURN_HOME = "return_home"  # code list decision_kind
RETURNS_HOME = 0.7  # of placements that end before 18; the others go to family, boarding school or abroad (ours)
DECIDED_AHEAD, OF_A_SHORT_STAY = 60, 0.6  # days before the child goes home; share of a stay that is shorter
MARGIN = timedelta(days=7)  # between the day home and the last day of the period (Barnets lov § 100: at most 6 months)
WITHDRAWN_AFTER = (30, 900)  # days, ours


def prepare_return(story: Story, at: datetime, course: Course, ends: datetime) -> None:
    """When it is decided that the child goes home is planned, for most of those who leave before 18."""
    if story.chance.random() < RETURNS_HOME:
        days = (ends - at).total_seconds() / 86_400
        decided = days_later(story.chance, at, max(days * OF_A_SHORT_STAY, days - DECIDED_AHEAD))
        story.plan(min(decided, ends), decide_return, course, course.stays, ends)


def decide_return(story: Story, at: datetime, course: Course, stay: int, ends: datetime) -> None:
    """The child is talked with, it is decided that it goes home and when, and the plan is revised."""
    if course.placement is None or course.stays != stay or not story.is_ours(course, at):
        return
    course.goes_home = True
    talk(story, at, course, "at komme hjem")
    leader, child = story.group.leader, story.child(course)
    casework.decide(
        [child],
        kind=RETURN_HOME,
        reasons=words.GOES_HOME,
        by_level=Level.LEADER,
        by_name=leader.holder(at).name,
        happened_at=at,
        at=at,
        by=leader.hand(at),
    )
    casework.decide_return_home(
        story.record(Placement, course.placement),
        home_on=danish_day(ends),
        until=danish_day(ends + MARGIN),
        support=words.HELP_AT_HOME,
        happened_at=at,
        at=at,
        by=story.hand(at),
    )
    if story.chance.random() < number("plan_made"):
        make_plan(story, at, course)


def go_home_if_withdrawn(story: Story, at: datetime, course: Course, consents: tuple[UUID, ...], end: Deed) -> None:
    """Some parents will withdraw their consent; then the placement has its `end`."""
    if story.chance.random() < number("placement_consents_withdrawn"):
        when = days_later(story.chance, at, story.chance.uniform(*WITHDRAWN_AFTER))
        story.plan(when, want_home, course, course.stays, consents, end)


def want_home(story: Story, at: datetime, course: Course, stay: int, consents: tuple[UUID, ...], end: Deed) -> None:
    """The consent to the placement is withdrawn, and the child goes home."""
    if course.placement is None or course.stays != stay or not story.is_ours(course, at):
        return
    withdraw(story, at, course, consents, AfterWithdrawal.RETURN_HOME)
    course.goes_home = True
    end(story, at, course, stay, EndReason.FAMILY_STOPPED)
