"""The numbers a contact hold keeps back, shown when somebody asks; that they asked stands in the log of readings."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tovholder.foundation.access.requests import StaffRequest
from tovholder.practice.intake.views.doors import for_the_front_desk, open_concern
from tovholder.practice.intake.views.words import grown_up_kind, identity_bar, shown_notification


@require_safe
@for_the_front_desk
def held_phones(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Telephone numbers of the family: those we know, and those the notifier gave."""
    found = open_concern(request, concern_id, page="intake:phones")
    context = {
        "found": found,
        "concern": found.concern,
        "child": identity_bar(found, now=request.reader.at),
        "notification": shown_notification(found.concern.notification),
        "grown_ups": [(adult, grown_up_kind(adult)) for adult in found.grown_ups],
        "now": request.reader.at,
    }
    return render(request, "intake/held_phones.html", context)
