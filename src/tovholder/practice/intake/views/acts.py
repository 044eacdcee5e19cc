"""The small things done with one child in a notification: a question answered, a hold, the police."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.models import ContactHold
from tovholder.practice.intake import actions
from tovholder.practice.intake.forms.acts import (
    AnswerForm,
    LiftHoldForm,
    PoliceForm,
    ReasonForm,
    SetHoldForm,
)
from tovholder.practice.intake.models import Question
from tovholder.practice.intake.queries.one_concern import OneConcern
from tovholder.practice.intake.views.acting import act, posted
from tovholder.practice.intake.views.doors import for_the_front_desk, open_concern
from tovholder.practice.intake.views.once import answered_once

# Safety flags that tell of honour-related conflict or negative social control.
HONOUR = frozenset({"honour", "fgm", "trip_abroad"})


@for_the_front_desk
@require_POST
def take_on(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """This person takes the row, if nobody was first; the alarms of the night are called off."""
    concern = open_concern(request, concern_id, page="intake_take_on").concern
    me = request.reader.hand
    if {concern.assigned_to, concern.assigned_user} - {None, me.post_id, me.user_id}:
        messages.info(request, _("En kollega har allerede taget den. Her står, hvor langt den er."))
        return redirect("intake:assess", concern_id)
    with transaction.atomic():
        actions.take_on(concern, at=request.reader.at, by=me)
        actions.notice_opened(concern.notification, at=request.reader.at, by=me)
    messages.success(request, _("Du har taget den."))
    return redirect("intake:assess", concern_id)


@for_the_front_desk
@answered_once
def answer_question(request: StaffRequest, concern_id: UUID, question_id: UUID) -> HttpResponse:
    """What was missing has been found out."""
    found = open_concern(request, concern_id, page="intake_answer")
    question = get_object_or_404(
        Question.objects.select_related("notification"), pk=question_id, notification=found.concern.notification
    )
    form = AnswerForm(request.POST if request.method == "POST" else None)

    def deed(**signed: Any) -> None:
        actions.answer_question(question, answer=form.cleaned_data["answer"], **signed)

    return act(request, found, form, deed, title=_("Svar på et spørgsmål"), button=_("Gem svar"), about=question.asks)


@for_the_front_desk
@answered_once
def lift_hold(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """A named person lets things go out to the family again, with the risk assessment as reason."""
    found = open_concern(request, concern_id, page="intake_lift_hold")
    hold = ContactHold.objects.filter(pk__in=[hold.id for hold in found.holds], lifted_at=None).first()
    if hold is None:
        messages.info(request, _("Kontaktstoppet er allerede ophævet."))
        return redirect("intake:assess", concern_id)
    if _risk_comes_first(found, hold):
        messages.info(request, _("Skriv risikovurderingen først. Så kan kontaktstoppet ophæves."))
        return redirect("intake:risk", concern_id)
    form = LiftHoldForm(posted(request), now=request.reader.at, not_before=hold.set_at)

    def deed(**signed: Any) -> None:
        given = form.cleaned_data
        actions.lift_contact_hold(hold, reason=given["reason"], lifted_at=given["lifted_at"], **signed)

    return act(
        request,
        found,
        form,
        deed,
        title=_("Ophæv kontaktstop"),
        button=_("Ophæv kontaktstop"),
        about=_("Når stoppet er ophævet, kan breve og indkaldelser gå ud til familien igen."),
    )


@for_the_front_desk
@answered_once
def set_hold(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Nothing goes out to the family from now on."""
    found = open_concern(request, concern_id, page="intake_set_hold")
    form = SetHoldForm(posted(request), now=request.reader.at)

    def deed(**signed: Any) -> None:
        actions.set_contact_hold(
            found.child,
            because=form.cleaned_data["because"],
            review_on=form.cleaned_data["review_on"],
            set_at=request.reader.at,
            **signed,
        )

    return act(
        request,
        found,
        form,
        deed,
        title=_("Sæt kontaktstop"),
        button=_("Sæt kontaktstop"),
        about=_("Intet brev, ingen besked og ingen indkaldelse går ud til familien, før stoppet er ophævet."),
    )


@for_the_front_desk
@answered_once
def agree_with_police(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """What was agreed with the police: it puts the talk with the child off, and does not replace it."""
    found = open_concern(request, concern_id, page="intake_police")
    form = PoliceForm(posted(request), now=request.reader.at)

    def deed(**signed: Any) -> None:
        given = dict(form.cleaned_data)
        actions.coordinate_with_police(found.child, **{**given, "reported": given["reported"] or "unknown"}, **signed)

    return act(
        request,
        found,
        form,
        deed,
        title=_("Aftale med politiet"),
        button=_("Gem aftale"),
        about=_("Aftalen udsætter samtalen med barnet til den aftalte dag. Den erstatter ikke samtalen."),
    )


@for_the_front_desk
@answered_once
def end_police(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """The police have nothing against the talk any more."""
    found = open_concern(request, concern_id, page="intake_police")
    form = ReasonForm(posted(request))

    def deed(**signed: Any) -> None:
        actions.end_police_coordination(
            found.child, reason=form.cleaned_data["reason"], ended_at=request.reader.at, **signed
        )

    return act(
        request,
        found,
        form,
        deed,
        title=_("Politiet har ikke mere imod samtalen"),
        button=_("Gem svaret fra politiet"),
        about=_("Fristen for samtalen med barnet løber igen fra nu."),
    )


def _risk_comes_first(found: OneConcern, hold: ContactHold) -> bool:
    """Barnets lov § 18, stk. 3: where honour is at stake nobody is contacted before the risk has been weighed."""
    flags = {hold.because, *found.concern.notification.safety_flags}
    weighed = any(risk.at and risk.at >= hold.set_at for risk in found.risks)
    return not flags.isdisjoint(HONOUR) and not weighed
