"""Who comes in at the front desk: intake, who is on watch, and the deputy for what intake must not see."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.locks import only_for
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.organisation.models import Unit, UnitKind
from tovholder.practice.intake.models import Notification
from tovholder.practice.intake.queries.one_concern import OneConcern, one_concern

for_the_front_desk = only_for(lambda reader: reader.is_intake or _leads_the_deputy(reader))


def may_see(reader: Reader, notification: Notification) -> bool:
    """Whether the notification stands in the reader's queue: the unit's own, a deputy's only for its leader."""
    if reader.on_watch:
        return True
    mine = notification.unit_id in reader.units
    return mine and ("intake" in reader.unit_kinds or reader.is_leader)


def open_concern(request: StaffRequest, concern_id: UUID, *, page: str) -> OneConcern:
    """The concern, if it stands in the reader's queue and the child may be seen; the reading is noted.

    Raises Http404 otherwise. A row moved to the right child has no content any more: 404 too.
    """
    found = one_concern(concern_id, on=danish_day(request.reader.at))
    if found is None or found.concern.moved_to_id or not may_see(request.reader, found.concern.notification):
        raise Http404
    open_child(found.child.pk, reader=request.reader, page=page)
    return found


def _leads_the_deputy(reader: Reader) -> bool:
    if not reader.is_leader:
        return False
    desks = Unit.objects.on(danish_day(reader.at)).filter(kind=UnitKind.INTAKE, deputy__in=reader.units)
    return bool(desks.exists())
