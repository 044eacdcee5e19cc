"""When the log-in ends while somebody writes, and whether the site is up."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# Written by the page itself, or by somebody on their way in; never shown again.
NOT_SHOWN = frozenset({"csrfmiddlewaretoken", "login", "password", "code"})


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the site and its database answer; says nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
def session_ended(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The log-in ended while somebody was writing: what was sent is shown again, so that nothing is lost.

    Only what this site's own page sent can be sent once more from here: a strange page must not be able to lay
    words in somebody's mouth.
    """
    typed = [(name, value) for name, values in request.POST.lists() for value in values if name not in NOT_SHOWN]
    again = _sent_by_our_own_page(request) and bool(typed)
    signed_in = request.user.is_authenticated
    context = {
        "typed": typed if again else [],
        "address": request.path if again else "",
        "signed_in_again": signed_in,
        "reader": None,
    }
    return render(request, "desk/session_ended.html", context, status=403)


def logged_in_again(request: HttpRequest) -> HttpResponse:
    """Where a log-in from another tab ends: the writing is still open in the first one."""
    return render(request, "desk/logged_in_again.html")


def _sent_by_our_own_page(request: HttpRequest) -> bool:
    came_from = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(came_from).netloc == request.get_host()
