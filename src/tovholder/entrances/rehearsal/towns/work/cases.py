"""A child's case: opened with its caseworker, written in, planned for, closed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from tovholder.entrances.rehearsal.towns import words
from tovholder.entrances.rehearsal.towns.lives.story import Course, Story
from tovholder.entrances.rehearsal.towns.people.staffing import Desk
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.organisation.models import Post
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import Case, ContactForm, Measure, Plan
from tovholder.practice.intake import actions as intake

BARNETS_LOV = date(2024, 1, 1)  # before, the social services act (serviceloven)
SIBLINGS_CONSIDERED, SEEN_BEFORE_CLOSING = 0.88, 0.8  # ours
TALKS_FROM = 4  # years; younger children are met in another way


def take_case(story: Story, at: datetime, course: Course) -> None:
    """Open the child's case, or open it again, with the family's caseworker; the post's unit works with it then."""
    child, by = story.child(course), story.hand(at)
    if child.caseworker_id is None:
        child.caseworker = story.desk.post if story.volume is not None else Post.objects.get(pk=story.desk.post.pk)
        child.unit_id = story.desk.post.unit_id
        with open_book(at=at, by=by) as book:
            book.change(child, "caseworker", "unit")
            book.line("caseworker named", about=[child.pk], happened_at=at, facts={"post": str(story.desk.post.pk)})
    course.case = casework.open_case(child, happened_at=at, at=at, by=by).pk


def talk(story: Story, at: datetime, course: Course, about: str) -> None:
    """The child is talked with, or met in another way when it is too small."""
    if not story.is_ours(course, at):
        return
    small = course.age(at) < TALKS_FROM
    held = casework.speak_with_child(
        story.child(course),
        form=ContactForm.DIRECT_CONTACT if small else ContactForm.TALK,
        about=about,
        place=story.chance.choice(("hjemme", "på skolen", "i forvaltningen", "på en gåtur")),
        alone=None if small else story.chance.random() < 0.85,
        words="" if small else story.chance.choice(words.CHILDS_WORDS),
        happened_at=at - timedelta(minutes=story.chance.randint(50, 180)),
        at=at,
        by=story.hand(at),
    )
    course.talk = held.pk


def consider_others(story: Story, at: datetime, named: tuple[int, ...], desk: Desk) -> None:
    """How safe the other children of the home are, whom nobody notified about; for most of them."""
    for place, course in story.courses.items():
        if place not in named and story.is_ours(course, at) and story.chance.random() < SIBLINGS_CONSIDERED:
            casework.consider_sibling(
                story.child(course), reason=words.SIBLING_CONSIDERED, happened_at=at, at=at, by=desk.hand(at)
            )


def lift_hold(story: Story, at: datetime, course: Course, desk: Desk) -> None:
    """The family may hear from us again, unless somebody lifted the hold before."""
    for hold in story.holds_on(course):
        intake.lift_contact_hold(hold, reason=words.LIFTED, lifted_at=at, at=at, by=desk.hand(at))


def note(story: Story, at: datetime, course: Course) -> None:
    """Something is written in the journal."""
    title, text = story.chance.choice(words.NOTES)
    casework.write_note(
        [story.child(course)],
        text=text,
        title=title,
        written_by=story.name(at),
        happened_at=at - timedelta(minutes=story.chance.randint(5, 300)),
        at=at,
        by=story.hand(at),
    )


def close_if_nothing_runs(story: Story, at: datetime, course: Course) -> None:
    """The case is closed, with the reason, when nothing runs in it any more."""
    if course.case is None or course.is_worked_with:
        return
    if story.chance.random() < SEEN_BEFORE_CLOSING:
        talk(story, at, course, "lukning af sagen")
    _close(story, at, course, course.case, story.chance.choice(words.CLOSED))


def close_at_once(story: Story, at: datetime, course: Course, because: str) -> None:
    """The case is closed though something ran: the family has moved, or the child is grown up."""
    by = story.hand(at)
    for measure in list(course.measures):
        casework.end_measure(story.child(course), story.record(Measure, measure), happened_at=at, at=at, by=by)
    course.measures.clear()
    if course.case is not None:
        _close(story, at, course, course.case, because)


def _close(story: Story, at: datetime, course: Course, case: UUID, because: str) -> None:
    """The plan that holds ends with the case."""
    by = story.hand(at)
    if course.plan is not None:
        plan = story.record(Plan, course.plan)
        casework.end_plan(plan, because=because, happened_at=at, at=at, by=by)
        course.plan, course.goals = None, ()
    casework.close_case(story.record(Case, case), because=because, happened_at=at, at=at, by=by)
    course.case = course.investigation = None
