"""The pages on which the journal is written: notes, corrections, strikes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.acting import act_once
from tovholder.foundation.drafts.kinds import DraftKind, keeps_drafts
from tovholder.foundation.drafts.two_hands import Their, meet
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.siblings import siblings_of
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import CorrectionForm, NoteForm, StrikeForm
from tovholder.practice.casework.models import Note, NoteCopy
from tovholder.practice.casework.queries import copy_to_open
from tovholder.practice.casework.queries.around import people_known_to
from tovholder.practice.casework.views.acting import act_in_case, done_before
from tovholder.practice.casework.views.afterwards import afterwards_of
from tovholder.practice.casework.views.frame import page_of

NOTE = keeps_drafts("notat", danish="Notat", page="casework:write_note")
CALL = keeps_drafts("telefonnotat", danish="Telefonnotat", page="casework:note_a_call")
CORRECTION = keeps_drafts("rettelse", danish="Rettelse af et notat", page="casework:correct_note")
STRIKE = keeps_drafts("streg-notat", danish="Et notat streges", page="casework:strike_note")


def write_note(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Write a note in the child's journal, and with one click more in each sibling's."""
    return _write(request, child_id, NOTE)


def note_a_call(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """The same note for somebody with the telephone in hand: it is a call, now, and who it was is one press."""
    return _write(request, child_id, CALL, title="Telefonsamtale")


def _write(request: StaffRequest, child_id: UUID, draft: DraftKind, **preset: str) -> HttpResponse:
    reader, page = request.reader, draft.page.removeprefix("casework:")
    child = open_child(child_id, reader=reader, page=page)
    siblings = siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page=page)
    writing = writing_of(request, draft, about=child.pk)
    if writing.only_kept:
        return redirect(request.path)
    initial = {"happened_at": reader.at, **preset, **writing.initial()}
    spoken_with = people_known_to(child, on=danish_day(reader.at)) if draft is CALL else None
    form = NoteForm(request.POST or None, initial=initial, now=reader.at, siblings=siblings, spoken_with=spoken_with)

    def children() -> list[Child]:
        return [child, *(each for each in siblings if str(each.pk) in form.cleaned_data.get("also_about", []))]

    done = act_in_case(
        writing,
        form,
        lambda: _write_down(form, children(), reader=reader),
        child=child,
        saved=lambda: _saved(len(children())),
        to=reverse("desk:child", args=[child.pk]),
    )
    context = page_of(request, child, form=form, writing=writing, is_call=draft is CALL)
    return done or render(request, "casework/write_note.html", context)


def _write_down(form: NoteForm, children: Sequence[Child], *, reader: Reader) -> Note:
    given: dict[str, Any] = {name: form.cleaned_data[name] for name in form.OF_A_NOTE}
    return actions.write_note(children, **given, written_by=reader.user.name, at=reader.at, by=reader.hand)


def correct_note(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    """Write what should have stood; who corrects second meets what the first wrote."""
    copy, child = open_copy(request, copy_id, page="correct_note", corrections=True)
    reader, note = request.reader, copy.note
    if copy.struck_at:
        return stands_no_more(request, child)
    writing = writing_of(request, CORRECTION, about=copy.pk)
    if writing.only_kept:
        return redirect(request.path)
    already = [
        Their(id=each.pk, by=each.author_name, at=each.recorded_at, text=each.text) for each in note.corrected_by.all()
    ]
    meeting = meet(request, already)
    form = CorrectionForm(request.POST or None, initial={"text": note.text, **writing.initial()})

    def correct() -> Note:
        text = form.cleaned_data["text"]
        return actions.correct_note(note, text=text, written_by=reader.user.name, at=reader.at, by=reader.hand)

    done = act_in_case(
        writing,
        form,
        correct,
        child=child,
        saved=_("Rettelsen er gemt. Det gamle notat står der stadig, ved siden af."),
        to=reverse("desk:timeline", args=[child.pk]),
        also_valid=lambda: not meeting.theirs,
    )
    context = page_of(request, child, form=form, writing=writing, meeting=meeting, copy=copy)
    return done or render(request, "casework/correct_note.html", context)


def strike_note(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    """Strike a note in this child's journal, and say why; why is told of a closed case too, and not asked twice."""
    copy, child = open_copy(request, copy_id, page="strike_note")
    writing = writing_of(request, STRIKE, about=copy.pk)
    if copy.struck_at and not writing.is_saved:
        return stands_no_more(request, child)
    if writing.only_kept:
        return redirect(request.path)
    form = StrikeForm(request.POST or None, initial=writing.initial())

    def strike() -> None:
        reader, because = request.reader, form.cleaned_data["because"]
        actions.strike_note(copy, because=because, at=reader.at, by=reader.hand)
        afterwards_of(child).tell(copy.note, what=STRIKE.form, because=because, reader=reader)

    done = act_once(
        writing,
        form,
        strike,
        saved=_("Notatet er streget. Det kan stadig læses, med begrundelsen."),
        to=reverse("desk:timeline", args=[child.pk]),
        refused=(actions.AlreadyStruck,),
    )
    context = page_of(request, child, form=form, writing=writing, copy=copy)
    return done or render(request, "casework/strike_note.html", context)


def stands_no_more(request: StaffRequest, child: Child) -> HttpResponse:
    """The note has been struck or moved meanwhile: to where that stands."""
    words = _("Notatet er allerede streget eller flyttet. Her står, hvad der er sket.")
    return done_before(request, words, to=reverse("desk:timeline", args=[child.pk]))


def open_copy(request: StaffRequest, copy_id: UUID, *, page: str, corrections: bool = False) -> tuple[NoteCopy, Child]:
    """The note in one child's journal, through the door of that child. Raises Http404."""
    copy = copy_to_open(copy_id, corrections=corrections)
    if copy is None:
        raise Http404
    return copy, open_child(copy.child_id, reader=request.reader, page=page)


def _saved(journals: int) -> str:
    return _("Notatet er gemt.") if journals == 1 else _("Notatet er gemt i %d børns journaler.") % journals
