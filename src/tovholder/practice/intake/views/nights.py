"""Vagtsiden: one page on a phone at night, with who waits, who to call, and the child."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.organisation.queries import on_watch
from tovholder.practice.intake import actions
from tovholder.practice.intake.queries import queue
from tovholder.practice.intake.queries.alarms import ringing
from tovholder.practice.intake.queries.queue import Stage
from tovholder.practice.intake.views.doors import for_the_front_desk, open_concern
from tovholder.practice.intake.views.queue import shown
from tovholder.practice.intake.views.words import grown_up_kind, identity_bar, shown_notification

AT_NIGHT = 20


@require_safe
@for_the_front_desk
def watch(request: StaffRequest) -> HttpResponse:
    """Everything that waits to be assessed, the alarms that still ring first, and the phones."""
    now = request.reader.at
    rows = queue(request.reader, now, most=AT_NIGHT, stage=Stage.NEW)
    if rows:
        note_list_reading([row.child.pk for row in rows], reader=request.reader, page="intake_watch")
    rings = ringing([row.notification.pk for row in rows])
    context = {
        "rows": [(shown(row, on=now), row.notification.pk in rings) for row in rows],
        "watches": on_watch(at=now),
        "now": now,
    }
    return render(request, "intake/watch.html", context)


@for_the_front_desk
@require_POST
def opened(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Somebody has it: the next on the roster is not called."""
    found = open_concern(request, concern_id, page="intake_opened")
    if actions.notice_opened(found.concern.notification, at=request.reader.at, by=request.reader.hand):
        messages.success(request, _("Du har den. Den næste på vagtlisten bliver ikke ringet op."))
    else:
        messages.info(request, _("Den er åbnet. Ingen på vagtlisten bliver ringet op om den mere."))
    return redirect("intake:watch_child", concern_id)


@require_safe
@for_the_front_desk
def watch_child(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """The child's card: what was said, where the child is, who can be called."""
    found = open_concern(request, concern_id, page="intake_watch_child")
    context = {
        "found": found,
        "concern": found.concern,
        "child": identity_bar(found, now=request.reader.at),
        "notification": shown_notification(found.concern.notification),
        "grown_ups": [(adult, grown_up_kind(adult)) for adult in found.grown_ups],
        "watches": on_watch(at=request.reader.at),
        "now": request.reader.at,
    }
    return render(request, "intake/watch_child.html", context)
