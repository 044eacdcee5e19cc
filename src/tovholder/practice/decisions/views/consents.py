"""Consents: asked for and answered, limited, withdrawn with what follows, and all there are about a child."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import Consent, ConsentKind
from tovholder.practice.decisions.forms.consents import (
    ASKED,
    REFUSED,
    GiveConsentForm,
    LimitForm,
    WithdrawForm,
)
from tovholder.practice.decisions.gates import all_holders_consent, consenting
from tovholder.practice.decisions.models import Gate, Preparation
from tovholder.practice.decisions.parties import Party, Subject
from tovholder.practice.decisions.queries import consents_of, prepared_of
from tovholder.practice.decisions.seen import Prepared
from tovholder.practice.decisions.views.frame import act, open_preparation, page_of

CONSENT = keeps_drafts("samtykke", danish="Samtykke", page="decisions:consent")
WITHDRAW = keeps_drafts("traek-samtykke", danish="Et samtykke trukket tilbage", page="decisions:withdraw")
LIMIT = keeps_drafts("begraens-samtykke", danish="Et samtykke begrænset", page="decisions:limit")
LONGEST_NAME = 200  # of an interpreter, as the consent keeps it
_PLACED = (ConsentKind.PLACEMENT, ConsentKind.PLACE_CHANGE, ConsentKind.PERMANENT)


@require_safe
def of_child(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Everybody's consents about the child, the newest first."""
    child = open_child(child_id, reader=request.reader, page="consents")
    context = page_of(request, child, back=reverse("decisions:child", args=[child.pk]), consents=consents_of(child))
    return render(request, "decisions/consents.html", context)


def consent(request: StaffRequest, preparation_id: UUID) -> HttpResponse:
    """Somebody was asked for consent to the purpose: who, and what they answered."""
    found, child = open_preparation(request, preparation_id, page="consent")
    reader = request.reader
    prepared = prepared_of(found, child, on=danish_day(reader.at))
    needed = [person for _rule, person in consenting(prepared)]
    people = needed or list(prepared.parties)

    def deed(form: Any) -> None:
        _answered(found, child, form, prepared, at=reader.at, by=reader.hand)

    return act(
        request,
        child,
        draft=CONSENT,
        form=partial(GiveConsentForm, now=reader.at, people=people),
        initial={
            "happened_at": reader.at,
            "interpreter": _interpreter(prepared, child),
            **_asked_of(request, prepared, people),
        },
        does=deed,
        title=_("Samtykke til formålet"),
        button=_("Gem samtykke"),
        intro=_(
            "Det gælder formålet, som det står nu: »%s« Er parten enig i tilbuddet, men ikke i formålet, er svaret nej."
        )
        % found.purpose,
        saved=_("Svaret er skrevet ned."),
        to=reverse("decisions:preparation", args=[found.pk]),
    )


def withdraw(request: StaffRequest, consent_id: UUID) -> HttpResponse:
    """A consent is withdrawn; the same day it is decided what follows."""
    found, child = _open(request, consent_id)
    if found.withdrawn_at is not None:  # a second press: it stands there
        return redirect("decisions:consents", child.pk)
    reader = request.reader

    def deed(form: Any) -> None:
        given = form.cleaned_data
        casework.withdraw_consent(
            child,
            consent=found,
            by_whom=found.person_name,
            follows=given["follows"],
            happened_at=given["happened_at"],
            at=reader.at,
            by=reader.hand,
        )

    placement = found.kind in _PLACED
    asked: dict[str, Any] = {"now": reader.at, "after": found.happened_at, "placement": placement}
    said = _("%s har trukket sit samtykke tilbage.") % found.person_name
    if placement:
        said += " " + _(
            "Uden samtykke skal barnet hjem, medmindre der er en hjemgivelsesperiode eller § 47 er opfyldt."
        )
    return act(
        request,
        child,
        draft=WITHDRAW,
        form=partial(WithdrawForm, **asked),
        initial={"happened_at": reader.at},
        does=deed,
        adds=False,  # a right that does not end with the case
        title=_("Samtykket er trukket tilbage"),
        button=_("Gem tilbagetrækning"),
        intro=said,
        saved=_("Det er skrevet ned, at samtykket er trukket tilbage."),
        to=reverse("decisions:consents", args=[child.pk]),
    )


def limit(request: StaffRequest, consent_id: UUID) -> HttpResponse:
    """A consent that stands is limited."""
    found, child = _open(request, consent_id)
    if found.withdrawn_at is not None:  # a second press: it stands there
        return redirect("decisions:consents", child.pk)
    reader = request.reader

    def deed(form: Any) -> None:
        given = form.cleaned_data
        casework.limit_consent(
            found, limits=given["limits"], happened_at=given["happened_at"], at=reader.at, by=reader.hand
        )

    return act(
        request,
        child,
        draft=LIMIT,
        form=partial(LimitForm, now=reader.at, after=found.happened_at),
        initial={"happened_at": reader.at, "limits": found.limits},
        does=deed,
        adds=False,  # a right that does not end with the case
        title=_("Samtykket er begrænset"),
        button=_("Gem begrænsning"),
        intro=_("Samtykke fra %s.") % found.person_name,
        saved=_("Begrænsningen er skrevet ned."),
        to=reverse("decisions:consents", args=[child.pk]),
    )


def _asked_of(request: StaffRequest, prepared: Prepared, people: Sequence[Party | Subject]) -> dict[str, str]:
    """The one the way here was about, when it is one of those whose consent is needed; else the one who is left."""
    who = request.GET.get("hvem", "")
    if who in {str(each.id) for each in people}:
        return {"person": who}
    answered = {each.person for each in prepared.consents}
    left = [each for each in people if each.id not in answered]
    return {"person": str(left[0].id)} if answered and len(left) == 1 else {}


def _interpreter(prepared: Prepared, child: Child) -> str:
    """Who was agreed to interpret in this matter, else the language the family is known to need one for."""
    agreed = [step for step in prepared.steps if step.gate == Gate.INTERPRETER and not step.excused and step.words]
    if agreed:
        return max(agreed, key=lambda step: step.happened_at).words[:LONGEST_NAME]
    return child.language if child.needs_interpreter else ""


def _answered(found: Preparation, child: Child, form: Any, prepared: Prepared, *, at: Any, by: Any) -> None:
    given, kind = form.cleaned_data, prepared.kind.consent or ConsentKind.HELP
    asked = Consent.objects.filter(
        matter=found.pk, person=given["person"], kind=kind, given_at=None, refused_at=None, withdrawn_at=None
    ).first()
    told: dict[str, Any] = {
        "person": UUID(given["person"]),
        "person_name": form.people[given["person"]],
        "matter": found.pk,
        "purpose": found.purpose,
        "purpose_version": found.purpose_version,
        "form": given["form"],
        "interpreter": given["interpreter"],
    }
    when = {"happened_at": given["happened_at"], "at": at, "by": by}
    if given["outcome"] == ASKED:
        if asked is None:
            casework.seek_consent(child, kind=kind, **told, **when)
    elif given["outcome"] == REFUSED:
        casework.refuse_consent(child, kind=kind, answers=asked, **told, **when)
    else:
        everybody = all_holders_consent(prepared, besides=told["person"])
        casework.give_consent(
            child, kind=kind, answers=asked, limits=given["limits"], all_holders=everybody, **told, **when
        )


def _open(request: StaffRequest, consent_id: UUID) -> tuple[Consent, Child]:
    """A consent, through the door of its child. Raises Http404."""
    found = Consent.objects.filter(pk=consent_id).first()
    if found is None:
        raise Http404
    child = open_child(found.child_id, reader=request.reader, page="consent")
    found.child = child
    return found, child
