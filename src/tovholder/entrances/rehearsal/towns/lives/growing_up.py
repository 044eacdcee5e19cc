"""A placed young person grows up: a youth plan considered, a coordinator named, support after 18 decided."""

from __future__ import annotations

from datetime import datetime, timedelta

from tovholder.core.time.ages import birthday
from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.towns import words
from tovholder.entrances.rehearsal.towns.lives.story import Course, Story
from tovholder.entrances.rehearsal.towns.suppositions import number
from tovholder.entrances.rehearsal.towns.when import days_later
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import YouthAnswer

FROM, DECIDED_FROM = 16, 17  # years; Barnets lov §§ 108 and 111: the decision at the latest six months before 18
SOON = 20  # days
MAKES_YOUTH_PLAN = 0.9  # ours
CONTACT_PERSON = "2"  # code list youth_support_type


def look_ahead(story: Story, at: datetime, course: Course) -> None:
    """From the child's placement on: what is to be thought of at 16 and at 17 is planned."""
    soon, chance = at + timedelta(days=SOON), story.chance
    for age, deed in ((FROM, consider_youth_plan), (DECIDED_FROM, decide_support)):
        due = (birthday(course.born, age) - danish_day(soon)).days
        story.plan(days_later(chance, soon, max(0, due) + chance.uniform(5, 120)), deed, course)


def consider_youth_plan(story: Story, at: datetime, course: Course) -> None:
    """Whether a youth plan is made, and who holds the case together."""
    if course.placement is None or not story.is_ours(course, at) or course.considered:
        return
    child, by, made = story.child(course), story.hand(at), story.chance.random() < MAKES_YOUTH_PLAN
    because = words.YOUTH_PLAN if made else words.NO_YOUTH_PLAN
    casework.consider_youth_plan(child, made=made, because=because, happened_at=at, at=at, by=by)
    casework.name_coordinator(child, name=story.name(at), title="Rådgiver", happened_at=at, at=at, by=by)
    course.considered = True


def decide_support(story: Story, at: datetime, course: Course) -> None:
    """Whether there is support after 18."""
    if course.placement is None or not story.is_ours(course, at) or course.supported is not None:
        return
    course.supported = story.chance.random() < number("youth_support")
    casework.decide_youth_support(
        story.child(course),
        answer=YouthAnswer.GRANTED if course.supported else YouthAnswer.REFUSED,
        because=words.SUPPORTED if course.supported else words.NOT_SUPPORTED,
        kind=CONTACT_PERSON if course.supported else "",
        starts=birthday(course.born, 18) if course.supported else None,
        young_view=story.chance.choice(words.CHILDS_WORDS[2:]),
        happened_at=at,
        at=at,
        by=story.hand(at),
    )
