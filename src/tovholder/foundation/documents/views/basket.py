"""The post basket of a unit: what waits, the oldest first; putting something in it, and looking at a file."""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.documents.actions import NotAttached, bytes_of_mail, check_file, too_large
from tovholder.foundation.documents.basket import Enclosed, receive_post
from tovholder.foundation.documents.forms import PostForm
from tovholder.foundation.documents.models import CameBy, IncomingMail, MailFile
from tovholder.foundation.documents.queries import (
    baskets_of,
    is_late,
    lies_in_basket,
    put_aside_in,
    stuck_mailbox,
    waiting_in,
)
from tovholder.foundation.documents.views.handing_out import handed_out
from tovholder.foundation.drafts.held import files_of
from tovholder.foundation.organisation.queries import legal_calendar, the_municipality

SHOWN, SHOWN_ASIDE = 100, 20


def basket(request: StaffRequest) -> HttpResponse:
    """What waits in the baskets of my units; by POST something more is put in it."""
    units = baskets_of(request.reader)
    if request.method == "POST" and not units:
        raise Http404
    files = files_of(request, "postkurv", about=units[0], field="enclosed") if units else None
    form = PostForm(request.POST or None, files.given, now=request.reader.at) if files is not None else None
    if files is not None and form is not None:
        if form.is_valid() and _put_in(request, form, unit_id=units[0]):
            files.let_go()
            return redirect("documents:basket")
        files.hold(form, fits=check_file)
    rows = list(waiting_in(units).select_related("unit")[: SHOWN + 1])
    aside = list(put_aside_in(units)[:SHOWN_ASIDE])
    note_list_reading((), reader=request.reader, page="postkurv")
    context = {
        "form": form,
        "files": files,
        "rows": _shown(rows[:SHOWN], reader=request.reader),
        "more": len(rows) > SHOWN,
        "aside": aside,
        "several_units": len(units) > 1,
        "stuck": stuck_mailbox(now=request.reader.at),
    }
    return render(request, "documents/basket.html", context)


@require_safe
def open_file(request: StaffRequest, file_id: UUID) -> HttpResponse:
    """A file of post that waits in one of my baskets, as a download; once filed it is opened on its child."""
    mine = MailFile.objects.filter(mail__unit__in=baskets_of(request.reader), mail__filed_at=None)
    file = mine.select_related("mail", "content").filter(pk=file_id).first()
    if file is None:
        raise Http404
    note_list_reading((), reader=request.reader, page=f"postkurv {file.mail_id}")
    return handed_out(bytes_of_mail(file), file.media_type, named=(file.mail.taken_in_at, file.pk))


def _put_in(request: StaffRequest, form: PostForm, *, unit_id: UUID) -> bool:
    """Receive what was handed in; False with the fault on the form when it cannot be kept."""
    given = form.cleaned_data
    try:
        if sum(each.size for each in given["enclosed"]) > settings.ATTACHMENT_MAX_BYTES:
            raise too_large()
        files = [Enclosed(each.name, each.read()) for each in given["enclosed"]]
        if lies_in_basket([sha256(each.data).hexdigest() for each in files], unit_id=unit_id):
            messages.info(request, _("Filen lå i kurven i forvejen. Den er ikke lagt der to gange."))
            return True
        receive_post(
            files,
            unit_id=unit_id,
            came_by=CameBy.UPLOAD,
            received_at=given["received_at"],
            at=request.reader.at,
            by=request.reader.hand,
            subject=given["subject"],
            sender=given["sender"],
        )
    except NotAttached as fault:
        form.add_error("enclosed", str(fault))
        return False
    messages.success(request, _("Posten ligger i kurven."))
    return True


def _shown(rows: list[IncomingMail], *, reader: Reader) -> list[dict[str, Any]]:
    """The rows with whether they have lain too long."""
    if not rows:
        return []
    calendar, today = legal_calendar(the_municipality()), danish_day(reader.at)
    return [
        {"mail": mail, "late": is_late(danish_day(mail.received_at), calendar=calendar, today=today)} for mail in rows
    ]
