"""The competence table: who may decide what, read by everybody, changed by a head of department."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.organisation.competence import Delegated, competence_on, delegate, end_delegation
from tovholder.foundation.organisation.models import Competence, Level, PostKind
from tovholder.foundation.ui.language import as_read
from tovholder.foundation.ui.wording import day, kroner
from tovholder.practice.decisions.forms.competence import DelegateForm, EndRuleForm
from tovholder.practice.decisions.kinds import USUAL, Kind, kind_on, kinds_on
from tovholder.practice.decisions.ruled import decided_under, names_of

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
        messages.success(request, _("Kompetenceplanen er ændret fra %s.") % day(given["starts"]))
        return redirect("decisions:competence")
    table, kinds = competence_on(today, usual=USUAL), kinds_on(today)
    rules = list(Competence.objects.order_by("kind", "starts", "pk"))
    running = {rule.pk for rule in rules if rule.starts <= today and (rule.ends is None or rule.ends > today)}
    decided = {rule.kind for rule in rules if rule.pk in running}
    context = {
        "form": form,
        "rows": [(kind, _who(kind, table), kind.code in decided) for kind in kinds],
        "rules": [(kind_on(rule.kind, today if rule.pk in running else rule.starts).danish, rule) for rule in rules],
        "today": today,
        "now": reader.at,
    }
    return render(request, "decisions/competence.html", context)


def rule(request: StaffRequest, rule_id: UUID) -> HttpResponse:
    """One rule: who wrote it, until when it holds, and who decided what under it; a head of department ends it."""
    reader = request.reader
    found = Competence.objects.filter(pk=rule_id).first()
    if found is None:
        messages.info(request, _("Reglen er der ikke mere: den blev taget ud, før den begyndte."))
        return redirect("decisions:competence")
    may_change = bool(reader.kinds & MAY_CHANGE)
    form = EndRuleForm(request.POST or None, rule=found) if may_change else None
    if form is not None and form.is_valid():
        end_delegation(found, ends=form.ends(), at=reader.at, by=reader.hand)
        messages.success(request, _("Reglen gælder til og med %s.") % day(form.cleaned_data["last_day"]))
        return redirect("decisions:rule", found.pk)
    made, hidden = decided_under(found, reader)
    if made:
        note_list_reading([each.child_id for each in made], reader=reader, page="competence_rule")
    context = {
        "form": form,
        "rule": found,
        "kind": kind_on(found.kind, found.starts),
        "names": names_of(found),
        "made": [(each, shown_name(each.child)) for each in made],
        "hidden": hidden,
    }
    return render(request, "decisions/rule.html", context)


def _who(kind: Kind, table: list[Delegated]) -> list[tuple[str, str]]:
    """The levels that may decide the kind, each with the most it may cost a month."""
    if kind.compulsory:
        return [(as_read(str(Level(kind.by_law).label)), _("efter loven"))]
    rows = [row for row in table if row.kind == kind.code]
    return [
        (
            as_read(str(row.level.label)),
            _("op til %s kr. pr. måned") % kroner(row.up_to) if row.up_to else "",
        )
        for row in rows
    ] or [(as_read(str(Level.COUNCIL.label)), "")]
