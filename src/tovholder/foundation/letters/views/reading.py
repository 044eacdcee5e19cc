"""A letter to look at, print and send; and what the stand-in for a phone gateway has taken."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.paper import as_pdf, paper_of
from tovholder.foundation.letters.queries import trial_messages
from tovholder.foundation.organisation.queries import the_municipality


@require_safe
def letter(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """The letter as it was written, ready to print."""
    found = _opened(request, letter_id)
    paper = paper_of(found, municipality=the_municipality())
    return render(request, "letters/letter.html", {"letter": found, "paper": paper})


@require_safe
def letter_as_pdf(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """The letter as a PDF; its file name says nothing about anybody."""
    found = _opened(request, letter_id)
    paper = paper_of(found, municipality=the_municipality())
    answer = HttpResponse(as_pdf(paper, written_at=int(found.written_at.timestamp())), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="brev-{found.written_at:%Y-%m-%d}.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_safe
def messages_taken(request: StaffRequest) -> HttpResponse:
    """In the demo: the messages that would have gone to a phone."""
    if not settings.DEMO:
        raise Http404
    return render(request, "letters/messages_taken.html", {"messages_taken": trial_messages()})


def _opened(request: StaffRequest, letter_id: UUID) -> Letter:
    """The letter, through the door to its child; one about no child is for intake only. 404 otherwise."""
    found = Letter.objects.filter(pk=letter_id).first()
    if found is None or (found.child_id is None and not request.reader.is_intake):
        raise Http404
    if found.child_id is not None:
        open_child(found.child_id, reader=request.reader, page="letters:letter")
    return found
