"""The pages of log-in that we use. Every other page of the library answers 404: nobody signs up here by themselves.

The names are the library's own, since it looks its pages up by them.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path


@login_not_required
def no_such_page(request: HttpRequest) -> HttpResponse:
    """404, to everybody."""
    raise Http404


# The library looks these up by name, also where it never sends anybody there.
_NOT_USED = (
    "account_signup",
    "account_email",
    "account_email_verification_sent",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_request_login_code",
    "account_confirm_login_code",
)

urlpatterns = [
    path("log-ind/", login_not_required(account.login), name="account_login"),
    path("log-ud/", account.logout, name="account_logout"),
    path("lukket/", login_not_required(account.account_inactive), name="account_inactive"),
    path("adgangskode/", account.password_change, name="account_change_password"),
    path("bekraeft/", account.reauthenticate, name="account_reauthenticate"),
    path("", second_factor.index, name="mfa_index"),
    path("engangskode/", login_not_required(second_factor.authenticate), name="mfa_authenticate"),
    path("bekraeft-med-kode/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("telefon/", totp.activate_totp, name="mfa_activate_totp"),
    path("telefon/skift/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("noedkoder/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("noedkoder/nye/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("noedkoder/hent/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    *(path(f"findes-ikke/{name}/", no_such_page, name=name) for name in _NOT_USED),
]
