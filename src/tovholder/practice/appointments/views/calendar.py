"""My appointments in a telephone: the address of the feed, and the feed, which names nobody."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.foundation.access.requests import StaffRequest
from tovholder.practice.appointments import actions, queries
from tovholder.practice.appointments.feed import as_calendar


def my_feed(request: StaffRequest) -> HttpResponse:
    """My calendar's address: made, shown once, closed again."""
    address = ""
    if request.method == "POST" and "close" in request.POST:
        if actions.revoke_feed(request.user, at=request.reader.at, by=request.reader.hand):
            messages.success(request, _("Kalenderens adresse er lukket og virker ikke mere."))
        return redirect("appointments:my_feed")
    if request.method == "POST":
        token = actions.open_feed(request.user, at=request.reader.at, by=request.reader.hand)
        address = request.build_absolute_uri(reverse("appointments:feed", args=[token]))
    page = {"address": address, "feed": queries.feed_of(request.user.pk)}
    return render(request, "appointments/my_feed.html", page)


@require_safe
@login_not_required
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """What a telephone reads without a log-in: the token opens it, and nobody is named in it."""
    rows = queries.in_the_feed(token, now=timezone.now())
    if rows is None:
        raise Http404
    made = as_calendar(rows, address_of=lambda pk: request.build_absolute_uri(reverse("appointments:show", args=[pk])))
    answer = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
