"""The plan goes out for comment, and what comes back is written down goal by goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.core.plans.kinds import word_of
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.actions import HeldBack, write_letter
from tovholder.practice.casework.actions.telling import tell
from tovholder.practice.casework.models import Visible
from tovholder.practice.plans.models import Answer, PlanComment, PlanSent, PlanVersion
from tovholder.practice.plans.queries.recipients import Recipient
from tovholder.practice.plans.wording import as_letter

__all__ = ["HeldBack", "NobodyToSendTo", "record_comments", "send_for_comment"]

LETTER = "plan_for_comment"


class NobodyToSendTo(ValueError):
    """No recipient is chosen; the message says what to do."""


def send_for_comment(
    version: PlanVersion,
    *,
    child: Child,
    to: Sequence[Recipient],
    next_on: date | None,
    at: datetime,
    by: Author,
    by_name: str,
) -> list[PlanSent]:
    """Write the plan to each recipient, in the words that recipient may see, and ask for an answer to each goal.

    Raises HeldBack while nothing may go out, and NobodyToSendTo.
    """
    if not to:
        raise NobodyToSendTo("Vælg mindst én, som planen skal sendes til.")
    word = word_of(version.kind, danish_day(at))
    sent = []
    with open_book(at=at, by=by) as book:
        for recipient in to:
            reader = Visible.CHILD if recipient.is_child else Visible.CUSTODY_HOLDER
            letter = write_letter(
                book,
                kind=LETTER,
                to=recipient.addressee(child),
                about=version.pk,
                child=child,
                fields={
                    "plan": word.danish.lower(),
                    "plan_text": as_letter(version, reader=reader, next_on=next_on),
                    "caseworker": by_name,
                },
            )
            sent.append(
                book.add(
                    PlanSent(
                        version=version,
                        letter=letter,
                        recipient=recipient.name,
                        relation=recipient.relation,
                        sent_at=at,
                    )
                )
            )
        facts = {"version": str(version.pk), "kind": version.kind, "to": [each.relation for each in to]}
        tell(book, EventKind.PLAN_SENT, [child], happened_at=at, facts=facts)
    return sent


def record_comments(
    version: PlanVersion,
    *,
    child: Child,
    said_by: str,
    by_child: bool = False,
    answers: Mapping[UUID | None, tuple[Answer, str]],
    said_at: datetime,
    at: datetime,
    by: Author,
) -> list[PlanComment]:
    """Write down what somebody answered to each goal, or (None) to the whole plan. The line tells that, not what."""
    with open_book(at=at, by=by) as book:
        said = [
            book.add(
                PlanComment(
                    version=version,
                    thread=thread,
                    answer=answer,
                    words=words,
                    said_by=said_by,
                    by_child=by_child,
                    said_at=said_at,
                    recorded_at=at,
                    recorded_by=by.user_id,
                )
            )
            for thread, (answer, words) in answers.items()
        ]
        facts = {"version": str(version.pk), "kind": version.kind, "answers": len(said)}
        tell(book, EventKind.PLAN_COMMENTED, [child], happened_at=said_at, facts=facts)
    return said
