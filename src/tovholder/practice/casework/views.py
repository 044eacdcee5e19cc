"""The pages on which a case is written: notes, and talks with the child."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.two_hands import Their, meet
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.identity import identity_bar
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.siblings import siblings_of
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import ConversationForm, CorrectionForm, NoteForm, StrikeForm
from tovholder.practice.casework.models import ContactForm, NoteCopy
from tovholder.practice.casework.queries import copy_to_open

NOTE = keeps_drafts("notat", danish="Notat", page="casework:write_note")
CONVERSATION = keeps_drafts("samtale", danish="Samtale med barnet", page="casework:speak_with_child")
CORRECTION = keeps_drafts("rettelse", danish="Rettelse af et notat", page="casework:correct_note")


def write_note(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Write a note in the child's journal, and with one click more in each sibling's."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="write_note")
    siblings = siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page="write_note")
    writing = writing_of(request, NOTE, about=child.pk)
    if writing.only_kept:
        return redirect(request.path)
    initial = {"happened_at": reader.at, **writing.initial()}
    form = NoteForm(request.POST or None, initial=initial, now=reader.at, siblings=siblings)
    form.draft_url = writing.url
    if form.is_valid():
        given = dict(form.cleaned_data)
        also = given.pop("also_about", [])
        children = [child, *(each for each in siblings if str(each.pk) in also)]
        with writing.once() as first:
            if first:
                actions.write_note(children, **given, written_by=reader.user.name, at=reader.at, by=reader.hand)
        messages.success(request, _saved(len(children)))
        return redirect("desk:child", child.pk)
    return render(request, "casework/write_note.html", _page(request, child, form=form, writing=writing))


def speak_with_child(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Write down a talk with the child: the child's own words, and what it was about."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="speak_with_child")
    writing = writing_of(request, CONVERSATION, about=child.pk)
    if writing.only_kept:
        return redirect(request.path)
    initial = {"happened_at": reader.at, "form": ContactForm.TALK.value, **writing.initial()}
    form = ConversationForm(request.POST or None, initial=initial, now=reader.at)
    form.draft_url = writing.url
    if form.is_valid():
        given = {**form.cleaned_data, "form": ContactForm(form.cleaned_data["form"])}
        with writing.once() as first:
            if first:
                actions.speak_with_child(child, **given, at=reader.at, by=reader.hand)
        messages.success(request, _("Samtalen er gemt. Kun medarbejdere ser barnets ord, til de deles."))
        return redirect("desk:child", child.pk)
    return render(request, "casework/speak_with_child.html", _page(request, child, form=form, writing=writing))


def correct_note(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    """Write what should have stood; who corrects second meets what the first wrote."""
    copy, child = _open_copy(request, copy_id, page="correct_note")
    reader, note = request.reader, copy.note
    writing = writing_of(request, CORRECTION, about=copy.pk)
    if writing.only_kept:
        return redirect(request.path)
    already = [
        Their(id=each.pk, by=each.author_name, at=each.recorded_at, text=each.text) for each in note.corrected_by.all()
    ]
    meeting = meet(request, already)
    form = CorrectionForm(request.POST or None, initial={"text": note.text, **writing.initial()})
    form.draft_url = writing.url
    if form.is_valid() and not meeting.theirs:
        with writing.once() as first:
            if first:
                text = form.cleaned_data["text"]
                actions.correct_note(note, text=text, written_by=reader.user.name, at=reader.at, by=reader.hand)
        messages.success(request, _("Rettelsen er gemt. Det gamle notat står der stadig, ved siden af."))
        return redirect("desk:timeline", child.pk)
    context = _page(request, child, form=form, writing=writing, meeting=meeting, copy=copy)
    return render(request, "casework/correct_note.html", context)


def strike_note(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    """Strike a note in this child's journal, and say why."""
    copy, child = _open_copy(request, copy_id, page="strike_note")
    form = StrikeForm(request.POST or None)
    if form.is_valid():
        try:
            actions.strike_note(
                copy, because=form.cleaned_data["because"], at=request.reader.at, by=request.reader.hand
            )
        except actions.AlreadyStruck as struck:
            messages.warning(request, str(struck))
        else:
            messages.success(request, _("Notatet er streget. Det kan stadig læses, med begrundelsen."))
        return redirect("desk:timeline", child.pk)
    return render(request, "casework/strike_note.html", _page(request, child, form=form, copy=copy))


def _open_copy(request: StaffRequest, copy_id: UUID, *, page: str) -> tuple[NoteCopy, Child]:
    """The note in one child's journal, through the door of that child. Raises Http404."""
    copy = copy_to_open(copy_id)
    if copy is None:
        raise Http404
    return copy, open_child(copy.child_id, reader=request.reader, page=page)


def _page(request: StaffRequest, child: Child, **more: Any) -> dict[str, Any]:
    """What the frame of these pages needs: who it is about, and the way back."""
    url = reverse("desk:child", args=[child.pk])
    about = identity_bar(child, on=danish_day(request.reader.at), url=url)
    return {"child": about, "back": url, "now": request.reader.at, **more}


def _saved(journals: int) -> str:
    return _("Notatet er gemt.") if journals == 1 else _("Notatet er gemt i %d børns journaler.") % journals
