"""Handing out a file."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.documents.actions import content_of
from tovholder.foundation.documents.file_types import ENDINGS, UNKNOWN
from tovholder.foundation.documents.models import Document
from tovholder.foundation.families.actions import open_child

PAGE = "dokument"
INERT = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@require_safe
def open_document(request: StaffRequest, document_id: UUID) -> HttpResponse:
    """The file as a download, through the one door to its child; nothing in it can run in the browser."""
    document = Document.objects.filter(pk=document_id).first()
    if document is None:
        raise Http404
    open_child(document.child_id, reader=request.reader, page=PAGE)
    media_type = document.media_type if document.media_type in ENDINGS else UNKNOWN
    answer = HttpResponse(content_of(document), content_type=media_type, headers=INERT)
    answer["Content-Disposition"] = f'attachment; filename="{_neutral_name(document)}"'
    return answer


def _neutral_name(document: Document) -> str:
    """A name that tells of nobody: it stands in headers, logs and the download folder."""
    ending = ENDINGS.get(document.media_type, "bin")
    return f"dokument-{danish_day(document.filed_at).isoformat()}-{document.pk.hex[-8:]}.{ending}"
