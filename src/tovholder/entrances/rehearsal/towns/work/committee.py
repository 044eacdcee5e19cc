"""A placement without consent: the chair decides where nobody can wait, and the committee decides in any case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tovholder.core.time.calendar import danish_day, months_after
from tovholder.entrances.rehearsal.towns import words
from tovholder.entrances.rehearsal.towns.lives.story import Course, Deed, Story
from tovholder.entrances.rehearsal.towns.suppositions import number
from tovholder.entrances.rehearsal.towns.when import days_later
from tovholder.entrances.rehearsal.towns.work.cases import lift_hold, take_case
from tovholder.entrances.rehearsal.towns.work.deciding import those_who_consent
from tovholder.practice.committee import actions as committee
from tovholder.practice.committee.models import ChairDecision, CommitteeMatter, CommitteeMeeting, Result

# Code list committee_decision: placement without consent; that it lasts; the chair's decision approved.
PLACED, LASTS, APPROVED = "4", "5", "12"
RENEWED_AFTER = 12  # months, Barnets lov § 50


@dataclass(frozen=True)
class OnTheAgenda:
    """A matter and its meeting, and the chair's decision when there was one."""

    matter: UUID
    meeting: UUID
    chair: UUID | None = None


def seek_force(story: Story, at: datetime, course: Course, then: Deed) -> None:
    """The chair decides at once, and `then` the child moves; or the committee decides first, as for most."""
    take_case(story, at, course)
    if story.chance.random() >= number("chair_decides"):
        _raise(story, at, course, PLACED, days=story.chance.uniform(9, 20), then=then)
        return
    consents = _sought(story, at, course)
    (chair,) = committee.decide_as_chair(
        [story.child(course)],
        kind=PLACED,
        decided_by=story.town.staff.committee[0].name,
        member=story.town.staff.committee[0],
        ground=words.CHAIR_GROUND,
        urgency=words.CHAIR_URGENCY,
        formal=words.CHAIR_FORMAL,
        consents=consents,
        unasked={story.child(course).pk: sum(each.sought_at is None for each in consents)},
        implemented_at=at,
        happened_at=at,
        at=at,
        by=story.hand(at),
    )
    story.plan(days_later(story.chance, at, 0.5), tell_of_chair, course, chair.pk)
    then(story, at, course)
    _raise(story, at, course, APPROVED, days=story.chance.uniform(2, 5), then=None, chair=chair.pk)
    _raise(story, at, course, PLACED, days=story.chance.uniform(12, 26), then=None)


def _sought(story: Story, at: datetime, course: Course) -> list[committee.Consent]:
    """Those who were rung for their consent the hour before; in some decisions one of them was forgotten."""
    people = [name for _, name in those_who_consent(story, at, course)]
    forgets = story.chance.random() >= number("chair_asks_everybody")
    forgotten = story.chance.randrange(len(people)) if forgets and people else None
    return [
        committee.Consent(name)
        if place == forgotten
        else committee.Consent(name, at - timedelta(hours=1), words.RUNG, words.SAID_NO)
        for place, name in enumerate(people)
    ]


def hear_again(story: Story, at: datetime, course: Course, then: Deed) -> None:
    """The committee decides whether the placement lasts, and `then` it is renewed."""
    _raise(story, at, course, LASTS, days=story.chance.uniform(9, 20), then=then)


def tell_of_chair(story: Story, at: datetime, course: Course, chair: UUID) -> None:
    """The parents have the chair's decision and their rights in writing; a contact hold is lifted for it."""
    lift_hold(story, at, course, story.desk)
    committee.notify_party(
        story.record(ChairDecision, chair),
        recipient=words.PARENTS,
        how="udleveret",
        told_of_access=True,
        told_of_lawyer=True,
        told_of_hearing=True,
        sent_at=at,
        at=at,
        by=story.hand(at),
    )


def _raise(
    story: Story, at: datetime, course: Course, kind: str, *, days: float, then: Deed | None, chair: UUID | None = None
) -> None:
    meets_at, by = days_later(story.chance, at, days), story.hand(at)
    meeting = committee.book_meeting(meets_at=meets_at, place=words.COMMITTEE_ROOM, at=at, by=by)
    approves = story.record(ChairDecision, chair) if chair else None
    (matter,) = committee.raise_matter(
        [story.child(course)], kind=kind, meeting=meeting, approves=approves, at=at, by=by
    )
    story.plan(meets_at, meet, course, OnTheAgenda(matter.pk, meeting.pk, chair), then)


def meet(story: Story, at: datetime, course: Course, agenda: OnTheAgenda, then: Deed | None) -> None:
    """The committee meets: the parents speak, it is voted, the minutes are written, and `then` the child moves."""
    by, members = story.hand(at), story.town.staff.committee
    matter, meeting = story.record(CommitteeMatter, agenda.matter), story.record(CommitteeMeeting, agenda.meeting)
    against = story.chance.random() < number("one_votes_against")
    committee.hold_meeting(meeting, held_at=at, at=at, by=by)
    committee.decide_matters(
        [matter],
        said=committee.Said(
            Result.AS_RECOMMENDED,
            words.PLACEMENT_REASONS,
            purpose=story.chance.choice(words.PURPOSES),
            renewal_due=months_after(danish_day(at), RENEWED_AFTER) if matter.kind != APPROVED else None,
        ),
        votes=[committee.Ballot(member, not against or place > 0) for place, member in enumerate(members)],
        heard=[committee.Heard(words.PARENTS, "forældre"), committee.Heard(words.LAWYER, "advokat")],
        happened_at=at,
        at=at,
        by=by,
    )
    committee.write_minutes(matter, text=words.MINUTES, author_name=story.name(at), at=at, by=by)
    if then is not None:
        then(story, at, course)
