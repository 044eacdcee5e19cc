"""Whom we ask: statements with what became of them, and examinations by a doctor or psychologist."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import DraftKind, keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import (
    AskedStatement,
    Consent,
    ConsentKind,
    Examination,
    Investigation,
    OwnStatement,
    TargetedAssessment,
)
from tovholder.practice.casework.views.frame import page_of
from tovholder.practice.investigations.forms.asking import GREENLAND_UNIT_FROM as UNIT_FROM
from tovholder.practice.investigations.forms.asking import ExaminationForm, ReportForm, StatementForm, StepForm
from tovholder.practice.investigations.views.doors import (
    investigation_page,
    open_assessment,
    open_investigation,
    open_statement,
)

ASK_IN_INVESTIGATION = keeps_drafts("udtalelse", danish="Bed om udtalelse", page="investigations:ask")
ASK_IN_ASSESSMENT = keeps_drafts(
    "udtalelse-afdaekning", danish="Bed om udtalelse", page="investigations:ask_in_assessment"
)
EXAMINATION = keeps_drafts("laege-psykolog", danish="Læge eller psykolog", page="investigations:examinations")


def ask(request: StaffRequest, investigation_id: UUID) -> HttpResponse:
    """Ask somebody for a statement to an investigation."""
    investigation, child = open_investigation(request, investigation_id, page="investigation:ask")
    back = reverse("investigations:task_list", args=[investigation.pk])
    return _ask(request, child, ASK_IN_INVESTIGATION, about=investigation.pk, investigation=investigation, back=back)


def ask_in_assessment(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """Ask somebody for a statement to a targeted assessment."""
    assessment, child = open_assessment(request, assessment_id, page="assessment:ask")
    back = reverse("investigations:assessment", args=[assessment.pk])
    return _ask(request, child, ASK_IN_ASSESSMENT, about=assessment.pk, assessment=assessment, back=back)


def _ask(
    request: StaffRequest,
    child: Child,
    kind: DraftKind,
    *,
    about: UUID,
    investigation: Investigation | None = None,
    assessment: TargetedAssessment | None = None,
    back: str,
) -> HttpResponse:
    reader = request.reader
    writing = writing_of(request, kind, about=about)
    if writing.only_kept:
        return redirect(request.path)
    form = StatementForm(
        request.POST or None,
        initial={"happened_at": reader.at, **writing.initial()},
        now=reader.at,
        consents=_consents(child),
        place=child.school_or_daycare,
    )
    form.draft_url = writing.url
    if form.is_valid():
        with writing.once() as first:
            if first:
                actions.ask_for_statement(
                    child,
                    **form.given(),
                    investigation=investigation,
                    assessment=assessment,
                    at=reader.at,
                    by=reader.hand,
                )
        messages.success(request, _("Vi venter nu på svar. Det står på undersøgelsen, på barnets side og på Min dag."))
        return redirect(back)
    context = page_of(request, child, form=form, writing=writing, back=back)
    context["held"] = any(_is_hold(each) for each in context["child"]["warnings"])
    return render(request, "investigations/ask.html", context)


def _consents(child: Child) -> list[Consent]:
    """The consents to obtaining information that stand."""
    given = Consent.objects.filter(child=child, kind=ConsentKind.INFORMATION, given_at__isnull=False)
    return list(given.filter(withdrawn_at=None, lapsed_at=None).order_by("-given_at"))


def _is_hold(warning: dict[str, Any]) -> bool:
    return "review_on" in warning  # of the warnings only a contact hold is looked at again


def statement(request: StaffRequest, statement_id: UUID) -> HttpResponse:
    """One statement: what we asked, and what has happened with it since."""
    reader = request.reader
    asked, child = open_statement(request, statement_id, page="statement")
    back = _back_of(asked)
    form = StepForm(request.POST or None, initial={"says": asked.says}, now=reader.at)
    if form.is_valid() and _did(request, asked, form):
        return redirect("investigations:statement", asked.pk)
    consent = Consent.objects.filter(pk=asked.consent_id).first() if asked.consent_id else None
    context = page_of(request, child, form=form, asked=asked, back=back, consent=consent)
    return render(request, "investigations/statement.html", context)


def _did(request: StaffRequest, asked: AskedStatement, form: StepForm) -> bool:
    """Do the one thing that was pressed, and say so; false when something is missing, or nothing was pressed."""
    what, given = request.POST.get("do"), form.cleaned_data
    when: dict[str, Any] = {"happened_at": given["happened_at"], "at": request.reader.at, "by": request.reader.hand}
    if what == "remind":
        actions.remind_of_statement(asked, **when)
        messages.success(request, _("Du har rykket %s.") % asked.whom)
    elif what == "receive":
        actions.receive_statement(asked, **when)
        messages.success(request, _("Udtalelsen er modtaget og venter på at blive læst."))
    elif what == "read":
        actions.read_statement(asked, says=given["says"], at=request.reader.at, by=request.reader.hand)
        messages.success(request, _("Udtalelsen er læst. Det vigtige står nu øverst i undersøgelsens afsnit."))
    elif what == "refuse":
        return _refused(request, asked, form, when)
    else:
        return False
    return True


def _refused(request: StaffRequest, asked: AskedStatement, form: StepForm, when: dict[str, Any]) -> bool:
    because = form.cleaned_data["refused_because"].strip()
    if not because:
        form.add_error("refused_because", _("Skriv, hvorfor der ikke kommer en udtalelse."))
        return False
    try:
        actions.record_refusal(asked, because=because, **when)
    except actions.StatementIsHere as here:
        messages.warning(request, str(here))
    else:
        messages.success(request, _("Vi venter ikke længere på %s.") % asked.whom)
    return True


def _back_of(asked: AskedStatement) -> str:
    if asked.investigation_id:
        return reverse("investigations:task_list", args=[asked.investigation_id])
    if asked.assessment_id:
        return reverse("investigations:assessment", args=[asked.assessment_id])
    return reverse("investigations:of_child", args=[asked.child_id])


def examinations(request: StaffRequest, investigation_id: UUID) -> HttpResponse:
    """Examinations by a doctor or an authorised psychologist, and VISO's special unit where the law wants it."""
    reader = request.reader
    investigation, child = open_investigation(request, investigation_id, page="investigation:examinations")
    writing = writing_of(request, EXAMINATION, about=investigation.pk)
    if writing.only_kept:
        return redirect(request.path)
    if "report" in request.POST:
        return _report(request, investigation)
    form = ExaminationForm(request.POST or None, initial={"happened_at": reader.at, **writing.initial()}, now=reader.at)
    form.draft_url = writing.url
    if form.is_valid():
        with writing.once() as first:
            if first:
                _arrange(request, investigation, form)
        messages.success(request, _("Undersøgelsen ved læge eller psykolog er skrevet op."))
        return redirect("investigations:examinations", investigation.pk)
    context = investigation_page(
        request,
        investigation,
        child,
        form=form,
        writing=writing,
        examinations=[
            (each, ReportForm(prefix=str(each.pk)))
            for each in Examination.objects.filter(investigation=investigation).order_by("happened_at", "pk")
        ],
        unit_from=UNIT_FROM,
    )
    return render(request, "investigations/examinations.html", context)


def _arrange(request: StaffRequest, investigation: Investigation, form: ExaminationForm) -> None:
    given = dict(form.cleaned_data)
    asked_viso, background = given.pop("viso_asked"), given.pop("greenlandic_background")
    actions.arrange_examination(
        investigation,
        **given,
        greenlandic_background=OwnStatement(background) if background else None,
        viso_asked_at=given["happened_at"] if asked_viso else None,
        at=request.reader.at,
        by=request.reader.hand,
    )


def _report(request: StaffRequest, investigation: Investigation) -> HttpResponse:
    """The day an examination's report came."""
    try:
        examination = Examination.objects.filter(pk=UUID(request.POST["report"]), investigation=investigation).first()
    except ValueError:
        examination = None
    if examination is None:
        raise Http404
    form = ReportForm(request.POST, prefix=str(examination.pk))
    if form.is_valid():
        actions.report_examination(
            examination, report_on=form.cleaned_data["report_on"], at=request.reader.at, by=request.reader.hand
        )
        messages.success(request, _("Erklæringen er modtaget."))
    else:
        messages.warning(request, _("Skriv den dag, erklæringen kom."))
    return redirect("investigations:examinations", investigation.pk)
