"""Sagens gang: when the case was open, moves, births and deaths; and the pages to tell it on."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import ChildState
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.families.siblings import siblings_of
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import AdoptionForm, BirthForm, DeathForm, MoveForm, TellForm
from tovholder.practice.casework.forms.life import SEND_NOW
from tovholder.practice.casework.queries import cases_of, first_heard_of
from tovholder.practice.casework.queries.asked import asked_about
from tovholder.practice.casework.queries.waiting import (
    adults_of,
    is_led_by,
    move_to_open,
    tasks_of,
    turns_of,
)
from tovholder.practice.casework.told_on import known_of, notice_to
from tovholder.practice.casework.views.acting import act, done_before
from tovholder.practice.casework.views.asking_units import may_ask_unit
from tovholder.practice.casework.views.frame import back_to_case, page_of

MOVE = keeps_drafts("flytning", danish="Flytning", page="casework:record_move")
TELL = keeps_drafts("underret-kommune", danish="Besked til ny kommune", page="casework:tell_new_municipality")
BIRTH = keeps_drafts("foedsel", danish="Fødsel", page="casework:record_birth")
DEATH = keeps_drafts("doedsfald", danish="Dødsfald", page="casework:record_death")
ADOPTION = keeps_drafts("adoption", danish="Adoption", page="casework:record_adoption")


@require_safe
def life_of_case(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """When the case was open and why, what has changed in the child's life, and what waits because of it."""
    child = open_child(child_id, reader=request.reader, page="life_of_case")
    cases, turns, asked = cases_of(child), turns_of(child), asked_about(child)
    known = [first_heard_of([child.pk]).get(child.pk), *(turn.waiting_since for turn in turns)]
    context = page_of(
        request,
        child,
        child_id=child.pk,
        cases=cases[::-1],
        open_case=next((case for case in cases if case.closed_at is None), None),
        turns=turns,
        tasks=tasks_of(child),
        asked=asked,
        may_answer=is_led_by(request.reader, child),
        may_ask_unit=may_ask_unit(child, reader=request.reader) and all(each.answered_at for each in asked.hand_overs),
        led=request.reader.led,
        waiting_since=min(filter(None, known), default=None),
        is_unborn=child.state == ChildState.UNBORN and child.died_on is None,
        is_dead=child.died_on is not None,
    )
    return render(request, "casework/life.html", context)


def record_move(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """The child moves to another municipality, or here; siblings who move along in the same deed."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="record_move")
    siblings = siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page="record_move")

    def move(form: MoveForm) -> None:
        given = form.cleaned_data
        along = [each for each in siblings if str(each.pk) in given.get("with_siblings", [])]
        way = "to_municipality" if given["way"] == "out" else "from_municipality"
        actions.record_move(
            [child, *along],
            **{way: given["municipality"]},
            first_known_on=given["first_known_on"],
            happened_at=given["happened_at"],
            at=reader.at,
            by=reader.hand,
        )

    return act(
        request,
        child,
        draft=MOVE,
        form=partial(MoveForm, now=reader.at, siblings=[(str(each.pk), shown_name(each)) for each in siblings]),
        does=move,
        title=_("Flytning"),
        button=_("Gem flytningen"),
        saved=_after_moving(here=request.POST.get("way") == "in"),
        to=back_to_case(child.pk),
    )


def _after_moving(*, here: bool) -> str:
    """What comes after a move: the municipality that is left tells the new one, whichever of them is ours."""
    if here:
        return _(
            "Flytningen er gemt. Underretter den anden kommune os, så skriv det ind i Modtagelsen, når det kommer."
        )
    return _("Flytningen er gemt. Nu skal den nye kommune have besked.")


def tell_new_municipality(request: StaffRequest, move_id: UUID) -> HttpResponse:
    """The municipality the child has moved to is told, with a summary."""
    found: Any = move_to_open(move_id)
    if found is None:
        raise Http404
    child = open_child(found.child_id, reader=request.reader, page="tell_new_municipality")
    if not found.to_municipality:
        raise Http404
    if found.told_at is not None or (found.outgoing is not None and found.failed_at is None):
        return done_before(
            request, _("Beskeden er givet eller på vej. Her står, hvor langt den er."), to=back_to_case(child.pk)
        )
    found.child = child
    at, by = request.reader.at, request.reader.hand
    known = known_of(child, since=found.waiting_since, at=at)

    def send_or_tell(form: TellForm) -> None:
        given = dict(form.cleaned_data)
        chosen, mailbox = given.pop("known", []), given.pop("mailbox")
        if form.sends:
            words = notice_to(found, child, summary=given["summary"], known=chosen)
            actions.send_notice(found, words=words, mailbox=mailbox, at=at, by=by)
        else:
            actions.tell_new_municipality(found, **given, at=at, by=by)

    return act(
        request,
        child,
        draft=TELL,
        form=partial(TellForm, now=at, known=known.all),
        initial={"known": known.now, "how": SEND_NOW, "mailbox": found.mailbox},
        does=send_or_tell,
        title=_("Besked til %s") % found.to_municipality,
        button=_("Giv kommunen besked"),
        saved=_("Beskeden er gemt. Her står, hvor langt den er."),
        warning=_("Brevet kom ikke frem: %s") % found.trouble if found.failed_at else "",
        adds=False,  # the case is often closed because of the very move
        to=back_to_case(child.pk),
        intro=_("Den nye kommune får besked, så barnet ikke skal begynde forfra. Beskeden går til en myndighed."),
    )


def record_birth(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """The child that was expected is born, or the pregnancy has ended."""
    child = open_child(child_id, reader=request.reader, page="record_birth")
    if child.state != ChildState.UNBORN or child.died_on is not None:
        return done_before(request, _("Det er skrevet ind, hvad der er sket."), to=back_to_case(child.pk))
    at, by = request.reader.at, request.reader.hand
    return act(
        request,
        child,
        draft=BIRTH,
        form=partial(BirthForm, now=at, due=child.due_date),
        does=lambda form: actions.record_birth(child, **form.cleaned_data, at=at, by=by),
        title=_("Fødsel"),
        button=_("Gem fødsel"),
        saved=_("Det er skrevet ind. Samtykker fra før fødslen gælder ikke for barnet."),
        to=back_to_case(child.pk),
        template="casework/birth.html",
    )


def record_death(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """The child or one of its adults has died: everything outgoing stops."""
    child = open_child(child_id, reader=request.reader, page="record_death")
    if child.died_on is not None:
        return done_before(request, _("Barnets død er skrevet ind."), to=back_to_case(child.pk))
    at, by = request.reader.at, request.reader.hand
    adults = adults_of(child, on=danish_day(at))

    def died(form: DeathForm) -> None:
        given = {name: form.cleaned_data[name] for name in ("known_from", "words", "happened_at")}
        adult = form.adult()
        if adult is None:
            actions.record_death(child, **given, at=at, by=by)
        else:
            actions.record_parent_death(adult, **given, at=at, by=by)

    return act(
        request,
        child,
        draft=DEATH,
        form=partial(DeathForm, now=at, child=child, adults=adults),
        does=died,
        title=_("Dødsfald"),
        button=_("Gem dødsfaldet"),
        adds=False,
        saved=_("Dødsfaldet er skrevet ind. Breve, invitationer og påmindelser, der ventede, er stoppet."),
        to=back_to_case(child.pk),
        intro=_(
            "Alt, der er på vej ud, stoppes straks. Intet slettes. Søskende skal vurderes inden for 24 timer, og "
            "leder og jurist får besked. Dør en forælder, tages forældremyndigheden op."
        ),
    )


def record_adoption(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """The child is adopted."""
    child = open_child(child_id, reader=request.reader, page="record_adoption")
    at, by = request.reader.at, request.reader.hand

    def adopt(form: AdoptionForm) -> None:
        given = {name: form.cleaned_data[name] for name in ("name", "words", "happened_at")}
        actions.record_adoption(child, parents=list(form.parents()), **given, at=at, by=by)

    return act(
        request,
        child,
        draft=ADOPTION,
        form=partial(AdoptionForm, now=at),
        does=adopt,
        title=_("Adoption"),
        button=_("Gem adoptionen"),
        saved=_("Adoptionen er skrevet ind. De tidligere forældres bånd til barnet er ophørt den dag."),
        to=back_to_case(child.pk),
        intro=_(
            "Barnets egen sag følger med. De nye forældre får forældremyndigheden; de tidligere får ikke flere breve."
        ),
    )
