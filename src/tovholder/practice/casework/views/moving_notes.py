"""The page on which a note that was written at the wrong child comes to the right one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.acting import act_once
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.searching import search
from tovholder.foundation.families.siblings import siblings_of
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import MoveNoteForm
from tovholder.practice.casework.models import NoteCopy
from tovholder.practice.casework.views.afterwards import afterwards_of
from tovholder.practice.casework.views.frame import page_of
from tovholder.practice.casework.views.journal import open_copy, stands_no_more

MOVING = keeps_drafts("flyt-notat", danish="Et notat flyttes til det rette barn", page="casework:move_note")
PAGE = "move_note"


def move_note(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    """Strike a note here, with a reason, and write it at the right child: one deed."""
    copy, child = open_copy(request, copy_id, page=PAGE)
    reader = request.reader
    writing = writing_of(request, MOVING, about=copy.pk)
    if copy.struck_at and not writing.is_saved:
        return stands_no_more(request, child)
    if writing.only_kept:
        return redirect(request.path)
    typed = request.POST if request.method == "POST" else writing.initial()
    found = _to_choose_from(child, typed.get("looked_for", ""), reader=reader)
    looking = "look" in request.POST
    form = MoveNoteForm(
        None if looking or request.method != "POST" else request.POST,
        initial={name: typed.get(name, "") for name in MoveNoteForm.base_fields},
        children=found,
        on=danish_day(reader.at),
    )
    done = act_once(
        writing,
        form,
        lambda: _move(form, copy, child, reader=reader),
        saved=_("Notatet er flyttet til det rette barn. Her står kun, at det er flyttet."),
        to=reverse("desk:timeline", args=[child.pk]),
        refused=(actions.AlreadyStruck,),
    )
    context = page_of(request, child, form=form, writing=writing, copy=copy, nobody=looking and not found)
    return done or render(request, "casework/move_note.html", context)


def _to_choose_from(child: Child, looked_for: str, *, reader: Reader) -> dict[Child, str]:
    """The siblings, and those found by what was looked for, each with where it belongs; this reader may open them."""
    siblings = siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page=PAGE)
    found = search(looked_for, reader=reader).children if looked_for.strip() else ()
    known = {each: each.unit.name if each.unit else "" for each in found if each != child}
    return dict.fromkeys(siblings, _("søskende")) | {each: unit for each, unit in known.items() if each not in siblings}


def _move(form: MoveNoteForm, copy: NoteCopy, child: Child, *, reader: Reader) -> None:
    """The reason is asked once: it is also why it goes into a case that is closed, and comes out of one."""
    because = form.cleaned_data["because"]
    to = open_child(form.cleaned_data["to"].pk, reader=reader, page=PAGE)
    actions.move_note_to_right_child(copy, to=to, because=because, at=reader.at, by=reader.hand)
    for each in (child, to):
        afterwards_of(each).tell(copy.note, what=MOVING.form, because=because, reader=reader)
