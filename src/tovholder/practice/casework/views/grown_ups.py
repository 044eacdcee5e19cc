"""A grown-up around the child: when they were born."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Tie, TieKind
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms.grown_ups import GrownUpForm
from tovholder.practice.casework.views.acting import act

GROWN_UP = keeps_drafts("voksen", danish="Om en voksen", page="casework:grown_up")


def grown_up(request: StaffRequest, child_id: UUID, adult_id: UUID) -> HttpResponse:
    """A grown-up who is tied to the child today: the birth date, and the CPR number. Raises Http404 for any other."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="grown_up")
    today = danish_day(reader.at)
    tie = Tie.objects.on(today).filter(child=child.pk, adult=adult_id).select_related("adult").first()
    if tie is None:
        raise Http404

    def does(form: GrownUpForm) -> None:
        actions.know_grown_up(tie.adult, **form.cleaned_data, at=reader.at, by=reader.hand)

    return act(
        request,
        child,
        draft=GROWN_UP,
        form=partial(GrownUpForm, today=today),
        does=does,
        title=tie.adult.name or _("Voksen uden navn"),
        button=_("Gem oplysninger"),
        saved=_("Oplysningerne er gemt."),
        to=reverse("desk:child", args=[child.pk]),
        initial={"birth_date": tie.adult.birth_date},
        facts=[(_("Relation"), TieKind(tie.kind).label), *_number(tie)],
        intro=_("Fødselsdatoen vises, når et brev skal tjekkes, før det sendes."),
        adds=False,
    )


def _number(tie: Tie) -> list[tuple[str, str]]:
    return [(_("CPR-nummer"), _("står i journalen, forseglet"))] if tie.adult.cpr_sealed else []
