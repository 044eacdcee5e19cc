"""Two people save about the same thing: the second meets what the first wrote, before anything is saved.

    already = [Their(by="Karen Holm", at=row.recorded_at, text=row.reason, id=row.pk) for row in ...]
    meeting = meet(request, already)
    if form.is_valid() and not meeting.theirs:
        ...                                            # save, redirect
    return render(..., {"form": form, "meeting": meeting})

and in the template, first inside the form: `{% include "drafts/both_texts.html" %}`. The page then shows their text
beside one's own; pressing the same button again saves, since the page has now been shown with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest


@dataclass(frozen=True)
class Their:
    """What somebody has saved about the same thing."""

    id: UUID
    by: str
    at: datetime
    text: str


@dataclass(frozen=True)
class Meeting:
    """`theirs`: saved by others since the page was shown; `now`: what the page is shown with this time."""

    now: str
    theirs: Sequence[Their]


def meet(request: HttpRequest, already: Sequence[Their]) -> Meeting:
    """Compare what has been saved about the thing with what the page was shown with (`seen_version`).

    A page without that field has seen nothing, so it meets all there is.
    """
    now = ".".join(their.id.hex for their in already)
    if request.method != "POST":
        return Meeting(now, [])
    seen = set(request.POST.get("seen_version", "").split("."))
    return Meeting(now, [their for their in already if their.id.hex not in seen])
