"""What follows the chair's decision: carried out, told in writing, approved, annulled, or lapsed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import Writing, writing_of
from tovholder.foundation.letters.actions import HeldBack
from tovholder.foundation.letters.hidden import hidden_words, masked
from tovholder.foundation.ui.forms import Form
from tovholder.foundation.ui.language import in_danish
from tovholder.practice.casework.views.acting import done_before
from tovholder.practice.committee import actions
from tovholder.practice.committee.actions.matters import APPROVAL
from tovholder.practice.committee.forms import (
    AfterLapseForm,
    AgendaForm,
    AnnulForm,
    CarryOutForm,
    NoticeForm,
    way_sent,
)
from tovholder.practice.committee.kinds import label
from tovholder.practice.committee.models import ChairDecision, CommitteeMatter
from tovholder.practice.committee.queries.chair import stopwatch
from tovholder.practice.committee.queries.matters import meetings_to_choose
from tovholder.practice.committee.queries.people import (
    parties_of,
)
from tovholder.practice.committee.views.frame import answer, open_chair_decision, page_of

NOTICE = keeps_drafts("meddelelse-formand", danish="Meddelelse om formandsafgørelse", page="committee:notify")
CARRIED_OUT = keeps_drafts("formand-ivaerksat", danish="Formandsafgørelse iværksat", page="committee:carry_out")
APPROVING = keeps_drafts("formand-godkendelse", danish="Godkendelse i udvalget", page="committee:ask_for_approval")
ANNULLED = keeps_drafts("formand-ophaevet", danish="Formandsafgørelse ophævet", page="committee:annul")
LAPSED = keeps_drafts("formand-bortfaldet", danish="Formandsafgørelse bortfaldet", page="committee:after_lapse")


def carry_out(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """The decision was carried out."""
    decision = open_chair_decision(request, decision_id, page="carry_out")
    reader, back = request.reader, reverse("committee:chair_decision", args=[decision_id])
    if decision.implemented_at is not None:
        messages.warning(request, _("Det står allerede, hvornår afgørelsen blev iværksat."))
        return redirect(back)
    writing = writing_of(request, CARRIED_OUT, about=decision.pk)
    initial = {"happened_at": reader.at, **writing.initial()}
    form = CarryOutForm(request.POST or None, initial=initial, now=reader.at, decided_at=decision.happened_at)
    return _answer_about(
        request,
        decision,
        writing,
        form,
        lambda: actions.carry_out(decision, **form.cleaned_data, at=reader.at, by=reader.hand),
        title=_("Afgørelsen er iværksat"),
        button=_("Gem iværksættelsen"),
        saved=_("Afgørelsen er iværksat. Nu løber 24 timer, 7 dage og en måned."),
    )


def notify(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """Note the written notices that were sent."""
    decision = open_chair_decision(request, decision_id, page="notify")
    reader = request.reader
    parties = parties_of(decision.child, on=danish_day(reader.at))
    writing = writing_of(request, NOTICE, about=decision.pk)
    initial = {"happened_at": reader.at, **writing.initial()}
    form = NoticeForm(request.POST or None, initial=initial, now=reader.at, parties=parties)
    had = {each.recipient for each in decision.notices.all()}
    return _answer_about(
        request,
        decision,
        writing,
        form,
        lambda: _note_notices(request, decision, form),
        saved=_("Det står nu, hvem der har fået meddelelsen, hvornår og hvordan."),
        refused=(HeldBack,),
        template="committee/notify.html",
        decision=decision,
        watch=stopwatch(decision, now=reader.at),
        told=bool(had),
        without=[each for each in parties if each.name not in had],
    )


def _note_notices(request: StaffRequest, decision: ChairDecision, form: NoticeForm) -> None:
    reader, given = request.reader, form.cleaned_data
    for recipient in form.recipients():
        actions.notify_party(
            decision,
            recipient=recipient,
            how=way_sent(given["how"]),
            told_of_access=given["told_of_access"],
            told_of_lawyer=given["told_of_lawyer"],
            told_of_hearing=given["told_of_hearing"],
            sent_at=given["happened_at"],
            at=reader.at,
            by=reader.hand,
        )


@require_safe
@in_danish
def notice_letter(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """The notice as a letter to print, with the three rights; nothing hidden stands in it."""
    decision = open_chair_decision(request, decision_id, page="notice_letter")
    hidden = hidden_words(decision.child, on=danish_day(request.reader.at))
    said = {name: masked(getattr(decision, name), hidden) for name in ("ground", "urgency")}
    watch = stopwatch(decision, now=request.reader.at)
    back = reverse("committee:chair_decision", args=[decision_id])
    more = {"decision": decision, "kind": label(decision.kind), "said": said, "watch": watch}
    return render(request, "committee/notice_letter.html", page_of(request, decision.child, back, **more))


def ask_for_approval(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """Put the approval before the committee, on a meeting within the seven days."""
    decision = open_chair_decision(request, decision_id, page="ask_for_approval")
    reader = request.reader
    watch = stopwatch(decision, now=reader.at)
    if watch.matter is not None:
        to = reverse("committee:matter", args=[watch.matter.pk])
        return done_before(request, _("Godkendelsen er på dagsordenen."), to=to)
    meetings = meetings_to_choose(on=danish_day(reader.at), before=watch.until)
    writing = writing_of(request, APPROVING, about=decision.pk)
    form = AgendaForm(request.POST or None, initial=writing.initial(), meetings=meetings)

    def deed() -> CommitteeMatter:
        about: dict[str, Any] = {"kind": APPROVAL, "meeting": form.cleaned_data["meeting"], "approves": decision}
        (made,) = actions.raise_matter([decision.child], **about, at=reader.at, by=reader.hand)
        return made

    return _answer_about(
        request,
        decision,
        writing,
        form,
        deed,
        title=_("Godkendelse i udvalget"),
        button=_("Sæt på dagsordenen"),
        saved=_("Godkendelsen er på dagsordenen. Skriv indstillingen, og send materialet."),
        to=lambda made: reverse("committee:matter", args=[made.pk]) if made else _address(decision),
        none_there=not meetings,
        watch=watch,
    )


def annul(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """The decision was annulled by the appeals board or a court, or is no longer needed."""
    decision = open_chair_decision(request, decision_id, page="annul")
    reader = request.reader
    writing = writing_of(request, ANNULLED, about=decision.pk)
    form = AnnulForm(request.POST or None, initial={"happened_at": reader.at, **writing.initial()}, now=reader.at)
    return _answer_about(
        request,
        decision,
        writing,
        form,
        lambda: actions.annul_chair_decision(decision, **form.cleaned_data, at=reader.at, by=reader.hand),
        title=_("Afgørelsen er ophævet"),
        button=_("Gem ophævelsen"),
        saved=_("Det står nu, at afgørelsen er ophævet."),
    )


def after_lapse(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """Write what happened with the child when the decision had lapsed."""
    decision = open_chair_decision(request, decision_id, page="after_lapse")
    reader = request.reader
    if not stopwatch(decision, now=reader.at).lapsed:
        messages.warning(request, _("Afgørelsen er ikke bortfaldet."))
        return redirect(_address(decision))
    writing = writing_of(request, LAPSED, about=decision.pk)
    form = AfterLapseForm(request.POST or None, initial={"what": decision.after_lapse, **writing.initial()})
    return _answer_about(
        request,
        decision,
        writing,
        form,
        lambda: actions.tell_after_lapse(decision, what=form.cleaned_data["what"], at=reader.at, by=reader.hand),
        title=_("Afgørelsen er bortfaldet"),
        button=_("Gem, hvad der skete"),
        saved=_("Det er skrevet ned, hvad der skete med barnet."),
    )


def _answer_about(
    request: StaffRequest,
    decision: ChairDecision,
    writing: Writing,
    form: Form,
    does: Callable[[], Any],
    /,
    **how: Any,
) -> HttpResponse:
    """One form about a chair decision, and back to it."""
    child, back = decision.child, _address(decision)
    return answer(request, writing, form, lambda: does() or decision, child=child, back=back, **how)


def _address(decision: ChairDecision) -> str:
    return reverse("committee:chair_decision", args=[decision.pk])
