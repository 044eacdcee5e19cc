"""What the pages of help and placements show: few statements, and no page asks more for ten rows than for one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from tovholder.foundation.families.models import Child, Home
from tovholder.practice.casework.models import (
    Decision,
    FamilyContact,
    ForceUsed,
    Measure,
    NetworkApproval,
    PlaceChange,
    PlaceClosing,
    Placement,
    SchoolNeeds,
    SupportPerson,
)


def measures_of(child: Child) -> list[Measure]:
    """All help the child has had, the newest first."""
    return list(Measure.objects.filter(child=child).order_by("-starts_at", "-pk"))


def placements_of(child: Child) -> list[Placement]:
    """All placements of the child with their places, the newest first."""
    return list(Placement.objects.filter(child=child).select_related("home").order_by("-starts_at", "-pk"))


def measure_to_open(measure_id: UUID) -> Measure | None:
    """A measure, before the page opens its child."""
    return Measure.objects.filter(pk=measure_id).select_related("decision").first()


def placement_to_open(placement_id: UUID) -> Placement | None:
    """A placement with its place, its decision, its approval and the decision to go home."""
    related = ("home", "decision", "approval", "return_decision")
    return Placement.objects.filter(pk=placement_id).select_related(*related).first()


def decisions_of(child: Child, *, kinds: Iterable[str]) -> list[Decision]:
    """The child's decisions of these kinds, the newest first: what help and placements can rest on."""
    return list(Decision.objects.filter(child=child, kind__in=list(kinds)).order_by("-happened_at")[:20])


def approvals_for(child: Child) -> list[tuple[NetworkApproval, bool]]:
    """The families approved for this child, the newest first, and whether it has yet to move there."""
    approved = NetworkApproval.objects.filter(child=child).select_related("home").order_by("-approved_at")
    moved = Placement.objects.filter(approval=OuterRef("pk"))
    return [(each, each.waits) for each in approved.annotate(waits=~Exists(moved))]


def contacts_of(placement: Placement) -> list[FamilyContact]:
    """All that was decided about contact during the placement, the newest first."""
    return list(FamilyContact.objects.filter(placement=placement).order_by("-happened_at", "-pk"))


def contact_to_open(contact_id: UUID) -> FamilyContact | None:
    """A decided contact or a pause."""
    return FamilyContact.objects.filter(pk=contact_id).select_related("placement").first()


def support_persons_of(placement: Placement) -> list[SupportPerson]:
    """What has come of finding support persons, the newest first."""
    return list(SupportPerson.objects.filter(placement=placement).order_by("-happened_at", "-pk"))


def school_needs_of(child: Child) -> SchoolNeeds | None:
    """The latest assessment of what the child needs in school."""
    return SchoolNeeds.objects.filter(child=child).order_by("-happened_at", "-pk").first()


def force_used_in(placement: Placement) -> list[ForceUsed]:
    """The times force was used during the placement, the newest first."""
    return list(ForceUsed.objects.filter(placement=placement).order_by("-happened_at", "-pk"))


def force_to_open(force_id: UUID) -> ForceUsed | None:
    """One use of force, before the page opens its child."""
    return ForceUsed.objects.filter(pk=force_id).first()


def changes_of(placement: Placement) -> list[PlaceChange]:
    """The decisions of a change of place, the newest first."""
    return list(PlaceChange.objects.filter(placement=placement).order_by("-happened_at", "-pk"))


def open_help(child: Child, *, at: datetime) -> tuple[list[Measure], list[Placement]]:
    """What runs or is agreed for the child, and ends before the case can be closed."""
    running = Q(ends_at=None) | Q(ends_at__gt=at)
    measures = Measure.objects.filter(running, child=child).order_by("starts_at")
    return list(measures), list(Placement.objects.filter(running, child=child).select_related("home"))


def known_place(written: Home) -> Home | None:
    """The place we know under this name at this address: concerns are counted by it, and it closes for all at once.

    Without an address, or where it is protected, two of one name are two places.
    """
    if not (written.name and written.address) or written.secret:
        return None
    same = Home.objects.filter(kind=written.kind, name__iexact=written.name.strip(), secret=False)
    found: Home | None = same.filter(address__iexact=written.address.strip()).order_by("pk").first()
    return found


def closing_of(place: Home) -> PlaceClosing | None:
    """That the place closes, or has closed; None where it does not, or does not after all."""
    return PlaceClosing.objects.filter(home=place.pk, called_off_at=None).first()


def closes_on(place: Home) -> date | None:
    """The last day a child can live at a place that closes; None where it does not."""
    found = closing_of(place)
    return found.closes_on if found is not None else None
