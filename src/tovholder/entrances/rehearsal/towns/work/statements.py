"""Others are asked what they know of the child: school or day care, the doctor, psychiatry; and are waited for."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.towns import words
from tovholder.entrances.rehearsal.towns.lives.story import Course, Story
from tovholder.entrances.rehearsal.towns.people.population import SCHOOL_AGE
from tovholder.entrances.rehearsal.towns.suppositions import by_key, number
from tovholder.entrances.rehearsal.towns.when import days_later
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import AskedOf, AskedStatement, Investigation, StatementBasis

TO_ANSWER = 14  # days
SOONEST = 4
WITH_CONSENT = 0.85  # ours; the others are asked without (retssikkerhedsloven § 11 c)


def ask_others(story: Story, at: datetime, course: Course) -> None:
    """Whom an investigation asks is planned for its first weeks."""
    for whom, share in by_key("statements_asked").items():
        if story.chance.random() < share:
            story.plan(days_later(story.chance, at, story.chance.uniform(1, 12)), ask, course, whom)


def ask(story: Story, at: datetime, course: Course, whom: str) -> None:
    """One is asked; their answer, and a reminder when it is late, are planned."""
    if course.investigation is None or not story.is_ours(course, at):
        return
    chance = story.chance
    asked_of = _of_its_age(course, at) if whom == "school_daycare" else AskedOf(whom)
    consented = chance.random() < WITH_CONSENT
    asked = casework.ask_for_statement(
        story.child(course),
        asked_of=asked_of,
        about=words.ASKED_ABOUT[asked_of],
        basis=StatementBasis.CONSENT if consented else StatementBasis.WITHOUT,
        basis_words=words.CONSENTED_TO_STATEMENT if consented else words.STATEMENT_WITHOUT,
        due_on=danish_day(at) + timedelta(days=TO_ANSWER),
        investigation=story.record(Investigation, course.investigation),
        happened_at=at,
        at=at,
        by=story.hand(at),
    )
    answered = days_later(chance, at, SOONEST + chance.expovariate(1 / (number("statement_days") - SOONEST)))
    story.plan(answered, read, course, asked.pk)
    late = days_later(chance, at, TO_ANSWER + chance.uniform(2, 10))
    if late < answered:
        story.plan(late, remind, course, asked.pk)


def _of_its_age(course: Course, at: datetime) -> AskedOf:
    return AskedOf.SCHOOL if course.age(at) >= SCHOOL_AGE else AskedOf.DAYCARE


def remind(story: Story, at: datetime, course: Course, asked: UUID) -> None:
    """They are reminded while we wait for them."""
    casework.remind_of_statement(story.record(AskedStatement, asked), happened_at=at, at=at, by=story.hand(at))


def read(story: Story, at: datetime, course: Course, asked: UUID) -> None:
    """The statement comes, and is read."""
    row = story.record(AskedStatement, asked)
    casework.receive_statement(row, happened_at=at, at=at, by=story.hand(at))
    casework.read_statement(row, says=words.STATEMENT_SAYS[AskedOf(row.asked_of)], at=at, by=story.hand(at))
