"""Who is new to the case? Loven asks for one of them when a child gets help already. Barnets lov § 137, stk. 1."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.organisation.models import Employment, PostKind
from tovholder.practice.intake.queries import who_is_new
from tovholder.practice.intake.views.doors import for_the_front_desk, open_concern
from tovholder.practice.intake.views.words import identity_bar

TAKE_PART = (PostKind.INTAKE, PostKind.CASEWORKER, PostKind.TEAM_LEADER, PostKind.HEAD)


@require_safe
@for_the_front_desk
def show_who_is_new(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """The colleagues who have written nothing about the child before this notification, by name."""
    found = open_concern(request, concern_id, page="intake_who_is_new")
    employed = Employment.objects.on(danish_day(request.reader.at)).filter(post__kind__in=TAKE_PART)
    colleagues = who_is_new(found.concern, user_ids=employed.values_list("user", flat=True).distinct())
    context = {
        "concern": found.concern,
        "child": identity_bar(found, now=request.reader.at),
        "colleagues": [user for user in colleagues if user.pk != request.user.pk],
        "i_am_new": request.user.pk in {user.pk for user in colleagues},
    }
    return render(request, "intake/who_is_new.html", context)
