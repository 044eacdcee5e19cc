"""Force used against a placed child: written down, and then who was told and what the child says."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.ui.wording import day, moment
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import ForceForm, ReportForceForm
from tovholder.practice.casework.models import ForceUsed, ReportedTo
from tovholder.practice.casework.queries.help import force_to_open
from tovholder.practice.casework.views.acting import act

FORCE = keeps_drafts("magtanvendelse", danish="Magtanvendelse", page="casework:record_force")
REPORT = keeps_drafts("magtanvendelse-besked", danish="Indberetning af magt", page="casework:report_force")
TOLD = (
    "reported_to",
    "reported_on",
    "child_shown_on",
    "childs_words",
    "child_not_heard_because",
    "parents_told_on",
    "parents_not_told_because",
)


def record_force(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Force was used against the child: what happened, and who used it."""
    child = open_child(child_id, reader=request.reader, page="record_force")
    at, by = request.reader.at, request.reader.hand
    return act(
        request,
        child,
        draft=FORCE,
        form=partial(ForceForm, now=at),
        initial={"happened_at": at},
        does=lambda form: actions.record_force(child, **form.cleaned_data, at=at, by=by),
        title=_("Magtanvendelse"),
        button=_("Gem magtanvendelsen"),
        saved=_("Magtanvendelsen er skrevet ind. Skriv her, når den er indberettet, og når barnet er hørt."),
        to=lambda used: reverse("casework:report_force", args=[used.pk]) if used else child_url(child.pk),
        intro=_("Skriv det, som anbringelsesstedet har oplyst. Barnets egne ord skrives bagefter."),
    )


def report_force(request: StaffRequest, force_id: UUID) -> HttpResponse:
    """What happened, who was told of it, and what the child says."""
    used: Any = force_to_open(force_id)
    if used is None:
        raise Http404
    child = open_child(used.child_id, reader=request.reader, page="report_force")
    used.child = child
    at, by = request.reader.at, request.reader.hand

    def report(form: ReportForceForm) -> None:
        given = dict(form.cleaned_data)
        to = [ReportedTo(each) for each in given.pop("reported_to")]
        actions.report_force(used, reported_to=to, **given, at=at, by=by)

    return act(
        request,
        child,
        draft=REPORT,
        form=partial(ReportForceForm, used=used, now=at),
        initial={name: getattr(used, name) for name in TOLD},
        does=report,
        title=_("Magtanvendelse %s") % day(danish_day(used.happened_at)),
        button=_("Gem indberetning"),
        saved=_("Gemt."),
        to=reverse("casework:report_force", args=[used.pk]),
        facts=facts_of(used),
        warning=_missing(used),
        under_hold=_("Der er kontaktstop: orientér ikke forældrene. Skriv i stedet, hvorfor de ikke har fået det."),
    )


def facts_of(used: ForceUsed) -> list[tuple[str, str]]:
    """What happened, for the top of its page."""
    facts = [
        (_("Hvad skete der"), used.what),
        (_("Hvornår"), moment(used.happened_at)),
        (_("Hvem brugte magt"), used.used_by),
        (_("Hjemmel, som stedet har skrevet"), used.paragraph),
    ]
    return [fact for fact in facts if fact[1]]


def _missing(used: ForceUsed) -> str:
    """What is still to be done, in one sentence; empty when nothing is."""
    todo = []
    if not used.goes_to_all:
        todo.append(_("handlekommunen og socialtilsynet skal have indberetningen"))
    if not used.child_is_heard:
        todo.append(_("barnet skal se den og kunne skrive til den"))
    if not (used.parents_told_on or used.parents_not_told_because):
        todo.append(_("forældremyndighedsindehaveren skal orienteres"))
    return _("Mangler: %s.") % "; ".join(todo) if todo else ""


def child_url(child_id: UUID) -> str:
    """The page of help and placements, where force used is listed."""
    return reverse("casework:help_of_child", args=[child_id])
