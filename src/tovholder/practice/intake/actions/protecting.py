"""What keeps a suspicion from those suspected: the contact hold, and the agreement with the police."""

from __future__ import annotations

from datetime import date, datetime

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.families.models import Child, ContactHold
from tovholder.practice.intake.models import PoliceCoordination


class HoldNeedsAReason(ValueError):
    """A contact hold is lifted by a named person with a reason, or not at all."""


def set_contact_hold(
    child: Child, *, because: str, review_on: date | None = None, set_at: datetime, at: datetime, by: Author
) -> ContactHold:
    """Nothing goes out to the family from now on (kontaktstop); a hold that stands is given back as it is.

    `because` is a code of contact_hold_reason, or the safety flag or suspect code it follows from.
    """
    raise NotImplementedError


def lift_contact_hold(hold: ContactHold, *, reason: str, lifted_at: datetime, at: datetime, by: Author) -> None:
    """A named person lets things go out again. Raises HoldNeedsAReason without a person or a reason."""
    raise NotImplementedError


def coordinate_with_police(
    child: Child,
    *,
    agreed: str,
    review_on: date,
    reported: str = "unknown",
    parents_may_know_from: date | None = None,
    coordinated_at: datetime,
    at: datetime,
    by: Author,
) -> PoliceCoordination:
    """What was agreed with the police. It does not clear the talk: it puts it off until the agreed day."""
    raise NotImplementedError


def end_police_coordination(child: Child, *, reason: str, ended_at: datetime, at: datetime, by: Author) -> None:
    """The police have nothing against the talk any more: its clock runs again from now."""
    raise NotImplementedError
