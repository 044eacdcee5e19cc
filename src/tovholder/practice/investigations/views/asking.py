"""Whom we ask: statements with what became of them, and examinations by a doctor or psychologist."""

from __future__ import annotations

from collections.abc import Callable
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
from tovholder.foundation.families.numbers import id_in
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
from tovholder.practice.casework.views.acting import act_in_case, done_before, press_in_case
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
STEP = keeps_drafts("udtalelse-skridt", danish="Udtalelse", page="investigations:statement")
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
    part_of: dict[str, Any] = {"investigation": investigation, "assessment": assessment}
    done = act_in_case(
        writing,
        form,
        lambda: actions.ask_for_statement(child, **form.given(), **part_of, at=reader.at, by=reader.hand),
        child=child,
        saved=_("Vi venter nu på svar. Det står på undersøgelsen, på barnets side og på Min dag."),
        to=back,
    )
    if done:
        return done
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
    writing = writing_of(request, STEP, about=asked.pk)
    if writing.only_kept:
        return redirect(request.path)
    form = StepForm(request.POST or None, initial={"says": asked.says, **writing.initial()}, now=reader.at)
    step = _steps(request, asked, form).get(request.POST.get("do", ""))
    done = act_in_case(
        writing,
        form,
        step[0] if step else dict,
        child=child,
        saved=step[1] if step else "",
        to=reverse("investigations:statement", args=[asked.pk]),
        refused=(actions.StatementIsHere,),
        also_valid=lambda: step is not None,  # nothing pressed, nothing done
    )
    if done:
        return done
    consent = Consent.objects.filter(pk=asked.consent_id).first() if asked.consent_id else None
    context = page_of(request, child, form=form, writing=writing, asked=asked, back=_back_of(asked), consent=consent)
    return render(request, "investigations/statement.html", context)


def _steps(request: StaffRequest, asked: AskedStatement, form: StepForm) -> dict[str, tuple[Callable[[], object], str]]:
    """What each button does, and what is said when it is done."""
    signed: dict[str, Any] = {"at": request.reader.at, "by": request.reader.hand}

    def remind() -> None:
        actions.remind_of_statement(asked, happened_at=form.cleaned_data["happened_at"], **signed)

    def receive() -> None:
        actions.receive_statement(asked, happened_at=form.cleaned_data["happened_at"], **signed)

    def read() -> None:
        actions.read_statement(asked, says=form.cleaned_data["says"], **signed)

    def refuse() -> None:
        given = form.cleaned_data
        actions.record_refusal(asked, because=given["refused_because"], happened_at=given["happened_at"], **signed)

    return {
        "remind": (remind, _("Du har rykket %s.") % asked.whom),
        "receive": (receive, _("Udtalelsen er modtaget og venter på at blive læst.")),
        "read": (read, _("Udtalelsen er læst. Det vigtige står nu øverst i undersøgelsens afsnit.")),
        "refuse": (refuse, _("Vi venter ikke længere på %s.") % asked.whom),
    }


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
        return _report(request, investigation, child)
    form = ExaminationForm(request.POST or None, initial={"happened_at": reader.at, **writing.initial()}, now=reader.at)
    done = act_in_case(
        writing,
        form,
        lambda: _arrange(request, investigation, form),
        child=child,
        saved=_("Undersøgelsen ved læge eller psykolog er skrevet op."),
        to=reverse("investigations:examinations", args=[investigation.pk]),
    )
    if done:
        return done
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


def _report(request: StaffRequest, investigation: Investigation, child: Child) -> HttpResponse:
    """The day an examination's report came."""
    named = id_in(request.POST["report"])
    examination = Examination.objects.filter(pk=named, investigation=investigation).first() if named else None
    if examination is None:
        raise Http404
    form, saved = ReportForm(request.POST, prefix=str(examination.pk)), _("Erklæringen er modtaget.")
    to, at, by = request.path, request.reader.at, request.reader.hand
    if examination.report_on is not None:
        return done_before(request, saved, to=to)
    if not form.is_valid():
        messages.warning(request, _("Skriv den dag, erklæringen kom."))
        return redirect(to)
    return press_in_case(
        request,
        child,
        lambda: actions.report_examination(examination, report_on=form.cleaned_data["report_on"], at=at, by=by),
        what="erklaering",
        title=saved,
        button=_("Gem, at erklæringen er kommet"),
        saved=saved,
        to=to,
    )
