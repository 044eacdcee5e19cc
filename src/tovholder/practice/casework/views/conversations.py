"""The pages on which talks with the child are written."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import ConversationForm
from tovholder.practice.casework.models import ContactForm
from tovholder.practice.casework.views.frame import page_of

CONVERSATION = keeps_drafts("samtale", danish="Samtale med barnet", page="casework:speak_with_child")


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
    return render(request, "casework/speak_with_child.html", page_of(request, child, form=form, writing=writing))
