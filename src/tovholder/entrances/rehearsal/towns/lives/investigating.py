"""The investigation of a child: begun, talked, written, late or in time, and what follows from it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tovholder.core.time.calendar import danish_day, months_after
from tovholder.entrances.rehearsal.towns import words
from tovholder.entrances.rehearsal.towns.lives.helping import begin_help
from tovholder.entrances.rehearsal.towns.lives.placing import begin_placement
from tovholder.entrances.rehearsal.towns.lives.story import Course, Story
from tovholder.entrances.rehearsal.towns.people.population import reported_per_1000
from tovholder.entrances.rehearsal.towns.suppositions import by_key, number
from tovholder.entrances.rehearsal.towns.when import days_later, in_the_office
from tovholder.entrances.rehearsal.towns.work.cases import close_if_nothing_runs, note, take_case, talk
from tovholder.entrances.rehearsal.towns.work.statements import ask_others
from tovholder.practice.casework import actions as casework

LIMIT_MONTHS, RUSH = 4, 0.13  # so many investigations are finished in the weeks before the limit
# Of those an investigation leads to help for, as often as reports come now. 13,823 children were placed in 2018 and
# 13,900 in 2023 (Danmarks Statistik), while the reports of the suppositions rose.
PLACED_OF_HELPED = 0.152
STANDS_STILL_LATE = 0.5  # late investigations with a preliminary conclusion


def begin_investigation(story: Story, at: datetime, course: Course) -> None:
    """An investigation is planned to begin at that moment."""
    course.investigation = course.child  # until it has an id of its own nobody begins another
    story.plan(at, investigate, course)


def investigate(story: Story, at: datetime, course: Course) -> None:
    """The investigation begins; what is found out in it, and when it ends, is planned."""
    if not story.is_ours(course, at):
        course.investigation = None
        return
    chance, by = story.chance, story.hand(at)
    take_case(story, at, course)
    begun = casework.start_investigation(story.child(course), happened_at=at, at=at, by=by)
    course.investigation, course.talk = begun.pk, None
    ends = days_later(chance, at, _days_of_investigation(story, at))
    lasts = (ends - at).total_seconds()
    if chance.random() < number("talk_in_investigation"):
        story.plan(_between(story, at, lasts, 0.1, 0.6), talk, course, "undersøgelsen")
    ask_others(story, at, course)
    for _ in range(1 + int(chance.random() * 2)):
        story.plan(_between(story, at, lasts, 0.1, 0.9), note, course)
    limit = in_the_office(chance, months_after(danish_day(at), LIMIT_MONTHS) - timedelta(days=3))
    if limit < ends and chance.random() < STANDS_STILL_LATE:
        story.plan(limit, conclude_for_now, course)
    story.plan(ends, complete, course)


def _days_of_investigation(story: Story, at: datetime) -> float:
    shape = by_key("investigation_weibull")
    days = story.chance.weibullvariate(shape["scale"], shape["shape"])
    limit = (months_after(danish_day(at), LIMIT_MONTHS) - danish_day(at)).days
    if days < limit - 21 and story.chance.random() < RUSH:
        return limit - story.chance.uniform(1, 20)
    return max(days, 5.0)


def _placed_of_helped(at: datetime) -> float:
    """Reports rose by half in ten years, and no more children are placed: a smaller share of those investigated."""
    newest = reported_per_1000(date.max.year)
    return PLACED_OF_HELPED * newest / reported_per_1000(danish_day(at).year)


def _between(story: Story, at: datetime, lasts: float, first: float, last: float) -> datetime:
    return days_later(story.chance, at, lasts / 86_400 * story.chance.uniform(first, last))


def conclude_for_now(story: Story, at: datetime, course: Course) -> None:
    """The investigation will be late: what is concluded for the time being."""
    if course.investigation is not None and story.is_ours(course, at):
        casework.make_preliminary_conclusion(
            story.child(course), text=words.PRELIMINARY, happened_at=at, at=at, by=story.hand(at)
        )


def complete(story: Story, at: datetime, course: Course) -> None:
    """The investigation is completed, and what follows from it is planned; nothing where it ended with the case."""
    if course.investigation is None:
        return
    chance, child, by = story.chance, story.child(course), story.hand(at)
    conclusion = chance.choice(words.CONCLUSIONS)
    casework.complete_investigation(child, conclusion=conclusion, happened_at=at, at=at, by=by)
    course.investigation = None
    if not story.is_ours(course, at):
        story.plan(days_later(chance, at, 3), close_if_nothing_runs, course)
        return
    if chance.random() < number("investigations_without_help"):
        story.plan(days_later(chance, at, chance.uniform(5, 30)), close_if_nothing_runs, course)
    elif course.placement is None and chance.random() < _placed_of_helped(at):
        begin_placement(story, days_later(chance, at, chance.uniform(2, 25)), course)
    else:
        begin_help(story, days_later(chance, at, chance.uniform(2, 25)), course)
