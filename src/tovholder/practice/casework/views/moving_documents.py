"""The page on which a document that was filed on the wrong child comes to the right one."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.documents.enclosing import Lying, document_to_move
from tovholder.foundation.documents.models import Document
from tovholder.foundation.documents.queries import letters_with
from tovholder.foundation.drafts.acting import act_once
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import Writing, writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.numbers import id_in
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import RightChildForm
from tovholder.practice.casework.views.acting import done_before
from tovholder.practice.casework.views.afterwards import afterwards_of
from tovholder.practice.casework.views.frame import page_of
from tovholder.practice.casework.views.right_child import right_child_form

MOVING = keeps_drafts("flyt-dokument", danish="Et dokument flyttes til det rette barn", page="casework:move_document")
PAGE = "move_document"


def move_document(request: StaffRequest, document_id: UUID) -> HttpResponse:
    """Take a document out of the child's case it lies in, with a reason, and file it on the right child: one deed."""
    lying, child = _opened(request, document_id)
    document = lying.document
    reader, back = request.reader, reverse("documents:attach", args=[child.pk])
    writing = writing_of(request, MOVING, about=document.pk)
    if document.child_id != child.pk and not writing.is_saved:
        return done_before(request, _("Dokumentet ligger ikke her mere. Det er flyttet."), to=back)
    if writing.only_kept:
        return redirect(request.path)
    form, nobody = right_child_form(request, writing, child, page=PAGE)
    done = act_once(
        writing,
        form,
        lambda: _move(form, document, child, reader=reader),
        saved=_("Dokumentet er flyttet til det rette barn. Tidslinjen siger, at det er flyttet, og hvorfor."),
        to=back,
        refused=(actions.DocumentMoved,),
    )
    return done or _page(request, child, lying, form=form, writing=writing, nobody=nobody)


def _opened(request: StaffRequest, document_id: UUID) -> tuple[Lying, Child]:
    """The document, and the child it lay on when the page was shown: it may have been moved since. Raises Http404."""
    lying = document_to_move(document_id)
    if lying is None:
        raise Http404
    lay_on = id_in(request.POST.get("lay_on", "")) or lying.document.child_id
    return lying, open_child(lay_on, reader=request.reader, page=PAGE)


def _page(
    request: StaffRequest, child: Child, lying: Lying, *, form: RightChildForm, writing: Writing, nobody: bool
) -> HttpResponse:
    about = {
        "document": lying.document,
        "also_on": lying.others(reader=request.reader),
        "sent": letters_with(lying.document) if lying.was_sent else (),
        "nobody": nobody,
        "back": reverse("documents:attach", args=[child.pk]),
    }
    return render(request, "casework/move_document.html", page_of(request, child, form=form, writing=writing) | about)


def _move(form: RightChildForm, document: Document, child: Child, *, reader: Reader) -> None:
    """The reason is asked once: it is also why it goes into a case that is closed, and comes out of one."""
    because = form.cleaned_data["because"]
    to = open_child(form.cleaned_data["to"].pk, reader=reader, page=PAGE)
    actions.move_document_to_right_child(document, wrong=child, to=to, because=because, at=reader.at, by=reader.hand)
    for each in (child, to):
        afterwards_of(each).tell(document, what=MOVING.form, because=because, reader=reader)
