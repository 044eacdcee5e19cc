"""A notification is taken down, and the number is read out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.law.codelists import Choices
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.drafts.actions import save_draft
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.sealed import typed_in
from tovholder.foundation.drafts.writing import Writing, writing_of
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.numbers import id_in
from tovholder.practice.intake import actions
from tovholder.practice.intake.forms.answers import without_nul
from tovholder.practice.intake.forms.receiving import MOST_ROWS, SAME_PLACE, ReceivingPage
from tovholder.practice.intake.models import AnsweredRequest, Notification
from tovholder.practice.intake.queries import Candidate
from tovholder.practice.intake.queries.adults import adults_around
from tovholder.practice.intake.queries.candidates import children_shut_for
from tovholder.practice.intake.reports import Received
from tovholder.practice.intake.views.doors import for_the_front_desk, may_see
from tovholder.practice.intake.views.finding import candidates_shown
from tovholder.practice.intake.views.words import adult_in_words

NEW_NOTIFICATION = keeps_drafts("ny-underretning", danish="Ny underretning", page="intake:receive")
SCOPE = "modtagelsen"
LONGEST_NUMBER = 4  # digits of a row's number
LOOKS = {"find", "add", "adults"}  # buttons that store nothing
Typed = dict[str, list[str]]


@require_safe
@for_the_front_desk
def begin(request: StaffRequest) -> HttpResponse:
    """An address of its own for each notification that is taken down: it tells a double submit, and a draft."""
    return redirect("intake:receive", new_id())


@for_the_front_desk
def receive(request: StaffRequest, key: UUID) -> HttpResponse:
    """Take a notification down. The key in the address is used up by the one that is stored under it."""
    answered = AnsweredRequest.objects.filter(scope=SCOPE, key=key.hex).first()
    typed = typed_in(request.POST)
    if answered is not None:
        return _answered_before(request, answered, typed)
    writing = writing_of(request, NEW_NOTIFICATION, about=key)
    if writing.only_kept:
        return redirect("intake:receive", key)
    if request.method != "POST":
        page = ReceivingPage(
            now=request.reader.at,
            typed=writing.initial(),
            children=writing.rows("barn"),
            parents=writing.rows("voksen"),
            adults=_adults(request, writing.rows("barn")),
        )
        return _show(request, page, writing=writing)
    if not LOOKS.isdisjoint(request.POST):
        return _one_more(request, typed, writing=writing)
    adults = _adults(request, _rows_of(typed, "barn"))
    page = ReceivingPage(now=request.reader.at, posted=without_nul(request.POST), adults=adults)
    if not page.is_valid():
        return _show(request, page, writing=writing)
    return _store(request, key, page, typed, writing=writing)


@require_safe
@for_the_front_desk
def receipt(request: StaffRequest, notification_id: UUID) -> HttpResponse:
    """The number, when it must be assessed, and what to say to the caller. Nothing about anybody."""
    notification = (
        Notification.objects.select_related("unit").filter(pk=notification_id).prefetch_related("children").first()
    )
    if notification is None or not (may_see(request.reader, notification) or notification.taken_by == request.user.pk):
        raise Http404
    concerns = list(notification.children.all())
    context = {
        "notification": notification,
        "concerns": concerns if may_see(request.reader, notification) else [],
        "assess_before": min(concern.assess_before for concern in concerns),
        "now": request.reader.at,
    }
    return render(request, "intake/receipt.html", context)


def _store(request: StaffRequest, key: UUID, page: ReceivingPage, typed: Typed, *, writing: Writing) -> HttpResponse:
    def answer(received: Received) -> AnsweredRequest:
        address = reverse("intake:receipt", args=[received.notification.pk])
        return AnsweredRequest(
            scope=SCOPE, key=key.hex, body_digest=_print_of(typed), status=303, answer=address.encode()
        )

    try:
        with writing.once():
            received = actions.receive_notification(
                page.report(),
                received_at=page.form.cleaned_data["received_at"],
                at=request.reader.at,
                by=request.reader.hand,
                answered=answer,
            )
    except IntegrityError:
        answered = AnsweredRequest.objects.filter(scope=SCOPE, key=key.hex).first()
        if answered is None:
            raise
        return _answered_before(request, answered, typed)
    return redirect("intake:receipt", received.notification.pk)


def _answered_before(request: StaffRequest, answered: AnsweredRequest, typed: Typed) -> HttpResponse:
    """The same again gives the same receipt; what was written since is kept as a draft of another notification."""
    receipt_address = bytes(answered.answer).decode()
    if request.method != "POST" or bytes(answered.body_digest) == _print_of(typed):
        return redirect(receipt_address)
    another = new_id()
    save_draft(
        request.user.pk,
        NEW_NOTIFICATION,
        about=another,
        typed=typed,
        token="",
        at=request.reader.at,
    )
    messages.warning(
        request,
        _(
            "Underretningen er allerede gemt. Det, du har ændret siden, er ikke gemt i den. Det står her som kladde "
            "til en ny underretning."
        ),
    )
    return redirect("intake:receive", another)


def _one_more(request: StaffRequest, typed: Typed, *, writing: Writing) -> HttpResponse:
    """Another row, or a look for a known child; nothing is stored, and all that is written stays."""
    children, parents = _rows_of(typed, "barn"), _rows_of(typed, "voksen")
    wanted = request.POST.get("add")
    rows = {"barn": children, "voksen": parents}.get(wanted or "")
    if rows is not None and len(rows) < MOST_ROWS:
        rows.append({})
    adults = _adults(request, children)
    if "adults" in request.POST and not adults:
        messages.info(request, _("Vi kender ingen voksne omkring barnet. Vælg først barnet under »Kender vi barnet?«."))
    page = ReceivingPage(now=request.reader.at, typed=_loose(typed), children=children, parents=parents, adults=adults)
    return _show(request, page, writing=writing, find=request.POST.get("find", ""))


def _show(request: StaffRequest, page: ReceivingPage, *, writing: Writing, find: str = "") -> HttpResponse:
    page.form.draft_url = writing.url
    found = _candidates(request, page, find)
    rows = [
        {"form": form, "picked": picked, "found": found.get(number), "number": number + 1}
        for number, (form, picked) in enumerate(_with_picked(page, request.reader))
    ]
    context = {
        "page": page,
        "form": page.form,
        "rows": rows,
        "parents_open": len(page.parents.forms) > 1 or any(_says_something(row) for row in page.parents.forms),
        "writing": writing,
        "now": request.reader.at,
    }
    return render(request, "intake/receive.html", context)


def _candidates(request: StaffRequest, page: ReceivingPage, find: str) -> dict[int, list[Candidate]]:
    """The candidates for the row asked for, and for those that had a list already: it stays while faults are mended."""
    wanted = {int(number) for number in (find, *request.POST.getlist("shown")) if _is_number(number)}
    return {
        number: candidates_shown(request, _as_typed(form, page.children.forms[0]), page="intake_receive")
        for number, form in enumerate(page.children.forms)
        if number in wanted
    }


def _as_typed(form: Any, first: Any) -> dict[str, Any]:
    """What a child is looked for by; where it lives with the first child, that child's address."""
    typed = {name: form[name].value() for name in ("name", "cpr", "address", "birth_date")}
    with_first = SAME_PLACE in form.fields and form[SAME_PLACE].value()
    return {**typed, "address": typed["address"] or first["address"].value()} if with_first else typed


def _adults(request: StaffRequest, children: list[dict[str, Any]]) -> Choices:
    """The grown-ups around the known children picked, for the question who is suspected; the look is noted."""
    picked = [known for row in children if (known := id_in(str(row.get("known_child") or "")))]
    picked = [child for child in picked if child not in children_shut_for(request.reader, picked)]
    found = adults_around(picked, on=danish_day(request.reader.at))
    if found:
        note_list_reading(picked, reader=request.reader, page="intake_adults")
    return [(str(adult.id), adult_in_words(adult)) for adult in found]


def _says_something(row: Any) -> bool:
    """Whether a grown-up's row has something to show: a fault, or a word."""
    return bool(row.is_bound and row.errors) or any(row[name].value() for name in ("name", "phone"))


def _with_picked(page: ReceivingPage, reader: Reader) -> list[tuple[Any, Child | None]]:
    """Each row with the known child picked in it, if any and not shut for the reader: one question for all of them."""
    wanted = [(form, id_in(str(form["known_child"].value() or ""))) for form in page.children.forms]
    sound = [child for _form, child in wanted if child]
    shut = children_shut_for(reader, sound)
    known = Child.objects.select_related("unit").in_bulk([child for child in sound if child not in shut])
    return [(form, known.get(child) if child else None) for form, child in wanted]


def _rows_of(typed: Typed, prefix: str) -> list[dict[str, Any]]:
    numbers = sorted({int(name.split("-")[1]) for name in typed if _is_row(name, prefix)})[:MOST_ROWS]
    return [_loose(typed, f"{prefix}-{number}-") for number in numbers] or [{}]


def _is_row(name: str, prefix: str) -> bool:
    parts = name.split("-", 2)
    return len(parts) == 3 and parts[0] == prefix and _is_number(parts[1])


def _is_number(text: str) -> bool:
    """Whether a row can have this number: Python reads no number of thousands of digits, and no page has such a row."""
    return text.isdecimal() and len(text) <= LONGEST_NUMBER


def _loose(typed: Typed, start: str = "") -> dict[str, Any]:
    """What was typed, as a form shows it again, without judging it."""
    return {
        name.removeprefix(start): values[0] if len(values) == 1 else values
        for name, values in typed.items()
        if name.startswith(start)
    }


def _print_of(typed: Mapping[str, list[str]]) -> bytes:
    """What makes two submits the same."""
    return sha256(json.dumps(typed, sort_keys=True).encode()).digest()
