"""Where drafts are kept while somebody writes, and thrown away when they say so."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts import actions
from tovholder.foundation.drafts.kinds import DraftKind, kind_of
from tovholder.foundation.drafts.sealed import says_something, typed_in
from tovholder.foundation.ui.wording import clock


@require_POST
def save(request: StaffRequest, form: str, about: UUID) -> HttpResponse:
    """Keep what is being written; asked by drafts.js a few seconds after the typing."""
    typed = typed_in(request.POST)
    token = request.POST.get("draft_version", "")
    if not says_something(typed):
        return JsonResponse({"version": token, "message": " "})
    kept = actions.save_draft(
        request.user.pk, _known(form), about=about, typed=typed, token=token, at=request.reader.at
    )
    answer = {"version": kept.token, "clock": clock(kept.saved_at)}
    if kept.beside:
        answer["message"] = _(
            "Kladden er også ændret i et andet vindue. Begge tekster er gemt. Du ser dem ved siden af hinanden, "
            "når du åbner siden igen."
        )
    return JsonResponse(answer)


@require_POST
def throw_away(request: StaffRequest, form: str, about: UUID) -> HttpResponse:
    """Throw one draft away, because its writer says so."""
    kind = _known(form)
    actions.throw_away(
        request.user.pk, kind, about=about, token=request.POST.get("draft_version", ""), at=request.reader.at
    )
    messages.success(request, _("Kladden er smidt væk."))
    return redirect("desk:my_day" if request.POST.get("back") == "my_day" else kind.address(about))


def _known(form: str) -> DraftKind:
    kind = kind_of(form)
    if kind is None:
        raise Http404
    return kind
