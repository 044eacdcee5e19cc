"""A child asks for something, and is answered; another caseworker is its leader's to answer."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.language import as_read
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import AnswerForm, RequestForm
from tovholder.practice.casework.models import ChildRequest
from tovholder.practice.casework.queries.waiting import is_led_by, request_to_open
from tovholder.practice.casework.views.acting import act, done_before
from tovholder.practice.casework.views.after_a_yes import LEADS_ON, after_the_answer, words_after_the_answer
from tovholder.practice.casework.views.frame import back_to_case, caseworker_now

REQUEST = keeps_drafts("anmodning", danish="Barnet beder om", page="casework:receive_request")
ANSWER = keeps_drafts("svar-anmodning", danish="Svar til barnet", page="casework:answer_request")


def receive_request(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """The child asks for something: it is an application, and is answered by a day."""
    child = open_child(child_id, reader=request.reader, page="receive_request")
    at, by = request.reader.at, request.reader.hand

    def receive(form: RequestForm) -> None:
        given = {**form.cleaned_data, "what": ChildRequest.What(form.cleaned_data["what"])}
        actions.receive_request(child, **given, at=at, by=by)

    return act(
        request,
        child,
        draft=REQUEST,
        form=partial(RequestForm, now=at),
        does=receive,
        title=_("Barnet beder om"),
        button=_("Gem barnets ønske"),
        saved=_("Det, barnet beder om, er skrevet ind. Barnet får svar inden dagen."),
        to=back_to_case(child.pk),
        intro=_("Det, et barn beder om, er en ansøgning. Kun medarbejdere ser barnets ord, til de deles."),
    )


def answer_request(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """The child is answered."""
    found: Any = request_to_open(request_id)
    if found is None:
        raise Http404
    child = open_child(found.child_id, reader=request.reader, page="answer_request")
    if found.answered_at is not None:
        words = _("Barnet har fået svar. Her står svaret.")
        return done_before(request, words, to=after_the_answer(child, because=found.pk))
    is_other = found.what == ChildRequest.What.OTHER_CASEWORKER
    if is_other and not is_led_by(request.reader, child):
        return done_before(request, _leaders_to_answer(child, request.reader), to=back_to_case(child.pk))
    found.child = child
    at, by = request.reader.at, request.reader.hand
    return act(
        request,
        child,
        draft=ANSWER,
        form=partial(AnswerForm, now=at, asked_on=danish_day(found.happened_at)),
        does=lambda form: actions.answer_request(found, **form.cleaned_data, at=at, by=by),
        title=_("Svar til barnet"),
        button=_("Gem svaret"),
        saved=lambda _form: words_after_the_answer(child, because=found.pk),
        to=lambda _made: after_the_answer(child, because=found.pk),
        intro=LEADS_ON if is_other else "",
        facts=[
            (_("Barnet beder om"), as_read(found.get_what_display())),
            (_("Barnets egne ord"), found.words),
            (_("Svar senest"), day(found.answer_by)),
            *([caseworker_now(child, on=request.reader.today)] if is_other else []),
        ],
    )


def _leaders_to_answer(child: Child, reader: Reader) -> str:
    """To who is not the leader: whose answer it is, and where the leader finds it."""
    if child.caseworker_id != reader.post_id:
        return _("Det er teamlederen, der svarer; det står på lederens Min dag.")
    return _("Barnet beder om en anden rådgiver end dig. Det er teamlederen, der svarer; det står på lederens Min dag.")
