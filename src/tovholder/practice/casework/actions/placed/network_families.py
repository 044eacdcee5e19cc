"""A family of the child's own network is approved to have this child (netværksplejefamilie)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child, Home, HomeKind
from tovholder.practice.casework.actions.telling import tell
from tovholder.practice.casework.models import NetworkApproval


@dataclass(frozen=True)
class PersonChecked:
    """Somebody of 15 or more in the home, and the days the two certificates were seen (straffe- og børneattest)."""

    name: str
    criminal_on: date | None = None
    children_on: date | None = None

    @property
    def is_checked(self) -> bool:
        """Whether both were seen."""
        return self.criminal_on is not None and self.children_on is not None

    def kept(self) -> dict[str, str | None]:
        """As it is kept with the approval."""
        seen = {"criminal_on": self.criminal_on, "children_on": self.children_on}
        return {"name": self.name} | {name: day.isoformat() if day else None for name, day in seen.items()}


def approve_network_family(
    child: Child,
    *,
    name: str,
    address: str,
    people: Sequence[PersonChecked],
    home_visit_on: date,
    childs_wish: str,
    other_children: str = "",
    course_on: date | None = None,
    contract_on: date | None = None,
    review_on: date,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> NetworkApproval:
    """Record that the municipality approves this family for this child (law review F35). Barnets lov § 43 ff.

    The family becomes a placement the child can be placed in. `happened_at` is when it was approved.
    """
    with open_book(at=at, by=by) as book:
        home = book.add(Home(kind=HomeKind.PLACEMENT, name=name[:200], address=address[:300]))
        approved = book.add(
            NetworkApproval(
                child=child,
                home=home,
                approved_at=happened_at,
                recorded_at=at,
                recorded_by=by.user_id,
                people=[person.kept() for person in people],
                home_visit_on=home_visit_on,
                childs_wish=childs_wish,
                other_children=other_children,
                course_on=course_on,
                contract_on=contract_on,
                review_on=review_on,
            )
        )
        facts = {
            "home": str(home.pk),
            "approval": str(approved.pk),
            "all_checked": all(person.is_checked for person in people),
            "review_on": review_on.isoformat(),
        }
        tell(book, EventKind.NETWORK_FAMILY_APPROVED, [child], happened_at=happened_at, facts=facts)
    return approved
