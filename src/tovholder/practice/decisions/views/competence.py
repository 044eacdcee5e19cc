"""The competence table: who may decide what, read by everybody, changed by a head of department."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.organisation.competence import Delegated, competence_on, delegate
from tovholder.foundation.organisation.models import Competence, Level, PostKind
from tovholder.practice.decisions.forms.competence import DelegateForm
from tovholder.practice.decisions.kinds import USUAL, Kind, kinds_on

MAY_CHANGE = frozenset({PostKind.HEAD, PostKind.ADMINISTRATOR})


def competence(request: StaffRequest) -> HttpResponse:
    """The table of today and what has been decided for later; a head of department adds to it."""
    reader = request.reader
    today = danish_day(reader.at)
    may_change = bool(reader.kinds & MAY_CHANGE)
    form = DelegateForm(request.POST or None, today=today) if may_change else None
    if form is not None and form.is_valid():
        given = form.cleaned_data
        delegate(
            given["kind"],
            level=Level(given["level"]),
            up_to=given["up_to"],
            starts=given["starts"],
            at=reader.at,
            by=reader.hand,
        )
        messages.success(request, _("Kompetenceplanen er ændret fra %s.") % given["starts"].strftime("%d.%m.%Y"))
        return redirect("decisions:competence")
    table = competence_on(today, usual=USUAL)
    decided = set(Competence.objects.on(today).values_list("kind", flat=True))
    kinds = kinds_on(today)
    context = {
        "form": form,
        "rows": [(kind, _who(kind, table), kind.code in decided) for kind in kinds],
        "later": [
            (next((kind.danish for kind in kinds if kind.code == rule.kind), rule.kind), rule)
            for rule in Competence.objects.filter(starts__gt=today).order_by("starts", "kind")
        ],
        "now": reader.at,
    }
    return render(request, "decisions/competence.html", context)


def _who(kind: Kind, table: list[Delegated]) -> list[tuple[str, str]]:
    """The levels that may decide the kind, each with the most it may cost a month."""
    if kind.compulsory:
        return [(str(Level(kind.by_law).label), _("efter loven"))]
    rows = [row for row in table if row.kind == kind.code]
    return [
        (
            str(row.level.label),
            _("op til %s kr. pr. måned") % f"{row.up_to:,.0f}".replace(",", ".") if row.up_to else "",
        )
        for row in rows
    ] or [(str(Level.COUNCIL.label), "")]
