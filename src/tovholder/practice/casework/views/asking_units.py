"""A leader asks another unit to take over a child, and its siblings with it; until it is answered nothing has moved."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.locks import for_leaders
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import name_and_age
from tovholder.foundation.families.siblings import siblings_of
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms.handing_over import AskUnitForm
from tovholder.practice.casework.models import UnitHandOver
from tovholder.practice.casework.queries.handing_over import units_to_ask, waiting_hand_over, waiting_hand_overs
from tovholder.practice.casework.views.acting import act, not_now
from tovholder.practice.casework.views.frame import back_to_case

ASK = keeps_drafts("til-anden-enhed", danish="Barnet til en anden enhed", page="casework:ask_unit")


@for_leaders
def ask_unit(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Ask another unit to take over the child, and siblings with it who are where the child is and not asked about."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="ask_unit")
    if not may_ask_unit(child, reader=reader):
        raise Http404
    beside = [each for each in siblings_of(child, reader=reader) if each.unit_id == child.unit_id]
    if beside:
        note_list_reading([each.pk for each in beside], reader=reader, page="ask_unit")
    waiting = waiting_hand_overs([child, *beside])
    units = units_to_ask(child, on=reader.today)
    if request.method == "GET" and (child.pk in waiting or not units):
        return _cannot_ask(request, child, waiting.get(child.pk))
    free = [each for each in beside if each.pk not in waiting]

    def ask(form: AskUnitForm) -> None:
        given = form.cleaned_data
        with_it = [each for each in free if str(each.pk) in given.get("also", ())]
        told: dict[str, Any] = {"to_unit": given["unit"], "because": given["because"]}
        actions.ask_to_take_over([child, *with_it], **told, at=reader.at, by=reader.hand)

    def saved(_form: AskUnitForm) -> str:
        asked = waiting_hand_over(child)
        whom = asked.to_unit.name if asked else _("Enheden")
        return _("%s er spurgt. Barnet er jeres, til enheden overtager.") % whom

    named = [(str(each.pk), _in_words(each, reader=reader)) for each in free]
    left_out = [f"{_in_words(each, reader=reader)}: {_waits(waiting[each.pk])}" for each in beside if each not in free]
    return act(
        request,
        child,
        draft=ASK,
        form=partial(AskUnitForm, units=units, siblings=named),
        does=ask,
        title=_("Barnet skal til en anden enhed"),
        button=_("Spørg enheden"),
        adds=False,
        saved=saved,
        to=back_to_case(child.pk),
        intro=_(
            "Den anden enheds leder får en opgave og kan se barnet, mens den venter. I har barnet, til det er taget."
        ),
        facts=[
            (_("Enhed nu"), child.unit.name if child.unit else _("ingen")),
            *([(_("Søskende, der allerede venter på svar"), "\n".join(left_out))] if left_out else []),
        ],
    )


def may_ask_unit(child: Child, *, reader: Reader) -> bool:
    """Whether the reader may ask another unit to take over this child: its own unit is hers to lead, and it lives."""
    return reader.leads(child.unit_id) and child.died_on is None


def _cannot_ask(request: StaffRequest, child: Child, waiting: UnitHandOver | None) -> HttpResponse:
    links = []
    if waiting is None:
        words = _(
            "Ingen anden enhed har både en leder, der kan svare, og en rådgiver. Administratoren opretter stillingerne."
        )
    else:
        words = _("%s Barnet er jeres, til enheden overtager.") % _waits(waiting)
        links.append((_("Træk spørgsmålet tilbage"), reverse("casework:answer_hand_over", args=[waiting.pk])))
    return not_now(request, child, title=_("Barnet skal til en anden enhed"), words=words, links=links)


def _waits(asked: UnitHandOver) -> str:
    told = {"unit": asked.to_unit.name, "day": day(danish_day(asked.happened_at))}
    return _("%(unit)s blev spurgt %(day)s og har ikke svaret endnu.") % told


def _in_words(child: Child, *, reader: Reader) -> str:
    return name_and_age(child, on=reader.today)
