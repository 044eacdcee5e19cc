"""Aktindsigt: who has asked for the file, what they were answered, and the two pages it is written down on."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.deadlines.explained import explained, law_of
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child, Tie
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.families.siblings import siblings_of
from tovholder.foundation.ui.language import as_read
from tovholder.practice.casework.views.acting import done_before
from tovholder.practice.casework.views.frame import onwards
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.forms.file_access import AnswerAboutFileForm, AskForFileForm, MayAsk
from tovholder.practice.decisions.models import Asker, FileAccess, PartyRepresentative
from tovholder.practice.decisions.parties import PARENTS
from tovholder.practice.decisions.queries import (
    access_clocks_of,
    access_request_to_open,
    access_requests_of,
    representatives_of,
    ties_of,
)
from tovholder.practice.decisions.views.answering_letter import address_to, answering_words
from tovholder.practice.decisions.views.frame import act, page_of
from tovholder.practice.decisions.views.letter_words import refuse_to_expose

ASK = keeps_drafts("bedt-om-aktindsigt", danish="Aktindsigt", page="decisions:ask_for_file")
ANSWER = keeps_drafts("svar-om-aktindsigt", danish="Svar om aktindsigt", page="decisions:answer_about_file")
PAGE = "file_access"


@require_safe
def of_child(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Everybody who has asked for the file, those who wait first, with the days to answer by."""
    child = open_child(child_id, reader=request.reader, page=PAGE)
    now = request.reader.at
    context = page_of(
        request,
        child,
        back=reverse("decisions:child", args=[child.pk]),
        asked=access_requests_of(child),
        duties=[explained(each, now=now) for each in access_clocks_of(child)],
        now=now,
        law=law_of("ACCESS-7D", danish_day(now)),
    )
    return render(request, "decisions/file_access.html", context)


def ask_for_file(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Somebody asks to see the file: a parent, the child, who speaks for them, or anybody else."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page=PAGE)
    siblings = siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page=PAGE)
    people = may_ask(child, on=danish_day(reader.at))

    named = [(str(each.pk), shown_name(each)) for each in siblings]

    def deed(form: Any) -> None:
        along = [each for each in siblings if str(each.pk) in form.cleaned_data.get("also_about", [])]
        actions.receive_access_request([child, *along], **form.asked(), at=reader.at, by=reader.hand)

    return act(
        request,
        child,
        draft=ASK,
        form=partial(AskForFileForm, now=reader.at, people=people, siblings=named),
        initial={"happened_at": _came(request)},
        does=deed,
        title=_("Bedt om aktindsigt"),
        button=_("Gem anmodningen"),
        intro=law_of("ACCESS-7D", danish_day(reader.at)),
        saved=_("Det er skrevet ned. Fristen står på Min dag og på barnets side, til der er svaret."),
        to=onwards(request, otherwise=reverse("decisions:file_access", args=[child.pk])),
        adds=False,
    )


def answer_about_file(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """What was answered, and why something is left out."""
    found = access_request_to_open(request_id)
    if found is None:
        raise Http404
    reader = request.reader
    child = open_child(found.child_id, reader=reader, page=PAGE)
    found.child = child
    back = reverse("decisions:file_access", args=[child.pk])
    if found.answered_at is not None:
        return done_before(request, _("Der er allerede svaret. Svaret står her."), to=back)

    known = address_to(found, child, on=danish_day(reader.at))

    def deed(form: Any) -> FileAccess:
        words = answering_words(found, child, form) if form.cleaned_data["write_letter"] else None
        if words and found.person != child.pk:
            refuse_to_expose(_told(words), child, on=danish_day(reader.at))
        actions.answer_access_request(found, **form.answered(), letter=words, at=reader.at, by=reader.hand)
        return found

    return act(
        request,
        child,
        draft=ANSWER,
        form=partial(AnswerAboutFileForm, now=reader.at, after=found.happened_at, known=known),
        initial={"happened_at": reader.at},
        does=deed,
        title=_("Svar på aktindsigt"),
        button=_("Gem svaret"),
        intro=f"{found.person_name} ({as_read(found.get_asker_display())}): {found.words}",
        saved=_said_of,
        to=lambda made: reverse("documents:send", args=[made.letter]) if made and made.letter else back,
        adds=False,
    )


def _said_of(form: AnswerAboutFileForm) -> str:
    """That it is kept; and of a letter that it is not sent yet."""
    if form.cleaned_data.get("write_letter"):
        return _("Svaret er gemt, og brevet er skrevet. Det er ikke sendt: tjek det her, og send det.")
    return _("Svaret er gemt.")


def _told(words: dict[str, str]) -> dict[str, str]:
    """What is said in the letter: all but where it goes."""
    return {name: each for name, each in words.items() if name != "address"}


def _came(request: StaffRequest) -> datetime:
    """When the letter came that a link is about (?kom=…), else now."""
    try:
        came = parse_datetime(request.GET.get("kom", ""))
    except ValueError:
        came = None
    return came if came is not None and is_aware(came) else request.reader.at


def may_ask(child: Child, *, on: date) -> list[MayAsk]:
    """Those we know who may be asking: the grown-ups, who speaks for a party, and the child."""
    known = [_grown_up(tie) for tie in ties_of(child, on=on)]
    known += [_speaking(each) for each in representatives_of(child, on=on)]
    name = shown_name(child)
    return [*known, MayAsk(str(child.pk), name, _("%s, barnet selv") % name, Asker.CHILD, child.pk)]


def _grown_up(tie: Tie) -> MayAsk:
    name = tie.adult.name or _("En voksen uden navn")
    asker = Asker.PARENT if tie.custody or tie.kind in PARENTS else Asker.OTHER
    said = f"{name}, {as_read(tie.get_kind_display()).lower()}"
    return MayAsk(str(tie.adult_id), name, said, asker, tie.adult_id)


def _speaking(each: PartyRepresentative) -> MayAsk:
    said = _("%(name)s, taler for %(party)s") % {"name": each.name, "party": each.person_name}
    return MayAsk(str(each.pk), each.name, said, Asker.REPRESENTATIVE)
