"""What is answered when a page cannot be: the same to who may not and who asks for what does not exist."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What could not be read (400), or was more than we take (413)."""
    if isinstance(exception, TOO_MUCH):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, and 403 in the same words: a refusal must not tell that a child exists."""
    return render(request, "404.html", status=404)


def our_fault(request: HttpRequest) -> HttpResponse:
    """500: something failed here; nothing about anybody is said.

    Without the request, so that nothing is asked of a database that may be what failed.
    """
    return HttpResponse(render_to_string("500.html"), status=500)
