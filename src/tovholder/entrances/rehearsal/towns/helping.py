"""Help to the child and family: decided, begun, followed up, ended."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.towns import words
from tovholder.entrances.rehearsal.towns.cases import (
    BARNETS_LOV,
    close_if_nothing_runs,
    consider_others,
    make_plan,
    take_case,
    talk,
)
from tovholder.entrances.rehearsal.towns.population import of_age_on
from tovholder.entrances.rehearsal.towns.story import Course, Story
from tovholder.entrances.rehearsal.towns.suppositions import by_key, number
from tovholder.entrances.rehearsal.towns.when import days_later, drawn, in_the_office
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import ChildConversation, ConsentKind, Measure

YOUTH_SUPPORT_YEARS, LONGEST_YOUTH_SUPPORT = 1.9, 5  # six of ten leave before 20, one of ten stays until 23
MORE_HELP = 0.30
DAYS_IN_A_MONTH = 30.44


def begin_help(story: Story, at: datetime, course: Course, *, early: bool = False) -> None:
    """Help is planned to begin at that moment."""
    story.plan(at, decide_help, course, early)


def decide_help(story: Story, at: datetime, course: Course, early: bool) -> None:
    """The decision, the plan and the measure; early help has neither case nor plan."""
    if not story.is_minor(course, at):
        return
    chance, by = story.chance, story.hand(at)
    if early:
        _start(story, at, course, "early_prevention_bl30:405" if danish_day(at) >= BARNETS_LOV else "support_sel52:9")
        return
    take_case(story, at, course)
    casework.give_consent(
        story.child(course), person_name="Forældrene", kind=ConsentKind.HELP, happened_at=at, at=at, by=by
    )
    talked = hear_child(story, at, course)
    casework.decide(
        [story.child(course)],
        kind="support",
        reasons=chance.choice(words.SUPPORT_REASONS),
        relies_on=talked,
        no_talk_because="" if talked or chance.random() < 0.5 else words.NO_TALK,
        plan_needed=True,
        happened_at=at,
        at=at,
        by=by,
    )
    consider_others(story, at, story.places_of(course), story.desk)
    if chance.random() < number("plan_made"):
        story.plan(days_later(chance, at, chance.uniform(3, 60)), make_plan, course)
    _start(story, days_later(chance, at, chance.uniform(2, 20)), course, _kind(story, at))


def hear_child(story: Story, at: datetime, course: Course) -> list[ChildConversation]:
    """The talk a decision relies on, held the same day where there is none yet; for as many as published."""
    if story.chance.random() >= number("talk_before_decision"):
        return []
    if course.talk is None or story.chance.random() < 0.5:
        talk(story, at, course, "afgørelsen")
    return [story.record(ChildConversation, course.talk)] if course.talk is not None else []


def _kind(story: Story, at: datetime) -> str:
    kinds = by_key("measure_kinds")
    kind = tuple(kinds)[drawn(story.chance, tuple(kinds.values()))]
    if danish_day(at) >= BARNETS_LOV:
        return f"support_bl32:{kind}"
    return f"support_sel52:{ {'5': '3', '3': '6', '7': '5', '8': '9'}.get(kind, kind) }"


def _start(story: Story, at: datetime, course: Course, kind: str) -> None:
    story.plan(at, start_measure, course, kind)


def start_measure(story: Story, at: datetime, course: Course, kind: str) -> None:
    """The help begins; its follow-ups and its end are planned."""
    if not story.is_minor(course, at):
        return
    chance = story.chance
    begun = casework.start_measure(story.child(course), kind=kind, happened_at=at, at=at, by=story.hand(at))
    ends = days_later(chance, at, 20 + chance.expovariate(1 / (number("measure_months") * DAYS_IN_A_MONTH - 20)))
    ends = min(ends, in_the_office(chance, of_age_on(course.born) - timedelta(days=4)))
    course.measures[begun.pk] = ends
    if not kind.startswith("early"):
        days = (
            chance.uniform(60, 88)
            if chance.random() < number("followed_up_in_three_months")
            else chance.uniform(95, 200)
        )
        story.plan(days_later(chance, at, days), follow_up, course, begun.pk)
    story.plan(max(ends, at + timedelta(days=2)), end_measure, course, begun.pk)


def give_youth_support(story: Story, at: datetime, course: Course) -> None:
    """A contact person stays with the young person for some years after 18."""
    by = story.hand(at)
    begun = casework.start_measure(story.child(course), kind="support_bl32:3", happened_at=at, at=at, by=by)
    days = min(30 + story.chance.expovariate(1 / YOUTH_SUPPORT_YEARS) * 365.25, LONGEST_YOUTH_SUPPORT * 365.25)
    course.measures[begun.pk] = at
    story.plan(days_later(story.chance, at, days), end_measure, course, begun.pk)


def look_back(story: Story, at: datetime, course: Course) -> None:
    """One follow-up is held, and the next is agreed for half a year later."""
    casework.follow_up(
        story.child(course),
        result=story.chance.choice(words.FOLLOWED_UP),
        next_on=danish_day(at) + timedelta(days=180),
        happened_at=at,
        at=at,
        by=story.hand(at),
    )


def follow_up(story: Story, at: datetime, course: Course, measure: UUID) -> None:
    """How it goes with the help, about twice a year as long as it lasts."""
    if measure not in course.measures or not story.is_minor(course, at):
        return
    chance = story.chance
    days = chance.uniform(120, 200)
    look_back(story, at, course)
    if chance.random() < 0.6:
        story.plan(days_later(chance, at, chance.uniform(5, 40)), talk, course, "opfølgning")
    story.plan(days_later(chance, at, days), follow_up, course, measure)


def end_measure(story: Story, at: datetime, course: Course, measure: UUID) -> None:
    """The help ends; perhaps other help follows."""
    chance = story.chance
    course.measures.pop(measure, None)
    row = story.record(Measure, measure)
    casework.end_measure(story.child(course), row, happened_at=at, at=at, by=story.hand(at))
    early = row.kind.startswith("early")
    if not early and chance.random() < MORE_HELP and story.is_minor(course, at):
        begin_help(story, days_later(chance, at, chance.uniform(2, 40)), course)
    else:
        story.plan(days_later(chance, at, chance.uniform(4, 45)), close_if_nothing_runs, course)
