"""A notification comes in: stored whole, with its clocks, before anybody is told a number."""

from __future__ import annotations

from datetime import datetime

from tovholder.foundation.chronicle.authors import Author
from tovholder.practice.intake.reports import Answer, Received, Report


def receive_notification(
    report: Report, *, received_at: datetime, at: datetime, by: Author, answered: Answer | None = None
) -> Received:
    """Register a notification: one row and one 24-hour clock per child. It never refuses.

    What is missing becomes questions to Modtagelsen, codes nobody knows are kept and flagged, a hit on one of
    our own goes to the deputy. `received_at` is when it was given, `at` when it is recorded. `answered` makes
    the row that remembers what the door answers; it is written in the same statement, and a second request
    under the same key raises django.db.IntegrityError with nothing stored.
    """
    raise NotImplementedError
