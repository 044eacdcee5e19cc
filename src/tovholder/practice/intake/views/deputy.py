"""The deputy's way back: a hit on one of our own that was none."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.ui.wording import moment
from tovholder.practice.intake import actions
from tovholder.practice.intake.forms.acts import LetBackForm
from tovholder.practice.intake.queries.deputised import others_with_the_deputy
from tovholder.practice.intake.views.acting import act, posted
from tovholder.practice.intake.views.doors import for_the_front_desk, open_concern
from tovholder.practice.intake.views.once import answered_once


@for_the_front_desk
@answered_once
def let_back(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """It is not the same person: the notification goes back to Modtagelsen. For the deputy alone."""
    found = open_concern(request, concern_id, page="intake_let_back")
    notification = found.concern.notification
    if not notification.routed_to_deputy:
        raise Http404
    others = {str(each.pk): each for each in others_with_the_deputy(notification)}
    choices = [(pk, _("Underretningen fra %s") % moment(each.received_at)) for pk, each in others.items()]
    form = LetBackForm(posted(request), others=choices)

    def deed(**signed: Any) -> None:
        given = form.cleaned_data
        along = [others[pk] for pk in given.get("also", ())]
        actions.let_back(notification, reason=given["reason"], along=along, **signed)

    return act(
        request,
        found,
        form,
        deed,
        title=_("Ikke den samme person"),
        button=_("Send tilbage til Modtagelsen"),
        about=_(
            "Underretningen kom til jer, fordi et navn, et CPR-nummer eller en adresse er som hos en af vores egne. "
            "Er det ikke den samme person, går den tilbage til Modtagelsen. Fristen er den samme som hele tiden."
        ),
        done=reverse("intake:queue"),
    )
