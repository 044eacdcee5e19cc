"""The decision is written, signed by somebody with the competence, or sent to somebody who has it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import Writing, writing_of
from tovholder.foundation.families.models import Child, ChildState
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.organisation.competence import competence_on, level_of, may_decide
from tovholder.foundation.organisation.models import Level
from tovholder.practice.casework.models import ChildConversation, Decision
from tovholder.practice.casework.views.acting import act_in_case
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.forms.deciding import DecisionForm, columns
from tovholder.practice.decisions.gates import child_view_stands, consent_is_missing, talks_about_this
from tovholder.practice.decisions.kinds import USUAL, kind_on
from tovholder.practice.decisions.known import what_is_known
from tovholder.practice.decisions.models import Preparation, Proposal
from tovholder.practice.decisions.queries import (
    last_returned,
    preparation_to_open,
    prepared_of,
    waiting_proposal,
)
from tovholder.practice.decisions.seen import Prepared, State
from tovholder.practice.decisions.views.frame import open_preparation, page_of
from tovholder.practice.decisions.views.who_signs import goes_to, who_signs
from tovholder.practice.decisions.views.words import gate_rows
from tovholder.practice.decisions.youth_support import Support

SIGNED = gettext_lazy("Afgørelsen er truffet. Giv nu parterne besked: hver sit brev.")
DECISION = keeps_drafts("skriv-afgoerelse", danish="En afgørelse", page="decisions:decide")


def decide(request: StaffRequest, preparation_id: UUID) -> HttpResponse:
    """Write the decision. Who has the competence signs it here; who has not, sends it to somebody who has."""
    found, child = open_preparation(request, preparation_id, page="decide")
    seen = _any(found)
    if seen.seen_decisions:
        return redirect("decisions:decision", seen.seen_decisions[0]["id"])
    prepared = prepared_of(found, child, on=danish_day(request.reader.at))
    if prepared.kind.compulsory:
        return redirect("decisions:preparation", found.pk)
    writing = writing_of(request, DECISION, about=found.pk)
    if writing.only_kept:
        return redirect(request.path)
    answer = competence_of(request, found, prepared)
    form = _decision_form(writing, found, prepared, child, signs=answer.allowed)
    signs = answer.allowed and request.POST.get("do") != "propose"

    def does() -> list[Decision] | Proposal:
        if signs:
            return signed(request, found, prepared, form.answers(), happened_at=form.cleaned_data["happened_at"])
        return _sent_on(request, found, form, answer)

    how: dict[str, Any] = {
        "saved": str(SIGNED)
        if signs
        else _("Forslaget er sendt til godkendelse. Du får det tilbage, hvis noget mangler."),
        "to": lambda made: after(made, found),
        "refused": (actions.AlreadyDecided,),
        "also_valid": lambda: not form.is_bound or _may_go_on(form, prepared),
    }
    if done := act_in_case(writing, form, does, child=child, **how):
        return done
    missing = [row for row in gate_rows(prepared, found.pk) if row.gate.missing]
    context = page_of(
        request,
        child,
        back=reverse("decisions:preparation", args=[found.pk]),
        form=form,
        writing=writing,
        preparation=found,
        kind=prepared.kind,
        answer=answer,
        **who_signs(child, answer, on=prepared.on),
        decides=Level(answer.lowest).label,
        missing=missing,
        stopped=consent_is_missing(prepared),
        returned=last_returned(found),
        siblings=len(seen.seen_siblings),
        known=what_is_known(found, talks=[each.id for each in talks_about_this(prepared)]),
    )
    return render(request, "decisions/decide.html", context)


def _decision_form(
    writing: Writing, found: Preparation, prepared: Prepared, child: Child, *, signs: bool
) -> DecisionForm:
    """The decision as it was proposed or sent back, or empty."""
    request, before = writing.request, waiting_proposal(found) or last_returned(found)
    now = request.reader.at
    return DecisionForm(
        request.POST if request.method == "POST" else None,
        initial={"happened_at": now, **(before["answers"] if before else {}), **writing.initial()},
        now=now,
        kind=prepared.kind,
        talks=talks_about_this(prepared),
        siblings=bool(_any(found).seen_siblings),
        unborn=child.state == ChildState.UNBORN,
        born=child.birth_date,
        signs=signs,
    )


def _may_go_on(form: DecisionForm, prepared: Prepared) -> bool:
    """The law stops a placement or a move without consent: it is the committee's to decide."""
    if not consent_is_missing(prepared):
        return True
    form.add_error(
        None,
        _("Der mangler samtykke til formålet. Uden samtykke er det børne- og ungeudvalget, der afgør det."),
    )
    return False


def _sent_on(request: StaffRequest, found: Preparation, form: DecisionForm, answer: Any) -> Proposal:
    reader = request.reader
    told: dict[str, Any] = {"by_name": reader.user.name, "at": reader.at, "by": reader.hand}
    return actions.propose(found, form.answers(), to_level=goes_to(answer), **told)


def after(made: list[Decision] | Proposal | None, found: Preparation) -> str:
    """On to the decision that was made; back to the preparation where it waits for a signature."""
    if isinstance(made, list):
        return reverse("decisions:decision", args=[made[0].pk])
    return reverse("decisions:preparation", args=[found.pk])


def signed(
    request: StaffRequest,
    found: Preparation,
    prepared: Prepared,
    answers: dict[str, Any],
    *,
    happened_at: Any = None,
) -> list[Decision]:
    reader, when = request.reader, happened_at or request.reader.at
    siblings = _siblings(request, found, prepared) if answers.get("same_for_siblings") else []
    level = level_of(reader.kinds) or Level.CASEWORKER
    return actions.decide_prepared(
        [found, *siblings],
        columns(answers, prepared.kind),
        paragraph=kind_on(found.kind, danish_day(when)).paragraph,
        by_level=level,
        by_name=f"{reader.user.name}, {reader.title}" if reader.title else reader.user.name,
        relies_on=list(ChildConversation.objects.filter(pk__in=answers.get("talks", []))),
        support=Support.answered(answers),
        happened_at=when,
        at=reader.at,
        by=reader.hand,
    )


def _siblings(request: StaffRequest, found: Preparation, prepared: Prepared) -> list[Preparation]:
    """The siblings' preparations of the same question, but for those it cannot be decided along with.

    Those are named to the person, with the reason: their decision is written for itself.
    """
    reader, on = request.reader, danish_day(request.reader.at)
    rows = _any(found).seen_siblings
    visible = Child.objects.visible_to(reader, at=reader.at).filter(pk__in=[row["child"] for row in rows])
    children = {str(child.pk): child for child in visible}
    together = []
    for row in rows:
        child, each = children.get(row["child"]), preparation_to_open(row["id"], on=on)
        if child is None or each is None:
            continue
        each.child = child
        if why := _not_along(prepared_of(each, child, on=on), with_=prepared):
            messages.warning(request, why % shown_name(child))
        else:
            together.append(each)
    return together


def _not_along(sibling: Prepared, *, with_: Prepared) -> str:
    """Why a sibling's decision cannot be the same: each child is heard itself (Barnets lov § 5); "" where it can."""
    if consent_is_missing(sibling):
        return _("%s er ikke med: der mangler samtykke.")
    heard, first = child_view_stands(sibling), child_view_stands(with_)
    if heard is State.READY or sibling.child.unborn or (heard is State.EXCUSED and first is not State.READY):
        return ""
    return _("%s er ikke med: barnet er ikke selv hørt om det. Skriv barnets afgørelse for sig.")


def competence_of(request: StaffRequest, found: Preparation, prepared: Prepared) -> Any:
    return may_decide(
        competence_on(prepared.on, usual=USUAL),
        kind=found.kind,
        level=level_of(request.reader.kinds),
        amount=found.amount,
        by_law=prepared.kind.by_law,
    )


def _any(found: Preparation) -> Any:
    """The preparation with its annotations."""
    return found
