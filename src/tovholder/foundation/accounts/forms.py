"""The second factor, with the same count of failures as the password: a six-digit code must not be guessed."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class _Counted:
    """Counts wrong codes as failed log-ins, in the database, for every worker."""

    user: Any

    def clean_code(self) -> str:
        """The code, when it is right. Raises ValidationError when it is wrong, or guessed at too often."""
        request, who = context.request, {"username": self.user.username}
        if not AxesProxyHandler.is_allowed(request, who):
            raise ValidationError(_("For mange forkerte koder. Vent et kvarter, og prøv igen."))
        try:
            code: str = super().clean_code()  # type: ignore[misc]  # allauth tells no types
        except ValidationError:
            user_login_failed.send(sender=type(self), credentials=who, request=request)
            raise ValidationError(_("Koden er forkert eller udløbet. Skriv den, som appen viser nu.")) from None
        return code


class SecondFactorForm(_Counted, AuthenticateForm):  # type: ignore[misc]  # allauth tells no types
    """The code at log-in."""


class SecondFactorAgainForm(_Counted, ReauthenticateForm):  # type: ignore[misc]  # allauth tells no types
    """The code once more, before something that matters."""
