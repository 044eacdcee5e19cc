"""The decision is written, signed by somebody with the competence, or sent to somebody who has it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import Writing, writing_of
from tovholder.foundation.families.models import Child, ChildState
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.organisation.competence import (
    LADDER,
    LEVEL_OF_POST,
    Answer,
    competence_on,
    level_of,
    may_decide,
)
from tovholder.foundation.organisation.models import Level
from tovholder.practice.casework.models import ChildConversation, Decision
from tovholder.practice.casework.views.acting import act_in_case, done_before, press_in_case
from tovholder.practice.casework.views.afterwards import afterwards_of
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.forms.deciding import DecisionForm, ReturnForm, columns
from tovholder.practice.decisions.gates import child_view_stands, consent_is_missing, talks_about_this
from tovholder.practice.decisions.kinds import USUAL, kind_on
from tovholder.practice.decisions.models import Preparation, Proposal
from tovholder.practice.decisions.queries import (
    last_returned,
    preparation_to_open,
    prepared_of,
    somebody_signs,
    waiting_for_signature,
    waiting_proposal,
)
from tovholder.practice.decisions.seen import Prepared, State
from tovholder.practice.decisions.views.frame import open_preparation, page_of
from tovholder.practice.decisions.views.proposals import proposal_in_words
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
    answer = _competence(request, found, prepared)
    form = _decision_form(writing, found, prepared, child)
    signs = answer.allowed and request.POST.get("do") != "propose"

    def does() -> list[Decision] | Proposal:
        if signs:
            return _signed(request, found, prepared, form.answers(), happened_at=form.cleaned_data["happened_at"])
        return _sent_on(request, found, form, answer)

    how: dict[str, Any] = {
        "saved": str(SIGNED)
        if signs
        else _("Forslaget er sendt til godkendelse. Du får det tilbage, hvis noget mangler."),
        "to": lambda made: _after(made, found),
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
        nobody_signs=_nobody_signs(child, answer, on=prepared.on),
        decides=Level(answer.lowest).label,
        missing=missing,
        stopped=consent_is_missing(prepared),
        returned=last_returned(found),
        siblings=len(seen.seen_siblings),
    )
    return render(request, "decisions/decide.html", context)


def _decision_form(writing: Writing, found: Preparation, prepared: Prepared, child: Child) -> DecisionForm:
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
    )


@require_safe
def waiting(request: StaffRequest) -> HttpResponse:
    """What waits for this reader's signature, the oldest first."""
    reader = request.reader
    level = level_of(reader.kinds)
    found = [each for each in waiting_for_signature(reader) if _reaches(level, each.to_level)]
    if found:
        note_list_reading([each.preparation.child_id for each in found], reader=reader, page="to_sign")
    today = danish_day(reader.at)
    rows = [(each, shown_name(each.preparation.child), kind_on(each.preparation.kind, today).danish) for each in found]
    return render(request, "decisions/waiting.html", {"rows": rows, "now": reader.at})


def sign(request: StaffRequest, preparation_id: UUID) -> HttpResponse:
    """Somebody with the competence reads a proposal, and signs it or sends it back with a reason."""
    found, child = open_preparation(request, preparation_id, page="sign")
    reader = request.reader
    row, there = waiting_proposal(found), reverse("decisions:preparation", args=[found.pk])
    if row is None:
        return done_before(request, _("Forslaget er allerede underskrevet eller sendt tilbage."), to=there)
    prepared = prepared_of(found, child, on=danish_day(reader.at))
    answer = _competence(request, found, prepared)
    form = ReturnForm(request.POST if request.POST.get("do") == "return" else None)
    if request.method == "POST" and answer.allowed:
        proposal = Proposal.objects.select_related("preparation__child").get(pk=row["id"])
        if request.POST.get("do") == "sign" and not consent_is_missing(prepared):
            return press_in_case(
                request,
                child,
                lambda: _signed(request, found, prepared, row["answers"], proposal=proposal),
                what=DECISION.form,
                title=_("Underskriv afgørelsen"),
                button=_("Underskriv afgørelsen"),
                saved=str(SIGNED),
                to=lambda made: _after(made, found),
                back=reverse("decisions:child", args=[child.pk]),
                refused=(actions.AlreadyDecided,),
            )
        if form.is_valid():
            _sent_back(request, proposal, child, because=form.cleaned_data["because"])
            return redirect(there)
    context = page_of(
        request,
        child,
        back=there,
        form=form,
        preparation=found,
        kind=prepared.kind,
        answer=answer,
        nobody_signs=_nobody_signs(child, answer, on=prepared.on),
        proposal=row,
        parts=proposal_in_words(row["answers"], prepared),
        gates=gate_rows(prepared, found.pk),
        stopped=consent_is_missing(prepared),
    )
    return render(request, "decisions/sign.html", context)


def _sent_back(request: StaffRequest, proposal: Proposal, child: Child, *, because: str) -> None:
    """Back to who wrote it, with a reason; where the case is closed the same reason stands for that."""
    reader = request.reader
    with transaction.atomic():
        actions.return_proposal(proposal, because=because, by_name=reader.user.name, at=reader.at, by=reader.hand)
        afterwards_of(child).tell(proposal, what="forslag-sendt-tilbage", because=because, reader=reader)
    messages.success(request, _("Forslaget er sendt tilbage med din begrundelse."))


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
    return actions.propose(found, form.answers(), to_level=_goes_to(answer), **told)


def _goes_to(answer: Answer) -> Level:
    """Whom a proposal is sent to: the lowest who may sign, at least a leader."""
    return Level.LEADER if answer.lowest == Level.CASEWORKER else answer.lowest


def _nobody_signs(child: Child, answer: Answer, *, on: date) -> str:
    """What to do when nobody who sees the child may sign what this reader may not; nothing when somebody may."""
    level = _goes_to(answer)
    if answer.allowed or level not in LEVEL_OF_POST.values() or somebody_signs(child, level=level, on=on):
        return ""
    words = _(
        "Ingen %s har en stilling i barnets enhed, så ingen ser forslaget. Bed administratoren om at give den, der "
        "skal underskrive, en stilling dér."
    )
    return words % Level(level).label.lower()


def _after(made: list[Decision] | Proposal | None, found: Preparation) -> str:
    """On to the decision that was made; back to the preparation where it waits for a signature."""
    if isinstance(made, list):
        return reverse("decisions:decision", args=[made[0].pk])
    return reverse("decisions:preparation", args=[found.pk])


def _signed(
    request: StaffRequest,
    found: Preparation,
    prepared: Prepared,
    answers: dict[str, Any],
    *,
    proposal: Proposal | None = None,
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
        proposal=proposal,
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


def _competence(request: StaffRequest, found: Preparation, prepared: Prepared) -> Any:
    return may_decide(
        competence_on(prepared.on, usual=USUAL),
        kind=found.kind,
        level=level_of(request.reader.kinds),
        amount=found.amount,
        by_law=prepared.kind.by_law,
    )


def _reaches(level: Level | None, to_level: str) -> bool:
    return level in LADDER and to_level in LADDER and LADDER.index(level) >= LADDER.index(Level(to_level))


def _any(found: Preparation) -> Any:
    """The preparation with its annotations."""
    return found
