"""The one door to a child, and what changes what we know of a family."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from tovholder.foundation.access.actions import note_reading
from tovholder.foundation.access.asking import PreparedFor
from tovholder.foundation.access.models import KeyKind, Reason
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.prepared import blank
from tovholder.foundation.families.belonging import (
    Born,
    end_tie,
    found_home,
    home_at,
    move_in,
    move_out,
    record_birth,
    set_custody,
    set_protection,
    tie_adult,
)
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.partings import adopt, record_adult_death
from tovholder.foundation.families.querysets import keys_of
from tovholder.foundation.families.registering import cpr_of, know_adult, minor_until, register_child, set_cpr

__all__ = [
    "Born",
    "adopt",
    "cpr_of",
    "end_tie",
    "found_home",
    "home_at",
    "know_adult",
    "minor_until",
    "move_in",
    "move_out",
    "open_child",
    "record_adult_death",
    "record_birth",
    "register_child",
    "set_cpr",
    "set_custody",
    "set_protection",
    "tie_adult",
]

_REASON_OF_KEY = {
    KeyKind.INTAKE_HISTORY: Reason.NOTIFICATION,
    KeyKind.DEPUTY: Reason.DEPUTY,
    KeyKind.HANDED_OVER: Reason.HANDED_OVER,
    KeyKind.SIGNING: Reason.SIGNING,
    KeyKind.TASK: Reason.TASK,
}


def open_child(child_id: UUID, *, reader: Reader, page: str) -> Child:
    """The child, if this reader may see them, and a note that they did; the unit and caseworker come along.

    Raises Http404 otherwise: a 403 would already tell that the child exists.
    """
    found = _SEEN.records(reader, child=child_id)
    if not found:
        raise Http404
    child: Child = found[0]
    reason, because = _why(child, reader)
    note_reading(child.pk, reader=reader, page=page, reason=reason, because=because)
    return child


def _seen(reader: Reader) -> QuerySet[Child]:
    visible = Child.objects.visible_to(reader, at=reader.at)
    return visible.filter(pk=blank("child")).select_related("unit", "caseworker")


_SEEN = PreparedFor(_seen)


def _why(child: Child, reader: Reader) -> tuple[Reason, UUID | None]:
    if child.unit_id in reader.units:
        return Reason.MY_UNIT, None
    keys = keys_of(reader, at=reader.at).filter(child_id=child.pk, unit__in=reader.units)
    key = keys.order_by("-opens_at").first()
    if key is not None:
        return _REASON_OF_KEY[KeyKind(key.kind)], key.because
    return Reason.OUT_OF_HOURS, None
