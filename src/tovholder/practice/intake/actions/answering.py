"""Who is told what: the notifier, the parents; and the questions of the front desk."""

from __future__ import annotations

from datetime import datetime

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.letters.models import Letter
from tovholder.practice.intake.models import Acknowledgement, Concern, Notification, ParentsTold, Question


def acknowledge_notifier(
    notification: Notification,
    *,
    in_person: bool,
    letter: Letter | None = None,
    given_at: datetime,
    at: datetime,
    by: Author,
) -> Acknowledgement:
    """The notifier has an answer (kvittering), by letter or told in person where a letter would expose."""
    raise NotImplementedError


def tell_parents(concern: Concern, *, whom: str, how: str, told_at: datetime, at: datetime, by: Author) -> ParentsTold:
    """Custody holders (and a child of ten or more) have been told of the notification."""
    raise NotImplementedError


def leave_parents_untold(concern: Concern, *, because: str, at: datetime, by: Author) -> ParentsTold:
    """The parents are not told, for a reason that is kept."""
    raise NotImplementedError


def note_family_contact(concern: Concern, *, how: str, contacted_at: datetime, at: datetime, by: Author) -> None:
    """There has been contact with the family, as the safety assessment set a day for."""
    raise NotImplementedError


def answer_question(question: Question, *, answer: str = "", at: datetime, by: Author) -> None:
    """What was missing has been found out."""
    raise NotImplementedError
