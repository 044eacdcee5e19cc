"""A holder of custody asks for another caseworker: written down by whoever hears it, answered by the leader."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.locks import for_leaders
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms.wishes import WishAnswerForm, WishForm
from tovholder.practice.casework.queries.waiting import is_led_by
from tovholder.practice.casework.queries.wishes import custody_holders_of, wish_to_open
from tovholder.practice.casework.views.acting import act, done_before, not_now
from tovholder.practice.casework.views.after_a_yes import LEADS_ON, after_the_answer, words_after_the_answer
from tovholder.practice.casework.views.frame import back_to_case, caseworker_now

WISH = keeps_drafts("anden-raadgiver", danish="En forælder vil have en anden rådgiver", page="casework:wish")
ANSWER = keeps_drafts("svar-anden-raadgiver", danish="Svar om en anden rådgiver", page="casework:answer_wish")


def wish(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Who asks for another caseworker, and why."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="wish")
    holders = custody_holders_of(child, on=reader.today)
    title = _("En forælder beder om en anden rådgiver")
    if request.method == "GET" and not holders:
        return _nobody_to_ask(request, child, title=title)
    return act(
        request,
        child,
        draft=WISH,
        form=partial(WishForm, now=reader.at, holders=holders),
        does=lambda form: actions.ask_for_other_caseworker(child, **form.cleaned_data, at=reader.at, by=reader.hand),
        title=title,
        button=_("Gem ønsket"),
        saved=_("Ønsket er skrevet ind. Det står på teamlederens Min dag, og teamlederen svarer."),
        to=back_to_case(child.pk),
    )


def _nobody_to_ask(request: StaffRequest, child: Child, *, title: str) -> HttpResponse:
    """The circle of who may ask is those with custody: it is written on the child's page first."""
    words = _(
        "Ingen er registreret med forældremyndighed, og det er den, der kan bede om en anden rådgiver. "
        "Skriv først på barnets side, hvem der har den."
    )
    links = [
        (_("Barnets side"), reverse("desk:child", args=[child.pk])),
        (_("Tilføj en voksen"), reverse("desk:new_grown_up", args=[child.pk])),
    ]
    return not_now(request, child, title=title, words=words, links=links)


@for_leaders
def answer_wish(request: StaffRequest, wish_id: UUID) -> HttpResponse:
    """The leader answers, with reasons."""
    found = wish_to_open(wish_id)
    if found is None:
        raise Http404
    reader = request.reader
    child = open_child(found.child_id, reader=reader, page="answer_wish")
    if not is_led_by(reader, child):
        raise Http404
    if found.answered_at is not None:
        return done_before(
            request, _("Forælderen har fået svar. Her står svaret."), to=after_the_answer(child, because=found.pk)
        )
    found.child = child
    return act(
        request,
        child,
        draft=ANSWER,
        form=partial(WishAnswerForm, now=reader.at, asked_on=danish_day(found.happened_at)),
        does=lambda form: actions.answer_wish(found, **form.cleaned_data, at=reader.at, by=reader.hand),
        title=_("Svar om en anden rådgiver"),
        button=_("Gem svaret"),
        saved=lambda _form: words_after_the_answer(child, because=found.pk),
        to=lambda _made: after_the_answer(child, because=found.pk),
        intro=LEADS_ON,
        facts=[
            (_("Hvem beder"), found.adult.name or _("En voksen uden navn")),
            (_("Bad om det"), day(danish_day(found.happened_at))),
            (_("Hvorfor"), found.words),
            caseworker_now(child, on=reader.today),
        ],
    )
