"""The parties object: they complain about a decision, or withdraw the consent that help or a placement rests on."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from tovholder.entrances.rehearsal.towns import words
from tovholder.entrances.rehearsal.towns.lives.story import Course, Story
from tovholder.entrances.rehearsal.towns.suppositions import by_key, number
from tovholder.entrances.rehearsal.towns.when import days_later, drawn
from tovholder.foundation.families.models import Adult
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import AfterWithdrawal, Consent, Decision
from tovholder.practice.decisions import actions as decisions
from tovholder.practice.decisions.models import BoardResult, Complaint, ComplaintForm, Reconsidered

COMPLAINS_AFTER, LOOKED_AT_AFTER, LOOKED_AT_LATE = (2, 26), (4, 26), (30, 60)  # days
BOARD_TAKES = (60, 240)  # days, ours
FORMS = (ComplaintForm.LETTER, ComplaintForm.DIGITAL, ComplaintForm.DIGITAL, ComplaintForm.ORAL)


def maybe_complain(story: Story, told: datetime, course: Course, decision: UUID) -> None:
    """Some of those who are told of a decision will complain about it within the four weeks."""
    if story.adults and story.chance.random() < number("complained_about"):
        story.plan(days_later(story.chance, told, story.chance.uniform(*COMPLAINS_AFTER)), complain, course, decision)


def complain(story: Story, at: datetime, course: Course, decision: UUID) -> None:
    """A parent complains; when we look at the decision once more is planned."""
    chance, who = story.chance, story.record(Adult, story.chance.choice(story.adults))
    came = decisions.receive_complaint(
        story.record(Decision, decision),
        person=who.pk,
        person_name=who.name,
        form=chance.choice(FORMS),
        words=chance.choice(words.COMPLAINS),
        happened_at=at,
        at=at,
        by=story.hand(at),
    )
    in_time = chance.random() < number("reconsidered_in_time")
    days = chance.uniform(*(LOOKED_AT_AFTER if in_time else LOOKED_AT_LATE))
    story.plan(days_later(chance, at, days), look_again, course, came.pk)


def look_again(story: Story, at: datetime, course: Course, complaint: UUID) -> None:
    """The municipality looks at its decision once more; what it keeps goes on to the appeals board."""
    chance, row, by = story.chance, story.record(Complaint, complaint), story.hand(at)
    kept = chance.random() < number("complaints_kept")
    result = Reconsidered.KEPT if kept else chance.choice((Reconsidered.CHANGED, Reconsidered.PARTLY))
    decisions.reconsider(row, result=result, because=words.LOOKED_AGAIN[result], happened_at=at, at=at, by=by)
    if result != Reconsidered.CHANGED:
        decisions.forward_complaint(row, happened_at=at, at=at, by=by)
        story.plan(days_later(chance, at, chance.uniform(*BOARD_TAKES)), hear_from_board, course, complaint)


def hear_from_board(story: Story, at: datetime, course: Course, complaint: UUID) -> None:
    """The appeals board has decided."""
    weights = by_key("board_results")
    result = BoardResult(tuple(weights)[drawn(story.chance, tuple(weights.values()))])
    row, by = story.record(Complaint, complaint), story.hand(at)
    decisions.board_decides(row, result=result, words=words.BOARD_SAYS[result], happened_at=at, at=at, by=by)


def withdraw(story: Story, at: datetime, course: Course, consents: tuple[UUID, ...], follows: AfterWithdrawal) -> None:
    """Those who consented withdraw it."""
    for consent in consents:
        casework.withdraw_consent(
            story.child(course),
            consent=story.record(Consent, consent),
            follows=follows,
            happened_at=at,
            at=at,
            by=story.hand(at),
        )
