"""The frame's own pages: help, accessibility, shortcuts, and what is said when a page cannot be shown."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from tovholder.foundation.ui.gallery import gallery_context

_A_YEAR = 365 * 24 * 60 * 60  # seconds


@login_not_required
def help_page(request: HttpRequest) -> HttpResponse:
    """How to find one's way, for everybody."""
    return render(request, "ui/help.html")


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement (tilgængelighedserklæring), lov 692/2018."""
    return render(request, "ui/accessibility.html")


@login_not_required
@require_POST
def shortcuts(request: HttpRequest) -> HttpResponse:
    """Switch the keyboard's shortcuts on or off for this browser (WCAG 2.1.4); says nothing about anybody."""
    came_from = request.headers.get("Referer", "")
    known = url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()})
    response = HttpResponseRedirect(came_from if known else "/")
    choice = "off" if request.POST.get("shortcuts") == "off" else "on"
    response.set_cookie("tovholder_shortcuts", choice, max_age=_A_YEAR, httponly=True, samesite="Lax")
    return response


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component of the pages, with made-up people, for those who build; only in the demo."""
    if not settings.DEMO:
        raise Http404
    return render(request, "ui/gallery.html", gallery_context(request.POST or None))
