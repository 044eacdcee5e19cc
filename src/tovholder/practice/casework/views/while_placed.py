"""What is decided about a placed child: another place, support persons, renewal, the way home."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import DraftKind, keeps_drafts
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import (
    PlaceChangeForm,
    RenewalForm,
    ReturnHomeForm,
    SupportPersonForm,
)
from tovholder.practice.casework.forms.while_placed import placed_since
from tovholder.practice.casework.models import DecidedBy, PlaceChange, Placement, SupportPerson
from tovholder.practice.casework.placed import facts_of_placement
from tovholder.practice.casework.queries.help import changes_of, placements_of
from tovholder.practice.casework.views.acting import act
from tovholder.practice.casework.views.placing import has_ended, opened_placement

PLACE_CHANGE = keeps_drafts("nyt-sted", danish="Ændring af anbringelsessted", page="casework:decide_place_change")
PERSON = keeps_drafts("stoetteperson", danish="Støtteperson", page="casework:consider_support_person")
RENEWAL = keeps_drafts("genbehandling", danish="Genbehandling", page="casework:renew_placement")
HOME = keeps_drafts("hjemgivelse", danish="Hjemgivelse", page="casework:decide_return_home")


def decide_place_change(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """The next of the two decisions of a change of place: first that the child shall move, then where to."""
    found, child = opened_placement(request, placement_id, page="decide_place_change")
    if found.ends_at:
        return has_ended(request, found)
    taken = {change.step for change in changes_of(found)}
    ground = PlaceChange.GROUND not in taken
    step = PlaceChange.GROUND if ground else PlaceChange.PLACE

    def decide(form: PlaceChangeForm) -> None:
        given = form.cleaned_data
        actions.decide_place_change(found, step=step, **given, at=request.reader.at, by=request.reader.hand)

    intro = _(
        "Første led: skal barnet flytte? Er barnet anbragt uden samtykke, afgør udvalget det. Andet led: hvor barnet "
        "flytter hen, afgøres bagefter."
    )
    then = _("Andet led: det er afgjort, at barnet skal flytte. Her afgør kommunen, hvor barnet flytter hen.")
    return act(
        request,
        child,
        draft=PLACE_CHANGE,
        form=partial(PlaceChangeForm, now=request.reader.at, step=step, forced=found.forced),
        does=decide,
        title=_("Skal barnet flytte? (1. led)") if ground else _("Hvor flytter barnet hen? (2. led)"),
        button=_("Gem afgørelsen"),
        saved=_("Første led er gemt. Nu mangler andet led: hvor barnet flytter hen.")
        if ground
        else _("Andet led er gemt. Skriv den nye anbringelse, når barnet flytter."),
        to=page_of_placement(found),
        intro=intro if ground else then,
        facts=facts_of_placement(found),
    )


def consider_support_person(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """What came of finding the child or the parents a support person."""
    return act_on_placement(
        request,
        placement_id,
        page="consider_support_person",
        draft=PERSON,
        form=SupportPersonForm,
        does=lambda found, given, when: actions.consider_support_person(
            found,
            **{
                **given,
                "whose": SupportPerson.Whose(given["whose"]),
                "outcome": SupportPerson.Outcome(given["outcome"]),
            },
            **when,
        ),
        title=_("Støtteperson"),
        button=_("Gem støtteperson"),
        saved=_("Støttepersonen er skrevet ind."),
        intro=_(
            "Barnet hjælpes før anbringelsen med at finde en støtteperson i familien eller netværket (§ 53). "
            "Forældrene tilbydes en støtteperson under anbringelsen (§ 75)."
        ),
    )


def renew_placement(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """The placement was taken up again."""
    found, child = opened_placement(request, placement_id, page="renew_placement")
    if found.ends_at:
        return has_ended(request, found)
    since = placed_since(found, placements_of(child))

    def renew(form: RenewalForm) -> None:
        given = {**form.cleaned_data, "decided_by": DecidedBy(form.cleaned_data["decided_by"])}
        actions.renew_placement(found, **given, at=request.reader.at, by=request.reader.hand)

    return act(
        request,
        child,
        draft=RENEWAL,
        form=partial(RenewalForm, now=request.reader.at, placed_since=since, forced=found.forced),
        does=renew,
        title=_("Anbringelsen behandlet igen"),
        button=_("Gem genbehandling"),
        saved=_("Genbehandlingen er gemt."),
        to=page_of_placement(found),
        facts=facts_of_placement(found),
    )


def decide_return_home(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """The decision that the child goes home, with its period and the help afterwards."""
    found, __ = opened_placement(request, placement_id, page="decide_return_home")
    decided = getattr(found, "return_decision", None)
    fields = ("home_on", "until", "no_period_because", "support", "childs_view", "statement_on")
    return act_on_placement(
        request,
        placement_id,
        page="decide_return_home",
        draft=HOME,
        form=partial(ReturnHomeForm, starts=danish_day(found.starts_at)),
        does=lambda placed, given, when: actions.decide_return_home(placed, **given, **when),
        title=_("Hjemgivelse"),
        button=_("Gem afgørelsen"),
        saved=_("Hjemgivelsen er besluttet. Revidér planen, før barnet flytter hjem."),
        intro=_("Planen revideres før hjemgivelsen, og barnet skal være hørt (§ 100)."),
        initial={name: getattr(decided, name) for name in fields} if decided else {},
        opened=found,
    )


def act_on_placement(
    request: StaffRequest,
    placement_id: UUID,
    *,
    page: str,
    draft: DraftKind,
    form: Any,
    does: Any,
    opened: Placement | None = None,
    **words: Any,
) -> HttpResponse:
    """A form about one running placement, and the deed it asks for; back to the placement's page."""
    found = opened or opened_placement(request, placement_id, page=page)[0]
    if found.ends_at:
        return has_ended(request, found)
    when = {"at": request.reader.at, "by": request.reader.hand}
    return act(
        request,
        found.child,
        draft=draft,
        form=partial(form, now=request.reader.at),
        does=lambda filled: does(found, filled.cleaned_data, when),
        to=page_of_placement(found),
        **words,
    )


def page_of_placement(found: Placement) -> str:
    """Where the placement stands."""
    return reverse("casework:placement", args=[found.pk])
