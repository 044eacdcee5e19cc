"""Every page is locked but the few that say so; and nothing about a child stays in a browser's cache."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_callable, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from tovholder.foundation.access.queries import reader_of
from tovholder.foundation.accounts.models import User

_SECOND_FACTOR_PAGES = ("mfa_", "account_")


class EveryPageIsLocked(LoginRequiredMiddleware):
    """Asks for a log-in (and in production a second factor) before any page not marked as open.

    Sets `request.reader`, and `Cache-Control: no-store` on every answer to somebody logged in.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and keep the answer out of caches when somebody is logged in."""
        request.reader = SimpleLazyObject(  # type: ignore[attr-defined]  # StaffRequest has it
            lambda: reader_of(cast("User", request.user), at=timezone.now())
        )
        response = cast("HttpResponse", self.get_response(request))
        if hasattr(request, "user") and request.user.is_authenticated:
            response["Cache-Control"] = "no-store"
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Stop who is not logged in, and who has no second factor where one is required."""
        stopped = cast("HttpResponse | None", super().process_view(request, view, args, kwargs))
        if stopped is not None and request.method == "POST":
            # The log-in ended while somebody was writing: a redirect would throw away what was sent.
            answer: HttpResponse = get_callable(settings.CSRF_FAILURE_VIEW)(request)
            return answer
        if stopped is not None or not settings.SECOND_FACTOR_REQUIRED:
            return stopped
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name.startswith(_SECOND_FACTOR_PAGES) or is_mfa_enabled(request.user):
            return None
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
