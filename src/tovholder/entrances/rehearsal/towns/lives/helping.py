"""Help to the child and family: decided, begun, followed up, ended."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.towns import words
from tovholder.entrances.rehearsal.towns.lives.story import Course, Story
from tovholder.entrances.rehearsal.towns.people.population import of_age_on
from tovholder.entrances.rehearsal.towns.suppositions import by_key, number
from tovholder.entrances.rehearsal.towns.when import days_later, drawn, in_the_office
from tovholder.entrances.rehearsal.towns.work.cases import (
    BARNETS_LOV,
    close_if_nothing_runs,
    consider_others,
    take_case,
    talk,
)
from tovholder.entrances.rehearsal.towns.work.deciding import SUPPORT, Matter, consent, decide, prepare
from tovholder.entrances.rehearsal.towns.work.meeting import agree
from tovholder.entrances.rehearsal.towns.work.objecting import withdraw
from tovholder.entrances.rehearsal.towns.work.planning import look_back, make_plan
from tovholder.practice.appointments.models import AppointmentKind
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import AfterWithdrawal, EndReason, Measure

YOUTH_SUPPORT_YEARS, LONGEST_YOUTH_SUPPORT = 2.2, 5  # six of ten leave before 20, one of ten stays until 23
MORE_HELP = 0.30
CONTACT_PERSON, CLOSING = "3", "closing"  # code lists support_bl32, code list decision_kind
DAYS_IN_A_MONTH = 30.44
AHEAD = 14  # days from booking to meeting
STOPPED_AFTER = (10, 100)  # days of help until a consent is withdrawn, ours
STILL_RUNS = 0.78  # of help, when its consent would be withdrawn; the rest ended before, or never began


def begin_help(story: Story, at: datetime, course: Course, *, early: bool = False) -> None:
    """Help is planned to begin at that moment: early help at once, other help by a decision that is prepared."""
    story.plan(at, begin_early_help if early else prepare_help, course)


def begin_early_help(story: Story, at: datetime, course: Course) -> None:
    """Early help has neither case nor plan."""
    if story.is_ours(course, at):
        early = "early_prevention_bl30:405" if danish_day(at) >= BARNETS_LOV else "support_sel52:9"
        start_measure(story, at, course, early, ())


def prepare_help(story: Story, at: datetime, course: Course) -> None:
    """The decision about help is prepared."""
    if story.is_ours(course, at):
        prepare(story, at, course, SUPPORT, decide_help)


def decide_help(story: Story, at: datetime, course: Course, matter: Matter) -> None:
    """The decision; the plan and the measure follow."""
    if not story.is_ours(course, at):
        return
    chance = story.chance
    take_case(story, at, course)
    consents = consent(story, at, course, matter)
    decide(story, at, course, matter, reasons=chance.choice(words.SUPPORT_REASONS))
    consider_others(story, at, story.places_of(course), story.desk)
    if chance.random() < number("plan_made"):
        story.plan(days_later(chance, at, chance.uniform(3, 60)), make_plan, course)
    begins = days_later(chance, at, chance.uniform(2, 20))
    story.plan(begins, start_measure, course, _kind(story, at), consents)


def _kind(story: Story, at: datetime) -> str:
    kinds = by_key("measure_kinds")
    return _of_its_law(tuple(kinds)[drawn(story.chance, tuple(kinds.values()))], at)


def _of_its_law(kind: str, at: datetime) -> str:
    if danish_day(at) >= BARNETS_LOV:
        return f"support_bl32:{kind}"
    return f"support_sel52:{ {'5': '3', '3': '6', '7': '5', '8': '9'}.get(kind, kind) }"


def start_measure(story: Story, at: datetime, course: Course, kind: str, consents: tuple[UUID, ...]) -> None:
    """The help begins, on these consents; its follow-ups and its end are planned."""
    if not story.is_ours(course, at):
        return
    chance = story.chance
    begun = casework.start_measure(story.child(course), kind=kind, happened_at=at, at=at, by=story.hand(at))
    ends = days_later(chance, at, 20 + chance.expovariate(1 / (number("measure_months") * DAYS_IN_A_MONTH - 20)))
    ends = min(ends, in_the_office(chance, of_age_on(course.born) - timedelta(days=4)))
    course.measures[begun.pk] = ends
    if not kind.startswith("early"):
        days = (
            chance.uniform(50, 78)
            if chance.random() < number("followed_up_in_three_months")
            else chance.uniform(95, 200)
        )
        story.plan(days_later(chance, at, days - AHEAD), agree_to_follow_up, course, begun.pk)
    if consents and chance.random() < number("consents_withdrawn") / STILL_RUNS:
        story.plan(days_later(chance, at, chance.uniform(*STOPPED_AFTER)), stop_help, course, begun.pk, consents)
    story.plan(max(ends, at + timedelta(days=2)), end_measure, course, begun.pk)


def stop_help(story: Story, at: datetime, course: Course, measure: UUID, consents: tuple[UUID, ...]) -> None:
    """The consent is withdrawn: it is decided that the help ends, and it does."""
    if measure not in course.measures or not story.is_ours(course, at):
        return
    child, by = story.child(course), story.hand(at)
    withdraw(story, at, course, consents, AfterWithdrawal.HELP_ENDS)
    casework.decide([child], kind=CLOSING, reasons=words.HELP_STOPS, happened_at=at, at=at, by=by)
    del course.measures[measure]
    row = story.record(Measure, measure)
    casework.end_measure(child, row, because=EndReason.FAMILY_STOPPED, happened_at=at, at=at, by=by)
    story.plan(days_later(story.chance, at, story.chance.uniform(4, 45)), close_if_nothing_runs, course)


def give_youth_support(story: Story, at: datetime, course: Course) -> None:
    """A contact person stays with the young person for some years after 18."""
    by = story.hand(at)
    begun = casework.start_measure(
        story.child(course), kind=_of_its_law(CONTACT_PERSON, at), happened_at=at, at=at, by=by
    )
    days = min(30 + story.chance.expovariate(1 / YOUTH_SUPPORT_YEARS) * 365.25, LONGEST_YOUTH_SUPPORT * 365.25)
    course.measures[begun.pk] = at
    story.plan(days_later(story.chance, at, days), end_measure, course, begun.pk)


def agree_to_follow_up(story: Story, at: datetime, course: Course, measure: UUID) -> None:
    """A follow-up is booked two weeks ahead, at home or in the office."""
    if measure in course.measures and story.is_ours(course, at):
        kind = story.chance.choice((AppointmentKind.MEETING, AppointmentKind.HOME_VISIT))
        agree(story, at, course, kind, days_later(story.chance, at, AHEAD), follow_up, measure)


def follow_up(story: Story, at: datetime, course: Course, measure: UUID) -> None:
    """How it goes with the help, about twice a year as long as it lasts."""
    if measure not in course.measures or not story.is_ours(course, at):
        return
    chance = story.chance
    days = chance.uniform(120, 200)
    look_back(story, at, course)
    if chance.random() < 0.6:
        story.plan(days_later(chance, at, chance.uniform(5, 40)), talk, course, "opfølgning")
    story.plan(days_later(chance, at, days - AHEAD), agree_to_follow_up, course, measure)


def end_measure(story: Story, at: datetime, course: Course, measure: UUID) -> None:
    """The help ends; perhaps other help follows."""
    chance = story.chance
    if course.measures.pop(measure, None) is None:
        return
    row = story.record(Measure, measure)
    casework.end_measure(story.child(course), row, happened_at=at, at=at, by=story.hand(at))
    early = row.kind.startswith("early")
    if not early and chance.random() < MORE_HELP and story.is_ours(course, at):
        begin_help(story, days_later(chance, at, chance.uniform(2, 40)), course)
    else:
        story.plan(days_later(chance, at, chance.uniform(4, 45)), close_if_nothing_runs, course)
