"""Meetings of the committee: booked, held or called off, and what is on their agendas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.practice.committee.models import CommitteeMatter, CommitteeMeeting
from tovholder.practice.committee.queries.matters import children_on_agenda


def book_meeting(*, meets_at: datetime, place: str = "", at: datetime, by: Author) -> CommitteeMeeting:
    """Book a meeting; its matters are put on the agenda afterwards."""
    with open_book(at=at, by=by) as book:
        return book.add(CommitteeMeeting(meets_at=meets_at, place=place, booked_at=at, booked_by=by.user_id))


def put_on_agenda(matters: Sequence[CommitteeMatter], meeting: CommitteeMeeting, *, at: datetime, by: Author) -> None:
    """Put matters on a meeting's agenda; one that stood on another is moved."""
    with open_book(at=at, by=by) as book:
        for matter in matters:
            matter.meeting = meeting
            book.change(matter, "meeting")
            told_of_meeting(book, matter, meeting)
        recount_duties(book, [matter.child_id for matter in matters])


def told_of_meeting(book: Book, matter: CommitteeMatter, meeting: CommitteeMeeting) -> None:
    """The line that a child's matter has a meeting; part of the deed that gives it one."""
    facts = {"meeting": str(meeting.pk), "meets_at": meeting.meets_at.isoformat(), "matter": str(matter.pk)}
    book.line(EventKind.COMMITTEE_MEETING_BOOKED.value, about=[matter.child_id], happened_at=book.at, facts=facts)


def hold_meeting(meeting: CommitteeMeeting, *, held_at: datetime, at: datetime, by: Author) -> None:
    """The meeting was held."""
    with open_book(at=at, by=by) as book:
        told_that_held(book, meeting, held_at=held_at)


def told_that_held(book: Book, meeting: CommitteeMeeting, *, held_at: datetime) -> None:
    """That the meeting was held, and the line about the children it heard; part of the deed that shows it."""
    meeting.held_at = held_at
    book.change(meeting, "held_at")
    about, facts = children_on_agenda(meeting), {"meeting": str(meeting.pk)}
    book.line(EventKind.COMMITTEE_MEETING_HELD.value, about=about, happened_at=held_at, facts=facts)


def call_off_meeting(meeting: CommitteeMeeting, *, because: str, at: datetime, by: Author) -> None:
    """The meeting is called off, and its matters wait for another."""
    with open_book(at=at, by=by) as book:
        meeting.called_off_at, meeting.called_off_because = at, because
        book.change(meeting, "called_off_at", "called_off_because")
        waiting = list(CommitteeMatter.objects.filter(meeting=meeting, outcome=None))
        for matter in waiting:
            matter.meeting = None
            book.change(matter, "meeting")
        children = [matter.child_id for matter in waiting]
        book.line(
            EventKind.COMMITTEE_MEETING_CALLED_OFF.value,
            about=children,
            happened_at=at,
            facts={"meeting": str(meeting.pk)},
        )
