"""The keys other systems knock with: cut, shown once, and closed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tovholder.entrances.administration import queries
from tovholder.entrances.administration.forms import BecauseForm, KeyForm
from tovholder.entrances.administration.views.frame import act, show_once
from tovholder.foundation.access.locks import for_administrators
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.organisation.actions import issue_token, revoke_token
from tovholder.foundation.organisation.models import ApiToken

NEW = keeps_drafts("ny-noegle", danish="Ny nøgle til et system", page="administration:cut_key")
CLOSED = keeps_drafts("luk-noegle", danish="En nøgle lukkes", page="administration:revoke_key")
KEY_SHOWN = (
    gettext_lazy("Nøglen"),
    gettext_lazy("Giv den til dem, der driver systemet, så de kan lægge den ind. Ingen kan læse den igen."),
)


@require_safe
@for_administrators
def keys(request: StaffRequest) -> HttpResponse:
    """The keys that open something today, and those that do not any more."""
    opening, closed = queries.tokens(on=request.reader.today)
    context = {"opening": opening, "closed": closed, "back": reverse("administration:overview")}
    return render(request, "administration/keys.html", context)


@require_safe
@for_administrators
def begin(request: StaffRequest) -> HttpResponse:
    """A page of its own for each, so that a second press of it is known."""
    return redirect("administration:cut_key", new_id())


@for_administrators
def cut(request: StaffRequest, key: UUID) -> HttpResponse:
    """A new key for a system, shown this once."""
    return show_once(
        request,
        KeyForm,
        lambda form: issue_token(form.cleaned_data["name"], at=request.reader.at, by=request.reader.hand),
        draft=NEW,
        about=key,
        back=reverse("administration:keys"),
        shown=KEY_SHOWN,
        title=_("Ny nøgle til et system"),
        button=_("Lav en nøgle"),
        intro=_("Med nøglen kan systemet sende underretninger til os. Det kan intet læse."),
    )


@for_administrators
def revoke(request: StaffRequest, token_id: UUID) -> HttpResponse:
    """The key opens nothing from now on."""
    token = get_object_or_404(ApiToken, pk=token_id)

    def does(form: BecauseForm) -> None:
        revoke_token(token, because=form.cleaned_data["because"], at=request.reader.at, by=request.reader.hand)

    return act(
        request,
        BecauseForm,
        does,
        draft=CLOSED,
        about=token.pk,
        back=reverse("administration:keys"),
        title=_("Luk nøglen til %s") % token.name,
        tab=_("Luk en nøgle"),
        button=_("Luk nøglen"),
        intro=_("Systemet kan ikke sende flere underretninger til os med den nøgle. Aftal med dem, hvad de så gør."),
        saved=_("Nøglen er lukket."),
    )
