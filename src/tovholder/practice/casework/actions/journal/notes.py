"""The journal: notes are written, corrected by new ones, struck with a reason, moved to the right child."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.documents.actions import move_what_is_attached
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.queries import hold_still
from tovholder.practice.casework.actions.telling import tell
from tovholder.practice.casework.models import Note, NoteCopy

# No clock reads these words.
NOTE_STRUCK = "note struck"
NOTE_CORRECTED = "note corrected"
NOTE_MOVED_AWAY = "note moved away"

WRONG_CHILD = "Stod hos et forkert barn"
MEETING, COMPLAINT = "Møde", "Klage"


class AlreadyStruck(ValueError):
    """The note was struck or moved before; the message says so to the person."""


def write_note(
    children: Sequence[Child],
    *,
    text: str,
    written_by: str,
    title: str = "",
    told_by: str = "",
    passed_on: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> Note:
    """Write one note to these children's journals: a copy each, closed to each other's parents.

    `written_by` is the author's name as it stood; `told_by` who told it, `passed_on` what was said on, and to whom.
    Offentlighedsloven § 13 (notatpligt).
    """
    note = Note(happened_at=happened_at, title=title, told_by=told_by, passed_on=passed_on, text=text)
    return _into_the_journals(note, children, EventKind.NOTE_MADE, written_by=written_by, at=at, by=by)


def record_meeting(
    children: Sequence[Child], *, text: str, written_by: str, happened_at: datetime, at: datetime, by: Author
) -> Note:
    """Record a meeting about these children, in their journals. It is no talk with a child and no assessment."""
    note = Note(happened_at=happened_at, title=MEETING, text=text)
    return _into_the_journals(note, children, EventKind.MEETING_HELD, written_by=written_by, at=at, by=by)


def record_complaint(
    children: Sequence[Child], *, text: str, written_by: str, happened_at: datetime, at: datetime, by: Author
) -> Note:
    """Record a complaint that concerns these children, in their journals."""
    note = Note(happened_at=happened_at, title=COMPLAINT, text=text)
    return _into_the_journals(note, children, EventKind.COMPLAINT_MADE, written_by=written_by, at=at, by=by)


def record_other(
    children: Sequence[Child], *, text: str, written_by: str, happened_at: datetime, at: datetime, by: Author
) -> Note:
    """Record something else worth knowing about these children, in their journals."""
    note = Note(happened_at=happened_at, text=text)
    return _into_the_journals(note, children, EventKind.OTHER, written_by=written_by, at=at, by=by)


def correct_note(note: Note, *, text: str, written_by: str, at: datetime, by: Author) -> Note:
    """Write what should have stood. Both stay, side by side, in every journal the note still stands in."""
    right = Note(
        happened_at=note.happened_at,
        title=note.title,
        told_by=note.told_by,
        passed_on=note.passed_on,
        text=text,
        corrects=note,
    )
    stands_with = [copy.child for copy in note.copies.filter(struck_at=None).select_related("child")]
    return _into_the_journals(right, stands_with, NOTE_CORRECTED, written_by=written_by, at=at, by=by)


def strike_note(copy: NoteCopy, *, because: str, at: datetime, by: Author) -> None:
    """Strike the note in one child's journal, with the reason. It stays readable, struck through, to staff.

    Raises AlreadyStruck.
    """
    with open_book(at=at, by=by) as book:
        hold_still([copy.child_id])
        _strike(book, copy, because)
        facts = {"note": str(copy.note_id), "because": because}
        book.line(NOTE_STRUCK, about=[copy.child_id], happened_at=at, facts=facts)
        recount_duties(book, [copy.child_id])


def move_note_to_right_child(
    copy: NoteCopy, *, to: Child, because: str = WRONG_CHILD, at: datetime, by: Author
) -> NoteCopy:
    """Move a note, with its files, from the wrong child's journal to the right one's; the original time stands.

    The wrong child's journal keeps a line without content, and why (law review F12). Raises AlreadyStruck.
    """
    with open_book(at=at, by=by) as book:
        hold_still([copy.child_id, to.pk])
        _strike(book, copy, because, moved_to=to)
        standing = copy.note.copies.filter(child=to, struck_at=None).first()
        moved = standing or book.add(NoteCopy(note=copy.note, child=to))
        move_what_is_attached(book, copy.note_id, from_child=copy.child_id, to_child=to.pk)
        # Two lines, so that neither journal tells of the other child.
        book.line(NOTE_MOVED_AWAY, about=[copy.child_id], happened_at=at)
        book.line(
            EventKind.NOTE_MADE.value,
            about=[to.pk],
            happened_at=copy.note.happened_at,
            facts={"note": str(copy.note_id), "moved_here": True},
        )
        recount_duties(book, [copy.child_id, to.pk])
    return moved


def _into_the_journals(
    note: Note, children: Sequence[Child], word: str, *, written_by: str, at: datetime, by: Author
) -> Note:
    """The line names the note only: what it says can then be moved to the right child."""
    with open_book(at=at, by=by) as book:
        note.recorded_at, note.author, note.author_name = at, by.user_id, written_by
        book.add(note)
        for child in children:
            book.add(NoteCopy(note=note, child=child))
        tell(book, word, children, happened_at=note.happened_at, facts={"note": str(note.pk)})
    return note


def _strike(book: Book, copy: NoteCopy, because: str, *, moved_to: Child | None = None) -> None:
    if not NoteCopy.objects.filter(pk=copy.pk, struck_at=None).exists():
        raise AlreadyStruck("Notatet er allerede streget eller flyttet. Hent siden igen for at se det.")
    copy.struck_at, copy.struck_by, copy.struck_because, copy.moved_to = book.at, book.by.user_id, because, moved_to
    book.change(copy, "struck_at", "struck_by", "struck_because", "moved_to")
