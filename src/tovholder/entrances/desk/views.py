"""The caseworker's first page of the day."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tovholder.foundation.access.requests import StaffRequest


def my_day(request: StaffRequest) -> HttpResponse:
    """Min dag."""
    return render(request, "desk/my_day.html", {})


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the site and its database answer; says nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
def session_ended(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The log-in ended while somebody was writing: what was sent is shown again, so that nothing is lost."""
    typed = [(name, value) for name, value in request.POST.lists() if name != "csrfmiddlewaretoken"]
    return render(request, "desk/session_ended.html", {"typed": typed}, status=403)
