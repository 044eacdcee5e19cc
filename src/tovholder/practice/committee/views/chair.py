"""The chair's decision: written down on a phone at night, and its page with the stopwatch."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.siblings import siblings_of
from tovholder.foundation.letters.actions import HeldBack
from tovholder.foundation.letters.hidden import hidden_words, masked
from tovholder.practice.committee import actions
from tovholder.practice.committee.actions.matters import APPROVAL
from tovholder.practice.committee.forms import (
    AfterLapseForm,
    AgendaForm,
    AnnulForm,
    CarryOutForm,
    ChairDecisionForm,
    NoticeForm,
)
from tovholder.practice.committee.kinds import label
from tovholder.practice.committee.models import ChairDecision, ChairKind
from tovholder.practice.committee.queries.chair import stopwatch
from tovholder.practice.committee.queries.matters import meetings_to_choose
from tovholder.practice.committee.queries.people import (
    parties_of,
    those_who_decide_at_night,
    those_whose_consent_is_asked,
)
from tovholder.practice.committee.views.frame import open_chair_decision, page_of, question

CHAIR_DECISION = keeps_drafts("formandsafgoerelse", danish="Formandsafgørelse", page="committee:decide_as_chair")
NOTICE = keeps_drafts("meddelelse-formand", danish="Meddelelse om formandsafgørelse", page="committee:notify")


def decide(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Write down what the chair or the deputy has decided."""
    reader, today = request.reader, danish_day(request.reader.at)
    child = open_child(child_id, reader=reader, page="committee:decide_as_chair")
    siblings = siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page="committee:decide_as_chair")
    writing = writing_of(request, CHAIR_DECISION, about=child.pk)
    if writing.only_kept:
        return redirect(request.path)
    members = those_who_decide_at_night(today)
    form = ChairDecisionForm(
        request.POST or None,
        initial={"happened_at": reader.at, **writing.initial()},
        now=reader.at,
        on=today,
        members=members,
        siblings=siblings,
        asked=those_whose_consent_is_asked(child, on=today),
    )
    form.draft_url = writing.url
    if form.is_valid():
        given, member = form.cleaned_data, form.cleaned_data["decided_by"]
        children = [child, *(each for each in siblings if str(each.pk) in given.get("also_about", []))]
        made = None
        with writing.once() as first:
            if first:
                made = actions.decide_as_chair(
                    children,
                    kind=given["kind"],
                    member=member,
                    decided_by=member.name,
                    by_kind=ChairKind(member.chair),
                    deputy_why=given["deputy_why"],
                    ground=given["ground"],
                    urgency=given["urgency"],
                    formal=given["formal"],
                    consents=form.consents(),
                    implemented_at=given["implemented_at"],
                    happened_at=given["happened_at"],
                    at=reader.at,
                    by=reader.hand,
                )
        messages.success(request, _("Formandsafgørelsen er skrevet ned."))
        return redirect("committee:chair_decision", made[0].pk) if made else redirect("committee:overview")
    back = reverse("desk:child", args=[child.pk])
    more = {"form": form, "writing": writing, "members": members}
    return render(request, "committee/decide_as_chair.html", page_of(request, child, back, **more))


@require_safe
def chair_decision(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """A chair decision: what it is worth now, until when, and what is missing."""
    decision = open_chair_decision(request, decision_id, page="chair_decision")
    reader = request.reader
    watch = stopwatch(decision, now=reader.at)
    notices = sorted(decision.notices.all(), key=lambda each: each.sent_at)
    context = page_of(
        request,
        decision.child,
        reverse("committee:overview"),
        decision=decision,
        watch=watch,
        kind=label(decision.kind),
        consents=list(decision.consents.all()),
        notices=notices,
        notice_late=bool(watch.notice_by and (notices[0].sent_at if notices else reader.at) > watch.notice_by),
        outcome=getattr(watch.matter, "outcome", None),
    )
    return render(request, "committee/chair_decision.html", context)


def carry_out(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """The decision was carried out."""
    decision = open_chair_decision(request, decision_id, page="carry_out")
    reader, back = request.reader, reverse("committee:chair_decision", args=[decision_id])
    if decision.implemented_at is not None:
        messages.warning(request, _("Det står allerede, hvornår afgørelsen blev iværksat."))
        return redirect(back)
    initial = {"happened_at": reader.at}
    form = CarryOutForm(request.POST or None, initial=initial, now=reader.at, decided_at=decision.happened_at)
    if form.is_valid():
        actions.carry_out(decision, happened_at=form.cleaned_data["happened_at"], at=reader.at, by=reader.hand)
        messages.success(request, _("Afgørelsen er iværksat. Nu løber 24 timer, 7 dage og en måned."))
        return redirect(back)
    page = question(_("Afgørelsen er iværksat"), _("Gem"))
    return render(request, "committee/form.html", page_of(request, decision.child, back, form=form, **page))


def notify(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """Note the written notices that were sent."""
    decision = open_chair_decision(request, decision_id, page="notify")
    reader, back = request.reader, reverse("committee:chair_decision", args=[decision_id])
    parties = parties_of(decision.child, on=danish_day(reader.at))
    writing = writing_of(request, NOTICE, about=decision.pk)
    form = NoticeForm(request.POST or None, initial={"happened_at": reader.at}, now=reader.at, parties=parties)
    if form.is_valid():
        try:
            with writing.once() as first:
                if first:
                    _note_notices(request, decision, form)
        except HeldBack as held:
            form.add_error(None, str(held))
        else:
            messages.success(request, _("Det står nu, hvem der har fået meddelelsen, hvornår og hvordan."))
            return redirect(back)
    more = {"form": form, "decision": decision, "watch": stopwatch(decision, now=reader.at), "writing": writing}
    return render(request, "committee/notify.html", page_of(request, decision.child, back, **more))


def _note_notices(request: StaffRequest, decision: ChairDecision, form: NoticeForm) -> None:
    reader, given, ways = request.reader, form.cleaned_data, dict(form.fields["how"].choices)  # type: ignore[attr-defined]
    for recipient in form.recipients():
        actions.notify_party(
            decision,
            recipient=recipient,
            how=ways[given["how"]],
            told_of_access=given["told_of_access"],
            told_of_lawyer=given["told_of_lawyer"],
            told_of_hearing=given["told_of_hearing"],
            sent_at=given["happened_at"],
            at=reader.at,
            by=reader.hand,
        )


@require_safe
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
    reader, back = request.reader, reverse("committee:chair_decision", args=[decision_id])
    watch = stopwatch(decision, now=reader.at)
    if watch.matter is not None:
        return redirect("committee:matter", watch.matter.pk)
    meetings = meetings_to_choose(on=danish_day(reader.at))
    form = AgendaForm(request.POST or None, meetings=meetings)
    if form.is_valid():
        (made,) = actions.raise_matter(
            [decision.child],
            kind=APPROVAL,
            meeting=form.cleaned_data["meeting"],
            approves=decision,
            at=reader.at,
            by=reader.hand,
        )
        messages.success(request, _("Godkendelsen er på dagsordenen. Skriv indstillingen, og send materialet."))
        return redirect("committee:matter", made.pk)
    page = question(_("Godkendelse i udvalget"), _("Sæt på dagsordenen"), none_there=not meetings, watch=watch)
    return render(request, "committee/form.html", page_of(request, decision.child, back, form=form, **page))


def annul(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """The decision was annulled by the appeals board or a court, or is no longer needed."""
    decision = open_chair_decision(request, decision_id, page="annul")
    reader, back = request.reader, reverse("committee:chair_decision", args=[decision_id])
    form = AnnulForm(request.POST or None, initial={"happened_at": reader.at}, now=reader.at)
    if form.is_valid():
        actions.annul_chair_decision(decision, **form.cleaned_data, at=reader.at, by=reader.hand)
        messages.success(request, _("Det står nu, at afgørelsen er ophævet."))
        return redirect(back)
    page = question(_("Afgørelsen er ophævet"), _("Gem"))
    return render(request, "committee/form.html", page_of(request, decision.child, back, form=form, **page))


def after_lapse(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """Write what happened with the child when the decision had lapsed."""
    decision = open_chair_decision(request, decision_id, page="after_lapse")
    reader, back = request.reader, reverse("committee:chair_decision", args=[decision_id])
    if not stopwatch(decision, now=reader.at).lapsed:
        messages.warning(request, _("Afgørelsen er ikke bortfaldet."))
        return redirect(back)
    form = AfterLapseForm(request.POST or None, initial={"what": decision.after_lapse})
    if form.is_valid():
        actions.tell_after_lapse(decision, what=form.cleaned_data["what"], at=reader.at, by=reader.hand)
        messages.success(request, _("Det er skrevet ned, hvad der skete med barnet."))
        return redirect(back)
    page = question(_("Afgørelsen er bortfaldet"), _("Gem"))
    return render(request, "committee/form.html", page_of(request, decision.child, back, form=form, **page))
