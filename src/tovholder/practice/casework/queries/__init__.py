"""Choices across a case: what ran at a moment, a child's journal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Min, Q

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.chronicle.models import Subject
from tovholder.foundation.families.models import Adult, Child, Home, Residence, Tie, TieKind
from tovholder.foundation.organisation.models import PeriodQuerySet
from tovholder.practice.casework.models import (
    Case,
    Consent,
    Investigation,
    Measure,
    Move,
    NoteCopy,
    OtherCountry,
    Placement,
    ReturnHome,
)

FIRST_HEARD_OF = [
    kind.value
    for kind in (
        EventKind.NOTIFICATION_RECEIVED,
        EventKind.ENQUIRY_RECEIVED,
        EventKind.CHILD_REQUESTED,
        EventKind.INVESTIGATION_STARTED,
    )
]


def has_open_case(child: Child) -> bool:
    """Whether a case is open."""
    return Case.objects.filter(child=child, closed_at=None).exists()


@asked_by_deeds
def cases_of(child: Child) -> list[Case]:
    """The child's cases, the oldest first; at most one is open."""
    return list(Case.objects.filter(child=child).order_by("opened_at", "pk"))


@asked_by_deeds
def placement_at(child: Child, *, at: datetime) -> Placement | None:
    """Where the child was placed at that moment; None at home."""
    return (
        Placement.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at), child=child, starts_at__lte=at)
        .select_related("residence")
        .first()
    )


@asked_by_deeds
def has_ended(placement: Placement) -> bool:
    """Whether the placement has ended since it was read."""
    return Placement.objects.filter(pk=placement.pk, ends_at__isnull=False).exists()


@asked_by_deeds
def placement_after(child: Child, *, at: datetime) -> Placement | None:
    """The first placement of the child that begins after that moment."""
    return Placement.objects.filter(child=child, starts_at__gt=at).order_by("starts_at").first()


@asked_by_deeds
def stays_in(child: Child, home: Home) -> list[Residence]:
    """The times the child has lived in that home, the earliest first."""
    return list(Residence.objects.filter(child=child, home=home).order_by("starts"))


@asked_by_deeds
def return_home_of(placement: Placement) -> ReturnHome | None:
    """What was decided about the way home from this placement."""
    return ReturnHome.objects.filter(placement=placement).first()


@asked_by_deeds
def running_measures(child: Child, *, at: datetime) -> list[Measure]:
    """The help that ran at that moment, the oldest first; not what was agreed and has not begun."""
    running = Measure.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at), child=child, starts_at__lte=at, begun=True)
    return list(running.order_by("starts_at", "pk"))


@asked_by_deeds
def same_help(child: Child, *, kind: str, provider: str, after: datetime) -> list[Measure]:
    """Help of this kind from this provider that runs at that moment or begins later."""
    same = Measure.objects.filter(child=child, kind=kind, provider__iexact=provider)
    return list(same.filter(Q(ends_at=None) | Q(ends_at__gt=after)))


@asked_by_deeds
def standing_consents(child: Child) -> list[Consent]:
    """The consents about the child that stand, the oldest first."""
    given = Consent.objects.filter(child=child, given_at__isnull=False, withdrawn_at=None, lapsed_at=None)
    return list(given.order_by("given_at", "pk"))


def first_heard_of(children: Iterable[UUID]) -> dict[UUID, date]:
    """The first day anybody told this municipality of a worry about each child."""
    known = Subject.objects.filter(child_id__in=list(children), named=True, line__deed__in=FIRST_HEARD_OF)
    first = known.values_list("child_id").annotate(first=Min("line__happened_at"))
    return {child_id: danish_day(at) for child_id, at in first}


@asked_by_deeds
def waiting_since(children: Iterable[UUID]) -> dict[UUID, date]:
    """The first day anybody is known to have worried about each child, here or where it lived before (law review F24).

    Shown beside a municipality's own statutory start: "barnet har ventet siden ...".
    """
    wanted = list(children)
    found = first_heard_of(wanted)
    for child_id, since in Move.objects.filter(child__in=wanted).values_list("child_id", "waiting_since"):
        if since is not None:
            found[child_id] = min(since, found.get(child_id, since))
    return found


@asked_by_deeds
def other_country_of(child: Child) -> OtherCountry | None:
    """What binds the child to another country, as it was last written down; None where nothing ever was."""
    return OtherCountry.objects.filter(child=child).order_by("-recorded_at", "-pk").first()


def representatives_of(child: Child, *, on: date) -> PeriodQuerySet:
    """Who represents an unaccompanied child that day, the first written down first."""
    found: PeriodQuerySet = Tie.objects.on(on).filter(child=child.pk, kind=TieKind.REPRESENTATIVE)
    return found.order_by("starts", "pk")


@asked_by_deeds
def represented_by(adult: Adult, *, on: date) -> list[Tie]:
    """The living children this grown-up represents that day."""
    ties = Tie.objects.on(on).filter(adult=adult, kind=TieKind.REPRESENTATIVE, child__died_on=None)
    return list(ties.select_related("child").order_by("child"))


@asked_by_deeds
def running_investigations(child: Child, *, at: datetime) -> list[Investigation]:
    """The investigations begun by that moment and not completed, the oldest first."""
    begun = Investigation.objects.filter(child=child, completed_at=None, started_at__lte=at)
    return list(begun.order_by("started_at", "pk"))


def copy_to_open(copy_id: UUID, *, corrections: bool = False) -> NoteCopy | None:
    """A note in one child's journal, also one that was struck or moved; None when not there.

    The page opens the child before it shows anything.
    """
    copies = NoteCopy.objects.filter(pk=copy_id).select_related("note")
    found: NoteCopy | None = (copies.prefetch_related("note__corrected_by") if corrections else copies).first()
    return found
