"""The page on which a note that was written at the wrong child comes to the right one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.acting import act_once
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import RightChildForm
from tovholder.practice.casework.models import NoteCopy
from tovholder.practice.casework.views.afterwards import afterwards_of
from tovholder.practice.casework.views.frame import page_of
from tovholder.practice.casework.views.journal import open_copy, stands_no_more
from tovholder.practice.casework.views.right_child import right_child_form

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
    form, nobody = right_child_form(request, writing, child, page=PAGE)
    done = act_once(
        writing,
        form,
        lambda: _move(form, copy, child, reader=reader),
        saved=_("Notatet er flyttet til det rette barn. Her står kun, at det er flyttet."),
        to=reverse("desk:timeline", args=[child.pk]),
        refused=(actions.AlreadyStruck,),
    )
    context = page_of(request, child, form=form, writing=writing, copy=copy, nobody=nobody)
    return done or render(request, "casework/move_note.html", context)


def _move(form: RightChildForm, copy: NoteCopy, child: Child, *, reader: Reader) -> None:
    """The reason is asked once: it is also why it goes into a case that is closed, and comes out of one."""
    because = form.cleaned_data["because"]
    to = open_child(form.cleaned_data["to"].pk, reader=reader, page=PAGE)
    actions.move_note_to_right_child(copy, to=to, because=because, at=reader.at, by=reader.hand)
    for each in (child, to):
        afterwards_of(each).tell(copy.note, what=MOVING.form, because=because, reader=reader)
