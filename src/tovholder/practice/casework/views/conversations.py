"""The pages on which talks with the child are written, read and shared, and the reason for none is given."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.ages import whole_years
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.queries import held
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import ChangedForm, ConversationForm, LeftOutForm, ShareForm
from tovholder.practice.casework.models import ChildConversation, ContactForm, Matter, Visible
from tovholder.practice.casework.views.acting import act_in_case
from tovholder.practice.casework.views.frame import onwards, page_of

SPEAKS_FROM = 2  # years; a younger child is met and watched (Barnets lov § 5, stk. 3). Ours.

CONVERSATION = keeps_drafts("samtale", danish="Samtale med barnet", page="casework:speak_with_child")
NO_TALK = keeps_drafts("ingen-samtale", danish="Ingen samtale, fordi", page="casework:leave_out_talk")
CHANGED = keeps_drafts("samtale-aendret", danish="Hvad barnets ord har påvirket", page="casework:talk")
SHARING = keeps_drafts("samtale-delt", danish="Barnets ord deles", page="casework:share_words")


def speak_with_child(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Write down a talk with the child: the child's own words, and what it was about."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="speak_with_child")
    writing = writing_of(request, CONVERSATION, about=child.pk)
    if writing.only_kept:
        return redirect(request.path)
    initial = {**_a_talk_now(request, child), **writing.initial()}
    form = ConversationForm(request.POST or None, initial=initial, now=reader.at)
    done = act_in_case(
        writing,
        form,
        lambda: actions.speak_with_child(child, **form.given(), at=reader.at, by=reader.hand),
        child=child,
        saved=_("Samtalen er gemt. Kun medarbejdere ser barnets ord, til de deles."),
        to=onwards(request, otherwise=reverse("desk:child", args=[child.pk])),
    )
    context = page_of(request, child, form=form, writing=writing)
    return done or render(request, "casework/speak_with_child.html", context)


def _a_talk_now(request: StaffRequest, child: Child) -> dict[str, Any]:
    """The usual talk: now, by whoever writes, with the interpreter the child needs; an infant is met and watched."""
    born, today = child.birth_date, request.reader.today
    speaks = born is None or whole_years(born, today) >= SPEAKS_FROM
    return {
        "happened_at": request.reader.at,
        "form": (ContactForm.TALK if speaks else ContactForm.DIRECT_CONTACT).value,
        "held_by": request.reader.user.name,
        "aids": _("Tolk: %s") % child.language if child.needs_interpreter and child.language else "",
        "matters": _asked_for(request),
    }


def leave_out_talk(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Write the lawful reason why the child was not heard about a matter."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="leave_out_talk")
    writing = writing_of(request, NO_TALK, about=child.pk)
    if writing.only_kept:
        return redirect(request.path)
    initial = {"happened_at": reader.at, "matters": _asked_for(request), **writing.initial()}
    form = LeftOutForm(request.POST or None, initial=initial, now=reader.at)
    done = act_in_case(
        writing,
        form,
        lambda: actions.leave_out_talk(child, **form.given(), at=reader.at, by=reader.hand),
        child=child,
        saved=_("Begrundelsen er gemt. En afgørelse kan nævne den."),
        to=onwards(request, otherwise=reverse("desk:child", args=[child.pk])),
    )
    context = page_of(request, child, form=form, writing=writing)
    return done or render(request, "casework/leave_out_talk.html", context)


def talk(request: StaffRequest, talk_id: UUID) -> HttpResponse:
    """One talk as staff see it, who else may see the words, and what they changed."""
    this, child = _open_talk(request, talk_id, page="talk")
    writing = writing_of(request, CHANGED, about=this.pk)
    if writing.only_kept:
        return redirect(request.path)
    form = ChangedForm(request.POST or None, initial={"changed": this.changed, **writing.initial()})

    def tell() -> ChildConversation:
        changed = form.cleaned_data["changed"]
        actions.tell_effect(this, changed=changed, at=request.reader.at, by=request.reader.hand)
        return this

    to = reverse("casework:talk", args=[this.pk])
    saved = _("Gemt: sådan har barnets ord påvirket sagen.")
    done = act_in_case(writing, form, tell, child=child, saved=saved, to=to)
    context = page_of(request, child, form=form, writing=writing, **_shown(this))
    return done or render(request, "casework/talk.html", context)


def share_words(request: StaffRequest, talk_id: UUID) -> HttpResponse:
    """Let others than staff see the child's words: an act of its own, and the child is asked first."""
    reader = request.reader
    this, child = _open_talk(request, talk_id, page="share_words")
    writing = writing_of(request, SHARING, about=this.pk)
    if writing.only_kept:
        return redirect(request.path)
    shared = [who for who in this.visible_to if who != Visible.STAFF]
    initial = {"visible_to": shared, **writing.initial()}
    form = ShareForm(request.POST or None, initial=initial, held=child.pk in held([child.pk]))

    def share() -> ChildConversation:
        asked = form.child_asked()
        actions.share_words(this, visible_to=form.chosen(), child_asked=asked, at=reader.at, by=reader.hand)
        return this

    to = reverse("casework:talk", args=[this.pk])
    saved = _("Barnets ord er delt med dem, du har valgt.")
    done = act_in_case(writing, form, share, child=child, saved=saved, to=to)
    context = page_of(request, child, form=form, writing=writing, **_shown(this))
    return done or render(request, "casework/share_words.html", context)


def _open_talk(request: StaffRequest, talk_id: UUID, *, page: str) -> tuple[ChildConversation, Child]:
    """The talk, through the door of its child. Raises Http404."""
    this = ChildConversation.objects.filter(pk=talk_id).first()
    if this is None:
        raise Http404
    return this, open_child(this.child_id, reader=request.reader, page=page)


def _shown(this: ChildConversation) -> dict[str, Any]:
    """The talk with its codes in words."""
    return {
        "talk": this,
        "matters": [Matter(each).label for each in this.matters],
        "shared_with": [Visible(each).label for each in this.visible_to if each != Visible.STAFF],
    }


def _asked_for(request: StaffRequest) -> list[str]:
    """The matter a link came with (?sag=investigation); what is not a matter is left out."""
    wanted = request.GET.get("sag", "")
    return [wanted] if wanted in Matter.values else []
