"""A notification about a child that has died: nobody assesses the dead, the siblings are seen, the row is closed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import name_and_age
from tovholder.foundation.families.siblings import siblings_of
from tovholder.practice.intake import actions
from tovholder.practice.intake.forms.acts import AfterDeathForm
from tovholder.practice.intake.views.acting import act, posted
from tovholder.practice.intake.views.doors import for_the_front_desk, open_concern
from tovholder.practice.intake.views.once import answered_once


@for_the_front_desk
@answered_once
def close(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Close the notification, and say what was done for the other children."""
    found = open_concern(request, concern_id, page="intake_after_death")
    if found.child.died_on is None or found.concern.closed_by_death_at:
        open_still = _("Barnet står ikke som dødt. Dødsfaldet registreres under Sagens gang på barnets side.")
        messages.info(request, _("Underretningen er allerede lukket.") if found.child.died_on else open_still)
        return redirect("intake:assess", concern_id)
    form = AfterDeathForm(posted(request))

    def deed(**signed: Any) -> None:
        siblings, by_name = form.cleaned_data["seen_to"], request.reader.user.name
        actions.close_after_death(found.concern, siblings=siblings, by_name=by_name, **signed)

    return act(
        request,
        found,
        form,
        deed,
        title=_("Luk underretningen: barnet er dødt"),
        button=_("Luk underretningen"),
        about=_(
            "Underretningen forlader køen og tæller som lukket, ikke som vurderet. Det, du skriver, bliver stående."
        ),
        done=reverse("intake:queue"),
    )


def brothers_and_sisters(request: StaffRequest, child: Child) -> list[tuple[UUID, str]]:
    """The living children of the home and the parents that the reader may see; the reading is noted."""
    found = siblings_of(child, reader=request.reader)
    if found:
        note_list_reading([each.pk for each in found], reader=request.reader, page="intake_after_death")
    on = danish_day(request.reader.at)
    return [(each.pk, name_and_age(each, on=on)) for each in found]
