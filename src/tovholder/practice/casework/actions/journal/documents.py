"""A document that was filed on the wrong child comes to the right one."""

from __future__ import annotations

from datetime import datetime, timedelta

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.documents.actions import move_document
from tovholder.foundation.documents.models import Document
from tovholder.foundation.documents.queries import was_sent_out
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.queries import hold_still
from tovholder.practice.casework.actions.the_case.tasks import tell_leader_and_jurist
from tovholder.practice.casework.models import Task

BREACH_WITHIN = timedelta(hours=72)  # BREACH-72H: from when the municipality knows of it


class DocumentMoved(ValueError):
    """Somebody else was quicker: the document lies on another child."""


def move_document_to_right_child(
    document: Document, *, wrong: Child, to: Child, because: str = "", at: datetime, by: Author
) -> Document:
    """Move a file from the wrong child to the right one; when it was received stays (law review F12).

    The same paper on other children stays there. What has gone out with a letter about the wrong child is not called
    back: that child's leader and the jurist have a task within 72 hours. Raises DocumentMoved.
    """
    with open_book(at=at, by=by) as book:
        hold_still([wrong.pk, to.pk])
        document.refresh_from_db(fields=["child_id"])
        if document.child_id != wrong.pk:
            raise DocumentMoved("Dokumentet er allerede flyttet. Hent siden igen for at se det.")
        move_document(book, document, to_child=to.pk, because=because)
        if was_sent_out(document):
            tell_leader_and_jurist(
                book, [wrong], because=document.pk, kind=Task.Kind.SENT_WRONGLY, within=BREACH_WITHIN
            )
        recount_duties(book, [wrong.pk, to.pk])
    return document
