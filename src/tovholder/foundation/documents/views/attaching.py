"""Taking in a file, and handing it out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.documents.actions import NotAttached, attach, check_file, content_of, is_filed
from tovholder.foundation.documents.afterwards import WHY, ask_why, case_is_closed
from tovholder.foundation.documents.forms import AttachForm
from tovholder.foundation.documents.models import Document
from tovholder.foundation.documents.queries import documents_of, letters_of
from tovholder.foundation.documents.views.handing_out import handed_out
from tovholder.foundation.drafts.held import files_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.identity import identity_bar

PAGE = HELD = "dokument"


def attach_document(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Attach a file to the child, and see those that are. The same file twice is kept once."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="dokumenter")
    files = files_of(request, HELD, about=child.pk, field="file")
    form = AttachForm(request.POST or None, files.given, initial={"received_at": reader.at}, now=reader.at)
    if case_is_closed(child.pk):
        ask_why(form)
    if form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        if is_filed(child.pk, data):
            files.let_go()
            messages.info(request, _("Filen lå der i forvejen. Den er ikke gemt to gange."))
            return redirect("documents:attach", child.pk)
        try:
            attach(
                child.pk,
                file.name,
                data,
                title=form.cleaned_data["title"],
                after_closing=form.cleaned_data.get(WHY, ""),
                received_at=form.cleaned_data["received_at"],
                at=reader.at,
                by=reader.hand,
            )
        except NotAttached as fault:
            form.add_error("file", str(fault))
        else:
            files.let_go()
            messages.success(request, _("Dokumentet er journaliseret."))
            return redirect("documents:attach", child.pk)
    files.hold(form, fits=check_file)
    context = {
        "form": form,
        "files": files,
        "documents": documents_of(child.pk),
        "letters": letters_of(child.pk),
        "child": identity_bar(child, on=danish_day(reader.at)),
        "child_id": child.pk,
    }
    return render(request, "documents/attach.html", context)


@require_safe
def open_document(request: StaffRequest, document_id: UUID) -> HttpResponse:
    """The file as a download, through the one door to its child; nothing in it can run in the browser."""
    document = Document.objects.select_related("mail_file").filter(pk=document_id).first()
    if document is None:
        raise Http404
    open_child(document.child_id, reader=request.reader, page=PAGE)
    return handed_out(content_of(document), document.media_type, named=(document.filed_at, document.pk))
