"""How a file leaves the house: as a download in which nothing runs, under a name that tells of nobody."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.documents.file_types import ENDINGS, UNKNOWN

INERT = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def handed_out(data: bytes, media_type: str, *, named: tuple[datetime, UUID]) -> HttpResponse:
    """The bytes as what they are, or as unknown; named after the day they were kept and the end of their number."""
    kept_at, number = named
    known = media_type if media_type in ENDINGS else UNKNOWN
    name = f"dokument-{danish_day(kept_at).isoformat()}-{number.hex[-8:]}.{ENDINGS.get(media_type, 'bin')}"
    answer = HttpResponse(data, content_type=known, headers=INERT)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
